"""Texts that are hard on a program: each is a function of how many signs it has."""

import random
from collections.abc import Callable
from functools import partial

Text = Callable[[int], str]


def _repeated(sign: str, length: int) -> str:
    return (sign * (length // len(sign) + 1))[:length]


def _between(before: str, sign: str, after: str, length: int) -> str:
    return before + _repeated(sign, length) + after


def prose(length: int) -> str:
    """Return sentences of invented words in paragraphs."""
    chance = random.Random(1)  # noqa: S311 - the same text each time
    letters = "abcdefghijklmnoprstu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(8000)]
    parts, size = [], 0
    while size < length:
        said = " ".join(chance.choices(words, k=chance.randint(5, 25))).capitalize() + ". "
        parts.append(said + "\n\n" * (chance.random() < 0.2))
        size += len(parts[-1])
    return "".join(parts)[:length]


def table(length: int) -> str:
    """Return rows of numbers, most of them the same."""
    chance = random.Random(2)  # noqa: S311 - as above
    rows = (f"20 {chance.randint(1, 99)} 20 3/4 20 \n" for _ in range(length // 16 + 1))
    return "".join(rows)[:length]


_REPEATED = (
    "word ", "a ", "x", "ab", "[", "<b>", "&amp;", '"', "”", "“", "«", "'", "’s ", ".", ". ",
    '." ', "A. ", "Mr. ", ".\n", "1", "0", "1 ", "20 ", "1,000,", "1,", "1.", "1/", "12 000 ",
    "20 to ", "1-2-", "20–20–", "2014-", "two hundred and ", "one million thousand ", "twenty-",
    "half a million and a half ", "several hundred thousand ", "at least ", "more or less ",
    "\n", " ", "\t", "\r", "\r\n", "\n ", "a\n\n", "\x0c", "\0", "\u00a0", "\u2028", "\u200f",
    "\u202e", "\u200c", "\u200d", "\u0301", "\u0301\u0316", "\u0315\u0300\u05b0\u0327", "e\u0301",
    "ü", "ä ", "ا", "سه ", "سه شنبه ", "روز ", "🙂", "\u1100\u1161\u11a8", "-", "- ", "a-", " – ",
    "Elling ", "Elling\n\n", "Lena Morav ", "Morav\n\n", "A. Elling! Elling ", "U.S.", "a.b.",
    "on Monday ", "Monday, ", "June 20 ", "June 20, 2014, ", "from 2014 to ", "between ",
    "in the past ", "yesterday ", "to be told ", "The harbour was shut on Monday. ",
    "The harbour was shut on Monday.\n\n",
)  # fmt: skip

TEXTS: dict[str, Text] = {
    "prose": prose,
    "table": table,
    **{ascii(sign): partial(_repeated, sign) for sign in _REPEATED},
    "wide": partial(_between, "Elling", " ", "b"),
    "wide date": partial(_between, "since", " ", "2014"),
    "wide day": partial(_between, "سه", " ", "شنبه"),
}
FEW = ("prose", "table", "'word '", "'['", "'\"'", "'20 '", "'\\u0301\\u0316'", "'Morav\\n\\n'",
       "'A. Elling! Elling '", "'\\u200f'", "wide")  # fmt: skip
"""Those that are tried each time."""
