"""What a question should find: every document is looked at, nothing is looked up."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, Final

from archive.search.document import FIELDS, Document, Value
from archive.search.words import slots, split, stem, terms_at

ALL_OF: Final = {"subject", "person", "organization", "place", "event"}
"""Filters that name several values of these ask for documents that have them all."""

Holds = Callable[[Document], bool]


@dataclass(frozen=True)
class Question:
    """A question, as the engine is asked it, and what it means."""

    query: str = ""
    tests: tuple[Holds, ...] = ()
    filters: Mapping[str, str | list[str]] = field(default_factory=dict)
    start: str | None = None
    end: str | None = None

    def options(self) -> dict[str, Any]:
        """Return the engine's options."""
        given = {"filters": self.filters, "from": self.start, "to": self.end}
        return {name: value for name, value in given.items() if value}

    def found(self, documents: Iterable[Document]) -> list[Document]:
        """Return the documents that answer, in their order."""
        return [document for document in documents if self._holds(document)]

    def _holds(self, document: Document) -> bool:
        return (
            all(test(document) for test in self.tests)
            and all(_filtered(document, name, given) for name, given in self.filters.items())
            and between(document, self.start, self.end)
        )


def _filtered(document: Document, name: str, given: str | list[str]) -> bool:
    if name.startswith("-"):
        values = [given] if isinstance(given, str) else given
        return not any(_filtered(document, name[1:], value) for value in values)
    wanted = [given] if isinstance(given, str) else given
    has = [
        between(document, value, value) if name == "year" else (name, value) in document.values
        for value in wanted
    ]
    return all(has) if name in ALL_OF else any(has) or not wanted


def between(document: Document, start: str | None, end: str | None) -> bool:
    """Tell whether a document's day is within dates, each as exact as it is."""
    if start is None and end is None:
        return True
    if document.day is None:
        return False
    day = _iso(document)
    return (not start or day[: len(start)] >= start) and (not end or day[: len(end)] <= end)


def _iso(document: Document) -> str:
    return "" if document.day is None else dt.date.fromordinal(document.day).isoformat()


@dataclass(frozen=True)
class Text:
    """A text as its terms."""

    terms: list[frozenset[str]]
    """Those at each place."""
    where: Mapping[str, list[int]]
    """Term -> its places."""


@cache
def places(text: str) -> Text:
    """Return the terms of a text and their places."""
    found = [frozenset([slot] if isinstance(slot, str) else slot) for slot in slots(text)]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(found):
        for term in terms:
            where[term].append(place)
    return Text(found, where)


def title_of(document: Document) -> Text:
    """Return the terms of a title."""
    return places(document.title)


def text_of(document: Document) -> Text:
    """Return the terms of a text, its sentences in a row."""
    return places("\n".join(sentence.text for sentence in document.sentences))


def phrase(text: str) -> Holds:
    """Return whether words stand one after the other, in the title or in the text."""
    return lambda document: _in_row(title_of(document), text) or _in_row(text_of(document), text)


def in_title(text: str, *, quoted: bool) -> Holds:
    """Return whether a title has some words: one after the other, or anywhere."""
    if quoted:
        return lambda document: _in_row(title_of(document), text)
    return lambda document: all(_in_row(title_of(document), word) for word in split(text))


def _in_row(found: Text, text: str) -> bool:
    row = places(text).terms
    starts = {at for term in row[0] for at in found.where.get(term, ())}
    return any(_alike(row, found.terms[at : at + len(row)]) for at in starts)


def _alike(row: Sequence[frozenset[str]], here: Sequence[frozenset[str]]) -> bool:
    return len(row) == len(here) and all(map(frozenset.intersection, row, here))


def beginning(text: str) -> Holds:
    """Return whether a word begins so."""
    return lambda document: any(term.startswith(text) for term in _terms(document))


def _terms(document: Document) -> Iterator[str]:
    return chain(title_of(document).where, text_of(document).where)


def word_form(word: str, language: str) -> Holds:
    """Return whether a form of a word of some language is there."""
    roots = {stem(term, language) for term in terms_at(slots(word)[0])}
    return lambda document: any(stem(term, language) in roots for term in _terms(document))


def called(name: str, text: str, values: Iterable[Value]) -> Holds:
    """Return whether a document has a value of some field in whose names all words are."""
    wanted = set(split(text))
    ids = {
        value.id
        for value in values
        if value.field == name
        and (wanted <= {w for form in value.names for w in split(form)} or value.id == text.lower())
    }
    return lambda document: any((name, id_) in document.values for id_ in ids)


def in_year(text: str) -> Holds:
    """Return whether a document is of some year."""
    return lambda document: between(document, text, text)


def negated(holds: Holds) -> Holds:
    """Return the contrary."""
    return lambda document: not holds(document)


def newest_first(documents: Sequence[Document]) -> list[str]:
    """Return the ids of documents, the newest first, those without a date last."""
    dated = [document.article for document in documents if document.day is not None]
    return dated[::-1] + [document.article for document in documents if document.day is None]


def facets(documents: Sequence[Document], values: Iterable[Value]) -> dict[str, list[Any]]:
    """Return how often each value is among some documents, as the engine tells it."""
    labels = {(value.field, value.id): value.label for value in values}
    counts = Counter(key for document in documents for key in document.values)
    rows = {
        name: [(-count, labels[key], key[1]) for key, count in counts.items() if key[0] == name]
        for name in FIELDS
    }
    years = Counter(_iso(document)[:4] for document in documents if document.day is not None)
    rows["year"] = [(-count, year, year) for year, count in years.items()]
    return {
        name: [{"value": id_, "label": label, "count": -less} for less, label, id_ in sorted(found)]
        for name, found in rows.items()
    }


def histogram(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return how many of some documents each month has."""
    months = Counter(_iso(document)[:7] for document in documents if document.day is not None)
    return [{"month": month, "count": count} for month, count in sorted(months.items())]
