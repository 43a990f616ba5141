"""The lexicon: every term with its postings, in shards that a browser fetches one by one.

docs/search.md lays out each file. A shard is a run of neighbours in the order of keys: a head of
JSON with the keys and what else is known of some, then columns of numbers with their lists of
documents. Long lists are files of their own (``lists/``), so that no question pays for a word that
it does not use.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, Final

from archive.search.files import Files, headed, to_json
from archive.search.inverter import IN_TITLE, Postings
from archive.search.keys import front_coded, order, shared
from archive.search.numbers import bitmap, column, gaps, halves
from archive.search.places import Places

SHARD: Final = 6_000
"""Bytes of a shard, before compression, at which the next one begins."""
LARGER: Final = ((6_000, 14_000), (30_000, 9_000))
"""Up to so many documents shards are larger: where few lists are files of their own, a question
costs less, and fewer files are worth more than the smallest question."""
LONG: Final = 1_000
"""Documents of a list above which it is a file of its own."""

Notes = Mapping[str, Any]
Forms = tuple[str, str, Sequence[str]]
"""A stem, its language and the words that have it."""
Spoken = Callable[[str], str]
"""Key -> a hexadecimal digit with a bit for each language that has it as a word; or nothing."""


class _Shard:
    """The shard that is being filled."""

    def __init__(self, places: tuple[int, int]) -> None:
        self.places = places
        self.keys: list[str] = []
        self.counts, self.gaps, self.levels = array("I"), array("I"), bytearray()
        self.notes: defaultdict[str, dict[int, Any]] = defaultdict(dict)
        self.spoken = ""
        self.size = 0

    def begin(self, key: str, count: int, notes: Notes, spoken: str) -> None:
        """Add a key, in how many documents it is, what is known of it and its languages."""
        for name, note in notes.items():
            self.note(name, note)
        self.keys.append(key)
        self.counts.append(count)
        self.spoken += spoken
        self.size += len(key) + 4

    def note(self, name: str, note: object) -> None:
        """Say something of the next key."""
        self.notes[name][len(self.keys)] = note
        self.size += len(str(note))

    def hold(self, held: Postings) -> None:
        """Add a list of documents."""
        self.gaps += gaps(held.docs)
        self.levels += held.levels
        self.size += len(held.docs) * 3 // 2


class Lexicon:
    """Writes shards, long lists and places from entries that come in the order of their keys."""

    def __init__(
        self, files: Files, documents: int, forms: Iterable[Forms], spoken: Spoken
    ) -> None:
        """Start an empty lexicon for some number of documents; ``forms`` in the order of stems."""
        self._files, self._documents = files, documents
        self._full = next((size for most, size in LARGER if documents <= most), SHARD)
        self._forms, self._spoken = deque(forms), spoken
        self._places = Places(files)
        self._shard = _Shard(self._places.here())
        self._last, self._lists = "", 0
        self.first: list[str] = []
        """The first key of each shard: enough of it to tell it from the key before."""

    def add(self, key: str, held: Postings | None, notes: Notes) -> None:
        """Add the next key, with its postings and what else is known of it."""
        first = key[: shared(self._last, key) + 1]
        if self._shard.size >= self._full:
            self._put(first)
        if not self._shard.keys:
            self.first.append(first)
        if held:
            self._hold(held)
        self._shard.begin(key, len(held.docs) if held else 0, notes, self._spoken(key))
        self._last = key

    def _hold(self, held: Postings) -> None:
        if len(held.docs) <= LONG:
            self._shard.hold(held)
        else:
            self._files.put(f"lists/{self._lists}", columns=long_list(held, self._documents))
            self._shard.note("long", self._lists)
            self._lists += 1
        self._places.add(held.counts, held.places)

    def close(self) -> None:
        """Write the shard begun last, and the last places."""
        if self._shard.keys:
            self._put(None)
        self._places.close()

    def _put(self, following: str | None) -> None:
        """Write the shard; ``following`` is the first key of the next."""
        shard, number = self._shard, len(self.first) - 1
        head = to_json(
            {
                "keys": front_coded(shard.keys),
                "spoken": shard.spoken,
                "places": self._places.since(shard.places),
                "forms": self._apart(shard.keys[0] if number else "", following),
                **shard.notes,
            }
        )
        columns = (*column(shard.counts), *column(shard.gaps), halves(shard.levels))
        self._files.put(f"words/{number}", headed(head), columns)
        self._shard = _Shard(self._places.here())

    def _apart(self, first: str, following: str | None) -> dict[str, Sequence[str]]:
        """Return the forms of the stems of this shard that do not all stand in it themselves."""
        apart, start = {}, order(first)
        end = order(following) if following is not None else None
        while self._forms and (end is None or order(self._forms[0][0]) < end):
            stem, language, forms = self._forms.popleft()
            if any(order(form) < start or (end and order(form) >= end) for form in forms):
                apart[f"{stem}\t{language}"] = forms
        return apart


def long_list(held: Postings, documents: int) -> list[bytes]:
    """Return the parts of a list that is a file of its own.

    As in a shard: a column of gaps, then the levels. A term in more than one of eight documents
    says little by its level: it is a bitmap, then the documents whose title holds it, as gaps.
    """
    if len(held.docs) * 8 <= documents:
        return [*column(gaps(held.docs)), halves(held.levels)]
    titled = array("I", compress(held.docs, held.levels.translate(_TITLED)))
    return [bitmap(held.docs, documents), *column(gaps(titled))]


_TITLED: Final = bytes(level & IN_TITLE for level in range(256))


def entries(
    postings: Iterable[tuple[str, Postings]], notes: Mapping[str, Notes]
) -> Iterator[tuple[str, Postings | None, Notes]]:
    """Yield postings and notes together, in the order of keys."""
    waiting = sorted(notes, key=order, reverse=True)
    for key, held in postings:
        while waiting and order(waiting[-1]) < order(key):
            alone = waiting.pop()
            yield alone, None, notes[alone]
        if waiting and waiting[-1] == key:
            waiting.pop()
        yield key, held, notes.get(key, {})
    for alone in reversed(waiting):
        yield alone, None, notes[alone]
