"""Texts as whole numbers in one row, and the hashes of all their grams."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from archive.analysis.reuse.tokens import Tokens
from archive.records.memo import Taking, afresh

Ids: TypeAlias = npt.NDArray[np.int32]
Places: TypeAlias = npt.NDArray[np.int64]
Hashes: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]

_BASE = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio: odd, bits well mixed
_HALF = np.uint64(32)
_NUMBERS: Final = defaultdict[str, int](count().__next__)
"""The number of each token: which it has makes no difference, as long as it keeps it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of all texts in one row, as numbers: equal tokens have equal ones.

    Before the first text, between texts and behind the last stands a border, a number that occurs
    nowhere else: so no two places beyond the edge of a text are ever equal. ``borders`` has their
    indexes, one more than there are texts; text ``i`` begins at ``borders[i] + 1``.
    """

    ids: Ids
    borders: Places

    def text_at(self, places: Places) -> Places:
        """Return the index of the text in which each place of the row lies."""
        return np.searchsorted(self.borders, places) - 1


def in_a_row(texts: Sequence[Tokens], take: Taking = afresh) -> Row:
    """Return the tokens of some texts as numbers in one row."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    counted = np.arange(len(ends))
    borders = (-1 - counted).astype(np.int32)
    parts = zip((take(_numbers, text) for text in texts), borders[1:, None], strict=True)
    row = np.concatenate((borders[:1], *chain.from_iterable(parts)))
    return Row(row, ends + counted)


def _numbers(text: Tokens) -> Ids:
    return np.fromiter(map(_NUMBERS.__getitem__, text.words), np.int32, len(text))


def hashes(ids: Ids, length: int) -> Hashes:
    """Return the hash of the gram of *length* tokens that begins at each place of a row.

    A polynomial of the tokens modulo 2**64. Equal grams have equal hashes; different ones
    hardly ever, which whoever relies on it has to verify.
    """
    mixed = ids.astype(np.uint64) * _BASE
    mixed ^= mixed >> _HALF
    grams = max(len(ids) - length + 1, 0)
    found = np.zeros(grams, np.uint64)
    for offset in range(length if grams else 0):
        found *= _BASE
        found += mixed[offset : offset + grams]
    return found


def repeated(hashed: Hashes) -> Places:
    """Return where the hashes stand that occur more than once, and a few that do not."""
    # Numbers alone are sorted ten times as fast as their indexes: so the low bits of each hash
    # give way to its place, and two that differ only there pass for equal.
    bits = np.uint64(len(hashed).bit_length())
    keys = (hashed >> bits << bits) | np.arange(len(hashed), dtype=np.uint64)
    keys.sort()
    new = changes(keys >> bits)
    again = ~new
    again[:-1] |= again[1:]
    keys = keys[again]
    return (keys - (keys >> bits << bits)).astype(np.int64)


def changes(*columns: npt.NDArray[np.generic]) -> Flags:
    """Tell for each row of a sorted table whether it differs from the one before."""
    new = np.zeros(len(columns[0]), bool)
    new[:1] = True
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return new


def firsts(new: Flags) -> Places:
    """Return for each row of a sorted table the index of the first that is equal to it."""
    return np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
