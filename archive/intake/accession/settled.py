"""The zones of a draft as a record can hold them: in order, apart, and no word outside of all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from archive.intake.draft import Span
from archive.intake.refused import Refused
from archive.records.model import ZONES

MOST = 3000
"""Zones in a record; a book has fewer paragraphs."""
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_UNSORTED = "no rule says what it is: kept as body"


def settled(zones: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return the zones of ``text`` by place, none overlapping, and what no reader sorted as body.

    Nothing is lost: where two zones claim the same words the earlier one keeps them. There are no
    zones where a reader gave none: then each paragraph is body. Raises Refused beyond ``MOST``.
    """
    given = sorted(zones, key=lambda span: (span.start, span.end))
    if not given:
        return ()
    whole = tuple(_filled(_apart(given, len(text)), text))
    if len(whole) > MOST:
        whole = tuple(_joined(whole))
    if len(whole) > MOST:
        fix = "divide it, and import its parts"
        raise Refused(f"falls into {len(whole):,} passages, more than a report has", fix)
    return whole


def _apart(zones: Iterable[Span], end: int) -> Iterator[Span]:
    reached = 0
    for span in zones:
        start, stop = max(span.start, reached), min(span.end, end)
        if start < stop and span.zone in ZONES:
            yield replace(span, start=start, end=stop)
            reached = stop


def _filled(zones: Iterable[Span], text: str) -> Iterator[Span]:
    reached = 0
    for span in zones:
        yield from _unsorted(text, reached, span.start)
        yield from _trimmed(span, text)
        reached = span.end
    yield from _unsorted(text, reached, len(text))


def _trimmed(span: Span, text: str) -> Iterator[Span]:
    """Yield a zone without the white space at its ends; nothing where it has no words."""
    if words := _WORDS.search(text, span.start, span.end):
        yield replace(span, start=words.start(), end=words.end())


def _unsorted(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end and (words := _WORDS.search(text, start, end)):
        yield Span(words.start(), words.end(), "body", _UNSORTED)


def _joined(zones: Iterable[Span]) -> Iterator[Span]:
    """Yield zones of which neighbours of one kind are one."""
    for _, group in groupby(zones, key=lambda span: (span.zone, span.lang, span.dir)):
        first, *others = group
        yield replace(first, end=(others or [first])[-1].end)
