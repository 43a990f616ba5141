"""Which files were changed, told soon after the last of a burst of changes.

Editors write in many ways: in place, to another file that takes the place of the first, with swap
files and copies beside it. All that counts is that something which a build reads is another now.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Final

BURST_MS: Final = 30
"""Milliseconds without a further change after which a burst is over, …"""
LONGEST_BURST_MS: Final = 500
"""… and after which it is told in any case."""
TICK_MS: Final = 200
"""Milliseconds after which it is looked whether a watched folder was itself put aside."""

Roots = Callable[[], Iterable[Path]]
_Known = dict[Path, tuple[int, int]]


def matters(path: str, roots: Collection[Path]) -> bool:
    """Whether a changed file may be one that a build reads: no editor's swap file or copy."""
    below = next((parts for root in roots if (parts := _below(path, root)) is not None), ())
    return not any(_is_passing(name) for name in below)


def fingerprint(roots: Iterable[Path]) -> str:
    """Return by what it shows that one of some files, or below some folders, was changed."""
    digest = sha256()
    for file in (file for root in roots for file in _files(root)):
        with suppress(OSError):  # removed in the meantime
            stat = os.stat(file)  # noqa: PTH116 - after each save; a Path costs ten times as much
            digest.update(f"{file} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    return digest.hexdigest()[:12]


def _files(root: Path) -> Iterator[str]:
    """Yield a root that is a file, or the files below it that count, in order."""
    if root.is_file():
        yield str(root)
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not _is_passing(name))
        yield from (f"{folder}/{name}" for name in sorted(names) if not _is_passing(name))


def _below(path: str, root: Path) -> tuple[str, ...] | None:
    """Return the names of folders and file on the way from a root to a file below it."""
    return Path(path).relative_to(root).parts if Path(path).is_relative_to(root) else None


def _is_passing(name: str) -> bool:
    swapped = name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))
    return swapped or name in {"__pycache__", "4913"}  # by which Vim tries whether it may write


def changes(roots: Roots, stop: Event | None = None) -> Iterator[set[Path]]:
    """Yield what was changed below some folders, or which files of some, burst by burst.

    The first burst comes soon and holds the roots themselves: something may have been changed
    before anybody watched. So does the first one after a root was renamed, removed or put back.
    Raises OSError where this machine cannot watch so much.
    """
    stop = stop or Event()
    while not stop.is_set():
        if known := _identities(roots()):
            with suppress(FileNotFoundError):  # removed in the meantime: the next round sees that
                yield from _while_same(known, roots, stop)
        else:
            stop.wait(TICK_MS / 1000)


def _while_same(known: _Known, roots: Roots, stop: Event) -> Iterator[set[Path]]:
    """Yield changes until a root is another file or folder than it was."""
    from watchfiles import watch  # noqa: PLC0415 - only who watches needs it

    unseen = set(known)
    for found in watch(
        *known,
        watch_filter=lambda _, path: matters(path, known.keys()),
        debounce=LONGEST_BURST_MS,
        step=BURST_MS,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if changed := unseen | {Path(path) for _, path in found}:
            yield changed
        if _identities(roots()) != known:
            return
        unseen = set()


def _identities(roots: Iterable[Path]) -> _Known:
    """Return which file or folder each root is, those left out that are not there."""
    found: _Known = {}
    for root in roots:
        try:
            stat = root.stat()
        except OSError:
            continue
        found[root.absolute()] = stat.st_dev, stat.st_ino
    return found
