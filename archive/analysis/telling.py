"""Which of the quoted words give a value, so that a page can mark them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from archive.analysis.claims import Answer
from archive.analysis.quotes import Span
from archive.analysis.reading import Reading
from archive.analysis.values.counts import Count, counts
from archive.analysis.values.expressions import expressions
from archive.analysis.values.stated import Agent, Place, Stated
from archive.records.dates import Date

_WORD = re.compile(r"\w+")


def telling(answer: Answer, reading: Reading) -> Span | None:
    """Return where the words stand from which a value was read; None where that is not one place.

    What the record says (``read_from`` or a label) comes before what can be found: the only number
    of this size, the only time, the first name.
    """
    span, text = answer.span, reading.text
    if text is None:
        return None
    part = answer.claim.value.read_from or answer.claim.value.label
    if part is not None:
        return _words(part, text, span)
    if isinstance(answer.value, Place | Agent):
        return _name(answer.value.entity, reading, span)
    found = list(_found(answer.value, text[span.start : span.end]))
    return Span(span.start + found[0][0], span.start + found[0][1]) if len(found) == 1 else None


def _found(value: Stated, words: str) -> Iterator[tuple[int, int]]:
    """Yield where a number of this size, or where any time, stands among words."""
    if isinstance(value, Count):
        yield from ((one.start, one.end) for one in counts(words) if one.count == value)
    elif isinstance(value, Date):
        yield from ((one.start, one.end) for one in expressions(words))


def _name(entity: str, reading: Reading, span: Span) -> Span | None:
    mentions = reading.mentions
    begun = mentions[bisect_left(mentions, (span.start,)) : bisect_left(mentions, (span.end,))]
    inside = (mention for mention in begun if mention.end <= span.end)
    return next((Span(m.start, m.end) for m in inside if m.entity == entity), None)


def _words(part: str, text: str, span: Span) -> Span | None:
    """Return where words stand inside a span, whatever their case and the signs between them."""
    wanted = r"\W+".join(map(re.escape, _WORD.findall(part)))
    found = re.compile(wanted, re.IGNORECASE).search(text, span.start, span.end)
    return Span(*found.span()) if wanted and found else None
