"""Each report in turn is new to the archive: what is proposed of its accounts and claims."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from archive.analysis.reading import Reading
from archive.analysis.texts import read_texts
from archive.analysis.values.counts import parse_count
from archive.intake.events.accounts import propose_accounts
from archive.intake.events.claims import propose_claims
from archive.intake.events.parts import propose_parts
from archive.intake.events.proposed import propose_events
from archive.intake.events.reuse import propose_reuse
from archive.intake.proposal import Proposal
from archive.records.model import Claim, Entity, Event, Question
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.vault import Vault

pytestmark = pytest.mark.seeds


class Tally(NamedTuple):
    """How many proposals were made, how many are right, and of how many that might be."""

    made: int
    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """The share of the proposals that a person would accept."""
        return self.right / self.made

    @property
    def recall(self) -> float:
        """The share of what the archivists recorded that is proposed."""
        return self.found / self.there


@pytest.fixture(scope="module")
def shelf(root: Path) -> Shelf:
    """Return the real records."""
    return read_content(root / "content", Problems())


@pytest.fixture(scope="module")
def readings(shelf: Shelf, vault: Path) -> dict[str, Reading]:
    """Return the readings of the five reports."""
    return read_texts(shelf, Vault(vault), Problems(), lambda items, _: items)


def _without(shelf: Shelf, article: str) -> Shelf:
    """Return the records without the accounts and claims of one report."""
    events = {
        id_: replace(
            event,
            accounts=tuple(a for a in event.accounts if a.article != article),
            questions=_unanswered(event, article),
        )
        for id_, event in shelf.events.items()
    }
    entities = {
        id_: replace(entity, questions=_unanswered(entity, article))
        for id_, entity in shelf.entities.items()
    }
    return replace(shelf, events=events, entities=entities)


def _unanswered(record: Event | Entity, article: str) -> tuple[Question, ...]:
    return tuple(
        replace(question, claims=tuple(c for c in question.claims if c.article != article))
        for question in record.questions
    )


def _accounts(shelf: Shelf, readings: dict[str, Reading], article: str) -> Tally:
    """Return what came of the accounts of events that other reports tell of too."""
    there = {
        event.id
        for event in shelf.events.values()
        if len(event.accounts) > 1 and any(a.article == article for a in event.accounts)
    }
    made = [*propose_accounts(_without(shelf, article), readings)]
    right = {one.target for one in made if one.article == article} & there
    return Tally(len(made), len(right), len(right), len(there))


def _claims(shelf: Shelf, readings: dict[str, Reading], article: str) -> Tally:
    """Return what came of the answers to questions that other reports answer too."""
    there = {
        (record.id, question.id): [c for c in question.claims if c.article == article]
        for record in shelf.asking()
        for question in record.questions
        if any(claim.article != article for claim in question.claims)
    }
    made = [*propose_claims(_without(shelf, article), readings)]
    held = [[*_same(one, article, there)] for one in made]
    found = {id(claim) for claims in held for claim in claims}
    return Tally(len(made), sum(map(bool, held)), len(found), sum(map(len, there.values())))


def _same(
    made: Proposal, article: str, there: dict[tuple[str, str], list[Claim]]
) -> Iterator[Claim]:
    """Yield the claims on record that say in the same place what is proposed."""
    (question,) = made.change["questions"]
    (proposed,) = question["claims"]
    for claim in there.get((made.target, question["id"]), ()) if made.article == article else ():
        start, end = claim.quote.start or 0, claim.quote.end or 0
        meets = start < (made.end or 0) and (made.start or 0) < end
        if meets and _plain(proposed["value"]) == _plain(_value(claim)):
            yield claim


def _value(claim: Claim) -> dict[str, Any]:
    kinds = {field.name for field in fields(claim.value)} - {"at", "relation", "read_from"}
    values = {kind: getattr(claim.value, kind) for kind in sorted(kinds)}
    return {kind: str(value) for kind, value in values.items() if value is not None}


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value in one spelling."""
    return {
        kind: parse_count(said) if kind == "count" else said.casefold()
        for kind, said in value.items()
        if kind not in {"relation", "read_from"}
    }


def _sum(tallies: list[Tally]) -> Tally:
    return Tally(*map(sum, zip(*tallies, strict=True)))


def test_accounts_of_a_report_that_was_left_out(shelf: Shelf, readings: dict[str, Reading]) -> None:
    tally = _sum([_accounts(shelf, readings, article) for article in sorted(readings)])
    assert tally.there >= 70
    assert tally.precision >= 0.95
    assert tally.recall >= 0.8


def test_claims_of_a_report_that_was_left_out(shelf: Shelf, readings: dict[str, Reading]) -> None:
    tally = _sum([_claims(shelf, readings, article) for article in sorted(readings)])
    assert tally.there >= 500
    assert tally.precision >= 0.85
    assert tally.recall >= 0.45


def test_parts_that_were_taken_out_of_their_events(
    shelf: Shelf, readings: dict[str, Reading]
) -> None:
    parts = {event.id: event.part_of for event in shelf.events.values() if event.part_of}
    events = {id_: replace(event, part_of=None) for id_, event in shelf.events.items()}
    made = propose_parts(replace(shelf, events=events), readings)
    assert {one.target: one.change["part_of"] for one in made} == parts


def test_where_reasons_do_not_tell_no_direction_is_proposed(
    shelf: Shelf, readings: dict[str, Reading]
) -> None:
    assert [*propose_reuse(shelf, readings)] == []


def test_what_is_on_record_is_not_proposed_again(
    shelf: Shelf, readings: dict[str, Reading]
) -> None:
    assert [*propose_events(shelf, readings)] == []
    assert [*propose_accounts(shelf, readings)] == []
