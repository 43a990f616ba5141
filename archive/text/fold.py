"""Which characters count as the same, for names and for search.

A text spells one name in several ways that no reader tells apart: a straight or a curly
apostrophe, a no-break space, a Persian letter typed on an Arabic keyboard, an accent composed or
decomposed. The tables here say which; nothing in a text is ever rewritten with them.

Unicode references: normal forms in UAX #15; apostrophes in the Unicode Standard, 6.2
"Apostrophes"; hyphens in 6.2 "Dashes and Hyphens"; Arabic letters in 9.2 "Arabic".
"""

import re
from typing import Final, Literal
from unicodedata import normalize

APOSTROPHES: Final = "'`\u00b4\u02bb\u02bc\u02be\u02bf\u2018\u2019\u201b\u2032\uff07"
"""Apostrophes, and what is typed for them: U+0027, grave, acute, the modifier letters (turned
comma, apostrophe, right and left half ring), the single quotation marks, prime, fullwidth."""

HYPHENS: Final = "-\u2010\u2011"
"""U+002D hyphen-minus, U+2010 hyphen, U+2011 no-break hyphen. The dashes from U+2012 on separate
words; they are no hyphens."""

YE: Final = "\u06cc\u064a"
"""Farsi yeh and Arabic yeh, the same letter in a name."""

KAF: Final = "\u06a9\u0643"
"""Keheh, the Persian kaf, and Arabic kaf."""

DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
"""Arabic-Indic (U+0660) and extended Arabic-Indic (U+06F0) digits to ASCII; for `str.translate`.
Search folds them; names keep their digits."""

ALIKE: Final = {group[0]: group for group in (APOSTROPHES, HYPHENS, YE, KAF)}
"""The sign that stands for each group, and the group."""

_AT_ONCE: Final = 256
_PIECES: Final = re.compile(rf"(?s).{{1,{_AT_ONCE}}}(?=\s|\Z)|.{{{_AT_ONCE}}}")
_STANDS_FOR: Final = str.maketrans({sign: group[0] for group in ALIKE.values() for sign in group})


def normal(form: Literal["NFC", "NFD", "NFKD"], text: str) -> str:
    """Return `text` in a normal form, a long one in pieces that end before white space.

    Marks in a row are sorted by insertion, which takes time by the square of their number: 200,000
    take a minute. So of more than 256 signs without white space the marks are not sorted as one.
    """
    if len(text) <= _AT_ONCE or text.isascii():
        return normalize(form, text)
    return "".join([normalize(form, piece) for piece in _PIECES.findall(text)])


def fold_signs(text: str) -> str:
    r"""Return `text` with one sign for each group that is alike and one space for white space.

    White space is what `str.isspace` says, U+00A0 and line ends among it. None is left at either
    end. Case, accents and normal form stay.

    >>> fold_signs("Ka’b\u00a0 ibn")
    "Ka'b ibn"
    """
    return " ".join(text.translate(_STANDS_FOR).split())


def fold_name(form: str) -> str:
    r"""Return the key under which two spellings of a name are the same.

    Signs and white space are folded as in `fold_signs`, and the form is decomposed (NFD), so that
    a composed and a decomposed accent agree. Case stays: `us` is not `US`.

    >>> fold_name("Ka’b\nibn") == fold_name("Ka'b ibn")
    True
    """
    return fold_signs(normal("NFD", form))


def fold_form(form: str) -> str:
    r"""Return the key under which two spellings are the same words, whatever their capitals.

    >>> fold_form("THE  Pier’s") == fold_form("the pier's")
    True
    """
    return fold_name(form).casefold()
