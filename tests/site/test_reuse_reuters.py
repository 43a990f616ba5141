"""All shared runs and near-duplicates of the Reuters corpus: none missed, in little time."""

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from archive.analysis.reuse.runs import shared_runs

if TYPE_CHECKING:
    from bench.reuse.reuters import Figures

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    from bench import corpus  # noqa: PLC0415 - needs the corpus

    assert shared.is_dir()
    return [report.text for report in corpus.reports()]


@pytest.fixture(scope="module")
def found(texts: list[str]) -> "Figures":
    from bench.reuse import reuters  # noqa: PLC0415 - needs the corpus

    return reuters.findings(texts)


def test_every_long_run_is_found_and_nothing_else(found: "Figures") -> None:
    assert 1200 <= found["pairs with a run of 25"] <= 1300
    assert found["recall of runs of 25"] == found["precision of runs of 25"] == 1


def test_every_near_duplicate_is_found_and_shares_a_run(found: "Figures") -> None:
    assert 700 <= found["near-duplicates"] <= 800
    assert found["recall of near-duplicates"] == found["of them with a run of 10"] == 1


def test_it_is_four_times_as_fast_as_plain_python(texts: list[str]) -> None:
    from bench.reuse import reuters  # noqa: PLC0415 - needs the corpus

    assert reuters.costs(texts, 3)["times as fast as plain"] >= 4


def test_it_needs_less_than_a_gigabyte(texts: list[str]) -> None:
    from bench.reuse import reuters  # noqa: PLC0415 - needs the corpus

    assert reuters.peak(len(texts)) < 1000


def test_a_thousand_articles_cost_a_fraction_of_a_second(texts: list[str]) -> None:
    from bench.reuse import reuters  # noqa: PLC0415 - needs the corpus

    some = texts[:1000]
    taken = [reuters.seconds(lambda: list(shared_runs(reuters.tokens_in(some)))) for _ in range(3)]
    assert median(taken) < 0.7
