"""Align two texts: which sentences and clauses are the same, or rewritten from a common text.

A word is explained once: sentences of the same words come first, then the most alike, and what
they share counts for no other row. How alike a rewritten sentence must be depends on what else
speaks for it: the texts report one event, another sentence stands in both nearly word for word,
the sentences next to it are alike too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from archive.analysis.reuse.clauses import shared_clause
from archive.analysis.reuse.edits import Compared, Side, compare
from archive.analysis.reuse.likeness import Likeness, Scale
from archive.analysis.reuse.units import Text

ALIKE = 0.21
"""The degree of likeness that is believed of texts on one event, if another row speaks for it."""
ALONE = 0.37
"""The degree that is believed where only one of the two is so: one event, or another row."""
TELLING = 0.7
"""The degree that is believed of any two texts, and speaks for their other sentences."""
LONG = 10
"""Tokens in a row that are a finding by themselves; the fewest the same in a telling sentence."""
EVIDENCE = 10.0
"""The bits that two sentences must have in common at least, as some three rare words do."""
CLAUSE = 19.0
"""The bits that a clause must have in common in sentences that are otherwise different."""
MINOR = 0.22
"""The share of both sentences below which a clause is the only thing that they have in common."""
SAME = 2 / 3
"""The share of the shorter side's tokens that stay in a near-verbatim row."""
_PART = 64  # tokens of a text whose rows are looked through together
_CRUMB = 3
"""Tokens of a run beyond the rows that hold its rest, from which on they are a row too."""


class Stretch(NamedTuple):
    """Tokens that two texts share in one run: its first in either, its length."""

    a: int
    b: int
    length: int


class Row(NamedTuple):
    """Two stretches of tokens that belong together, and what they share."""

    a: Side
    b: Side
    compared: Compared

    @property
    def kind(self) -> str:
        """Whether it is verbatim, near-verbatim or a paraphrase; a long run is never the last."""
        if self.compared.similarity == 1.0:
            return "verbatim"
        shorter = min(self.a.end - self.a.first, self.b.end - self.b.first)
        longest = max((size for _, _, size in self.compared.blocks), default=0)
        near = self.compared.matching >= SAME * shorter or longest >= LONG
        return "near-verbatim" if near else "paraphrase"


@dataclass(slots=True)
class Alignment:
    """The rows of two texts in the making.

    ``explained_a`` and ``explained_b`` mark the tokens that stay unchanged in a row.
    """

    scale: Scale
    rows: list[Row] = field(default_factory=list)
    formula: Sequence[bool] = ()
    related: bool = False
    meetings: set[tuple[int, int]] = field(default_factory=set)
    telling: bool = False
    explained_a: bytearray = field(init=False)
    explained_b: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.explained_a = bytearray(len(self.scale.a.tokens))
        self.explained_b = bytearray(len(self.scale.b.tokens))

    def add(self, a: Side, b: Side) -> None:
        """Add a row; the words that stay in it are explained, if it is more than a paraphrase."""
        row = Row(a, b, compare(a, b))
        self.rows.append(row)
        for x, y, size in row.compared.blocks if row.kind != "paraphrase" else ():
            self.explained_a[x : x + size] = self.explained_b[y : y + size] = b"\1" * size

    def add_sentences(self, i: int, j: int, degree: float = 1.0) -> None:
        """Add two sentences, of some degree of likeness, as a row."""
        a, b = self.scale.a, self.scale.b
        self.add(Side(a, *a.sentences[i]), Side(b, *b.sentences[j]))
        self.meetings.add((i, j))
        if degree >= TELLING and self.rows[-1].compared.matching >= LONG:
            self.telling |= not mostly(self.formula[slice(*a.sentences[i])])

    def units(self, i: int, j: int) -> tuple[list[str], list[str]]:
        """Return the units of two sentences, with marks for those that a row explains."""
        return (
            _open_units(self.scale.a, i, self.explained_a, "\0a"),
            _open_units(self.scale.b, j, self.explained_b, "\0b"),
        )

    def likeness(self, i: int, j: int) -> Likeness:
        """Compare two sentences by the words that no row explains yet."""
        return self.scale.likeness(i, j, *self.units(i, j))


def _open_units(text: Text, sentence: int, explained: bytearray, mark: str) -> list[str]:
    """Return the units of a sentence, with a mark for each that a row explains."""
    if not any(explained[slice(*text.sentences[sentence])]):
        return text.units[sentence]
    tokens = range(*text.sentences[sentence])
    return [mark if explained[n] else text.keys[n] for n in tokens if text.keys[n]]


def _open_sentences(text: Text, explained: bytearray) -> set[int]:
    """Return the sentences that hold words which no row explains; the others are done with."""
    return {n for n, span in enumerate(text.sentences) if explained.find(0, *span) >= 0}


def mostly(flags: Sequence[bool]) -> bool:
    """Whether more than half of some tokens stand in a formula."""
    return 2 * sum(flags) > len(flags)


def align(
    a: Text,
    b: Text,
    runs: Iterable[Stretch] = (),
    *,
    formula: Sequence[bool] = (),
    related: bool = False,
) -> list[Row]:
    """Return the rows of two texts by their place in *a*.

    ``runs`` are the long runs that they share; each lies in rows afterwards. ``formula`` says of
    each token of *a* whether it stands in a formula, ``related`` that they report one event.
    """
    made = Alignment(Scale(a, b), formula=formula, related=related)
    _same_sentences(made)
    _rewritten_sentences(made)
    places = _Places(made.rows)
    for run in runs:
        _rest_of_run(made, run, places)
    return sorted(made.rows, key=lambda row: (row.a.first, row.b.first))


def _same_sentences(made: Alignment) -> None:
    """Add the sentences that have the same words; those that tell little only beside another."""
    a, b = made.scale.a.by_words, made.scale.b.by_words
    both = sorted(
        pair for words in a.keys() & b.keys() for pair in zip(a[words], b[words], strict=False)
    )
    brief = []
    for pair in both:
        if made.likeness(*pair).bits >= EVIDENCE:
            made.add_sentences(*pair)
        else:
            brief.append(pair)
    for pair in brief:
        if _beside(*pair) & made.meetings:
            made.add_sentences(*pair)


def _beside(i: int, j: int) -> set[tuple[int, int]]:
    """Return the pairs of sentences that come right before and right after a pair."""
    return {(i - 1, j - 1), (i + 1, j + 1)}


def _rewritten_sentences(made: Alignment) -> None:
    """Add the sentences that are alike, the most alike first, or the clauses that they share."""
    found = _candidates(made)
    rows = len(made.rows)
    for i, j in sorted(found, key=lambda pair: (-found[pair].degree, pair)):
        degree, bits = found[i, j] if len(made.rows) == rows else made.likeness(i, j)
        if bits < EVIDENCE or _add_clause(made, i, j, degree):
            continue
        neighbours = any(near in found and found[near].degree >= ALIKE for near in _beside(i, j))
        if degree >= _least(made, neighbours=neighbours):
            made.add_sentences(i, j, degree)


def _least(made: Alignment, *, neighbours: bool) -> float:
    """Return the degree of likeness from which on a rewritten sentence is believed."""
    if made.related:
        return ALIKE if made.telling or neighbours else ALONE
    return ALONE if made.telling else TELLING


def _candidates(made: Alignment) -> dict[tuple[int, int], Likeness]:
    """Return the pairs of sentences that may be alike, or share a clause."""
    scale, found = made.scale, {}
    of_a = _open_sentences(scale.a, made.explained_a)
    of_b = _open_sentences(scale.b, made.explained_b)
    for (i, j), bits in scale.meetings(of_a, of_b).items():
        if bits >= CLAUSE or (bits >= EVIDENCE and scale.most(i, j, bits) >= ALIKE):
            likeness = made.likeness(i, j)
            if likeness.bits >= EVIDENCE:
                found[i, j] = likeness
    return found


def _add_clause(made: Alignment, i: int, j: int, degree: float) -> bool:
    """Add the clause that two sentences share, if it is all or most that they have in common."""
    if degree >= ALONE or not (made.related and made.telling):
        return False
    scale = made.scale
    a, b = made.units(i, j)
    clause = shared_clause(a, b, scale.bits)
    lesser = min(scale.weights_a[i], scale.weights_b[j])
    if clause.bits < CLAUSE or (degree >= ALIKE and clause.bits >= MINOR * lesser):
        return False
    left = scale.a.stretch(i, clause.a_first, clause.a_end)
    right = scale.b.stretch(j, clause.b_first, clause.b_end)
    made.add(Side(scale.a, *left), Side(scale.b, *right))
    return True


class _Places:
    """The rows of an alignment by where they stand in *a*, as they come."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows, self._known = rows, 0
        self._near: defaultdict[int, list[Row]] = defaultdict(list)

    def rows(self, first: int, end: int) -> Iterable[Row]:
        """Return the rows that may share tokens with a range of them, maybe several times."""
        for row in self._rows[self._known :]:
            for part in range(row.a.first // _PART, row.a.end // _PART + 1):
                self._near[part].append(row)
        self._known = len(self._rows)
        parts = range(first // _PART, end // _PART + 1)
        return chain.from_iterable(self._near[part] for part in parts if part in self._near)


def _rest_of_run(made: Alignment, run: Stretch, places: _Places) -> None:
    """Add what of a long run lies in no row yet."""
    a_end, b_end = run.a + run.length, run.b + run.length
    if made.explained_a.find(0, run.a, a_end) == made.explained_b.find(0, run.b, b_end) == -1:
        return  # a repetition of what other rows hold
    for first, end in _gaps(_covered(places.rows(run.a, a_end), run), run.length):
        if end - first >= _CRUMB:
            made.add(
                Side(made.scale.a, run.a + first, run.a + end),
                Side(made.scale.b, run.b + first, run.b + end),
            )


def _covered(rows: Iterable[Row], run: Stretch) -> list[tuple[int, int]]:
    """Return which tokens of a run, counted from its first, lie in rows; in order."""
    spans = (
        (max(a.first - run.a, b.first - run.b), min(a.end - run.a, b.end - run.b))
        for a, b, _ in rows
    )
    return sorted((first, end) for first, end in spans if max(first, 0) < min(end, run.length))


def _gaps(covered: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a range that no span covers."""
    reached = 0
    for first, end in (*covered, (length, length)):
        if first > reached:
            yield reached, first
        reached = max(reached, end)
