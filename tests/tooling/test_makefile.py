"""One task runner: what the documents name exists, and continuous integration runs nothing else."""

import re
from pathlib import Path

import pytest

NAMED = re.compile(r"(?:`|^\s*\$? ?)make ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
PROMISED = {"site", "demo", "test", "check", "deep", "bench"}


@pytest.fixture(scope="module")
def targets(root: Path) -> set[str]:
    """Return the names of the Makefile's targets."""
    return set(TARGET.findall((root / "Makefile").read_text("utf-8")))


def test_the_promised_targets_exist(targets: set[str]) -> None:
    assert targets >= PROMISED


def test_each_target_is_phony_and_says_what_it_does(root: Path, targets: set[str]) -> None:
    text = (root / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == targets
    assert targets == {
        name for name in targets if re.search(rf"^{name}:.* ## \w", text, re.MULTILINE)
    }


def test_documents_name_only_targets_that_exist(root: Path, targets: set[str]) -> None:
    documents = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    named = {
        (path.name, target)
        for path in documents
        for target in NAMED.findall(path.read_text("utf-8"))
    }
    assert {(path, target) for path, target in named if target not in targets} == set()


def test_continuous_integration_runs_targets(root: Path, targets: set[str]) -> None:
    script = (root / ".ci/run").read_text("utf-8")
    run = re.findall(r"^make ([a-z]+)$", script, re.MULTILINE)
    assert set(run) <= targets
    assert run[-1] == "check", "the closing line of the tests ends the output"
    assert "$(MAKE) --no-print-directory test" in (root / "Makefile").read_text("utf-8")
