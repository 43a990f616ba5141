"""From documents to postings: which documents hold a term, how much, and where.

While documents come in, each place of a term is one number, added to the end of one array. All
else – documents, levels, gaps – is worked out for a whole term at once when a segment is written.
"""

import math
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from archive.search.keys import order
from archive.search.numbers import Numbers
from archive.search.words import Slot, Slots, is_pair

IN_TITLE: Final = 8
"""Added to the level of a term that the title holds."""
WIDE: Final = 1 << 20
"""Added to the place of a term that is two words of the text as one."""
_LEVELS: Final = 8
# BM25 (Robertson & Zaragoza 2009): how fast more occurrences count less, how much length counts.
_K1, _B, _USUAL_LENGTH = 1.2, 0.6, 400


class Postings(NamedTuple):
    """Where one term or value stands. Those of two runs of documents join end to end."""

    docs: Numbers
    """Numbers of documents, rising."""
    levels: bytes
    """For each document, 0–7 for how much it is about the term, plus `IN_TITLE`."""
    counts: Numbers
    """For each document, at how many places; a value has none."""
    places: Numbers
    """For each document its places, counted from 1, as the gaps between them, the first from 0."""


_Found = defaultdict[str | Slot, Numbers]
_DOCUMENT: Final = 32
"""Bits of a number under those of the document: there is the place, or how often it is named."""
_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)


class Inverter:
    """The postings of a run of documents, in memory."""

    def __init__(self) -> None:
        """Start without documents."""
        self._levels: list[list[int]] = []
        self._forget()

    def _forget(self) -> None:
        self._found, self._titled, self._values = (_Found(partial(array, "Q")) for _ in range(3))
        self.places = 0
        """How many places of terms are held: what decides the memory."""

    def add(self, title: Slots, text: Slots) -> None:
        """Add the words of the next document.

        A phrase never runs from title to text: two places between them stay empty, as a word in the
        Arabic script may take two.
        """
        first = (len(self._levels) << _DOCUMENT) + 1
        self._note(first, title)
        self._note(first + len(title) + 2, text)
        for term in {term for slot in title for term in ((slot,) if type(slot) is str else slot)}:
            self._titled[term].append(len(self._levels))
        self.places += len(title) + len(text)
        self._levels.append(_levels(len(title) + len(text)))

    def _note(self, first: int, slots: Slots) -> None:
        found = self._found
        for slot, place in zip(slots, range(first, first + len(slots)), strict=True):
            found[slot].append(place)

    def add_values(self, values: Mapping[str, int]) -> None:
        """Add the values of the document added last: key -> how often it names it."""
        document = len(self._levels) - 1 << _DOCUMENT
        for key, times in values.items():
            self._values[key].append(document + min(times, _LEVELS - 1))

    def take(self) -> Iterator[tuple[str, Postings]]:
        """Yield all postings in the order of their keys, and forget them."""
        _part(self._found)
        found, titled, values = self._found, self._titled, self._values
        self._forget()
        for key in sorted([*found, *values], key=order):  # type: ignore[arg-type] # parted
            if key in values:
                yield str(key), _value(values.pop(key))
            else:
                yield str(key), self._term(found.pop(key), titled.get(key, ()))

    def _term(self, found: Numbers, titled: Iterable[int]) -> Postings:
        """Return the postings of a term from its places, and from the documents titled with it."""
        docs, counts, places = _gathered(*_apart(found))
        rows = zip(map(self._levels.__getitem__, docs), counts, strict=True)
        levels = bytearray([row[n if n < _MOST else _MOST] for row, n in rows])  # noqa: FURB136 - a call takes long
        for doc in titled:
            levels[bisect_left(docs, doc)] |= IN_TITLE
        return Postings(docs, bytes(levels), counts, places)


def _apart(found: Numbers) -> tuple[Numbers, Numbers]:
    """Return the lower and the upper halves of some numbers."""
    both = array("I", found.tobytes())
    return both[_LOW::2], both[_HIGH::2]


def _gathered(places: Numbers, documents: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return documents, counts and places as `Postings` has them, from places and their documents.

    This loop takes a step for every word of the archive.
    """
    docs, counts, gaps = list[int](), list[int](), list[int]()
    last = before = -1
    times = 0
    for place, document in zip(places, documents, strict=True):
        if document == before:
            gaps.append(place - last)
            times += 1
        else:
            docs.append(document)
            counts.append(times)
            gaps.append(place)
            before, times = document, 1
        last = place
    return array("I", docs), array("I", [*counts[1:], times]), array("I", gaps)


def _value(found: Numbers) -> Postings:
    times, docs = _apart(found)
    return Postings(docs, bytes(times.tolist()), array("I"), array("I"))


def _part(found: _Found) -> None:
    """Give each of several terms at one place the place; they were noted together."""
    more: defaultdict[str, list[int]] = defaultdict(list)
    for slot in [slot for slot in found if type(slot) is tuple]:
        together = found.pop(slot)
        *single, last = slot
        for term in single:
            more[term] += together
        more[last] += [place + WIDE for place in together] if is_pair(slot) else together
    for term, places in more.items():
        found[term] = array("Q", sorted([*found[term], *places]))


_MOST: Final = 31
_BY_LENGTH: Final[dict[int, list[int]]] = {}


def _levels(length: int) -> list[int]:
    """Return the level of a term by how often it stands in a text of some length, at most `_MOST`.

    BM25's saturation, in eighths. Lengths count in steps, a fifth of a doubling each.
    """
    step = round(5 * math.log2(max(length, 8)))
    if step not in _BY_LENGTH:
        norm = _K1 * (1 - _B + _B * 2 ** (step / 5) / _USUAL_LENGTH)
        _BY_LENGTH[step] = [
            min(_LEVELS - 1, int(_LEVELS * times / (times + norm))) for times in range(_MOST + 1)
        ]
    return _BY_LENGTH[step]
