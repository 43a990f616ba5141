"""Dates that keep their precision: the part of EDTF level 1 that archives need.

Standard: Extended Date/Time Format, ISO 8601-2:2019, https://www.loc.gov/standards/datetime/ .
Read: ``2023-06-20``, ``2018-03``, ``2014``, each with ``~`` (approximate), ``?`` (uncertain) or
``%`` (both); ``201X``, ``XXXX-06-13``, ``2019-06-XX`` (unspecified digits); intervals ``a/b``, and
``..`` or nothing for an open or unknown end.
"""

import calendar
import contextlib
import datetime as dt
import re
import time
from dataclasses import dataclass
from functools import lru_cache

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)",
    re.ASCII,
)
_OTHER_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y")
_MONTHS = tuple(calendar.month_name)


class DateError(ValueError):
    """A text is not a date; ``impossible`` when it has the form of one (30 February)."""

    def __init__(self, message: str, *, impossible: bool = False) -> None:
        """Keep the message and whether the form at least was right."""
        super().__init__(message)
        self.impossible = impossible


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date or interval as it was written, with the days it can mean (both inclusive).

    Ordered by its first possible day. ``first`` and ``last`` are ``date.min`` and ``date.max``
    where the end is open or the year unknown.
    """

    first: dt.date
    last: dt.date
    text: str
    approximate: bool = False
    uncertain: bool = False

    @property
    def year(self) -> int | None:
        """The year in which it begins, None when no text says."""
        if self.first > dt.date.min:
            return self.first.year
        return self.last.year if self.last < dt.date.max else None

    @property
    def anchor(self) -> dt.date:
        """The day by which it is put in order: its first, or its last where the start is open."""
        return self.first if self.first > dt.date.min else self.last

    @property
    def is_open(self) -> bool:
        """Whether an end is open or unknown."""
        return self.first == dt.date.min or self.last == dt.date.max

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Read an EDTF text. Raises DateError with a sentence for the archivist."""
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    first = _end(start, open_as=dt.date.min)
    last = _end(end, open_as=dt.date.max)
    if first.first > last.last:
        raise DateError(f"the interval {text} ends before it begins", impossible=True)
    return Date(
        first.first,
        last.last,
        text,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def guess(text: str) -> str | None:
    """Return the EDTF date that a text of another form means, None where that is not certain.

    >>> guess("1 April 2031"), guess("2.4.2031"), guess("4/2/2031")
    ('2031-04-01', '2031-04-02', None)
    """
    for form in _OTHER_FORMS:
        with contextlib.suppress(ValueError):
            return time.strftime("%Y-%m-%d", time.strptime(text, form))
    return None


def say(date: Date) -> str:
    """Return the date in English words, as precise as it is: "about 26 October 2019"."""
    return _say(date.text)


@lru_cache(maxsize=65536)
def _say(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _say_point(start)
    opened, closed = start in {"", ".."}, end in {"", ".."}
    if opened and closed:
        return "at an unknown time"
    if closed:
        return f"from {_say_point(start)}"
    if opened:
        return f"until {_say_point(end)}"
    return f"{_say_point(start)} to {_say_point(end)}"


def _end(text: str, *, open_as: dt.date) -> Date:
    return Date(open_as, open_as, text) if text in {"", ".."} else _point(text)


def _point(text: str) -> Date:
    found = _POINT.fullmatch(text)
    if not found:
        raise DateError(f"“{text}” is not a date in EDTF form")
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    first, last = _days(text, year, month, day)
    if year == "XXXX":
        first, last = dt.date.min, dt.date.max
    return Date(first, last, text, approximate=mark in {"~", "%"}, uncertain=mark in {"?", "%"})


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    early, late = _years(text, year)
    if not _within(month, 12):
        raise DateError(f"“{text}” has no such month", impossible=True)
    if not _within(day, 31):
        raise DateError(f"“{text}” has no such day", impossible=True)
    if month is None or month == "XX":
        return dt.date(early, 1, 1), dt.date(late, 12, 31)
    if day is None or day == "XX":
        return dt.date(early, int(month), 1), dt.date(late, int(month), _month_length(late, month))
    years = [y for y in range(early, late + 1) if int(day) <= _month_length(y, month)]
    if not years:
        raise DateError(f"“{text}” has no such day", impossible=True)
    return dt.date(years[0], int(month), int(day)), dt.date(years[-1], int(month), int(day))


def _years(text: str, year: str) -> tuple[int, int]:
    """Return the first and the last year that a text can mean; of an unknown one, a leap year."""
    if year == "XXXX":
        return 2000, 2000
    early = int(year.replace("X", "0"))
    if early == 0:
        raise DateError(f"“{text}” lies before the year 1", impossible=True)
    return early, int(year.replace("X", "9"))


def _within(digits: str | None, most: int) -> bool:
    return digits is None or digits == "XX" or 1 <= int(digits) <= most


def _month_length(year: int, month: str) -> int:
    return calendar.monthrange(year, int(month))[1]


def _say_point(text: str) -> str:
    found = _POINT.fullmatch(text)
    if not found:  # pragma: no cover - only parsed texts come here
        return text
    words = _say_day(found["year"], found["month"], found["day"])
    before = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(found["mark"], "")
    return before + words


def _say_day(year: str, month: str | None, day: str | None) -> str:
    in_year = ", year not stated" if year == "XXXX" else f" {_say_year(year)}"
    if month is None or month == "XX":
        return in_year.strip(" ,")
    name = _MONTHS[int(month)]
    return f"{name}{in_year}" if day is None or day == "XX" else f"{int(day)} {name}{in_year}"


def _say_year(year: str) -> str:
    """Return a year, a decade ("2010s") or, with two digits unknown, the years of a century."""
    if year.endswith("XX"):
        return f"{year[:2]}00–{year[:2]}99"
    return year.replace("X", "0") + "s" if year.endswith("X") else year
