"""Lines that say when a report appeared, and nothing else: dates, times, and words around them."""

import re
from functools import cache
from typing import Final

from archive.analysis.values.numerals import fold
from archive.intake.plain.stated_dates import full_days, months, solar_months, weekdays
from archive.intake.plain.vocabulary import BESIDE_DATES, COUNTED

_LONGEST: Final = 120  # code points
_LEAD: Final = re.compile(
    r"(?:first\s+|last\s+)?(?P<lead>published|posted|updated|modified|uploaded|created|date"
    r"|publié|mis\s+à\s+jour|publicado|actualizado|fecha|veröffentlicht|aktualisiert|stand|datum"
    r"|pubblicato|aggiornato|تاریخ(?:\s+انتشار)?|انتشار|به\s*روز\s*رسانی|نشر(?:\s+في)?|تاريخ(?:\s+النشر)?"
    r"|آخر\s+تحديث)\b[^\w]*",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"(?:last\s+)?(?:updated|modified|mis\s+à|actualizado|aktualisiert|stand\b|aggiornato|به\s*روز|آخر\s+تحديث)",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_NUMERIC: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_MOST_WORDS: Final = 16


@cache
def _allowed() -> frozenset[str]:
    return frozenset(months()) | weekdays() | solar_months() | BESIDE_DATES


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date or a time of reading, and nothing else."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    folded = fold(text).casefold()
    words = _TOKEN.findall(folded)
    if len(words) > _MOST_WORDS or not all(w.isdigit() or w in _allowed() for w in words):
        return False
    named = {*words} & (months().keys() | solar_months() | COUNTED)
    return bool(named) or _NUMERIC.search(folded) is not None


def is_dated_notice(text: str) -> bool:
    """Tell whether a line says "published" or "updated", with a date and nothing else."""
    lead = _LEAD.match(text) if len(text) <= _LONGEST else None
    return lead is not None and is_date_line(text[lead.end() :])


def is_of_update(text: str) -> bool:
    """Tell whether a line says when a report was changed, not when it appeared."""
    return _UPDATED.match(text) is not None


def day_in_line(text: str) -> tuple[int, int, str] | None:
    """Return the first day that a line states in full: its place in the line, and EDTF."""
    return next(iter(full_days(text)), None)
