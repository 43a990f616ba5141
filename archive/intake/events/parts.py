"""Events on record that may be part of a larger one on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.analysis.claims import Verified, verify
from archive.analysis.reading import Reading
from archive.intake.proposal import Proposal
from archive.records.model import Event
from archive.records.problems import Problems
from archive.records.shelf import Shelf

_DAYS: Final = 31
"""The most days that an event may take for others to be its parts: a longer one is a background."""
_SURE: Final = 0.5

_Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Report -> the code points at which it tells of an event."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An event, and where reports tell of it."""

    event: Event
    spans: _Spans

    @property
    def length(self) -> int:
        """How much is told of it, in code points."""
        return sum(end - start for held in self.spans.values() for start, end in held)


def propose_parts(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[Proposal]:
    """Yield events that happened on the days and at the place of another, of which more is told.

    The same reports tell of both, partly in the same words, and somebody took part in both. Where
    several events may be the larger one, nothing is proposed.
    """
    verified = verify(shelf, readings, Problems())
    told = [_Told(event, _spans(event, verified)) for event in shelf.events.values() if event.date]
    for one in told:
        larger = [other for other in told if _may_hold(other, one)]
        if one.event.part_of is None and len(larger) == 1:
            yield _proposal(one, larger[0].event)


def _spans(event: Event, verified: Verified) -> _Spans:
    """Return where each report tells of an event."""
    return {
        account.article: [
            (span.start, span.end)
            for quote in account.passages
            if (span := verified.spans.get(id(quote)))
        ]
        for account in event.accounts
    }


def _may_hold(larger: _Told, one: _Told) -> bool:
    """Whether an event may be part of another."""
    return (
        larger.event is not one.event
        and larger.event.part_of is None
        and one.event.place is not None
        and one.event.place == larger.event.place
        and _during(one.event, larger.event)
        and one.spans.keys() <= larger.spans.keys()
        and larger.length > one.length
        and bool(_involved(one.event) & _involved(larger.event))
        and any(_meet(one.spans[article], larger.spans[article]) for article in one.spans)
    )


def _during(event: Event, larger: Event) -> bool:
    one, other = event.date, larger.date
    if one is None or other is None or other.is_open or (other.last - other.first).days > _DAYS:
        return False
    return other.first <= one.first and one.last <= other.last


def _meet(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for start, end in one for begin, stop in other)


def _involved(event: Event) -> set[str]:
    return {participant.entity for participant in event.participants}


def _proposal(one: _Told, larger: Event) -> Proposal:
    event, shared = one.event, ", ".join(sorted(_involved(one.event) & _involved(larger)))
    return Proposal(
        kind="part_of", article=event.accounts[0].article, start=None, end=None, form=larger.name,
        target=event.id, score=_SURE,
        evidence=f"on the days of {larger.id}, at its place, in the same passages, with {shared}",
        record=event.at.mark.path, change={"part_of": larger.id},
    )  # fmt: skip
