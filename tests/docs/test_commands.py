"""Every command that a document shows works, and prints what the document says."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.console import renewed, run, workshop
from tests.docs.documents import FENCE, name_of, references

_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
_SHELL = {"", "sh", "bash"}
_PROGRAM = re.compile(r"(?:\.venv/bin/)?(?:python|archive)\b")
_ENGINE = re.compile(r"(?:\.venv/bin/)?(?:mkdocs|properdocs|zensical) (?:build|serve)\b")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which commands may write."""
    return workshop(tmp_path_factory.mktemp("workshop"))


def shell_lines() -> list[tuple[str, str]]:
    """Return each command line of the documents' shell blocks, with its document."""
    return [
        (name_of(document), line.partition("  #")[0].strip())
        for document in references()
        for block in FENCE.finditer(document.read_text("utf-8"))
        if block["language"] in _SHELL
        for line in block["body"].splitlines()
        if line.strip() and not line.startswith("#")
    ]


@pytest.mark.parametrize("document", references(), ids=name_of)
def test_console_blocks_show_what_the_commands_print(document: Path, there: Path) -> None:
    text = document.read_text("utf-8")
    fresh = renewed(text, lambda command: run(command, there))
    assert text == fresh, "write the outputs anew: python -m tests.docs.console"


@pytest.mark.parametrize(("document", "line"), shell_lines())
def test_commands_work(document: str, line: str, there: Path) -> None:
    if line.startswith("make "):
        known = _TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
        assert line.split()[1] in known
    elif _PROGRAM.match(line):
        run(line, there)
    else:
        assert _ENGINE.match(line), f"{document} shows a command that no test knows"
