"""Every run of tokens that two texts share, word for word.

S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting" (SIGMOD 2003), keep one hash of every w successive k-grams; a shared run of at
least w + k - 1 tokens then always has one in common. Here k is the least length of a run and w is
1: all are kept, because choosing among them takes longer than sorting them all. So a run can be
told by its beginning, where two texts have the same gram after different tokens. Each is met
once, and grows in one direction only.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from archive.analysis.reuse.grams import (
    Flags,
    Hashes,
    Ids,
    Places,
    Row,
    changes,
    firsts,
    hashes,
    in_a_row,
    repeated,
)
from archive.analysis.reuse.tokens import Tokens

Rows: TypeAlias = npt.NDArray[np.int64]  # the five numbers of a run, each in its own row
Pairs: TypeAlias = tuple[Places, Places]

MOST = 16
FEW = 16
"""Places in a text of one gram after one token that are tried, …"""
MANY = 300
"""… and of one gram in all; more are no writing but a pattern."""
FLOOD = 5000
"""Runs of two texts from which on those that lie within others are left out: tables are like so."""
_FAR = 1 << 32
_CHUNK = 1 << 16  # pairs of places at a time: so much lies in the processor's own memory


class Run(NamedTuple):
    """A run of tokens that two texts share and that no token more on either side would be.

    ``a`` < ``b`` are the indexes of the texts, ``a_token`` and ``b_token`` those of its first
    token in either, ``length`` is in tokens.
    """

    a: int
    b: int
    a_token: int
    b_token: int
    length: int


class _Grams(NamedTuple):
    """The grams that occur more than once: equal ones together, by the token before them.

    For each its place, and the indexes here of the first that is equal to it and of the first
    equal one that also has the same token before it.
    """

    places: Places
    equals: Places
    twins: Places


def shared_runs(texts: Sequence[Tokens], least: int = 10, row: Row | None = None) -> Iterator[Run]:
    """Yield each maximal run of at least *least* tokens that two texts share, in order.

    What a text repeats: of the runs of two texts that begin at one token, only the ``MOST`` longest
    need be told. One is left out if on both sides that many begin at the same token and are
    longer, or as long and earlier. Of more than ``FLOOD`` those are left out that lie within others
    on both sides. So every token in a shared run lies in one that is told, unless its gram stands
    in one text more than ``FEW`` times after the same token, or more than ``MANY`` times in all:
    only so many places are tried. ``row`` holds the texts where they are in one already.
    """
    row = row or in_a_row(texts)
    chunks = (_runs(row, *pair, least) for pair in _beginnings(_grams(row, least)))
    found = _gathered(chunks)
    found = found[:, np.lexsort(found[::-1])]
    return map(Run._make, zip(*found.tolist(), strict=True))


def _grams(row: Row, length: int) -> _Grams:
    """Return the grams of *length* tokens that occur more than once, or seem to by their hashes."""
    hashed = hashes(row.ids[1:], length)  # so that there is a token before each
    before = repeated(hashed)
    before = before[np.lexsort((row.ids[before], hashed[before]))]
    hashed, ids = hashed[before], row.ids[before]
    if _most(firsts(changes(hashed))) > FEW:
        few = _few(row.text_at(before + 1), hashed, ids)
        before, hashed, ids = before[few], hashed[few], ids[few]
    return _Grams(before + 1, firsts(changes(hashed)), firsts(changes(hashed, ids)))


def _most(first: Places) -> int:
    """Return how many rows of a table are equal at most."""
    return int(np.max(np.arange(len(first)) - first, initial=-1)) + 1


def _few(text: Places, hashed: Hashes, ids: Ids) -> Flags:
    """Tell which grams are among the ``FEW`` of their text after one token, and ``MANY`` in all.

    The grams come by their hash, then by the token before them.
    """
    nth = np.arange(len(text)) - firsts(changes(hashed, ids, text))
    order = np.lexsort((nth, text, hashed))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order)) - firsts(changes(hashed[order], text[order]))
    return (nth < FEW) & (rank < MANY)


def _beginnings(grams: _Grams) -> Iterator[Pairs]:
    """Yield all pairs of places that have the same gram after different tokens, in chunks."""
    partners = grams.twins - grams.equals
    total = np.cumsum(partners)
    begin = 0
    while begin < len(partners):
        reached = total[begin] + _CHUNK
        end = max(int(np.searchsorted(total, reached)), begin + 1)
        yield _pairs(grams, partners, slice(begin, end))
        begin = end


def _pairs(grams: _Grams, partners: Places, part: slice) -> Pairs:
    """Return the pairs of some grams with all equal ones before their twins."""
    sizes = partners[part]
    skipped = np.cumsum(sizes) - sizes
    first = np.repeat(grams.equals[part] - skipped, sizes)
    mine = np.repeat(grams.places[part], sizes)
    others = grams.places[first + np.arange(len(mine))]
    return np.minimum(mine, others), np.maximum(mine, others)


def _runs(row: Row, left: Places, right: Places, least: int) -> Rows:
    """Return the runs that begin at some pairs of places, of at least *least* tokens."""
    a, b = row.text_at(left), row.text_at(right)
    apart = a != b
    a, b, left, right = a[apart], b[apart], left[apart], right[apart]
    length = _reach(row.ids, left, right)
    found = np.stack((a, b, left - row.borders[a] - 1, right - row.borders[b] - 1, length))
    return found[:, length >= least]


def _reach(ids: Ids, left: Places, right: Places) -> Places:
    """Return how many tokens are equal from two places on, for each pair of them.

    The tokens themselves are compared: a collision of hashes ends here.
    """
    length = np.zeros(len(left), np.int64)
    active, block = np.arange(len(left)), 16
    while len(active):
        steps = length[active][:, None] + np.arange(block)
        differ = _at(ids, left[active], steps) != _at(ids, right[active], steps)
        ended = differ.any(axis=1)
        length[active] += np.where(ended, differ.argmax(axis=1), block)
        active = active[~ended]
        block = min(2 * block, max(16 * _CHUNK // max(len(active), 1), 1))
    return length


def _at(ids: Ids, places: Places, steps: Places) -> Ids:
    return ids.take(places[:, None] + steps, mode="clip")  # beyond the last border is never reached


def _gathered(chunks: Iterable[Rows]) -> Rows:
    """Return all runs but those of which there are too many, without ever holding many more."""
    kept, size = [np.empty((5, 0), np.int64)], 0
    for chunk in chunks:
        kept.append(chunk)
        size += chunk.shape[1]
        if size > max(2 * kept[0].shape[1], 8 * _CHUNK):
            kept = [_bounded(np.concatenate(kept, axis=1))]
            size = kept[0].shape[1]
    return _unflooded(_bounded(np.concatenate(kept, axis=1)))


def _bounded(runs: Rows) -> Rows:
    """Return the runs that are on either side among the longest that begin there."""
    _, _, a_token, b_token, _ = runs
    return runs[:, (_rank(runs, a_token, b_token) < MOST) | (_rank(runs, b_token, a_token) < MOST)]


def _unflooded(runs: Rows) -> Rows:
    """Return the runs less those of flooded pairs that lie within others on both sides."""
    a, b, a_token, b_token, length = runs
    pair = a << 32 | b
    _, which, numbers = np.unique(pair, return_inverse=True, return_counts=True)
    flooded = numbers[which] > FLOOD
    if flooded.any():
        within = _within(pair, a_token, length) & _within(pair, b_token, length)
        return runs[:, ~(flooded & within)]
    return runs


def _within(pair: Places, first: Places, length: Places) -> Flags:
    """Tell which stretches lie within another of the same pair, of equal ones all but one."""
    order = np.lexsort((-length, first, pair))
    group = np.cumsum(changes(pair[order])) - 1
    end = (first + length)[order] + group * _FAR  # a later group is farther than any earlier
    reach = np.maximum.accumulate(end)
    within = np.empty(len(order), bool)
    within[order[:1]] = False
    within[order[1:]] = reach[:-1] >= end[1:]
    return within


def _rank(runs: Rows, at: Places, other: Places) -> Places:
    """Return how many runs of the same two texts begin at the same token and come before."""
    a, b, _, _, length = runs
    pair, after = a << 32 | b, other - (length << 32)  # two keys in one are sorted faster
    order = np.lexsort((after, at, pair))
    new = changes(pair[order], at[order])
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order)) - firsts(new)
    return rank
