"""Whole numbers in digits and in words, English and Persian, with their place in a text.

A text is cut into tokens (`tokens`), and `numeral` reads the longest number that begins at one.
The number words are few and regular; the libraries that were looked at (text2num, word2number,
number-parser) know no Persian, or return values without their places.
"""

import re
from fractions import Fraction
from typing import Final, NamedTuple

from archive.text.fold import DIGITS, KAF, YE

_ALIKE: Final = DIGITS | str.maketrans(
    dict.fromkeys(YE, YE[0])
    | dict.fromkeys(KAF, KAF[0])
    | {"’": "'", "\u200c": " ", "\u064b": " ", "\u0654": " "}
)
_TOKEN: Final = re.compile(
    r"""
      (?P<number>\d{1,3}+(?:[,\u066c\u060c\u00a0\u202f]\d{3})+(?![.\u066b,]?\d)
      |\d++(?:[.\u066b]\d++)?)
    | (?P<word>[^\W\d_]++)
    | (?P<break>\n[^\S\n]*+\n)
    | [^\w\s]|_
    """,
    re.VERBOSE,
)
_SEPARATORS: Final = re.compile("[,\u066c\u060c\u00a0\u202f]")
_THOUSANDTHS: Final = re.compile(r"\.\d{3}\Z")

_MOST_DIGITS: Final = 15

UNITS: Final = {
    word: value
    for words in (
        "one two three four five six seven eight nine",
        "یک دو سه چهار پنج شش هفت هشت نه",
    )
    for value, word in enumerate(words.split(), 1)
}
_TEENS: Final = {
    word: value
    for words in (
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
    )
    for value, word in enumerate(words.split(), 10)
} | {"هیجده": 18}
_TENS: Final = {
    word: value
    for words in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    )
    for value, word in zip(range(20, 100, 10), words.split(), strict=True)
}
_HUNDREDS: Final = {
    word: value
    for words in ("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد",)
    for value, word in enumerate(words.split(), 1)
}
SCALES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "هزار": 1000,
    "میلیون": 10**6,
    "میلیارد": 10**9,
}
_PERSIAN_SCALES: Final = {"هزار"}  # stands for one of itself, without a number before it
_JOINS: Final = {"and", "و"}


class Token(NamedTuple):
    """A word, a number in digits, a sign or a break between paragraphs; code points, half-open."""

    start: int
    end: int
    text: str  # folded: lower case, ASCII digits; a break is "\n"
    kind: str  # word | number | break | sign


class Numeral(NamedTuple):
    """A number and the index of the token after it."""

    value: int
    after: int


def fold(text: str) -> str:
    """Return `text`, sign for sign, with ASCII digits and one letter for those that are alike."""
    return text.translate(_ALIKE)


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens; white space separates and is none."""
    return [
        Token(found.start(), found.end(), _folded(found), found.lastgroup or "sign")
        for found in _TOKEN.finditer(fold(text))
    ]


def _folded(found: re.Match[str]) -> str:
    return "\n" if found.lastgroup == "break" else found[0].lower()


def numeral(given: list[Token], at: int) -> Numeral | None:
    """Read the longest whole number that begins at a token: ``3,000``, ``two and a half million``.

    A number in digits with a point and three more digits is not read: it means thousands here and
    thousandths there.
    """
    total, limit, after = Fraction(0), Fraction(10**12), at
    while part := _scaled(given, after, limit):
        value, limit, end = part
        total += value
        after = end
        joined = _joined(given, after)
        if limit == 1 or not _closes(given, _scaled(given, joined, limit)):
            break
        after = joined
    if after == at or total.denominator != 1:
        return None
    return Numeral(int(total), after)


def _scaled(given: list[Token], at: int, limit: Fraction) -> tuple[Fraction, Fraction, int] | None:
    """Read one part, "two hundred and ten thousand": its value, its scale, the token after it."""
    small = _small(given, at)
    if small is None:
        word = word_at(given, at)
        small = (Fraction(1), at) if word in _PERSIAN_SCALES else None
    if small is None:
        return None
    value, after = small
    value, after = _and_a_half(given, value, after)
    scale = Fraction(1)
    while (factor := SCALES.get(word_at(given, after), 0)) and factor > scale and factor < limit:
        value, scale, after = value * factor, Fraction(factor), after + 1
    if scale == 1 and value >= limit:
        return None
    return value, scale, after


def _closes(given: list[Token], part: tuple[Fraction, Fraction, int] | None) -> bool:
    """Tell whether a part may end the number: whole, and no scale stands after it."""
    return part is not None and part[0].denominator == 1 and word_at(given, part[2]) not in SCALES


def _small(given: list[Token], at: int) -> tuple[Fraction, int] | None:
    """Read a number in digits, or in words below a thousand."""
    if at < len(given) and given[at].kind == "number":
        value = _in_digits(given[at].text)
        return None if value is None else (value, at + 1)
    word = word_at(given, at)
    if word in {"a", "half"}:
        return _of_a_scale(given, at)
    hundreds = _HUNDREDS.get(word, 0) * 100
    if not hundreds and word in UNITS and word_at(given, at + 1) == "hundred":
        hundreds, at = UNITS[word] * 100, at + 1
    if not hundreds:
        return _below_hundred(given, at)
    rest = _below_hundred(given, _joined(given, at + 1))
    if not rest or word_at(given, rest[1]) == "hundred":
        return Fraction(hundreds), at + 1
    return hundreds + rest[0], rest[1]


def _below_hundred(given: list[Token], at: int) -> tuple[Fraction, int] | None:
    word = word_at(given, at)
    if word in _TENS:
        unit_at = _joined(given, at + 1, "-" if word.isascii() else "و")
        unit = UNITS.get(word_at(given, unit_at), 0)
        return Fraction(_TENS[word] + unit), unit_at + 1 if unit else at + 1
    value = UNITS.get(word) or _TEENS.get(word)
    return (Fraction(value), at + 1) if value else None


def _of_a_scale(given: list[Token], at: int) -> tuple[Fraction, int] | None:
    """Read the "a" of "a hundred" and the "half a" of "half a million"; the scale stands after."""
    half = word_at(given, at) == "half"
    after = at + 1 + (half and word_at(given, at + 1) == "a")
    if word_at(given, after) not in SCALES:
        return None
    return Fraction(1, 2 if half else 1), after


def _and_a_half(given: list[Token], value: Fraction, after: int) -> tuple[Fraction, int]:
    words = [word_at(given, after + step) for step in range(4)]
    if words[:3] == ["and", "a", "half"] and words[3] in SCALES:
        return value + Fraction(1, 2), after + 3
    return value, after


def _joined(given: list[Token], at: int, join: str = "") -> int:
    """Return the place after an "and", or after the one sign that may join here."""
    joins = {join} if join else _JOINS
    return at + 1 if at < len(given) and given[at].text in joins else at


def _in_digits(text: str) -> Fraction | None:
    plain = _SEPARATORS.sub("", text).replace("\u066b", ".")
    return None if len(plain) > _MOST_DIGITS or _THOUSANDTHS.search(plain) else Fraction(plain)


def word_at(given: list[Token], at: int) -> str:
    """Return the word at a place, nothing where there is no word."""
    return given[at].text if 0 <= at < len(given) and given[at].kind == "word" else ""
