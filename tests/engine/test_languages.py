"""Each question of the table finds what stands beside it, and says how."""

from pathlib import Path
from typing import Any

import pytest

from tests.engine.invented import indexed
from tests.engine.languages import DOCUMENTS, SUITE, VALUES, Row
from tests.engine.node import Node


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return indexed(tmp_path_factory.mktemp("languages"), DOCUMENTS, VALUES)


def _told(result: dict[str, Any]) -> dict[str, Any]:
    relaxed = result["relaxed"]
    return {
        "expanded": sorted({one["value"] for one in result["expanded"]}),
        "suggestion": result["suggestion"],
        "relaxed": [relaxed["matched"], relaxed["of"]] if relaxed else None,
    }


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{language}-{number}")
        for language, rows in SUITE.items()
        for number, row in enumerate(rows, 1)
    ],
)
def test_question(node: Node, index: Path, row: Row) -> None:
    query, ids, more = row[0], row[1], dict(row[2]) if len(row) > 2 else {}
    result = node.search(index, query, limit=100)
    found = {hit["article"] for hit in result["hits"]}
    if more.pop("loose", False):
        assert found >= set(ids.split())
        return
    named = more.pop("named", False)
    told = {"expanded": [], "suggestion": None, "relaxed": None} | more
    assert (sorted(found), _told(result)) == (sorted(ids.split()), told)
    assert result["total"] == len(found)
    if named:
        assert result["named"][0]["exact"]
    if not more.get("expanded") and not more.get("suggestion"):
        assert ":" in query or all(hit["marks"] or hit["titleMarks"] for hit in result["hits"])
