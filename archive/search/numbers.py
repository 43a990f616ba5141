"""Whole numbers in few bytes.

A column holds many: how many they are (4 bytes, little-endian), how many bytes each takes (1), then
the lowest bytes of all of them, then the next higher ones, and so on. Bytes of one rank are alike,
so that each rank is compressed by a code of its own (`archive.search.files`).

A single number takes seven bits a byte, the lowest first, the eighth bit set on all but the last
(LEB128, DWARF 5, 7.6).
"""

import sys
from array import array
from itertools import chain
from operator import sub
from typing import Final, TypeAlias

Numbers: TypeAlias = "array[int]"
"""Of type code ``I``, unless said otherwise."""
_SIZE: Final = array("I").itemsize
_RANKS: Final = range(_SIZE) if sys.byteorder == "little" else range(_SIZE)[::-1]
"""Where the machine has the lowest byte of a number, and where the next higher ones."""


def column(numbers: Numbers) -> list[bytes]:
    """Return a column in its parts: its head with the lowest bytes, then the other ranks."""
    width = (max(numbers, default=0).bit_length() + 7) // 8
    raw = numbers.tobytes()
    head = len(numbers).to_bytes(4, "little") + bytes((width,))
    ranks = [raw[rank::_SIZE] for rank in _RANKS[:width]]
    return [head + b"".join(ranks[:1]), *ranks[1:]]


def gaps(numbers: Numbers) -> Numbers:
    """Return rising numbers as the distance of each from the one before, the first from 0."""
    return array("I", map(sub, numbers, chain((0,), numbers)))


def halves(numbers: bytes | bytearray) -> bytes:
    """Return numbers below 16 two a byte, the first in the lower half."""
    low, high = (int.from_bytes(numbers[part::2], "little") for part in (0, 1))
    return (low | high << 4).to_bytes((len(numbers) + 1) // 2, "little")


def bitmap(numbers: Numbers, size: int) -> bytes:
    """Return a bit for each number below ``size``, the lowest of a byte first."""
    bits = bytearray((size + 7) // 8)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def encode(number: int) -> bytes:
    """Return a single number from 0 up."""
    out = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)
