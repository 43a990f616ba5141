"""What the dates of two reports say on whether they can report the same event."""

from typing import Final

from archive.records.dates import Date

VETO: Final = 366
"""Days between two reports beyond which they do not report the same event."""
SILENCE: Final = 31
"""Days without a report after which the next ones tell of something else, or of what came of it."""
_LIKELY: Final = ((7, 1.0), (31, 0.7), (VETO, 0.4))
"""So many days between two reports, and by what their likeness is then multiplied."""


def days_of(date: Date | None) -> tuple[int, int] | None:
    """Return the first and the last day of a date, as numbers; None where it is not certain."""
    if date is None or date.is_open or date.approximate or date.uncertain:
        return None
    return date.first.toordinal(), date.last.toordinal()


def gap(one: Date | None, other: Date | None) -> int | None:
    """Return the fewest days that can lie between two dates; None where one is not certain."""
    days, others = days_of(one), days_of(other)
    if days is None or others is None:
        return None
    return max(days[0] - others[1], others[0] - days[1], 0)


def incompatible(one: Date | None, other: Date | None) -> bool:
    """Whether reports of these dates cannot be of one event."""
    return (gap(one, other) or 0) > VETO


def nearness(one: Date | None, other: Date | None) -> float:
    """Return how well two dates go together: 1 within days or where one is not known, else less."""
    days = gap(one, other) or 0
    return next((value for most, value in _LIKELY if days <= most), 0.0)
