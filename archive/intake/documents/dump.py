"""A dump put back: each record file byte for byte at its place, and none in the place of another.

A dump is JSON Lines, as ``archive.exchange.dump`` writes it: a head, then for each record file its
``path`` below the content folder, its ``sha256`` and its ``text``.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from archive.intake.refused import Refused
from archive.records.files import Unread, read_file
from archive.records.layout import holds_record
from archive.records.vault import sha256
from archive.records.writing import write_whole

_HEAD = re.compile(rb'\s*\{"dump": ?"cuttings"')
_VERSION = 1
_LONGEST_LINE = 64 << 20
_ANEW = "export the dump anew"


@dataclass(slots=True)
class Restored:
    """What became of the files of a dump, by their paths below the content folder."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    """Files that are there with other bytes, or as no plain file: they are left as they are."""


class _File(NamedTuple):
    path: str
    data: bytes


def is_dump(head: bytes) -> bool:
    """Whether a document that begins so is a dump."""
    return bool(_HEAD.match(head.removeprefix(b"\xef\xbb\xbf")))


def restore(dump: Path, content: Path, *, dry: bool = False) -> Restored:
    """Put the record files of a dump below ``content``; with ``dry`` say only what would be done.

    Nothing is written unless the whole dump is sound. Raises Refused, OSError.
    """
    paths = [file.path for file in _files(dump)]
    if len(set(map(str.casefold, paths))) != len(paths):
        raise Refused("holds two files of one name", _ANEW)
    done = Restored()
    for file in _files(dump):
        _put(file, content, done, dry=dry)
    return done


def _put(file: _File, content: Path, done: Restored, *, dry: bool) -> None:
    try:
        there = read_file(str(content), file.path, max(len(file.data), 1))
    except Unread as error:
        if error.why != "missing":
            done.differing.append(file.path)
            return
        done.written.append(file.path)
        if not dry:
            _write(content / file.path, file.data)
        return
    (done.same if there == file.data else done.differing).append(file.path)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


def _files(dump: Path) -> Iterator[_File]:
    """Yield the files of a dump. Raises Refused at the first line that is not sound."""
    with dump.open("rb") as lines:
        head = _row(lines.readline(_LONGEST_LINE), 1)
        if head.get("dump") != "cuttings" or head.get("version") != _VERSION:
            raise Refused("is no dump that this version can read", _ANEW)
        number = 1
        while line := lines.readline(_LONGEST_LINE):
            number += 1
            yield _file(_row(line, number), number)


def _row(line: bytes, number: int) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused(f"is cut off or damaged in line {number}", _ANEW) from error
    if not isinstance(row, dict):
        raise Refused(f"is cut off or damaged in line {number}", _ANEW)
    return row


def _file(row: dict[str, object], number: int) -> _File:
    path, text = str(row.get("path", "")), row.get("text")
    if not holds_record(path):
        raise Refused(f"names in line {number} a place where no record stands", _ANEW)
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else b""
    if sha256(data) != row.get("sha256"):
        raise Refused(f"has changed in line {number} since it was made: {path}", _ANEW)
    return _File(path, data)
