"""The one clause that two otherwise different sentences share."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

GAP = 3
"""Units that may differ between two stretches of one clause: a name, a determiner, an adjective."""
TELLING = 2.0
"""Bits that a stretch must weigh to belong to a clause; fewer are a chance "of the"."""

Block: TypeAlias = tuple[int, int, int]
"""Units that both sentences have in a row: first of the one, first of the other, number."""


class Clause(NamedTuple):
    """A stretch of units of either sentence, half-open, and the weight of those in common."""

    a_first: int
    a_end: int
    b_first: int
    b_end: int
    bits: float


def shared_clause(a: Sequence[str], b: Sequence[str], weights: Mapping[str, float]) -> Clause:
    """Return the heaviest clause that two sentences share; one of no weight where they do not.

    *weights* holds the units that count, in bits.
    """
    clauses = [_clause(group, a, weights) for group in _groups(_blocks(a, b, weights))]
    return max(clauses, key=lambda clause: clause.bits, default=Clause(0, 0, 0, 0, 0.0))


def _blocks(a: Sequence[str], b: Sequence[str], weights: Mapping[str, float]) -> Iterator[Block]:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for x, y, size in matcher.get_matching_blocks():
        if sum(weights.get(key, 0.0) for key in a[x : x + size]) >= TELLING:
            yield x, y, size


def _groups(blocks: Iterator[Block]) -> list[list[Block]]:
    """Return the blocks parted where more lies between two than a clause bears."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and _near(groups[-1][-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _near(block: Block, following: Block) -> bool:
    x, y, size = block
    return following[0] - x - size <= GAP and following[1] - y - size <= GAP


def _clause(group: list[Block], a: Sequence[str], weights: Mapping[str, float]) -> Clause:
    (a_first, b_first, _), (a_last, b_last, size) = group[0], group[-1]
    bits = sum(weights.get(key, 0.0) for x, _, n in group for key in a[x : x + n])
    return Clause(a_first, a_last + size, b_first, b_last + size, bits)
