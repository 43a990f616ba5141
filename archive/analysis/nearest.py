"""What a quotation was probably meant to say: the article's words that are most like it."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.analysis.reading import Passage, Reading
from archive.text.fold import ALIKE

_MOST_COMPARED = 10_000_000  # characters of the text times characters of the quotation
_MOST_EQUAL = 1_000_000  # pairs of one and the same character in both; in prose, a 15th of them
_LEAST_LIKE = 0.6
_LONGEST_SHOWN = 160
_GROUPS = (ALIKE["'"] + '"“”„«»‹›', ALIKE["-"] + "–—", *list(ALIKE.values())[2:])
_ANY_OF = {sign: f"[{re.escape(group)}]" for group in _GROUPS for sign in group}


@dataclass(frozen=True, slots=True)
class Near:
    """Words of the article. ``alike``: they differ in signs, white space or capitals only."""

    start: int
    end: int
    passage: Passage
    alike: bool

    def shown(self, text: str, first_line: int) -> str:
        """Return the words, and where they stand; ``first_line`` 0: lines are not known."""
        words = " ".join(text[self.start : self.end].split())
        cut = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()} …"
        line = first_line + text.count("\n", 0, self.start)
        where = f", line {line}" if first_line else ""
        return f"“{cut}” ({self.passage.place} of the article{where})"


def words_at(start: int, end: int, reading: Reading) -> str:
    """Return the words of a report at a position, as messages show them; nothing outside of it."""
    passage = reading.passage_at(start)
    return Near(start, end, passage, alike=False).shown(reading.text or "", 0) if passage else ""


def nearest(words: str, reading: Reading) -> Near | None:
    """Return the words of a report that are most like ``words``, or None when none are near."""
    text = reading.text or ""
    if len(text) * len(words) > _MOST_COMPARED or _equal(words, text) > _MOST_EQUAL:
        return None
    passages = list(reading.published)
    same = _but_for_signs(words, text, passages)
    return same or max(
        (near for passage in passages if (near := _likest(words, text, passage))),
        key=lambda near: _likeness(words, text[near.start : near.end]),
        default=None,
    )


def _equal(words: str, text: str) -> int:
    """Return how often a character of the one is one of the other: what comparing them takes."""
    return sum(number * text.count(sign) for sign, number in Counter(words).items())


def _but_for_signs(words: str, text: str, passages: list[Passage]) -> Near | None:
    spelt = ("".join(_ANY_OF.get(sign, re.escape(sign)) for sign in word) for word in words.split())
    pattern = re.compile(r"\s+".join(spelt), re.IGNORECASE)
    for passage in passages:
        if found := pattern.search(text, passage.start, passage.end):
            return Near(found.start(), found.end(), passage, alike=True)
    return None


def _likest(words: str, text: str, passage: Passage) -> Near | None:
    """Return the words of a passage that lie as ``words`` do around what both have in common."""
    part = text[passage.start : passage.end]
    common = SequenceMatcher(None, part, words, autojunk=False).find_longest_match()
    start = max(0, common.a - common.b)
    end = min(len(part), start + len(words))
    while start and not part[start - 1].isspace():
        start -= 1
    while end < len(part) and not part[end].isspace():
        end += 1
    found = part[start:end]
    if _likeness(words, found) < _LEAST_LIKE:
        return None
    lead = len(found) - len(found.lstrip())
    begin = passage.start + start
    return Near(begin + lead, begin + len(found.rstrip()), passage, alike=False)


def _likeness(words: str, found: str) -> float:
    return SequenceMatcher(None, words, found, autojunk=False).ratio()
