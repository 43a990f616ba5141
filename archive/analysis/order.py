"""The order of the archive: by date, and where dates tie by id; what has no date comes last."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from archive.records.dates import Date

T = TypeVar("T")


def by_date(records: Mapping[str, T], date_of: Callable[[T], Date | None]) -> dict[str, T]:
    """Return records by id in the order of their dates."""

    def when(item: tuple[str, T]) -> tuple[dt.date, dt.date, str]:
        date = date_of(item[1])
        return (date.anchor, date.last, item[0]) if date else (dt.date.max, dt.date.max, item[0])

    return dict(sorted(records.items(), key=when))
