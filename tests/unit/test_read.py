"""The content folder: every file becomes a record, or a problem."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from tests.unit.invented import codes_of, planted


def read(folder: Path, changes: Mapping[str, str | None]) -> tuple[Shelf, Problems]:
    problems = Problems()
    return read_content(planted(folder, changes), problems), problems


def test_every_record_stands_on_the_shelf_by_its_id(tmp_path: Path) -> None:
    shelf, problems = read(tmp_path, {})
    assert codes_of(problems) == []
    assert list(shelf.sources) == ["harbour-post", "wire"]
    assert {id_: entity.type for id_, entity in shelf.entities.items()} == {
        "dock-board": "organization", "elling": "place", "lena-morav": "person", "norland": "place",
    }  # fmt: skip
    assert len(list(shelf.records())) == 12
    assert shelf.known["article"] == {"first": "article", "second": "article"}


def test_a_text_begins_right_after_the_line_that_closes_the_front_matter(tmp_path: Path) -> None:
    shelf, _ = read(tmp_path, {})
    assert shelf.articles["first"].body.startswith("ELLING. Work")
    assert shelf.articles["first"].body_line == 15


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_of_a_text_stay_as_they_are(tmp_path: Path, ends: str) -> None:
    text = ends.join(["---", "derived_title: T", "source: wire", "language: en",
                      "rights: {display: full}", "---", "One.", "", "Two.", ""])  # fmt: skip
    shelf, problems = read(tmp_path, {"articles/2031/third.md": text})
    assert codes_of(problems) == []
    assert shelf.articles["third"].body == f"One.{ends}{ends}Two.{ends}"


def test_a_text_of_white_space_is_no_text(tmp_path: Path) -> None:
    text = "---\nderived_title: T\nsource: wire\nlanguage: en\nrights: {display: full}\n---\n \n"
    shelf, _ = read(tmp_path, {"articles/2031/third.md": text})
    assert shelf.articles["third"].body == ""


def test_dashes_inside_a_text_end_no_front_matter(tmp_path: Path) -> None:
    head = "---\nderived_title: T\nsource: wire\nlanguage: en\nrights: {display: full}\n---\n"
    shelf, _ = read(tmp_path, {"articles/2031/third.md": head + "By: no one\n---\nMore.\n"})
    assert shelf.articles["third"].body == "By: no one\n---\nMore.\n"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("notes.txt", "x", "stray-file"),
        ("people/a/b.yml", "name: B\n", "stray-file"),
        ("people/b.yaml", "name: B\n", "stray-file"),
        ("articles/third.md", "x", "stray-file"),
        ("people/Bo.yml", "name: Bo\n", "bad-id"),
        ("people/bo_x.yml", "name: Bo\n", "bad-id"),
        ("people/index.yml", "name: Bo\n", "bad-id"),
        ("people/" + "b" * 81 + ".yml", "name: Bo\n", "bad-id"),
        ("places/lena-morav.yml", "name: Lena\n", "duplicate-id"),
        ("articles/2032/first.md", "---\n---\n", "duplicate-id"),
        ("articles/2031/third.md", "title: T\n", "no-front-matter"),
        ("articles/2031/third.md", "---\ntitle: T\n", "no-front-matter"),
    ],
)
def test_a_file_that_is_no_record_is_named(tmp_path: Path, name: str, text: str, code: str) -> None:
    _, problems = read(tmp_path, {name: text})
    assert code in codes_of(problems)
    assert all(problem.mark.path == name for problem in problems.in_order())


def test_hidden_files_are_not_ours(tmp_path: Path) -> None:
    assert codes_of(read(tmp_path, {"people/.bo.yml.swp": "x"})[1]) == []


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    content = planted(tmp_path)
    (content / "people/bo.yml").symlink_to("/etc/hostname")
    (content / "people/more").symlink_to("/etc")
    problems = Problems()
    shelf = read_content(content, problems)
    assert codes_of(problems) == ["linked-file", "linked-file"]
    assert "bo" not in shelf.entities


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path: Path) -> None:
    content = planted(tmp_path)
    (content / "people/bo.yml").write_bytes(b"name: Bo\nkind: \xff\n")
    problems = Problems()
    read_content(content, problems)
    assert [(p.code, p.mark.line) for p in problems.in_order()] == [("not-utf8", 2)]


def test_a_broken_record_is_known_still_so_that_references_to_it_are_no_problem(
    tmp_path: Path,
) -> None:
    shelf, problems = read(tmp_path, {"sources/wire.yml": "name: [\n"})
    assert codes_of(problems) == ["yaml-syntax"]
    assert "wire" not in shelf.sources
    assert shelf.known["source"] == {"harbour-post": "source", "wire": "source"}


def test_progress_is_watched_file_by_file(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(files: list[str], label: str) -> list[str]:
        seen.extend([label, *files])
        return files

    read_content(planted(tmp_path), Problems(), watch)
    assert seen[0] == "reading"
    assert "events/strike.yml" in seen
