"""Reports grouped by the event that they report.

Reports of two earthquakes are much alike, and two reports of one earthquake may differ much. What
tells is whom a report stands among: its neighbours and how near they are make its *surroundings*,
and reports of one event have the same surroundings (shared nearest neighbours: R. Jarvis and
E. Patrick, "Clustering using a similarity measure based on shared near neighbors", 1973). Groups
come from average linkage of these. A small group has few neighbours to vouch for it, so its
reports must be alike themselves.

The three thresholds were chosen on topics 1–25 of ECB+ (A. Cybulska and P. Vossen, "Using a
sledgehammer to crack a nut? Lexical diversity and event coreference resolution", LREC 2014);
`tests/scale/test_events_ecbplus.py` holds what they reach on topics 26–35.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Final

from archive.intake.events.days import SILENCE, days_of, nearness
from archive.intake.events.linkage import linked
from archive.intake.events.near import FLOOR, Vectors, nearest, vectors_of
from archive.intake.events.words import Report

AMONG: Final = 0.14
"""How much of their surroundings two groups must share, on average, to be one."""
SMALL: Final = 6
"""Reports of a group up to which they must be alike themselves, and how much, on average."""
ALIKE: Final = 0.28

MANY: Final = 500
"""Reports with one neighbour in common up to which all their pairs are looked at."""

_Near = tuple[int, float]
Surroundings = dict[int, float]
"""A report and its neighbours (by index) -> how near they are; of length 1."""
Shared = dict[tuple[int, int], float]
"""Two reports (by index, the smaller first) -> how much of their surroundings they share."""


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one event, as indexes in order, and how sure each of them is (0–1).

    ``rows`` are the rows of their texts among the vectors, copies being one.
    """

    members: tuple[int, ...]
    sure: tuple[float, ...]
    rows: tuple[int, ...]


def group(reports: Sequence[Report]) -> tuple[list[Group], Vectors]:
    """Return the groups of all reports, by their first members, and the vectors of their texts.

    Every report is in one group; one that nobody else tells of is alone in it. Copies of one day
    count as one text: as neighbours they would say nothing new.
    """
    copies = _copies(reports)
    kept = [reports[same[0]] for same in copies]
    vectors = vectors_of(kept)
    near = [_surroundings(at, found) for at, found in enumerate(nearest(vectors, kept))]
    common = _common(near, kept)
    groups = [
        _group(part, common, copies)
        for members in linked(range(len(kept)), common, AMONG)
        for timely in _in_time(members, kept)
        for part in _direct(timely, vectors, kept)
    ]
    return sorted(groups, key=lambda one: one.members), vectors


def _copies(reports: Sequence[Report]) -> list[list[int]]:
    """Return the reports by their words and dates, those with the same together."""
    same: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        same[report.text.strip() or str(index), str(report.date or "")].append(index)
    return list(same.values())


def _surroundings(index: int, found: Iterable[tuple[int, float]]) -> Surroundings:
    """Return the surroundings of a report: itself and its neighbours."""
    near = {other: alike - FLOOR for other, alike in found} | {index: 1.0}
    length = sqrt(sum(value * value for value in near.values()))
    return {other: value / length for other, value in sorted(near.items())}


def _common(near: Sequence[Surroundings], reports: Sequence[Report]) -> Shared:
    """Return how much of their surroundings any two reports share, less where days lie between."""
    holders: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for index, around in enumerate(near):
        for near_by, value in around.items():
            holders[near_by].append((index, value))
    common: defaultdict[tuple[int, int], float] = defaultdict(float)
    for center, held in holders.items():
        for (a, one), (b, other) in _pairs(center, held):
            common[a, b] += one * other
    weighed = ((pair, value * _nearness(pair, reports)) for pair, value in common.items())
    return {pair: value for pair, value in weighed if value > 0}


def _pairs(center: int, held: list[tuple[int, float]]) -> Iterable[tuple[_Near, _Near]]:
    """Return which reports share a neighbour; of very many, only each with that neighbour."""
    if len(held) <= MANY:
        return combinations(held, 2)
    mine = next(one for one in held if one[0] == center)
    return ((min(mine, one), max(mine, one)) for one in held if one is not mine)


def _nearness(pair: tuple[int, int], reports: Sequence[Report]) -> float:
    return nearness(*(reports[index].date for index in pair))


def _in_time(members: list[int], reports: Sequence[Report]) -> list[list[int]]:
    """Return a group in parts between which nothing was reported for long.

    Reports without a certain date stay with most of the others.
    """
    dated = [(days, index) for index in members if (days := days_of(reports[index].date))]
    parts: list[list[int]] = [[]]
    reached = None
    for (first, last), index in sorted(dated):
        if reached is not None and first - reached > SILENCE:
            parts.append([])
        parts[-1].append(index)
        reached = max(last, reached or last)
    most = max(parts, key=len)
    most += {*members} - {index for _, index in dated}
    return [sorted(part) for part in parts]


def _direct(members: list[int], vectors: Vectors, reports: Sequence[Report]) -> list[list[int]]:
    """Return a small group in parts whose reports are alike themselves."""
    if not 1 < len(members) <= SMALL:
        return [members]
    pairs = {
        pair: vectors.alike(*pair) * _nearness(pair, reports) for pair in combinations(members, 2)
    }
    return linked(members, {pair: alike for pair, alike in pairs.items() if alike > 0}, ALIKE)


def _group(rows: Sequence[int], common: Shared, copies: Sequence[Sequence[int]]) -> Group:
    """Return a group of texts; how sure one is: what it shares with the others, on average."""
    sums = dict.fromkeys(rows, 0.0)
    for a, b in combinations(rows, 2):
        sums[a] += common.get((a, b), 0.0)
        sums[b] += common.get((a, b), 0.0)
    others = len(rows) - 1
    sure = {
        index: round(min(sums[row] / others, 1.0), 2) if others else float(len(copies[row]) > 1)
        for row in rows
        for index in copies[row]
    }
    return Group(tuple(sorted(sure)), tuple(sure[index] for index in sorted(sure)), tuple(rows))
