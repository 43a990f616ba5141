"""Indexes of invented documents, and a plain reader of what lies in their files."""

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from archive.search.document import Document, Sentence, Value
from archive.search.files import MANIFEST
from archive.search.writer import Writer, write_index

IN_TITLE: Final = 8
Place = tuple[int, int, list[int]]
"""Number of a document, level of the term there, its places."""
V = TypeVar("V")


def document(
    text: str = "", title: str = "", values: Mapping[tuple[str, str], int] | None = None,
    language: str = "en", day: int | None = 740_000,
) -> Document:  # fmt: skip
    """Return an article of one sentence."""
    return Document(
        article="post-1", address="articles/post-1/", title=title, quoted=True, source="Post",
        date="2031-04-02", when="2 April 2031", day=day, language=language,
        sentences=(Sentence(text, "s1", language, "ltr"),), values=values or {},
    )  # fmt: skip


def written(
    folder: Path,
    documents: Iterable[Document],
    values: Iterable[Value] = (),
    segment: int | None = None,
) -> "Index":
    """Write an index, with a segment to the disk after some places of words, and open it."""
    if segment is None:
        write_index(documents, values, folder)
        return Index(folder)
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    writer = Writer(folder / "index", scratch, segment)
    for one in documents:
        writer.add(one)
    writer.finish({f"{value.field}:{value.id}": value for value in values})
    return Index(folder / "index")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file under a folder by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass(slots=True)
class Reader:
    """Reads columns from bytes, one after the other."""

    data: bytes
    at: int = 0

    def text(self) -> str:
        """Return a text with its length before it."""
        size = int.from_bytes(self._bytes(4), "little")
        return self._bytes(size).decode()

    def column(self) -> list[int]:
        """Return a column of numbers."""
        count, width = int.from_bytes(self._bytes(4), "little"), self._bytes(1)[0]
        ranks = [self._bytes(count) for _ in range(width)]
        return [
            sum(rank[row] << 8 * place for place, rank in enumerate(ranks)) for row in range(count)
        ]

    def rest(self) -> bytes:
        """Return all that follows."""
        return self._bytes(len(self.data) - self.at)

    def _bytes(self, size: int) -> bytes:
        self.at += size
        assert self.at <= len(self.data)
        return self.data[self.at - size : self.at]


def keys_of(coded: str) -> list[str]:
    """Return keys that are written by what they share."""
    found, last = list[str](), ""
    for sign, rest in re.findall("([À-ÿ])([^À-ÿ]*)", coded):
        last = last[: ord(sign) - 0xC0] + rest
        found.append(last)
    return found


def _summed(numbers: Iterable[int]) -> list[int]:
    found, total = [], 0
    for number in numbers:
        total += number
        found.append(total)
    return found


class Index:
    """All that an index says of each key: `lists`, and notes by their name."""

    def __init__(self, folder: Path) -> None:
        """Read every file."""
        self.folder = folder
        self.manifest: dict[str, Any] = json.loads(
            zlib.decompress((folder / MANIFEST).read_bytes())
        )
        self.lists: dict[str, list[tuple[int, int]]] = {}
        self.places: dict[str, list[list[int]]] = {}
        self.notes: dict[str, dict[str, Any]] = {}
        self.forms: dict[str, list[str]] = {}
        self.spoken: dict[str, str] = {}
        self.shards: list[list[str]] = []
        for number in range(len(self.manifest["words"])):
            self._read_shard(number)

    def read(self, name: str) -> bytes:
        """Return the content of a file."""
        return zlib.decompress((self.folder / self.manifest["files"] / f"{name}.bin").read_bytes())

    def names(self, group: str) -> list[str]:
        """Return the files of a group."""
        return sorted(
            path.stem for path in (self.folder / self.manifest["files"] / group).glob("*")
        )

    def json(self, name: str) -> Any:  # noqa: ANN401 - what the file says
        """Return the content of a file of JSON."""
        return json.loads(self.read(name))

    def _read_shard(self, number: int) -> None:
        reader = Reader(self.read(f"words/{number}"))
        head = json.loads(reader.text())
        keys = keys_of(head.pop("keys"))
        places, forms, long = head.pop("places"), head.pop("forms"), head.pop("long", {})
        self.spoken |= dict(zip(keys, head.pop("spoken"), strict=False))
        counts, gaps = reader.column(), reader.column()
        halves = [half for byte in reader.rest() for half in (byte & 15, byte >> 4)]
        self.shards.append(keys)
        self.forms |= forms
        start = 0
        for row, (key, count) in enumerate(zip(keys, counts, strict=True)):
            assert key not in self.lists
            self.notes[key] = {
                name: note[str(row)] for name, note in head.items() if str(row) in note
            }
            if str(row) in long:
                self.lists[key] = self._long(long[str(row)], count)
            else:
                docs = _summed(gaps[start : start + count])
                self.lists[key] = list(zip(docs, halves[start:], strict=False))
                start += count
            if count and ":" not in key:
                self.places[key] = self._placed(places, count)

    def _long(self, number: int, count: int) -> list[tuple[int, int]]:
        reader = Reader(self.read(f"lists/{number}"))
        documents = self.manifest["documents"]
        if count * 8 <= documents:
            docs, halves = _summed(reader.column()), reader.rest()
            return [(doc, halves[at >> 1] >> 4 * (at & 1) & 15) for at, doc in enumerate(docs)]
        reader.at = (documents + 7) // 8
        titled = set(_summed(reader.column()))
        docs = [doc for doc in range(documents) if reader.data[doc >> 3] >> (doc & 7) & 1]
        return [(doc, IN_TITLE if doc in titled else 0) for doc in docs]

    def _placed(self, places: list[int], count: int) -> list[list[int]]:
        """Take the places of the next term: ``places`` moves on."""
        found: list[list[int]] = []
        while len(found) < count:
            reader = Reader(self.read(f"places/{places[0]}"))
            rows, gaps = reader.column(), reader.column()
            take = rows[places[1] : places[1] + count - len(found)]
            start = sum(rows[: places[1]])
            for row in take:
                found.append(_summed(gaps[start : start + row]))
                start += row
            places[1] += len(take)
            if len(places) > 2 and places[1] == places[2]:
                places[:3] = [places[0] + 1, 0]
        return found
