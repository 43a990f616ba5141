"""Postings on disk, sorted by key, and the stream that joins them."""

import heapq
import struct
from array import array
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby
from operator import add, itemgetter
from pathlib import Path
from typing import BinaryIO, Final

from archive.search.inverter import Postings
from archive.search.keys import order
from archive.search.numbers import Numbers

_HEAD: Final = struct.Struct("<HIII")
"""Bytes of the key; how many documents, documents with places, and places."""

Keyed = tuple[str, Postings]


def write_segment(path: Path, postings: Iterable[Keyed]) -> None:
    """Write postings, sorted by key, to a file for `read_segment` on the same machine."""
    with path.open("wb") as file:
        for key, held in postings:
            name = key.encode()
            file.write(_HEAD.pack(len(name), len(held.docs), len(held.counts), len(held.places)))
            file.writelines((name, *held))


def read_segment(path: Path) -> Iterator[Keyed]:
    """Yield the postings of a file, one key after the other."""
    with path.open("rb") as file:
        while head := file.read(_HEAD.size):
            name, docs, counts, places = _HEAD.unpack(head)
            key = file.read(name).decode()
            numbers, levels = _numbers(file, docs), file.read(docs)
            yield key, Postings(numbers, levels, _numbers(file, counts), _numbers(file, places))


def _numbers(file: BinaryIO, count: int) -> Numbers:
    found = array("I")
    found.frombytes(file.read(count * found.itemsize))
    return found


def merged(segments: Iterable[Iterable[Keyed]]) -> Iterator[Keyed]:
    """Yield each key with its postings in all segments, which come in the order of documents."""
    streams = (_ordered(segment, number) for number, segment in enumerate(segments))
    for _, group in groupby(heapq.merge(*streams), key=itemgetter(0)):
        parts = [(key, held) for _, _, key, held in group]
        yield parts[0][0], _joined([held for _, held in parts])


def _ordered(segment: Iterable[Keyed], number: int) -> Iterator[tuple[str, int, str, Postings]]:
    return ((order(key), number, key, held) for key, held in segment)


def _joined(parts: list[Postings]) -> Postings:
    """Return postings end to end: every segment counts from the archive's first document."""
    if len(parts) == 1:
        return parts[0]
    return Postings(*(reduce(add, columns) for columns in zip(*parts, strict=True)))
