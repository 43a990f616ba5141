r"""A golden case: a small archive, one mistake in it, and the report exactly as it is printed.

A case is a text file in ``cases/``. Its first lines say in words what is wrong. Sections follow:

``## change FILE``   lines ``- old``, ``+ new`` and ``  as it is``, as in a patch
``## write FILE``    the file's whole text
``## bytes FILE``    the same with Python's escapes, for what an editor cannot hold: ``caf\xe9``
``## remove FILE``, ``## link FILE to TARGET``, ``## pipe FILE``, ``## grow FILE to BYTES``
``## archive …``     a command, and below it what it prints and its exit code

Files are relative to a copy of ``base/``, a sound archive of two articles. Their names may hold
escapes too: ``rene\u0301e.yml``.
"""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BASE = HERE / "base"
FILES = sorted((HERE / "cases").glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Section:
    """One ``## verb rest`` heading, and the lines below it up to the next."""

    verb: str
    rest: str
    text: str

    @property
    def heading(self) -> str:
        return f"## {self.verb} {self.rest}".rstrip()


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its file has it."""

    words: str
    sections: tuple[Section, ...]

    @property
    def commands(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.verb == "archive")

    def prepare(self, folder: Path) -> None:
        """Make the case's archive in ``folder``."""
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for section in self.sections:
            if section.verb != "archive":
                _STEPS[section.verb](folder, _unescaped(section.rest), section.text)

    def with_answers(self, answers: list[str]) -> str:
        """Return the case as text, with what its commands print now."""
        given = iter(answers)
        parts = [self.words.strip()]
        for section in self.sections:
            text = next(given) if section.verb == "archive" else section.text
            parts.append(f"{section.heading}\n{text}".rstrip("\n"))
        return "\n\n".join(parts) + "\n"


def read_case(file: Path) -> Case:
    """Read a case from its file."""
    words, *sections = re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return Case(words, tuple(_section(section) for section in sections))


def _section(text: str) -> Section:
    heading, _, below = text.partition("\n")
    verb, _, rest = heading.partition(" ")
    return Section(verb, rest, below.rstrip("\n") + "\n" if below.strip("\n") else "")


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def _change(folder: Path, name: str, patch: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    lines = [(line[:2], line[2:] + "\n") for line in patch.splitlines()]
    old = "".join(line for sign, line in lines if sign != "+ ")
    new = "".join(line for sign, line in lines if sign != "- ")
    assert text.count(old) == 1, f"the old lines must stand once in {name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def _write_bytes(folder: Path, name: str, text: str) -> None:
    data = text.encode("utf-8").decode("unicode_escape").encode("latin-1")
    (folder / name).write_bytes(data)


def _remove(folder: Path, name: str, _text: str) -> None:
    (folder / name).unlink()


def _link(folder: Path, names: str, _text: str) -> None:
    name, _, target = names.partition(" to ")
    (folder / name).symlink_to(target)


def _pipe(folder: Path, name: str, _text: str) -> None:
    os.mkfifo(folder / name)


def _grow(folder: Path, names: str, _text: str) -> None:
    name, _, size = names.partition(" to ")
    os.truncate(folder / name, int(size))


_STEPS: dict[str, Callable[[Path, str, str], None]] = {
    "change": _change,
    "write": _write,
    "bytes": _write_bytes,
    "remove": _remove,
    "link": _link,
    "pipe": _pipe,
    "grow": _grow,
}
