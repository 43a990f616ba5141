"""Whether quoted words give a value: its number, date, name or label must stand in them.

Numbers and times are read with the words around the quotation: "14 people" out of "at least 14
people" does not give 14.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import shorten
from typing import TypeVar

from archive.analysis.quotes import Span
from archive.analysis.reading import Reading
from archive.analysis.values.counts import Count, FoundCount, counts, say_count
from archive.analysis.values.stated import Agent, Label, Place, Stated
from archive.analysis.values.times import Anchor, FoundTime, times
from archive.records.blanks import meeting
from archive.records.dates import Date
from archive.records.model import Article, Claim
from archive.text.fold import fold_name

_QUOTATION_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›', ""))
_LONGEST_SHOWN = 160
_MOST_SHOWN = 20
_Found = TypeVar("_Found", FoundCount, FoundTime)


class Unread(Exception):  # noqa: N818 - a value that the words do not give, not an error of ours
    """A value cannot be read from the quoted words; ``field`` is the part of it that says so."""

    def __init__(self, field: str, message: str) -> None:
        """Keep the field and a sentence for the archivist."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words, and what is known of the article around them."""

    article: Article
    reading: Reading
    span: Span

    @property
    def text(self) -> str:
        """The words; nothing where they are not here."""
        return (self.reading.text or "")[self.span.start : self.span.end]

    @property
    def around(self) -> tuple[int, str, str]:
        """The passages in which they stand: where these begin, their words, their language."""
        first = self.reading.passage_at(self.span.start)
        last = self.reading.passage_at(self.span.end - 1)
        start = first.start if first else self.span.start
        end = last.end if last else self.span.end
        language = first.lang if first else self.article.language
        return start, (self.reading.text or "")[start:end], language

    @property
    def named(self) -> list[str]:
        """Whom they name, by record, in order."""
        start, end = self.span.start, self.span.end
        mentions = self.reading.mentions
        begun = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
        inside = (mention for mention in begun if mention.end <= end)
        met = meeting(start, end, self.reading.blanks)
        blanks = (b.by for b in met if b.by and start <= b.start and b.end <= end)
        return list(dict.fromkeys((*(mention.entity for mention in inside), *blanks)))

    @property
    def read(self) -> str:
        """The words as readers see them."""
        return self.reading.words(self.span.start, self.span.end)

    @property
    def shown(self) -> str:
        """The words as messages show them."""
        words = shorten(self.text, _LONGEST_SHOWN, placeholder=" …")
        return f"“{words}”" if words else ""


def how_read(claim: Claim, value: Stated, quoted: Quoted) -> str:
    """Return how a value was worked out from its words, "" where it simply stands there.

    Raises Unread when the words do not give it. Where they are not here, only names are looked
    for: findings have these.
    """
    if isinstance(value, Place | Agent):
        _look_for_name(value, quoted)
        return ""
    if quoted.reading.text is None:
        return _recalled(value, quoted)
    if claim.value.read_from is not None:
        _look_for_words("read_from", claim.value.read_from, quoted.read, _plain)
    if isinstance(value, Date):
        return _look_for_date(claim, value, quoted)
    if isinstance(value, Count):
        _look_for_count(claim, value, quoted)
    elif isinstance(value, Label):
        _look_for_words("label", value.words, quoted.read, _spelt)  # it is shown as a quotation
    return ""


def _recalled(value: Stated, quoted: Quoted) -> str:
    """Return how a date was worked out, as the findings of a text that is not here have it."""
    held = {(said.start, said.end, said.date): said.how for said in quoted.reading.derived}
    return held.get((quoted.span.start, quoted.span.end, str(value)), "")


@lru_cache(maxsize=64)  # many claims are about one passage
def _counts(text: str, *, articles: bool) -> Sequence[FoundCount]:
    return counts(text, articles=articles)


@lru_cache(maxsize=64)
def _times(text: str, anchor: Anchor | None, language: str) -> Sequence[FoundTime]:
    return times(text, anchor, language)


def _first(found: Sequence[_Found], place: int) -> int:
    """Return the index of the first that begins at a place or behind it."""
    return bisect_left(found, place, key=lambda one: one.start)


def _told(found: Sequence[_Found], claim: Claim, quoted: Quoted) -> Iterator[_Found]:
    """Yield what stands in the quoted words, or in the part of them that the record names."""
    start, text, _ = quoted.around
    first, last, part = quoted.span.start - start, quoted.span.end - start, claim.value.read_from
    for one in found[_first(found, first) : _first(found, last)]:
        if one.end <= last and (part is None or _has_words(part, text[one.start : one.end])):
            yield one


def _has_words(part: str, words: str) -> bool:
    """Whether words stand in others, and not as the inner part of a word ("4" in "14")."""
    return bool(re.search(rf"(?<!\w){re.escape(_plain(words))}(?!\w)", _plain(part)))


def _look_for_words(field: str, part: str, words: str, plain: Callable[[str], str]) -> None:
    wanted = plain(part)
    in_sentence = wanted[:1].swapcase() + wanted[1:]  # as quoting lets a first letter change
    held = any(one in plain(words) for one in (wanted, in_sentence))
    if part not in words and not (held and wanted.strip("' ")):
        raise Unread(field, f"“{part}” is not among the quoted words")


def _spelt(words: str) -> str:
    """Return words without the marks and spaces in which two writings of them may differ."""
    return fold_name(words.translate(_QUOTATION_MARKS))


def _plain(words: str) -> str:
    """Return words without what two writings of them may differ in, capitals included."""
    return _spelt(words).casefold()


def _look_for_name(value: Place | Agent, quoted: Quoted) -> None:
    named, known = quoted.named, quoted.reading.text is not None or quoted.reading.sentences
    if known and value.entity not in named:
        field = "place" if isinstance(value, Place) else "agent"
        whom = ", ".join(named) or "no one"
        raise Unread(field, f"the quoted words do not name “{value.entity}”; they name {whom}")


def _look_for_count(claim: Claim, value: Count, quoted: Quoted) -> None:
    _, text, _ = quoted.around
    given = _counts(text, articles=claim.value.read_from is not None)
    found = [one.count for one in _told(given, claim, quoted)]
    if value not in found:
        held = ", ".join(f"“{say_count(one)}”" for one in found[:_MOST_SHOWN]) or "no number"
        held += "".join(f"; “{text[c.start : c.end]}” is cut off" for c in _cut(given, quoted))
        said = f"“{say_count(value)}” cannot be read from the quoted words; they hold {held}"
        raise Unread("count", said)


def _cut(given: Sequence[FoundCount], quoted: Quoted) -> Iterator[FoundCount]:
    """Yield the counts of which only a part is quoted."""
    start, _, _ = quoted.around
    for edge in (quoted.span.start - start, quoted.span.end - start):
        at = _first(given, edge)
        yield from (one for one in given[max(at - 1, 0) : at] if edge < one.end)


def _look_for_date(claim: Claim, value: Date, quoted: Quoted) -> str:
    """Return how the date follows from the words, if it does."""
    _, text, language = quoted.around
    given = _times(text, _anchor(claim, quoted.article), language)
    found = list(_told(given, claim, quoted))
    for time in found:
        if time.edtf == value.text:
            return time.how
    read = (
        f"“{text[t.start : t.end]}” is {t.edtf or 'not resolved'} ({t.how})"
        for t in found[:_MOST_SHOWN]
    )
    held = "; ".join(read) or "no date"
    raise Unread("date", f"{value} cannot be read from the quoted words; they hold {held}")


def _anchor(claim: Claim, article: Article) -> Anchor | None:
    """Return the day from which times in the words count: a person's choice, or the article's."""
    if claim.anchor:
        return Anchor(claim.anchor, "chosen for this claim", chosen=True)
    return Anchor(article.published) if article.published else None
