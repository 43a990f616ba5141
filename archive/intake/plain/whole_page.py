"""A whole page that was copied with its menus: where, among many short lines, the report begins."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from archive.intake.plain.blocks import Block

_CROWD: Final = 8  # short lines above a report: more than headline, byline and their like
_RUN: Final = 3  # paragraphs in a row that make a report
_LOOKED_AT: Final = 12  # paragraphs of it that the headline must agree with
_ABOVE: Final = 40  # lines above it among which its headline stands
_FEWEST_WORDS: Final = 4  # of a headline in a crowd
_LONGEST: Final = 180
_AGREES: Final = 0.5  # share of a headline's words that the report has
_WORDS: Final = re.compile(r"[^\W\d_]{4,}|[A-Z][^\W\d_]{2}")
_DIGIT: Final = re.compile(r"\d")  # a line with figures may be a table's
_STEM: Final = 5  # letters by which two words count as the same


def stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text, by which two texts are compared."""
    return {word[:_STEM].casefold() for word in _WORDS.findall(text)}


def begin_of_report(blocks: Sequence[Block]) -> int:
    """Return the index of the block with which the report begins; 0 where no crowd is above it.

    Short lines above are marked as furniture. Where no headline can be told among them, the report
    begins with its first paragraph.
    """
    first = _first_of_run(blocks)
    lines = [at for at, block in enumerate(blocks[:first]) if _is_line(block)]
    if sum(not _DIGIT.search(blocks[at].text) for at in lines) < _CROWD:
        return 0
    headline = _best(blocks, first, lines[-_ABOVE:])
    for at in lines:
        if headline is not None and at < headline:
            blocks[at].mark("chrome", "above the headline")
    return first if headline is None else headline


def _first_of_run(blocks: Sequence[Block]) -> int:
    """Return the index of the first of three paragraphs in a row, 0 where there are none."""
    run: list[int] = []
    for at, block in enumerate(blocks):
        if block.is_open:
            run = [*run, at] if block.runs else []
        if len(run) == _RUN:
            return run[0]
    return 0


def _is_line(block: Block) -> bool:
    return block.is_open and not block.runs and not block.is_item


def _best(blocks: Sequence[Block], first: int, lines: Sequence[int]) -> int | None:
    """Return which of the lines has most words in common with the report, the lowest of equals."""
    report = islice((block.text for block in blocks[first:] if block.runs), _LOOKED_AT)
    told = stems(" ".join(report))
    shares = {at: _share(blocks[at], told) for at in lines}
    best = max(shares, key=lambda at: (shares[at], at), default=None)
    return best if best is not None and shares[best] >= _AGREES else None


def _share(block: Block, told: set[str]) -> float:
    words = stems(block.text)
    if block.words < _FEWEST_WORDS or len(block.text) > _LONGEST or len(words) < _FEWEST_WORDS - 1:
        return 0.0
    return len(words & told) / len(words)
