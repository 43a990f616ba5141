"""The same records give the same bytes, whatever the machine, its clock's zone or its language."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from archive.site.folders import MADE
from tests.site.building import Built, built, contents

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


class Later(dt.datetime):
    """A clock that has gone on by years."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Self:
        """Return a day that no test will see."""
        return cls(2049, 5, 17, 12, tzinfo=tz)


def test_a_build_on_another_day_agrees_too(
    demo: Path, private: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("mkdocs.utils.datetime", Later)
    later = built(demo / "content", demo / "vault", tmp_path, audience="private")
    assert later.files() == private.files()


def test_a_build_over_an_older_one_leaves_nothing_behind(
    root: Path, tmp_path: Path, first: dict[str, bytes]
) -> None:
    gone = "pages/articles/gone/index.md", "site/articles/gone/index.html", "site/.gone"
    for name in (*gone, f"pages/{MADE}", f"site/{MADE}"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("what an older archive held")
    assert build(root, tmp_path, SETTINGS[0]) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages", "site"]
