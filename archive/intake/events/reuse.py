"""Which of two texts that share words took from the other: where reasons tell, for a person.

The rules are those of `archive.analysis.reuse.direction`. Where their answer is "undetermined", or
a person has decided, nothing is proposed.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from archive.analysis.reading import Reading
from archive.analysis.reuse.direction import Direction, credit_lines, direction
from archive.analysis.reuse.pairs import Aligned, Pair
from archive.analysis.sharing import shared_texts
from archive.intake.proposal import Proposal
from archive.records.shelf import Shelf

ENOUGH: Final = 0.2
"""The share of a text that must stand in another for a direction to be proposed."""
_DECISIONS: Final = {"a-from-b": "from-it", "b-from-a": "from-it", "common-source": "common-source"}


def propose_reuse(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[Proposal]:
    """Yield directions of reuse for the texts that are here, each for the record of the taker."""
    here = {id_: reading for id_, reading in readings.items() if reading.text is not None}
    if len(here) < 2:  # noqa: PLR2004 - no two texts
        return
    names = {id_: source.name for id_, source in shelf.sources.items()}
    lines = {id_: credit_lines(reading, shelf.sources) for id_, reading in here.items()}
    for pair in shared_texts(shelf, readings):
        if pair.share < ENOUGH or not {pair.a, pair.b} <= here.keys():
            continue
        found = direction(pair, shelf.articles[pair.a], shelf.articles[pair.b], names, lines)
        if found.by == "rule" and found.kind in _DECISIONS and not _said(shelf, pair):
            yield _proposal(pair.flipped() if found.kind == "b-from-a" else pair, found, shelf)


def _said(shelf: Shelf, pair: Pair) -> bool:
    """Whether a record names the other as its source already."""
    based = {(id_, other) for id_ in (pair.a, pair.b) for other in shelf.articles[id_].based_on}
    return bool(based & {(pair.a, pair.b), (pair.b, pair.a)})


def _proposal(pair: Pair, found: Direction, shelf: Shelf) -> Proposal:
    """Return the proposal for article a of a pair."""
    longest = max(pair.rows, key=_length)
    reason = " ".join(found.reasons)
    word = {"with": pair.b, "decision": _DECISIONS[found.kind], "reason": reason}
    return Proposal(
        kind="reuse", article=pair.a, start=longest.a_start, end=longest.a_end, form=pair.b,
        target=pair.a, score=round(pair.share, 2), evidence=reason,
        record=shelf.articles[pair.a].at.mark.path, change={"reuse": [word]},
    )  # fmt: skip


def _length(row: Aligned) -> tuple[int, int]:
    return row.a_end - row.a_start, -row.a_start
