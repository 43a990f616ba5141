"""docs/data.md names the fields that are written, all of them and no others."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator

import pytest

from archive.exchange import data
from archive.pipeline import Plan, check
from tests.conftest import ROOT
from tests.docs.documents import first_cells, section

DEMO = ROOT / "examples/demo"
DAY = dt.date(2031, 6, 1)
TABLES = (
    "articles", "entities", "events", "mentions", "zones", "claims", "coverage", "reuse",
)  # fmt: skip
FREE_KEYS = {"names": "<language>", "basis": "<field>"}


def paths(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of each value in a row: ``authors[].name``, ``basis.<field>.from``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            name = FREE_KEYS.get(at, str(key))
            yield from paths(inner, f"{at}.{name}" if at else name)
    elif isinstance(value, list):
        yield f"{at}[]"
        for inner in value:
            yield from paths(inner, f"{at}[]")
    else:
        yield at


def leaves(found: set[str]) -> set[str]:
    """Return the paths below which there are no others."""
    return {
        path
        for path in found
        if not any(other.startswith((f"{path}.", f"{path}[")) for other in found)
    }


@pytest.fixture(scope="module")
def written() -> dict[str, set[str]]:
    """Return the fields of each table, those without a value included."""
    found: dict[str, set[str]] = defaultdict(set)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_named", dict)
        patch.setattr(data, "_line", json.dumps)
        for audience in ("public", "private"):
            plan = Plan(content=DEMO / "content", vault=DEMO / "vault", audience=audience, day=DAY)
            archive = check(plan).archive
            assert archive is not None
            for name, lines in data.tables(archive).items():
                found[name].update(path for line in lines for path in paths(json.loads(line)))
    return {name: leaves(fields) for name, fields in found.items()}


@pytest.mark.parametrize("table", TABLES)
def test_the_fields_written_are_the_fields_documented(
    table: str, written: dict[str, set[str]]
) -> None:
    text = (ROOT / "docs/data.md").read_text("utf-8")
    assert set(first_cells(section(text, f"## {table}"))) == written[table]


def test_all_tables_are_documented(written: dict[str, set[str]]) -> None:
    assert set(written) == set(TABLES)
