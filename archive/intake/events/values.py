"""A typed value that a sentence gives for the same question as a claim on record.

Only what can be read from the words is proposed: the count beside the same words, the one date,
the same name, the same label. Another report may well give another number or date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from archive.analysis.claims import Answer
from archive.analysis.reading import Reading
from archive.analysis.values.counts import Count, FoundCount, counts, parse_count, say_count
from archive.analysis.values.stated import Agent, Label, Place, Text
from archive.analysis.values.times import Anchor, times
from archive.intake.events.words import ONE_SIGN, stem
from archive.records.dates import Date
from archive.records.model import Article

_COUNTED: Final = 4  # words after a number that say what is counted
_FEW: Final = 60  # code points in which these stand
_WORD: Final = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a report, as code points, and what is known of it."""

    article: Article
    reading: Reading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return (self.reading.text or "")[self.start : self.end]

    @property
    def around(self) -> tuple[int, str, str]:
        """The passage in which they stand: where it begins, its words, its language."""
        held = self.reading.passage_at(self.start)
        start, end, language = (
            (held.start, held.end, held.lang)
            if held
            else (self.start, self.end, self.article.language)
        )
        return start, (self.reading.text or "")[start : max(end, self.end)], language


def value_in(words: Words, answer: Answer, said: Words) -> dict[str, Any] | None:
    """Return the value that words give for the question of an answer on record, None if they don't.

    *said*: the words of that answer.
    """
    value = answer.value
    if isinstance(value, Count):
        return _count(words, value, said)
    if isinstance(value, Date):
        return _date(words)
    if isinstance(value, Place | Agent):
        return _name(words, value)
    if isinstance(value, Label):
        label = _same_words(words, value.words)
        return {"label": label} if label else None
    return _text(words, value, answer.claim.value.read_from)


def _count(words: Words, value: Count, said: Words) -> dict[str, Any] | None:
    """Return the first count of the same things as the one on record."""
    counted = next((things for count, things in _counts(said) if count == value), set())
    found = (count for count, things in _counts(words) if things & counted)
    best = next(found, None)
    return None if best is None else {"count": _written(best)}


def _counts(words: Words) -> Iterator[tuple[Count, set[str]]]:
    """Yield the counts in some words, each with the words after it."""
    start, text, _ = words.around
    for found in counts(text):
        if words.start <= start + found.start and start + found.end <= words.end:
            yield found.count, _things(text, found)


def _things(text: str, found: FoundCount) -> set[str]:
    after = _WORD.findall(text[found.end : found.end + _FEW])
    return {stem(word.casefold()) for word in after[:_COUNTED]} - {"the", "hav", "wer", "and"}


def _written(count: Count) -> str:
    """Return a count as a record has it."""
    said = say_count(count).partition(" (")[0]
    return said.replace(",", "") if parse_count(said) == count else str(count.least)


def _date(words: Words) -> dict[str, Any] | None:
    """Return the date of some words, if they give one and no other."""
    start, text, language = words.around
    published = words.article.published
    found = times(text, Anchor(published) if published else None, language)
    held = [t for t in found if words.start <= start + t.start and start + t.end <= words.end]
    dates = {time.edtf for time in held}
    return {"date": dates.pop()} if len(dates) == 1 and None not in dates else None


def _name(words: Words, value: Place | Agent) -> dict[str, Any] | None:
    """Return the same place or agent, if the words name it."""
    inside = (m for m in words.reading.mentions if words.start <= m.start and m.end <= words.end)
    if all(mention.entity != value.entity for mention in inside):
        return None
    if isinstance(value, Agent):
        return {"agent": value.entity}
    related = {} if value.relation == "in" else {"relation": value.relation}
    return {"place": value.entity, **related}


def _text(words: Words, value: Text, read_from: str | None) -> dict[str, Any] | None:
    """Return the same answer in our words, if the words from which it was read stand here too."""
    read = _same_words(words, read_from) if read_from else ""
    return {"text": value.words, "read_from": read} if read else None


def _same_words(words: Words, wanted: str) -> str:
    """Return a report's own spelling of some words; "" where it has not these."""
    plain = re.escape(" ".join(wanted.translate(ONE_SIGN).split())).replace(r"\ ", r"\s+")
    text = words.text
    found = re.search(rf"(?<!\w){plain}(?!\w)", text.translate(ONE_SIGN), re.IGNORECASE)
    return text[found.start() : found.end()] if found else ""
