"""Everything that is proposed for an archive, in one order: names, events, claims, shared text.

Proposals come from rules only; with the same records and texts they are the same. What a person
has decided is not proposed again, and no other form of a record that was refused is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from archive.analysis.reading import Reading
from archive.intake.deciding.decisions import Decisions
from archive.intake.deciding.patches import in_order
from archive.intake.names.proposed import Finder, propose_names
from archive.intake.proposal import Kind, Proposal
from archive.records.shelf import Shelf

KINDS: tuple[str, ...] = get_args(Kind)
NAMES = frozenset({"entity", "alias"})


def suggest(
    shelf: Shelf,
    readings: Mapping[str, Reading],
    decisions: Decisions,
    *,
    articles: Collection[str],
    kinds: Collection[str] = KINDS,
    finder: Finder | None = None,
) -> list[Proposal]:
    """Return the open proposals of some kinds whose evidence stands in some articles, in order.

    ``finder`` adds names that were found by other means.
    """
    made: list[Proposal] = []
    if NAMES & {*kinds}:
        made += propose_names(shelf, readings, articles, finder, decisions.names)
    if {*kinds} - NAMES:
        from archive.intake.events.reports import propose_reports  # noqa: PLC0415 - loads much

        made += propose_reports(shelf, readings, kinds)
    within = frozenset(articles)
    chosen = [one for one in made if one.kind in kinds and one.article in within]
    open_ = [one for one in chosen if not decisions.settles(one)]
    return in_order(_grounded(open_, shelf))


def _grounded(proposals: Iterable[Proposal], shelf: Shelf) -> Iterator[Proposal]:
    """Yield proposals without other forms of a record that neither is there nor is proposed."""
    held = list(proposals)
    there = {one.target for one in held if one.kind == "entity"} | shelf.entities.keys()
    yield from (one for one in held if one.kind != "alias" or one.target in there)
