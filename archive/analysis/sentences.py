"""Where sentences end: a few rules that keep offsets, for any script with . ! ? or ؟.

Unicode UAX #29 gives the default boundaries; the exceptions here (abbreviations, initials,
quotation marks after the stop) are those of news prose.
"""

import re
from collections.abc import Iterator

# A run of stops is tried once, from its first, so that 200,000 full stops take no time. The
# expression begins with plain characters, to which the engine skips without starting a match.
_STOP = re.compile(
    r"[.!?؟۔…](?<![.!?؟۔…]{2})[.!?؟۔…]*+[\"'”’»)\]]*+(\s++)(?=[\"'“‘«(\[]*+[^\W_a-z]|[-–—]\s)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Rev|Hon|St|Sen|Rep|Gov|Pres|Jr|Sr|Messrs"
    r"|No|Nos|vs|Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|cf"
    r"|Art|Fig|Vol|pp?|e\.g|i\.e|a\.m|p\.m|Bq|z\.B)|\b[A-Z])\.\Z"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]`` as half-open offsets without outer white space.

    Together they hold every character of the span that is not white space.
    """
    begin = _skip_space(text, start, end)
    for stop in _STOP.finditer(text, begin, end):
        close = stop.start(1)
        if close > begin and not _ABBREVIATION.search(text, max(begin, close - 12), close):
            yield begin, close
            begin = stop.end()
    last = start + len(text[start:end].rstrip())
    if last > begin:
        yield begin, last


def _skip_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())
