"""Quotations verified: the words are in the article, once, and at the recorded position.

Selectors follow the W3C Web Annotation Data Model, section 4.2: TextQuoteSelector (words) and
TextPositionSelector (offsets), the latter with the SHA-256 of its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.analysis.reading import Reading
from archive.records.model import Quote
from archive.records.problems import Problems
from archive.records.vault import sha256

_LONGEST_COMPARED = 20_000
_MOST_COMPARED = 10_000_000  # characters of the text times characters of the quotation


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quotation stands: code points, half-open."""

    start: int
    end: int


def locate(
    quote: Quote, reading: Reading, problems: Problems, *, vaulted: bool = False
) -> Span | None:
    """Return where a quotation stands in its article, verified; None after a problem was noted.

    ``vaulted``: the text belongs to the vault, so its words may not stand in a record. Where it
    is not here, a position is taken as recorded.
    """
    by_words = quote.exact is not None
    by_place = quote.start is not None and quote.end is not None and quote.sha256 is not None
    if by_words == by_place or (by_words and (quote.start is not None or quote.sha256 is not None)):
        said = "the passage is given neither by words nor by position, or by both"
        fix = "write exact; or, for a text in the vault, start, end and sha256"
        problems.add(quote.at.mark, "quote-shape", said, _hash_hint(quote, reading) or fix)
        return None
    if by_words and (vaulted or reading.text is None):
        said, fix = "the text of this article is in the vault", _place_hint(quote, reading)
        problems.add(quote.at.of("exact"), "quote-shape", said, fix)
        return None
    span = _by_words(quote, reading, problems) if by_words else _by_place(quote, reading, problems)
    return span if span and _inside(span, quote, reading, problems) else None


def _place_hint(quote: Quote, reading: Reading) -> str:
    """Return what to write in the place of words that may not stand in a record."""
    words, text = quote.exact or "", reading.text or ""
    places = list(_occurrences(words, quote.prefix or "", quote.suffix or "", text))
    if len(places) == 1:
        (place,) = places
        return f"write start: {place.start}, end: {place.end}, sha256: {sha256(words)}"
    return "give start, end and sha256: words of a text in the vault may not stand here"


def _hash_hint(quote: Quote, reading: Reading) -> str:
    """Return the hash that a position without one should have."""
    if reading.text is None or quote.start is None or quote.end is None or quote.sha256:
        return ""
    return f"add sha256: {sha256(reading.text[quote.start : quote.end])}"


def _by_words(quote: Quote, reading: Reading, problems: Problems) -> Span | None:
    words, mark, text = quote.exact or "", quote.at.of("exact"), reading.text or ""
    places = list(_occurrences(words, quote.prefix or "", quote.suffix or "", text))
    if len(places) == 1:
        return places[0]
    said = f"the words are not in article {reading.article}"
    fix, code, nearest = "quote the article's own words", "quote-not-found", ""
    if places:
        said, code = f"the words occur {len(places)} times in {reading.article}", "quote-not-unique"
        fix = "add prefix or suffix: the words directly before or after"
    else:
        nearest = _nearest(words, reading)
    problems.add(mark, code, said, fix, nearest)
    return None


def _occurrences(words: str, prefix: str, suffix: str, text: str) -> Iterator[Span]:
    """Yield where the words stand between prefix and suffix; white space around them is free."""
    lead = rf"{re.escape(prefix.rstrip())}\s*" if prefix else ""
    trail = rf"(?=\s*+{re.escape(suffix.lstrip())})" if suffix else ""
    pattern = re.compile(rf"(?={lead}({re.escape(words)}){trail})")
    for found in pattern.finditer(text):
        yield Span(*found.span(1))


def _by_place(quote: Quote, reading: Reading, problems: Problems) -> Span | None:
    start, end = quote.start or 0, quote.end or 0
    if reading.text is None:
        return Span(start, end)
    found = sha256(reading.text[start:end])
    if found == quote.sha256:
        return Span(start, end)
    said = f"the words at {start}–{end} of {reading.article} are not the recorded ones"
    moved = _moved(quote, reading)
    fix = (
        f"write start: {moved.start} and end: {moved.end}"
        if moved
        else f"check the words; their sha256 is {found}"
    )
    problems.add(quote.at.of("sha256"), "quote-changed", said, fix)
    return None


def _moved(quote: Quote, reading: Reading) -> Span | None:
    """Return where the recorded words stand now, if they have only moved."""
    text, length = reading.text or "", (quote.end or 0) - (quote.start or 0)
    if length <= 0 or len(text) > _LONGEST_COMPARED:
        return None
    for start in range(len(text) - length + 1):
        if sha256(text[start : start + length]) == quote.sha256:
            return Span(start, start + length)
    return None


def _nearest(words: str, reading: Reading) -> str:
    """Return the article's sentence most like ``words``, with its place, or nothing."""
    text = reading.text or ""
    best, score = None, 0.5
    matcher = SequenceMatcher(b=words, autojunk=False)
    for sentence in reading.sentences if len(text) * len(words) <= _MOST_COMPARED else ():
        matcher.set_seq1(text[sentence.start : sentence.end])
        likeness = sum(block.size for block in matcher.get_matching_blocks()) / len(words)
        if likeness > score:
            best, score = sentence, likeness
    if best is None:
        return ""
    place = reading.passages[best.passage].place
    return f"“{text[best.start : best.end]}” ({place} of the article)"


def _inside(span: Span, quote: Quote, reading: Reading, problems: Problems) -> bool:
    """Whether a span holds words of published passages, and of no others."""
    if reading.text is None and not reading.passages:
        return span.start < span.end  # neither text nor findings are here: nothing tells
    touched = [p for p in reading.passages if p.start < span.end and p.end > span.start]
    blank = reading.text is not None and not reading.text[span.start : span.end].strip()
    if span.start < span.end and not blank and touched and all(p.zone != "chrome" for p in touched):
        return True
    said = f"{span.start}–{span.end} is no part of the report's text"
    fix = "quote words of the report; zones of page chrome are no part of it"
    problems.add(quote.at.mark, "quote-outside", said, fix)
    return False
