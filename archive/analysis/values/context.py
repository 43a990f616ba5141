"""What stands around a time expression: its sentence, its paragraph, a quotation, a tense."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final, Self

from archive.analysis.sentences import sentences
from archive.analysis.values.patterns import FUNCTION_WORDS

_MARKS: Final = re.compile(r"[“”«»\"\n]")
_LOOKED_AT: Final = 160  # code points before an expression: the clause it stands in
_COMING: Final = re.compile(
    r"\b(?:will|shall|due|scheduled|slated|upcoming|going\s+to"
    r"|(?:is|are)\s+(?:to|set|planned|expected)|قرار\s+است|خواهد|خواهند)\b",
    re.IGNORECASE,
)
_UNCLEAR: Final = re.compile(
    r"\b(?:would|may|might|could|can|should|must"
    r"|(?:was|were|been)\s+(?:to|due|set|scheduled|planned|expected|slated|going)"
    r"|to\s+(?!(?:the|a|an|his|her|its|their|reports)\b)[a-z]+(?=(?:\s+\S+){0,5}\s*\Z))\b"
)
_SAYING: Final = re.compile(
    r"\b(?:said|says|saying|told|announced|reported|added|stated|according)\b", re.IGNORECASE
)
_PLANNED: Final = re.compile(
    r"\b(?:arrives?|begins?|starts|opens|meets?|resumes?|departs?|convenes?|leaves|flies|visits"
    r"|holds|votes|speaks|returns|ends|expires?|takes|goes|comes|is|are)\b"
)
_PAST: Final = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|made|took|came|went|gave|met|held|left|began|fell|rose|won|lost"
    r"|led|sent|kept|found|brought|bought|sold|struck|spoke|broke|flew|wrote|saw|got|fought|stood"
    r"|drew|withdrew|grew|sank|said|told|شد|شدند|کرد|کردند|بود|بودند|گفت|گفتند|داد|دادند|رفت|گرفت|نمود"
    r"|رسید|یافت)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[,;:()“”\"—–]|\b(?:and|after|before|which|who|that|as|when|since)\b")
_DETERMINED: Final = re.compile(r"(?:\b(?:the|a|an|this|that)|['’]s)\s+\Z", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s+([a-z]+)")


@dataclass(frozen=True, slots=True)
class Context:
    """A text with the places where its sentences, paragraphs and quotations begin and end."""

    text: str
    _sentences: list[int] = field(default_factory=list)
    _paragraphs: list[int] = field(default_factory=list)
    _marks: list[int] = field(default_factory=list)
    _depths: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Self:
        """Look through a text once."""
        context = cls(text)
        context._sentences.extend(start for start, _ in sentences(text, 0, len(text)))
        depth = 0
        for mark in _MARKS.finditer(text):
            depth = _depth(depth, mark[0])
            context._marks.append(mark.end())
            context._depths.append(depth)
            if mark[0] == "\n":
                context._paragraphs.append(mark.end())
        return context

    def paragraph(self, at: int) -> int:
        """Return where the paragraph of a place begins."""
        return _last(self._paragraphs, at)

    def sentence(self, at: int) -> int:
        """Return where the sentence of a place begins."""
        return max(_last(self._sentences, at), self.paragraph(at))

    def in_quotation(self, at: int) -> bool:
        """Tell whether a place stands inside a quotation of its paragraph."""
        index = bisect_right(self._marks, at)
        return index > 0 and self._depths[index - 1] > 0

    def tense(self, start: int, end: int) -> str:
        """Tell of what the words around a place speak: past, coming, unclear, or unsaid."""
        before = self.text[max(self.sentence(start), start - _LOOKED_AT) : start]
        return _tense_before(before) or _tense_after(self._rest(end))

    def _rest(self, end: int) -> str:
        """Return what follows in the sentence."""
        index = bisect_right(self._sentences, end)
        stop = self._sentences[index] if index < len(self._sentences) else len(self.text)
        return self.text[end : min(stop, end + _LOOKED_AT)].partition("\n")[0]

    def is_attributive(self, start: int, end: int) -> bool:
        """Tell whether the words between stand as an attribute: "the June 20 raid"."""
        noun = _NOUN.match(self.text, end)
        if not noun or noun[1] in FUNCTION_WORDS:
            return False
        return _DETERMINED.search(self.text, max(0, start - 6), start) is not None


def _tense_before(before: str) -> str | None:
    """Return of what the words before an expression speak, None where they do not say."""
    coming = [*_COMING.finditer(before)]
    unclear = _UNCLEAR.search(before)
    for mark in coming[-1:]:
        rest = before[mark.end() :]
        if not _SAYING.search(rest):
            return "unclear" if unclear or _BREAK.search(rest) else "coming"
    if unclear and not _SAYING.search(before, unclear.end()):
        return "unclear"
    planned = [*_PLANNED.finditer(before)]
    past = [*_PAST.finditer(before)]
    if planned and (not past or past[-1].start() < planned[-1].start()):
        return "unclear"
    return "past" if past else None


def _tense_after(rest: str) -> str:
    """Return of what the words after an expression speak: the first of their verbs tells."""
    past = _PAST.search(rest)
    for pattern in (_COMING, _UNCLEAR, _PLANNED):
        ahead = pattern.search(rest, 0, past.start() if past else len(rest))
        if ahead:
            return "unclear"
    return "past" if past else "unsaid"


def _last(starts: list[int], at: int) -> int:
    index = bisect_right(starts, at)
    return starts[index - 1] if index else 0


def _depth(depth: int, mark: str) -> int:
    """Return how deep in quotations a text is after a mark; each paragraph begins outside."""
    if mark == "\n":
        return 0
    if mark == '"':
        return 0 if depth else 1
    return depth + 1 if mark in "“«" else max(0, depth - 1)
