"""Time expressions of Persian news prose, in the Solar Hijri and the Gregorian calendar."""

import calendar
from functools import cache
from typing import Final

from archive.analysis.values import absolute, calendars, relative, solar
from archive.analysis.values.meanings import (
    Absolute,
    Meant,
    Relative,
    Seen,
    Words,
    exact,
    refused,
)
from archive.analysis.values.patterns import (
    NEAR,
    STATED,
    TOLD,
    WEEKDAY,
    YEARLESS,
    YEARLY,
    Kind,
    Row,
    any_of,
    written,
)
from archive.analysis.values.solar import STEPS, UNITS, weekday_of

_AWAY: Final = {"پریروز": -2, "دیروز": -1, "امروز": 0, "امشب": 0, "فردا": 1, "پس فردا": 2}
_END: Final = r"(?P<end>(?:از|تا|پیش\s+از|قبل\s+از|پس\s+از|بعد\s+از)\s+)?"
_ANNOUNCED: Final = r"(?![^.؟!\n]{0,120}\bخواه)"  # the verb of what is to come stands at the end
_COUNTABLE: Final = {"تیر"}  # also "shot": needs its year, or "month" after it


def _weekdays() -> str:
    """Return an expression of the days: "three-day" is written as one word, as two, or joined."""
    names = calendars.persian_weekdays()
    return any_of(names).replace("شنبه", r"\s*شنبه").replace(r"|\s*شنبه", "|شنبه")


@cache
def _parts() -> dict[str, str]:
    solar = any_of(calendars.SOLAR_MONTHS)
    certain = any_of(calendars.SOLAR_MONTHS.keys() - _COUNTABLE)
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:\s*ام)?"
    return {
        "end": _END,
        "day": day,
        "weekday": r"(?:(?:روز\s+)?(?P<weekday>" + _weekdays() + r")،?\s+)?",
        "only_weekday": r"(?<!نماز\s)(?<!امام\s)(?<!هر\s)(?:روز\s+)?(?P<weekday>"
        + _weekdays()
        + r")(?!\s*ها)",
        "solar": rf"(?P<month>{solar})(?:\s*ماه)?",
        "solar_alone": rf"(?:(?P<month>{certain})(?:\s*ماه)?|(?P<of>{solar})\s*ماه)",
        "month": rf"(?P<month>{any_of(calendars.persian_months())})",
        "of_year": r"(?:،?\s*سال)?",
        "solar_year": r"(?P<year>1[34]\d\d)",
        "year": r"(?P<year>(?:19|20)\d\d)",
        "no": r"(?P<number>\d{1,2})",
        "unit": rf"(?P<unit>{any_of(UNITS)})",
        "step": rf"(?P<step>{any_of(STEPS)})",
        "count": r"(?P<number>\d{1,3}|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده)",
    }


def _row(
    kind: Kind,
    phrase: str,
    *,
    stated: Absolute | None = None,
    counted: Relative | None = None,
) -> Row:
    return Row(written(phrase, _parts()), kind, stated, counted)


def _english(words: Words) -> dict[str, str]:
    """Return the parts of an expression with their Gregorian names in English."""
    weekday = weekday_of(words)
    month = calendars.persian_months().get(words.get("month", ""))
    return (
        dict(words)
        | ({"weekday": weekday} if weekday else {})
        | ({"month": calendar.month_name[month]} if month else {})
    )


def _from_saturday(seen: Seen) -> Seen:
    return seen._replace(first_weekday=calendar.SATURDAY)


def _weekday(words: Words, seen: Seen) -> Meant:
    named = _english(words)
    if "step" not in words:
        return relative.weekday(named, seen)
    return relative.near_weekday(named | {"which": STEPS[words["step"]]}, _from_saturday(seen))


def _away(words: Words, seen: Seen) -> Meant:
    return relative.days_away(_AWAY[" ".join(words["away"].split())], seen)


def _ago(words: Words, seen: Seen) -> Meant:
    number = exact(words["number"])
    unit = UNITS[words["unit"]]
    return refused("says no number") if number is None else relative.counted(-number, unit, seen)


def _later(words: Words, seen: Seen) -> Meant:
    number = exact(words.get("number") or "یک")
    unit = UNITS[words["unit"]]
    return refused("says no number") if number is None else relative.counted(number, unit, seen)


def _of_end(meaning: Absolute) -> Absolute:
    """Refuse what is one end of a span of time."""

    def read(words: Words) -> Meant:
        return refused("one end of a span of time") if "end" in words else meaning(words)

    return read


def _of_relative_end(meaning: Relative) -> Relative:
    """Refuse what is one end of a span of time."""

    def read(words: Words, seen: Seen) -> Meant:
        return refused("one end of a span of time") if "end" in words else meaning(words, seen)

    return read


def _full_day(words: Words) -> Meant:
    return absolute.full_day(_english(words))


def _full_month(words: Words) -> Meant:
    return absolute.full_month(_english(words))


def _day_of_month(words: Words, seen: Seen) -> Meant:
    return relative.day_of_month(_english(words), seen)


_ABSOLUTE: Final = (
    ("{weekday}{day} {solar}{of_year} {solar_year}", solar.full_day),
    (r"{solar_year}/{no}/(?P<day>\d\d?)", solar.numeric_day),
    ("{solar}{of_year} {solar_year}", solar.full_month),
    ("سال {solar_year}", solar.full_year),
    ("{weekday}{day} {month}{of_year} {year}", _full_day),
    ("{month}{of_year} {year}", _full_month),
    ("سال {year}", absolute.full_year),
)
_RELATIVE: Final = (
    (YEARLESS, "{weekday}{day} {solar_alone}", solar.day_of_month),
    (YEARLESS, "{weekday}{day} {month}", _day_of_month),
    (WEEKDAY, r"{only_weekday}(?:\s+{step})?" + _ANNOUNCED, _weekday),
    (NEAR, f"(?P<away>{any_of(_AWAY)})", _away),
    (NEAR, "دیشب", relative.last_night),
    (NEAR, r"(?P<unit>هفته|ماه) {step}", solar.near_unit),
    (YEARLY, r"(?P<unit>سال) {step}(?!\s+میلادی)", solar.near_unit),
    (YEARLY, r"(?P<name>امسال|پارسال)", solar.named_year),
    (NEAR, "{count} {unit} (?:پیش|قبل)", _ago),
    (TOLD, "(?:{count} )?{unit} بعد", _later),
)


@cache
def rows() -> list[Row]:
    """Return one row for each form of time expression, made when first asked for."""
    return [
        *(_row(STATED, "{end}" + form, stated=_of_end(read)) for form, read in _ABSOLUTE),
        *(
            _row(kind, "{end}" + form, counted=_of_relative_end(read))
            for kind, form, read in _RELATIVE
        ),
    ]
