"""The documents of the project, and what can be read out of them."""

import re
from pathlib import Path

from tests.conftest import ROOT

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def documents() -> list[Path]:
    """Return all documents, those beside the code included."""
    return sorted([*references(), *(ROOT / "docs/guides").glob("*.md")])


def references() -> list[Path]:
    """Return the documents that are no guides: what one shows needs no other step before."""
    beside = [ROOT / "bench/README.md", ROOT / "examples/demo/README.md"]
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *beside])


def name_of(document: Path) -> str:
    """Return a document's path from the root, for the names of tests."""
    return document.relative_to(ROOT).as_posix()


def prose(text: str) -> str:
    """Return a document without its fenced blocks."""
    return FENCE.sub("", text)


def anchors(text: str) -> set[str]:
    """Return the anchors that a reader of the repository's pages finds at its headings."""
    words = (heading.replace("`", "").lower() for heading in _HEADING.findall(prose(text)))
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in words}


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next of its level or above."""
    level = heading.split(maxsplit=1)[0]
    after = text.partition(f"\n{heading}\n")[2]
    return re.split(rf"^#{{1,{len(level)}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """Return the code spans in the first cell of each row of the tables in ``text``."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))
    return [span for cell in rows for span in re.findall(r"`([^`]+)`", cell)]
