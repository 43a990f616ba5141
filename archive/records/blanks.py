"""Blanks: what stands in a text where words were taken out. No position in the text moves."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

SIGN = "\u2588"
"""The sign in the place of each sign that was taken out; white space stays."""
MARK = SIGN * 3
"""What readers see of a blank, however long it is."""
_SIGN = re.compile(r"\S")
_END = attrgetter("end")


class Blank(NamedTuple):
    """A span of a text that is shown to nobody. Code points, half-open.

    ``by`` is the id of the entity whose name stood there; nothing for a passage. ``why`` says for
    readers when and why.
    """

    start: int
    end: int
    by: str = ""
    why: str = ""


def blanked(text: str, blanks: Sequence[Blank]) -> str:
    """Return a text of the same length without the words of its blanks, which come in order."""
    parts, reached = [], 0
    for blank in blanks:
        parts += [text[reached : blank.start], _SIGN.sub(SIGN, text[blank.start : blank.end])]
        reached = blank.end
    return "".join([*parts, text[reached:]])


def meeting(start: int, end: int, blanks: Sequence[Blank]) -> Iterator[Blank]:
    """Yield the blanks that share signs with ``text[start:end]``; they come in order and apart.

    The others are not looked at, as each sentence of a text asks.
    """
    for index in range(bisect_right(blanks, start, key=_END), len(blanks)):
        if blanks[index].start >= end:
            return
        yield blanks[index]


def pieces(
    start: int, end: int, blanks: Sequence[Blank]
) -> Iterator[tuple[int, int, Blank | None]]:
    """Yield the parts of ``text[start:end]``: what may be read, and between that each blank."""
    for blank in meeting(start, end, blanks):
        if start < blank.start:
            yield start, blank.start, None
        yield max(start, blank.start), min(end, blank.end), blank
        start = blank.end
    if start < end:
        yield start, end, None
