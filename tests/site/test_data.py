"""The tables beside the pages: documented fields, offsets that lead to the right words, no text."""

from pathlib import Path

import pytest

from archive.records.model import Entity
from archive.text.fold import fold_name
from tests.seed_runs import SeedRuns
from tests.site.building import Built, Row

FIELDS = {
    "articles": {
        "id", "title", "derived_title", "source", "via", "agency", "authors", "published",
        "language", "url", "archived", "rights", "display", "reason", "subjects", "abstract",
        "capture", "basis",
    },
    "entities": {
        "id", "type", "name", "kind", "names", "aliases", "same_as", "not_same_as", "geo",
    },
    "events": {
        "id", "name", "date", "date_basis", "place", "participants", "part_of", "accounts",
        "same_as",
    },
    "mentions": {"article", "entity", "capture", "start", "end", "zone"},
    "zones": {"article", "capture", "start", "end", "zone", "rule"},
}  # fmt: skip
WHOLE = {"mentions", "zones"}  # each row has all fields


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


@pytest.mark.parametrize("table", FIELDS)
def test_a_table_has_the_documented_fields_and_no_other(either: Built, table: str) -> None:
    rows = either.rows(table)
    assert {field for row in rows for field in row} <= FIELDS[table]
    assert table not in WHOLE or all(row.keys() == FIELDS[table] for row in rows)
    assert rows


@pytest.mark.parametrize("table", FIELDS)
def test_the_reference_of_the_tables_names_each_field(root: Path, table: str) -> None:
    reference = root / "docs/data.md"
    if not reference.is_file():
        pytest.skip("docs/data.md is not written yet")
    section = reference.read_text("utf-8").partition(f"{table}.jsonl")[2]
    assert [field for field in sorted(FIELDS[table]) if f"`{field}`" not in section] == []


@pytest.mark.parametrize("table", FIELDS)
def test_a_table_is_published_beside_the_pages_as_it_is(either: Built, table: str) -> None:
    name = f"data/{table}.jsonl"
    assert (either.site / name).read_bytes() == (either.pages / name).read_bytes()


def test_the_offsets_of_a_mention_lead_to_a_name_of_its_entity(
    either: Built, texts: dict[str, str]
) -> None:
    entities = either.archive.entities
    rows = either.rows("mentions")
    wrong = [
        (row["entity"], said(row, texts))
        for row in rows
        if fold_name(said(row, texts)).casefold() not in forms(entities[row["entity"]])
    ]
    assert wrong == []
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
        assert all(end <= start for (_, end), (start, _) in zip(ends, ends[1:], strict=False))


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
                assert words[0].isupper() or words.startswith(("the ", "پ", "by ", "“")), words
                seen += 1
    assert seen > 20


def test_the_tables_hold_no_words_of_a_text(either: Built, texts: dict[str, str]) -> None:
    articles = either.archive.articles.values()
    ours = [said for a in articles for said in (a.title, a.abstract) if said]
    runs = SeedRuns.of(texts.values(), names=[], aside=ours)
    tables = sorted((either.pages / "data").iterdir())
    assert [line for table in tables for line in runs.found_in_file(table)] == []
    assert {table.stem for table in tables} == FIELDS.keys()
