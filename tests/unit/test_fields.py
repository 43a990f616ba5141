"""Readers of fields: from a YAML node to a value that can be believed, or to a problem."""

from dataclasses import dataclass
from typing import Any

import pytest

from archive.records.fields import (
    COUNT,
    DATE,
    ID,
    LANGUAGE,
    PATH,
    SHA256,
    TEXT,
    URL,
    At,
    Desk,
    Reader,
    by_key,
    choice,
    declared,
    key,
    located,
    many,
    nested,
    number,
    read_record,
    ref,
)
from archive.records.problems import Mark, Problems
from archive.records.yamldoc import load
from tests.unit.invented import codes_of


@dataclass(frozen=True, kw_only=True)
class Berth:
    """A record inside a record."""

    quay: str = key(TEXT, "which quay", required=True)
    length: int | None = key(COUNT, "in metres")
    at: At = located()  # noqa: RUF009 - declares the field, as in the model


def read(reader: Reader[Any], value: str) -> tuple[object, list[str]]:
    """Read one value; return it (None when refused) and the codes of the problems."""

    @dataclass(frozen=True, kw_only=True)
    class Holder:
        field: object = key(reader, "the field under test", required=True)
        at: At = located()  # noqa: RUF009 - declares the field, as in the model

    problems = Problems()
    node = load(f"field: {value}\n", "a.yml", problems)
    made = read_record(Holder, node, Desk(problems)) if node else None
    return (made.field if made else None), codes_of(problems)


@pytest.mark.parametrize(
    ("reader", "value", "wanted"),
    [
        (TEXT, "Ka’bar", "Ka’bar"),
        (TEXT, '" NO "', "NO"),
        (TEXT, "|\n  two\n  lines", "two\nlines"),
        (COUNT, "242", 242),
        (COUNT, '"0"', 0),
        (number(-90, 90), "-12.5", -12.5),
        (ID, "port-of-elling-2", "port-of-elling-2"),
        (LANGUAGE, "fa", "fa"),
        (LANGUAGE, "zh-Hant", "zh-Hant"),
        (LANGUAGE, "pt-BR", "pt-BR"),
        (URL, "https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        (URL, "http://example.org:8080", "http://example.org:8080"),
        (SHA256, "0a" * 32, "0a" * 32),
        (PATH, "2031/report.txt", "2031/report.txt"),
        (choice("main", "background"), "main", "main"),
        (many(TEXT), "[a, b]", ("a", "b")),
        (by_key(LANGUAGE, TEXT), "{en: Quay, de: Kai}", {"en": "Quay", "de": "Kai"}),
    ],
)
def test_a_value_of_the_right_shape_is_taken(
    reader: Reader[Any], value: str, wanted: object
) -> None:
    assert read(reader, value) == (wanted, [])


@pytest.mark.parametrize(
    ("reader", "value", "code"),
    [
        (TEXT, "[a]", "wrong-shape"),
        (TEXT, '"  "', "empty-value"),
        (TEXT, "NO", "silent-type"),
        (TEXT, "2014", "silent-type"),
        (TEXT, "12:30", "silent-type"),
        (TEXT, "2031-04-02", "silent-type"),
        (TEXT, r'"a\x07"', "control-character"),
        (COUNT, "-1", "bad-number"),
        (COUNT, "012", "bad-number"),
        (COUNT, "1_000", "bad-number"),
        (COUNT, "٣", "bad-number"),
        (COUNT, "99999999999", "bad-number"),
        (number(-90, 90), "91", "bad-number"),
        (number(-90, 90), "1e1", "bad-number"),
        (number(-90, 90), ".inf", "bad-number"),
        (number(-90, 90), ".nan", "bad-number"),
        (ID, "Elling", "bad-id"),
        (ID, "a--b", "bad-id"),
        (ID, "../up", "bad-id"),
        (LANGUAGE, "english", "bad-language"),
        (LANGUAGE, "en-us", "bad-language"),
        (LANGUAGE, '"en\\" onclick"', "bad-language"),
        (URL, "javascript:alert(1)", "bad-url"),
        (URL, "//example.org", "bad-url"),
        (URL, "https://user@example.org", "bad-url"),
        (URL, "'https://example.org/\">'", "bad-url"),
        (URL, "https://example.org/a b", "bad-url"),
        (URL, "data:text/html,x", "bad-url"),
        (URL, '"https://example.org/\\u202etxt"', "bad-url"),
        (SHA256, "0A" * 32, "bad-sha256"),
        (PATH, "/etc/passwd", "bad-path"),
        (PATH, "a/../../b", "bad-path"),
        (PATH, "a//b", "bad-path"),
        (PATH, r"'a\b'", "bad-path"),
        (DATE, "2031-02-30", "impossible-date"),
        (DATE, "yesterday", "bad-date"),
        (choice("main", "background"), "mian", "unknown-choice"),
        (many(TEXT), "a", "wrong-shape"),
        (many(TEXT), "[]", "empty-value"),
        (by_key(LANGUAGE, TEXT), "[en]", "wrong-shape"),
        (by_key(LANGUAGE, TEXT), "{english: Quay}", "bad-language"),
        (nested(Berth), "[1]", "wrong-shape"),
        (nested(Berth), "{length: 3}", "missing-key"),
        (nested(Berth), "{quay: A, lenght: 3}", "unknown-key"),
    ],
)
def test_any_other_value_is_refused_by_name(reader: Reader[Any], value: str, code: str) -> None:
    assert read(reader, value) == (None, [code])


def test_every_item_of_a_list_is_tried_so_that_all_problems_are_found() -> None:
    assert read(many(COUNT), "[a, 1, b]") == (None, ["bad-number", "bad-number"])


def test_a_short_form_stands_for_the_field_it_names() -> None:
    berths, codes = read(many(nested(Berth, short="quay")), "[A, {quay: B, length: 90}]")
    assert isinstance(berths, tuple)
    assert [(berth.quay, berth.length) for berth in berths] == [("A", None), ("B", 90)]
    assert codes == []


def test_a_reference_waits_on_the_desk_with_its_place() -> None:
    problems = Problems()
    desk = Desk(problems, holder="one")
    node = load("quay: A\n", "a.yml", problems)
    assert node is not None
    assert ref("place").read(node.items["quay"], desk) == "A"
    assert [(r.family, r.id, r.mark[:3], r.holder) for r in desk.refs] == [
        ("place", "A", ("a.yml", 1, 6), "one")
    ]


def test_a_record_knows_the_place_of_each_of_its_values() -> None:
    node = load("quay: A\nlength: 90\n", "a.yml", Problems(), first_line=5)
    berth = read_record(Berth, node, Desk(Problems())) if node else None
    assert berth is not None
    assert berth.at.of("length") == Mark("a.yml", 6, 8, 2)
    assert berth.at.of("absent") == berth.at.mark


def test_the_fields_of_a_record_are_its_schema() -> None:
    assert list(declared(Berth)) == ["quay", "length"]
    assert declared(Berth)["quay"].metadata["required"]


def test_a_guess_is_made_at_an_unknown_field() -> None:
    problems = Problems()
    node = load("quay: A\nlenght: 90\n", "a.yml", problems)
    assert node is not None
    assert read_record(Berth, node, Desk(problems)) is None
    assert ["“length”" in problem.fix for problem in problems.in_order()] == [True]
