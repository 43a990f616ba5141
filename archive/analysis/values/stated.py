"""Typed values: what a claim says, in a form that can be compared by rule.

No rule chooses a winner: two values are the same, can both hold, or cannot.
"""

from dataclasses import dataclass

from archive.analysis.values.counts import Count, parse_count, say_count
from archive.records import dates
from archive.records.dates import Date
from archive.records.model import Value
from archive.text.fold import fold_form

KINDS = ("count", "date", "place", "agent", "label", "text")
_HEDGE = 0.1  # “about 3,000” is taken as 3,000 give or take a tenth


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its record's id, and how the thing lies to it: in, near, west of and so on."""

    entity: str
    relation: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, organization or place that acts, by its record's id."""

    entity: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a report for someone or something; always shown as a quotation."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """An answer in our neutral words."""

    words: str


Stated = Count | Date | Place | Agent | Label | Text


def stated(value: Value) -> Stated:
    """Return a record's value as a typed one. Raises ValueError for a count that is no number."""
    if value.count is not None:
        return parse_count(value.count)
    if value.date is not None:
        return value.date
    if value.place is not None:
        return Place(value.place, value.relation)
    if value.agent is not None:
        return Agent(value.agent)
    return Label(value.label) if value.label is not None else Text(value.text or "")


def same(one: Stated, other: Stated) -> bool:
    """Whether two values are the same; words count as the same whatever their capitals."""
    if isinstance(one, Label | Text) and type(one) is type(other):
        return fold_form(one.words) == fold_form(other.words)
    return one == other


def compatible(one: Stated, other: Stated) -> bool:
    """Whether two values can both hold, as far as a rule can tell."""
    if isinstance(one, Count) and isinstance(other, Count):
        (least, most), (low, high) = _range(one), _range(other)
        return least <= high and low <= most
    if isinstance(one, Date) and isinstance(other, Date):
        return one.first <= other.last and other.first <= one.last
    return same(one, other)


def implies(one: Stated, other: Stated) -> bool:
    """Whether who says the one says the other with it: 150 is at least 1, a day is in its year."""
    if isinstance(one, Count) and isinstance(other, Count):
        (low, high), most = _range(other), float("inf") if one.most is None else one.most
        return low <= one.least and most <= high
    if isinstance(one, Date) and isinstance(other, Date):
        return other.first <= one.first and one.last <= other.last
    return same(one, other)


def _range(count: Count) -> tuple[float, float]:
    most = float("inf") if count.most is None else count.most
    if not count.about:
        return count.least, most
    return count.least * (1 - _HEDGE), most * (1 + _HEDGE)


def say(value: Stated) -> str:
    """Return a value in words; of a place or agent its record's id stands for the name."""
    if isinstance(value, Count):
        return say_count(value)
    if isinstance(value, Date):
        return dates.say(value)
    if isinstance(value, Place):
        return f"{value.relation} {value.entity}"
    if isinstance(value, Agent):
        return value.entity
    return f"“{value.words}”" if isinstance(value, Label) else value.words


def as_data(value: Stated) -> dict[str, object]:
    """Return a value as a JSON object whose first key is its kind."""
    if isinstance(value, Count):
        return {"count": say_count(value), "least": value.least, "most": value.most,
                "about": value.about}  # fmt: skip
    if isinstance(value, Date):
        return {"date": value.text}
    if isinstance(value, Place):
        return {"place": value.entity, "relation": value.relation}
    if isinstance(value, Agent):
        return {"agent": value.entity}
    return {"label" if isinstance(value, Label) else "text": value.words}
