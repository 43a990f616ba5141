"""Find what the texts of an archive share: the pairs, their rows, and which rows are formulas."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from archive.analysis.reading import Reading
from archive.analysis.reuse.align import LONG, Row, Stretch, align, mostly
from archive.analysis.reuse.edits import edits
from archive.analysis.reuse.pairs import Aligned, Pair
from archive.analysis.reuse.tokens import tokens_of
from archive.analysis.reuse.units import Text
from archive.records.memo import Taking, afresh

if TYPE_CHECKING:
    from archive.analysis.reuse.runs import Run

FORMULA_ARTICLES = 5
FORMULA_SHARE = 0.001
"""A formula stands in at least so many articles, and in so large a share of the archive, …"""
STRANGERS = 0.25
"""… of pairs that have less than this share of the shorter text in common."""


def find_reuse(
    readings: Mapping[str, Reading],
    related: Iterable[tuple[str, str]],
    vaulted: Collection[str] = (),
    withheld: Collection[str] = (),
    take: Taking = afresh,
) -> dict[tuple[str, str], Pair]:
    """Return what each two articles share, by their ids, the earlier first.

    ``readings`` come in the archive's order of dates; those whose words are not here, or that
    have none, take no part. Every pair with a run of ``LONG`` shared tokens is compared, every
    near-duplicate (short texts have no long run), and the ``related`` pairs. What two texts share
    that are not ``vaulted`` does not depend on those that are: it is the same without a vault.
    Nor does what others share depend on texts that are ``withheld``.
    """
    # No linear algebra is done here: its threads would take time to start, and do nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from archive.analysis.reuse.grams import in_a_row  # noqa: PLC0415 - numpy loads for this
    from archive.analysis.reuse.near import near_duplicates  # noqa: PLC0415 - as above
    from archive.analysis.reuse.runs import shared_runs  # noqa: PLC0415 - as above

    read = (take(_text, reading) for reading in readings.values() if reading.text)
    texts = [text for text in read if text.tokens]
    tokens = [text.tokens for text in texts]
    row = in_a_row(tokens, take)
    runs: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in shared_runs(tokens, LONG, row):
        runs[run.a, run.b].append(run)
    apart = [
        frozenset(n for n, text in enumerate(texts) if text.reading.article in kept)
        for kept in (vaulted, withheld)
    ]
    formulas = cache(lambda without: _formulas(texts, runs, without))

    def formula(a: int, b: int) -> Sequence[bool]:
        """Return which tokens of *a* stand in a formula, as far as that may tell in this pair."""
        unmet = (kept for kept in apart if not {a, b} & kept)
        found: dict[int, list[bool]] = formulas(frozenset[int]().union(*unmet))
        return found.get(a, ())

    of_one_event = set(_numbered(texts, related))
    pairs = (
        take(
            _pair,
            texts[a],
            texts[b],
            tuple(runs.get((a, b), ())),
            tuple(formula(a, b)),
            (a, b) in of_one_event,
        )
        for a, b in sorted({*runs, *near_duplicates(tokens, row=row), *of_one_event})
    )
    return {(pair.a, pair.b): pair for pair in pairs if pair.rows}


def _text(reading: Reading) -> Text:
    return Text(reading, tokens_of(reading))


def _numbered(
    texts: Sequence[Text], related: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, int]]:
    """Yield the related pairs whose words are here as indexes, the earlier first."""
    number = {text.reading.article: index for index, text in enumerate(texts)}
    for pair in related:
        a, b = sorted(number.get(article, -1) for article in pair)
        if 0 <= a < b:
            yield a, b


def _formulas(
    texts: Sequence[Text],
    runs: Mapping[tuple[int, int], Sequence["Run"]],
    without: Collection[int] = (),
) -> dict[int, list[bool]]:
    """Return for each text with a formula whether each of its tokens stands in one.

    Copies of one report share it with many articles too; so only pairs count that share little.
    """
    edges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), found in runs.items():
        if a in without or b in without:
            continue
        shorter = min(len(texts[a].tokens), len(texts[b].tokens))
        if sum(run.length for run in found) < STRANGERS * shorter:
            for run in found:
                edges[a].append((run.a_token, run.length))
                edges[b].append((run.b_token, run.length))
    others = max(FORMULA_ARTICLES, FORMULA_SHARE * (len(texts) - len(without))) - 1
    held = {index: _held(spans, len(texts[index].tokens)) for index, spans in edges.items()
            if len(spans) >= others}  # fmt: skip
    return {index: [n >= others for n in counts] for index, counts in held.items()}


def _held(spans: Iterable[tuple[int, int]], length: int) -> list[int]:
    """Return by how many of some spans each token is held."""
    steps = [0] * (length + 1)
    for first, size in spans:
        steps[first] += 1
        steps[first + size] -= 1
    return list(accumulate(steps))


def _pair(
    a: Text,
    b: Text,
    runs: Sequence["Run"],
    formula: Sequence[bool],
    related: bool,  # noqa: FBT001 - a step is given values alone
) -> Pair:
    """Return what two texts share."""
    stretches = [Stretch(run.a_token, run.b_token, run.length) for run in runs]
    rows = align(a, b, stretches, formula=formula, related=related)
    aligned = tuple(
        _aligned(row, passage, formula) for row, passage in zip(rows, _passages(rows), strict=True)
    )
    told = [row for row, as_read in zip(rows, aligned, strict=True) if not as_read.formula]
    same = [block for row in told if row.kind != "paraphrase" for block in row.compared.blocks]
    a_share = _share(a, ((x, size) for x, _, size in same))
    b_share = _share(b, ((y, size) for _, y, size in same))
    return Pair(a.reading.article, b.reading.article, aligned, a_share, b_share)


def _aligned(row: Row, passage: int, formula: Sequence[bool]) -> Aligned:
    """Return a row as code points."""
    return Aligned(
        *row.a.text.whole_span(row.a.first, row.a.end),
        *row.b.text.whole_span(row.b.first, row.b.end),
        row.kind,
        row.compared.similarity,
        passage,
        mostly(formula[row.a.first : row.a.end]),
        tuple(edits(row.a, row.b, row.compared)),
    )


def _share(text: Text, blocks: Iterable[tuple[int, int]]) -> float:
    """Return the share of a text's tokens that stand in some blocks."""
    held = {token for first, size in blocks for token in range(first, first + size)}
    return len(held) / len(text.tokens)


def _passages(rows: Sequence[Row]) -> list[int]:
    """Return the number of each row's passage: it goes on while both texts go on."""
    if not rows:
        return []
    places = [
        (row.a.text.sentence_of(row.a.first), row.b.text.sentence_of(row.b.first)) for row in rows
    ]
    breaks = (not (0 <= y[0] - x[0] <= 1 and -1 <= y[1] - x[1] <= 1) for x, y in pairwise(places))
    return list(accumulate(breaks, initial=0))
