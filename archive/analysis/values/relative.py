"""Expressions that count from a day: ``on Wednesday``, ``last year``, ``two days ago``.

Where two ways to count give two dates ("last Friday", said on a Saturday), there is none.
"""

import calendar
import datetime as dt
from typing import Final

from archive.analysis.values.meanings import (
    DECEMBER,
    MONTHS,
    UNCLEAR,
    WEEKDAYS,
    Meant,
    Seen,
    Words,
    agreeing,
    between,
    edtf_day,
    exact,
    refused,
)

_WEEK: Final = dt.timedelta(days=7)
_FAR: Final = 9  # months: further back, a month named without its year may as well be the next
_NEAR: Final = 6  # the same, where it lies in the year before, or ahead


def weekday(words: Words, seen: Seen) -> Meant:
    """Read ``on Wednesday``: the last up to the anchor, or the next if announced."""
    name = words["weekday"].capitalize()
    back = (seen.day.weekday() - WEEKDAYS[words["weekday"].casefold()]) % 7
    if seen.tense == "unclear":
        return refused(UNCLEAR)
    if seen.tense == "past":
        day = seen.day - dt.timedelta(days=back)
        return Meant(day.isoformat(), f"the last {name} up to {{anchor}}")
    if back == 0:
        return refused("may be the day itself or a week after it")
    day = seen.day + dt.timedelta(days=7 - back)
    return Meant(day.isoformat(), f"announced: the next {name} after {{anchor}}")


def near_weekday(words: Words, seen: Seen) -> Meant:
    """Read ``last Friday``, ``next Monday``, where each way to count gives the same day."""
    name = words["weekday"].capitalize()
    wanted, which = WEEKDAYS[words["weekday"].casefold()], words["which"].casefold()
    begin = week_of(seen)
    in_week = begin + dt.timedelta(days=(wanted - seen.first_weekday) % 7)
    if which == "this":
        clear, day = in_week >= seen.day, in_week
    elif which == "next":
        clear, day = in_week <= seen.day, in_week + _WEEK
    else:
        clear, day = in_week >= seen.day, in_week - _WEEK
    if not clear:
        return refused(f"“{which} {name}” may be of this week or of the one beside it")
    return Meant(day.isoformat(), f"{which} {name}, counted from {{anchor}}")


def weekday_of_week(words: Words, seen: Seen) -> Meant:
    """Read ``Tuesday last week``: the day in the week before or after."""
    steps = {"last": -1, "next": 1, "this": 0}
    which = words["which"].casefold()
    days = (WEEKDAYS[words["weekday"].casefold()] - seen.first_weekday) % 7
    day = week_of(seen) + dt.timedelta(days=days) + steps[which] * _WEEK
    if seen.day.weekday() == calendar.SUNDAY:
        return refused("the week may end or begin on this Sunday")
    how = f"that day of {which} week, weeks counted from Monday and from {{anchor}}"
    return Meant(day.isoformat(), how)


def day_away(words: Words, seen: Seen) -> Meant:
    """Read ``yesterday``: a number of days from the anchor."""
    away = _AWAY[" ".join(words["away"].casefold().split())]
    return days_away(away, seen)


def days_away(away: int, seen: Seen) -> Meant:
    """Return the day some days from the anchor."""
    where = {0: "the day of", -1: "the day before", 1: "the day after"}.get(
        away, f"{abs(away)} days {'before' if away < 0 else 'after'}"
    )
    return Meant((seen.day + dt.timedelta(days=away)).isoformat(), f"{where} {{anchor}}")


_AWAY: Final = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "yesterday morning": -1,
    "yesterday evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def last_night(_: Words, seen: Seen) -> Meant:
    """Read ``last night``: before or after midnight."""
    first = seen.day - dt.timedelta(days=1)
    return Meant(between(first, seen.day), "the night before {anchor}, before or after midnight")


def day_of_month(words: Words, seen: Seen) -> Meant:
    """Read ``Oct 23``: the last such day of the anchor's year, or the next if announced."""
    month, day = MONTHS[words["month"].casefold()], int(words["day"])
    if edtf_day(2000, month, day) is None:
        return refused("there is no such day")
    named = f"{day} {calendar.month_name[month]}"
    year, how = year_of((month, day), _here(seen.day), named, seen.tense)
    if year is None:
        return refused(how)
    found = agreeing(edtf_day(year, month, day), words.get("weekday"))
    return Meant(found.edtf, how if found.edtf else found.how)


def month(words: Words, seen: Seen) -> Meant:
    """Read ``in July``: the last July, or the next after words of future."""
    number = MONTHS[words["month"].casefold()]
    day = seen.day.day if number == seen.day.month else 1
    name = calendar.month_name[number]
    year, how = year_of((number, day), _here(seen.day), name, seen.tense)
    return Meant(f"{year}-{number:02}" if year else None, how)


def _here(day: dt.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def year_of(
    there: tuple[int, int], here: tuple[int, int, int], named: str, tense: str
) -> tuple[int | None, str]:
    """Return the year of a month and day named without it, and how it was found, or why not.

    ``here``: the anchor's year, month and day, in the same calendar.
    """
    year, month, day = here
    if tense == "unclear":
        return None, UNCLEAR
    if tense == "coming" and (there[0] - month) % DECEMBER <= _NEAR:
        return year + (there < (month, day)), f"announced: the next {named} from {{anchor}}"
    if tense == "coming":
        return None, UNCLEAR
    if there <= (month, day) and month - there[0] <= _FAR:
        return year, f"the last {named} up to {{anchor}}, in the same year"
    if there[0] - month >= DECEMBER - _NEAR:
        return year - 1, f"the last {named} up to {{anchor}}, in the year before"
    return None, f"may be the {named} past or the one to come"


def month_of_year(words: Words, seen: Seen) -> Meant:
    """Read ``in July last year``, ``on 3 July this year``."""
    which = words["which"].casefold()
    year = seen.day.year + {"last": -1, "this": 0, "next": 1}[which]
    number, day = MONTHS[words["month"].casefold()], words.get("day")
    how = f"in {which} year, counted from {{anchor}}"
    if not day:
        return Meant(f"{year}-{number:02}", how)
    found = agreeing(edtf_day(year, number, int(day)), words.get("weekday"))
    return Meant(found.edtf, how if found.edtf else found.how)


def near_month(words: Words, seen: Seen) -> Meant:
    """Read ``last December``, ``next March``, where only one can be meant."""
    number, which = MONTHS[words["month"].casefold()], words["which"].casefold()
    name = calendar.month_name[number]
    here = number - seen.day.month
    clear = {"last": here >= 0, "next": here <= 0, "this": True}[which]
    if not clear:
        return refused(f"“{which} {name}” may be of this year or of the one beside it")
    year = seen.day.year + {"last": -1, "next": 1, "this": 0}[which]
    return Meant(f"{year}-{number:02}", f"{which} {name}, counted from {{anchor}}")


def earlier_in_month(words: Words, seen: Seen) -> Meant:
    """Read ``earlier in June``: said in June, or it may be another June."""
    number = MONTHS[words["month"].casefold()]
    if number != seen.day.month:
        return refused("said as of that month itself, and {anchor} lies in another")
    return Meant(f"{seen.day.year}-{number:02}", "the month of {anchor}")


def near_unit(words: Words, seen: Seen) -> Meant:
    """Read ``this week``, ``last month``, ``next year``."""
    which, unit = words["which"].casefold(), words["unit"].casefold()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    where = {-1: "before that of", 0: "of", 1: "after that of"}[step]
    how = f"the {unit} {where} {{anchor}}"
    if unit == "year":
        return Meant(str(seen.day.year + step), how)
    if unit == "month":
        return Meant(months_away(seen.day, step), how)
    if seen.day.weekday() == calendar.SUNDAY:
        return refused("the week may end or begin on this Sunday")
    first = week_of(seen) + step * _WEEK
    return Meant(between(first, first + dt.timedelta(days=6)), f"{how}, {_span(seen)}")


def part_of_unit(words: Words, seen: Seen) -> Meant:
    """Read ``earlier this week``, ``later this year``: weeks up to the anchor or from it."""
    unit, early = words["unit"].casefold(), words["part"].casefold() == "earlier"
    how = f"the {unit} of {{anchor}}"
    if unit == "year":
        return Meant(str(seen.day.year), how)
    if unit == "month":
        return Meant(months_away(seen.day, 0), how)
    first = week_of(seen)
    last = first + dt.timedelta(days=6)
    if seen.day == (first if early else last):
        return refused("nothing of the week of {anchor} is left there")
    if early:
        return Meant(
            between(first, seen.day), f"{how}, from its first day ({_span(seen)}) up to it"
        )
    return Meant(between(seen.day, last), f"{how}, from it to the last day ({_span(seen)})")


def ago(words: Words, seen: Seen) -> Meant:
    """Read ``two days ago``; weeks, months and years are kept as round as they are said."""
    number = exact(words["number"])
    if number is None:
        return refused("says no number")
    return counted(-number, words["unit"].casefold(), seen)


def counted(number: int, unit: str, seen: Seen) -> Meant:
    """Return the date some days, weeks, months or years from the anchor."""
    if unit == "day":
        return days_away(number, seen)
    many = f"{abs(number)} {unit}{'s' if abs(number) > 1 else ''}"
    how = f"about {many} {'before' if number < 0 else 'after'} {{anchor}}"
    if unit == "week":
        return Meant(f"{seen.day + number * _WEEK}~", how)
    if unit == "month":
        return Meant(f"{months_away(seen.day, number)}~", how)
    return Meant(f"{seen.day.year + number:04}~", how)


def past_days(words: Words, seen: Seen) -> Meant:
    """Read ``in the past week``, ``over the past ten days``: up to the anchor."""
    number = exact(words.get("number") or "one")
    size = {"day": 1, "week": 7}.get(words["unit"].casefold())
    if number is None or size is None:
        return refused("says how long, not from when")
    first = seen.day - dt.timedelta(days=number * size)
    return Meant(between(first, seen.day), f"the {number * size} days up to {{anchor}}")


def told_later(words: Words, seen: Seen) -> Meant:
    """Read ``a week later``, ``two days earlier``: from the day of which the text spoke."""
    number = exact(words.get("number", ""))
    if number is None:
        return refused("says no number")
    earlier = words["order"].casefold() in {"earlier", "before"}
    return counted(-number if earlier else number, words["unit"].casefold(), seen)


def told_next(words: Words, seen: Seen) -> Meant:
    """Read ``the next day``, ``the previous year``, ``the same month``."""
    which, unit = words["which"].casefold(), words["unit"].casefold()
    step = {"next": 1, "following": 1, "same": 0, "that": 0}.get(which, -1)
    if unit == "day":
        return days_away(step, seen)
    named = {"which": {-1: "last", 0: "this", 1: "next"}[step], "unit": unit}
    return near_unit(named, seen)


def months_away(day: dt.date, step: int) -> str:
    """Return the month some months from that of a day, in EDTF."""
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def week_of(seen: Seen) -> dt.date:
    """Return the first day of the week."""
    return seen.day - dt.timedelta(days=(seen.day.weekday() - seen.first_weekday) % 7)


def _span(seen: Seen) -> str:
    first, last = calendar.day_name[seen.first_weekday], calendar.day_name[seen.first_weekday - 1]
    return f"{first} to {last}"
