"""Keys of the index: the order in which they stand, and how they are written in few bytes."""

import re
from collections.abc import Iterable
from typing import Final

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_SHARED: Final = 0xC0
"""Signs from this one on say how many signs a key has in common with the key before it. No key
holds them: words are decomposed, and ids are ASCII."""
_MOST: Final = 0x3F
"""Signs that keys have in common, as far as that sign can say."""


def order(key: str) -> str:
    """Return what keys are sorted by: as JavaScript compares strings, by UTF-16 code units."""
    return key if key.isascii() else _ASTRAL.sub(_surrogates, key)


def _surrogates(sign: re.Match[str]) -> str:
    high, low = divmod(ord(sign[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def shared(one: str, other: str) -> int:
    """Return how many signs two keys begin with in common."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def front_coded(keys: Iterable[str]) -> str:
    """Return keys, each as the sign for what it shares with the one before and the rest of it.

    >>> front_coded(["port", "ports", "pot"])
    'ÀportÄsÂt'
    """
    out, last = list[str](), ""
    for key in keys:
        count = 0 if _ASTRAL.search(key) else min(shared(last, key), _MOST)  # two in JavaScript
        out += chr(_SHARED + count), key[count:]
        last = key
    return "".join(out)
