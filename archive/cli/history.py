"""What git knows of the records. A folder of them may come with settings of git from anybody.

Such settings name programs to start or machines to ask: for a signature, a list of changed files,
the text of a file as it is to lie on the disk, an object that is not there. None is followed.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_CLOSED = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
_FILES = (b"100644", b"100755")
"""The modes of plain files; a link may lead anywhere, and a module is no record."""


def git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """Return what git prints about a folder; nothing where it fails. Raises OSError without git.

    ``given`` is what it reads from its standard input.
    """
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words]
    done = subprocess.run(  # noqa: S603 - as above
        command, input=given, capture_output=True, check=False, env=os.environ | _CLOSED
    )
    return done.stdout if done.returncode == 0 else b""


def last_commit(content: Path) -> str:
    """Return when the records were last committed, in seconds since 1970; nothing if never."""
    try:
        return git(content, "log", "-1", "--no-show-signature", "--format=%ct").decode().strip()
    except OSError:
        return ""


def put_state(content: Path, base: str, folder: Path) -> bool:
    """Put the records of a commit or branch into an empty folder; False where there is no such.

    The bytes are those that were committed: no filter of the settings touches them. Raises OSError.
    """
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"]
    commit = git(content, *verify).decode().strip()
    if not commit:
        return False
    below = os.fsdecode(git(content, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    for name, data in _files(content, f"{commit}:{below}"):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return True


def _files(content: Path, tree: str) -> Iterator[tuple[str, bytes]]:
    """Yield the plain files of a tree by their paths in it."""
    rows = git(content, "ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0")
    parted = (row.partition(b"\t") for row in rows if row.startswith(_FILES))
    blobs = {os.fsdecode(name): head.split()[2] for head, _, name in parted}
    held = git(content, "cat-file", "--batch", given=b"".join(b + b"\n" for b in blobs.values()))
    reached = 0
    for name in blobs:
        head = held.index(b"\n", reached) + 1
        *_, size = held[reached:head].split()
        if not size.isdigit():
            raise OSError(f"git has not all of {tree}: fetch it first")
        reached = head + int(size) + 1
        if not {"", ".", ".."} & {*name.split("/")}:
            yield name, held[head : reached - 1]
