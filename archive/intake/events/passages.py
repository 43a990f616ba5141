"""Sentences of reports that say much the same as passages on record.

A passage and a sentence are alike if they share rare words, names and figures: the cosine of their
words, each weighing more the fewer reports have it (as in `archive.intake.events.near`,
for one sentence).
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import log, log1p, sqrt
from typing import Final, NamedTuple

from archive.analysis.reading import Reading, Sentence
from archive.intake.events.near import TELLING
from archive.intake.events.words import Report, is_figure, stem, words

LEAST: Final = 0.35
"""How alike a sentence and a passage are, at least, where they say the same."""
_EVERYWHERE: Final = 0.5  # what a word tells that stands in every report

Words = dict[str, float]
"""Words by their keys, with weights; of length 1."""


class Passage(NamedTuple):
    """A passage on record: the report in which it stands, and its code points there."""

    article: str
    start: int
    end: int


class Like(NamedTuple):
    """A sentence that is like a passage (by its place among those given), and how much (0–1)."""

    passage: int
    sentence: Sentence
    alike: float


class Wording:
    """The words of some readings, and how much each tells."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self.readings = {id_: reading for id_, reading in readings.items() if reading.text}

    @cached_property
    def _held(self) -> Counter[str]:
        """In how many reports each word stands."""
        held: Counter[str] = Counter()
        for reading in self.readings.values():
            held.update({key for one in reading.sentences for key in _keys(reading, *one[:2])})
        return held

    def words(self, article: str, start: int, end: int) -> Words:
        """Return the words of a passage with their weights."""
        found = Counter(_keys(self.readings[article], start, end))
        weights = {key: log1p(number) * self._tells(key) for key, number in found.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {key: weight / length for key, weight in weights.items()}

    def _tells(self, key: str) -> float:
        rare = log((1 + len(self.readings)) / (1 + self._held[key])) + _EVERYWHERE
        return rare * (TELLING if key[0] == "@" or is_figure(key) else 1.0)

    def like(
        self, passages: Iterable[Passage], wanted: Callable[[int, str], bool]
    ) -> Iterator[tuple[str, Like]]:
        """Yield the sentences that are like some passages, with the report in which they stand.

        ``wanted``: whether a passage, by its place, is to be looked for in a report.
        """
        index = self._index(passages)
        for article, reading in sorted(self.readings.items()):
            for sentence in reading.sentences:
                for passage, alike in self._alike(index, article, sentence):
                    if alike >= LEAST and wanted(passage, article):
                        yield article, Like(passage, sentence, round(alike, 4))

    def _index(self, passages: Iterable[Passage]) -> dict[str, list[tuple[int, float]]]:
        """Return for each word the passages that have it, and its weight there."""
        index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, passage in enumerate(passages):
            if passage.article in self.readings:
                for key, weight in self.words(*passage).items():
                    index[key].append((place, weight))
        return dict(index)

    def _alike(
        self, index: Mapping[str, list[tuple[int, float]]], article: str, sentence: Sentence
    ) -> Iterable[tuple[int, float]]:
        sums: defaultdict[int, float] = defaultdict(float)
        for key, weight in self.words(article, sentence.start, sentence.end).items():
            for passage, other in index.get(key, ()):
                sums[passage] += weight * other
        return sorted(sums.items())


def _keys(reading: Reading, start: int, end: int) -> list[str]:
    """Return the words of a passage: a known name by its record, else stems and figures."""
    names = reading.mentions[_first(reading, start) : _first(reading, end)]
    report = Report(
        id=reading.article,
        text=(reading.text or "")[start:end],
        sentences=[(0, end - start)],
        names=[(m.start - start, min(m.end, end) - start, m.entity) for m in names],
    )
    keys = (word.key for word in words(report))
    return [key if key[0] == "@" or is_figure(key) else stem(key) for key in keys]


def _first(reading: Reading, place: int) -> int:
    """Return the index of the first name that begins at a place or behind it."""
    return bisect_left(reading.mentions, (place,))
