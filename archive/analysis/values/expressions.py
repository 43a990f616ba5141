"""The time expressions of a text, found but not yet read."""

import re
from typing import Final

from archive.analysis.values import english
from archive.analysis.values.numerals import fold
from archive.analysis.values.patterns import Found, Row, find

_ARABIC_SCRIPT: Final = re.compile(r"[\u0600-\u06ff]")


def expressions(text: str) -> list[Found]:
    """Return the time expressions of a text in order, the longest at each place."""
    return find(_rows(text), fold(text))


def dated_spans(text: str) -> list[tuple[int, int]]:
    """Return where dates and years stand: the numbers there count nothing."""
    return [
        (found.start, found.end)
        for found in expressions(text)
        if found.words.keys() & {"year", "day", "decade"}
    ]


def _rows(text: str) -> list[Row]:
    """Return the rows that can find something; the Persian ones take long to make."""
    if not _ARABIC_SCRIPT.search(text):
        return english.ROWS
    from archive.analysis.values import persian  # noqa: PLC0415

    return [*english.ROWS, *persian.rows()]
