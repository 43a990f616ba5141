"""Which words of a report count, and how much, when reports of one event are sought.

What happened stands at the beginning of a report, so a word weighs half as much some hundred words
later. A name that the archive knows counts as its record, whatever form the report uses; so reports
of other languages, or with other names for the same side, come together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from archive.records.dates import Date
from archive.text.fold import ALIKE, DIGITS

HALF: Final = 120
"""Words after which a word weighs half as much."""
LEAST: Final = 0.15
"""What a word at the end of a long report still weighs."""
_TITLE: Final = 0.6
"""The share of capitals from which on a sentence is a headline, where they mean nothing."""
_OFTEN: Final = 2
"""How much oftener a name has a capital inside sentences than it has none."""
_STEM: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")
ONE_SIGN: Final = DIGITS | {ord(sign): ord(group[0]) for group in ALIKE.values() for sign in group}
"""A sign -> the one that stands for all that are alike: a text keeps its length."""
_USUAL: Final = (
    "a about above after again against all also am an and any are as at be because been",
    "before being below between both but by can can't could couldn't did didn't do does",
    "doesn't doing don't down during each few for from further had has hasn't have haven't",
    "having he her here hers herself him himself his how i if in into is isn't it its",
    "itself just me more most my myself no nor not now of off on once only or other our",
    "ours ourselves out over own same she should so some such than that the their theirs",
    "them themselves then there these they this those through to too under until up upon",
    "very was wasn't we were weren't what when where which while who whom why will with",
    "won't would you your yours yourself n't 've 'll 're re ve ll according may might must",
    "one said say saying says telling told two us com htm html http https net org www",
)
_STOPS: Final = frozenset(" ".join(_USUAL).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of one report when others of the same event are sought.

    ``sentences`` are half-open code points of ``text`` in order; ``names`` the known names in it,
    each with the id of its record, in order. ``date`` is when it appeared.
    """

    id: str
    text: str
    sentences: Sequence[tuple[int, int]]
    names: Sequence[tuple[int, int, str]] = ()
    date: Date | None = None


class Word(NamedTuple):
    """A word of a report as it is counted.

    ``form`` is as written, ``key`` in lower case, or "@" and the id of a record that it names.
    ``capital`` is None where capitals mean nothing: first words, headlines, figures.
    """

    key: str
    form: str
    capital: bool | None


@dataclass(slots=True)
class Lexis:
    """All words of some reports, numbered in the order in which they come."""

    number: dict[str, int] = field(default_factory=dict)
    forms: list[str] = field(default_factory=list)
    """By number: the first form with a capital inside a sentence, else the first."""
    capitals: list[int] = field(default_factory=list)
    """By number: how often with a capital inside a sentence; below, how often without."""
    smalls: list[int] = field(default_factory=list)

    def add(self, report: Report) -> dict[int, float]:
        """Return the words of a report, by number, with their weights."""
        weights: dict[int, float] = {}
        for place, word in enumerate(words(report)):
            number = self._numbered(word)
            weights[number] = weights.get(number, 0.0) + max(LEAST, 0.5 ** (place / HALF))
        return weights

    def _numbered(self, word: Word) -> int:
        number = self.number.setdefault(word.key, len(self.forms))
        if number == len(self.forms):
            self.forms.append(word.form)
            self.capitals.append(0)
            self.smalls.append(0)
        if word.capital:
            if not self.capitals[number]:
                self.forms[number] = word.form
            self.capitals[number] += 1
        elif word.capital is False:
            self.smalls[number] += 1
        return number

    def is_name(self, number: int) -> bool:
        """Whether a word is a name here, so far as capitals tell."""
        capitals = self.capitals[number]
        return capitals > _OFTEN * self.smalls[number]


def words(report: Report) -> Iterator[Word]:
    """Yield the words of a report that count, in order; a known name is one word."""
    text, names = report.text.translate(ONE_SIGN), iter((*report.names, (len(report.text), 0, "")))
    name = next(names)
    for start, end in report.sentences:
        reached = start
        while name[0] < end:
            if name[0] >= reached:
                yield from _plain(text, reached, name[0], opens=reached == start)
                yield Word(f"@{name[2]}", text[name[0] : name[1]], capital=True)
                reached = name[1]
            name = next(names)
        yield from _plain(text, reached, end, opens=reached == start)


def _plain(text: str, start: int, end: int, *, opens: bool) -> Iterator[Word]:
    """Yield the words of a piece of a sentence; ``opens``: it begins the sentence."""
    found = [match.group() for match in _WORD.finditer(text, start, end)]
    if not found:
        return
    title = sum(word[0].isupper() for word in found) > _TITLE * len(found)
    for place, word in enumerate(found):
        form = word.removesuffix("'s").removesuffix("'S")
        key = form.casefold()
        if len(key) > 1 and key not in _STOPS:
            told = not (title or form[0].isdigit() or (opens and place == 0))
            yield Word(key, form, form[0].isupper() if told else None)


def stem(word: str) -> str:
    """Return an English word without its commonest endings; words of other scripts stay.

    >>> stem("quakes"), stem("injured"), stem("injuring"), stem("parties")
    ('quak', 'injur', 'injur', 'party')
    """
    if len(word) > _STEM and not word.endswith("ss"):
        for ending, left in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
            if word.endswith(ending) and len(word) - len(ending) >= _STEM - 1:
                word = word.removesuffix(ending) + left
                break
    return word.removesuffix("e") if len(word) > _STEM else word


def is_figure(key: str) -> bool:
    """Whether a word is a number."""
    return key[0].isdigit()
