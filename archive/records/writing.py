"""Files written whole or not at all, and errors that say which file they are about."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Let ``path`` hold these bytes, in one step, once they are on the disk. Raises OSError.

    What a program that was killed leaves is a file whose name begins with a dot, which is no
    record; the next write takes its place.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        new.unlink(missing_ok=True)  # it may be a link that somebody put there
        with naming(new), new.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an OSError that names no file name this one: a failing read or write names none."""
    try:
        yield
    except OSError as error:
        if error.strerror is not None and error.filename is None:
            error.filename = str(path)
        raise
