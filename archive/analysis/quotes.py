"""Quotations verified: the words are in the article, once, and at the recorded position.

Selectors follow the W3C Web Annotation Data Model, section 4.2: TextQuoteSelector (words) and
TextPositionSelector (offsets), the latter with the SHA-256 of its words.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from archive.analysis.nearest import nearest, words_at
from archive.analysis.reading import Reading
from archive.records.model import Quote
from archive.records.problems import Problems
from archive.records.vault import sha256

_LONGEST_COMPARED = 20_000
_MOST_COMPARED = 20_000_000  # signs of a quotation that are compared with the text
_MOST_GUESSED = 500  # problems up to which it is guessed what a quotation was meant to say


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quotation stands: code points, half-open."""

    start: int
    end: int


def locate(
    quote: Quote, reading: Reading, problems: Problems, *, vaulted: bool = False, line: int = 0
) -> Span | None:
    """Return where a quotation stands in its article, verified; None after a problem was noted.

    ``vaulted``: the text belongs to the vault, so its words may not stand in a record. Where it
    is not here, a position is taken as recorded. ``line``: on which the text begins in its file.
    """
    by_words = quote.exact is not None
    if wrong := _wrong_shape(quote, reading):
        problems.add(quote.at.mark, "quote-shape", *wrong)
        return None
    if by_words and (vaulted or reading.text is None):
        _refuse_words(quote, reading, problems, vaulted=vaulted)
        return None
    span = (
        _by_words(quote, reading, line, problems)
        if by_words
        else _by_place(quote, reading, problems)
    )
    return span if span and _inside(span, quote, reading, problems) else None


def _wrong_shape(quote: Quote, reading: Reading) -> tuple[str, str] | None:
    """Return what is wrong with a quotation in itself, and the fix."""
    given = [part is not None for part in (quote.start, quote.end, quote.sha256)]
    if quote.exact is not None:
        said, fix = "the passage has words and a position too", "keep one of the two"
        return (said, fix) if any(given) else None
    if not any(given):
        said = "the passage has neither words nor a position"
        return said, "add exact: with the words, or start, end and sha256 for a text in the vault"
    said = "the position is not complete: start, end and sha256 are needed"
    fix = _hash_hint(quote, reading) or "add what is missing"
    return None if all(given) else (said, fix)


def _refuse_words(quote: Quote, reading: Reading, problems: Problems, *, vaulted: bool) -> None:
    if vaulted or reading.passages:
        said = "the text of this article is in the vault, so its words may not stand here"
        code, fix = "quote-shape", _place_hint(quote, reading)
    else:
        said = f"article {reading.article} has no text"
        code, fix = "quote-not-found", "remove the passage, or add the article's text"
    problems.add(quote.at.of("exact"), code, said, fix)


def _place_hint(quote: Quote, reading: Reading) -> str:
    """Return what to write in the place of words that may not stand in a record."""
    words, text = quote.exact or "", reading.text or ""
    places = list(_occurrences(words, quote.prefix or "", quote.suffix or "", text))
    if len(places) == 1:
        (place,) = places
        return f"write start: {place.start}, end: {place.end}, sha256: {sha256(words)}"
    return "write start, end and sha256 in their place"


def _hash_hint(quote: Quote, reading: Reading) -> str:
    """Return the hash that a position without one should have."""
    if reading.text is None or quote.start is None or quote.end is None or quote.sha256:
        return ""
    return f"add sha256: {sha256(reading.text[quote.start : quote.end])}"


def _by_words(quote: Quote, reading: Reading, line: int, problems: Problems) -> Span | None:
    words, text = quote.exact or "", reading.text or ""
    places = list(_occurrences(words, quote.prefix or "", quote.suffix or "", text))
    if len(places) == 1:
        return places[0]
    if places:
        said = f"the words occur {len(places)} times in article {reading.article}"
        fix = "add prefix or suffix: the words directly before or after"
        problems.add(quote.at.of("exact"), "quote-not-unique", said, fix)
    elif words in text:
        said = f"the words are in article {reading.article}, but not with this prefix and suffix"
        mark = quote.at.of("prefix" if quote.prefix else "suffix")
        fix = "write prefix and suffix as the article has them"
        problems.add(mark, "quote-not-found", said, fix)
    else:
        _note_missing(quote, reading, line, problems)
    return None


def _note_missing(quote: Quote, reading: Reading, line: int, problems: Problems) -> None:
    guessed = len(problems.found) < _MOST_GUESSED
    near = nearest(quote.exact or "", reading) if guessed else None
    said, fix = f"the words are not in article {reading.article}", "quote the article's own words"
    if near and near.alike:
        said = f"the words stand in article {reading.article} with other signs, spaces or capitals"
        fix = "copy the words from the article"
    shown = near.shown(reading.text or "", line) if near else ""
    problems.add(quote.at.of("exact"), "quote-not-found", said, fix, shown)


def _occurrences(words: str, prefix: str, suffix: str, text: str) -> Iterator[Span]:
    """Yield where the words stand between prefix and suffix; white space around them is free.

    Of words that overlap themselves so often that to look at each place would take too long, two
    places are enough: they are not unique.
    """
    before, after = prefix.rstrip(), suffix.lstrip()
    cost, left = len(words) + len(before) + len(after), _MOST_COMPARED
    start = text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        if left < 0:
            yield from (span, span)
            return
        if _stands_between(span, before, after, text):
            yield span
        left -= cost
        start = text.find(words, start + 1)


def _stands_between(span: Span, before: str, after: str, text: str) -> bool:
    """Whether some words stand before and after a span, apart from white space."""
    start, end = span.start, span.end
    while before and start and text[start - 1].isspace():
        start -= 1
    while after and end < len(text) and text[end].isspace():
        end += 1
    return text.endswith(before, 0, start) and text.startswith(after, end)


def _by_place(quote: Quote, reading: Reading, problems: Problems) -> Span | None:
    start, end = quote.start or 0, quote.end or 0
    if reading.text is None:
        return Span(start, end)
    found = sha256(reading.text[start:end])
    if quote.sha256 in {found, reading.before.get((start, end))}:
        return Span(start, end)
    said = f"the words at {start}–{end} of {reading.article} are not the recorded ones"
    moved = _moved(quote, reading)
    fix = f"check the position; if it is right, write sha256: {found}"
    fix = f"write start: {moved.start} and end: {moved.end}" if moved else fix
    place = moved or Span(start, end)
    shown = words_at(place.start, place.end, reading)
    problems.add(quote.at.of("sha256"), "quote-changed", said, fix, shown)
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


def _inside(span: Span, quote: Quote, reading: Reading, problems: Problems) -> bool:
    """Whether a span holds words of published passages, and of no others."""
    if reading.text is None and not reading.passages:
        return span.start < span.end  # neither text nor findings are here: nothing tells
    before, after = (bisect_left(reading.passages, (edge,)) for edge in (span.start, span.end))
    near = reading.passages[max(before - 1, 0) : after]
    touched = [p for p in near if p.start < span.end and p.end > span.start]
    blank = reading.text is not None and not reading.text[span.start : span.end].strip()
    if span.start < span.end and not blank and touched and all(p.zone != "chrome" for p in touched):
        return True
    chrome = any(p.zone == "chrome" for p in touched)
    said = "is page chrome" if chrome else "holds no words of the report"
    fix = "quote words of the report itself"
    problems.add(quote.at.mark, "quote-outside", f"the span {span.start}–{span.end} {said}", fix)
    return False
