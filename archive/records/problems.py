"""Problems that an archivist can act on: the place, what is wrong, what to do.

Every message names a code of the catalogue (``archive.records.catalogue``); codes are words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

from archive.records.catalogue import CATALOGUE
from archive.records.files import Unread, read_file

_LONGEST_SHOWN = 160
_SHOWN_BEFORE = 60
_MOST_SHOWN = 200
_JOINERS = "\u200c\u200d"  # no effect but on the letters beside them


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
    """The problems found so far, in any order; each is kept once.

    ``about`` names what is looked at, such as one claim, and begins each message.
    """

    found: set[Problem] = field(default_factory=set)
    about: str = ""

    def add(self, mark: Mark, code: str, message: str, fix: str, nearest: str = "") -> None:
        """Note a problem of the catalogue."""
        self.found.add(Problem(mark, code, self.about + message, fix, nearest))

    def of(self, thing: str) -> "Problems":
        """Return the same problems, to which those of one thing are added under its name."""
        return Problems(self.found, f"{thing}: ")

    def in_order(self) -> list[Problem]:
        """Return the problems by file and line."""
        return sorted(self.found)

    @property
    def blocking(self) -> bool:
        """Whether any of them forbids to publish."""
        return any(problem.blocks for problem in self.found)


def report(problems: Iterable[Problem], content: Path) -> str:
    """Return problems as text, each with its source line and a marker, and a closing line.

    Of a file with hundreds of them, as of one in which every line is wrong, the first are shown.
    """
    listed = list(problems)
    lines: dict[str, list[str]] = {}
    shown = Counter[str]()
    blocks = []
    for problem in listed:
        shown[problem.mark.path] += 1
        if shown[problem.mark.path] <= _MOST_SHOWN:
            blocks.append(_show(problem, content, lines))
    blocks += [_more(name, count, content) for name, count in shown.items() if count > _MOST_SHOWN]
    return "\n\n".join([*blocks, _closing(listed)])


def _more(name: str, count: int, content: Path) -> str:
    place = plain((content / name).as_posix())
    return f"{place}: {counted(count - _MOST_SHOWN, 'more problem')}; --json lists them all"


def _show(problem: Problem, content: Path, lines: dict[str, list[str]]) -> str:
    mark = problem.mark
    place = (content / mark.path).as_posix() + (f":{mark.line}" if mark.line else "")
    note = "" if problem.blocks else "for review: "
    parts = [f"{plain(place)}: {problem.code}: {note}{plain(problem.message)}"]
    parts += _quoted_line(mark, content, lines)
    if problem.nearest:
        parts.append(f"  nearest: {plain(problem.nearest)}")
    return "\n".join([*parts, f"  fix: {plain(problem.fix)}"])


def _quoted_line(mark: Mark, content: Path, cache: dict[str, list[str]]) -> list[str]:
    """Return the line and its marker; of a long line the part around the marker."""
    if mark.line and mark.path not in cache:
        cache[mark.path] = _lines(content, mark.path)
    if not 0 < mark.line <= len(cache.get(mark.path, ())):
        return []
    line = cache[mark.path][mark.line - 1]
    column = min(mark.column, len(line))
    begin = max(0, column - _SHOWN_BEFORE) if len(line) > _LONGEST_SHOWN else 0
    shown = plain(line[begin : begin + _LONGEST_SHOWN])
    lead, tail = "…" if begin else "", "…" if len(line) > begin + len(shown) else ""
    before, marked = shown[: column - begin], shown[column - begin :][: mark.width]
    marker = " " * _cells(lead + before) + "~" * max(1, _cells(marked))
    return [f"{mark.line:>5} | {lead}{shown}{tail}", f"      | {marker}"]


def _lines(content: Path, name: str) -> list[str]:
    try:
        text = read_file(str(content), name).decode("utf-8", "replace")
    except Unread:
        return []
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]


def plain(text: str) -> str:
    """Return a text as a terminal may show it: one sign for each character, none with an effect."""
    return "".join(sign if sign.isprintable() else _stand_in(sign) for sign in text)


def _stand_in(sign: str) -> str:
    if sign in _JOINERS:
        return sign
    return " " if sign == "\t" or category(sign) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def _cells(text: str) -> int:
    """Return how many columns a terminal needs (UAX #11: wide signs two, combining ones none)."""
    return sum(
        0 if combining(sign) or sign in _JOINERS else 1 + (east_asian_width(sign) in "WF")
        for sign in text
    )


def _closing(problems: list[Problem]) -> str:
    files = counted(len({problem.mark.path for problem in problems}), "file")
    notes = sum(not problem.blocks for problem in problems)
    explained = "Explain one with: archive explain CODE"
    if notes == len(problems):
        return f"{files}, {counted(notes, 'note')} for review; nothing stops the build. {explained}"
    listed = f"{files}, {counted(len(problems), 'problem')}" + (
        f", {notes} for review" if notes else ""
    )
    return f"{listed}. Nothing was written. {explained}"


def counted(number: int, thing: str) -> str:
    """Return a number of things in words, such as 1 file, 2 files."""
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
