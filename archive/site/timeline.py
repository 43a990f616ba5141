"""The timeline: events by date, year by year, each drawn on the scale of its year.

A year is 366 units long. What reaches beyond it, or is open, ends in an arrow.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from archive.records.dates import Date
from archive.records.model import Article, Event
from archive.site.catalogue import View
from archive.site.page import Page, make

_REPORTS = 12
"""Reports of an event that are listed; its page has all."""
_LEAST = 8
"""The width of a span of two days or three, so that it does not look like a mark of the scale."""
_SIDE = 10
"""Room for arrows and round ends on either side of the year."""
_WIDTH = 366 + 2 * _SIDE
_LEAP = 2000
"""A leap year: it has every day of any year."""
_MONTHS = (dt.date(_LEAP, month, 1).timetuple().tm_yday for month in range(1, 13))
_TICKS = "".join(f"M{_SIDE + day - 1} 4v12" for day in (*_MONTHS, 367))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on the timeline. ``drawing`` repeats what its date says, for the eye."""

    event: Event
    drawing: Markup
    articles: list[Article]
    more: int


@dataclass(frozen=True, slots=True)
class Year:
    """The events that begin in a year, and in words the years before it that have none."""

    name: str
    gap: str
    entries: list[Entry]


def timeline_page(view: View) -> Page:
    """Return the page of all events by date; those whose year is not known stand apart."""
    events = view.archive.events.values()
    dated = [event for event in events if event.date and event.date.year]
    others = [event for event in events if not (event.date and event.date.year)]
    return make(
        view,
        "timeline.md",
        "timeline",
        "Timeline",
        years=list(_years(dated, view)),
        undated=[_entry(event, Markup(""), view) for event in others],
        total=len(dated) + len(others),
    )


def _years(events: Iterable[Event], view: View) -> Iterator[Year]:
    """Yield the years, in the order of the events."""
    last = None
    for year, group in groupby(events, _year_of):
        entries = [_entry(event, drawn(event.date, year), view) for event in group if event.date]
        yield Year(f"{year:04}", _gap(last, year), entries)
        last = year


def _year_of(event: Event) -> int:
    return (event.date and event.date.year) or 0


def _gap(last: int | None, year: int) -> str:
    """Return which years between two have no event: "1980–1985", "1981"."""
    if last is None or year - last < 2:  # noqa: PLR2004 - the next year follows at once
        return ""
    first, end = last + 1, year - 1
    return f"{first:04}" if first == end else f"{first:04}–{end:04}"


def _entry(event: Event, drawing: Markup, view: View) -> Entry:
    reports = view.archive.reports_of.get(event.id, ())
    articles = [view.archive.articles[report.account.article] for report in reports[:_REPORTS]]
    return Entry(event, drawing, articles, len(reports) - len(articles))


def drawn(date: Date, year: int) -> Markup:
    """Return a date as a drawing on the scale of a year (SVG): a dot, or a bar with its ends."""
    vague = date.approximate or date.uncertain or "X" in date.text  # a digit that nobody gives
    about = " about" if vague else ""
    shape = _dot(date.first) if date.first == date.last else _bar(date, year)
    return Markup(
        f'<svg class="when{about}" viewBox="0 0 {_WIDTH} 20" aria-hidden="true" focusable="false">'
        f'<path class="scale" d="{_TICKS}"/>{shape}</svg>'
    )


def _dot(day: dt.date) -> str:
    return f'<circle cx="{_place(day) + 0.5:g}" cy="10" r="5"/>'


def _bar(date: Date, year: int) -> str:
    """Return the bar of a span of days, cut at the ends of the year."""
    before, behind = date.first.year < year, date.last.year > year
    start = _SIDE if before else _place(date.first)
    end = _WIDTH - _SIDE if behind else _place(date.last) + 1
    arrows = [f"M{start - 1} 4l-8 6 8 6z"] * before + [f"M{end + 1} 4l8 6-8 6z"] * behind
    width = max(end - start, _LEAST)
    bar = f'<rect x="{start}" y="6" width="{width}" height="8" rx="1"/>'
    return bar + "".join(f'<path class="on" d="{arrow}"/>' for arrow in arrows)


def _place(day: dt.date) -> int:
    """Return where a day begins; a day has the same place in every year."""
    return _SIDE + day.replace(year=_LEAP).timetuple().tm_yday - 1
