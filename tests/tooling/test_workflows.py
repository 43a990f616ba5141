"""Continuous integration at a host: it may do little, and runs what a person runs."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
SPOKEN_FOR = ("event.", "head_ref", "secrets.")
"""Values that a stranger's pull request can choose, or should not see."""


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    """Return the file of each workflow."""
    path: Path = request.param
    return path


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def test_it_may_only_read(workflow: Path) -> None:
    said = read(workflow)
    assert said["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in said["jobs"].values())
    assert "pull_request_target" not in said[True]  # YAML 1.1 reads the key `on` so


def test_each_action_is_one_commit_and_keeps_no_credentials(workflow: Path) -> None:
    lines = [line.strip(" -") for line in workflow.read_text("utf-8").splitlines()]
    used = [line for line in lines if line.startswith("uses:")]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    taken = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(options["persist-credentials"] is False for options in taken)


def test_it_runs_targets_and_nothing_else(workflow: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    run = [step["run"] for step in steps if "run" in step]
    assert [line for line in run if line.removeprefix("make ") not in targets] == []
    assert [line for line in run if any(word in line for word in SPOKEN_FOR)] == []


def test_every_job_ends(workflow: Path) -> None:
    assert all("timeout-minutes" in job for job in read(workflow)["jobs"].values())


def test_each_python_that_is_promised_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    matrix = read(ROOT / ".github/workflows/tests.yml")["jobs"]["check"]["strategy"]["matrix"]
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
