"""Which blocks of a page's transcript are the report, as trafilatura finds them.

The library hands back words, not places; its words are aligned with the transcript's, in order, so
that a passage which stands twice on the page is taken where it is read.
"""

import logging
import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate

from archive.intake.page.tree import Element, Page

_WORD = re.compile(r"\w+")
_RUN = 4
_CANDIDATES = 8
_MOST = 0.5

_Places = dict[tuple[str, ...], list[int]]


def taken(page: Page) -> list[bool]:
    """Return for each block of a page whether it is of the report."""
    shares = _shares(page, _extracted(page.root))
    return [share >= _MOST for share in shares]


def _extracted(root: Element) -> str:
    """Return the report's words as trafilatura extracts them from a tree, a line a paragraph."""
    import trafilatura  # noqa: PLC0415 - heavy, and most verbs read no page
    from trafilatura.settings import Document  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds is told by us
    found = trafilatura.bare_extraction(root, include_comments=False, favor_precision=True)
    return (found.text or "") if isinstance(found, Document) else ""


def _shares(page: Page, report: str) -> list[float]:
    """Return of each block which share of its words stands in the report's text."""
    words = [(found[0], found.start()) for found in _WORD.finditer(page.text)]
    taken = list(accumulate(_aligned([word for word, _ in words], report), initial=0))
    starts = [start for _, start in words]
    shares = []
    for block in page.blocks:
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        shares.append((taken[last] - taken[first]) / max(1, last - first))
    return shares


def _aligned(words: list[str], report: str) -> bytearray:
    """Return for each word of the transcript whether the report holds it."""
    places: _Places = defaultdict(list)
    for at in range(len(words)):
        for size in range(1, _RUN + 1):
            places[*words[at : at + size]].append(at)
    taken, reached = bytearray(len(words)), 0
    for line in report.splitlines():
        mine = _WORD.findall(line)
        while mine:
            found = _near(places.get((*mine[:_RUN],), []), reached)
            length, start = max(((_same(words, at, mine), -at) for at in found), default=(0, 0))
            taken[-start : length - start] = b"\1" * length
            reached = length - start if length else reached
            mine = mine[max(1, length) :]
    return taken


def _near(places: list[int], reached: int) -> list[int]:
    """Return some places in order: those behind where the last line ended, or else earlier ones."""
    first = bisect_left(places, reached)
    return places[first : first + _CANDIDATES] or places[max(0, first - _CANDIDATES) : first]


def _same(words: list[str], at: int, mine: list[str]) -> int:
    """Return how many words from a place on are those of a line."""
    length = 0
    while length < len(mine) and at + length < len(words) and words[at + length] == mine[length]:
        length += 1
    return length
