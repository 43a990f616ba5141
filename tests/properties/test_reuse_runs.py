"""Shared runs and near-duplicates are exactly those that the slowest, plainest search finds."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.reuse import runs
from archive.analysis.reuse.near import near_duplicates
from archive.analysis.reuse.runs import Run, shared_runs
from archive.analysis.reuse.tokens import Tokens, tokens

WORDS = st.lists(st.sampled_from("abc"), max_size=25) | st.lists(st.sampled_from("ab"), max_size=25)
TEXTS = st.lists(WORDS, max_size=4)
LENGTHS = st.integers(1, 6)


def _tokens(words: list[str]) -> Tokens:
    text = " ".join(words)
    return tokens(text, [(0, len(text))])


def _reach(a: list[str], b: list[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _all_runs(texts: list[list[str]], least: int) -> list[Run]:
    return [
        Run(a, b, i, j, length)
        for a, b in combinations(range(len(texts)), 2)
        for i in range(len(texts[a]))
        for j in range(len(texts[b]))
        if not (i and j and texts[a][i - 1] == texts[b][j - 1])
        and (length := _reach(texts[a], texts[b], i, j)) >= least
    ]


def _told(found: list[Run], most: int) -> list[Run]:
    def before(run: Run, at: int) -> int:
        """Count the runs that begin at the same token and are longer, or as long and earlier."""
        same = [x for x in found if (x.a, x.b, x[at]) == (run.a, run.b, run[at])]
        return sum((-x.length, x[5 - at]) < (-run.length, run[5 - at]) for x in same)

    return [run for run in found if before(run, 2) < most or before(run, 3) < most]


@given(TEXTS, LENGTHS)
def test_every_maximal_run_is_told_once_and_in_order(texts: list[list[str]], least: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "MOST", 25)
        found = list(shared_runs([_tokens(words) for words in texts], least))
    assert found == _all_runs(texts, least)


@given(TEXTS, LENGTHS, st.integers(1, 3), st.sampled_from([1, 2, 7]))
def test_of_repeated_runs_the_longest_are_told(
    texts: list[list[str]], least: int, most: int, chunk: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "MOST", most)
        patch.setattr(runs, "_CHUNK", chunk)
        found = list(shared_runs([_tokens(words) for words in texts], least))
    assert found == _told(_all_runs(texts, least), most)


@given(TEXTS, LENGTHS)
def test_each_token_of_a_shared_run_lies_in_one_that_is_told(
    texts: list[list[str]], least: int
) -> None:
    def held(found: list[Run]) -> set[tuple[int, int, int, int]]:
        return {
            (*run[:2], side, run[2 + side] + offset)
            for run in found
            for side in (0, 1)
            for offset in range(run.length)
        }

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "MOST", 1)
        found = list(shared_runs([_tokens(words) for words in texts], least))
    assert held(found) == held(_all_runs(texts, least))


def _likeness(one: list[str], other: list[str]) -> float:
    a, b = (
        {tuple(x[i : i + 5]) for i in range(max(len(x) - 4, min(len(x), 1)))} for x in (one, other)
    )
    return len(a & b) / len(a | b) if a | b else 0


@given(
    st.lists(st.lists(st.sampled_from("ab"), max_size=14), max_size=6),
    st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9, 1.0]),
)
def test_near_duplicates_are_all_pairs_that_are_so_alike(
    texts: list[list[str]], least: float
) -> None:
    pairs = combinations(range(len(texts)), 2)
    expected = [(a, b) for a, b in pairs if _likeness(texts[a], texts[b]) >= least]
    assert near_duplicates([_tokens(words) for words in texts], least) == expected


@given(st.text(max_size=40) | st.text("aB_ß9é.İ \n\u0301", max_size=40), st.data())
def test_tokens_are_the_word_characters_of_each_span(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    expected = [
        (hit.start() + start, hit.end() + start, hit[0].casefold())
        for start, end in spans
        for hit in re.finditer(r"\w+", text[start:end])
    ]
    found = tokens(text, spans)
    assert list(zip(found.starts, found.ends, found.words, strict=True)) == expected
