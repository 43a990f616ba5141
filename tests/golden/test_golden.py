"""Every kind of mistake in content is reported with its place, and in words to act on.

After a change of messages write what is printed now with ``CUTTINGS_UPDATE_GOLDEN=1 make test`` and
read the difference: each message must be one that a librarian can act on.
"""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from archive.cli import main
from archive.records.catalogue import CATALOGUE
from tests.golden.case import FILES, Case, read_case

_UPDATE = bool(os.environ.get("CUTTINGS_UPDATE_GOLDEN"))
_CODE = re.compile(r"^content/.*?: ([a-z0-9-]+): ", re.MULTILINE)
_BY_THE_MACHINE = {"unreadable-file"}  # no file refuses root; tests/unit/test_doors.py has it
_BY_BUILD_ITSELF = {"findings-stale"}  # with a vault, `build` mends what `check` reports


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def case(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Make a case's archive and stand beside its content folder."""
    found = read_case(file)
    found.prepare(tmp_path)
    for name in ("CUTTINGS_VAULT", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1932000000")  # in March 2031
    monkeypatch.chdir(tmp_path)
    return found


def _run(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    try:
        code = main(shlex.split(command))
    except SystemExit as ended:
        code = int(ended.code or 0)
    printed = capsys.readouterr()
    return code, printed.err + printed.out


def test_a_mistake_is_reported_as_written_in_its_file(
    file: Path, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for command in case.commands:
        code, printed = _run(command.rest, capsys)
        answers.append(f"{printed}(exit code {code})\n")
    if _UPDATE:
        file.write_text(case.with_answers(answers), encoding="utf-8")
    else:
        assert answers == [command.text for command in case.commands]


def test_nothing_is_written_after_a_problem(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "pages/index.md").write_text("as before")
    (tmp_path / "site/index.html").write_text("as before")
    for command in case.commands:
        codes = set(_CODE.findall(command.text))
        if "(exit code 1)" in command.text and not codes <= _BY_BUILD_ITSELF:
            before = _tree(tmp_path)
            code, _ = _run(re.sub(r"^check", "build", command.rest), capsys)
            assert code == 1
            assert _tree(tmp_path) == before


def _tree(folder: Path) -> dict[str, bytes | None]:
    """Return the contents of all regular files, and the names of all else."""
    paths = sorted(folder.rglob("*"))
    return {str(path): path.read_bytes() if path.is_file() else None for path in paths}


def test_json_has_the_same_problems(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    for command in case.commands:
        if "(exit code 2)" not in command.text:
            code, printed = _run(f"{command.rest} --json", capsys)
            problems = json.loads(printed)
            assert [problem["code"] for problem in problems] == _CODE.findall(command.text)
            assert f"(exit code {code})" in command.text
            assert code == any(problem["blocks"] for problem in problems)


def test_every_code_of_the_catalogue_has_a_case() -> None:
    shown = {code for file in FILES for code in _CODE.findall(file.read_text(encoding="utf-8"))}
    assert set(CATALOGUE) - shown == _BY_THE_MACHINE
    assert shown - set(CATALOGUE) == set()


def test_there_are_forty_kinds_of_mistakes_and_more() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_is_written_as_the_update_writes_it(file: Path) -> None:
    case = read_case(file)
    answers = [command.text for command in case.commands]
    assert case.with_answers(answers) == file.read_text(encoding="utf-8")
