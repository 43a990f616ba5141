"""A change to many files is made as a whole or not at all, whatever stops it, and whenever.

All new texts are first written into a folder beside the records, with a list of what is to be
done. Renaming that folder is the one step that decides: before it nothing has changed, after it
the change is complete as soon as the list has been worked off, which ``finish`` does again after a
crash, from wherever it was stopped. Names that begin with a dot are no records.
"""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.intake.reshape.bench import FileChange, ReshapeError
from archive.records.files import Unread, read_file
from archive.records.writing import naming, write_whole

_PLANNED = ".reshape.new"
_DECIDED = ".reshape"
_LIST = "list.json"


def try_out(changes: Sequence[FileChange], content: Path, look: Callable[[Path], str]) -> None:
    """Let ``look`` read a copy of the records with the changes; what it says forbids them.

    Raises ReshapeError with its words, and OSError.
    """
    with TemporaryDirectory() as work:
        copy = Path(work) / (content.name or "content")
        shutil.copytree(content, copy, ignore=shutil.ignore_patterns(".*"))
        _plan(changes, copy)
        finish(copy)
        if said := look(copy):
            raise ReshapeError(said)


def apply(changes: Sequence[FileChange], content: Path) -> None:
    """Make the changes, all or none. Raises OSError, and ReshapeError where a file has changed."""
    for change in changes:
        _need_unchanged(change, content)
    _plan(changes, content)
    finish(content)


def finish(content: Path) -> bool:
    """Complete a change that was decided and not completed; tell whether there was one.

    A change that was stopped before it was decided is forgotten. Raises OSError, and ReshapeError
    for a list that names files elsewhere: somebody may have sent it along with the records.
    """
    _remove(content / _PLANNED)
    decided = content / _DECIDED
    if decided.is_symlink() or not decided.is_dir():
        return False
    for step in _steps(decided, content):
        _carry_out(step, decided, content)
    _sync(content)
    decided.rename(content / _PLANNED)
    _remove(content / _PLANNED)
    return True


def need_complete(content: Path) -> None:
    """Raise ReshapeError where a change was decided and not completed."""
    if (content / _DECIDED).is_dir():
        said = "a change was stopped before all its files were written"
        raise ReshapeError(f"{said}: merge, rename or split without --dry-run completes it first")


def _need_unchanged(change: FileChange, content: Path) -> None:
    if change.old is not None:
        with naming(content / change.old):
            now = (content / change.old).read_bytes()
        if now != change.before.encode():
            raise ReshapeError(f"{change.old} was changed by someone else: start again")
    if change.new not in {None, change.old} and (content / str(change.new)).exists():
        raise ReshapeError(f"{change.new} is there already")


def _plan(changes: Sequence[FileChange], content: Path) -> None:
    """Write what is to be done, and decide it."""
    planned = content / _PLANNED
    _remove(planned)
    planned.mkdir()
    steps: list[dict[str, Any]] = []
    for number, change in enumerate(changes):
        if change.new is not None:
            write_whole(planned / f"{number}", change.after.encode())
        old = None if change.old == change.new else change.old
        steps.append({"file": f"{number}", "to": change.new, "remove": old})
    write_whole(planned / _LIST, json.dumps(steps).encode())
    _sync(planned)
    planned.rename(content / _DECIDED)
    _sync(content)


def _steps(decided: Path, content: Path) -> list[dict[str, Any]]:
    try:
        steps: list[dict[str, Any]] = json.loads(read_file(str(decided), _LIST))
        names = [one[key] for one in steps for key in ("file", "to", "remove")]
    except (Unread, ValueError, KeyError, TypeError) as error:
        raise ReshapeError(f"{decided} is no change that was stopped: remove it") from error
    odd = [name for name in names if not _is_inside(name, content)]
    if odd or any(not str(one["file"]).isdigit() for one in steps):
        raise ReshapeError(f"{decided} names files that are no records: remove it")
    return steps


def _is_inside(name: object, content: Path) -> bool:
    """Whether a name is that of a file below the records, with no link on the way to it."""
    if name is None:
        return True
    if not isinstance(name, str) or any(part[:1] in {"", "."} for part in name.split("/")):
        return False
    folder = (content / name).parent
    return folder.resolve() == content.resolve() / folder.relative_to(content)


def _carry_out(step: dict[str, Any], decided: Path, content: Path) -> None:
    """Do one thing of the list, unless it was done already."""
    new = decided / step["file"]
    if step["to"] is not None and new.exists():
        with naming(content / step["to"]):
            new.replace(content / step["to"])
    if step["remove"] is not None:
        with naming(content / step["remove"]):
            (content / step["remove"]).unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
