"""The same records give the same bytes, whatever the machine, its clock's zone or its language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import contents

SETTINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "3", "TZ": "America/Los_Angeles", "LANG": "", "LC_ALL": "POSIX"},
]


def build(root: Path, into: Path, settings: dict[str, str]) -> dict[str, bytes]:
    """Build the demonstration archive in a process with these settings; return all its files."""
    demo = root / "examples/demo"
    options = {"content": demo / "content", "vault": demo / "vault", "pages": into / "pages",
               "site": into / "site", "audience": "private"}  # fmt: skip
    command = [sys.executable, str(root / "build.py")]
    command += [f"--{name}={value}" for name, value in options.items()]
    command += ["--today=2031-04-15"]
    subprocess.run(command, check=True, capture_output=True, cwd=into, env=os.environ | settings)
    return contents(into / "pages") | contents(into / "site")


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a first build."""
    return build(root, tmp_path_factory.mktemp("first"), SETTINGS[0])


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings["TZ"])
def test_two_builds_agree_byte_for_byte(
    root: Path, tmp_path: Path, first: dict[str, bytes], settings: dict[str, str]
) -> None:
    second = build(root, tmp_path, settings)
    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) > 100


def test_a_build_over_an_older_one_leaves_nothing_behind(
    root: Path, tmp_path: Path, first: dict[str, bytes]
) -> None:
    for name in ("pages/articles/gone/index.md", "site/articles/gone/index.html", "site/.gone"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("what an older archive held")
    assert build(root, tmp_path, SETTINGS[0]) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages", "site"]
