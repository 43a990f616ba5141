"""Patterns of time expressions: phrases with named parts, made into regular expressions.

A phrase is lower case and matches any case; a space stands for white space of any length, and a
part in braces for what its table says. Names of months and days keep their capitals, so that
"may" and "march" stay verbs.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from archive.analysis.values.meanings import Absolute, Relative

_PART: Final = re.compile(r"\{(\w+)\}")
_EDGE: Final = r"(?<![\w/-])"
_CLOSE: Final = r"(?![\w/])"


FUNCTION_WORDS: Final = frozenset(
    word
    for words in (
        "a about after against an and are as at before but by during for from had has have he in",
        "is it near of off on or said she than that the they to under until was were when where",
        "which while who will with would",
    )
    for word in words.split()
)
"""Words that are no nouns: after a date, they do not make it an attribute."""


class Kind(NamedTuple):
    """What an expression needs to be read."""

    name: str
    counts_from: str  # nothing | day | told: what it counts from
    yearless: bool = False  # a day or month without its year


STATED: Final = Kind("stated", "nothing")
NEAR: Final = Kind("near", "day")  # said as of the day of speaking: "yesterday", "this week"
WEEKDAY: Final = Kind("weekday", "day")
YEARLESS: Final = Kind("yearless", "day", yearless=True)
YEARLY: Final = Kind("yearly", "day")  # "last year", "last December"
TOLD: Final = Kind("told", "told")  # from something told before: "a week later"
SAME: Final = Kind("same", "told")  # the time told before itself: "at the time"
LENGTH: Final = Kind("length", "nothing")  # how long, not when


@dataclass(frozen=True, slots=True)
class Row:
    """One form of time expression: its regular expression, its kind, and what it means."""

    expression: str
    kind: Kind
    absolute: Absolute | None = None
    relative: Relative | None = None


class Found(NamedTuple):
    """An expression found: its row, its place and its named parts."""

    start: int
    end: int
    row: Row
    words: dict[str, str]


def written(phrase: str, parts: Mapping[str, str]) -> str:
    """Return the regular expression of a phrase."""
    spaced = _PART.sub(lambda part: parts[part[1]], phrase.replace(" ", r"\s+"))
    return f"{_EDGE}(?i:{spaced}){_CLOSE}"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression when it is first looked for: all of them take long."""
    return re.compile(expression)


def any_of(words: Iterable[str]) -> str:
    """Return an expression of one of some words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def find(rows: Iterable[Row], text: str) -> list[Found]:
    """Return what the rows find, the earliest and longest first, none over another.

    Of rows that find the same words, the first counts.
    """
    found = [
        Found(match.start(), match.end(), row, {k: v for k, v in match.groupdict().items() if v})
        for row in rows
        for match in _compiled(row.expression).finditer(text)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
