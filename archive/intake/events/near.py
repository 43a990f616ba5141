"""How alike reports are by their words, and which are the nearest to each.

A report is a vector of its words (tf-idf: G. Salton and C. Buckley, "Term-weighting approaches in
automatic text retrieval", 1988), names and figures weighing more; how alike two are is the cosine.
Of all reports only the nearest few to each are kept, so that ten thousand need little memory.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, repeat
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.intake.events.days import incompatible
from archive.intake.events.words import Lexis, Report, is_figure, stem

NEAREST: Final = 6
"""How many neighbours of a report tell where it belongs."""
FLOOR: Final = 0.08
"""What any two reports have in common; only what goes beyond it makes neighbours."""
TELLING: Final = 1.4
"""How much more a name or a figure tells than another word."""
COMMON: Final = 1500
"""A word that stands in more reports than this tells nothing."""
_SEEN: Final = 0.5  # what a word tells that stands in every report
_DIGITS: Final = 6  # of a similarity: sums in another order differ in the last ones

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Vectors:
    """Reports by their terms: one row a report, of length 1, its terms in ascending order.

    ``terms`` and ``weights`` hold the rows one after the other; row *i* is at ``edges[i]`` to
    ``edges[i + 1]``. Terms of one report alone are in no row; ``whole`` says how long each row is
    as a share of what it would be with them. ``labels`` are the terms as written, ``named`` says
    which are names, ``keys`` tell them apart: a known name is "@" and the id of its record.
    """

    edges: Ints
    terms: Ints
    weights: Floats
    whole: Floats
    keys: Sequence[str]
    labels: Sequence[str]
    named: Sequence[bool]

    def row(self, index: int) -> tuple[Ints, Floats]:
        """Return the terms of a report and their weights."""
        span = slice(self.edges[index], self.edges[index + 1])
        return self.terms[span], self.weights[span]

    @cached_property
    def forms(self) -> dict[str, str]:
        """The labels by their keys."""
        return dict(zip(self.keys, self.labels, strict=True))

    def alike(self, a: int, b: int) -> float:
        """Return how alike two reports are by all their words, 0–1."""
        (terms, weights), (others, more) = self.row(a), self.row(b)
        _, here, there = np.intersect1d(terms, others, assume_unique=True, return_indices=True)
        same = float(weights[here] @ more[there])
        return round(same * float(self.whole[a] * self.whole[b]), _DIGITS)


def vectors_of(reports: Sequence[Report]) -> Vectors:
    """Return the vectors of reports, in their order."""
    lexis = Lexis()
    owners, words, counts = _counted(lexis, reports)
    terms, keys, labels, named = _terms(lexis)
    pairs, where = np.unique(owners * max(len(labels), 1) + terms[words], return_inverse=True)
    owner, term = np.divmod(pairs, max(len(labels), 1))
    held = np.bincount(term, minlength=len(labels))
    telling = np.log((1 + len(reports)) / (1 + held)) + _SEEN
    telling[[name or is_figure(label) for label, name in zip(labels, named, strict=True)]] *= (
        TELLING
    )
    weights = np.log1p(np.bincount(where, counts, len(pairs))) * telling[term]
    whole = _lengths(owner, weights, len(reports))
    kept = (held[term] > 1) & (held[term] <= COMMON)
    owner, term, weights = owner[kept], term[kept], weights[kept]
    lengths = _lengths(owner, weights, len(reports))
    edges = np.searchsorted(owner, np.arange(len(reports) + 1))
    return Vectors(edges, term, weights / lengths[owner], lengths / whole, keys, labels, named)


def _lengths(owners: Ints, weights: Floats, size: int) -> Floats:
    """Return the length of each row, a very small one instead of 0."""
    return np.maximum(np.sqrt(np.bincount(owners, weights**2, size)), 1e-9)


def _counted(lexis: Lexis, reports: Iterable[Report]) -> tuple[Ints, Ints, Floats]:
    """Return each word of each report once: the report, the word, how much it counts there."""
    owners, words, counts = array("l"), array("l"), array("d")
    for index, report in enumerate(reports):
        weights = lexis.add(report)
        owners.extend(repeat(index, len(weights)))
        words.extend(weights.keys())
        counts.extend(weights.values())
    return np.array(owners, np.int64), np.array(words, np.int64), np.array(counts)


def _terms(lexis: Lexis) -> tuple[Ints, list[str], list[str], list[bool]]:
    """Return the term of each word (a name itself, else its stem); then keys, labels, names."""
    number: dict[str, int] = {}
    labels, named, terms = list[str](), list[bool](), list[int]()
    for key, word in lexis.number.items():
        name = lexis.is_name(word)
        term = number.setdefault(key if name or is_figure(key) else f"{stem(key)}~", len(labels))
        if term == len(labels):
            labels.append(lexis.forms[word])
            named.append(name)
        terms.append(term)
    return np.array(terms, np.int64), list(number), labels, named


def nearest(vectors: Vectors, reports: Sequence[Report]) -> Iterator[list[tuple[int, float]]]:
    """Yield the neighbours of each report, the most alike first, and how alike they are.

    Reports whose dates are incompatible are no neighbours.
    """
    postings, edges = _postings(vectors)
    dates = [report.date for report in reports]
    for index in range(len(reports)):
        terms, weights = vectors.row(index)
        alike = _alike(terms, weights, postings, edges, len(reports))
        alike[index] = 0.0
        alike = np.round(alike, _DIGITS)
        held = np.flatnonzero(alike > FLOOR)
        best = (int(other) for other in held[np.lexsort((held, -alike[held]))])
        fit = (other for other in best if not incompatible(dates[index], dates[other]))
        yield [(other, float(alike[other])) for other in islice(fit, NEAREST)]


def _postings(vectors: Vectors) -> tuple[tuple[Ints, Floats], Ints]:
    """Return the rows turned: for each term the reports with it and its weights there."""
    size = len(vectors.edges) - 1
    owners = np.repeat(np.arange(size), np.diff(vectors.edges))
    order = np.argsort(vectors.terms, kind="stable")
    edges = np.searchsorted(vectors.terms[order], np.arange(len(vectors.labels) + 1))
    return (owners[order], vectors.weights[order]), edges


def _alike(
    terms: Ints, weights: Floats, postings: tuple[Ints, Floats], edges: Ints, size: int
) -> Floats:
    """Return how alike a report is to each."""
    spans = [slice(edges[term], edges[term + 1]) for term in terms]
    if not spans:
        return np.zeros(size)
    owners = np.concatenate([postings[0][span] for span in spans])
    parts = [postings[1][span] * weight for span, weight in zip(spans, weights, strict=True)]
    return np.bincount(owners, np.concatenate(parts), size).astype(np.float64)
