r"""How well a text was told from its page: the measure of the article extraction benchmark.

Precision, recall and F1 over runs of four words (``\\w+``), each page counting the same, as
Scrapinghub's benchmark publishes it (https://github.com/scrapinghub/article-extraction-benchmark).
"""

import re
from collections import Counter
from collections.abc import Iterable
from statistics import mean
from typing import NamedTuple

_RUN = 4


class Shares(NamedTuple):
    """Of all runs of two texts: the shares in both, only in the one found, only in the true one."""

    both: float
    found: float
    true: float


class Score(NamedTuple):
    """Precision, recall and F1 over all pages."""

    precision: float
    recall: float
    f1: float


def compared(true: str, found: str) -> Shares:
    """Compare the text that was found on a page with its true one."""
    expected, read = _runs(true), _runs(found)
    counts = ((expected & read).total(), (read - expected).total(), (expected - read).total())
    whole = sum(counts)
    return Shares(*(count / whole if whole else 0.0 for count in counts))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - _RUN + 1))
    return Counter(run for at in starts if (run := tuple(words[at : at + _RUN])))


def score(pages: Iterable[Shares]) -> Score:
    """Return the means over pages, and F1 of the means."""
    all_pages = list(pages)
    precision = mean(
        _ratio(one.both, one.found, one.true) for one in all_pages if one.both + one.found
    )
    recall = mean(_ratio(one.both, one.true, one.found) for one in all_pages if one.both + one.true)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def _ratio(both: float, missed: float, other: float) -> float:
    if missed == other == 0:
        return 1.0
    return both / (both + missed) if both + missed else 0.0
