"""`archive new` starts a record that only waits for its values."""

from pathlib import Path

import pytest

from archive.records.new import KINDS, NewError, new_record
from archive.records.problems import Problems
from archive.records.read import read_content


@pytest.mark.parametrize(
    ("kind", "id_", "file"),
    [
        ("person", "ada-quill", "people/ada-quill.yml"),
        ("organization", "dock-board", "organizations/dock-board.yml"),
        ("place", "elling", "places/elling.yml"),
        ("source", "harbour-post", "sources/harbour-post.yml"),
        ("event", "strike", "events/strike.yml"),
        ("article", "harbour-post-2031-04-02", "articles/2031/harbour-post-2031-04-02.md"),
        ("article", "a-note", "articles/undated/a-note.md"),
    ],
)
def test_a_record_is_put_into_the_folder_of_its_kind(
    tmp_path: Path, kind: str, id_: str, file: str
) -> None:
    assert new_record(kind, id_, tmp_path) == tmp_path / file
    assert (tmp_path / file).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_a_started_record_lacks_nothing_but_its_values(tmp_path: Path, kind: str) -> None:
    file = new_record(kind, "one-2031", tmp_path)
    problems = Problems()
    read_content(tmp_path, problems)
    assert {problem.code for problem in problems.in_order()} == {"empty-value"}, file.read_text(
        "utf-8"
    )


def test_a_record_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    file = new_record("person", "ada-quill", tmp_path)
    file.write_text("name: Ada Quill\n", encoding="utf-8")
    with pytest.raises(NewError, match="exists already"):
        new_record("person", "ada-quill", tmp_path)
    assert file.read_text("utf-8") == "name: Ada Quill\n"


@pytest.mark.parametrize("id_", ["Ada", "ada_quill", "../ada", "", "ada--quill", "ada/quill"])
def test_an_id_that_is_no_slug_is_refused(tmp_path: Path, id_: str) -> None:
    with pytest.raises(NewError, match="is not an id"):
        new_record("person", id_, tmp_path)
    assert list(tmp_path.iterdir()) == []
