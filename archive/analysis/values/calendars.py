"""Persian names of months and days, and the Solar Hijri calendar of Iran.

The names come from the CLDR by way of Babel; the months of the Solar Hijri
calendar, which Babel lacks, stand here. Its days are converted by persiantools.
"""

import datetime as dt
from functools import cache
from typing import Final

from babel import Locale
from persiantools.jdatetime import MONTH_NAMES_EN, JalaliDate

from archive.analysis.values.numerals import fold

SOLAR_MONTHS: Final = {
    fold(name): at
    for at, names in enumerate(
        (
            "فروردین",
            "اردیبهشت",
            "خرداد",
            "تیر",
            "مرداد امرداد",
            "شهریور",
            "مهر",
            "آبان",
            "آذر",
            "دی",
            "بهمن",
            "اسفند",
        ),
        1,
    )
    for name in names.split()
}
_ALSO_WRITTEN: Final = {"جولای": 7, "ژوییه": 7, "جون": 6, "آگوست": 8, "اگست": 8}
_LAST_MONTH: Final = 12
FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR = 1304, 1498
"""Years in which the calendar was law (from 1304), as far as its leap years are agreed upon."""


@cache
def persian_months() -> dict[str, int]:
    """Return the Persian names of the Gregorian months."""
    return _named("months") | {fold(name): month for name, month in _ALSO_WRITTEN.items()}


@cache
def persian_weekdays() -> dict[str, int]:
    """Return the Persian names of the days of the week, 0 is Monday, as one word each."""
    return {name.replace(" ", ""): day for name, day in _named("days").items()}


def _named(what: str) -> dict[str, int]:
    names = getattr(Locale.parse("fa"), what)["format"]
    widths = ("wide", "abbreviated")
    return {fold(name).strip(): at for width in widths for at, name in names[width].items()}


def solar_day(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Solar Hijri calendar. Raises ValueError where there is none."""
    if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
        raise ValueError(f"the Solar Hijri year {year} is out of range")
    return JalaliDate(year, month, day).to_gregorian()


def solar_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month of the Solar Hijri calendar."""
    following = (year, month + 1) if month < _LAST_MONTH else (year + 1, 1)
    return solar_day(year, month, 1), solar_day(*following, 1) - dt.timedelta(days=1)


def solar_year(year: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a year of the Solar Hijri calendar."""
    return solar_day(year, 1, 1), solar_day(year + 1, 1, 1) - dt.timedelta(days=1)


def solar_of(day: dt.date) -> tuple[int, int, int]:
    """Return the year, month and day of the Solar Hijri calendar."""
    solar = JalaliDate.to_jalali(day)
    return solar.year, solar.month, solar.day


def solar_month_name(month: int) -> str:
    """Return the name of a Solar Hijri month in Latin letters: "Khordad"."""
    return str(MONTH_NAMES_EN[month])
