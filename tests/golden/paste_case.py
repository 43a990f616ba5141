r"""A golden case of pasted text: the text itself, with what each passage is in the margin.

``zone              | words``   a line of the paste and its zone; ``zone (lang dir)`` of a post
``zone              + words``   what follows on the same line, in a zone of its own
``                  | words``   a line that belongs to the zone above; a blank one lies between

The first lines say what the case is about; ``[BOM]`` and ``[CRLF]`` among them how it begins and
how its lines end. ``\\u00a0`` in the text is that sign. Below ``---`` stand the guesses: for each
field its grade and value. White space at the ends of a part belongs to no zone.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILES = sorted((Path(__file__).parent / "paste").glob("*.txt"))
_MARGIN = 18
_ZONE = re.compile(r"(?P<zone>\w+)(?: \((?P<lang>\w+) (?P<dir>\w+)\))?")

Passage = tuple[str, str]
"""A zone, with language and direction where they are its own, and its words."""


@dataclass(frozen=True, slots=True)
class PasteCase:
    """A paste as its bytes, and what it is."""

    data: bytes
    passages: list[Passage]
    guesses: dict[str, list[Any]]


def read_case(file: Path) -> PasteCase:
    """Read a case from its file."""
    above, below = file.read_text(encoding="utf-8").split("\n---\n")
    words, lines = _parted(above)
    ending = "\r\n" if "[CRLF]" in words else "\n"
    mark = "\ufeff" if "[BOM]" in words else ""
    text, passages = "", [("chrome", mark)] if mark else []
    for number, line in enumerate(lines):
        zone, sign, part = line[:_MARGIN].strip(), line[_MARGIN], line[_MARGIN + 2 :]
        part = part.replace("\\u00a0", "\u00a0")
        joint = ending if number and sign == "|" else ""
        text += joint + part
        if zone:
            passages.append((zone, part.strip()))
        elif part.strip():
            held, said = passages[-1]
            passages[-1] = (held, said + joint + part.strip())
    return PasteCase((mark + text).encode(), passages, yaml.safe_load(below))


def _parted(above: str) -> tuple[str, list[str]]:
    words, _, rest = above.partition("\n\n")
    lines = [line.ljust(_MARGIN + 2) for line in rest.split("\n")]
    assert all(line[_MARGIN] in "|+" for line in lines), lines
    return words, lines
