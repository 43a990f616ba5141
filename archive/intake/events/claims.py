"""Answers of further reports to questions on record, where a typed value can be read from them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.analysis.claims import Answer, verify
from archive.analysis.reading import Reading, Sentence
from archive.intake.events.accounts import may_tell
from archive.intake.events.passages import Like, Passage, Wording
from archive.intake.events.values import Words, value_in
from archive.intake.proposal import Proposal
from archive.records.model import Claim, Entity, Event, Question
from archive.records.problems import Problems
from archive.records.shelf import Shelf
from archive.records.vault import sha256

_ACCORDING: Final = re.compile(r"\baccording to (?:the )?\Z", re.IGNORECASE)
_BEFORE: Final = 20
_Plain = dict[str, Any]
"""What a record's fields would hold."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An answer on record, to which question of which record."""

    record: Event | Entity
    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Given:
    """A value that a sentence gives, and how like it is to a passage on record."""

    asked: _Asked
    like: Like
    value: _Plain


def propose_claims(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[Proposal]:
    """Yield answers to questions on record, from reports that have none on record to them.

    A sentence that is like a passage from which an answer was read is looked through for a value
    of the same kind. Of equal values of a report the sentence is taken that is the most alike. On
    whose word it is said is taken over from the answer on record, unless the sentence has a known
    name after "according to": a guess, which a person checks like the rest.
    """
    asked = list(_asked(shelf, readings))
    if not asked:
        return
    known = [{claim.article for claim in one.question.claims} for one in asked]

    def wanted(passage: int, article: str) -> bool:
        record = asked[passage].record
        told = not isinstance(record, Event) or may_tell(shelf.articles[article], record)
        return told and article not in known[passage]

    places = [Passage(*_place(one.answer)) for one in asked]
    best: dict[tuple[str, str, str, str], _Given] = {}
    for article, like in Wording(readings).like(places, wanted):
        one = asked[like.passage]
        words, said = (_words(shelf, readings, *at) for at in (
            (article, like.sentence.start, like.sentence.end), _place(one.answer)
        ))  # fmt: skip
        if value := value_in(words, one.answer, said):
            key = one.record.id, one.question.id, article, str(value)
            if key not in best or best[key].like.alike < like.alike:
                best[key] = _Given(one, like, value)
    for (_, _, article, _), given in best.items():
        yield _proposal(given, readings[article])


def _asked(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[_Asked]:
    """Yield the verified answers on record."""
    answers = verify(shelf, readings, Problems()).answers
    for record in shelf.asking():
        for question in record.questions:
            for claim in question.claims:
                if answer := answers.get(id(claim)):
                    yield _Asked(record, question, answer)


def _place(answer: Answer) -> tuple[str, int, int]:
    return answer.claim.article, answer.span.start, answer.span.end


def _words(
    shelf: Shelf, readings: Mapping[str, Reading], article: str, start: int, end: int
) -> Words:
    return Words(shelf.articles[article], readings[article], start, end)


def _whose(claim: Claim, reading: Reading, sentence: Sentence) -> _Plain:
    """Return the chain of attribution and the stance that a claim may have."""
    text = reading.text or ""
    for name in reading.mentions:
        before = text[max(sentence.start, name.start - _BEFORE) : name.start]
        if sentence.start <= name.start < sentence.end and _ACCORDING.search(before):
            return {"attributed_to": [{"entity": name.entity}], "stance": "reports"}
    chain = [
        {"entity": link.entity} if link.entity else {"who": link.who}
        for link in claim.attributed_to
    ]
    return {**({"attributed_to": chain} if chain else {}), "stance": claim.stance}


def _proposal(given: _Given, reading: Reading) -> Proposal:
    record, question = given.asked.record, given.asked.question
    sentence, text = given.like.sentence, reading.text or ""
    article, start, end = _place(given.asked.answer)
    digest = sha256(text[sentence.start : sentence.end])
    claim: _Plain = {
        "article": reading.article,
        "quote": {"start": sentence.start, "end": sentence.end, "sha256": digest},
        "value": given.value,
        **_whose(given.asked.answer.claim, reading, sentence),
    }
    said = ", ".join(str(value) for value in given.value.values())
    place = reading.passages[sentence.passage].place if reading.passages else "a sentence"
    return Proposal(
        kind="claim", article=reading.article, start=sentence.start, end=sentence.end,
        form=f"{question.id}: {said}", target=record.id,
        score=round(min(given.like.alike, 0.99), 2),
        evidence=f"{place} is like {start}–{end} of {article}, which answers “{question.ask}”",
        record=record.at.mark.path, change={"questions": [{"id": question.id, "claims": [claim]}]},
    )  # fmt: skip
