"""A reading: what is known of one article's text, wherever its words are.

With the text at hand a reading is made from it; without, from committed findings. Pages, data
and backlinks see no difference, except that ``text`` is None.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from textwrap import shorten
from typing import NamedTuple

from archive.analysis.decisions import decided
from archive.analysis.names import Lexicon, Span
from archive.analysis.reuse.pairs import Pair
from archive.analysis.sentences import sentences
from archive.records.blanks import MARK, Blank, pieces
from archive.records.model import Article, Zone
from archive.records.problems import Mark, Problems

_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")
_WORDS = re.compile(r"\S+")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})
_PLACES = {
    "headline": "headline", "standfirst": "standfirst", "byline": "byline", "dateline": "dateline",
    "subhead": "subheading", "caption": "caption", "photo_credit": "photo credit",
    "agency_credit": "credit line", "embed": "embedded post",
    "embed_attribution": "attribution of the post",
}  # fmt: skip


class Passage(NamedTuple):
    """One zone of the text: a paragraph, headline, caption … Offsets are code points, half-open.

    ``number`` counts the paragraphs of the body from 1; 0 in other zones.
    """

    start: int
    end: int
    zone: str
    rule: str
    lang: str
    dir: str
    number: int

    @property
    def place(self) -> str:
        """Where it stands in the report, in words: "paragraph 3", "headline"."""
        return f"paragraph {self.number}" if self.number else _PLACES.get(self.zone, self.zone)


class Sentence(NamedTuple):
    """A sentence, and the index of its passage."""

    start: int
    end: int
    passage: int


class Mention(NamedTuple):
    """A name in the text, whom it means, the index of its sentence, and how it is written.

    ``form`` is "" where that is not known.
    """

    start: int
    end: int
    entity: str
    sentence: int
    form: str = ""


class Doubt(NamedTuple):
    """A name that several entities share: it links to nothing until a person decides."""

    start: int
    end: int
    entities: tuple[str, ...]


class Derived(NamedTuple):
    """A span of quoted words, the date that they mean (EDTF), and how that was worked out."""

    start: int
    end: int
    date: str
    how: str


class Change(NamedTuple):
    """The passages that only another version of a report has, and those that it lacks."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an article's text. ``text`` is None where the words are not here."""

    article: str
    capture: str
    text: str | None
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    doubts: tuple[Doubt, ...] = ()
    pairs: tuple[Pair, ...] = ()
    """What it shares with other texts, as its findings have it; empty where the text is here."""
    derived: tuple[Derived, ...] = ()
    """How dates were worked out from its words, as its findings have it; likewise."""
    blanks: tuple[Blank, ...] = ()
    """Where words were redacted: there ``text`` has a sign of its own for each that stood there."""
    before: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Quoted span -> SHA-256 of its words before some of them were redacted."""
    changes: tuple[Change | None, ...] = ()
    """What changed with each version of the report; None where its words may not be told."""

    def words(self, start: int, end: int) -> str:
        """Return ``text[start:end]`` with one mark for each blank, however long."""
        if not self.blanks:
            return (self.text or "")[start:end]
        text, parts = self.text or "", pieces(start, end, self.blanks)
        return "".join(MARK if blank else text[a:b] for a, b, blank in parts)

    @property
    def published(self) -> Iterator[Passage]:
        """The passages that are part of the report, in order."""
        return (passage for passage in self.passages if passage.zone != "chrome")

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds a code point, None outside of all."""
        index = bisect_left(self.sentences, (offset + 1,)) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a code point, None outside of all."""
        index = bisect_left(self.passages, (offset + 1,)) - 1
        if index >= 0 and offset < self.passages[index].end:
            return self.passages[index]
        return None

    def passage_of(self, mention: Mention) -> Passage:
        """Return the passage in which a mention stands."""
        return self.passages[self.sentences[mention.sentence].passage]


def read_text(article: Article, text: str, lexicon: Lexicon, problems: Problems) -> Reading:
    """Read a text: its passages, sentences and mentions. Zones and exceptions are checked."""
    passages = passages_of(article, text, problems)
    meant = _meant(article, text, passages, lexicon, problems)
    found = sentences_of(text, passages, meant)
    doubts = tuple(Doubt(*span, ids) for span, ids in meant.items() if len(ids) > 1)
    mentions = tuple(
        Mention(*span, ids[0], bisect_left(found, (span[0] + 1,)) - 1, text[slice(*span)])
        for span, ids in meant.items()
        if len(ids) == 1
    )
    return Reading(article.id, capture_name(article), text, passages, found, mentions, doubts)


def capture_name(article: Article) -> str:
    """Return what offsets count in: the file of the capture or transcript, or the record's body.

    Of a file whose name holds a redacted name it tells no more than that there is one.
    """
    if article.capture is None:
        return f"{article.id}.md"
    if "capture" in article.concealed:
        return f"{article.id} (capture)"
    return (article.capture.transcript or article.capture).path


def passages_of(article: Article, text: str | None, problems: Problems) -> tuple[Passage, ...]:
    """Return the zones in text order, numbered; without zones each paragraph of the text is body.

    ``text`` None (not here): the record's zones, unchecked against words.
    """
    zones = sorted(article.zones, key=lambda zone: (zone.start, zone.end))
    if zones and text is not None:
        _check_zones(article, zones, text, problems)
    return numbered(article, zones or (paragraphs(article, text) if text is not None else ()))


def numbered(article: Article, zones: Iterable[Zone]) -> tuple[Passage, ...]:
    """Return zones that come in text order as passages, the paragraphs of the body numbered."""
    passages, number = [], 0
    for zone in zones:
        number += zone.zone == "body"
        lang = zone.lang or article.language
        passages.append(
            Passage(
                zone.start, zone.end, zone.zone, zone.rule, lang,
                zone.dir or direction(lang), number if zone.zone == "body" else 0,
            )
        )  # fmt: skip
    return tuple(passages)


@lru_cache
def direction(language: str) -> str:
    """Return the direction of a language's script: "rtl" or "ltr"."""
    if "-Latn" in language:
        return "ltr"
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT or "-Arab" in language else "ltr"


def sentences_of(
    text: str, passages: Sequence[Passage], names: Iterable[Span]
) -> tuple[Sentence, ...]:
    """Return the sentences of all published passages; none ends inside a name."""
    found = [
        Sentence(start, end, index)
        for index, passage in enumerate(passages)
        if passage.zone != "chrome"
        for start, end in sentences(text, passage.start, passage.end)
    ]
    broken = set(_broken(found, names))
    return tuple(_joined(found, broken) if broken else found)


def _broken(found: Sequence[Sentence], names: Iterable[Span]) -> Iterator[int]:
    """Yield the indexes of the sentences that end inside a name."""
    for start, end in names:
        index = bisect_left(found, (start + 1,)) - 1
        while found[index].end < end:
            yield index
            index += 1


def _joined(found: Iterable[Sentence], broken: set[int]) -> list[Sentence]:
    """Return sentences, some of them as one with the next."""
    joined: list[Sentence] = []
    for index, sentence in enumerate(found):
        begun = joined.pop() if index - 1 in broken else sentence
        joined.append(Sentence(begun.start, sentence.end, begun.passage))
    return joined


def _meant(
    article: Article,
    text: str,
    passages: Sequence[Passage],
    lexicon: Lexicon,
    problems: Problems,
) -> dict[Span, tuple[str, ...]]:
    """Return the names of a text in order and whom each may mean, after the exceptions."""
    spans = [(passage.start, passage.end) for passage in passages if passage.zone != "chrome"]
    found = {(start, end): ids for start, end, ids in lexicon.find(text, spans)}
    return decided(found, article.mentions, text, spans, problems) if article.mentions else found


def paragraphs(article: Article, text: str) -> Iterator[Zone]:
    """Yield the paragraphs of a text without zones: a blank line ends one."""
    blanks = [blank.span() for blank in _BLANK_LINE.finditer(text)]
    edges = chain((0,), chain.from_iterable(blanks), (len(text),))
    for begin, reached in zip(edges, edges, strict=True):  # two at a time
        block = text[begin:reached]
        start, end = reached - len(block.lstrip()), begin + len(block.rstrip())
        if start < end:
            yield paragraph(article, start, end)


def paragraph(article: Article, start: int, end: int) -> Zone:
    """Return the zone of one paragraph of a text whose record names no zones."""
    return Zone(start=start, end=end, zone="body", rule="blank line", at=article.at)


def _check_zones(article: Article, zones: list[Zone], text: str, problems: Problems) -> None:
    reached = 0
    for zone in zones:
        if not zone.start < zone.end <= len(text):
            said = (
                f"the span {zone.start}–{zone.end} is not inside the text, which is 0–{len(text)}"
            )
            fix = "write where the span begins and where it ends"
            problems.add(zone.at.mark, "zone-outside", said, fix)
        elif zone.start < reached:
            said = f"the zone begins at {zone.start}, before the zone above ends ({reached})"
            fix = f"let this zone begin at {reached} or later, or the other end earlier"
            problems.add(zone.at.mark, "zone-overlap", said, fix)
        else:
            _check_gap(text, reached, zone.start, zone.at.mark, problems)
        reached = max(reached, zone.end)
    _check_gap(text, reached, len(text), article.at.of("zones"), problems)


def _check_gap(text: str, start: int, end: int, mark: Mark, problems: Problems) -> None:
    lost = _WORDS.search(text, start, end) if start < end else None
    if lost:
        words = text[lost.start() : end].rstrip()
        said = f"the words “{shorten(words, 40, placeholder=' …')}” lie in no zone"
        place = f"{lost.start()}–{lost.start() + len(words)}"
        fix = f"add a zone for {place} (chrome, if it is no part of the report)"
        problems.add(mark, "zone-gap", said, fix)
