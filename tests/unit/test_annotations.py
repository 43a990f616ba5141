"""Problems beside the changed lines: what a record says never gives a command."""

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive.records.annotations import github, gitlab, inert
from archive.records.problems import Mark, Problem

CONTENT = Path("content")
_COMMAND = re.compile(
    r"::(?:error|warning) file=([^,:]*),line=\d+(?:,col=\d+,endColumn=\d+)?,title=[^,:]*::.*"
)
_PARTS = [*"%:,#[]a0\r\n\u2028\u202e", "::error::", "##[add-path]", "%0A"]
_SIGNS = st.lists(st.sampled_from(_PARTS)).map("".join)


def _problem(said: str, file: str = "people/x.yml", line: int = 3, code: str = "bad-id") -> Problem:
    return Problem(Mark(file, line, 6, 4), code, said, "write it anew")


def _unescaped(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_a_problem_is_shown_on_its_line() -> None:
    said = github([_problem("no: 100 %, sorry")], CONTENT)
    assert said == (
        "::error file=content/people/x.yml,line=3,col=7,endColumn=10,title=bad-id"
        "::no: 100 %25, sorry%0Afix: write it anew"
    )


def test_what_is_for_review_only_warns() -> None:
    assert github([_problem("?", code="findings-left")], CONTENT).startswith("::warning ")


def test_a_problem_of_a_whole_file_stands_on_its_first_line() -> None:
    said = github([_problem("?", line=0)], CONTENT)
    assert said.startswith("::error file=content/people/x.yml,line=1,title=")


def test_a_content_folder_is_named_as_git_names_it(tmp_path: Path) -> None:
    said = github([_problem("?")], Path.cwd() / "archive/content")
    assert "file=archive/content/people/x.yml," in said
    assert f"file={tmp_path.as_posix()}/people/x.yml," in github([_problem("?")], tmp_path)


@given(_SIGNS | st.text(), _SIGNS)
def test_one_problem_is_one_command_whatever_a_record_says(said: str, file: str) -> None:
    lines = re.split(r"[\r\n]", github([_problem(said, file)], CONTENT))
    assert len(lines) == 1
    found = _COMMAND.fullmatch(lines[0])
    assert found
    assert "##[" not in lines[0]
    if "##[" not in file:
        assert _unescaped(found[1]) == (CONTENT / file).as_posix()


@given(_SIGNS | st.text())
def test_other_output_gives_no_command(said: str) -> None:
    made = inert(said)
    assert "##[" not in made
    assert "::" not in made


@given(st.lists(_SIGNS))
def test_gitlab_knows_each_problem_again(said: list[str]) -> None:
    problems = [_problem(one) for one in said]
    rows = json.loads(gitlab(problems, CONTENT))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(said)
    moved = [_problem(one, line=9) for one in said]
    again = json.loads(gitlab(moved, CONTENT))
    assert [row["fingerprint"] for row in rows] == [row["fingerprint"] for row in again]


def test_gitlab_is_told_the_place_and_the_weight() -> None:
    [row] = json.loads(gitlab([_problem("odd")], CONTENT))
    assert row["location"] == {"path": "content/people/x.yml", "lines": {"begin": 3}}
    assert (row["check_name"], row["severity"]) == ("bad-id", "major")
    assert row["description"] == "odd\nfix: write it anew"
