"""Edits of records: nothing but what was meant changes."""

import pytest

from archive.records.edit import (
    EditError,
    Raw,
    add_items,
    delete_key,
    dump,
    read_values,
    rename_key,
    replace_reference,
    scalar,
    set_key,
)
from archive.records.problems import Mark

_RECORD = """\
# The union of the dockers.
name: 'Harbour Union'   # as it calls itself
kind: "trade union"
aliases: [HU, "Dockers' Union"]   # from the bulletin
names:
  fr: Union du port

# Who it is taken for.
not_same_as:
- port-guild    # another
- ferry-league
questions:
  - id: size
    ask: >-
      How many members
      has it?
    # two reports
    claims:
      - article: a
        value: {count: about 300}
same_as: []
"""


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came."""
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


_TRAPS = ["NO", "y", "012", "0x1F", "1e3", "12:30", "12:30:05", "2023-06-20", "2018-03", "2014/.."]
_TRAPS += ["~", "null", "-5", "+5", ".5", "a:", "@a", "`", "%", "*a", "&a", "!a", "[a", "{a}", "'"]
_TRAPS += [
    "=",
    "<<",
    "---",
    "...",
    "yes",
    "On",
    "1_000",
    "0o17",
    "nan",
    ".inf",
    "a,b",
    "?",
    "-",
    "|",
]
_TRAPS += [">", "#"]
_SIGNS = [
    "- a",
    "a: b",
    "a #b",
    " a",
    "a ",
    "",
    "a, b",
    '"',
    "\\",
    "a\nb",
    "a\tb",
    "\u2028",
    "\x85",
]
_SIGNS += ["\x00", "\u202e", "\ufeff", "\U000e0001"]


@pytest.mark.parametrize("value", _TRAPS + _SIGNS)
def test_a_text_that_yaml_takes_for_something_else_is_quoted(value: str) -> None:
    record = set_key("name: x\n", "name", value)
    assert read_values(record) == {"name": value}
    assert not isinstance(read_values(record)["name"], Raw)
    flow = set_key("a: {name: x}\n", ("a", "name"), value)
    assert read_values(flow) == {"a": {"name": value}}


@pytest.mark.parametrize(
    "value", ["Harbour Union", "سازمان\u200cها", "port-guild", "https://a.example/b", "“So”"]
)
def test_a_plain_text_needs_no_quotation_marks(value: str) -> None:
    assert scalar(value) == value


def test_half_a_character_is_refused() -> None:
    with pytest.raises(EditError, match="half of a character"):
        scalar("\ud800")


def test_a_value_keeps_its_remark() -> None:
    gone, came = _changed(_RECORD, set_key(_RECORD, "name", "Union: the Harbour"))
    assert gone == ["name: 'Harbour Union'   # as it calls itself"]
    assert came == ['name: "Union: the Harbour"   # as it calls itself']


def test_a_value_that_becomes_long_keeps_its_remark_above() -> None:
    after = set_key(_RECORD, "name", "word " * 30 + "end")
    assert "name: >-  # as it calls itself\n" in after
    assert read_values(after)["name"] == "word " * 30 + "end"


def test_a_new_key_stands_last_in_its_record_or_where_its_order_says() -> None:
    assert set_key(_RECORD, "formerly", ["hu"]) == _RECORD + "formerly: [hu]\n"
    order = ("name", "kind", "names", "aliases", "misspellings", "about")
    after = set_key(_RECORD, "misspellings", ["Harbor Union"], order)
    gone, came = _changed(_RECORD, after)
    assert (gone, came) == ([], ["misspellings: [Harbor Union]"])
    assert "  fr: Union du port\nmisspellings:" in after


def test_records_on_the_way_are_made() -> None:
    after = set_key("name: x\n", ("rights", "display"), "full")
    assert after == "name: x\nrights: {display: full}\n"
    assert set_key(after, ("rights", "then"), "withheld").endswith(
        "rights: {display: full, then: withheld}\n"
    )


def test_items_join_a_list_in_its_own_style() -> None:
    after = add_items(_RECORD, "aliases", ["H.U.", {"form": "HUD", "kind": "acronym"}])
    new = """aliases: [HU, "Dockers' Union", H.U., {form: HUD, kind: acronym}]   # from the"""
    assert _changed(_RECORD, after)[1] == [f"{new} bulletin"]
    after = add_items(_RECORD, "not_same_as", ["quay-club"])
    assert "- ferry-league\n- quay-club\nquestions:\n" in after
    assert _changed(_RECORD, after) == ([], ["- quay-club"])
    after = add_items(
        _RECORD, ("questions", 0, "claims"), [{"article": "b", "value": {"count": "4"}}]
    )
    assert after.count('      - article: b\n        value: {count: "4"}\n') == 1
    assert add_items(_RECORD, "same_as", ["https://a.example"]).endswith(
        "same_as: [https://a.example]\n"
    )


def test_a_long_list_in_brackets_goes_on_in_the_next_line() -> None:
    text = f"aliases: [{'x' * 60}, {'y' * 20}]\n"
    after = add_items(text, "aliases", ["z" * 20])
    assert after == f"aliases: [{'x' * 60}, {'y' * 20},\n          {'z' * 20}]\n"


def test_a_key_goes_with_its_lines_and_nothing_else_does() -> None:
    after = delete_key(_RECORD, "not_same_as")
    gone, came = _changed(_RECORD, after)
    assert gone == ["not_same_as:", "- port-guild    # another", "- ferry-league"]
    assert came == []
    assert "# Who it is taken for." in after


def test_an_item_goes_and_a_list_that_would_be_empty_goes_with_it() -> None:
    after = delete_key(_RECORD, ("not_same_as", 0))
    assert _changed(_RECORD, after) == (["- port-guild    # another"], [])
    after = delete_key(after, ("not_same_as", 0))
    assert "not_same_as" not in read_values(after)
    after = delete_key(_RECORD, ("aliases", 0))
    assert """aliases: ["Dockers' Union"]   # from""" in after


def test_the_first_key_of_an_item_leaves_its_hyphen() -> None:
    after = delete_key(_RECORD, ("questions", 0, "id"))
    assert "  - ask: >-\n" in after


def test_the_first_item_of_a_list_in_a_list_leaves_its_hyphen() -> None:
    assert delete_key("a:\n- - b\n  - c\n", ("a", 0, 0)) == "a:\n- - c\n"


def test_nothing_is_left_of_a_record_by_mistake() -> None:
    with pytest.raises(EditError, match="nothing would be left"):
        delete_key("name: x\n", "name")


def test_references_change_where_they_stand_and_nowhere_else() -> None:
    text = "---\ntitle: dock\nauthors:\n  - {name: dock, entity: dock}\nnotes: [dock]\n---\ndock\n"
    after = replace_reference(text, "dock", "quay-1", Mark("a.md", 4, 25, 4))
    assert after == text.replace("entity: dock", "entity: quay-1")
    with pytest.raises(EditError, match="has changed"):
        replace_reference(text, "quay", "x", Mark("a.md", 4, 25, 4))
    with pytest.raises(EditError, match="has changed"):
        replace_reference(text, "dock", "x", Mark("a.md", 4, 24, 4))


def test_a_key_is_renamed_and_never_twice() -> None:
    text = "harbour: {name: Harbour}  # topic\nsea: {name: Sea}\n"
    assert rename_key(text, "harbour", "docks") == text.replace("harbour:", "docks:")
    with pytest.raises(EditError, match="is there already"):
        rename_key(text, "harbour", "sea")


def test_an_article_keeps_its_text_and_a_file_its_line_ends() -> None:
    text = "\ufeff---\r\ntitle: x\r\n---\r\nA text: with ---\r\n# all kinds\n"
    after = set_key(text, "language", "NO")
    assert after == text.replace("title: x\r\n", 'title: x\r\nlanguage: "NO"\r\n')
    assert set_key("name: x", "kind", "z") == "name: x\nkind: z"


@pytest.mark.parametrize(
    "text", ["", "- a\n", "a: *b\n", "a: 1\na: 2\n", "a: [\n", "a: !x b\n", "a: b: c\n"]
)
def test_a_file_that_cannot_be_read_is_not_changed(text: str) -> None:
    with pytest.raises(EditError, match="cannot be read"):
        set_key(text, "name", "x")


def test_a_way_that_leads_nowhere_is_refused() -> None:
    for way in (
        ("aliases", 7),
        ("name", "x"),
        ("aliases", "x"),
        ("questions", 0, "claims", 9, "a"),
    ):
        with pytest.raises(EditError):
            set_key(_RECORD, way, "x")
        with pytest.raises(EditError):
            delete_key(_RECORD, way)
    with pytest.raises(EditError, match="is no list"):
        add_items(_RECORD, "name", ["x"])


def test_records_are_written_as_people_write_them() -> None:
    record = {
        "name": "Dock strike",
        "date": "2031-04-12",
        "participants": [{"entity": "harbour-union", "role": "called it, with others"}],
        "accounts": [
            {"article": "a", "as": "main",
             "passages": [{"start": 0, "end": 12, "sha256": "ab" * 32}]}
        ],
        "questions": [
            {"id": "when", "ask": "When?", "claims": [
                {"article": "a", "quote": {"start": 0, "end": 12, "sha256": "ab" * 32},
                 "value": {"date": "2031-04-12", "read_from": "on Monday"},
                 "attributed_to": [{"entity": "x"}, "the minutes"], "stance": "reports"}]}
        ],
    }  # fmt: skip
    assert (
        dump(record)
        == f"""\
name: Dock strike
date: "2031-04-12"
participants:
  - {{entity: harbour-union, role: "called it, with others"}}
accounts:
  - article: a
    as: main
    passages:
      - {{start: 0, end: 12, sha256: {"ab" * 32}}}
questions:
  - id: when
    ask: When?
    claims:
      - article: a
        quote: {{start: 0, end: 12, sha256: {"ab" * 32}}}
        value: {{date: "2031-04-12", read_from: on Monday}}
        attributed_to: [{{entity: x}}, the minutes]
        stance: reports
"""
    )
