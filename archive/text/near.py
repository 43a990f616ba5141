"""Guess what was meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache

_MANY = 200  # words from which on only some are compared
_SOME = 50
_GRAM = 3


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or None when none is near."""
    said, listed = word.lower(), tuple(known)
    if len(listed) > _MANY:
        listed = _likely(said, listed)
    near = get_close_matches(said, listed, n=1, cutoff=0.6)
    return near[0] if near else None


def _likely(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return some words that share letters with a word: those with its rarest letters in a row."""
    holders = _holders(known)
    shared = sorted((holders[gram] for gram in {*_grams(word)} & holders.keys()), key=len)
    likely: dict[int, None] = {}
    for indexes in shared:
        likely |= dict.fromkeys(indexes[: max(_SOME - len(likely), 0)])
    return tuple(known[index] for index in sorted(likely))


@lru_cache(maxsize=8)
def _holders(known: tuple[str, ...]) -> dict[str, list[int]]:
    """Return which words hold three letters in a row."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(known):
        for gram in {*_grams(word.lower())}:
            holders[gram].append(index)
    return dict(holders)


def _grams(word: str) -> Iterator[str]:
    framed = f" {word} "
    return (framed[at : at + _GRAM] for at in range(len(framed) - _GRAM + 1))
