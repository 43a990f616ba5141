"""Dates as other formats write them, and the EDTF date that they mean.

A date is never completed: what has no year is no date here, and where day and month cannot be told
apart there is none.
"""

import re
from contextlib import suppress

from archive.records import dates

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+\d\d:?\d\d.{0,40}", re.DOTALL)
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})?/?(\d{1,2})?(?:/.{0,40})?", re.DOTALL)
_SINGLE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_WORDS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<month>[a-z]{3,9})\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})(?:[\s,T].{0,40})?",
    re.IGNORECASE | re.DOTALL,
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s+(?P<month>[a-z]{3,9})\.?(?:\s+(?P<day>\d{1,2}))?", re.IGNORECASE
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LONGEST = 80


def edtf_of(said: str) -> str | None:
    """Return the EDTF text that a date of another form means; None where that is not certain.

    >>> edtf_of("2019-10-26T08:00:00Z"), edtf_of("Oct. 26, 2019"), edtf_of("26 October")
    ('2019-10-26', '2019-10-26', None)
    """
    text = said.strip()
    if not text or len(text) > _LONGEST:
        return None
    with suppress(dates.DateError):
        return dates.parse(text).text
    return next((found for form in (_stamp, _numbers, _in_words) if (found := form(text))), None)


def _stamp(text: str) -> str | None:
    found = _STAMP.fullmatch(text)
    return _checked(found[1]) if found else dates.guess(text)


def _numbers(text: str) -> str | None:
    found = _SLASHES.fullmatch(text) or _SINGLE.fullmatch(text)
    return joined(*found.groups()) if found else None


def _in_words(text: str) -> str | None:
    found = _WORDS.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if not found:
        return None
    said = found.groupdict()
    month = month_of(said["month"])
    return month and joined(said["year"], month, said["day"] or said.get("after"))


def month_of(word: str) -> str | None:
    """Return the number of an English month, by its name, three letters of it, or a number."""
    if word.isdecimal():
        return word
    short = word[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else None


def joined(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    """Return a date of its numbers; None where there is no such day."""
    if not year or len(year) > 4:  # noqa: PLR2004 - EDTF level 1 has years of four digits
        return None
    parts = [year.zfill(4), *(part.zfill(2) for part in (month, month and day) if part)]
    return _checked("-".join(parts))


def _checked(text: str) -> str | None:
    try:
        return dates.parse(text).text
    except dates.DateError:
        return None
