"""A name finds all articles of whom it names, and an answer says so."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from archive.search.document import Value
from tests.engine.invented import document, indexed
from tests.engine.node import Node

UNION = Value(
    "organization", "union", "Union of Weavers", "organizations/union/",
    ("Union of Weavers", "UoW", "Weavers", "بافندگان", "Tisserands", "Wevers", "War Room"),
)  # fmt: skip
GUILD = Value(
    "organization", "guild", "Guild of Dyers", "organizations/guild/", ("Guild of Dyers", "UoW")
)
PLACE = Value("place", "us", "Upper Sorrow", "places/us/", ("Upper Sorrow", "US"))
ROOM = Value("place", "room", "Room", "places/room/", ("Room", "The Who"))
EVENT = Value("event", "march", "The Long March of the Weavers to the Mill by the River in Spring",
              "events/march/")  # fmt: skip
SUBJECT = Value("subject", "cloth", "Cloth", "subjects/cloth/", ("Cloth",))
UNUSED = Value("person", "nobody", "Nemo Nobody", "people/nobody/", ("Nemo Nobody",))
VALUES = (UNION, GUILD, PLACE, ROOM, EVENT, SUBJECT, UNUSED)

_UNION, _GUILD, _US = ("organization", "union"), ("organization", "guild"), ("place", "us")
DOCUMENTS = tuple(
    document(id_, title, texts, day=dt.date(2031, 1, number), values=dict.fromkeys(values, 1))
    for number, (id_, title, texts, values) in enumerate(
        [
            ("one", "Weavers march", ["The mill stood still."], [_UNION, ("event", "march")]),
            ("two", "Les Tisserands", ["They told us of the mill."], [_UNION]),
            ("three", "بافندگان", ["Untranslated."], [_UNION]),
            ("four", "Dyers meet", ["The Guild of Dyers met in Upper Sorrow."], [_GUILD, _US]),
            ("five", "A weaver alone", ["No club was there, only a cloth and some room."], []),
            ("six", "War and rooms", ["Told of the war in the room."], [("subject", "cloth")]),
        ],
        1,
    )
)
OF_UNION = {"one", "two", "three"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return indexed(tmp_path_factory.mktemp("names"), DOCUMENTS, VALUES)


def _ids(result: dict[str, Any]) -> set[str]:
    return {hit["article"] for hit in result["hits"]}


def _expanded(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["words"], one["value"]) for one in result["expanded"]]


@pytest.mark.parametrize(
    "name", ["Union of Weavers", "بافندگان", "tisserands", "Wevers", "بافندگان‌"]
)
def test_any_name_finds_all_articles_and_says_so(node: Node, index: Path, name: str) -> None:
    result = node.search(index, name)
    assert _ids(result) >= OF_UNION
    assert [value for _, value in _expanded(result)] == ["union"]
    (told,) = result["expanded"]
    assert told == {
        "words": name,
        "field": "organization",
        "value": "union",
        "label": "Union of Weavers",
        "address": "organizations/union/",
    }
    assert result["named"][0]["exact"]
    assert result["named"][0]["count"] == 3


@pytest.mark.parametrize("quoted", ['"Tisserands"', '"Les Tisserands"', "“Tisserands”"])
def test_quotes_switch_that_off(node: Node, index: Path, quoted: str) -> None:
    result = node.search(index, quoted)
    assert _ids(result) == {"two"}
    assert result["expanded"] == result["named"] == []


def test_other_words_narrow_a_name(node: Node, index: Path) -> None:
    assert _ids(node.search(index, "Tisserands mill")) == {"one", "two"}
    assert _ids(node.search(index, "mill Tisserands -title:weavers")) == {"two"}
    assert _ids(node.search(index, "Tisserands", filters={"event": "march"})) == {"one"}


def test_a_name_that_two_have_means_both(node: Node, index: Path) -> None:
    result = node.search(index, "UoW")
    assert _ids(result) == OF_UNION | {"four"}
    assert sorted(value for _, value in _expanded(result)) == ["guild", "union"]


@pytest.mark.parametrize("query", ["US", "us", "U.S.", "US dyers", "dyers US", "the US"])
def test_a_stop_word_is_a_name_in_capitals_or_alone(node: Node, index: Path, query: str) -> None:
    result = node.search(index, query)
    assert [value for _, value in _expanded(result)] == ["us"]
    assert "four" in _ids(result)


@pytest.mark.parametrize("query", ["told us of the mill", "they told us"])
def test_it_is_a_word_otherwise(node: Node, index: Path, query: str) -> None:
    result = node.search(index, query)
    assert _expanded(result) == []
    assert "two" in _ids(result)


def test_the_longest_name_counts(node: Node, index: Path) -> None:
    assert _expanded(node.search(index, "War Room")) == [("War Room", "union")]
    # no article names the place "Room", so it stands for nothing
    assert _expanded(node.search(index, "small room")) == []
    assert _expanded(node.search(index, "Weavers, War Room and Guild of Dyers")) == [
        ("Weavers,", "union"), ("War Room", "union"), ("Guild of Dyers", "guild"),
    ]  # fmt: skip


def test_an_event_with_a_long_name_stands_first(node: Node, index: Path) -> None:
    result = node.search(index, EVENT.label)
    assert [(one["value"], one["exact"]) for one in result["named"]] == [("march", True)]
    assert _ids(result) == {"one"}


def test_a_subject_is_named_but_stands_for_no_other_articles(node: Node, index: Path) -> None:
    result = node.search(index, "cloth")
    assert [one["value"] for one in result["named"]] == ["cloth"]
    assert (_ids(result), result["expanded"]) == ({"five"}, [])


def test_part_of_a_name_names_it_in_part(node: Node, index: Path) -> None:
    (march,) = [one for one in node.search(index, "long march")["named"] if one["field"] == "event"]
    assert not march["exact"]


def test_a_name_without_articles_stands_for_nothing(node: Node, index: Path) -> None:
    result = node.search(index, "Nemo Nobody")
    assert (result["total"], result["expanded"]) == (0, [])


@pytest.mark.parametrize("query", ["Union's mill", "Tisserands' mill", "the Tisserands’s mill"])
def test_whose_it_is_is_a_name_too(node: Node, index: Path, query: str) -> None:
    assert "two" in _ids(node.search(index, query))
