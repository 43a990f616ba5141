"""An archive without what only one of its reports brings: who is named nowhere else, and how."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive.analysis.reading import Reading
from archive.analysis.texts import read_texts
from archive.intake.deciding.decisions import Decisions
from archive.intake.deciding.patches import in_order
from archive.intake.deciding.suggest import NAMES, suggest
from archive.intake.proposal import Proposal
from archive.records.fields import At
from archive.records.model import Alias, Entity
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.vault import Vault
from tests.seeds.gold import MAIN, Score, score

Right = Mapping[tuple[int, int], tuple[str, str]]
"""The names of a report: span -> whom it means, in which zone."""
Rights = Mapping[str, Right]


@dataclass(frozen=True)
class Outcome:
    """What came of one report: which forms nobody knew, what was proposed, what of it is right."""

    article: str
    unseen: frozenset[str]
    proposed: tuple[Proposal, ...]
    right: tuple[Proposal, ...]
    mentions: Score

    @property
    def missed(self) -> set[str]:
        """The unknown forms that were not proposed."""
        return set(self.unseen) - {plain(one.form) for one in self.proposed}


def plain(form: str) -> str:
    """Return a form with straight apostrophes and plain spaces."""
    return " ".join(form.replace("’", "'").split())


def forms_of(reading: Reading, right: Right) -> dict[str, set[str]]:
    """Return the forms of each entity in a report."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (start, end), (entity, _) in right.items():
        found[entity].add(plain((reading.text or "")[start:end]))
    return found


def leave_out(
    content: Path, vault: Path, article: str, rights: Rights, *, all_known: bool
) -> Outcome:
    """Leave a report's knowledge out, ask for proposals on it, and take up those that are right.

    ``all_known`` False: of the others too only such forms are known as stand in a report.
    """
    shelf = read_content(content, Problems())
    readings = _read(shelf, vault)
    mine = forms_of(readings[article], rights[article])
    others: defaultdict[str, set[str]] = defaultdict(set)
    for other, right in rights.items():
        if other != article:
            for entity, forms in forms_of(readings[other], right).items():
                others[entity] |= forms | {form.upper() for form in forms}
    _forget(shelf, mine, others, all_known=all_known)
    made = suggest(
        shelf, _read(shelf, vault), Decisions(), articles=[article], kinds=sorted(NAMES)
    )  # fmt: skip
    right_ones, same = _judged(made, mine, shelf)
    _take_up(shelf, right_ones)
    reading = _read(shelf, vault)[article]
    found = {
        (m.start, m.end, same.get(m.entity, m.entity))
        for m in reading.mentions
        if reading.passage_of(m).zone in MAIN
    }
    expected = {(*span, entity) for span, (entity, zone) in rights[article].items() if zone in MAIN}
    unseen = {form for entity, forms in mine.items() for form in forms - others[entity]}
    unseen -= {form for form in unseen if form.title() in unseen and form.isupper()}
    return Outcome(
        article, frozenset(unseen), tuple(made), tuple(right_ones), score(found, expected)
    )


def _read(shelf: Shelf, vault: Path) -> dict[str, Reading]:
    return read_texts(shelf, Vault(vault), Problems(), lambda items, _: items)


def _forget(
    shelf: Shelf,
    mine: Mapping[str, set[str]],
    others: Mapping[str, set[str]],
    *,
    all_known: bool,
) -> None:
    for id_, entity in list(shelf.entities.items()):
        if id_ in mine and id_ not in others:
            del shelf.entities[id_]
            shelf.known["entity"].pop(id_)
            continue
        seen, own = others.get(id_, set()), mine.get(id_, set())

        def keeps(form: str, seen: set[str] = seen, own: set[str] = own) -> bool:
            return plain(form) in seen or (all_known and plain(form) not in own)

        name = entity.name
        if not keeps(name) and seen:
            name = max(sorted(seen), key=len)
        aliases = tuple(a for a in entity.aliases if keeps(a.form) and a.form != name)
        names = {lang: form for lang, form in entity.names.items() if keeps(form)}
        shelf.entities[id_] = replace(entity, name=name, aliases=aliases, names=names)


def _judged(
    made: Iterable[Proposal], mine: Mapping[str, set[str]], shelf: Shelf
) -> tuple[list[Proposal], dict[str, str]]:
    """Return the proposals that are right, and whom each new record means."""
    meant = {form: entity for entity, forms in mine.items() for form in forms}
    right, same = list[Proposal](), dict[str, str]()
    for one in in_order(made):
        entity = meant.get(plain(one.form))
        if entity is None:
            continue
        if one.kind == "entity" and entity not in shelf.entities and entity not in same.values():
            same[one.target] = entity
            right.append(one)
        elif one.kind == "alias" and same.get(one.target, one.target) == entity:
            right.append(one)
    return right, same


def _take_up(shelf: Shelf, right: Iterable[Proposal]) -> None:
    at = next(iter(shelf.articles.values())).at
    for one in right:
        held = shelf.entities.get(one.target)
        if held is None:
            type_ = {"people": "person", "organizations": "organization", "places": "place"}
            held = Entity(
                id=one.target, type=type_[one.record.partition("/")[0]],
                name=one.change["name"], names=one.change.get("names", {}), at=at,
            )  # fmt: skip
        added = tuple(_alias(value, at) for value in one.change.get("aliases", ()))
        shelf.entities[one.target] = replace(held, aliases=(*held.aliases, *added))


def _alias(value: Any, at: At) -> Alias:  # noqa: ANN401 - as a record has it
    fields = {"form": value} if isinstance(value, str) else value
    return Alias(**{**fields, "only_with": tuple(fields.get("only_with", ()))}, at=at)
