"""The files of an index: compressed, and in a folder that is named by what they hold."""

import hashlib
import os
import shutil
import zlib
from collections.abc import Sequence
from json import JSONEncoder
from pathlib import Path
from typing import Final

SUFFIX: Final = ".bin"
MANIFEST: Final = "manifest" + SUFFIX
_STAGE: Final = ".new"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Files:
    """The files of one index, written under a stage; `seal` gives them the name of their content.

    Each file is compressed by us (zlib, RFC 1950), as many hosts send binary files as they are.
    A name that changes with the content lets a browser keep a file for ever, and keeps a reader
    who began with one state of the archive from meeting files of another.
    """

    def __init__(self, folder: Path) -> None:
        """Start under ``folder``; what an interrupted run left there is removed."""
        self._folder, self._stage = folder, folder / _STAGE
        self._hash, self._made = hashlib.sha256(), set[str]()
        shutil.rmtree(self._stage, ignore_errors=True)
        self._stage.mkdir(parents=True)

    def put(self, name: str, text: bytes = b"", columns: Sequence[bytes] = ()) -> None:
        """Write one file, ``words/3`` for instance. The order of the calls is part of the hash.

        Raises OSError.
        """
        group = name.partition("/")[0]
        if group != name and group not in self._made:
            (self._stage / group).mkdir()
            self._made.add(group)
        packed = compressed(text, columns)
        self._hash.update(f"{name} {len(packed)}\n".encode() + packed)
        _write(f"{self._stage}/{name}{SUFFIX}", packed)

    def seal(self, manifest: dict[str, object]) -> None:
        """Put the files in place, then the manifest that names them, then remove all others."""
        self._hash.update(to_json(manifest))
        name = self._hash.hexdigest()[:12]
        final = self._folder / name
        shutil.rmtree(final, ignore_errors=True)
        self._stage.rename(final)
        new = self._folder / (MANIFEST + _STAGE)
        new.write_bytes(compressed(to_json({"files": name, **manifest})))
        new.replace(self._folder / MANIFEST)
        for other in self._folder.iterdir():
            if other.is_dir() and other.name != name:
                shutil.rmtree(other)


def _write(path: str, data: bytes) -> None:
    """Write a file with as few calls as there can be: an index has one for each document."""
    file = os.open(path, _NEW, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


_HEAD: Final = zlib.compress(b"")[:2]
_RAW: Final = -zlib.MAX_WBITS


def compressed(text: bytes, columns: Sequence[bytes] = ()) -> bytes:
    """Return text and columns of numbers, one after the other, as one zlib stream.

    Each column is a block with a code of its own (RFC 1951, 3.2.7), in which only runs of a number
    are looked for: what comes again in numbers by chance costs more than it saves.
    """
    if not columns:
        return zlib.compress(text, 9)
    out, whole = [_HEAD], b"".join((text, *columns))
    if text:
        words = zlib.compressobj(9, zlib.DEFLATED, _RAW)
        out += words.compress(text), words.flush(zlib.Z_SYNC_FLUSH)
    numbers = zlib.compressobj(9, zlib.DEFLATED, _RAW, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    for column in columns:
        out += numbers.compress(column), numbers.flush(zlib.Z_BLOCK)
    return b"".join((*out, numbers.flush(), zlib.adler32(whole).to_bytes(4)))


def headed(text: bytes) -> bytes:
    """Return the head of a file: how many bytes a text has (4, little-endian), and the text."""
    return len(text).to_bytes(4, "little") + text


_JSON: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(value: object) -> bytes:
    """Return compact JSON; half a surrogate pair, which cannot be encoded, is a question mark."""
    return _JSON.encode(value).encode(errors="replace")
