"""Records made to take memory or time are refused at once, and nothing changes its type."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.records.nodes import Scalar
from archive.records.problems import Problems
from archive.records.yamldoc import load, silent_type

MANY = 200_000
_SECONDS = 8  # of processor time for ten mebibytes, on a machine that does other things too


def _bombs(size: int) -> Iterator[tuple[str, str]]:
    """Yield records of about so many signs, by name."""
    levels = (f"a{n + 1}: &a{n + 1} [{f'*a{n}, ' * 9}x]\n" for n in range(size // 60))
    yield "laughs", f"a0: &a0 [x]\n{''.join(levels)}"
    for opener in ("[", "{a: ", "- ", "? ", "[[],", "- [", "!!seq [", "&a [", "<<: {"):
        yield opener, "name: A\nkind: " + opener * (size // len(opener))
    yield "block nest", "".join(" " * level + "a:\n" for level in range(int((2 * size) ** 0.5)))
    yield "anchors", "name: [" + "&a b, " * (size // 6) + "c]\n"
    yield "aliases", "name: [" + "*a , " * (size // 5) + "c]\n"
    yield "tags", "name: [" + "!t b, " * (size // 6) + "c]\n"
    yield "merges", "name: A\n" + "<<: *a\n" * (size // 7)
    yield "same keys", "name: A\n" * (size // 8)
    yield "documents", "--- a\n" * (size // 6)


def _harmless(size: int) -> Iterator[tuple[str, str]]:
    yield "long key", f"{'k' * size}: x\n"
    yield "long value", f"name: {'v' * size}\n"
    yield "long quoted", 'name: "' + "\\x41" * (size // 4) + '"\n'
    yield "long folded", "name: >\n" + "  a\n\n" * (size // 5)
    yield "many keys", "".join(f"k{number}: x\n" for number in range(size // 10))
    yield "keys in a line", "{" + ", ".join(f"k{n}: x" for n in range(size // 10)) + "}\n"
    yield "long list", "name: [" + "x, " * (size // 3) + "x]\n"
    yield "comments", "name: A\n" + "# x\n" * (size // 4)
    yield "blank lines", "name: A\n" + "\n" * size


def _tried(text: str) -> tuple[bool, Problems, float]:
    problems, begun = Problems(), time.process_time()
    record = load(text, "a.yml", problems)
    return record is not None, problems, time.process_time() - begun


@pytest.mark.parametrize(("name", "text"), [pytest.param(*b, id=b[0]) for b in _bombs(MANY)])
def test_a_bomb_is_refused(name: str, text: str) -> None:
    _, problems, _ = _tried(text)
    assert problems.found, name


@pytest.mark.parametrize(("name", "text"), [pytest.param(*b, id=b[0]) for b in _harmless(MANY)])
def test_what_is_only_long_is_read_or_refused(name: str, text: str) -> None:
    held, problems, _ = _tried(text)
    assert held or problems.found, name


@pytest.mark.deep
@pytest.mark.parametrize("index", range(16 + 9))
def test_ten_mebibytes_take_no_time(index: int) -> None:
    size = 10 * 1024 * 1024
    cases = [*_bombs(0), *_harmless(0)]
    made = next(
        text
        for number, (_, text) in enumerate((*_bombs(size), *_harmless(size)))
        if number == index
    )
    _, _, seconds = _tried(made)
    assert seconds < _SECONDS, cases[index][0]


@given(
    st.sampled_from(["NO", "yes", "on", "012", "0x1f", "0b1", "1_000", "1:30", "1e3", ".5", ".inf",
                     ".nan", "~", "null", "=", "<<", "2031-04-02", "2031-4-2 1:02:03", "+1", "-0"])
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
)  # fmt: skip
def test_no_value_becomes_another_in_silence(value: str) -> None:
    problems = Problems()
    record = load(f"name: {value}\n", "a.yml", problems)
    node = None if record is None else record.items.get("name")
    if isinstance(node, Scalar) and value[0] not in "\"'|>":
        said = value.partition(" #")[0].strip(" ")
        assert node.text == ("" if value.startswith("#") else said)
        assert node.silent == silent_type(node.text)
