"""Names of people who do not exist: made of syllables, easy to pronounce, mostly unique."""

from random import Random
from typing import Final

ONSETS: Final[tuple[str, ...]] = (
    *"bdfghjklmnprstvz",
    *("br", "ch", "dr", "fl", "gr", "kl", "kr", "pl", "sh", "sk", "st", "th", "tr", "vl", "zh"),
)
VOWELS: Final[tuple[str, ...]] = (*"aeiou", "ai", "ei", "ou")
CODAS: Final[tuple[str, ...]] = (*[""] * 8, *"lmnrstk", "nd", "rk", "sh")

WELL_KNOWN: Final = 500
"""So many people are in the news again and again."""

OFTEN: Final = 0.1
"""The share of namings that go to one of them."""


def _part(rng: Random, syllables: int) -> str:
    parts = [rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(syllables)]
    return "".join([*parts, rng.choice(CODAS)]).capitalize()


def name(rng: Random) -> str:
    """Return a first name of two syllables and a family name of three or four."""
    if rng.random() < OFTEN:
        rng = Random(f"well-known {int(WELL_KNOWN * rng.random() ** 2)}")
    return f"{_part(rng, 2)} {_part(rng, rng.choice((3, 4)))}"


def sentence(rng: Random) -> str:
    """Return a paragraph that names one to three invented people."""
    people = [name(rng) for _ in range(rng.choice((1, 2, 3)))]
    return f"It quoted {' and '.join(people)}."
