"""The archive as data: a line an object, and no words that may not be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.exchange.data import tables
from tests.unit.invented import TREE, archive_of

Rows = dict[str, list[dict[str, Any]]]


def rows_of(folder: Path, audience: str = "public", **changes: str) -> Rows:
    tree = {name.replace("__", "/"): text for name, text in changes.items()}
    held = archive_of(folder, tree, audience=audience)
    return {name: [json.loads(line) for line in lines] for name, lines in tables(held).items()}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return rows_of(tmp_path_factory.mktemp("data"))


def test_there_are_eight_tables(rows: Rows) -> None:
    assert list(rows) == [
        "articles", "entities", "events", "claims", "coverage", "reuse", "mentions", "zones",
    ]  # fmt: skip


def test_an_article_has_its_bibliographic_data(rows: Rows) -> None:
    first = rows["articles"][1]
    assert first["title"] == "Strike <at> *Elling*"
    assert first["published"] == "2031-04-02"
    assert first["basis"] == {"published": {"grade": "stated", "from": "the dateline"}}
    assert first["authors"] == [{"name": "Ada Quill", "role": "editing", "entity": "lena-morav"}]
    assert "based_on" not in first


def test_an_absent_value_is_absent_and_zero_is_not(rows: Rows) -> None:
    assert all(value not in (None, [], {}) for row in rows["articles"] for value in row.values())
    assert rows["zones"][0]["start"] == 0


def test_mentions_are_spans_of_the_capture(rows: Rows) -> None:
    text = TREE["articles/2031/first.md"].rpartition("---\n")[2]
    assert {
        (row["entity"], text[row["start"] : row["end"]])
        for row in rows["mentions"]
        if row["article"] == "first"
    } == {
        ("elling", "ELLING"),
        ("lena-morav", "Lena Morav"),
        ("lena-morav", "Morav"),
        ("dock-board", "Dock Board"),
    }
    assert {row["capture"] for row in rows["mentions"]} == {"first.md", "second.md"}


def test_an_event_has_its_accounts_with_their_passages(rows: Rows) -> None:
    strike = next(row for row in rows["events"] if row["id"] == "strike")
    assert strike["participants"] == [{"entity": "dock-board", "role": "employer"}]
    assert [(a["article"], a["as"], len(a["passages"])) for a in strike["accounts"]] == [
        ("second", "background", 1),
        ("first", "main", 1),
    ]


def test_words_of_a_text_that_may_not_be_read_are_in_no_table(rows: Rows) -> None:
    everything = json.dumps(rows, ensure_ascii=False)
    assert "agreed" not in everything


def test_of_a_withheld_article_there_is_only_its_id_and_why(tmp_path: Path) -> None:
    hidden = TREE["articles/2031/first.md"].replace(
        "{display: full}", "{display: withheld, reason: A court ordered it.}"
    )
    rows = rows_of(tmp_path, **{"articles__2031__first.md": hidden})
    assert rows["articles"][1] == {
        "id": "first",
        "display": "withheld",
        "reason": "A court ordered it.",
    }
    assert not any(row["article"] == "first" for row in rows["mentions"] + rows["zones"])
    assert not any(a["article"] == "first" for row in rows["events"] for a in row["accounts"])
