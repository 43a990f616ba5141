"""Folders that hold what a build made: filled in place, or swapped in as a whole."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def fill(folder: Path, texts: Mapping[str, str]) -> None:
    """Make ``folder`` hold these files (relative name -> text) and nothing else. Raises OSError.

    A file whose text is right already is not written again, so that its time stays.
    """
    present = _present(folder)
    for name, text in texts.items():
        _put(f"{folder}/{name}", text.encode(), known=name in present)
    for name in present - texts.keys():
        (folder / name).unlink()
    _remove_empty(folder, {os.path.dirname(name) for name in present - texts.keys()})


def _present(folder: Path) -> set[str]:
    """Return the files under a folder, relative to it."""
    start = len(str(folder)) + 1
    return {
        f"{path}/{name}"[start:].replace(os.sep, "/")
        for path, _, names in os.walk(folder)
        for name in names
    }


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


def staged(folder: Path) -> Path:
    """Return a new empty folder beside ``folder``, on the same file system."""
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def swap(staging: Path, folder: Path) -> None:
    """Put the staging folder in the place of ``folder``; what stood there is removed."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
