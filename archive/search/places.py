"""Where terms stand: what phrases need, apart from all else, in files of whole documents."""

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from archive.search.files import Files
from archive.search.numbers import Numbers, column

FULL: Final = 8_000
"""Places of a file."""


class Places:
    """Writes the places of all terms, one after the other, whatever shard their words stand in.

    A file is two columns: at how many places a document has the term, for each document of each
    term; and the gaps between these places.
    """

    def __init__(self, files: Files) -> None:
        """Start without places."""
        self._files = files
        self._counts, self._gaps = array("I"), array("I")
        self._full: list[int] = []
        """How many documents of terms each file written has."""

    def add(self, counts: Numbers, gaps: Numbers) -> None:
        """Add the places of the next term, as `archive.search.inverter.Postings` has them."""
        self._counts += counts
        self._gaps += gaps
        if len(self._gaps) >= FULL:
            self._cut()

    def here(self) -> tuple[int, int]:
        """Return where the next term begins: the file, and the documents before it there."""
        return len(self._full), len(self._counts)

    def since(self, start: tuple[int, int]) -> list[int]:
        """Return a place of `here`, and how many documents each file had that was filled since."""
        return [*start, *self._full[start[0] :]]

    def close(self) -> None:
        """Write the file begun last."""
        if self._counts:
            self._put(self._counts, self._gaps)

    def _cut(self) -> None:
        ends = [0, *accumulate(self._counts)]
        first = 0
        while ends[-1] - ends[first] >= FULL:
            end = bisect_left(ends, ends[first] + FULL)
            self._put(self._counts[first:end], self._gaps[ends[first] : ends[end]])
            first = end
        self._counts, self._gaps = self._counts[first:], self._gaps[ends[first] :]

    def _put(self, counts: Numbers, gaps: Numbers) -> None:
        self._files.put(f"places/{len(self._full)}", columns=(*column(counts), *column(gaps)))
        self._full.append(len(counts))
