"""The engine that asks the index: one file for pages, for their workers and for Node."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCES: Final = Path(__file__).resolve().parents[2] / "theme/assets/search"
ENTRY: Final = "engine.js"
# Both stand at the start of a line. An import takes names from a neighbour as they are.
_IMPORT: Final = re.compile(r'^import \{[\w\s,]+\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=const |class |function |async )", re.MULTILINE)
# Comments, but for a licence, and indentation: a fourth of what a reader would load. In our modules
# "//" has a space on both sides, or a line to itself, only where it begins a comment.
_SPARE: Final = re.compile(r"^\s*/\*\*(?s:.*?)\*/\n|(?:^|\s)\s*// .*$|^\s+", re.MULTILINE)


def engine() -> str:
    """Return the engine's modules as one, each behind those that it imports. Raises OSError.

    What only a reader of the source needs is left out; licences (``/*! … */``) stay.

    Only what `ENTRY` exports is exported. All modules share one scope, in which no two names at the
    top of a module may be the same: tests see to it.
    """
    return _SPARE.sub("", "\n".join(_with_imports(ENTRY, set())))


def _with_imports(name: str, taken: set[str]) -> Iterator[str]:
    taken.add(name)
    source = (SOURCES / name).read_text(encoding="utf-8")
    for needed in _IMPORT.findall(source):
        if needed not in taken:
            yield from _with_imports(needed, taken)
    own = _IMPORT.sub("", source)
    yield own if name == ENTRY else _EXPORT.sub("", own)
