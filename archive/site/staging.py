"""A site takes the place of the one before in one step, or not at all.

The new one is made in a staging folder on the same file system, put on the disk, and exchanged
with the old. Whatever stops a build, and wherever, one of the two stands there complete. A lock,
which ends with the process that holds it, keeps a second builder away.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from archive.records.writing import naming
from archive.site.filesystem import CannotExchangeError, exchange, sync

_OF_ITS_OWN: Final = frozenset({errno.EXDEV, errno.EBUSY})  # a mounted folder, such as a volume


@contextmanager
def locked(folders: Iterable[Path]) -> Iterator[None]:
    """Keep every other builder away from some folders. Raises BlockingIOError when one is there.

    The file of a lock stands beside its folder and stays: it says nothing, the lock on it does.
    A link is locked too, as a build may let it lead elsewhere.
    """
    with ExitStack() as stack:
        for name in sorted({name for folder in folders for name in _names(folder)}):
            name.parent.mkdir(parents=True, exist_ok=True)
            lock = name.with_name(f".{name.name}.lock")
            try:
                with naming(lock):
                    stack.enter_context(FileLock(lock, timeout=0))
            except Timeout as error:
                said = f"another build is writing {name}: wait for it, or name another folder"
                raise BlockingIOError(said) from error
        yield


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give a new empty folder to fill; when all went well it takes the place of ``folder``.

    Raises OSError. After an exception while it was filled ``folder`` is what it was; after any
    other it is the old one or the new one, whole.
    """
    place = _real(folder)
    staging = place.with_name(f".{place.name}.new")
    _remove(staging)  # what a build that was killed left there
    staging.mkdir(parents=True)
    try:
        yield staging
        sync(staging)
        _put_in_place(staging, place, folder)
    finally:
        _remove(staging)


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _names(folder: Path) -> tuple[Path, Path]:
    """Return the folder, and the name by which it was given; they differ for a link."""
    return _real(folder), _real(folder.parent) / folder.name


def _put_in_place(staging: Path, place: Path, folder: Path) -> None:
    try:
        if place.exists():
            exchange(staging, place)
        else:
            staging.rename(place)
    except CannotExchangeError as error:
        if not folder.is_symlink():
            raise OSError(
                error.errno,
                "this file system cannot exchange two folders: move the folder to another name"
                " and put a symbolic link to it in its place, which the next build will move",
                str(folder),
            ) from error
        _move(folder, staging, place)
    except OSError as error:
        if error.errno not in _OF_ITS_OWN:
            raise
        said = (
            "this folder is a file system of its own, which has no other beside it: name one in it"
        )
        raise OSError(error.errno, said, str(folder)) from error
    else:
        sync(place.parent)


def _move(link: Path, staging: Path, old: Path) -> None:
    """Let a link lead to the staging folder, which gets one of two names that it may keep."""
    names = [f".{link.name}.a", f".{link.name}.b"]
    new = staging.with_name(names[old.name == names[0]])
    _remove(new)
    staging.rename(new)
    turned = link.with_name(f".{link.name}.link")
    turned.unlink(missing_ok=True)
    turned.symlink_to(os.path.relpath(new, link.parent.resolve()))
    turned.replace(link)
    sync(link.parent)
    if old.name in names:
        _remove(old)


def _remove(folder: Path) -> None:
    """Remove a folder if it can be; what stays shows when the next one is made."""
    shutil.rmtree(folder, ignore_errors=True)
