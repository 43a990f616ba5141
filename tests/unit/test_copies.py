"""Records written anew are read as what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.copies import without
from archive.records import yamldoc
from archive.records.nodes import Listing, Mapping, Node, Scalar
from archive.records.problems import Mark, Problems
from archive.text.escape import UNSHOWABLE

HERE = Mark("a.yml", 1)
RECORD = """\
name: 'No: "such" # thing'
names: {no: Nei, fa: "\\u200cخیر"}
aliases: [one, {form: two, kind: short}, "012"]
geo: {lat: -12.5, lon: 30}
about:
  - statement: |
      Two
      lines.
    reference: https://example.org/#a
"""


def read(text: str) -> Mapping:
    problems = Problems()
    node = yamldoc.load(text, "a.yml", problems)
    assert node is not None
    assert problems.in_order() == []
    return node


def said(node: Node) -> object:
    """Return a node's values without their places."""
    if isinstance(node, Mapping):
        return {name: said(value) for name, value in node.items.items()}
    return [said(item) for item in node.items] if isinstance(node, Listing) else node.text


def test_a_copy_says_what_the_record_says() -> None:
    record = read(RECORD)
    assert said(read(without(record, []))) == said(record)


def test_what_is_dropped_is_gone_and_what_it_empties_too() -> None:
    record = read(RECORD)
    names, aliases = record.items["names"], record.items["aliases"]
    assert isinstance(names, Mapping)
    assert isinstance(aliases, Listing)
    dropped = {id(value) for value in (*names.items.values(), aliases.items[1])}
    left = said(read(without(record, dropped)))
    assert left == {
        "name": 'No: "such" # thing',
        "aliases": ["one", "012"],
        "geo": {"lat": "-12.5", "lon": "30"},
        "about": [{"statement": "Two\nlines.\n", "reference": "https://example.org/#a"}],
    }


def test_of_a_record_that_is_dropped_nothing_is_left() -> None:
    record = read(RECORD)
    assert without(record, {id(record)}) == ""


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=20).filter(
    lambda text: not UNSHOWABLE.search(text)
)
NODES = st.recursive(
    TEXTS.map(lambda text: Scalar(text, "", HERE)),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda items: Listing(items, HERE))
        | st.dictionaries(TEXTS, inner, min_size=1, max_size=3).map(
            lambda items: Mapping(items, {}, HERE)
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, NODES, min_size=1, max_size=4))
def test_any_values_and_keys_come_back(items: dict[str, Node]) -> None:
    record = Mapping(items, {}, HERE)
    assert said(read(without(record, []))) == said(record)


@pytest.mark.parametrize("key", ["no", "on", "true", "null", "012", "a b", "as", "~", "é"])
def test_a_key_stays_the_text_that_it_is(key: str) -> None:
    record = Mapping({key: Scalar("x", "", HERE)}, {}, HERE)
    assert said(read(without(record, []))) == {key: "x"}
