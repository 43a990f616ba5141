"""The tokens of a text: what text reuse compares, and where each stands."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a reading holds what was found of reuse
    from archive.analysis.reading import Reading

_TOKEN = re.compile(r"\w+")
_ASCII = "".join(map(chr, range(128)))
_PLAIN = _ASCII.translate({ord(c): " " for c in _ASCII if not _TOKEN.match(c)}).lower().encode()
_PLAIN += bytes(128)  # a table of all bytes is asked for


@dataclass(frozen=True)
class Tokens:
    """The tokens of some spans of a text, in order: runs of word characters, case folded.

    No token reaches over the edge of a span. Places are code points of the text, half-open; they
    are counted when first asked for: most texts share nothing with any other.
    """

    text: str = field(repr=False)
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def words(self) -> list[str]:
        """The tokens, case folded."""
        joined = "\n".join([self.text[start:end] for start, end in self.spans])
        if joined.isascii():  # the same as below, in a third of the time
            return joined.encode().translate(_PLAIN).decode().split()
        return " ".join(_TOKEN.findall(joined)).casefold().split()  # no letter folds to a space

    @cached_property
    def starts(self) -> "array[int]":
        """Where each token begins."""
        return array("I", [hit.start() for hit in self._hits()])

    @cached_property
    def ends(self) -> "array[int]":
        """Where each token ends."""
        return array("I", [hit.end() for hit in self._hits()])

    def _hits(self) -> Iterator[re.Match[str]]:
        return (hit for span in self.spans for hit in _TOKEN.finditer(self.text, *span))

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str, spans: Iterable[tuple[int, int]]) -> Tokens:
    """Return the tokens of some spans of a text, which come in order and apart."""
    return Tokens(text, tuple(spans))


def tokens_of(reading: "Reading") -> Tokens:
    """Return the tokens of what was published in a reading; none where its words are not here."""
    spans = ((passage.start, passage.end) for passage in reading.published)
    return tokens(reading.text or "", spans if reading.text else ())
