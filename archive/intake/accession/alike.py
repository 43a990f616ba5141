"""Near-duplicates: which known text a new one is nearly the same as, whatever its address.

Each text is known by a sketch: the smallest hashes of its grams (A. Broder, "On the resemblance
and containment of documents", 1997). Texts that are alike share many of them, so only those few
are compared. What it costs grows with the number of texts, not with that of pairs.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from archive.analysis.reuse.near import Gram, grams_of, jaccard
from archive.analysis.reuse.tokens import Tokens
from archive.analysis.wording import spans_of
from archive.intake.accession.known import Known
from archive.records.problems import Problems

LEAST = 0.5
"""The share of common grams from which on two texts are reported, as everywhere in the archive."""
_SKETCH = 24
_SHARED = 5
"""Hashes of a sketch that alike texts share: 16 are to be expected at the least share."""
_TOO_MANY = 200
"""Holders of one hash that are looked at: more share no text, but a formula of an agency."""
_MOST = 5
_FEWEST = 20
"""Tokens below which texts are too short to tell."""
Grams = frozenset[Gram]


class Sketched(NamedTuple):
    """A text as it is compared: all its grams, and their smallest hashes."""

    grams: Grams
    hashes: list[int]


@dataclass(slots=True)
class Alike:
    """The texts of the known reports; they are read when the first is asked for."""

    known: Known
    _holders: defaultdict[int, list[str]] | None = None
    _kept: dict[str, Sketched] = field(default_factory=dict)
    """Texts of reports that stand in no file."""

    def add(self, id_: str, text: Sketched, *, kept: bool = False) -> None:
        """Take a report's text in. ``kept``: it stands in no file, from which it could be read."""
        if self._holders is not None:
            _hold(self._holders, id_, text)
        if kept:
            self._kept[id_] = text

    def told(self, text: Sketched) -> list[str]:
        """Say which known reports a text is nearly the same as."""
        return [
            f"its text is {share:.0%} the same as that of {id_}" for id_, share in self.find(text)
        ]

    def find(self, text: Sketched) -> list[tuple[str, float]]:
        """Return the few known reports that are most alike, and how much (0–1)."""
        if self._holders is None:
            self._holders = self._all()
        if len(text.grams) < _FEWEST:
            return []
        meetings = Counter[str]()
        for value in text.hashes:
            meetings.update(self._holders.get(value, ())[:_TOO_MANY])
        near = [id_ for id_, shared in meetings.most_common(_TOO_MANY) if shared >= _SHARED]
        found = ((id_, jaccard(text.grams, self._text(id_).grams)) for id_ in near)
        alike = (one for one in found if one[1] >= LEAST)
        return sorted(alike, key=lambda one: (-one[1], one[0]))[:_MOST]

    def _all(self) -> defaultdict[int, list[str]]:
        holders: defaultdict[int, list[str]] = defaultdict(list)
        for id_ in self.known.articles:
            _hold(holders, id_, self._text(id_))
        return holders

    def _text(self, id_: str) -> Sketched:
        if id_ in self._kept:
            return self._kept[id_]
        article = self.known.articles[id_]
        text = self.known.vault.text_of(article, Problems()) or ""
        return sketched(text, spans_of(text, article.zones))


def _hold(holders: defaultdict[int, list[str]], id_: str, text: Sketched) -> None:
    for value in text.hashes:
        holders[value].append(id_)


def sketched(text: str, spans: Iterable[tuple[int, int]]) -> Sketched:
    """Return what was published in a text, as it is compared."""
    grams = grams_of(Tokens(text, tuple(spans)))
    hashes = {crc32(" ".join(gram).encode("utf-8", "surrogatepass")) for gram in grams}
    return Sketched(grams, heapq.nsmallest(_SKETCH, hashes))
