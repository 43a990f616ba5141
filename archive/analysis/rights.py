"""Who may read what: the display of each article for an audience on a day."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from archive.records.model import DISPLAYS, Article

AUDIENCES = ("public", "private")
_WORD = re.compile(r"\S+")


def may_be_withheld(article: Article) -> bool:
    """Whether there is an audience and a day for which an article is withheld."""
    return "withheld" in {article.rights.display, article.rights.then}


def allowances(
    text: str, spans: Iterable[tuple[int, int]], most: int, total: int
) -> dict[tuple[int, int], int]:
    """Return how many words of each quoted passage of an excerpt are shown, from its first on.

    Each shows at most ``most`` words, and all together ``total``: a word counts once, however
    many passages hold it. Passages come first that begin first.
    """
    words = [word.span() for word in _WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    shown: set[int] = set()
    found = {}
    for start, end in sorted(set(spans)):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        number = 0
        for word in range(first, min(last, first + most)):
            if word not in shown and len(shown) >= total:
                break
            shown.add(word)
            number += 1
        found[start, end] = number
    return found


def display_for(article: Article, audience: str, day: dt.date | None) -> str:
    """Return full, excerpt, metadata-only or withheld.

    ``private`` is a reader's own machine: everything. ``public`` follows the record: ``display``
    up to and with the day ``until``, ``then`` afterwards. ``day`` is never read from the clock;
    where it is not known (None), a term of rights shows the less of the two.
    """
    if audience == "private":
        return "full"
    rights = article.rights
    if not rights.until or not rights.then:
        return rights.display
    if day is None:
        return max(rights.display, rights.then, key=DISPLAYS.index)
    return rights.then if day > rights.until.last else rights.display
