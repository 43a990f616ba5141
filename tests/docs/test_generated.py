"""The reference pages are those that the schema and the catalogue make today."""

import re

import pytest

from archive.records.catalogue import CATALOGUE
from archive.records.fields import declared
from archive.records.model import Article, Entity, Event, Source, Subject
from archive.records.reference import PAGES
from tests.conftest import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text("utf-8")
    assert committed == PAGES[name](), "run: python -m archive.records.reference docs"


@pytest.mark.parametrize("cls", [Article, Entity, Event, Source, Subject])
def test_each_field_has_a_row(cls: type) -> None:
    page = PAGES["content-model.md"]()
    rows = page.partition(f"## {cls.__name__}\n")[2].partition("\n#")[0]
    assert set(re.findall(r"^\| `(\w+)`", rows, re.MULTILINE)) == set(declared(cls))


def test_each_problem_has_a_row() -> None:
    assert set(re.findall(r"^\| `([\w-]+)`", PAGES["problems.md"](), re.MULTILINE)) == set(
        CATALOGUE
    )
