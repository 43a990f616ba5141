"""In which language a text is written, and which way it runs; where that is not certain: und.

The model is that of py3langid (Lui & Baldwin 2012, "langid.py: An Off-the-shelf Language
Identification Tool"): a table of byte sequences, so that one text always gets one answer.
"""

import unicodedata
from functools import cache
from typing import Final, Protocol

from babel import Locale

UNKNOWN: Final = "und"
"""The tag of ISO 639-2 for a language that is not determined."""
_READ: Final = 6_000  # code points: enough for any text in one language
_LEAST_LETTERS: Final = 20
_CERTAIN: Final = 0.9
_NONE: Final = {"zxx", "mul", "mis"}
_WITHIN: Final = {"ary": "ar", "arz": "ar", "apc": "ar", "ars": "ar", "acm": "ar", "prs": "fa"}
"""Spoken varieties, which the press of their countries hardly writes."""


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return all languages, each with how likely it is."""


@cache
def _identifier() -> _Identifier:
    """Load the model when it is first asked for: that takes a second."""
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415

    made: _Identifier = langid.LanguageIdentifier.from_model_file(
        langid.MODEL_FILE, norm_probs=True
    )
    return made


def language_of(text: str) -> str:
    """Return the language of a text as a BCP 47 tag, ``und`` for one too short or doubtful."""
    sample = text[:_READ]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return UNKNOWN
    likely: dict[str, float] = {}
    for tag, share in _identifier().rank(sample):
        language = _WITHIN.get(tag, tag)
        likely[language] = likely.get(language, 0.0) + share
    best = max(likely, key=likely.__getitem__)
    return UNKNOWN if likely[best] < _CERTAIN or best in _NONE else best


def language_name(tag: str) -> str:
    """Return the English name of a language, its tag where it has none."""
    return str(Locale.parse("en").languages.get(tag, tag))


@cache
def languages_named() -> frozenset[str]:
    """Return the English names of all languages."""
    return frozenset(map(str, Locale.parse("en").languages.values()))


def direction_of(text: str) -> str:
    """Return ``rtl`` or ``ltr``: the way in which most letters of a text run (UAX #9, table 4)."""
    kinds = [unicodedata.bidirectional(sign) for sign in text[:_READ]]
    return "rtl" if sum(kind in {"R", "AL"} for kind in kinds) > kinds.count("L") else "ltr"
