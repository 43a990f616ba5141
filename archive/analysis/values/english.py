"""Time expressions of English news prose, one row each."""

import calendar
from typing import Final

from archive.analysis.values import absolute, relative
from archive.analysis.values.meanings import Absolute, Meant, Relative, Words, refused
from archive.analysis.values.numerals import UNITS
from archive.analysis.values.patterns import (
    FUNCTION_WORDS,
    LENGTH,
    NEAR,
    SAME,
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

_MONTHS: Final = [name for name in calendar.month_name if name]
_SHORT: Final = [*(name for name in calendar.month_abbr if name), "Sept"]
_DAYS: Final = list(calendar.day_name)
_NUMBERS: Final = any_of([*UNITS, "a", "an", "ten", "eleven", "twelve"])
_VAGUE: Final = any_of(["a few", "few", "several", "many", "some", "a couple of", "recent"])
_BESIDE: Final = r"(?!\s*+[-–—/]\s*+\d|\s++(?:and|to|or)\s++\d{1,2}\b|[.,:]\d|,?\s++\d{4}\b)"
_PLURAL: Final = r"(?:(?<!0)|(?!\s++(?-i:[a-z])\w*s\b))"  # "in 2000 cases" counts cases
_UNCOUNTED: Final = (
    rf"(?!\s++(?!{any_of(FUNCTION_WORDS)}\b)(?-i:[a-z]))"  # "of 1500 men" counts men
)
_BYWORDS: Final = "".join(rf"(?<!{word}\s)" for word in ("Black", "Good", "Ash", "Palm", "Bloody"))
_EACH: Final = r"(?<!\bevery\s)(?<!\beach\s)"
_TITLES: Final = r"(?!\s+(?-i:Times|Telegraph|Mail|Mirror|Express|Post|Herald|prayers?))"


def _named(names: list[str]) -> str:
    return f"(?-i:{any_of([*names, *map(str.upper, names)])})"


_PARTS: Final = {
    "lead": r"(?:(?P<lead>since|until|till|by|before|after|from|between|as of)\s+)?",
    "on": r"(?:on\s+)?",
    "month": rf"(?P<month>{_named(_MONTHS)}|{_named(_SHORT)}\b)\.?",
    "longmonth": rf"(?P<month>{_named(_MONTHS)})(?!,?\s++(?:of\s++)?\d)",
    "weekday": f"{_BYWORDS}{_EACH}(?P<weekday>{_named(_DAYS)}){_TITLES}",
    "maybe_weekday": rf"(?:(?P<weekday>{_named(_DAYS)}|{_named([d[:3] for d in _DAYS])}\.?),?\s+)?",
    "day": rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_BESIDE}",
    "dayno": r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "monthno": r"(?P<number>0?[1-9]|1[0-2])",
    "no": r"(?P<number>\d{1,2})",
    "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![-–—]\d|[.,]\d)",
    "digits": r"(?P<year>(?:1[5-9]|20)\d\d)",
    "modern": r"(?P<year>(?:19|20)\d\d)(?![-–—]\d|[.,]\d)",
    "fullyear": r"(?P<year>1\d\d\d|20\d\d)(?![.,]\d)",
    "unit": r"(?P<unit>day|week|month|year)s?",
    "wmy": r"(?P<unit>week|month|year)",
    "any_unit": r"(?:hour|day|week|weekend|month|year|decade|century|centurie)s?",
    "number": rf"(?P<number>\d{{1,3}}|{_NUMBERS}(?:-{_NUMBERS})?)",
    "vague": rf"(?:{_VAGUE})",
    "which": r"(?P<which>last|this|next)",
    "day_part": r"(?:\s+(?:morning|afternoon|evening|night))?",
}


def _vague(_: Words) -> Meant:
    return refused("says how long or roughly when, not from when to when")


def _byword(_: Words) -> Meant:
    return refused("used as a byword; of which year is not said")


def _absolute(meaning: Absolute, *phrases: str, kind: Kind = STATED) -> list[Row]:
    return [Row(written(phrase, _PARTS), kind, absolute=meaning) for phrase in phrases]


def _relative(meaning: Relative, kind: Kind, *phrases: str) -> list[Row]:
    return [Row(written(_led(phrase, kind), _PARTS), kind, relative=meaning) for phrase in phrases]


def _led(phrase: str, kind: Kind) -> str:
    """Let "since", "until" and their like stand before what counts from a day."""
    return phrase if "lead" in phrase or kind in {TOLD, SAME} else f"{{lead}}{phrase}"


ROWS: Final = [
    *_absolute(
        absolute.full_day,
        r"{lead}{on}{maybe_weekday}{month} {dayno}(?:,\s*|\s+){fullyear}",
        r"{lead}{on}{maybe_weekday}{dayno} (?:of\s+)?{month},? {fullyear}",
    ),
    *_absolute(
        absolute.iso_day, r"{lead}{on}{digits}-{no}-(?P<day>\d\d)", r"{digits}/{no}/{dayno}"
    ),
    *_absolute(absolute.numeric_day, r"{lead}{on}(?P<day>\d\d?)[./](?P<number>\d\d?)[./]{year}"),
    *_absolute(absolute.full_month, r"{lead}(?:in\s+)?{month},? (?:of\s+)?{fullyear}"),
    *_absolute(absolute.decade, r"{lead}(?:in\s+)?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d)0'?s"),
    *_absolute(
        absolute.years,
        r"{lead}(?:the\s+)?{digits}[-–—](?P<until>\d\d\d\d|\d\d)(?![-–—]\d)",
        r"(?:from|between) {year} (?:to|and|until|till|through) (?P<until>\d\d\d\d)",
    ),
    *_absolute(
        absolute.full_year,
        rf"(?P<lead>since|until|till|as of) {{modern}}{_PLURAL}",
        rf"(?:in|during|through|throughout|late|early|mid|year|years) {{modern}}{_PLURAL}",
        rf"(?:in )?(?P<lead>circa) {{modern}}{_PLURAL}",
        rf"in (?P<lead>about|around|approximately) {{year}}{_UNCOUNTED}",
        rf"(?P<lead>since|until|till|by|before|after|from) {{year}}{_UNCOUNTED}",
        rf"(?:in|during|of) {{year}}{_UNCOUNTED}",
        *(rf"(?<={word}\s){{modern}}{_PLURAL}(?=\s+[A-Za-z])" for word in (r"\bthe", r"\ba", "'s")),
    ),
    *_relative(
        relative.month_of_year,
        YEARLY,
        r"(?:(?:in|on)\s+)?{maybe_weekday}{month} (?:{dayno},? )?(?:of\s+)?{which} year",
        r"{on}{maybe_weekday}{dayno} (?:of\s+)?{month},? (?:of\s+)?{which} year",
    ),
    *_relative(
        relative.day_of_month,
        YEARLESS,
        r"{lead}{on}{maybe_weekday}{month} {day}",
        r"{lead}{on}(?:the\s+)?{maybe_weekday}{dayno} (?:of\s+)?{month}",
    ),
    *_relative(relative.earlier_in_month, NEAR, r"(?:earlier|later) in {longmonth}"),
    *_relative(
        relative.month,
        YEARLESS,
        r"(?P<lead>since|until|till|by|before|after|from) {longmonth}",
        r"(?:in|during|early|late|mid|of)(?:\s+|-){longmonth}",
    ),
    *_relative(relative.near_month, YEARLY, r"(?:in\s+)?{which} {longmonth}"),
    *_absolute(
        _byword,
        r"(?:a|an|the) {longmonth} (?-i:[a-z])\w*",
        r"(?:the )?(?-i:Sept(?:\.|ember)?) 11(?:th)? (?:terror\w* )?attacks?",
        kind=LENGTH,
    ),
    *_relative(relative.weekday, WEEKDAY, r"{lead}{on}{weekday}{day_part}"),
    *_relative(relative.near_weekday, WEEKDAY, r"{on}{which} {weekday}{day_part}"),
    *_relative(
        relative.weekday_of_week, WEEKDAY, r"{on}{weekday}{day_part},? (?:of\s+)?{which} week"
    ),
    *_relative(
        relative.day_away,
        NEAR,
        r"(?P<away>the day before yesterday|the day after tomorrow|today|tonight|tomorrow)",
        r"(?P<away>this (?:morning|afternoon|evening)|yesterday (?:morning|evening)|yesterday)",
    ),
    *_relative(relative.last_night, NEAR, r"last night"),
    *_relative(relative.near_unit, NEAR, r"(?<!\bthe\s){which} (?P<unit>week|month)"),
    *_relative(relative.near_unit, YEARLY, r"(?<!\bthe\s){which} (?P<unit>year)"),
    *_relative(relative.part_of_unit, NEAR, r"(?P<part>earlier|later) this {wmy}"),
    *_relative(relative.ago, NEAR, r"{number} {unit} ago"),
    *_absolute(_vague, r"{vague} {any_unit} ago", r"(?:long|not long) ago", kind=LENGTH),
    *_relative(
        relative.past_days,
        NEAR,
        r"(?:in|over|during|within|for) the past (?:{number} )?{unit}",
        r"(?:in|over|during|within|for) the last {number} {unit}",
    ),
    *_relative(
        relative.told_later,
        TOLD,
        r"(?:{number}|{vague}) {unit} (?P<order>later|earlier|afterwards)",
        r"(?:{number}|{vague}) {unit}(?=\s+(?P<order>before|after)\b)",
    ),
    *_relative(
        relative.told_next,
        TOLD,
        r"(?:on |in )?the (?P<which>next|following|previous|same|preceding) {unit}",
        r"(?:on |in )?(?P<which>that) {unit}",
    ),
    Row(written(r"at (?:the|that) time", _PARTS), SAME),
    *_absolute(
        _vague,
        r"(?:(?:for|over|in|during|within)\s+)?(?:(?:the|a)\s+)?(?:(?:past|last|next)\s+)?"
        r"(?:{number}|{vague}) {any_unit}",
        r"(?:for|over|in|during|within) (?:the (?:past|last|next) )?{any_unit}",
        kind=LENGTH,
    ),
]
