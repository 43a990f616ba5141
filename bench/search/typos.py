"""A slip of the fingers in one word: one letter wrong, too many, missing, or two swapped."""

from collections.abc import Callable, Sequence
from random import Random
from string import ascii_lowercase
from typing import Final

SHORTEST: Final = 4
"""A word of fewer letters is spelled right."""


def slip(words: Sequence[str], rng: Random) -> list[str]:
    """Return *words* with one slip in one of them, chosen by *rng*."""
    chosen = rng.choice([at for at, word in enumerate(words) if len(word) >= SHORTEST])
    spelled = rng.choice(SLIPS)(words[chosen], rng)
    return [*words[:chosen], spelled, *words[chosen + 1 :]]


def _wrong(word: str, rng: Random) -> str:
    at = rng.randrange(len(word))
    letter = rng.choice(ascii_lowercase.replace(word[at], ""))
    return word[:at] + letter + word[at + 1 :]


def _more(word: str, rng: Random) -> str:
    at = rng.randrange(len(word) + 1)
    return word[:at] + rng.choice(ascii_lowercase) + word[at:]


def _missing(word: str, rng: Random) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _swapped(word: str, rng: Random) -> str:
    at = rng.choice([at for at in range(len(word) - 1) if word[at] != word[at + 1]])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


SLIPS: Final[tuple[Callable[[str, Random], str], ...]] = (_wrong, _more, _missing, _swapped)
