"""A text reduced to what still tells a name, and where each sign of that stands in the text.

``fold`` says which spellings are one name; this says, more widely, which could give one away: case,
accents, letters such as ø and ı, joiners and marks of direction make no difference here. It serves
where finding too much is better than finding too little.
"""

from collections.abc import Sequence
from typing import Final
from unicodedata import category, normalize

from archive.text.fold import ALIKE

_LETTERS: Final = {
    **{sign: group[0] for group in ALIKE.values() for sign in group},
    **dict(zip("øłđðħıŋ", "olddhin", strict=True)), "æ": "ae", "œ": "oe", "þ": "th",
    "\u0649": "\u06cc", "\u0629": "\u0647", "\u200c": " ",
}  # fmt: skip
"""Letters that Unicode does not decompose, by what is typed for them. Alef maksura is read as yeh,
teh marbuta as heh; a zero width non-joiner ends a word, as a space does."""
_SILENT: Final = frozenset({"Mn", "Me", "Cf"})  # accents, enclosing marks, signs without a glyph


class _Reduced(dict[str, str]):
    """What is left of each sign met so far."""

    def __missing__(self, sign: str) -> str:
        plain = normalize("NFKD", normalize("NFKD", sign).casefold())
        plain = "".join(_LETTERS.get(one, one) for one in plain)
        self[sign] = "".join(one for one in plain if category(one) not in _SILENT)
        return self[sign]


_REDUCED: Final = _Reduced()


def skeleton(text: str) -> tuple[str, Sequence[int]]:
    """Return what is left of a text, and for each of its signs the index that it has in the text.

    >>> skeleton("A\u0301NE")[0]
    'ane'
    """
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [_REDUCED[sign] for sign in text]
    said = "".join(parts)
    if len(said) == len(text) and all(parts):
        return said, range(len(text))
    return said, [index for index, part in enumerate(parts) for _ in part]
