"""When a text was published, as far as it says so; no year is ever added silently to a day.

From the plainest to the weakest: a line that states the day; the dateline; the address; a dateline
without year whose month is that of the folder of its pictures; an embedded post of the day with
which the report opens; and at last the latest date that it tells of: it cannot be older than that.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from archive.analysis.values.context import Context
from archive.analysis.values.times import FoundTime, times
from archive.intake.draft import Grade, Guess, Span
from archive.intake.plain.date_lines import day_in_line, is_date_line, is_dated_notice, is_of_update
from archive.intake.plain.stated_dates import Stated, day_of, full_days

_READ: Final = 100_000  # code points looked at
_IN_ADDRESS: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|\Z)"
)
_FOLDER: Final = re.compile(r"/uploads/(?P<folder>(?P<y>20\d\d)/(?P<m>0[1-9]|1[0-2]))/")
_TOLD: Final = {"body", "caption", "embed_attribution", "standfirst"}
_OPENING: Final = 3  # paragraphs in which a report says of which day it tells
_DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_YEAR: Final = re.compile(r"\d{4}")  # in the digits of any script
_CLAUSE: Final = 160  # code points of a sentence in which a plan would be named
_STOP: Final = re.compile(r"[.!?؟]\s|\n")
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|plan\w*|expect\w*|target\w*|goals?|aim\w*|pledg\w*|promis\w*|forecast\w*"
    r"|project(?:ed|s|ions?)|schedul\w*|propos\w*|deadlines?|upcoming|next|until|by\s+the\s+end|due)\b",
    re.IGNORECASE,
)
_HEAD: Final = 8  # zones among which an unnamed line of a date is the report's own


def published(text: str, zones: Sequence[Span], known: Sequence[Guess]) -> list[Guess]:
    """Return the one best statement of when a text was published, none where there is none."""
    ways: tuple[Callable[[], Iterator[Guess]], ...] = (
        lambda: _in_lines(text, zones),
        lambda: _in_dateline(known),
        lambda: _in_address(known),
        lambda: _by_folder(text, known),
        lambda: _by_post(text, zones),
        lambda: _not_before(text, zones),
    )
    return next(([guess] for way in ways for guess in way()), [])


def _guess(value: str, grade: Grade, rule: str, start: int | None, end: int | None) -> Guess:
    return Guess(field="published", value=value, grade=grade, rule=rule, start=start, end=end)


def _in_lines(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    """Yield the days of lines that hold nothing else, those named as publication first."""
    lines = [zone for zone in zones if zone.zone in {"chrome", "byline"}]
    named = [zone for zone in lines if is_dated_notice(text[zone.start : zone.end])]
    first = [zone for zone in named if not is_of_update(text[zone.start : zone.end])]
    for zone in [*first, *_unnamed(text, zones)]:
        found = day_in_line(text[zone.start : zone.end])
        if found:
            at = zone.start
            yield _guess(found[2], "stated", "line of its date", at + found[0], at + found[1])
    for zone in named:
        found = day_in_line(text[zone.start : zone.end])
        if found:
            at, rule = zone.start, "line of its last change: not after that day"
            yield _guess(f"../{found[2]}", "derived", rule, at + found[0], at + found[1])


def _unnamed(text: str, zones: Sequence[Span]) -> Iterator[Span]:
    """Yield lines of a date, and bylines, that stand before the first paragraph."""
    for zone in zones[: _HEAD * 4]:
        if zone.zone in {"body", "dateline"}:
            return
        words = text[zone.start : zone.end]
        dated = zone.zone == "byline" or (zone.zone == "chrome" and is_date_line(words))
        if dated and not is_of_update(words):
            yield zone


def _in_dateline(known: Sequence[Guess]) -> Iterator[Guess]:
    for guess in known:
        if guess.field == "dateline" and isinstance(guess.value, dict) and "date" in guess.value:
            yield _guess(
                guess.value["date"], "derived", "day of the dateline", guess.start, guess.end
            )


def _in_address(known: Sequence[Guess]) -> Iterator[Guess]:
    for guess in known:
        found = _IN_ADDRESS.search(str(guess.value)) if guess.field == "url" else None
        day = day_of("-".join(part.zfill(2) for part in found.groups())) if found else None
        if day:
            yield _guess(day, "derived", "day in the address", guess.start, guess.end)


def _by_folder(text: str, known: Sequence[Guess]) -> Iterator[Guess]:
    """Yield the dateline's day in the year of its pictures, if these are of the same month."""
    folders = {(found["y"], found["m"]): found for found in _FOLDER.finditer(text)}
    for guess in known:
        if guess.field != "dateline" or not isinstance(guess.value, dict) or not folders:
            continue
        for (year, month), found in folders.items():
            day = day_of(_with_year(guess.value, year))
            if day and day[5:7] == month and len({y for y, _ in folders}) == 1:
                place = f"{found['folder']} at {found.start('folder')}–{found.end('folder')}"
                rule = f"day of the dateline; its year from the folder of a picture, {place}"
                yield _guess(day, "derived", rule, guess.start, guess.end)


def _with_year(value: dict[str, str], year: str) -> str:
    words = value["text"].removeprefix(value["place"]).strip(" ,")
    return f"{re.sub(r'[(].*', '', words).strip(' ,')} {year}"


def _by_post(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    """Yield about the day of an embedded post where the report's opening names its weekday."""
    opening = [zone for zone in zones if zone.zone == "body"][:_OPENING]
    for zone in zones:
        if zone.zone != "embed_attribution":
            continue
        found = day_in_line(text[zone.start : zone.end])
        if not found:
            continue
        weekday = _DAYS[dt.date.fromisoformat(found[2]).weekday()]
        told = re.compile(rf"\b(?:on|On) {weekday}\b")
        if any(told.search(text, one.start, one.end) for one in opening):
            rule = f"day of the embedded post, a {weekday}, which the report opens with"
            yield _guess(
                f"{found[2]}~", "derived", rule, zone.start + found[0], zone.start + found[1]
            )


def _not_before(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    """Yield an interval that is open at its end: all that such a text says of its day."""
    told = [one for zone in zones if zone.start < _READ for one in _told(text, zone)]
    if told:
        last = max(told, key=lambda one: one.edtf)
        rule = "not before the latest date that the text tells of"
        yield _guess(f"{last.edtf}/..", "derived", rule, last.start, last.end)


def _told(text: str, zone: Span) -> Iterator[Stated]:
    """Yield the dates of what a passage tells as past, or of the post that it signs."""
    words = text[zone.start : min(zone.end, _READ)]
    if zone.zone not in _TOLD or not _YEAR.search(words):
        return
    found = full_days(words) if zone.zone == "embed_attribution" else _past(words)
    for one in found:
        yield Stated(zone.start + one.start, zone.start + one.end, one.edtf)


def _past(words: str) -> Iterator[Stated]:
    context = Context.of(words)
    for found in times(words, None):
        edtf = (found.edtf or "").removesuffix("/..")
        if _DATE.fullmatch(edtf) and _is_past(context, found, edtf):
            yield Stated(found.start, found.end, edtf)


def _is_past(context: Context, found: FoundTime, edtf: str) -> bool:
    """Whether a text tells of a date as past: no plan, no name of a thing of that year."""
    begin = context.sentence(found.start)
    rest = _STOP.split(context.text[found.end : found.end + _CLAUSE // 2], maxsplit=1)[0]
    clause = context.text[max(begin, found.start - _CLAUSE) : found.end] + rest
    if _AHEAD.search(clause):
        return False
    if edtf != found.edtf:
        return True
    before = context.text[max(begin, found.start - len("in ")) : found.start]
    if edtf.isdigit() and before.casefold() != "in ":
        return False
    return context.tense(found.start, found.end) == "past"
