"""How many independent texts there are: copies collapse into one, with the reason at hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.analysis.reuse.pairs import Pair

COPY = 0.5
"""The share of the shorter text from which on two articles are one text.

When more than half of a report stands word for word in another, most of what it says is no second
testimony; below that, most of it is its own.
"""


class Copy(NamedTuple):
    """An article that collapses: in which one of its group it stands, and what share of it."""

    article: str
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Group:
    """One independent text: the article that stands for it, and those that collapse into it."""

    kept: str
    copies: tuple[Copy, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """All its articles, the kept one first."""
        return self.kept, *(copy.article for copy in self.copies)


def independent(
    articles: Collection[str],
    pairs: Mapping[tuple[str, str], Pair],
    apart: Collection[tuple[str, str]] = (),
) -> list[Group]:
    """Return the independent texts among articles, which come in the archive's order.

    Two are copies from a share of ``COPY`` on, and so are copies of copies. A text that stands in
    two longer ones, which are no copies of each other, goes with the one that has more of it and
    does not make the two one text. Pairs in *apart* were decided to be independent, in either
    order: they never share a group. The article that is least contained in the others of its
    group is kept, of equals the first.
    """
    order = {article: place for place, article in enumerate(articles)}
    copies = [p for p in pairs.values() if p.a in order and p.b in order and p.share >= COPY]
    copies.sort(key=lambda pair: pair.share, reverse=True)
    groups = _grouped(articles, copies, {frozenset(pair) for pair in apart})
    within: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in copies:
        if groups[pair.a] is groups[pair.b]:
            within[id(groups[pair.a])].append(pair)
    made = {id(group): group for group in groups.values()}
    found = (_group(sorted(group, key=order.__getitem__), within[n]) for n, group in made.items())
    return sorted(found, key=lambda group: order[group.kept])


def _grouped(
    articles: Iterable[str], copies: Sequence[Pair], separate: Collection[frozenset[str]]
) -> dict[str, list[str]]:
    """Return the group of each article; ``copies`` come by their share, the largest first.

    Texts that stand in each other go together first. Each such set then joins, once, the longer
    text that has the most of it.
    """
    groups = {article: [article] for article in articles}
    for pair in copies:
        if min(pair.a_share, pair.b_share) >= COPY:
            _join(groups, pair, separate)
    alike = {article: frozenset(group) for article, group in groups.items()}
    placed: set[str] = set()
    for pair in copies:
        part = alike[pair.a if pair.a_share >= pair.b_share else pair.b]
        if placed.isdisjoint(part) and _join(groups, pair, separate):
            placed |= part
    return groups


def _join(groups: dict[str, list[str]], pair: Pair, separate: Collection[frozenset[str]]) -> bool:
    """Make the groups of two articles one, unless they are that or a person keeps them apart."""
    one, other = groups[pair.a], groups[pair.b]
    if one is other or _separated(one, other, separate):
        return False
    one += other
    groups.update((article, one) for article in other)
    return True


def _separated(
    one: Iterable[str], other: Sequence[str], separate: Collection[frozenset[str]]
) -> bool:
    return any(frozenset((x, y)) in separate for x in one for y in other)


def _group(articles: Sequence[str], pairs: Sequence[Pair]) -> Group:
    own: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        own[pair.a].append(pair)
        own[pair.b].append(pair)
    kept = min(articles, key=lambda article: _contained(article, own[article]))
    return Group(
        kept, tuple(_copy(article, own[article]) for article in articles if article != kept)
    )


def _contained(article: str, own: Iterable[Pair]) -> float:
    """Return the largest share of an article that stands in another."""
    return max((_own_share(article, pair) for pair in own), default=0.0)


def _copy(article: str, own: Iterable[Pair]) -> Copy:
    """Return in which article of its group one stands the most."""
    pair = max(own, key=lambda pair: _own_share(article, pair))
    other = pair.b if pair.a == article else pair.a
    return Copy(article, other, _own_share(article, pair))


def _own_share(article: str, pair: Pair) -> float:
    return pair.a_share if pair.a == article else pair.b_share
