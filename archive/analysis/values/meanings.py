"""What a time expression means: an EDTF date, or nothing with the reason.

Each function here takes the words that an expression's pattern found, by name, and the day from
which it counts. None of them looks at a text or at a clock. Dates are those of EDTF level 1
(ISO 8601-2:2019, https://www.loc.gov/standards/datetime/), weeks those of ISO 8601: from Monday.

In what they say, ``{anchor}`` stands for the day from which they count.
"""

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from archive.analysis.values.numerals import numeral, tokens

Words = Mapping[str, str]
"""The named parts of an expression as they stand, digits folded to ASCII."""


class Meant(NamedTuple):
    """An EDTF date and how it was found, or None and why not."""

    edtf: str | None
    how: str


class Seen(NamedTuple):
    """From where an expression is read."""

    day: dt.date
    tense: str = "past"  # past | coming | unclear: what the words before it speak of
    first_weekday: int = 0  # of a week; 0 is Monday


Absolute = Callable[[Words], Meant]
Relative = Callable[[Words, Seen], Meant]

MONTHS: Final = {name.casefold(): at for at, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): at for at, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9
WEEKDAYS: Final = {name.casefold(): at for at, name in enumerate(calendar.day_name)} | {
    name.casefold(): at for at, name in enumerate(calendar.day_abbr)
}
DECEMBER: Final = 12
STATED: Final = "stated in full"
UNCLEAR: Final = "past and future are not told apart here"


def refused(why: str) -> Meant:
    """Return a refusal."""
    return Meant(None, why)


def edtf_day(year: int, month: int, day: int) -> str | None:
    """Return a day in EDTF, None where there is none."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def between(first: dt.date | str, last: dt.date | str) -> str:
    """Return an interval in EDTF."""
    return f"{first}/{last}"


def agreeing(text: str | None, weekday: str | None) -> Meant:
    """Return a day, refused if there is none or the weekday beside it is another."""
    if text is None:
        return refused("there is no such day")
    named = WEEKDAYS.get((weekday or "").casefold().rstrip("."))
    if named is not None and dt.date.fromisoformat(text).weekday() != named:
        return refused("the day of the week and the date do not agree")
    return Meant(text, STATED)


def exact(text: str) -> int | None:
    """Return the number that words say, None where they are vague ("a few")."""
    if text.casefold() in {"a", "an", "the"}:
        return 1
    given = tokens(text)
    found = numeral(given, 0)
    return found.value if found and found.after == len(given) else None
