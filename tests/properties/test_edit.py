"""Edits of records, tried on many records: what was meant is read, and other lines stay."""

from typing import Any, TypeAlias

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.records.edit import (
    EditError,
    Raw,
    add_items,
    delete_key,
    dump,
    read_values,
    rename_key,
    set_key,
)

Said: TypeAlias = Any  # what a record says, of any depth
_TRAPS = [
    "NO",
    "012",
    "12:30",
    "2023-06-20",
    "1e3",
    "~",
    "null",
    "a: b",
    "a #b",
    "- x",
    "x\ny",
    " x",
]
_TRAPS += [
    "x\n",
    "\n",
    "a\n\n b\n",
    "[x",
    "{",
    "'",
    '"',
    "\\",
    "#",
    "|",
    ">-",
    "%",
    "x,y",
    "?",
    "ی‌ه",
]
_TEXT = st.sampled_from(_TRAPS) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=30
).map(lambda text: text or "x") | st.text("ab ", min_size=90, max_size=240)  # fmt: skip
_KEY = st.from_regex(r"[a-z_]{1,6}", fullmatch=True)
_ODD_KEY = st.sampled_from([trap for trap in _TRAPS if "\n" not in trap])  # no “? key”
_NOTHING = "nothing would be left of the record"
_SINGLE = _TEXT | st.integers(0, 10**6) | st.booleans()


def _some(inner: st.SearchStrategy[Said]) -> st.SearchStrategy[Said]:
    lists = st.lists(inner, min_size=1, max_size=4)
    return lists | st.dictionaries(_KEY | _ODD_KEY, inner, min_size=1, max_size=4)


_VALUE = st.recursive(_SINGLE, _some, max_leaves=5)
_DATA = st.dictionaries(_KEY, _VALUE, min_size=1, max_size=5)


def _read(value: Said) -> Said:
    """Return how a value is read: numbers and flags as they are written."""
    if isinstance(value, dict):
        return {key: _read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_read(one) for one in value]
    if isinstance(value, bool):
        return Raw("true" if value else "false")
    return Raw(value) if isinstance(value, int) else value


def _same(left: Said, right: Said) -> bool:
    """Whether two values are the same, and of the same type throughout."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(left[k], right[k]) for k in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return type(left) is type(right) and bool(left == right)


@st.composite
def _records(draw: st.DrawFn) -> tuple[str, dict[str, Said]]:
    """Return a record as one of three writers writes it, with remarks, and what it says."""
    data = draw(_DATA)
    how = draw(st.sampled_from(["ours", "block", "mixed"]))
    if how == "ours":
        text = dump(data)
    else:
        style = False if how == "block" else None
        text = yaml.safe_dump(data, default_flow_style=style, allow_unicode=True, sort_keys=False)
    assume(not set(text) & set("\x85\u2028\u2029"))  # PyYAML writes them, and no record has them
    remark = draw(st.sampled_from(["", "# a remark\n"]))
    return remark + text, _read(data)


def _ways(value: Said, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    below = pairs if isinstance(value, dict | list) else ()
    return [one for step, item in below for one in [(*way, step), *_ways(item, (*way, step))]]


def _at(value: Said, way: tuple[str | int, ...]) -> Said:
    for step in way:
        value = value[step]
    return value


@given(_DATA)
def test_what_is_written_is_read(data: dict[str, Said]) -> None:
    assert _same(read_values(dump(data)), _read(data))
    assert _same(_values(dump(data)), data)  # another reader agrees


def _values(text: str) -> Said:
    return yaml.safe_load(text)


def _edited(edit: Said, *given: Said) -> str:
    """Return an edited text. None of these records is written in a way that forbids an edit."""
    try:
        return str(edit(*given))
    except EditError as error:
        assume(str(error) != _NOTHING)
        raise


@given(_records(), _VALUE, st.data())
def test_a_value_is_set_and_no_other_changes(
    record: tuple[str, dict[str, Said]], value: Said, data: st.DataObject
) -> None:
    text, said = record
    way = data.draw(st.sampled_from(_ways(said)))
    after = _edited(set_key, text, way, value)
    _at(said, way[:-1])[way[-1]] = _read(value)
    assert _same(read_values(after), said)
    assert after.startswith("# a remark\n") == text.startswith("# a remark\n")


@given(_records(), _KEY, _VALUE)
def test_a_new_key_changes_no_line(
    record: tuple[str, dict[str, Said]], key: str, value: Said
) -> None:
    text, said = record
    assume(key not in said)
    after = _edited(set_key, text, key, value)
    assert _same(read_values(after), said | {key: _read(value)})
    if not text.startswith(("{", "# a remark\n{")):
        assert after.startswith(text)


@given(_records(), st.lists(_VALUE, min_size=1, max_size=3), st.data())
def test_items_join_a_list(
    record: tuple[str, dict[str, Said]], values: list[Any], data: st.DataObject
) -> None:
    text, said = record
    lists = [way for way in _ways(said) if isinstance(_at(said, way), list)]
    assume(lists)
    way = data.draw(st.sampled_from(lists))
    after = _edited(add_items, text, way, values)
    _at(said, way).extend(_read(values))
    assert _same(read_values(after), said)


@given(_records(), st.data())
def test_a_key_or_item_is_removed_alone(
    record: tuple[str, dict[str, Said]], data: st.DataObject
) -> None:
    text, said = record
    way = data.draw(st.sampled_from(_ways(said)))
    after = _edited(delete_key, text, way)
    while len(way) > 1 and len(_at(said, way[:-1])) == 1:
        way = way[:-1]
    del _at(said, way[:-1])[way[-1]]
    assert _same(read_values(after), said)
    before = set(text.split("\n"))
    assert sum(line not in before for line in after.split("\n")) <= 1


@given(_records(), _KEY, st.data())
def test_a_key_is_renamed_alone(
    record: tuple[str, dict[str, Said]], new: str, data: st.DataObject
) -> None:
    text, said = record
    old = data.draw(st.sampled_from(list(said)))
    assume(new not in said)
    after = _edited(rename_key, text, old, new)
    said[new] = said.pop(old)
    assert _same(read_values(after), said)
