"""Folders that hold what a build made: which they are, and how the workbench of pages is filled."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from archive.records.files import names_under

MADE = "data/articles.jsonl"
"""The file by which a folder is known as one that a build made."""


def check_targets(targets: Sequence[Path], kept: Iterable[Path]) -> None:
    """Make sure that nothing but the work of earlier builds would be replaced in some folders.

    Raises FileExistsError when a folder meets another one, or one to be kept, or holds files of
    other origin.
    """
    for number, folder in enumerate(targets):
        for other in (*targets[:number], *kept):
            if _meet(folder.resolve(), other.resolve()):
                raise FileExistsError(f"{folder} and {other} may not lie in one another")
        if folder.exists() and not folder.is_dir():
            raise FileExistsError(f"{folder} is a file: name another folder")
        if folder.is_dir() and not (folder / MADE).is_file() and files_in(folder):
            raise FileExistsError(f"{folder} holds files that no build made: name another folder")


def _meet(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def fill(folder: Path, files: Iterable[tuple[str, str | bytes]], *, beside: str = "") -> None:
    """Make ``folder`` hold these files (relative name, text or bytes) and nothing else.

    Raises OSError. A file that holds the right bytes already is not written again, so that its
    time stays. Files whose names end in ``beside`` are left as they are: another part of the
    program looks after them. After a failure the folder is half filled; the next call mends it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    present, made = files_in(folder), set()
    for name, said in files:
        data = said.encode() if isinstance(said, str) else said
        _put(f"{folder}/{name}", data, known=name in present)
        made.add(name)
    gone = {name for name in present - made if not (beside and name.endswith(beside))}
    for name in gone:
        (folder / name).unlink()
    _remove_empty(folder, {os.path.dirname(name) for name in gone})


def files_in(folder: Path) -> set[str]:
    """Return the files under a folder, relative to it. Raises OSError, for a link too."""
    found = set(names_under(str(folder)))
    for name in found:
        if os.path.islink(f"{folder}/{name}"):  # what is written to it would go elsewhere
            raise FileExistsError(f"{folder}/{name} is a link, which no build made: remove it")
    return found


def _put(file: str, data: bytes, *, known: bool) -> None:
    if known:
        with open(file, "rb") as there:
            if there.read() == data:
                return
    else:
        os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "wb") as out:
        out.write(data)


def _remove_empty(folder: Path, inner: set[str]) -> None:
    for name in sorted(inner - {""}, reverse=True):
        if not any((folder / name).iterdir()):
            (folder / name).rmdir()
