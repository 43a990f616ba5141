"""Which files were changed: bursts, editors' habits, and folders that go and come back."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from archive.serve.watching import changes, fingerprint, matters

Bursts = Iterator[set[Path]]


@pytest.fixture
def stop() -> Iterator[Event]:
    """Yield an event that ends all watching with the test."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one record."""
    (tmp_path / "content/people").mkdir(parents=True)
    (tmp_path / "content/people/ada.yml").write_text("name: Ada\n", "utf-8")
    return tmp_path / "content"


def until(bursts: Bursts, path: Path) -> set[Path]:
    """Return the first burst that tells of a file."""
    return next(burst for burst in bursts if path in burst)


@pytest.mark.parametrize(
    "name",
    [".ada.yml.swp", "ada.yml~", "#ada.yml#", ".#ada.yml", "4913", ".git/index", "ada.tmp",
     "__pycache__/a.cache"],
)  # fmt: skip
def test_what_editors_put_beside_a_record_is_passed_over(name: str) -> None:
    assert not matters(f"/archive/people/{name}", [Path("/archive")])


@pytest.mark.parametrize("name", ["ada.yml", "2031/a-b.md", "x.findings.jsonl", "no-record.txt"])
def test_any_other_file_counts(name: str) -> None:
    assert matters(f"/archive/{name}", [Path("/archive")])


def test_the_way_to_a_root_may_have_any_name() -> None:
    assert matters("/home/.hidden/x~/content/a.yml", [Path("/home/.hidden/x~/content")])


def test_the_first_burst_holds_the_roots(folder: Path, stop: Event) -> None:
    assert next(changes(lambda: [folder], stop)) == {folder}


def test_a_save_is_told(folder: Path, stop: Event) -> None:
    bursts = changes(lambda: [folder], stop)
    next(bursts)
    (folder / "people/ada.yml").write_text("name: Ada Quill\n", "utf-8")
    assert until(bursts, folder / "people/ada.yml")


def test_a_save_by_way_of_another_file_is_told(folder: Path, stop: Event) -> None:
    record, new = folder / "people/ada.yml", folder / "people/.ada.yml.new"
    bursts = changes(lambda: [folder], stop)
    next(bursts)
    new.write_text("name: Ada Quill\n", "utf-8")
    new.replace(record)
    assert until(bursts, record) == {record}


def test_many_saves_at_once_are_one_burst(folder: Path, stop: Event) -> None:
    bursts = changes(lambda: [folder], stop)
    next(bursts)
    names = {folder / f"people/p{number}.yml" for number in range(50)}
    for name in names:
        name.write_text("name: X\n", "utf-8")
    seen = set(next(bursts))
    rounds = 1
    while not names <= seen:
        seen |= next(bursts)
        rounds += 1
    assert rounds < 10  # of fifty; a busy machine may part them


def test_a_new_folder_is_watched_too(folder: Path, stop: Event) -> None:
    bursts = changes(lambda: [folder], stop)
    next(bursts)
    (folder / "places").mkdir()
    until(bursts, folder / "places")
    (folder / "places/elling.yml").write_text("name: Elling\n", "utf-8")
    assert until(bursts, folder / "places/elling.yml")


def test_a_root_that_was_renamed_and_put_back_is_watched_again(folder: Path, stop: Event) -> None:
    bursts = changes(lambda: [folder, folder.parent / "theme"], stop)
    (folder.parent / "theme").mkdir()
    until(bursts, folder)
    folder.rename(folder.parent / "away")
    until(bursts, folder.parent / "theme")  # what is left is told once more
    shutil.copytree(folder.parent / "away", folder)
    assert folder in until(bursts, folder)
    (folder / "people/ada.yml").write_text("name: A.\n", "utf-8")
    assert until(bursts, folder / "people/ada.yml")


def test_a_file_that_another_takes_the_place_of_is_watched_again(
    tmp_path: Path, stop: Event
) -> None:
    settings, new = tmp_path / "mkdocs.yml", tmp_path / "new"
    settings.write_text("site_name: A\n", "utf-8")
    bursts = changes(lambda: [settings], stop)
    next(bursts)
    for name in "BC":
        new.write_text(f"site_name: {name}\n", "utf-8")
        new.replace(settings)
        assert until(bursts, settings)


def test_nothing_is_told_after_the_end(folder: Path, stop: Event) -> None:
    bursts = changes(lambda: [folder], stop)
    next(bursts)
    stop.set()
    assert list(bursts) == []


def test_a_fingerprint_changes_with_a_file_and_not_with_what_editors_put_beside_it(
    folder: Path,
) -> None:
    before = fingerprint([folder])
    (folder / "people/ada.yml~").write_text("", "utf-8")
    assert fingerprint([folder]) == before
    os.utime(folder / "people/ada.yml", (1, 1))
    assert fingerprint([folder]) != before
    assert fingerprint([folder / "not-there"]) == fingerprint([])
