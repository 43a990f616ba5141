"""Whatever is wrong in a large archive is named in one run, each with its file and line."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from archive.cli import main
from tests.scale.corpus import sound
from tests.scale.faults import FAULTS, Place, plant


def _found(root: Path) -> tuple[int, list[Place], str]:
    """Return the exit code, what the report as data says, and what was said besides."""
    out, err = io.StringIO(), io.StringIO()
    folders = ["--content", str(root / "content"), "--vault", str(root / "vault")]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["check", *folders, "--today", "2031-05-01", "--json"])
    said = json.loads(out.getvalue())
    return code, [(row["path"], row["line"], row["code"]) for row in said], err.getvalue()


@pytest.mark.parametrize(
    ("articles", "mistakes"),
    [(700, len(FAULTS)), pytest.param(10_000, 200, marks=pytest.mark.deep)],
)
def test_all_are_named_in_one_run_and_none_is_invented(
    tmp_path: Path, articles: int, mistakes: int
) -> None:
    due = plant(sound(tmp_path, articles), mistakes)
    assert len(due) >= mistakes
    assert len({code for _, _, code in due}) >= 40
    code, found, aside = _found(tmp_path)
    assert sorted(found) == sorted(due)
    assert (code, aside) == (1, "")
    said = _told(tmp_path)
    lacking = [place for place in due if _line(tmp_path, *place) not in said]
    assert lacking == []


def _told(root: Path) -> str:
    """Return the report as people read it."""
    err = io.StringIO()
    folders = ["--content", str(root / "content"), "--vault", str(root / "vault")]
    with contextlib.redirect_stderr(err):
        assert main(["check", *folders, "--today", "2031-05-01"]) == 1
    return err.getvalue()


def _line(root: Path, path: str, line: int, code: str) -> str:
    return f"{root / 'content' / path}{f':{line}' if line else ''}: {code}: "


@pytest.mark.deep
@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_each_kind_is_named_where_it_stands_alone(tmp_path: Path, number: int) -> None:
    due = FAULTS[number](sound(tmp_path, 120))
    found = [place for place in _found(tmp_path)[1] if place[2] != "findings-stale"]
    assert sorted(found) == sorted(due)


def test_a_sound_archive_lacks_nothing_but_findings(tmp_path: Path) -> None:
    assert {code for _, _, code in _found_in_sound(tmp_path)} == {"findings-stale"}


def _found_in_sound(folder: Path) -> list[Place]:
    return _found(sound(folder, 300).root)[1]
