"""Regular expressions that some Python of those supported gets wrong."""

import re
from pathlib import Path

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively(root: Path) -> None:
    """Python 3.11.2 loses matches of ``(...)++`` and the like; a class may be: ``[a-z]++``."""
    found = [
        f"{file.relative_to(root)}:{number}"
        for file in sorted(root.glob("archive/**/*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


def test_the_search_for_them_finds_them() -> None:
    assert all(POSSESSIVE_GROUP.search(f"(?:a|b){repeat}+") for repeat in ("*", "+", "?", "{2,}"))
    assert not POSSESSIVE_GROUP.search("(?:a|b)+ [ab]++ (a)*? \\)x+")
