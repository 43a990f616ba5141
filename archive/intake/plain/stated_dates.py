"""Days that a text states in full, in the languages whose press we know best, with their places.

English and Persian are read as everywhere in the archive (`analysis.values.times`); the names of
months in other languages come from the CLDR by way of Babel. A day without its year is no date.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from archive.analysis.values.calendars import SOLAR_MONTHS
from archive.analysis.values.meanings import edtf_day
from archive.analysis.values.numerals import fold
from archive.analysis.values.times import times

_LOCALES: Final = (
    "en", "fr", "es", "de", "it", "pt", "nl", "tr", "sq", "fa", "ar", "ar_LB", "ru", "uk",
)  # fmt: skip
_READ: Final = 100_000  # code points looked at
_YEAR: Final = re.compile(r"\d{4}")  # in the digits of any script
_ISO: Final = re.compile(
    r"(?<![\d/-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?=T|(?![\w-]))"
)
_DOTTED: Final = re.compile(
    r"(?<![\d.])(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)


_EAST_ASIAN: Final = re.compile(
    r"(?<!\d)(?P<y>(?:1[5-9]|20)\d\d)\s?[年년]\s?(?P<m>\d\d?)\s?[月월]\s?(?P<d>\d\d?)\s?[日일号]"
)


class Stated(NamedTuple):
    """A date as stated: its place (code points, half-open) and EDTF text."""

    start: int
    end: int
    edtf: str


@cache
def months() -> dict[str, int]:
    """Return the names of the months in all those languages, in lower case."""
    named: dict[str, int] = {}
    for code in _LOCALES:
        for context in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for at, name in context.get(width, {}).items():
                    named.setdefault(fold(name).casefold().rstrip(".").strip(), at)
    return named | {"sept": 9}


@cache
def weekdays() -> frozenset[str]:
    """Return the names of the days of the week in all those languages, in lower case."""
    return frozenset(
        fold(name).casefold().rstrip(".").strip()
        for code in _LOCALES
        for context in Locale.parse(code).days.values()
        for width in ("wide", "abbreviated")
        for name in context.get(width, {}).values()
    )


@cache
def solar_months() -> frozenset[str]:
    """Return the names of the months of the Solar Hijri calendar."""
    return frozenset(SOLAR_MONTHS)


@cache
def month_form() -> str:
    """Return an expression of a month's name."""
    return "(?:" + "|".join(sorted(map(re.escape, months()), key=len, reverse=True)) + ")"


@cache
def _day_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<d>\d\d?)(?:er|º|°|\.)?\s+(?:de\s+)?(?P<m>{month_form()})\.?"
        rf"(?:\s*/\s*{month_form()})?,?\s+"
        r"(?:del?\s+)?(?P<y>(?:1[5-9]|20)\d\d)(?![\w-])",
        re.IGNORECASE,
    )


def full_days(text: str) -> list[Stated]:
    """Return the days that a text states with their year, in order, none over another."""
    if not _YEAR.search(text):
        return []
    folded = fold(text[:_READ])
    found = [
        Stated(one.start, one.end, one.edtf)
        for one in times(text[:_READ], None)
        if one.edtf and _is_day(one.edtf)
    ]
    for form in (_ISO, _DOTTED, _EAST_ASIAN, _day_first()):
        found += filter(None, map(_read, form.finditer(folded)))
    return _apart(found)


def _is_day(edtf: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) is not None


def _read(found: re.Match[str]) -> Stated | None:
    month = found["m"].casefold()
    number = int(month) if month.isdigit() else months()[month]
    edtf = edtf_day(int(found["y"]), number, int(found["d"]))
    return Stated(*found.span(), edtf) if edtf else None


def _apart(found: list[Stated]) -> list[Stated]:
    kept: list[Stated] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def day_of(words: str) -> str | None:
    """Return the one day that a few words state in full, None where they do not."""
    found = {one.edtf for one in full_days(words)} if words else set()
    return found.pop() if len(found) == 1 else None
