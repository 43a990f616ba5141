"""What the five reports share, against the annotation of two of their pairs."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

import pytest

from archive.analysis.reuse.find import find_reuse
from archive.analysis.reuse.independent import independent
from archive.analysis.reuse.pairs import Pair
from tests.seeds.gold import Gold
from tests.site.building import Built

pytestmark = pytest.mark.seeds
REUSED = {"verbatim", "near_verbatim", "paraphrase"}
COVERED = 0.8


class Both(NamedTuple):
    """A span of each of two captures."""

    a: range
    b: range


@pytest.fixture(scope="module")
def pairs(archive: Built) -> dict[tuple[str, str], Pair]:
    """Return what each two of the reports share."""
    readings = archive.archive.readings
    return find_reuse(readings, combinations(readings, 2))


@pytest.fixture(scope="module")
def ours(archive: Built, pairs: Mapping[tuple[str, str], Pair]) -> dict[frozenset[str], list[Both]]:
    """Return our rows by the captures of a pair; a is the capture whose name comes first."""
    capture = {id_: reading.capture for id_, reading in archive.archive.readings.items()}
    return {
        frozenset({capture[pair.a], capture[pair.b]}): [
            Both(*spans[:: 1 if capture[pair.a] < capture[pair.b] else -1])
            for row in pair.rows
            for spans in [(range(row.a_start, row.a_end), range(row.b_start, row.b_end))]
        ]
        for pair in pairs.values()
    }


@pytest.fixture(scope="module")
def passages(gold: Gold) -> list[dict[str, Any]]:
    """Return the annotated passages."""
    return gold.passages


def place(passage: Mapping[str, Any]) -> tuple[frozenset[str], Both]:
    """Return the captures and the spans of an annotated passage."""
    a, b = sorted((passage["a"], passage["b"]), key=lambda side: str(side["seed"]))
    spans = Both(range(a["start"], a["end"]), range(b["start"], b["end"]))
    return frozenset({a["seed"], b["seed"]}), spans


def meeting(one: Both, others: Iterable[Both]) -> Iterator[Both]:
    """Yield what some rows have in common with a row, of those that meet it on both sides."""
    for other in others:
        common = Both(meet(one.a, other.a), meet(one.b, other.b))
        if common.a and common.b:
            yield common


def meet(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def covered(one: Both, others: Iterable[Both]) -> tuple[int, int]:
    """Return how many characters of each side lie in rows that meet both."""
    found = list(meeting(one, others))
    return len({n for row in found for n in row.a}), len({n for row in found for n in row.b})


@pytest.mark.parametrize(
    ("label", "least"), [("verbatim", 1.0), ("near_verbatim", 0.9), ("paraphrase", 2 / 3)]
)
def test_annotated_passages_are_found(
    label: str,
    least: float,
    passages: list[dict[str, Any]],
    ours: dict[frozenset[str], list[Both]],
) -> None:
    expected = [place(passage) for passage in passages if passage["label"] == label]
    found = []
    for captures, spans in expected:
        a, b = covered(spans, ours.get(captures, ()))
        found.append(a >= COVERED * len(spans.a) and b >= COVERED * len(spans.b))
    assert len(found) >= 5
    assert sum(found) >= least * len(found)


def test_what_is_reported_lies_in_annotated_passages(
    passages: list[dict[str, Any]], ours: dict[frozenset[str], list[Both]]
) -> None:
    right = reported = 0
    annotated = [place(passage) for passage in passages if passage["label"] in REUSED]
    for captures in {captures for captures, _ in annotated}:
        theirs = [spans for both, spans in annotated if both == captures]
        for row in ours[captures]:
            reported += len(row.a) + len(row.b)
            right += sum(covered(row, theirs))
    assert reported > 5000
    assert right >= 0.95 * reported


def test_edits_of_annotated_passages_are_named(pairs: dict[tuple[str, str], Pair]) -> None:
    kinds = {edit.kind for pair in pairs.values() for row in pair.rows for edit in row.edits}
    assert {"label", "name", "number", "time"} <= kinds


def test_two_of_five_reports_are_one_text(
    archive: Built, pairs: dict[tuple[str, str], Pair]
) -> None:
    groups = independent(tuple(archive.archive.articles), pairs)
    assert len(groups) == 4
    assert {"nejat-society-2019-10-26", "press-tv-2019-10-26"} in [
        set(group.articles) for group in groups
    ]


def test_reports_of_different_years_share_no_verbatim_row(
    archive: Built, pairs: dict[tuple[str, str], Pair]
) -> None:
    year = {id_: id_.split("-")[-3] for id_ in archive.archive.articles}
    kinds = {row.kind for (a, b), pair in pairs.items() if year[a] != year[b] for row in pair.rows}
    assert kinds <= {"paraphrase"}
