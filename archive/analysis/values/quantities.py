"""What words of quantity mean: bounds, hedges and vague words, and how a count is said.

What the words mean:

=======================  ===========  =========================================================
words                    least, most  rule
=======================  ===========  =========================================================
3,000; forty-one         n, n
about, some, nearly …    n, n, about  a hedge, whichever, says only that n is not exact
at least, n or more      n, –
more than, over          n + 1, –
at most, up to           0, n
fewer than, under        0, n - 1
20 to 30, between … and  20, 30
no, none, nobody         0, 0
both                     2, 2
one of the …             1, –         speaks of one of several and counts no others
a couple                 2, 3, about
a few, چند               2, –, about  more than one
several, چندین           3, –, about  more than a couple
many, بسیاری             4, –, about  more than several
tens, ده‌ها               20, –, about a plural is two of its unit, or more
dozens; scores           24; 40, –    the same, two dozen and two score
hundreds, صدها           200, –       the same; thousands, millions, tens of thousands too
several hundred          300, –       the least of both words multiplied
thousand of (sic)        1000, –      neither "a thousand" nor "thousands": the less is taken
=======================  ===========  =========================================================
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: at least, at most (None: no upper bound), and whether it is hedged."""

    least: int
    most: int | None
    about: bool = False

    def bounded(self, bound: str) -> "Count":
        """Return the count that a word before or after it makes: `ABOUT`, `LEAST` …."""
        match bound:
            case "about":
                return Count(self.least, self.most, about=True)
            case "at least":
                return Count(self.least, None, self.about)
            case "more than":
                return Count((self.most or self.least) + 1, None, self.about)
            case "at most":
                return Count(0, self.most, self.about)
            case _:
                return Count(0, max(self.least - 1, 0), self.about)


ABOUT: Final = "about"
LEAST: Final = "at least"
MORE: Final = "more than"
MOST: Final = "at most"
FEWER: Final = "fewer than"

BEFORE: Final = {
    ABOUT: (
        "about, some, around, nearly, almost, approximately, roughly, circa, close to, estimated,"
        " an estimated, a total of some, more or less, حدود, حدودا, در حدود, تقریبا,"
        " نزدیک به, قریب به"
    ),
    LEAST: "at least, no fewer than, no less than, not less than, a minimum of, دست کم, حداقل",
    MORE: (
        "more than, over, above, in excess of, upwards of, exceeding, well over, بیش از, بیشتر از"
    ),
    MOST: ("at most, no more than, not more than, up to, a maximum of, as many as, حداکثر, تا سقف"),
    FEWER: "fewer than, less than, under, below, کمتر از",
}
AFTER: Final = {
    ABOUT: "or so, - odd, or thereabouts",
    LEAST: "or more, at least, +, and more, یا بیشتر",
    MOST: "or fewer, or less, at most, at the most, یا کمتر",
}
VAGUE: Final = {
    "no": Count(0, 0),
    "none": Count(0, 0),
    "nobody": Count(0, 0),
    "no one": Count(0, 0),
    "zero": Count(0, 0),
    "هیچ": Count(0, 0),
    "both": Count(2, 2),
    "one of the": Count(1, None),
    "one of its": Count(1, None),
    "one of their": Count(1, None),
    "یکی از": Count(1, None),
    "a couple": Count(2, 3, about=True),
    "a couple of": Count(2, 3, about=True),
    "a few": Count(2, None, about=True),
    "چند": Count(2, None, about=True),
    "several": Count(3, None, about=True),
    "چندین": Count(3, None, about=True),
    "many": Count(4, None, about=True),
    "بسیاری": Count(4, None, about=True),
    "tens": Count(20, None, about=True),
    "ده ها": Count(20, None, about=True),
    "دهها": Count(20, None, about=True),
    "dozens": Count(24, None, about=True),
    "scores": Count(40, None, about=True),
    "hundreds": Count(200, None, about=True),
    "صدها": Count(200, None, about=True),
    "صد ها": Count(200, None, about=True),
    "thousands": Count(2000, None, about=True),
    "هزاران": Count(2000, None, about=True),
    "millions": Count(2_000_000, None, about=True),
    "میلیون ها": Count(2_000_000, None, about=True),
    "hundred of": Count(100, None, about=True),
    "thousand of": Count(1000, None, about=True),
}
NOT_BEFORE: Final = {
    "no": {"longer", "doubt", "way", "matter", "case", "sooner", ".", "1"},
    "many": {"as"},
}
SAID: Final = {
    count: f"{phrase} ({count.least:,} or more)"
    for phrase, count in VAGUE.items()
    if phrase.isascii() and count.about and count.most is None
} | {Count(0, 0): "none", Count(2, 3, about=True): "a couple (2 or 3)"}


def say_count(count: Count) -> str:
    """Return a count in neutral English: "about 3,000", "at least 1", "dozens (24 or more)"."""
    if count in SAID:
        return SAID[count]
    least, most, about = count.least, count.most, "about " if count.about else ""
    if most is None:
        return _rounder(MORE, least - 1, LEAST, least, about)
    if least == 0 and most > 0:
        return _rounder(FEWER, most + 1, MOST, most, about)
    return f"{about}{least:,}" if least == most else f"{about}{least:,} to {most:,}"


def _rounder(without: str, bound: int, including: str, number: int, about: str) -> str:
    """Say the rounder number: "more than 12,000" and not "at least 12,001"."""
    if bound > 0 and _roundness(bound) > _roundness(number):
        return f"{without} {about}{bound:,}"
    return f"{including} {about}{number:,}"


def _roundness(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))
