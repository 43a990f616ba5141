"""What the words around a name say of its bearer: person, organization, place, or nothing."""

import re
from collections import Counter
from typing import Final

from archive.intake.names.found import Found
from archive.intake.names.lands import lands
from archive.intake.names.parts import Type
from archive.intake.names.words import OPENERS, OUTLETS, RANKS, SITES, TRADES
from archive.text.fold import fold_name

_BEFORE: Final = 48
_AFTER: Final = 60
_SAYS: Final = (
    "said|says|told|tells|added|adds|explained|argued|warned|wrote|replied|denied|noted|claimed|"
    "stated|announced|declined|reported|insisted|acknowledged|asked|called|was|is|has|had|will|would"
)
_LAST_WORD: Final = re.compile(r"([^\W\d_][\w-]*)[\s,]+(?:known as |called |named )?\Z")
_IN: Final = re.compile(
    r"\b(?:in|at|near|outside|inside|across|around|throughout|via|(?:north|south|east|west)\w* of"
    r"|(?:city|town|port|village|province|state|coast|outskirts|capital) of|based in|off)"
    r"\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\b(?:from|to|towards?|into|left|leave|visit(?:ed)?)\s(?:the\s)?\Z")
_BY: Final = re.compile(r"\b(?:by|By|and|named)\s\Z")
_SPEAKS: Final = re.compile(rf"\A,?\s(?:{_SAYS})\b")
_DESCRIBED: Final = re.compile(r"\A, (?:who|whose|\d\d,|(?:an?|the|his|her|its|former)\s([^,.]*))")
_MEMBERS: Final = re.compile(
    r"\A(?:['’]s)?\s(?:spokes\w+|officials?|members?|leaders?|shares?|subsidiary|unit|website|reported"
    r"|journalists?|correspondents?|fighters?|militants?|terrorists?|commanders?|executives?|employees"
    r"|customers|group|shareholders|stock)\b"
)
_COMMA: Final = re.compile(r"\A, ([^\W\d_][\w.' ]*)")
_NEXT: Final = re.compile(r"\A\s([a-z][\w-]*)")
Votes = Counter[str]


def votes(text: str, name: Found, zone: str) -> Votes:
    """Return how much speaks for each type; ``loose`` counts uses as a mere attribute."""
    before = text[max(name.start - _BEFORE, 0) : name.start]
    after = text[name.end : name.end + _AFTER]
    said = Votes()
    several = " " in text[name.start : name.end].strip()
    if name.type:
        said[name.type] += 6 if name.titled or name.country or name.rule.startswith("ends") else 4
    _before(before, said, several=several, zone=zone)
    _after(after, said, several=several)
    if not name.type and _attribute(before, after):
        said["loose"] += 1
    return said


def type_of(said: Votes, form: str) -> tuple[Type | None, float]:
    """Return the type that most speaks for, and how much more than for the next."""
    base: Votes = Votes({"person": 0, "organization": 0, "place": 0})
    base += Votes({kind: weight for kind, weight in said.items() if kind in _TYPES})
    if form.isupper() and " " not in form:
        base["organization"] += 2
    elif " " in form:
        base["person"] += 1
    ranked = sorted(((base[kind], kind) for kind in _TYPES), reverse=True)
    if not ranked[0][0]:
        return None, 0
    return ranked[0][1], ranked[0][0] - ranked[1][0]


_TYPES: Final[tuple[Type, ...]] = ("place", "organization", "person")


def _before(before: str, said: Votes, *, several: bool, zone: str) -> None:
    last = _LAST_WORD.search(before)
    word = last[1] if last else ""
    if word in TRADES or word in RANKS:
        said["person"] += 3
    elif word in OUTLETS:
        said["organization"] += 3
    elif word in SITES:
        said["place"] += 3
    if _IN.search(before):
        said["place"] += 2
    elif _FROM.search(before):
        said["place"] += 1
    elif several and _BY.search(before):
        said["person"] += 1
    if several and zone in {"byline", "agency_credit", "photo_credit", "embed_attribution"}:
        said["person"] += 2


def _after(after: str, said: Votes, *, several: bool) -> None:
    described = _DESCRIBED.search(after)
    if described:
        words = set((described[1] or "").lower().split())
        of_person = described[1] is None or words & (TRADES | RANKS)
        said["person" if of_person else "organization"] += 3 if of_person else 0
    if _SPEAKS.search(after):
        said["person" if several else "organization"] += 1
    if _MEMBERS.search(after):
        said["organization"] += 2
    comma = _COMMA.search(after)
    if comma and any(
        fold_name(" ".join(comma[1].split()[:length])) in lands() for length in (1, 2, 3)
    ):
        said["place"] += 3


def _attribute(before: str, after: str) -> bool:
    """Whether a name only stands before a noun, as an adjective does."""
    following = _NEXT.search(after)
    if following is None or _IN.search(before):
        return False
    word = following[1]
    return not (word in OPENERS or _SPEAKS.search(after) or word.endswith("ed"))
