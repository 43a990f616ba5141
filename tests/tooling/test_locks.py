"""The lock files hold what pyproject.toml asks for, in one version, with hashes."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([\w.-]+)==([\w.]+)([^\\\n]*)\\$", re.MULTILINE)
Pins = set[tuple[str, str]]


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def pins(root: Path, lock: str) -> Pins:
    text = (root / "requirements" / lock).read_text("utf-8")
    return {(canonicalize_name(name), version) for name, version, _ in PIN.findall(text)}


def unlocked(asked: list[str], locked: Pins) -> list[str]:
    return [text for text in asked if not any(meets(Requirement(text), pin) for pin in locked)]


def meets(asked: Requirement, pin: tuple[str, str]) -> bool:
    name, version = pin
    return canonicalize_name(asked.name) == name and version in asked.specifier


def test_a_site_needs_only_the_small_lock(root: Path, project: dict[str, Any]) -> None:
    asked = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    assert unlocked(asked, pins(root, "site.txt")) == []


def test_the_tests_need_only_the_large_lock(root: Path, project: dict[str, Any]) -> None:
    assert unlocked(project["dependency-groups"]["dev"], pins(root, "dev.txt")) == []


def test_the_tests_run_with_the_very_versions_that_build_a_site(root: Path) -> None:
    assert pins(root, "site.txt") <= pins(root, "dev.txt")


def test_the_project_is_built_with_what_is_locked(project: dict[str, Any]) -> None:
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


@pytest.mark.parametrize("lock", ["site.txt", "dev.txt"])
def test_each_version_has_its_hashes(root: Path, lock: str) -> None:
    text = (root / "requirements" / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", ["site.txt", "dev.txt"])
def test_a_lock_names_libraries_and_hashes_and_no_other_place(root: Path, lock: str) -> None:
    lines = (root / "requirements" / lock).read_text("utf-8").splitlines()
    hashed = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    odd = [line for line in lines if not (PIN.match(line) or hashed.fullmatch(line))]
    assert [line for line in odd if line.strip() and not line.lstrip().startswith("#")] == []


def test_nothing_is_installed_without_its_hash(root: Path) -> None:
    script = (root / "requirements/install").read_text("utf-8")
    installs = re.findall(r"pip install (.*)", script)
    assert len(installs) == 2
    assert [
        line for line in installs if not {"--require-hashes", "--no-index"} & {*line.split()}
    ] == []
    assert "--only-binary :all:" in installs[0], "no code of a library runs while it is installed"
