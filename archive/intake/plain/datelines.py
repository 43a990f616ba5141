"""Datelines: the place, often the day and the agency, before a report's first words and a dash."""

import re
from functools import cache
from typing import Final, NamedTuple

from archive.analysis.values.calendars import SOLAR_MONTHS
from archive.analysis.values.numerals import fold
from archive.intake.plain.agencies import NAMED, is_agency
from archive.intake.plain.stated_dates import month_form, weekdays
from archive.intake.plain.vocabulary import NO_PLACES

_LEAST_LETTERS: Final = 3  # of a place
_READ: Final = 160  # code points at the start of a paragraph
_DASH: Final = r"\s*[:.]?\s*(?:--?|[–—―])(?:\s+|(?=[“\"«‘]))"
_BRACKETS: Final = r"\((?P<agency>[^()\d\n]{2,40})\)"
_CAPITALS: Final = r"[^\W\d_a-zà-öø-ÿ][^\W\d_a-zà-öø-ÿ.’'-]+"
_REGION: Final = r"(?:,\s[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+)?){0,2}"
_PLACE_CAPS: Final = rf"(?P<capitals>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}){_REGION}"
_PLACE_ANY: Final = r"[^\W\d_a-z][\w.’'\u200c-]+(?:[ /][^\W\d_a-z][\w.’'\u200c-]+){0,3}"


class Dateline(NamedTuple):
    """A dateline at the start of a paragraph.

    ``end`` is where the dash ends, ``text`` the dateline without it; ``date`` its words, or "".
    """

    end: int
    text: str
    place: str
    date: str
    agency: str

    @property
    def is_sure(self) -> bool:
        """Whether more than a place in capitals makes it one."""
        return bool(self.date or self.agency)


@cache
def _date_form() -> str:
    days = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    month = rf"(?:{month_form()}|{'|'.join(SOLAR_MONTHS)})"
    return (
        rf"(?P<date>(?:(?i:{days})\.?,?\s+)?(?:(?i:{month})\.?\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?"
        rf"(?i:{month})\.?)(?:,?\s+(?:de\s+)?\d{{4}})?)"
    )


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms, each with what it needs to be no ordinary sentence."""
    date = _date_form()
    return tuple(
        re.compile(form)
        for form in (
            rf"(?P<place>{_PLACE_ANY}{_REGION}),?\s+{date},?\s*(?:{_BRACKETS}|(?P<named>{NAMED}))?{_DASH}",
            rf"(?P<place>{_PLACE_CAPS}),?\s*{_BRACKETS}{_DASH}",
            rf"(?P<place>{_PLACE_CAPS})(?:,\s(?P<named>{NAMED}))?{_DASH}(?=[^\W\d_a-z]|[“\"«‘\d])",
            rf"(?P<place>{_PLACE_ANY}{_REGION})\s*\((?P<agency>{NAMED}[^()\n]{{0,12}})\){_DASH}",
            rf"(?P<place>{_PLACE_ANY})\s*,?\s*[–—-]?\s*(?P<named>{NAMED})\s*{_DASH}",
        )
    )


def dateline_of(text: str) -> Dateline | None:
    """Read the dateline with which a paragraph begins, None where there is none."""
    head = fold(text[:_READ])
    for form in _forms():
        found = form.match(head)
        if found and _is_place(found) and not text[found.end() :].isupper():
            return _read(text, found)
    return None


def _is_place(found: re.Match[str]) -> bool:
    words, capitals = found["place"], found.groupdict().get("capitals")
    letters = sum(map(str.isalpha, words))
    first, _, _ = words.partition(" ")
    named = first.casefold().strip(",.") not in NO_PLACES and not is_agency(words)
    return named and letters >= _LEAST_LETTERS and (capitals is None or capitals.isupper())


def _read(text: str, found: re.Match[str]) -> Dateline:
    parts = found.groupdict()
    last = max(found.end(name) for name, words in parts.items() if words)
    last += 1 if parts.get("agency") else 0  # its closing bracket
    agency = parts.get("agency") or parts.get("named") or ""
    at = found.start("agency" if parts.get("agency") else "named") if agency else 0
    date = text[found.start("date") : found.end("date")] if parts.get("date") else ""
    dash = len(text[: found.end()].rstrip())
    place = text[found.start("place") : found.end("place")]
    return Dateline(dash, text[:last], place, date, text[at : at + len(agency)].strip())
