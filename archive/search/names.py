"""What the lexicon says beside postings: word forms, and whom a word names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from archive.search.document import Value
from archive.search.keys import order
from archive.search.lexicon import Forms
from archive.search.words import STOPS, as_name, slots, split, stem, terms_at, without_umlauts

Notes = dict[str, Any]


def notes(words: Mapping[str, Collection[str]], values: Iterable[Value]) -> dict[str, Notes]:
    """Return key -> what is known of it beside its postings.

    ``words`` maps a language to the terms of its documents. Notes: ``stop``, the word is so common
    that a question need not insist on it; ``names``, the values that are called exactly so;
    ``called``, those with the word in a name; ``value``, label and address of a value, then its
    names, folded.
    """
    found: defaultdict[str, Notes] = defaultdict(dict)
    for language, known in words.items():
        for word in STOPS[language].intersection(known):  # others would tell of no text
            found[word]["stop"] = 1
    for value in values:
        _name(found, value)
    return dict(found)


def _name(found: defaultdict[str, Notes], value: Value) -> None:
    key = f"{value.field}:{value.id}"
    names = value.names or (value.label,)
    rows = {tuple(split(name)) for name in (*names, *map(without_umlauts, names))} - {()}
    folded = sorted({" ".join(split(name)) for name in names} - {""})
    found[key]["value"] = [value.label, value.address, *folded]
    for name in {as_name(row) for row in rows}:
        found[name].setdefault("names", []).append(key)
    for word in {term for name in names for slot in slots(name) for term in terms_at(slot)}:
        found[word].setdefault("called", []).append(key)


def forms(words: Mapping[str, Iterable[str]]) -> list[Forms]:
    """Return stem, language and forms of all words, in the order of stems.

    A term that two words in the Arabic script make together has the stem that it would have alone.
    """
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for language, known in words.items():
        for word in sorted(known):
            found[stem(word, language), language].append(word)
    ranked = sorted(found.items(), key=lambda item: (order(item[0][0]), item[0][1]))
    return [(root, language, same) for (root, language), same in ranked]
