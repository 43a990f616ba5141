"""What a text says, passage by passage, so that two versions can be compared."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from archive.records.vault import sha256
from archive.text.escape import one_line

_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")


class Zoned(Protocol):
    """A zone of a record, or a span of a draft."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def zone(self) -> str: ...  # noqa: D102


def spans_of(text: str, zones: Iterable[Zoned]) -> list[tuple[int, int]]:
    """Return where the published passages stand; without zones all of the text is one."""
    given = list(zones)
    spans = [(zone.start, zone.end) for zone in given if zone.zone != "chrome"]
    return sorted(spans) if given else [(0, len(text))]


def passages(text: str, zones: Iterable[Zoned]) -> list[str]:
    """Return the published passages, each on one line; a blank line parts them too."""
    parts = (
        one_line(part)
        for start, end in spans_of(text, zones)
        for part in _BLANK_LINE.split(text[start:end])
    )
    return [part for part in parts if part]


def words_digest(said: Sequence[str]) -> str:
    """Return what is the same for texts with the same words, however they fall into lines."""
    return sha256(" ".join(said))


def changes(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many passages are new, and how many are gone; a changed one is both."""
    old, new = Counter(before), Counter(after)
    return (new - old).total(), (old - new).total()
