"""All that is proposed on what reports tell: events, accounts, parts, claims and reuse."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from archive.analysis.reading import Reading
from archive.intake.events.accounts import propose_accounts
from archive.intake.events.claims import propose_claims
from archive.intake.events.parts import propose_parts
from archive.intake.events.proposed import propose_events
from archive.intake.events.reuse import propose_reuse
from archive.intake.proposal import Proposal
from archive.records.shelf import Shelf

_MAKERS = (
    (propose_accounts, {"account"}),
    (propose_events, {"event", "account"}),
    (propose_parts, {"part_of"}),
    (propose_claims, {"claim"}),
    (propose_reuse, {"reuse"}),
)
"""What makes proposals, and of which kinds; of equal ones those made first are kept."""


def propose_reports(
    shelf: Shelf, readings: Mapping[str, Reading], kinds: Collection[str]
) -> Iterator[Proposal]:
    """Yield the proposals of some kinds, each once."""
    makers = [maker for maker, made in _MAKERS if made & {*kinds}]
    seen = set()
    for one in chain.from_iterable(maker(shelf, readings) for maker in makers):
        if one.kind in kinds and one.id not in seen:
            seen.add(one.id)
            yield one
