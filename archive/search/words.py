r"""Words for the search: how a text is cut, which spellings and which forms are one.

The browser does the same with a question (``theme/assets/search/words.js``). What can be a table is
a table here and travels to the browser in the index, so that both sides fold alike; tests ask both.

References: normal form NFKD in UAX #15; English stems by Porter 1980, as lunr has them; Persian
affixes after Megerdoomian 2000 ("Unification-based Persian morphology"), only the safe ones.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as ENGLISH

from archive.text.fold import APOSTROPHES, DIGITS, KAF, YE, normal

LONGEST: Final = 40
"""Signs of a word that count: nobody asks for more, and a hostile word may have thousands."""

FOLDS: Final = {
    **{chr(sign): chr(digit) for sign, digit in DIGITS.items()},
    **dict.fromkeys(YE[1:] + "\u0649", YE[0]), **dict.fromkeys(KAF[1:], KAF[0]), "ة": "ه",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "ς": "σ", "\u0640": "", "\u200b": " ", "\u200c": " ", **dict.fromkeys(APOSTROPHES, ""),
}  # fmt: skip
"""A sign, decomposed and in lower case -> what stands for it; marks above and below go anyway."""
UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue"}
"""How these are written where a keyboard lacks them: such words stand in the index both ways."""

STEMS: Final = {
    "de": (
        "(?<=[ao])e|(?<=[^aeq]u)e",  # an umlaut, however it was typed
        "(?<=.{4})(?:e[mr]|[enst])+$",
        "(?<=^.{3})(?:e[mnrs]?|ern)$",
    ),
    "sq": (
        "(?<=.{4})(?<![aei]v(?=e$))(?:uar|[aeiou](?:[nst]e?)?(?:ve)?)+$",
        "(?<=^.{3})[aeiu](?:[nst]e?)?(?:ve)?$",
    ),
    "fa": (
        "^ن?می(?=.{2,}[میدت]$)",
        "(?<=.{2})(?<!^[ات]ن)ها(?:یی|ی|یم|یت|یش|یمان|یتان|یشان)?$|(?<=.{3})(?:تر|ترین|گان)$",
        "(?<=.{2}[او])یان$|(?<=.{3}ی)ان$|(?<=.{4})ه$",
    ),
}  # fmt: skip
"""Language -> expressions whose matches are taken off one after the other, the same in Python and
JavaScript. They act on folded words. English has lunr's stemmer instead."""
LANGUAGES: Final = ("en", *STEMS)


def _row(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


STOPS: Final = {
    "en": frozenset(ENGLISH) - {"may"},
    "de": _row(
        "aber als am an auch auf aus bei bis das dass dem den der des durch ein eine einem einen",
        "einer eines er es fuer fur gegen haben ich im in ist ihr ihre kann mit nach nicht noch",
        "nur oder sein seine sich sie sind so ueber uber um und unter vom von vor waren was wenn",
        "wer wie wird wurde zu zum zur",
    ),
    "sq": _row(
        "dhe e i me ne nga per qe se si te u nje ka kane eshte jane do ky kjo ajo as po por tek",
        "nuk mbi pas edhe apo ose",
    ),
    "fa": _row(
        "و در به از که این ان را با است برای تا بر یک هم نیز اما یا هر شد شده می نمی خود بود",
        "های ها",
    ),
}  # fmt: skip
"""Words so common that a question need not insist on them, folded. None of them is a word of weight
in another of these languages, as "war" and "die" are, or a name, as "May" is."""

_FOREIGN: Final = re.compile("[^\x00-\x7f]+")
_UMLAUT: Final = re.compile("[äöü]|[aou]\u0308", re.IGNORECASE)
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_APART: Final = re.compile(f"(?<={_ARABIC.pattern}) (?={_ARABIC.pattern})")
# A full stop between two single letters. It comes first: for a literal the engine skips ahead.
_ACRONYM: Final = re.compile(r"\.(?<=[^\W\d_]\.)(?<![^\W_][^\W\d_]\.)(?=[^\W\d_](?![^\W_]))")

_ACUTE: Final = "\u00b4"  # typed for an apostrophe; its normal form is a space and a mark

Slot = tuple[str, ...]
"""The terms at one place of a text, where there are several."""
Slots = list[str] | list[str | Slot]


class _Signs(dict[int, str | None]):
    """What stands for each sign of a decomposed text in lower case; others are found as they come.

    Letters and digits stand for themselves, marks for nothing, what parts words for a space.
    """

    def __missing__(self, code: int) -> str | None:
        kind = unicodedata.category(chr(code))
        if kind[0] in "LN":
            self[code] = chr(code)
        else:
            self[code] = None if kind[0] == "M" or kind == "Cf" else " "
        return self[code]


_SIGNS: Final = _Signs({ord("."): ".", **{ord(sign): to for sign, to in FOLDS.items()}})
_ASCII: Final = bytes(range(128)).decode()
_GONE: Final = "".join(sign for sign in _ASCII if not _SIGNS[ord(sign)]).encode()
_BYTES: Final = bytes(
    [*(ord(_SIGNS[ord(sign)] or " ") for sign in _ASCII.replace(".", " ")), *range(128, 256)]
)
"""What stands for each byte of a folded text in UTF-8, but for `_GONE`, which are left out."""


def split(text: str) -> list[str]:
    """Return the words of a text, folded.

    >>> split("Ka’b in Shqipëria, the U.S. and آلباني")
    ['kab', 'in', 'shqiperia', 'the', 'us', 'and', 'البانی']
    """
    plain = text if text.isascii() else _FOREIGN.sub(_plain, text)
    signs = _ACRONYM.sub("", plain.lower()).encode()  # bytes: twenty times faster to translate
    words = signs.translate(_BYTES, _GONE).decode().split()
    if max(map(len, words), default=0) > LONGEST:
        return [word[:LONGEST] for word in words]
    return words


def _plain(run: re.Match[str]) -> str:
    return _folded(run[0])


@lru_cache(maxsize=1 << 16)
def _folded(run: str) -> str:
    """Return what stands for some signs beyond ASCII. The same run comes again and again."""
    return normal("NFKD", run.replace(_ACUTE, "")).lower().translate(_SIGNS)


def slots(text: str) -> Slots:
    """Return the term or terms at each place of a text.

    A word with an umlaut is indexed as it is typed with and without one. In the Arabic script two
    neighbours are a term together too: with a non-joiner, a space or nothing between them they are
    the same word.
    """
    words = split(text)
    if text.isascii() or not (_UMLAUT.search(text) or _ARABIC.search(" ".join(words))):
        return words
    other = split(without_umlauts(text)) if _UMLAUT.search(text) else words
    if len(other) != len(words):  # a mark stood alone
        other = words
    found: list[str | Slot] = []
    for word, variant, following in zip(words, other, [*words, ""][1:], strict=True):
        both = {word: 0, variant: 0}
        if _ARABIC.match(word) and _ARABIC.match(following):
            both[(word + following)[:LONGEST]] = 0
        found.append(tuple(both) if len(both) > 1 else word)
    return found


def is_arabic(term: str) -> bool:
    """Tell whether a term is in the Arabic script, as Persian is."""
    return bool(_ARABIC.match(term))


def is_pair(slot: Slot) -> bool:
    """Tell whether the last term at a place is its word and the next as one."""
    return is_arabic(slot[0])


def terms_at(slot: str | Slot) -> Slot:
    """Return the terms at one place."""
    return (slot,) if isinstance(slot, str) else slot


def as_name(row: Sequence[str]) -> str:
    """Return the key of a name of some words: in the Arabic script spaces do not count."""
    return _APART.sub("", " ".join(row))


def without_umlauts(text: str) -> str:
    """Return a text as it is typed where a keyboard has no umlauts."""
    return normal("NFC", text).lower().translate(_UMLAUTS)


_UMLAUTS: Final = str.maketrans(UMLAUTS)


def stem(term: str, language: str) -> str:
    """Return what the forms of a folded word have in common, in a language of `LANGUAGES`."""
    return _porter(term) if language == "en" else _cut(term, STEMS[language])


def _porter(term: str) -> str:
    """Return lunr's stem, its last letter made even: its Python and its JavaScript differ there."""
    if not (term.isascii() and term.isalpha()):
        return term
    found = _UNLIKE.get(term) or str(_PORTER(term))
    return found[:-1] + "i" if found.endswith("y") else found


_PORTER: Final = PorterStemmer().stem
_UNLIKE: Final = {"ies": "ie", "eed": "e"}
"""The JavaScript has its own idea of these."""


def _cut(term: str, rules: Sequence[str]) -> str:
    for rule in rules:
        term = re.sub(rule, "", term)
    return term
