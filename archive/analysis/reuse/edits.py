"""The words that differ inside aligned rows, each with its kind.

The word lists are short, English and general; where they say nothing, an edit is "other".
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from archive.analysis.reuse.pairs import Edit
from archive.analysis.reuse.units import Text

NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
    "dozen", "dozens", "half",
})  # fmt: skip
VAGUE = frozenset({"few", "many", "numerous", "several", "some"})
"""Words that stand for a number where the other text has one too."""
MONTHS = frozenset(name.casefold() for name in calendar.month_name if name)
TIMES = frozenset({
    *MONTHS, *(name.casefold() for name in calendar.day_name),
    "today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "day",
    "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "time",
    "earlier", "later", "ago", "last", "recently", "previously", "now", "since",
})  # fmt: skip
HEDGES = frozenset({
    "about", "over", "some", "nearly", "almost", "around", "approximately", "roughly", "reportedly",
    "alleged", "allegedly", "purported", "purportedly", "supposed", "supposedly", "apparent",
    "apparently", "claim", "claims", "claimed", "might", "could", "possible", "possibly",
    "probably", "likely", "suspected", "believed",
})  # fmt: skip
LABELS = (
    "activis", "cult", "demonstrat", "dictator", "dissiden", "exile", "extremis", "faction",
    "fighter", "gang", "group", "guerril", "insurgen", "militan", "movement", "opposition",
    "organi", "outfit", "protest", "rebel", "regime", "rioter", "sect", "separatis", "terror",
)  # fmt: skip
"""Beginnings of words by which reports call people and groups; none is a word of ours."""
_YEAR = re.compile(r"[12]\d{3}")
_DAY_OR_YEAR = re.compile(r"\d{1,2}|[12]\d{3}")
_CLAUSE = 8
"""Tokens by which one side of an edit may exceed twice the other; beyond, it is a clause more."""
_PHRASE = 5
"""Tokens up to which words that come for others are an edit; beyond, all is written anew."""


class Side(NamedTuple):
    """A stretch of one text's tokens, half-open."""

    text: Text
    first: int
    end: int

    @property
    def words(self) -> list[str]:
        """Its tokens."""
        return self.text.tokens.words[self.first : self.end]

    @property
    def entities(self) -> frozenset[str]:
        """Whom the names in it mean."""
        keys = self.text.keys[self.first : self.end]
        return frozenset(key for key in keys if key.startswith("@"))


class Compared(NamedTuple):
    """Two stretches compared token by token; ``matching`` counts the tokens that stay."""

    blocks: tuple[tuple[int, int, int], ...]
    matching: int
    similarity: float


def compare(a: Side, b: Side) -> Compared:
    """Return the tokens that two stretches share in order: first of a, first of b, length.

    The similarity is that of Ratcliff and Obershelp (Dr. Dobb's Journal, July 1988), of tokens.
    """
    words, others = a.words, b.words
    if words == others:  # however long, and however often one word is repeated
        return Compared(((a.first, b.first, len(words)),), len(words), 1.0)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    whole = [_whole_numbers(a, b, block) for block in matcher.get_matching_blocks()]
    blocks = tuple(block for block in whole if block[2] > 0)
    matching = sum(size for _, _, size in blocks)
    return Compared(blocks, matching, 2 * matching / (len(words) + len(others)))


def _whole_numbers(a: Side, b: Side, block: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return a block less what is only a part of a number: 12,000 shares nothing with 17,000."""
    x, y, size = a.first + block[0], b.first + block[1], block[2]
    while size and (_goes_on(a, x) or _goes_on(b, y)):
        x, y, size = x + 1, y + 1, size - 1
    while size and (_goes_on(a, x + size) or _goes_on(b, y + size)):
        size -= 1
    return x, y, size


def _goes_on(side: Side, token: int) -> bool:
    """Whether a token goes on with the number that the token before it began."""
    words, tokens = side.text.tokens.words, side.text.tokens
    if not side.first < token < side.end or not words[token - 1][-1].isdecimal():
        return False
    between = tokens.text[tokens.ends[token - 1] : tokens.starts[token]]
    return words[token][0].isdecimal() and between in {",", ".", "٫", "٬"}


def edits(a: Side, b: Side, compared: Compared) -> Iterator[Edit]:
    """Yield what stands between the tokens that two stretches share, in order."""
    x, y = a.first, b.first
    for first, other, size in (*compared.blocks, (a.end, b.end, 0)):
        if x < first or y < other:
            one, two = Side(a.text, x, first), Side(b.text, y, other)
            yield Edit(kind_of(one, two), *_span(one, a), *_span(two, b))
        x, y = first + size, other + size


def _span(side: Side, row: Side) -> tuple[int, int]:
    """Return the code points of a stretch; of an empty one the end of the word before it."""
    if side.first < side.end:
        return side.text.span(side.first, side.end)
    tokens = side.text.tokens
    place = tokens.ends[side.first - 1] if side.first > row.first else tokens.starts[side.first]
    return place, place


def kind_of(a: Side, b: Side) -> str:
    """Return the kind of an edit by the words that come and go."""
    gone, come = _without(a.words, b.words), _without(b.words, a.words)
    words = gone + come
    less, more = sorted((len(gone), len(come)))
    if less > _PHRASE or more > 2 * less + _CLAUSE:
        return "other"
    if _is_date(words) or (all(map(str.isdecimal, words)) and _beside_month(a, b)):
        return "time"
    if any(map(_is_number, words)) or not (VAGUE.isdisjoint(gone) or VAGUE.isdisjoint(come)):
        return "number"
    if any(word.startswith(LABELS) for word in words):
        return "label"
    if a.entities != b.entities:
        return "name"
    return "other" if HEDGES.isdisjoint(words) else "hedge"


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    return [word for word in words if word not in others]


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in NUMBERS


def _beside_month(*sides: Side) -> bool:
    """Whether the word before or after stretches is the name of a month."""
    return any(
        not MONTHS.isdisjoint(side.text.tokens.words[max(side.first - 1, 0) : side.end + 1])
        for side in sides
    )


def _is_date(words: Sequence[str]) -> bool:
    """Whether words speak of time, and their figures can all be days or years."""
    figures = [word for word in words if word.isdecimal()]
    timed = not TIMES.isdisjoint(words) or any(_YEAR.fullmatch(word) for word in figures)
    return timed and NUMBERS.isdisjoint(words) and all(map(_DAY_OR_YEAR.fullmatch, figures))
