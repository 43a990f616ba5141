"""Counts as texts state them: a number with its bounds, its hedge, or a vague word.

Nothing is made more exact than it was said. "About 3,000" keeps its "about"; "dozens" is a bound
below and none above; `quantities` says what each word means. Ordinals, dates, years, times of day,
percentages, numbers of things (No. 5) and parts of names (Ashraf-3) are not counts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from archive.analysis.values.expressions import dated_spans
from archive.analysis.values.numerals import SCALES, Numeral, Token, numeral, tokens, word_at
from archive.analysis.values.quantities import AFTER, BEFORE, NOT_BEFORE, VAGUE, Count, say_count

__all__ = ["Count", "FoundCount", "counts", "parse_count", "say_count"]


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A count and where it stands: code points of the given text, half-open."""

    start: int
    end: int
    count: Count


_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True, slots=True)
class _Read:
    count: Count
    after: int  # the index of the token after it


_Phrases = dict[str, list[tuple[tuple[str, ...], _Meaning]]]
"""By their first word, the longest first."""


def _phrases(table: Iterable[tuple[str, _Meaning]]) -> _Phrases[_Meaning]:
    listed: _Phrases[_Meaning] = {}
    for phrase, meaning in table:
        words = tuple(phrase.split())
        listed.setdefault(words[0], []).append((words, meaning))
    for found in listed.values():
        found.sort(key=lambda entry: len(entry[0]), reverse=True)
    return listed


def _each(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return [(phrase, kind) for kind, listed in table.items() for phrase in listed.split(",")]


_HEDGES: Final = _phrases(_each(BEFORE))
_TAILS: Final = _phrases(_each(AFTER))
_VAGUE: Final = _phrases(VAGUE.items())
_MEASURES: Final = _phrases(
    (phrase, True)
    for phrase in ("%", "percent", "per cent", "pct", "pc", "am", "a . m", "pm", "p . m", "درصد")
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PEOPLE: Final = re.compile(r"\w+s|people|men|women|children|police|نفر|تن")
_TO: Final = {"to", "-", "–", "—", "تا"}
_BETWEEN: Final = {"between": {"and"}, "from": {"to"}, "بین": {"تا", "و"}}
_COUNTED_COMPOUNDS: Final = {"member", "strong", "person", "man", "seat", "odd", "vehicle", "truck"}


def counts(text: str, *, articles: bool = False) -> list[FoundCount]:
    """Return every count of a text, in order, each the longest that begins at its place.

    ``articles``: "a" and "an" count as one; for words to which a person has pointed.
    """
    given = tokens(text)
    dated = _Spans(dated_spans(text))
    found, at = [], 0
    while at < len(given):
        read = _read(given, at)
        if read is None and articles and word_at(given, at) in {"a", "an"}:
            read = _Read(Count(1, 1), at + 1)
        if read:
            start, end = given[at].start, given[read.after - 1].end
            if not (dated.touch(start, end) or _may_be_year(given, at, read.after)):
                found.append(FoundCount(start, end, read.count))
        at = read.after if read else at + 1
    return found


def parse_count(text: str) -> Count:
    """Return the count that a curator wrote.

    Raises ValueError with a sentence for the curator when the whole text is not one count.
    """
    given = tokens(text)
    read = _read(given, 0) if given else None
    if read is None or read.after < len(given):
        raise ValueError(
            f"“{text}” is not one count: write a number with its bound, as 150, about 3000, "
            "at least 1, 20 to 30, or a word such as dozens, many, no"
        )
    return read.count


def _read(given: list[Token], at: int) -> _Read | None:
    """Read the longest count that begins at a token: hedges, then a number or a vague word."""
    if hedge := _phrase(given, at, _HEDGES):
        kind, after = hedge
        inner = _read_hedged(given, after)
        return _Read(inner.count.bounded(kind), inner.after) if inner else None
    return _vague(given, at) or _plain(given, at)


def _read_hedged(given: list[Token], at: int) -> _Read | None:
    """Read what may follow a hedge: one more hedge ("at least some 300"), or a count."""
    if hedge := _phrase(given, at, _HEDGES):
        kind, after = hedge
        inner = _plain(given, after)
        return _Read(inner.count.bounded(kind), inner.after) if inner else None
    return _plain(given, at) or _vague_number(given, at)


def _vague_number(given: list[Token], at: int) -> _Read | None:
    """Read a vague word that a hedge can bound: "several hundred", "dozens", not "no"."""
    read = _vague(given, at)
    return read if read and read.count.least > 0 else None


def _plain(given: list[Token], at: int) -> _Read | None:
    """Read a number or a range, and a bound behind it ("or more")."""
    read = _range(given, at) or _single(given, at)
    if read and (tail := _phrase(given, read.after, _TAILS)):
        kind, after = tail
        return _Read(read.count.bounded(kind), after)
    return read


def _single(given: list[Token], at: int) -> _Read | None:
    number = _number(given, at)
    return _Read(Count(number.value, number.value), number.after) if number else None


def _range(given: list[Token], at: int) -> _Read | None:
    """Read "20 to 30", "20-30", "two or three", "between 20 and 30"."""
    opening = _BETWEEN.get(word_at(given, at))
    first = numeral(given, at + 1 if opening else at)
    if not first or first.after >= len(given):
        return None
    if given[first.after].text not in (opening or _TO | {"or", "یا"}):
        return None
    second = _number(given, first.after + 1)
    if not second or second.value <= first.value or not _begins(given, at):
        return None
    return _Read(Count(first.value, second.value), second.after)


def _number(given: list[Token], at: int) -> Numeral | None:
    """Read a number that counts things: no percentage, time of day or part of another word."""
    found = numeral(given, at)
    return found if found and _begins(given, at) and _ends(given, found.after) else None


def _begins(given: list[Token], at: int) -> bool:
    """Tell whether a number begins here and is no later part of a word ("Ashraf-3", "F16")."""
    if at == 0 or given[at - 1].end < given[at].start:
        return at == 0 or not _two_numbers(given, at)
    glued = given[at - 1]
    if glued.text in _TO:  # a dash glued to a word makes a name; one to a number, a range
        return at > 1 and given[at - 2].kind == "number" and _counted_range(given, at)
    return glued.kind == "sign" and glued.text not in "/:.#@_'"


def _counted_range(given: list[Token], at: int) -> bool:
    first, second = numeral(given, at - 2), numeral(given, at)
    return bool(first and second and first.value < second.value)


def _ends(given: list[Token], after: int) -> bool:
    """Tell whether a number ends here and is no first part of a word ("3rd", "10:30", "5 %")."""
    if after >= len(given):
        return True
    following = given[after]
    if _phrase(given, after, _MEASURES) or _two_numbers(given, after):
        return False
    if following.start > given[after - 1].end:
        return True
    if following.text in _TO:
        return _is_counted_compound(given, after + 1)
    return following.kind in {"sign", "break"} and following.text not in "/:"


def _is_counted_compound(given: list[Token], at: int) -> bool:
    """Tell whether what follows a hyphen lets the number count: "12-member", "300-odd"."""
    if at < len(given) and given[at].kind == "number":
        return False
    compound = word_at(given, at)
    return not compound or compound in _COUNTED_COMPOUNDS or compound in SCALES


def _two_numbers(given: list[Token], at: int) -> bool:
    """Tell whether two numbers stand side by side: "12 000" may be one or two."""
    return given[at - 1].kind == given[at].kind == "number"


def _vague(given: list[Token], at: int) -> _Read | None:
    """Read a vague word, alone or multiplied: "dozens", "several hundred", "tens of thousands"."""
    found = _phrase(given, at, _VAGUE)
    if not found or not _begins(given, at):
        return None
    count, after = found
    refused = NOT_BEFORE.get(given[at].text, set())
    if after < len(given) and given[after].text in refused:
        return None
    return _multiplied(given, count, after)


def _multiplied(given: list[Token], count: Count, after: int) -> _Read:
    """Multiply a vague word by the unit after it: "several hundred", "tens of thousands"."""
    at = after + (word_at(given, after) == "of")
    unit = word_at(given, at)
    factor = SCALES.get(unit) or SCALES.get(unit.removesuffix("s"), 0)
    if not factor or count.least <= 1:
        return _Read(count, after)
    most = None if count.most is None else count.most * factor
    return _Read(Count(count.least * factor, most, about=True), at + 1)


def _phrase(given: list[Token], at: int, table: _Phrases[_Meaning]) -> tuple[_Meaning, int] | None:
    """Return what the longest phrase of a table at a place stands for, and the place after it."""
    for words, meaning in table.get(given[at].text, ()) if at < len(given) else ():
        if tuple(token.text for token in given[at : at + len(words)]) == words:
            return meaning, at + len(words)
    return None


def _may_be_year(given: list[Token], at: int, after: int) -> bool:
    """Tell whether a number can as well be a year: "its 1986 profit", but not "1986 men"."""
    if after > at + 1 or not _YEAR.fullmatch(given[at].text):
        return False
    return not _PEOPLE.fullmatch(word_at(given, after))


class _Spans:
    """Places in a text, in order and apart, asked for from its beginning to its end."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        """Begin before the first."""
        self._spans, self._at = spans, 0

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a character with a place."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < end
