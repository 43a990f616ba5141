"""Problems that an archivist can act on: the place, what is wrong, what to do.

Every message names a code of the catalogue (``archive.records.catalogue``); codes are words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from archive.records.catalogue import CATALOGUE


class Mark(NamedTuple):
    """A place in a file of the content: line from 1, column from 0, width in characters.

    ``path`` is relative to the content folder; line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in the content, and one imperative sentence that mends it."""

    mark: Mark
    code: str
    message: str
    fix: str
    nearest: str = ""

    @property
    def blocks(self) -> bool:
        """Whether nothing may be published before it is mended; else it is a note for review."""
        return CATALOGUE[self.code].blocks

    def as_data(self) -> dict[str, object]:
        """Return it as a JSON object: path, line, column, code, message, fix, blocks."""
        place = {"path": self.mark.path, "line": self.mark.line, "column": self.mark.column}
        words = {"code": self.code, "message": self.message, "fix": self.fix}
        return place | words | {"nearest": self.nearest, "blocks": self.blocks}


@dataclass(slots=True)
class Problems:
    """The problems found so far, in any order; each is kept once."""

    found: set[Problem] = field(default_factory=set)

    def add(self, mark: Mark, code: str, message: str, fix: str, nearest: str = "") -> None:
        """Note a problem of the catalogue."""
        self.found.add(Problem(mark, code, message, fix, nearest))

    def in_order(self) -> list[Problem]:
        """Return the problems by file and line."""
        return sorted(self.found)

    @property
    def blocking(self) -> bool:
        """Whether any of them forbids to publish."""
        return any(problem.blocks for problem in self.found)


def report(problems: Iterable[Problem], content: Path) -> str:
    """Return all problems as text, each with its source line and a marker, and a closing line."""
    listed = list(problems)
    lines: dict[str, list[str]] = {}
    blocks = [_show(problem, content, lines) for problem in listed]
    return "\n\n".join([*blocks, _closing(listed)])


def _show(problem: Problem, content: Path, lines: dict[str, list[str]]) -> str:
    mark = problem.mark
    place = (
        f"{(content / mark.path).as_posix()}:{mark.line}" if mark.line else str(content / mark.path)
    )
    note = "" if problem.blocks else "for review: "
    parts = [f"{place}: {problem.code}: {note}{problem.message}"]
    parts += _quoted_line(mark, content, lines)
    if problem.nearest:
        parts.append(f"  nearest: {problem.nearest}")
    return "\n".join([*parts, f"  fix: {problem.fix}"])


def _quoted_line(mark: Mark, content: Path, cache: dict[str, list[str]]) -> list[str]:
    if not mark.line:
        return []
    if mark.path not in cache:
        cache[mark.path] = _lines(content / mark.path)
    if mark.line > len(cache[mark.path]):
        return []
    line = cache[mark.path][mark.line - 1]
    shown = "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line[:200]
    )
    width = max(1, min(mark.width, len(shown) - mark.column))
    return [f"{mark.line:>5} | {shown}", f"      | {' ' * mark.column}{'~' * width}"]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _closing(problems: list[Problem]) -> str:
    files = len({problem.mark.path for problem in problems})
    blocking = sum(problem.blocks for problem in problems)
    counted = f"{_count(files, 'file')}, {_count(len(problems), 'problem')}"
    if not blocking:
        return f"{counted} for review. Explain one with: archive explain CODE"
    return f"{counted}. Nothing was written. Explain one with: archive explain CODE"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def explain(code: str) -> str | None:
    """Return what a code means and what to do, or None when there is no such code."""
    entry = CATALOGUE.get(code)
    if entry is None:
        return None
    weight = "Nothing is published before it is mended." if entry.blocks else "A note for review."
    return f"{code}: {entry.title}\n\n{entry.text}\n\n{weight}"


def catalogue_codes() -> Mapping[str, str]:
    """Return each code with its title, in the catalogue's order."""
    return {code: entry.title for code, entry in CATALOGUE.items()}
