"""Groups by average linkage, where most pairs have nothing in common.

R. Sokal and C. Michener, "A statistical method for evaluating systematic relationships" (1958): the
two groups that are the most alike become one, again and again; how alike groups are is the mean of
all pairs between them. Pairs that are not given count as not alike at all.
"""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pairs = Mapping[tuple[int, int], float]
"""Two indexes, the smaller first -> how alike they are, above 0."""


class _Groups:
    """Groups as they grow; each is called by its smallest index."""

    def __init__(self, members: Iterable[int], pairs: Pairs) -> None:
        self.members = {index: [index] for index in members}
        self.sums: dict[int, dict[int, float]] = {index: {} for index in self.members}
        for (a, b), alike in pairs.items():
            self.sums[a][b] = self.sums[b][a] = alike

    def mean(self, a: int, b: int) -> float:
        """Return how alike two groups are."""
        return self.sums[a][b] / (len(self.members[a]) * len(self.members[b]))

    def join(self, a: int, b: int) -> None:
        """Make two groups one, called *a*."""
        self.members[a] += self.members.pop(b)
        for other, alike in self.sums.pop(b).items():
            del self.sums[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0.0) + alike


def linked(members: Iterable[int], pairs: Pairs, least: float) -> list[list[int]]:
    """Return groups, each sorted, by their first members.

    *least* (above 0): how alike two groups must be, on average, to become one. Of pairs that are
    equally alike those with the smallest indexes come first.
    """
    groups = _Groups(members, pairs)
    waiting = [(-alike, a, b) for (a, b), alike in pairs.items() if alike >= least]
    heapify(waiting)
    while waiting:
        alike, a, b = heappop(waiting)
        if b not in groups.sums.get(a, ()) or groups.mean(a, b) != -alike:
            continue  # one of the two has grown since
        groups.join(a, b)
        for other in groups.sums[a]:
            mean = groups.mean(a, other)
            if mean >= least:
                heappush(waiting, (-mean, min(a, other), max(a, other)))
    return [sorted(groups.members[name]) for name in sorted(groups.members)]
