r"""One regular expression for many phrases: a trie, shaped for Python's engine.

Phrases that begin alike share their beginning, and a longer one is tried before a shorter, so
that the first match at a place is the longest. The expression begins with nothing but single
characters, through which the engine skips without starting a match; the left edge is looked at
only behind one of them (a `\b` in front would start a match at every character of the text).
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from archive.text.fold import ALIKE

_MATCHING: Final = str.maketrans(
    {sign: re.escape(sign) for sign in map(chr, range(128))}
    | {sign: f"[{re.escape(alike)}]" for sign, alike in ALIKE.items()}
    | {" ": r"\s++"}
)
_DEEPEST: Final = 100
"""Branches within branches. More than a few come of no names, and Python bears no thousand."""


def expression(phrases: Iterable[str]) -> str:
    r"""Return the expression that matches the longest of `phrases` at a place.

    Args:
        phrases: without empty ones, their signs folded by `fold_signs`. A sign then matches all
            that are alike, a space any run of white space.

    A phrase matches where neither of its ends lies between two word characters (`\w`). Nothing
    matches if there are no phrases.

    """
    by_first = groupby(sorted(set(phrases)), key=lambda phrase: phrase[0])
    firsts = [
        re.escape(sign) + _left_edge(sign) + following
        for stands_for, group in by_first
        for following in [_following(list(group), 1, _DEEPEST)]
        for sign in ALIKE.get(stands_for, stands_for)
    ]
    return _one_of(firsts) + r"(?!\w(?<=\w\w))" if firsts else r"(?!)"


def _left_edge(sign: str) -> str:
    return rf"(?<!\w{re.escape(sign)})" if re.match(r"\w", sign) else ""


def _following(phrases: list[str], start: int, deepest: int) -> str:
    """Return the expression of what follows the first `start` signs, which all phrases share.

    `phrases` are sorted, so the first and the last show how far all agree; one that ends where
    the others go on leaves an empty branch. Branches that lie too deep are listed, longest first.
    """
    first, last, agree = phrases[0], phrases[-1], start
    while agree < len(first) and first[agree] == last[agree]:
        agree += 1
    alone = first[start:agree].translate(_MATCHING)
    if first == last:
        return alone
    if not deepest:
        return alone + _one_of_these([phrase[agree:] for phrase in phrases])
    by_next = groupby(phrases, key=lambda phrase: phrase[agree : agree + 1])
    return alone + _one_of([_following(list(group), agree, deepest - 1) for _, group in by_next])


def _one_of_these(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join([phrase.translate(_MATCHING) for phrase in longest_first]) + ")"


def _one_of(branches: list[str]) -> str:
    """Try the fullest branch first, as most names take it; to end here (`""`) comes last."""
    return "(?:" + "|".join(sorted(branches, key=len, reverse=True)) + ")"
