"""The verbs beside the check: what they tell someone who starts a record or asks what is wrong."""

import json
import os
import shutil
from pathlib import Path

import pytest

from archive.cli import main
from archive.records.catalogue import CATALOGUE
from archive.records.new import KINDS
from tests.golden.case import BASE


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside the content folder of a sound archive."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.delenv("CUTTINGS_VAULT", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1932000000")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    main(["check", "--vault", "vault", "--json"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("kind", KINDS)
def test_of_a_new_record_only_the_values_are_missing(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind, "gate-2031-05-01"]) == 0
    written = Path(capsys.readouterr().out.removeprefix("Wrote ").strip())
    problems = problems_of(capsys)
    assert {problem["code"] for problem in problems} == {"empty-value"}
    assert {problem["path"] for problem in problems} == {str(written.relative_to("content"))}
    lines = written.read_text(encoding="utf-8").splitlines()
    assert {problem["line"] for problem in problems} == {
        number for number, line in enumerate(lines, 1) if "…" in line
    }


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_that_a_report_may_carry_is_explained(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out.startswith(f"{code}: {CATALOGUE[code].title}\n\n")


@pytest.mark.usefixtures("base")
def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CATALOGUE)


def test_a_file_name_that_is_no_text_is_still_reported_to_programs(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(os.fsdecode(os.fsencode(base) + b"/content/people/\xff.yml"))).write_text("name: A")
    (problem,) = problems_of(capsys)
    assert (problem["code"], problem["path"]) == ("bad-id", "people/\udcff.yml")
    assert main(["check"]) == 1
    assert "people/\N{REPLACEMENT CHARACTER}.yml: bad-id: " in capsys.readouterr().err


def test_after_a_sound_check_a_build_writes(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other side of "nothing is written": the same archive, with no mistake in it."""
    assert main(["check", "--vault", "vault"]) == 0
    assert capsys.readouterr().out == "No problem.\n"
    (findings,) = base.glob("content/articles/2031/*.findings.jsonl")
    before = findings.read_bytes()
    findings.write_text("", encoding="utf-8")
    assert main(["build", "--vault", "vault", "--pages", "pages", "--site", "site"]) == 0
    assert findings.read_bytes() == before
    assert (base / "site/index.html").is_file()
