"""What an import writes, and where: captures into the vault first, the record last.

Each file is written whole or not at all. What an interrupted import leaves is a capture that no
record names, which the next import of the same document finds and uses.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records import dates
from archive.records.files import LARGEST_TEXT, Unread, digest_file
from archive.records.vault import sha256
from archive.records.writing import write_whole
from archive.text.saved_html import SUFFIXES

_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,8}){1,2}")
_OUR_TOOL = "archive import"
_CHANGED = "retrieved: the day on which the file was last changed (UTC)"
UNDATED = "undated"


class File(NamedTuple):
    """A file to be written: its path below the content folder or the vault, and what it holds."""

    path: str
    data: bytes


@dataclass(slots=True)
class Store:
    """The two folders. ``dry``: nothing is written; a ``vault`` of None: nothing can be kept."""

    content: Path
    vault: Path | None
    dry: bool = False
    _planned: dict[str, str] = field(default_factory=dict)
    """Paths in the vault that this run has given away, and the hash of each file."""

    def capture(self, id_: str, year: str, draft: Draft) -> tuple[dict[str, Any], list[File]]:
        """Return what a record says of a draft's capture, and the files that hold it.

        A text without a document of its own is its own capture. Raises Refused.
        """
        text = _encoded(draft.text)
        data = text if draft.capture is None else draft.capture
        suffix = draft.suffix if _SUFFIX.fullmatch(draft.suffix) else ".bin"
        suffix = ".txt" if draft.capture is None else suffix
        files = [self._file(f"{year}/{id_}", suffix, data)]
        said: dict[str, Any] = {"path": files[0].path, "sha256": sha256(data)}
        if data != text or suffix.endswith(SUFFIXES):
            files.append(self._file(f"{year}/{id_}", ".transcript.txt", text))
            made = {"path": files[1].path, "sha256": sha256(text)}
            said["transcript"] = made | {"tool": draft.tool or _OUR_TOOL}
        elif len(data) > LARGEST_TEXT:
            raise Refused("is longer than a text of the archive may be", "divide it")
        return said, files

    def _file(self, stem: str, suffix: str, data: bytes) -> File:
        """Return a file under a name that no other file has."""
        digest = sha256(data)
        path = f"{stem}{suffix}"
        if self._holds(path) not in {None, digest}:
            path = f"{stem}.{digest[:12]}{suffix}"
        self._planned[path] = digest
        return File(path, data)

    def _holds(self, path: str) -> str | None:
        """Return the hash of a file of the vault, None where there is none."""
        if path in self._planned or self.vault is None:
            return self._planned.get(path)
        if not os.path.lexists(self.vault / path):
            return None
        try:
            return digest_file(str(self.vault), path)
        except Unread:
            return "unread"

    def keep(self, files: Iterable[File]) -> None:
        """Write files into the vault; one that is there already stays. Raises OSError."""
        for file in files:
            if self.vault is not None and not self.dry:
                place = self.vault / file.path
                if not place.exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(place, file.data)

    def write(self, path: str, text: str) -> None:
        """Write a record. Raises OSError."""
        if not self.dry:
            place = self.content / path
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, text.encode())

    def read(self, path: str) -> str:
        """Return the text of a record as it stands there now. Raises OSError."""
        return (self.content / path).read_bytes().decode("utf-8")


def year_of(published: str | None) -> str:
    """Return the folder of a report: the year in which it appeared, where that is one."""
    date = dates.parse(published) if published else None
    if date is None or date.is_open or date.first.year != date.last.year:
        return UNDATED
    return f"{date.first.year:04}"


def day_of_capture(draft: Draft, given: str | None, modified: str | None) -> tuple[str | None, str]:
    """Return the day of a capture (EDTF), and whence it is where nobody says it.

    The document itself is believed first, then the person who gives it (``given``), then the day
    on which its file was last changed. It is never that of the clock.
    """
    for said in filter(None, (draft.retrieved, given)):
        with suppress(dates.DateError):
            return dates.parse(said).text, ""
    return modified, _CHANGED if modified else ""


def _encoded(text: str) -> bytes:
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        fix = "save it with the encoding UTF-8"
        raise Refused("holds half of a character, which no file can store", fix) from error
    if len(data) > LARGEST_TEXT:
        fix = "divide it, and import its parts"
        raise Refused(f"has a text of more than {LARGEST_TEXT >> 20} MiB", fix)
    return data
