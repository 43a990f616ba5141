"""The content folder as files: which there are, and their text. What is no plain file is a problem.

A contributor may send anything: links, pipes, a thousand folders in each other, names that only
some machines can keep. Nothing of it is followed, and all of it is named.
"""

import os
from collections.abc import Container, Iterator
from pathlib import Path

from archive.records.files import Unread, Why, read_file
from archive.records.problems import Mark, Problems

_DEEPEST = 6
_RECORDS = (".yml", ".md")
SUGGESTIONS = "suggestions"
"""The folder of what a machine proposes: it lies among the records and holds none."""
DECISIONS = "decisions.yml"
"""The file of what people decided on proposals."""
_REFUSED: dict[Why, tuple[str, str]] = {
    "missing": ("unreadable-file", "put it back, and run the command again"),
    "link": ("linked-file", "put a copy of the file in its place"),
    "odd": ("linked-file", "remove it"),
    "large": ("too-large", "keep the text in the vault, and name it under capture"),
    "unreadable": ("unreadable-file", "mend its permissions, or the disk"),
}
"""The code and the advice for each reason why a file was not read."""


def list_files(content: Path, problems: Problems) -> list[str]:
    """Return the names of the files below ``content``, relative to it, in any order.

    Links and the like are problems; among the names are those of them that would be records, so
    that these are known to be there. Names that begin with a dot are not ours, nor are the copies
    that editors put beside a file (``x.md~``, ``#x.md#``). Proposals and what
    was decided on them are no records, and not among the names.
    """
    return list(_files(str(content), "", problems, {SUGGESTIONS, DECISIONS}))


def _files(
    folder: str, below: str, problems: Problems, besides: Container[str] = ()
) -> Iterator[str]:
    for entry in _entries(folder, below, problems):
        name = below + entry.name
        if entry.name.startswith((".", "#")) or entry.name.endswith("~") or entry.name in besides:
            continue
        if not entry.is_dir(follow_symlinks=False):
            if not entry.is_file(follow_symlinks=False):
                refuse(name, Unread("link" if entry.is_symlink() else "odd"), problems)
            if name.endswith(_RECORDS) or entry.is_file(follow_symlinks=False):
                yield name
        elif name.count("/") < _DEEPEST:
            yield from _files(entry.path, f"{name}/", problems)
        else:
            said = "this folder lies too deep to hold a record"
            problems.add(Mark(name), "stray-file", said, "move it out of the content folder")


def _entries(folder: str, below: str, problems: Problems) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        said = f"this folder cannot be read: {error.strerror}"
        problems.add(Mark(below.rstrip("/")), "unreadable-file", said, _REFUSED["unreadable"][1])
        return []


def read_text(content: Path, name: str, problems: Problems) -> str | None:
    """Return the text of a file; None after a problem was noted."""
    try:
        data = read_file(str(content), name)
    except Unread as error:
        refuse(name, error, problems)
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].split(b"\n")
        mark = Mark(name, len(before), len(before[-1].decode("utf-8")))
        said = "this sign is not stored in the encoding UTF-8"
        problems.add(mark, "not-utf8", said, "save the file with the encoding UTF-8")
        return None


def refuse(name: str, error: Unread, problems: Problems) -> None:
    """Note why a file of the content folder was not read."""
    code, fix = _REFUSED[error.why]
    problems.add(Mark(name), code, f"this file {error.said}", fix)
