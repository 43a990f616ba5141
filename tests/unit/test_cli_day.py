"""The day of a build: as it is told, else that of the last commit, which git is asked for.

Settings of git that come with records are not obeyed.
"""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from archive.cli import main
from archive.cli.history import last_commit
from archive.site.publish import built_on

SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----"


def git(folder: Path, *words: str, given: str = "") -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.invalid"]
    command = ["git", "-C", str(folder), *who, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=given)
    return done.stdout.strip()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose last commit is signed, of a second of 2031."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1930000000 +0000")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=One")
    head, _, message = git(tmp_path, "cat-file", "commit", "HEAD").partition("\n\n")
    signed = f"{head}\n{SIGNATURE}\n\n{message}\n"
    commit = git(tmp_path, "hash-object", "-t", "commit", "-w", "--stdin", given=signed)
    git(tmp_path, "update-ref", "HEAD", commit)
    return tmp_path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a program that leaves a file behind when it is started."""
    file = tmp_path / "program"
    file.write_text(f"#!/bin/sh\ntouch '{tmp_path}/started'\n")
    file.chmod(0o755)
    return file


def test_it_is_the_date_of_thelast_commit(content: Path, tmp_path: Path) -> None:
    assert last_commit(content) == "1930000000"
    assert not last_commit(tmp_path / "gone")


def test_no_program_is_started_for_a_signature(content: Path, program: Path) -> None:
    git(content, "config", "log.showSignature", "true")
    git(content, "config", "gpg.program", str(program))
    git(content, "log", "-1")
    started = content / "started"
    assert started.exists()  # else this test would prove nothing
    started.unlink()
    assert last_commit(content) == "1930000000"
    assert not started.exists()


def test_no_machine_is_asked_for_an_object(content: Path, program: Path) -> None:
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "far",
        "remote.far.url": f"ext::{program}",
        "remote.far.promisor": "true",
        "protocol.ext.allow": "always",
    }.items():
        git(content, "config", name, value)
    commit = git(content, "rev-parse", "HEAD")
    (content / ".git/objects" / commit[:2] / commit[2:]).unlink()
    subprocess.run(["git", "-C", str(content), "log", "-1"], check=False, capture_output=True)
    started = content / "started"
    assert started.exists()  # as above
    started.unlink()
    assert not last_commit(content)
    assert not started.exists()


@pytest.mark.parametrize("said", ["abc", "-1", "²", "1e9", "1_000", "4294967296", "9" * 30])
def test_a_source_date_that_is_none_is_refused(
    said: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    assert main(["check", "--content", str(root / "examples/demo/content")]) == 2
    told = capsys.readouterr().err
    assert told == f"archive: SOURCE_DATE_EPOCH is no number of seconds since 1970: {said}\n"


def test_a_day_that_is_none_is_told_how_days_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--today", "soon"])
    assert "write a day as YYYY-MM-DD" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2031-04-15", "9999-12-31"])
def test_an_engine_can_write_any_day(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with built_on(dt.date.fromisoformat(day)):
        assert 0 <= int(os.environ["SOURCE_DATE_EPOCH"]) < 1 << 32
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize(
    "words", [["verify", ""], ["verify", "site", "--manifest", ""], ["verify", "http://ü\u2028/"]]
)
def test_an_empty_name_is_no_site_and_no_manifest(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(root) if word == "site" else word for word in words]
    assert main(given) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "codec" not in told.err
