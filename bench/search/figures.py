"""What the report of a driver says: medians and percentiles over the queries."""

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

Round = Sequence[tuple[str, int, int]]
"""Path, bytes, and bytes when a host compresses them, of each file of one round trip."""

RATE: Final = 1.6e6 / 8
"""Bytes a second of a slow connection, as browsers' tools set it for phones,"""
LATENCY: Final = 0.15
"""and the seconds that each of its round trips takes."""

HASH: Final = re.compile(r"[0-9a-f]{12}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one way of asking the queries, clean or with slips, costs and finds."""

    mrr: float
    recall: float
    median_bytes: float
    p95_bytes: float
    median_with_facets: float
    p95_with_facets: float
    rounds: float
    most_rounds: int
    seconds: float
    """Estimated of rounds and bytes on the slow connection, client not included; median."""
    p95_seconds: float
    cpu: float
    p95_cpu: float
    """Milliseconds a query, cold."""
    by_kind: dict[str, float]
    """Mean bytes a query of each kind of file."""


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def size(rounds: Iterable[Round]) -> int:
    """Return the bytes of all files; each is sent compressed where that makes it smaller."""
    return sum(min(stored, packed) for files in rounds for _, stored, packed in files)


def seconds(rounds: Sequence[Round]) -> float:
    """Return what the rounds take on the slow connection, one after the other."""
    return LATENCY * len(rounds) + size(rounds) / RATE


def figures(results: Sequence[dict[str, Any]], way: str) -> Figures:
    """Return the figures of ``clean`` or ``slipped`` queries in a driver's report."""
    asked = [result[way] for result in results]

    def over(measure: Callable[[dict[str, Any]], float]) -> list[float]:
        return [measure(query) for query in asked]

    ranks = [query["rank"] for query in asked]
    small = over(lambda query: size(query["rounds"]))
    large = over(lambda query: size([*query["rounds"], *query.get("facetRounds", [])]))
    times = over(lambda query: seconds(query["rounds"]))
    cpu = over(lambda query: query["cpu"])
    return Figures(
        mrr=sum(1 / rank for rank in ranks if rank) / len(ranks),
        recall=sum(rank > 0 for rank in ranks) / len(ranks),
        median_bytes=statistics.median(small),
        p95_bytes=p95(small),
        median_with_facets=statistics.median(large),
        p95_with_facets=p95(large),
        rounds=statistics.median(len(query["rounds"]) for query in asked),
        most_rounds=max(len(query["rounds"]) for query in asked),
        seconds=statistics.median(times),
        p95_seconds=p95(times),
        cpu=statistics.median(cpu),
        p95_cpu=p95(cpu),
        by_kind=_by_kind(asked),
    )


def _by_kind(asked: Sequence[dict[str, Any]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for query in asked:
        for prefix, rounds in (("", "rounds"), ("for facets: ", "facetRounds")):
            for path, stored, packed in (file for turn in query.get(rounds, []) for file in turn):
                total[prefix + kind(path)] += min(stored, packed)
    return {name: count / len(asked) for name, count in total.most_common()}


def kind(path: str) -> str:
    """Return the kind of a file: its folder, below the one that is named by the content."""
    first, slash, _ = HASH.sub("", path, count=1).partition("/")
    return first if slash else first.partition(".")[0]
