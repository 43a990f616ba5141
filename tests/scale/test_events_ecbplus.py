"""Reports of ECB+ grouped by the event that they report, all topics in one pool.

A. Cybulska and P. Vossen, "Using a sledgehammer to crack a nut? Lexical diversity and event
coreference resolution", LREC 2014; annotation CC BY 3.0. The thresholds were chosen on topics 1–25.
The measure is B³ (A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", 1998).
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from archive.analysis.sentences import sentences
from archive.intake.events.group import group
from archive.intake.events.words import Report

DIGEST = "ae9633d03399a3ccdfc67a81519dd8538ab88cd8af3146c5e0cdfe8ce9009077"
TUNED = range(1, 26)
HELD_OUT = range(26, 36)


def b_cubed(right: Sequence[str], found: Sequence[int]) -> float:
    """Return the B³ F1 of a grouping."""
    expected, held = _by(right), _by(found)
    precision = recall = 0.0
    for index, (event, name) in enumerate(zip(right, found, strict=True)):
        common = len(expected[event] & held[name])
        assert index in held[name]
        precision += common / len(held[name])
        recall += common / len(expected[event])
    return 2 * precision * recall / (precision + recall) / len(right)


def _by(names: Iterable[Any]) -> defaultdict[Any, set[int]]:
    sets: defaultdict[Any, set[int]] = defaultdict(set)
    for index, name in enumerate(names):
        sets[name].add(index)
    return sets


def _report(row: dict[str, Any]) -> Report:
    text = "\n".join(row["sentences"])
    return Report(id=row["id"], text=text, sentences=[*_sentences(text)])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield from sentences(text, start, start + len(line))
        start += len(line) + 1


def _grouped(reports: Sequence[Report]) -> list[int]:
    """Return the number of the group of each report."""
    groups, _ = group(reports)
    named = {index: name for name, one in enumerate(groups) for index in one.members}
    return [named[index] for index in range(len(reports))]


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, Any]]:
    """Return the articles; the figures below are of this very file."""
    data = (shared / "corpora/ecbplus/articles-topics-01-35.jsonl.gz").read_bytes()
    assert sha256(data).hexdigest() == DIGEST
    return [json.loads(line) for line in gzip.decompress(data).decode().splitlines()]


@pytest.mark.parametrize(
    ("topics", "floor"),
    [pytest.param(HELD_OUT, 0.975, id="held-out"), pytest.param(TUNED, 0.955, id="tuned")],
)
def test_articles_are_grouped_by_the_event_that_they_report(
    rows: list[dict[str, Any]], topics: range, floor: float
) -> None:
    chosen = [row for row in rows if row["topic"] in topics]
    found = _grouped([_report(row) for row in chosen])
    assert b_cubed([row["event"] for row in chosen], found) >= floor


def test_the_order_of_the_articles_makes_no_difference(rows: list[dict[str, Any]]) -> None:
    reports = [_report(row) for row in rows if row["topic"] in HELD_OUT]
    forwards, backwards = _grouped(reports), _grouped(reports[::-1])[::-1]
    assert {frozenset(s) for s in _by(forwards).values()} == {
        frozenset(s) for s in _by(backwards).values()
    }
