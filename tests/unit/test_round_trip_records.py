"""References that go out and come in again make the same records, under the same ids."""

from pathlib import Path

import pytest

from archive import cli
from archive.records.citing.facts import Facts, facts_of
from archive.records.problems import Problems
from archive.records.read import read_content
from tests.unit.invented import TREE, planted

SUFFIXES = {"csl": ".json", "ris": ".ris", "bibtex": ".bib", "csv": ".csv"}
ADDED = {"notes", "rights"}
"""What an import adds its remarks to, and what it asks a person about."""


def facts(content: Path) -> dict[str, Facts]:
    shelf = read_content(content, Problems())
    sources = {source.id: source.name for source in shelf.sources.values()}
    subjects = {subject.id: subject.name for subject in shelf.subjects.values()}
    return {a.id: facts_of(a, sources, subjects) for a in shelf.articles.values()}


def texts(content: Path) -> dict[str, bytes]:
    return {str(f.relative_to(content)): f.read_bytes() for f in content.rglob("*") if f.is_file()}


@pytest.mark.parametrize("form", SUFFIXES)
def test_references_come_back_as_the_same_records(tmp_path: Path, form: str) -> None:
    held, file = planted(tmp_path / "held"), tmp_path / f"all{SUFFIXES[form]}"
    export = ["export", "citations", f"--format={form}", f"--to={file}", f"--content={held}"]
    assert cli.main(export) == 0
    gone: dict[str, str | None] = {n: None for n in TREE if n.startswith(("articles", "events"))}
    new = planted(tmp_path / "new", gone)
    (tmp_path / "vault").mkdir()
    command = ["import", str(file), f"--content={new}", f"--vault={tmp_path / 'vault'}"]
    assert cli.main(command) == 0
    had, got = facts(held), facts(new)
    assert got.keys() == had.keys()
    for id_, one in got.items():
        assert {k: v for k, v in one.items() if k not in ADDED | {"based_on"}} == {
            k: v for k, v in had[id_].items() if k not in ADDED | {"based_on"}
        }
    assert cli.main(command) == 0
    before = texts(new)
    assert cli.main(command) == 0
    assert texts(new) == before


def test_a_dump_comes_back_through_the_same_command(tmp_path: Path) -> None:
    held, file = planted(tmp_path / "held"), tmp_path / "all.jsonl"
    export = ["export", "dump", str(file), "--audience=private", f"--content={held}"]
    assert cli.main(export) == 0
    new, vault = tmp_path / "new", tmp_path / "vault"
    new.mkdir()
    vault.mkdir()
    assert cli.main(["import", str(file), f"--content={new}", f"--vault={vault}"]) == 0
    assert texts(new) == texts(held)
