"""Words to guess from when a question holds one that no document has.

One slip – a letter more, less, wrong, or two exchanged – leaves one half of a word as it is. So the
words stand in two orders, by their beginning and by their end, and a reader fetches the few files
that share a half with the question.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from archive.search.files import Files, headed, to_json
from archive.search.keys import front_coded, order

SHORTEST: Final = 3
"""Letters of the shortest word that is guessed."""
SHARD: Final = 16_000
"""Bytes of one file before compression."""
_DIGIT: Final = frozenset("0123456789")

Counted = tuple[str, int]
"""A word, and how many documents it is in."""


def put_spelling(files: Files, words: Iterable[Counted]) -> None:
    """Write ``spelling`` and its files. Nobody guesses numbers."""
    known = [item for item in words if len(item[0]) >= SHORTEST and _DIGIT.isdisjoint(item[0])]
    turned = [(word[::-1], count) for word, count in known]
    firsts = {"forward": _put(files, "f", known), "backward": _put(files, "b", turned)}
    files.put("spelling", to_json(firsts))


def _put(files: Files, name: str, words: Sequence[Counted]) -> list[str]:
    """Write one order of words, and return the first word of each file."""
    parts = list(_parts(sorted(words, key=lambda item: order(item[0]))))
    for number, part in enumerate(parts):
        weights = bytes(count.bit_length() for _, count in part)
        text = front_coded(word for word, _ in part).encode()
        files.put(f"spelling/{name}{number}", headed(text), [weights])
    return [part[0][0] for part in parts]


def _parts(words: Sequence[Counted]) -> Iterator[Sequence[Counted]]:
    start = size = 0
    for end, (word, _) in enumerate(words):
        size += len(word) + 1
        if size >= SHARD:
            yield words[start : end + 1]
            start, size = end + 1, 0
    if start < len(words):
        yield words[start:]
