"""YAML with places, and only the part of it that holds no surprise."""

import pytest

from archive.records.nodes import Listing, Mapping, Scalar
from archive.records.problems import Mark, Problems
from archive.records.yamldoc import load
from tests.unit.invented import codes_of


def loaded(text: str, first_line: int = 1) -> tuple[Mapping | None, list[str]]:
    problems = Problems()
    return load(text, "a.yml", problems, first_line), codes_of(problems)


class TestASoundRecord:
    """Keys, lists and values come with the place where they stand."""

    def test_has_the_line_column_and_width_of_each_value(self) -> None:
        record, codes = loaded("name: Elling\ngeo: {lat: 1}\n", first_line=2)
        assert record is not None
        assert codes == []
        name = record.items["name"]
        assert isinstance(name, Scalar)
        assert name.mark == Mark("a.yml", 2, 6, 6)
        assert record.keys["geo"] == Mark("a.yml", 3, 0, 3)

    @pytest.mark.parametrize(
        ("value", "silent"),
        [
            ("Elling", ""), ("'NO'", ""), ("NO", "bool"), ("012", "int"), ("1.5", "float"),
            ("~", "null"), ("12:30", "int"), ("2031-04-02", "timestamp"), ("<<", "merge"),
        ],
    )  # fmt: skip
    def test_knows_what_yaml_would_have_made_of_a_value(self, value: str, silent: str) -> None:
        record, _ = loaded(f"a: {value}\n")
        assert record is not None
        scalar = record.items["a"]
        assert isinstance(scalar, Scalar)
        assert scalar.silent == silent

    def test_may_hold_lists_of_lists(self) -> None:
        record, _ = loaded("a:\n  - [b, c]\n")
        assert record is not None
        outer = record.items["a"]
        assert isinstance(outer, Listing)
        assert isinstance(outer.items[0], Listing)

    def test_may_quote_the_signs_that_are_not_allowed_bare(self) -> None:
        record, codes = loaded("a: 'R&D!'\nb: Fish & chips\nc: x*y\n")
        assert record is not None
        assert codes == []


class TestWhatIsRefused:
    """Each thing that YAML would do silently has a name here."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("a: &x b\n", "yaml-anchor"),
            ("a: *x\n", "yaml-anchor"),
            ("a: !!python/object:os.system ls\n", "yaml-tag"),
            ("a: ! b\n", "yaml-tag"),
            ("a: b\na: c\n", "duplicate-key"),
            ("a: [b\n", "yaml-syntax"),
            ("a: b: c\n", "yaml-syntax"),
            ("\ta: b\n", "yaml-syntax"),
            ("a: b\n---\nc: d\n", "yaml-syntax"),
            ("- a\n", "wrong-shape"),
            ("a\n", "wrong-shape"),
            ("", "wrong-shape"),
            ("# nothing\n", "wrong-shape"),
            ("[a]: b\n", "wrong-shape"),
            ("a: \x07\n", "control-character"),
        ],
    )
    def test_has_a_name(self, text: str, code: str) -> None:
        assert loaded(text)[1] == [code]

    def test_a_control_character_has_its_own_line_and_column(self) -> None:
        problems = Problems()
        load("a: b\nc: d\x00e\n", "a.yml", problems, first_line=3)
        assert [problem.mark for problem in problems.in_order()] == [Mark("a.yml", 4, 4)]

    @pytest.mark.parametrize(
        "text",
        [
            "a: " + "[" * 5000,
            "a: " + "[" * 5000 + "]" * 5000,
            "a: " + "[[]," * 5000,
            "a: " + "{b: " * 5000,
            "a:\n " + "- " * 5000 + "b\n",
            "- " * 5000 + "b\n",
            "a:\n " + "? " * 5000 + "b\n",
            "".join(" " * depth + "a:\n" for depth in range(500)),
        ],
    )
    def test_a_deep_nest_is_refused_at_once(self, text: str) -> None:
        record, codes = loaded(text)
        assert record is None
        assert codes == ["wrong-shape"]

    def test_many_open_brackets_in_a_title_take_no_time(self) -> None:
        record, codes = loaded('title: "' + "[" * 18 + "x" * 100_000 + '"\n')
        assert record is not None
        assert codes == []
