"""A sentence told from another time: there, "in June" is that time's June and not the article's."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from archive.analysis.values.context import Context
from archive.analysis.values.meanings import Meant, refused
from archive.analysis.values.patterns import STATED, Found
from archive.records.dates import DateError, parse

_WHY: Final = refused("stands beside a date of another time, from which it may count")
_NEAR_BY: Final = dt.timedelta(days=31)
_MONTH: Final = len("2018-03")


@dataclass(slots=True)
class _Frame:
    """What was read before an expression."""

    paragraph: int = -1
    sentence: int = -1
    year_in_paragraph: bool = False  # a stated date of another year
    year_in_sentence: bool = False  # any date of another year
    day_in_sentence: bool = False  # a stated month or day far from the anchor

    def enter(self, paragraph: int, sentence: int) -> None:
        """Forget what stood in another paragraph or sentence."""
        if paragraph != self.paragraph:
            self.year_in_paragraph = False
        if sentence != self.sentence:
            self.year_in_sentence = self.day_in_sentence = False
        self.paragraph, self.sentence = paragraph, sentence

    def shifts(self, found: Found) -> bool:
        """Tell whether an expression may count from what was read before it."""
        if found.row.kind.yearless:
            return self.year_in_paragraph or self.year_in_sentence
        return self.day_in_sentence


def outside_frame(
    read: list[tuple[Found, Meant]], context: Context, days: list[dt.date]
) -> list[tuple[Found, Meant]]:
    """Refuse the relative expressions that may count from another date of their sentence.

    ``days``: those that the anchor can be.
    """
    if not days:
        return read
    other_years = {
        context.sentence(found.start)
        for found, meant in read
        if found.row.kind == STATED and _is_of_another_year(meant.edtf, days)
    }
    frame, kept = _Frame(), []
    for found, meant in read:
        sentence = context.sentence(found.start)
        frame.enter(context.paragraph(found.start), sentence)
        beside = found.row.kind.yearless and sentence in other_years
        stated = found.row.kind == STATED
        wrong = meant.edtf and not stated and (beside or frame.shifts(found))
        kept.append((found, _WHY if wrong else meant))
        _note(frame, meant.edtf, days, stated=stated)
    return kept


def _note(frame: _Frame, edtf: str | None, days: list[dt.date], *, stated: bool) -> None:
    if _is_of_another_year(edtf, days):
        frame.year_in_sentence = True
        frame.year_in_paragraph |= stated
    frame.day_in_sentence |= stated and _is_far(edtf, days)


def _is_of_another_year(edtf: str | None, days: Iterable[dt.date]) -> bool:
    span = _span(edtf)
    return span is not None and not any(span[0].year <= day.year <= span[1].year for day in days)


def _is_far(edtf: str | None, days: list[dt.date]) -> bool:
    """Tell whether a month or day lies more than a month from the anchor."""
    span = _span(edtf)
    if span is None or len(edtf or "") < _MONTH:
        return False
    return span[1] + _NEAR_BY < days[0] or span[0] - _NEAR_BY > days[-1]


def _span(edtf: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a closed date; an open one sets no frame."""
    try:
        date = parse(edtf or "")
    except DateError:
        return None
    return None if date.is_open else (date.first, date.last)
