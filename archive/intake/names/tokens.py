"""Words of a sentence that may belong to a name: where each begins and ends, and how it is joined.

Prefixes and suffixes of our own time are no part of a name: of `anti-Norland` and `Norland-based`
the name is `Norland`. Nor is the possessive `'s`. Small words inside names are: `al-Quill`,
`Daei-e-Elling`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.intake.names.words import HONORIFICS, OWNERS, PARTICLES, RANKS

_WORD: Final = re.compile(
    r"(?<![@#_\w])(?:(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W\d_]+)*"
    r"(?:[-‐‑][^\W_]+(?:['’ʼ][^\W\d_]+)*)*(?:(?<=s)['’](?=\s+[^\W\d_]))?)"
)
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’ʼ](?:s|S)?\Z")
_OWNED: Final = re.compile(r"['’ʼ][sS]?\s")
_HYPHENS: Final = re.compile(r"[-‐‑]")
_MOST_HYPHENS: Final = 8
_ABBREVIATED: Final = HONORIFICS | RANKS | {"st", "ste", "mt", "ft", "jr", "sr"}
_LINKS: Final = frozenset({"of", "for", "and", "on", "the"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, code points half-open. ``word`` is lower case without possessive and full stops.

    ``capital``: it may be part of a name. ``owner``: a possessive follows. ``cut``: a suffix was
    cut off, so nothing that follows belongs to it.
    """

    start: int
    end: int
    text: str
    capital: bool
    owner: bool
    cut: bool

    @property
    def word(self) -> str:
        """The word as the lists have it."""
        return self.text.replace("’", "'").replace("ʼ", "'").rstrip(".").lower()


Run = list[Token]
"""Words that stand together: capitals, and between them small words such as "of"."""


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the words of ``text[start:end]``."""
    for match in _WORD.finditer(text, start, end):
        yield _token(match[0], match.start())


def _token(said: str, start: int) -> Token:
    if said.islower() and said.isalpha():
        return Token(start, start + len(said), said, capital=False, owner=False, cut=False)
    head, begun = said, start
    owner = _POSSESSIVE.search(said)
    if owner and said.replace("’", "'").lower() not in OWNERS:
        head = said[: owner.start()]
    parts = _HYPHENS.split(head, _MOST_HYPHENS)
    while len(parts) > 1 and _small(parts[0]) and parts[0] not in PARTICLES:
        begun += len(parts[0]) + 1
        parts = parts[1:]
    kept = [parts[0]]
    for part in parts[1:]:
        if _small(part) and part not in PARTICLES:
            break
        kept.append(part)
    word = head[begun - start :][: sum(map(len, kept)) + len(kept) - 1]
    capital = any(part[:1].isupper() for part in kept[:1]) or (
        len(kept) > 1 and kept[0] in PARTICLES and kept[1][:1].isupper()
    )
    cut = begun + len(word) < start + len(head)
    return Token(begun, begun + len(word), word, capital, len(head) < len(said), cut)


def _small(part: str) -> bool:
    return part[:1].islower() and part.isalpha()


def runs(text: str, words: list[Token]) -> Iterator[Run]:
    """Yield the runs of capitals among the words of a sentence."""
    run: Run = []
    waiting: Run = []
    for index, word in enumerate(words):
        joined = index and _joined(text, words[index - 1], word)
        if not joined or (run and run[-1].cut and not waiting):
            yield from [run] if run else []
            run, waiting = [], []
        if word.capital:
            run += [*waiting, word]
            waiting = []
        elif run and len(waiting) < 2 and (word.text in _LINKS or word.text in PARTICLES):  # noqa: PLR2004 - "of the"
            waiting.append(word)
        else:
            yield from [run] if run else []
            run, waiting = [], []
    if run:
        yield run


def _joined(text: str, before: Token, word: Token) -> bool:
    """Whether nothing but a space lies between two words (or what was cut off; or a short form)."""
    gap = text[before.end : word.start]
    if gap.strip() in {"&", ""}:
        return bool(gap) and gap.count("\n") <= 1
    if gap.strip() == "." and (len(before.text) == 1 or before.word in _ABBREVIATED):
        return before.capital
    return before.owner and bool(_OWNED.fullmatch(gap))
