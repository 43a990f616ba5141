"""The report of problems: each with its place, its line and what to do, on any terminal."""

import json
from pathlib import Path

import pytest

from archive.records.catalogue import CATALOGUE
from archive.records.problems import (
    Mark,
    Problem,
    Problems,
    catalogue_codes,
    explain,
    report,
)


def shown(folder: Path, line: str, mark: Mark) -> list[str]:
    """Return the quoted line and the marker of one problem at ``mark``."""
    (folder / mark.path).write_bytes(line.encode())
    return report([Problem(mark, "bad-url", "said", "mend it")], folder).splitlines()[1:3]


def test_a_message_has_its_place_its_line_a_marker_and_the_fix(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("name: A\nurl: here\n", encoding="utf-8")
    problem = Problem(Mark("a.yml", 2, 5, 4), "bad-url", "no address", "write it", "there")
    assert report([problem], tmp_path).splitlines() == [
        f"{tmp_path}/a.yml:2: bad-url: no address",
        "    2 | url: here",
        "      |      ~~~~",
        "  nearest: there",
        "  fix: write it",
        "",
        "1 file, 1 problem. Nothing was written. Explain one with: archive explain CODE",
    ]


def test_the_file_as_a_whole_has_no_line(tmp_path: Path) -> None:
    problem = Problem(Mark("a.yml"), "stray-file", "no record", "move it")
    assert report([problem], tmp_path).splitlines()[:2] == [
        f"{tmp_path}/a.yml: stray-file: no record",
        "  fix: move it",
    ]


@pytest.mark.parametrize(
    ("line", "mark", "marked"),
    [
        ("name: A", Mark("a", 1, 6, 1), "A"),
        ("name: A", Mark("a", 1, 6, 900), "A"),
        ("\tname: A", Mark("a", 1, 7, 1), "A"),
        ("name: A\r\n", Mark("a", 1, 6, 900), "A"),
        ("\ufeffname: A", Mark("a", 1, 6, 1), "A"),
        ("\x1b[2Jname: A", Mark("a", 1, 10, 1), "A"),
        ("no\u00a0break: A", Mark("a", 1, 10, 1), "A"),
    ],
)
def test_the_marker_stands_under_the_words(
    tmp_path: Path, line: str, mark: Mark, marked: str
) -> None:
    quoted, marker = shown(tmp_path, line, mark)
    start, end = marker.index("~"), marker.rindex("~") + 1
    assert quoted[start:end] == marked


@pytest.mark.parametrize(
    ("before", "cells"),
    [("乔拉", 4), ("e\u0301", 1), ("می\u200cشود", 5), ("ﬀ", 1), ("é", 1), ("Ａ", 2)],
)
def test_wide_signs_take_two_columns_and_combining_ones_none(
    tmp_path: Path, before: str, cells: int
) -> None:
    _, marker = shown(tmp_path, f"{before}here", Mark("a", 1, len(before), 4))
    assert marker == "      | " + " " * cells + "~~~~"


def test_of_a_long_line_the_part_around_the_mark_is_shown(tmp_path: Path) -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    quoted, marker = shown(tmp_path, line, Mark("a", 1, 500, 4))
    assert len(quoted) < 180
    assert quoted[marker.index("~") : marker.rindex("~") + 1] == "HERE"
    assert quoted.startswith("    1 | …")
    assert quoted.endswith("…")


@pytest.mark.parametrize("mark", [Mark("none", 3), Mark("a", 9), Mark("a", 1, 99, 5)])
def test_a_mark_outside_of_the_file_is_no_error(tmp_path: Path, mark: Mark) -> None:
    (tmp_path / "a").write_text("one line")
    assert "  fix: mend it" in report([Problem(mark, "bad-url", "said", "mend it")], tmp_path)


def test_nothing_in_a_report_has_an_effect_on_the_terminal(tmp_path: Path) -> None:
    hostile = "\x1b[2J\u202e\r\n\u2028\udcff"
    (tmp_path / "a.yml").write_bytes(f"{hostile}\x00".encode("utf-8", "surrogateescape"))
    problem = Problem(Mark(f"a{hostile}.yml", 1), "bad-url", hostile, hostile, hostile)
    same_line = Problem(Mark("a.yml", 1), "bad-url", "said", "mend it")
    text = report([problem, same_line], tmp_path)
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert text.encode("utf-8")


def test_problems_come_by_file_line_and_column_and_each_once(tmp_path: Path) -> None:
    problems = Problems()
    marks = [Mark("b", 2), Mark("a", 10), Mark("a", 9, 4), Mark("a", 9, 2), Mark("b"), Mark("b", 2)]
    for mark in marks:
        problems.add(mark, "bad-url", "said", "mend it")
    assert [problem.mark for problem in problems.in_order()] == sorted(set(marks))
    assert "2 files, 5 problems." in report(problems.in_order(), tmp_path)


@pytest.mark.parametrize(
    ("codes", "closing"),
    [
        (["bad-url"], "1 file, 1 problem. Nothing was written."),
        (["bad-url", "bad-id"], "1 file, 2 problems. Nothing was written."),
        (["bad-url", "ambiguous-alias"], "1 file, 2 problems, 1 for review. Nothing was written."),
        (["ambiguous-alias"], "1 file, 1 note for review; nothing stops the build."),
    ],
)
def test_the_last_line_says_whether_anything_was_written(
    tmp_path: Path, codes: list[str], closing: str
) -> None:
    problems = [Problem(Mark("a"), code, "said", "mend it") for code in codes]
    last = report(problems, tmp_path).splitlines()[-1]
    assert last == f"{closing} Explain one with: archive explain CODE"


def test_only_a_note_for_review_does_not_block() -> None:
    problems = Problems()
    assert not problems.blocking
    problems.add(Mark("a"), "ambiguous-alias", "said", "mend it")
    assert not problems.blocking
    problems.add(Mark("a"), "bad-url", "said", "mend it")
    assert problems.blocking


def test_a_problem_is_data_for_programs_too() -> None:
    problem = Problem(Mark("a.yml", 2, 5, 4), "bad-url", "no address", "write it", "there")
    assert json.loads(json.dumps(problem.as_data())) == {
        "path": "a.yml", "line": 2, "column": 5, "code": "bad-url", "message": "no address",
        "fix": "write it", "nearest": "there", "blocks": True,
    }  # fmt: skip


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_words_and_is_explained(code: str) -> None:
    said = explain(code)
    assert said is not None
    title, text, weight = said.split("\n\n")
    assert title == f"{code}: {CATALOGUE[code].title}"
    assert text.endswith(".")
    assert weight in {"Nothing is published before it is mended.", "A note for review."}
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_code_that_is_not_there_has_no_explanation() -> None:
    assert explain("no-such-code") is None


def test_the_list_of_codes_is_the_catalogue() -> None:
    assert list(catalogue_codes()) == list(CATALOGUE)
