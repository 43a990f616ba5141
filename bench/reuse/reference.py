"""Shared runs and near-duplicates as one would write them in plain Python, without any cleverness.

They are the measure of ours: what they find is right because little can be wrong about it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from archive.analysis.reuse.runs import Run

TOKEN = re.compile(r"\w+")

Words: TypeAlias = Sequence[str]
Place: TypeAlias = tuple[int, int]  # a text, and a token in it


def words(text: str) -> list[str]:
    """Return the tokens of a text."""
    return TOKEN.findall(text.casefold())


def shared_runs(texts: Sequence[Words], least: int, *, hashed: bool = False) -> list[Run]:
    """Return all maximal runs of at least *least* tokens that two texts share, in order.

    One dictionary holds all grams of *least* tokens; *hashed*: their hashes instead, which takes
    half the time and a third of the memory.
    """
    first: dict[object, Place] = {}
    again: dict[object, list[Place]] = {}
    for index, text in enumerate(texts):
        grams: Iterable[object] = zip(*(text[offset:] for offset in range(least)), strict=False)
        for token, gram in enumerate(map(hash, grams) if hashed else grams):
            place = (index, token)
            before = first.setdefault(gram, place)
            if before is not place:
                again.setdefault(gram, [before]).append(place)
    return sorted(set(_runs(texts, again.values(), least)))


def _runs(texts: Sequence[Words], groups: Iterable[list[Place]], least: int) -> Iterator[Run]:
    for places in groups:
        for (a, i), (b, j) in combinations(places, 2):
            if a != b and not (i and j and texts[a][i - 1] == texts[b][j - 1]):
                length = _reach(texts[a], texts[b], i, j)
                if length >= least:
                    yield Run(a, b, i, j, length)


def _reach(one: Words, other: Words, i: int, j: int) -> int:
    length = 0
    for a, b in zip(one[i:], other[j:], strict=False):
        if a != b:
            break
        length += 1
    return length


def near_duplicates(texts: Sequence[Words], least: float) -> list[tuple[int, int]]:
    """Return all pairs whose sets of 5-grams have a Jaccard similarity of *least* or more."""
    sets = [set(zip(*(text[offset:] for offset in range(5)), strict=False)) for text in texts]
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for index, grams in enumerate(sets):
        for gram in grams:
            holders[gram].append(index)
    common = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    return sorted(
        (a, b)
        for (a, b), number in common.items()
        if number >= least * (len(sets[a]) + len(sets[b]) - number)
    )
