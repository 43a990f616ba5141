"""A folder of everything that a folder may hold, and that is no plain file."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def odd_files(outside: Path) -> Iterator[Path]:
    """Make ``outside/in`` with links, a pipe and a socket, and a secret beside it."""
    (outside / "in/deep").mkdir(parents=True)
    (outside / "in/deep/plain.txt").write_bytes(b"plain")
    (outside / "secret.txt").write_bytes(b"secret")
    (outside / "in/link.txt").symlink_to(outside / "secret.txt")
    (outside / "in/near.txt").symlink_to("deep/plain.txt")
    (outside / "in/nowhere.txt").symlink_to("nothing")
    (outside / "in/loop").symlink_to("loop")
    (outside / "in/way").symlink_to("deep")
    os.mkfifo(outside / "in/pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(outside / "in/socket"))
        yield outside / "in"
