"""An archive of one's own: what `archive init` makes is checked, built and published by itself."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive import cli
from tests.conftest import ROOT

_PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")
_ARTICLE = """---
title: Ferry late
source: harbour-post
language: en
published: "2031-04-02"
rights: {display: full}
---
The ferry was late. ##[add-path]here
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new archive, whose environment is the one that runs the tests."""
    folder = tmp_path_factory.mktemp("made") / "harbour"
    assert cli.main(["init", str(folder), "--name", "Harbour: an archive"]) == 0
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    (folder / ".venv/site.stamp").touch()
    (folder / "content/sources").mkdir()
    (folder / "content/sources/harbour-post.yml").write_text(
        "name: The Harbour Post\nkind: newspaper\n", "utf-8"
    )
    _git(folder, "init", "--quiet", "--initial-branch", "main")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "first")
    return folder


@pytest.fixture
def article(made: Path) -> Iterator[Path]:
    """Give the place of a new article, which is gone afterwards."""
    file = made / "content/articles/2031/ferry.md"
    file.parent.mkdir(parents=True)
    yield file
    file.unlink()
    file.parent.rmdir()


def _git(folder: Path, *words: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *named, *words], cwd=folder, check=True)


def _sh(folder: Path, line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", line],
        cwd=folder, env=kept | {"LANG": "C.UTF-8"} | settings, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def _github(folder: Path) -> dict[Any, Any]:
    text = (folder / ".github/workflows/archive.yml").read_text("utf-8")
    found: dict[Any, Any] = yaml.safe_load(text)
    return found


def _steps(folder: Path) -> dict[str, str]:
    """Return the commands of the job that checks, by the names of its steps."""
    steps = _github(folder)["jobs"]["check"]["steps"]
    return {step["name"]: step["run"] for step in steps if "run" in step}


def test_the_program_in_it_is_whole_and_the_content_empty(made: Path) -> None:
    assert [path.name for path in (made / "content").iterdir()].count(".gitkeep") == 1
    assert (made / "mkdocs.yml").read_text("utf-8").count('site_name: "Harbour: an archive"') == 1
    assert (made / "README.md").read_text("utf-8").startswith("# Harbour: an archive\n")
    own = {path.relative_to(ROOT) for path in (ROOT / "archive").rglob("*.py")}
    assert {path for path in own if not (made / path).is_file()} == set()
    unseen = ["vault/a.txt", "site/index.html", "pages/index.md", ".venv"]
    ignored = subprocess.run(
        ["git", "check-ignore", *unseen], cwd=made, capture_output=True, text=True, check=True
    )
    assert len(ignored.stdout.split()) == 4


def test_every_step_at_github_runs_here_and_passes(
    made: Path, article: Path, tmp_path: Path
) -> None:
    article.write_text(_ARTICLE, "utf-8")
    summary = tmp_path / "summary.md"
    settings = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true", "BASE": "HEAD"}
    names = []
    for name, line in _steps(made).items():
        done = _sh(made, line, **settings)
        assert (name, done.returncode, done.stderr) == (name, 0, "")
        assert "##[" not in done.stdout
        names.append(name)
    assert len(names) == 4
    assert "| articles | 0 | 1 | 1 | 0 | 0 |" in summary.read_text("utf-8")
    assert (made / "site/articles/ferry/index.html").is_file()


def test_a_mistake_is_annotated_on_its_line_and_stops_the_workflow(
    made: Path, article: Path
) -> None:
    article.write_text(_ARTICLE.replace("harbour-post", "harbor-post"), "utf-8")
    done = _sh(made, _steps(made)["Check every record"])
    assert done.returncode != 0
    [line] = done.stdout.splitlines()
    place = "file=content/articles/2031/ferry.md,line=3,col=9,endColumn=19,title=unknown-source"
    assert line.startswith(f"::error {place}::no source has the id “harbor-post”%0Afix: did you")


def test_what_a_record_says_commands_nothing(made: Path, article: Path) -> None:
    said = '"::error::x ##[add-path]y"'
    article.write_text(_ARTICLE.replace("source: harbour-post", f"source: {said}"), "utf-8")
    done = _sh(made, _steps(made)["Check every record"], GITHUB_ACTIONS="true")
    assert [line[:8] for line in done.stdout.splitlines()] == ["::error "]
    built = _sh(made, "make site", GITHUB_ACTIONS="true")
    for text in (done.stdout, done.stderr, built.stdout, built.stderr):
        assert "##[" not in text
    assert not re.search(r"^\s*::", built.stdout + built.stderr, re.MULTILINE)


def test_every_step_at_gitlab_runs_here(made: Path, article: Path) -> None:
    article.write_text(_ARTICLE, "utf-8")
    jobs = yaml.safe_load((made / ".gitlab-ci.yml").read_text("utf-8"))
    for line in [*jobs["check"]["script"], *jobs["pages"]["script"]]:
        done = _sh(made, line, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
        assert (line, done.returncode, done.stderr) == (line, 0, "")
    assert json.loads((made / "gl-code-quality-report.json").read_text("utf-8")) == []
    assert "| articles | 0 | 1 | 1 | 0 | 0 |" in (made / "changes.md").read_text("utf-8")
    assert (made / "public/index.html").is_file()
    article.write_text(_ARTICLE.replace("language: en\n", ""), "utf-8")
    done = _sh(made, jobs["check"]["script"][1])
    assert done.returncode != 0
    [row] = json.loads((made / "gl-code-quality-report.json").read_text("utf-8"))
    assert row["check_name"] == "missing-key"
    assert row["location"]["path"] == "content/articles/2031/ferry.md"


def test_one_command_does_it_all_here(made: Path, article: Path) -> None:
    article.write_text(_ARTICLE, "utf-8")
    done = _sh(made, "make ci BASE=HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Both builds are the same, byte for byte." in done.stdout
    assert "### Articles added\n\n- `ferry`" in done.stdout


def test_records_are_checked_before_a_commit(made: Path, article: Path) -> None:
    article.write_text(_ARTICLE.replace("harbour-post", "harbor-post"), "utf-8")
    hooks = yaml.safe_load((made / ".pre-commit-config.yaml").read_text("utf-8"))
    entry = hooks["repos"][0]["hooks"][0]["entry"]
    done = _sh(made, f"{entry} content/articles/2031/ferry.md")
    assert done.returncode == 1
    assert "content/articles/2031/ferry.md:3: unknown-source" in done.stderr
    assert _sh(made, f"{entry} content/sources/harbour-post.yml").returncode == 0
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[0] == "archive"
    assert hook["entry"].split()[1] in cli.VERBS


def test_strangers_may_send_changes_without_harm(made: Path) -> None:
    said, text = _github(made), (made / ".github/workflows/archive.yml").read_text("utf-8")
    assert said["permissions"] == {"contents": "read"}
    assert "permissions" not in said["jobs"]["check"]
    assert set(said[True]) == {"push", "pull_request", "workflow_dispatch"}
    assert "secrets." not in text
    deploy = said["jobs"]["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert "github.event_name != 'pull_request'" in deploy["if"]
    assert "refs/heads/main" in deploy["if"]
    assert [step for step in deploy["steps"] if "run" in step] == []
    steps = [step for job in said["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert [one for one in used if not _PINNED.fullmatch(one)] == []
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    assert steps[0]["with"]["persist-credentials"] is False
    assert all("timeout-minutes" in job for job in said["jobs"].values())


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert cli.main(["init", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_folder_that_one_stands_in_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["init", "."]) == 2
    assert "is where you are" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_a_newer_program_takes_the_place_of_an_older_and_of_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    cli.main(["init", str(folder)])
    (folder / "archive/old.py").write_text("x = 1\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Ours\n", "utf-8")
    (folder / "content/subjects.yml").write_text("sea: {name: Sea}\n", "utf-8")
    assert cli.main(["init", str(folder), "--update"]) == 0
    assert not (folder / "archive/old.py").exists()
    assert (folder / "mkdocs.yml").read_text("utf-8") == "site_name: Ours\n"
    assert (folder / "content/subjects.yml").is_file()
    for wrong in (tmp_path, ROOT):
        assert cli.main(["init", str(wrong), "--update"]) == 2
