"""What is written of a new entity: its heading, kind, other names, id; and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, count
from typing import Any, Final

from archive.intake.names.cues import Votes
from archive.intake.names.lands import land_of, lands, name_in
from archive.intake.names.parts import Type
from archive.intake.names.seen import Seen, is_short
from archive.records.fields import LONGEST_ID
from archive.records.read import slug
from archive.text.fold import fold_name

_SURE_OF_LANDS: Final = 0.95
_BASE, _BY_MARGIN, _BY_COUNT, _BY_WORDS, _ONE_WORD = 0.5, 0.05, 0.03, 0.12, 0.15
_ROOM: Final = len("-organization")
"""Signs of an id that are left for what tells it from another."""
_MOST: Final = 4
"""More than so much adds nothing to a score."""


@dataclass(slots=True)
class Everywhere:
    """One form in all reports that are looked through."""

    votes: Votes = field(default_factory=Votes)
    count: int = 0
    firm: int = 0
    reports: int = 0

    def add(self, seen: Seen) -> None:
        """Count the form in one more report."""
        self.votes += seen.votes
        self.count += seen.count
        self.firm += seen.firm
        self.reports += 1


class Ids:
    """The ids of entities, each given once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def free(self, name: str, type_: Type) -> str:
        """Return an id that no record has; a name in another script gets one to be replaced."""
        plain = slug(name) or f"{type_}-{sha256(name.encode()).hexdigest()[:8]}"
        short = plain[: LONGEST_ID - _ROOM].strip("-")
        numbered = (f"{short}-{number}" for number in count(2))
        id_ = next(
            one for one in chain((plain, f"{short}-{type_}"), numbered) if one not in self.taken
        )
        self.taken.add(id_)
        return id_


def fields(seen: Seen, type_: Type, languages: Sequence[str]) -> dict[str, Any]:
    """Return the fields of a new record: of a country also its names in some languages."""
    form, found = plain_form(seen.form), seen.found
    if found.institution and (country := name_in(found.country, "en")):
        return {"name": f"{plain_form(found.institution)} ({country})", "aliases": [form]}
    land = (lands().get(fold_name(form)) or land_of(found.country)) if found.country else None
    if land is None:
        shouted = seen.zone == "dateline" and form.isupper()
        return {"name": form.title() if shouted else form}
    change: dict[str, Any] = {"name": land.name}
    if type_ == "place":
        change["kind"] = land.kind
    names = {language: name_in(land.code, language) for language in languages}
    if kept := {language: name for language, name in names.items() if name}:
        change["names"] = kept
    held = {land.name, land.name.upper(), *change.get("names", {}).values()}
    if fold_name(form) not in set(map(fold_name, held)):
        short = form.replace(".", "").isupper()
        change["aliases"] = [{"form": form, "kind": "acronym"} if short else form]
    return change


def plain_form(form: str) -> str:
    """Return a form as a record writes it: straight apostrophes, plain spaces."""
    return " ".join(form.replace("’", "'").split())


def score(seen: Seen, total: Everywhere, margin: float) -> float:
    """Return how likely a new entity is one, by what speaks for it."""
    if seen.found.country:
        return _SURE_OF_LANDS
    said = _BASE + _BY_MARGIN * min(margin, _MOST) + _BY_COUNT * min(total.count - 1, _MOST)
    if seen.found.titled or seen.found.type:
        said += _BY_WORDS
    return said - (_ONE_WORD if is_short(seen) and not seen.form.isupper() else 0)
