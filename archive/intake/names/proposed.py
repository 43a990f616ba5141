"""Names that no record has: proposals of new people, organizations, places, and of other forms.

Every report is looked at once (its capitals, titles, brackets); then all names are gone through
in one order, and each is either another form of a known entity or a new one. The same archive
gives the same proposals, without a network.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from archive.analysis.reading import Reading
from archive.intake.names.cues import type_of
from archive.intake.names.found import Found
from archive.intake.names.like import Known, Like
from archive.intake.names.meant import Given, Meanings
from archive.intake.names.new import Everywhere, Ids, fields, plain_form, score
from archive.intake.names.parts import Type
from archive.intake.names.seen import Seen, Sight, is_short, sight
from archive.intake.proposal import Kind, Proposal
from archive.records.model import FOLDERS
from archive.records.shelf import Shelf

_FOLDER: Final = {type_: folder for folder, type_ in FOLDERS.items()}
_SMALL: Final = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w-])")
_OTHER_SCRIPTS: Final = 0x370
"""The first sign that is neither Latin nor a mark on a Latin letter."""
_SUREST: Final = 0.99
Finder = Callable[[Reading], tuple[Found, ...]]
"""Finds names by other means, such as a language model."""
Decided = Callable[[str, str, str], bool]
"""Whether a person decided on a name: kind, form, target."""


def _undecided(_kind: str, _form: str, _target: str) -> bool:
    return False


def propose_names(
    shelf: Shelf,
    readings: Mapping[str, Reading],
    articles: Iterable[str] | None = None,
    finder: Finder | None = None,
    decided: Decided = _undecided,
) -> Iterator[Proposal]:
    """Yield proposals of entities and aliases, a new entity before its other forms.

    Only ``articles`` are looked through (all, if None), but every text tells which words are
    ordinary ones. A report whose text is not here gives no proposals. What is ``decided`` is not
    proposed; a form that was refused to one entity may be proposed to another.
    """
    chosen = sorted(readings if articles is None else articles)
    held = [readings[id_] for id_ in chosen if readings[id_].text is not None]
    sights = [sight(one, finder(one) if finder else ()) for one in held]
    desk = _Desk(shelf, _small_words(readings.values()), sights, decided)
    for one in sights:
        yield from desk.report(one)


def _small_words(readings: Iterable[Reading]) -> Counter[str]:
    """Return how often each word stands in lower case."""
    words = Counter[str]()
    for reading in readings:
        words.update(_SMALL.findall(reading.text or ""))
    return words


class _Said(NamedTuple):
    """What is proposed of a form: for whom, how surely, why, and what would be written."""

    target: str
    score: float
    why: str
    change: dict[str, Any]


class _Desk:
    """Where names are decided on, report by report."""

    def __init__(
        self, shelf: Shelf, small: Counter[str], sights: Iterable[Sight], decided: Decided
    ) -> None:
        self.small, self.decided = small, decided
        self.known = Known.of(shelf.entities.values())
        self.languages = _languages(shelf)
        self.ids = Ids(shelf.known.get("entity", ()))
        self.sources = {source.name for source in shelf.sources.values()}
        self.credited = {a.name for one in shelf.articles.values() for a in one.authors}
        self.given: dict[str, Given] = {}
        self.everywhere: dict[str, Everywhere] = {}
        for one in sights:
            for key, seen in one.seen.items():
                self.everywhere.setdefault(key, Everywhere()).add(seen)

    def report(self, one: Sight) -> Iterator[Proposal]:
        """Decide on the names of a report, each in its turn."""
        meanings = Meanings(one, self.known, self.given)
        in_turn = sorted(one.seen.items(), key=lambda item: _turn(item[1]))
        for key, seen in in_turn:
            if not seen.known and key not in self.given:
                made = self._decide(one, key, seen, meanings)
                yield from [made] if made else []

    def _decide(self, one: Sight, key: str, seen: Seen, meanings: Meanings) -> Proposal | None:
        total = self.everywhere[key]
        type_, margin = type_of(total.votes, seen.form)
        if seen.form in self.sources:
            type_ = "organization"
        elif seen.form in self.credited and " " in seen.form:
            type_ = "person"
        for like in meanings.of(key, seen, type_, firm=total.firm > 0):
            if not self.decided("alias", seen.form, like.entity):
                return self._alias(one, key, seen, like)
        if self._convinces(key, seen) and not self.decided("entity", seen.form, ""):
            return self._entity(one, key, seen, type_ or _otherwise(seen), margin)
        return None

    def _alias(self, one: Sight, key: str, seen: Seen, like: Like) -> Proposal:
        type_ = self.known.types[like.entity]
        self.given[key] = Given(like.entity, type_)
        self.known.add(seen.form, like.entity, type_)
        value: dict[str, Any] = {"form": plain_form(seen.form), "kind": like.kind}
        if like.kind in {"surname", "short"} and type_ == "person":
            value["only_with"] = [plain_form(like.form)]
        if seen.lang and ord(seen.form[0]) >= _OTHER_SCRIPTS:
            value["lang"] = seen.lang
        said = _Said(like.entity, like.score, like.why, {"aliases": [value]})
        return self._proposal("alias", one, seen, said)

    def _entity(self, one: Sight, key: str, seen: Seen, type_: Type, margin: float) -> Proposal:
        total = self.everywhere[key]
        change = fields(seen, type_, self.languages)
        target = self.ids.free(change["name"], type_)
        self.given[key] = Given(target, type_)
        for form in (change["name"], seen.form):
            self.known.add(form, target, type_, change.get("kind", ""))
        said = _Said(target, score(seen, total, margin), self._why(seen, total, margin), change)
        return self._proposal("entity", one, seen, said)

    def _why(self, seen: Seen, total: Everywhere, margin: float) -> str:
        """Return why a form seems to be a name, and of what kind, in words for a person."""
        why = [seen.found.rule]
        if seen.form in self.credited:
            why.append("an article's record credits this person")
        elif seen.form in self.sources:
            why.append("a source has this name")
        elif not seen.found.type:
            kind = "the words around it tell its kind" if margin else "nothing tells its kind"
            why.append(kind)
        if total.count > 1:
            why.append(f"{total.count} times in {total.reports} of the reports")
        return "; ".join(why)

    def _proposal(self, kind: Kind, one: Sight, seen: Seen, said: _Said) -> Proposal:
        record = f"{_FOLDER[self.known.types[said.target]]}/{said.target}.yml"
        return Proposal(
            kind=kind, article=one.article, start=seen.start, end=seen.end, form=seen.form,
            target=said.target, score=round(min(said.score, _SUREST), 2), evidence=said.why,
            record=record, change=said.change,
        )  # fmt: skip

    def _convinces(self, key: str, seen: Seen) -> bool:
        """Whether a form is more likely a name than a word with a capital."""
        total = self.everywhere[key]
        if seen.form in self.sources or seen.form in self.credited or seen.found.country:
            return True
        if " " in seen.form or seen.zone == "embed":
            return seen.found.type is not None or not seen.form.isupper()
        if not total.firm:
            return False
        loose = total.votes["loose"] >= total.count and not seen.form.isupper()
        ordinary = self.small[seen.form.lower()] > total.firm
        return not (loose or ordinary)


def _languages(shelf: Shelf) -> list[str]:
    """Return the languages of an archive's texts, without their variants and without English."""
    articles = shelf.articles.values()
    said = {one.language for one in articles} | {z.lang for one in articles for z in one.zones}
    return sorted({lang.partition("-")[0] for lang in said if lang} - {"en"})


def _turn(seen: Seen) -> tuple[bool, bool, int]:
    """Return when a form is decided on: Latin letters first, then full names, then text order."""
    return ord(seen.form[0]) >= _OTHER_SCRIPTS, is_short(seen), seen.start


def _otherwise(seen: Seen) -> Type:
    """Return what a name is likely to be of which nothing says it."""
    return "organization" if seen.found.rule.startswith("who did") else "place"
