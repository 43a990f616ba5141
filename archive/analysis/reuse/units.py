"""A text made ready for comparison: its sentences as units, and how often each unit occurs.

A unit is a word cut to its first letters, so that inflections meet, or a name, which counts as one
whatever its form: to share a name is to speak of the same, not yet to write the same.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log2

from archive.analysis.reading import Reading
from archive.analysis.reuse.tokens import Tokens

STEM = 5
"""Letters kept of a word: the simplest stemmer that serves many languages."""
PRIOR = 20
"""Sentences that stand for a language's habits beside those of the texts that are compared, …"""
EXPECTED = (0.5, 0.5, 0.5, 0.4, 0.15, 0.03)
"""… and how large a share of them holds a unit of so many letters: short words are common ones."""
LONGEST = 100
"""Tokens after which a sentence is cut: a list or table without a stop takes no endless time."""


@dataclass(frozen=True)  # without slots: what is counted once is kept
class Text:
    """One article's published text, as text reuse sees it."""

    reading: Reading
    tokens: Tokens

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences that hold tokens, as half-open ranges of tokens; endless ones in parts."""
        starts = self.tokens.starts
        edges = [bisect_left(starts, sentence.start) for sentence in self.reading.sentences]
        edges.append(len(starts))
        return [
            (part, min(part + LONGEST, end))
            for first, end in pairwise(edges)
            for part in range(first, end, LONGEST)
        ]

    @cached_property
    def keys(self) -> list[str]:
        """The key of the unit to which each token belongs; empty inside a name, past its start."""
        keys = [word if word.isdecimal() else word[:STEM] for word in self.tokens.words]
        starts = self.tokens.starts
        for name in self.reading.mentions:
            first, end = bisect_left(starts, name.start), bisect_left(starts, name.end)
            if first < end:
                keys[first:end] = [f"@{name.entity}", *[""] * (end - first - 1)]
        return keys

    @cached_property
    def units(self) -> list[list[str]]:
        """The units of each sentence, in order."""
        keys = self.keys
        return [[key for key in keys[first:end] if key] for first, end in self.sentences]

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """For each unit the sentences that hold it."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        for index, units in enumerate(self.units):
            for key in set(units):
                held[key].append(index)
        return dict(held)

    @cached_property
    def commonness(self) -> dict[str, float]:
        """How common each unit is: the logarithm (base 2) of how many sentences hold it."""
        return {key: log2(len(held) + expected(key)) for key, held in self.holders.items()}

    @cached_property
    def plain(self) -> list[tuple[int, float]]:
        """For each sentence the number of its different units, and how common they are in sum."""
        common = self.commonness
        return [(len(units), sum(common[key] for key in units)) for units in map(set, self.units)]

    @cached_property
    def by_words(self) -> dict[tuple[str, ...], list[int]]:
        """The sentences that consist of the same words."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        words = self.tokens.words
        for index, (first, end) in enumerate(self.sentences):
            found[tuple(words[first:end])].append(index)
        return dict(found)

    def stretch(self, sentence: int, first: int, end: int) -> tuple[int, int]:
        """Return the tokens of some units of a sentence."""
        begin, stop = self.sentences[sentence]
        edges = [token for token in range(begin, stop) if self.keys[token]]
        edges.append(stop)
        return edges[first], edges[end]

    def sentence_of(self, token: int) -> int:
        """Return the index of the sentence that holds a token."""
        return bisect_left(self.sentences, (token + 1,)) - 1

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return the code points from the first token of a range to its last."""
        return self.tokens.starts[first], self.tokens.ends[end - 1]

    def whole_span(self, first: int, end: int) -> tuple[int, int]:
        """Return the same with the signs before and after it, where a sentence begins or ends."""
        start, stop = self.span(first, end)
        opening, closing = self.reading.sentence_at(start), self.reading.sentence_at(stop - 1)
        if opening and (first == 0 or self.tokens.ends[first - 1] <= opening.start):
            start = opening.start
        if closing and (end == len(self.tokens) or self.tokens.starts[end] >= closing.end):
            stop = closing.end
        return start, stop


def expected(key: str) -> float:
    """Return how many sentences of ``PRIOR`` hold a unit; names and numbers count as long words."""
    telling = key[0] == "@" or key.isdecimal()
    return PRIOR * EXPECTED[-1 if telling else min(len(key), len(EXPECTED) - 1)]
