"""What Persian expressions mean in the Solar Hijri calendar: days, months and years of Iran."""

import calendar
import datetime as dt
import re
from typing import Final

from archive.analysis.values import calendars, relative
from archive.analysis.values.meanings import Meant, Seen, Words, between, refused

UNITS: Final = {"روز": "day", "هفته": "week", "ماه": "month", "سال": "year"}
STEPS: Final = {"گذشته": "last", "پیش": "last", "قبل": "last", "آینده": "next", "جاری": "this"}
_STATED: Final = "stated in full, in the Solar Hijri calendar"


def weekday_of(words: Words) -> str | None:
    """Return the English name of a day, by which the shared rules know it."""
    name = re.sub(r"\s", "", words.get("weekday", ""))
    return calendar.day_name[calendars.persian_weekdays()[name]] if name else None


def _span(days: tuple[dt.date, dt.date], how: str) -> Meant:
    return Meant(between(*days), how)


def _day(words: Words, year: int, how: str) -> Meant:
    month = calendars.SOLAR_MONTHS[words.get("month") or words["of"]]
    try:
        day = calendars.solar_day(year, month, int(words["day"]))
    except ValueError:
        return refused("there is no such day")
    named = weekday_of(words)
    if named and calendar.day_name[day.weekday()] != named:
        return refused("the day of the week and the date do not agree")
    return Meant(day.isoformat(), how)


def full_day(words: Words) -> Meant:
    """Read ``۳۰ خرداد ۱۴۰۲``."""
    return _day(words, int(words["year"]), _STATED)


def numeric_day(words: Words) -> Meant:
    """Read ``۱۴۰۲/۰۳/۳۰``."""
    year, month, day = (int(words[part]) for part in ("year", "number", "day"))
    try:
        found = calendars.solar_day(year, month, day)
    except ValueError:
        return refused("there is no such day")
    return Meant(found.isoformat(), _STATED)


def full_month(words: Words) -> Meant:
    """Read ``خرداد ۱۴۰۲``: an interval, as its days lie in two Gregorian months."""
    month = calendars.SOLAR_MONTHS[words["month"]]
    try:
        days = calendars.solar_month(int(words["year"]), month)
    except ValueError:
        return refused("there is no such month")
    return _span(days, "a month of the Solar Hijri calendar, stated in full")


def full_year(words: Words) -> Meant:
    """Read ``سال ۱۴۰۲``: an interval, as its days lie in two Gregorian years."""
    try:
        days = calendars.solar_year(int(words["year"]))
    except ValueError:
        return refused("there is no such year")
    return _span(days, "a year of the Solar Hijri calendar, stated in full")


def day_of_month(words: Words, seen: Seen) -> Meant:
    """Read a day of a Solar Hijri month: the last such day in the anchor's Solar Hijri year."""
    month, day = calendars.SOLAR_MONTHS[words.get("month") or words["of"]], int(words["day"])
    named = f"{day} {calendars.solar_month_name(month)}"
    year, how = relative.year_of((month, day), calendars.solar_of(seen.day), named, seen.tense)
    how = f"{how} of the Solar Hijri calendar"
    return refused(how) if year is None else _day(words, year, how)


def near_unit(words: Words, seen: Seen) -> Meant:
    """Read ``سال گذشته``, ``ماه جاری``: years and months of the Solar Hijri calendar."""
    which, unit = STEPS[words["step"]], UNITS[words["unit"]]
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "day":
        return relative.days_away(step, seen)
    if unit == "week":
        return relative.near_unit(
            {"which": which, "unit": unit}, seen._replace(first_weekday=calendar.SATURDAY)
        )
    return _step(unit, step, seen)


def _step(unit: str, step: int, seen: Seen) -> Meant:
    year, month, _ = calendars.solar_of(seen.day)
    months = year * 12 + month - 1 + step
    where = {-1: "before that of", 0: "of", 1: "after that of"}[step]
    try:
        if unit == "year":
            days = calendars.solar_year(year + step)
        else:
            days = calendars.solar_month(months // 12, months % 12 + 1)
    except ValueError:
        return refused("beyond the years of the Solar Hijri calendar")
    return _span(days, f"the {unit} {where} {{anchor}}, in the Solar Hijri calendar")


def named_year(words: Words, seen: Seen) -> Meant:
    """Read ``امسال`` and ``پارسال``, this year and last year."""
    return _step("year", {"امسال": 0, "پارسال": -1}[words["name"]], seen)
