"""What the results are counted by: columns of values, and the days of the documents."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from archive.search.document import Value
from archive.search.files import Files, to_json
from archive.search.numbers import encode, gaps

DOCUMENTS: Final = 256
"""Documents of one column file."""
VALUES: Final = 256
"""Values of one file of labels."""


def put_facets(
    files: Files, columns: Sequence[Sequence[int]], keys: Sequence[str], values: Mapping[str, Value]
) -> int:
    """Write ``facets/`` and ``values/``, and return how many values there are.

    ``columns`` hold the values of each document as indexes of ``keys``. In the files the value that
    most documents have is number 0: small numbers take little room.
    """
    counts = Counter(number for column in columns for number in column)
    ranked = sorted(counts, key=lambda number: (-counts[number], keys[number]))
    rank = {number: place for place, number in enumerate(ranked)}
    for first in range(0, len(columns), DOCUMENTS):
        rows = bytearray()
        for column in columns[first : first + DOCUMENTS]:
            places = array("I", sorted(rank[number] for number in column))
            rows += b"".join(map(encode, (len(places), *gaps(places))))
        files.put(f"facets/{first // DOCUMENTS}", bytes(rows))
    for first in range(0, len(ranked), VALUES):
        part = [keys[number] for number in ranked[first : first + VALUES]]
        labels = [values[key].label if key in values else key.partition(":")[2] for key in part]
        files.put(f"values/{first // VALUES}", to_json({"keys": part, "labels": labels}))
    return len(ranked)


def put_days(files: Files, days: Sequence[int | None]) -> None:
    """Write ``days``: for each day with documents its distance from the one before, and how many.

    Days count from 0001-01-01 as day 1 (`datetime.date.toordinal`). Undated documents, at the end,
    are in none.
    """
    rows, last = bytearray(), 0
    for day, count in sorted(Counter(day for day in days if day is not None).items()):
        rows += encode(day - last) + encode(count)
        last = day
    files.put("days", bytes(rows))
