"""How alike two sentences are: the same rare words, in the same order, side by side.

A shared unit weighs what it tells: the negative logarithm, in bits, of the share of the two texts'
sentences that hold it. So the words that both texts use all the time tell next to nothing, and no
list of common words is needed. Texts of a few sentences say too little of that; there the length
of a word tells, since the common words of a language are its short ones (Zipf 1935). The weights
come from the two texts alone: what is found between them never changes because a third one came
into the archive.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from math import log2, sqrt
from typing import NamedTuple

from archive.analysis.reuse.units import PRIOR, Text, expected

_MEETINGS = 1000
"""Pairs of sentences beyond which a unit is too common to bring them together."""
_PLACES = 8
"""Places of one unit in a sentence that are tried; more are no sentence but a pattern."""


class Likeness(NamedTuple):
    """What two sentences have in common.

    ``bits`` is the evidence; ``degree`` (0–1) its share of what the sentences tell, the geometric
    mean of both.
    """

    degree: float
    bits: float


@dataclass(frozen=True)  # without slots: what is counted once is kept
class Scale:
    """The weights of units in two texts, and what sentences weigh by them."""

    a: Text
    b: Text

    @cached_property
    def level(self) -> float:
        """What a unit would tell that is held by one sentence and expected in none, in bits."""
        return log2(len(self.a.sentences) + len(self.b.sentences) + PRIOR)

    @cached_property
    def bits(self) -> dict[str, float]:
        """The weight of each unit that both texts have."""
        a, b, level = self.a.holders, self.b.holders, self.level
        return {
            key: level - log2(len(a[key]) + len(b[key]) + expected(key))
            for key in a.keys() & b.keys()
        }

    @cached_property
    def weights_a(self) -> list[float]:
        """What each sentence of the one text tells, each unit counted once."""
        return self._weights(self.a)

    @cached_property
    def weights_b(self) -> list[float]:
        """What each sentence of the other text tells."""
        return self._weights(self.b)

    def _weights(self, text: Text) -> list[float]:
        """Return what sentences tell: by their own text alone, then corrected for the other."""
        weights = [number * self.level - common for number, common in text.plain]
        for key, bits in self.bits.items():
            less = bits - self.level + text.commonness[key]
            for index in text.holders[key]:
                weights[index] += less
        return weights

    def meetings(
        self, of_a: Collection[int], of_b: Collection[int]
    ) -> dict[tuple[int, int], float]:
        """Return the pairs of some sentences that share telling units, and the weight of these."""
        found: defaultdict[tuple[int, int], float] = defaultdict(float)
        for key, bits in self.bits.items() if of_a and of_b else ():
            for meeting in product(*self._holding(key, of_a, of_b)):
                found[meeting] += bits
        return found

    def _holding(
        self, key: str, of_a: Collection[int], of_b: Collection[int]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Return which sentences hold a unit, none where too many do."""
        a, b = self.a.holders[key], self.b.holders[key]
        if len(a) * len(b) > _MEETINGS:
            return (), ()
        return [i for i in a if i in of_a], [j for j in b if j in of_b]

    def most(self, i: int, j: int, bits: float) -> float:
        """Return the degree of likeness that two sentences reach at most by so many bits."""
        told = self.weights_a[i] * self.weights_b[j]
        return bits / sqrt(told) if told > 0 else 0.0  # units that stand everywhere tell nothing

    def likeness(self, i: int, j: int, a: Sequence[str], b: Sequence[str]) -> Likeness:
        """Compare two sentences by some of their units; keys that neither text has do not count."""
        bits = _in_common(a, b, self.bits)
        return Likeness(self.most(i, j, bits), bits)


def _in_common(a: Sequence[str], b: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the mean of three views: the same units, in one order, side by side."""
    shared = {*a} & {*b} & weights.keys()
    if not shared:
        return 0.0
    units = sum(weights[key] for key in shared)
    beside = {*pairwise(a)} & {*pairwise(b)}
    neighbours = sum(
        (weights[x] + weights[y]) / 2 for x, y in beside if x in shared and y in shared
    )
    left, right = [key for key in a if key in shared], [key for key in b if key in shared]
    return (units + _heaviest_order(left, right, weights) + neighbours) / 3


def _heaviest_order(a: Sequence[str], b: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the weight of the heaviest common subsequence; of a unit a few places count."""
    places: dict[str, list[int]] = {}
    for place in range(len(b) - 1, -1, -1):  # from the last: a unit of a takes one of b
        places.setdefault(b[place], []).append(place)
    best = [0.0] * (len(b) + 1)  # by how much of b is used up
    for key in a:
        for place in places[key][:_PLACES]:
            best[place + 1] = max(best[place + 1], max(best[: place + 1]) + weights[key])
    return max(best)
