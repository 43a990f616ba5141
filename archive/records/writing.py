"""A file among the records is written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Let ``path`` hold these bytes, in one step, and on the disk. Raises OSError.

    What a stopped program leaves is a file whose name begins with a dot, which is no record; the
    next write takes its place.
    """
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
