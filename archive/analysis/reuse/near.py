"""Texts that are nearly the same as a whole, whether or not they share a long run.

The search for pairs is a set similarity join with a prefix filter: S. Chaudhuri, V. Ganti and
R. Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning" (ICDE 2006).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np

from archive.analysis.reuse.grams import Hashes, Places, Row, changes, hashes, in_a_row, repeated
from archive.analysis.reuse.tokens import Tokens

GRAM = 5
_SLIP = 1e-9  # what a product of fractions may be off
Gram: TypeAlias = tuple[str, ...]


def near_duplicates(
    texts: Sequence[Tokens], least: float = 0.5, row: Row | None = None
) -> list[tuple[int, int]]:
    """Return the pairs of texts (indexes) whose sets of 5-grams are alike, in order.

    Alike: their Jaccard similarity, the share of common grams among all they have, is *least* or
    more (0 < *least* <= 1). A text of fewer than five tokens has one gram: all of it; an empty
    text is like no other. ``row`` holds the texts where they are in one already.
    """
    candidates = _candidates(texts, least, row or in_a_row(texts))

    @cache
    def grams(index: int) -> frozenset[Gram]:
        return grams_of(texts[index])

    return sorted(pair for pair in candidates if jaccard(*map(grams, pair)) >= least)


def grams_of(text: Tokens) -> frozenset[Gram]:
    """Return the different 5-grams of a text."""
    words = text.words
    if len(words) < GRAM:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[offset:] for offset in range(GRAM)), strict=False))


def jaccard(one: frozenset[Gram], other: frozenset[Gram]) -> float:
    """Return the share of common grams among all that two texts have; 0 where there are none."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def _candidates(texts: Sequence[Tokens], least: float, row: Row) -> set[tuple[int, int]]:
    """Return all pairs that may be alike, and some that are not."""
    return {*_meeting(*_rare_grams(row, least)), *_short_pairs(texts)}


def _short_pairs(texts: Sequence[Tokens]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that are the same and too short for a gram."""
    same: defaultdict[Gram, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if 0 < len(text) < GRAM:
            same[tuple(text.words)].append(index)
    for indexes in same.values():
        yield from combinations(indexes, 2)


def _rare_grams(row: Row, least: float) -> tuple[Places, Places]:
    """Return so many of the rarest grams of each text that alike texts have one in common.

    Of n grams a text has at least ``ceil(least * n)`` in common with any that is like it. So if
    all are put in one order, one of these is among the first ``n - ceil(least * n) + 1`` of either.
    """
    hashed, texts = hashes(row.ids, GRAM), len(row.borders) - 1
    places = repeated(hashed)
    owners = row.text_at(places)
    inside = places + GRAM <= row.borders[owners + 1]
    places, owners = places[inside], owners[inside]
    rarity, kinds = _rarity(hashed[places])
    once = np.diff(row.borders) - GRAM - np.bincount(owners, minlength=texts)
    owners, rarity = np.divmod(_distinct(owners * kinds + rarity), kinds)
    several = np.bincount(owners, minlength=texts)
    common = np.ceil(least * (once + several) - _SLIP).astype(np.int64)
    index = np.arange(len(owners)) - (np.cumsum(several) - several)[owners]
    rare = index <= (several - common)[owners]
    return rarity[rare], owners[rare]


def _rarity(hashed: Hashes) -> tuple[Places, int]:
    """Return the rank of each gram among all different ones, the rarest first, and their number."""
    order = np.argsort(hashed)
    names = np.empty_like(order)
    names[order] = np.cumsum(changes(hashed[order])) - 1
    rank = np.argsort(np.argsort(np.bincount(names), kind="stable"))
    return rank[names], max(len(rank), 1)


def _distinct(keys: Places) -> Places:
    keys.sort()
    return keys[changes(keys)]


def _meeting(grams: Places, owners: Places) -> Iterator[tuple[int, int]]:
    """Yield the pairs of owners of each gram; a pair may come more than once."""
    order = np.lexsort((owners, grams))
    edges = np.flatnonzero(np.diff(grams[order])) + 1
    for group in np.split(owners[order], edges):
        if len(group) > 1:
            yield from combinations(group.tolist(), 2)
