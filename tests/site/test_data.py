"""The tables beside the pages: documented fields, offsets that lead to the right words, no text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from archive.records.model import Entity
from archive.text.fold import fold_name
from tests.seed_runs import SeedRuns
from tests.site.building import Built, Row

TABLES = (
    "articles", "entities", "events", "mentions", "zones", "claims", "coverage", "reuse",
)  # fmt: skip
WHOLE = {  # each row has all of these fields
    "mentions": {"article", "entity", "capture", "start", "end", "zone"},
    "zones": {"article", "capture", "start", "end", "zone", "rule"},
}
FIELD = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def texts(demo: Path) -> dict[str, str]:
    """Return each capture by the name that the tables give it, as another program would read it."""
    records = {
        file.name: file.read_bytes().decode().partition("\n---\n")[2]
        for file in (demo / "content/articles").rglob("*.md")
    }
    captures = {
        file.relative_to(demo / "vault").as_posix(): file.read_bytes().decode()
        for file in (demo / "vault").rglob("*.txt")
    }
    return records | captures


def said(row: Row, texts: dict[str, str]) -> str:
    return texts[row["capture"]][row["start"] : row["end"]]


def forms(entity: Entity) -> set[str]:
    names = [entity.name, *entity.names.values(), *(alias.form for alias in entity.aliases)]
    return {fold_name(form).casefold() for form in names}


def documented(root: Path, table: str) -> list[re.Pattern[str]]:
    """Return the fields that docs/data.md lists for a table, such as ``authors[].name``."""
    reference = (root / "docs/data.md").read_text("utf-8")
    section = re.split(r"^## ", reference.partition(f"\n## {table}\n")[2], flags=re.MULTILINE)[0]
    lines = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    fields = [field for line in lines for field in FIELD.findall(line)]
    return [re.compile(re.sub("<[^>]*>", "[^.]+", field.replace("[]", r"\[\]").replace(".", r"\.")))
            for field in fields]  # fmt: skip


def fields(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of each value in a row: ``id``, ``accounts[].passages[].start``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from fields(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{path}[]")
    else:
        yield path


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_no_field_that_the_reference_does_not_name(
    root: Path, either: Built, table: str
) -> None:
    known = documented(root, table)
    present = {field for row in either.rows(table) for field in fields(row)}
    assert {field for field in present if not any(name.fullmatch(field) for name in known)} == set()
    assert len(present) > 3


@pytest.mark.parametrize("table", WHOLE)
def test_each_mention_and_each_zone_has_all_its_fields(either: Built, table: str) -> None:
    assert {frozenset(row) for row in either.rows(table)} == {frozenset(WHOLE[table])}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_published_beside_the_pages_as_it_is(either: Built, table: str) -> None:
    name = f"data/{table}.jsonl"
    assert (either.site / name).read_bytes() == (either.pages / name).read_bytes()


def test_the_offsets_of_a_mention_lead_to_a_name_of_its_entity(
    either: Built, texts: dict[str, str]
) -> None:
    entities = either.archive.entities
    rows = either.rows("mentions")
    others = [
        (row["entity"], said(row, texts))
        for row in rows
        if fold_name(said(row, texts)).casefold() not in forms(entities[row["entity"]])
    ]
    decided_by_a_person = [("sorrel-dreve", "Dreve"), ("tarnhook-head", "Tarnhook")]
    assert sorted(others) == decided_by_a_person
    assert len(rows) > 50


def test_the_offsets_of_a_mention_lie_in_the_zone_that_it_names(either: Built) -> None:
    zones = [(z["article"], z["zone"], z["start"], z["end"]) for z in either.rows("zones")]
    for row in either.rows("mentions"):
        assert any(
            (row["article"], row["zone"]) == zone[:2]
            and zone[2] <= row["start"] < row["end"] <= zone[3]
            for zone in zones
        ), row


def test_the_zones_hold_each_word_of_a_text_once(private: Built, texts: dict[str, str]) -> None:
    for capture in {row["capture"] for row in private.rows("zones")}:
        rows = [row for row in private.rows("zones") if row["capture"] == capture]
        left = list(texts[capture])
        for row in rows:
            assert said(row, texts).strip() == said(row, texts) != ""
            left[row["start"] : row["end"]] = ["\0"] * (row["end"] - row["start"])
        assert "".join(left).replace("\0", "").strip() == ""
        ends = [(row["start"], row["end"]) for row in rows]
        assert all(end <= start for (_, end), (start, _) in pairwise(ends))


def test_the_offsets_of_an_account_lead_to_its_passages(
    private: Built, texts: dict[str, str]
) -> None:
    captures = {row["article"]: row["capture"] for row in private.rows("zones")}
    seen = 0
    for event in private.rows("events"):
        for account in event["accounts"]:
            for passage in account["passages"]:
                words = said(passage | {"capture": captures[account["article"]]}, texts)
                assert words == words.strip()
                assert not words[0].islower() or words.startswith(("the ", "by ")), words
                seen += 1
    assert seen > 20


def test_the_tables_hold_no_words_of_a_text(either: Built, texts: dict[str, str]) -> None:
    articles = either.archive.articles.values()
    ours = [said for a in articles for said in (a.title, a.abstract) if said]
    runs = SeedRuns.of(texts.values(), names=[], aside=ours)
    tables = sorted((either.pages / "data").iterdir())
    assert [line for table in tables for line in runs.found_in_file(table)] == []
    named = {f"{table}.jsonl" for table in TABLES}
    assert {table.name for table in tables} == {*named, "articles.csl.json"}
