"""What a group of reports is called until a person gives the event its name.

Only names that most of the reports have, a noun from a short list of neutral ones, and a date. The
words of headlines are not used: a source's choice of words is its own.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from archive.intake.events.near import Vectors
from archive.intake.events.words import Report, stem, words
from archive.records.dates import Date, parse, say

MOST: Final = 2 / 3
"""The share of a group's reports that must have a word for the event to be called by it."""
_NAMES: Final = 4
_LEAD: Final = 150  # words of a report in which what it is about is named
_WORDS: Final = (
    "accident agreement appointment arrest auction award ceremony climb collision concert",
    "conference crash cyclone drought earthquake eclipse election eruption evacuation",
    "exhibition expedition explosion festival fire flood funeral hearing hurricane",
    "inauguration inquest investigation landslide launch lawsuit match meeting merger",
    "negotiation outage pardon parade performance protest race recall referendum release",
    "rescue resignation ruling sale sentence shooting speech statement storm strike summit",
    "takeover tour tournament transfer trial tsunami verdict visit vote wedding",
)
_CALENDAR: Final = frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "christmas", "easter"),
    ]
)
_NOUNS: Final = {stem(noun): noun for noun in " ".join(_WORDS).split()}


def names_of(vectors: Vectors, rows: Sequence[int]) -> list[str]:
    """Return the keys of the names that tell most of a group, the most telling first."""
    held: Counter[int] = Counter()
    weight: defaultdict[int, float] = defaultdict(float)
    for index in rows:
        for term, value in zip(*vectors.row(index), strict=True):
            if vectors.named[term] and vectors.keys[term] not in _CALENDAR:
                held[int(term)] += 1
                weight[int(term)] += float(value)
    shares = (MOST, MOST / 2)  # the second for a group that has no name in common
    by_share = [[t for t, n in held.items() if n >= share * len(rows)] for share in shares]
    shared = next(filter(None, by_share), [])
    shared.sort(key=lambda term: (-round(weight[term], 6), vectors.keys[term]))
    return [vectors.keys[term] for term in shared[:_NAMES]]


def written(forms: Mapping[str, str], report: Report) -> list[str]:
    """Return the forms of some names, by their keys, in a report's order.

    Words that stand side by side there are one name.
    """
    left, said = dict(forms), list[str]()
    before = ""  # the word before, if it is one of these
    for word in words(report):
        form = left.pop(word.key, "")
        if form and before and f"{before} {word.form}" in report.text:
            said[-1] += f" {_cased(form)}"
        elif form:
            said.append(_cased(form))
        before = word.form if form and word.key[0] != "@" else ""
    return said


def _cased(form: str) -> str:
    """Return a name without the capitals of a headline."""
    return form.capitalize() if form.isupper() and len(form) > _NAMES else form


def noun_of(members: Sequence[Report]) -> str:
    """Return what happened, in one neutral noun, if most reports begin with it; else ""."""
    held: Counter[str] = Counter()
    for report in members:
        leads = {stem(word.key) for word in islice(words(report), _LEAD)}
        held.update(leads & _NOUNS.keys())
    ranked = sorted(held.items(), key=lambda item: (-item[1], item[0]))
    return next((_NOUNS[key] for key, number in ranked if number >= MOST * len(members)), "")


def name_of(names: Sequence[str], noun: str, when: str) -> str:
    """Return a neutral name: "Earthquake: Lake Town, Pier Island (May 2013)"."""
    what = noun.capitalize() if noun else "Event"
    about = ", ".join(names)
    return f"{what}{': ' if about else ''}{about}{f' ({when})' if when else ''}"


def date_of(readings: Sequence[Collection[str]]) -> str:
    """Return the date (EDTF) that most reports give in their first words; "" where none is."""
    held = Counter(date for found in readings for date in sorted(found))
    ranked = sorted(held.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    return next((date for date, number in ranked if number > max(1, len(readings) / 2)), "")


def month_of(dates: Iterable[Date | None]) -> str:
    """Return in words the month in which most of some reports appeared, or the year, or ""."""
    said = [date.text for date in dates if date and not date.is_open]
    for length in (7, 4):
        found = Counter(text[:length] for text in said if len(text) >= length)
        best = next(iter(sorted(found, key=lambda text: (-found[text], text))), "")
        if found[best] > len(said) / 2:
            return say(parse(best))
    return ""
