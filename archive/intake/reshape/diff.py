"""Changes to files as one diff, to be read by a person or given to ``git apply``."""

import difflib
from collections.abc import Iterable, Iterator

from archive.intake.reshape.bench import FileChange

_NOWHERE = "/dev/null"


def diff(changes: Iterable[FileChange], folder: str) -> str:
    """Return a unified diff in git's form; ``folder`` stands before each name.

    Line ends are part of a line: what differs in them only is a difference.
    """
    return "".join(line for one in changes for line in _of(one, folder.strip("/")))


def _of(change: FileChange, folder: str) -> Iterator[str]:
    old, new = (f"{folder}/{name}" if name else None for name in (change.old, change.new))
    yield f"diff --git a/{old or new} b/{new or old}\n"
    if old is None:
        yield "new file mode 100644\n"
    elif new is None:
        yield "deleted file mode 100644\n"
    elif old != new:
        yield f"rename from {old}\nrename to {new}\n"
    if change.before != change.after:
        yield f"--- {f'a/{old}' if old else _NOWHERE}\n+++ {f'b/{new}' if new else _NOWHERE}\n"
        yield from _hunks(change.before, change.after)


def _hunks(before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(_lines(before), _lines(after), n=3)
    for number, line in enumerate(lines):
        if number > 1:  # after the two lines that name the files
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return lines as git sees them: other signs that Python takes for line ends are none."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *filter(None, [rest])]
