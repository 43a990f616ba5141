"""The documents on how the program is made keep their form, and name what there is."""

import re

import pytest

from tests.conftest import ROOT
from tests.docs.documents import first_cells, section

PROGRAM = ROOT / "archive"
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text("utf-8")
DECISIONS = (ROOT / "docs/decisions.md").read_text("utf-8").split("\n## ")[1:]


def test_every_module_has_its_line() -> None:
    files = {path.relative_to(PROGRAM).as_posix() for path in PROGRAM.rglob("*.py")}
    modules = {name for name in files if "__" not in name and not name.startswith("records/model/")}
    folders = {"records/model/", "site/templates/"}
    assert set(first_cells(section(ARCHITECTURE, "## Modules"))) == modules | folders


def test_every_path_named_is_there() -> None:
    named = re.findall(r"`((?:archive|content|examples|theme|tests|bench)/[^`\s<]*)`", ARCHITECTURE)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_test_that_keeps_a_promise_of_security_is_there() -> None:
    security = (ROOT / "SECURITY.md").read_text("utf-8")
    promises = [
        line for line in section(security, "## What is defended").splitlines() if line[:1] == "|"
    ]
    named = re.findall(r"`((?:tests|archive)/[^`\s]*)`", security)
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert [line for line in promises[2:] if "`tests/" not in line.split("|")[3]] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda text: text.partition("\n")[0])
def test_a_decision_is_dated_and_says_what_it_costs(decision: str) -> None:
    title, _, body = decision.partition("\n")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d · .+", title)
    assert len(body.strip().splitlines()) <= 8
    words = re.findall(r"^\* \*\*(\w+)", body, re.MULTILINE)
    assert words == ["Question", "Choice", "Price", "Revisit"]
