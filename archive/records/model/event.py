"""An event: something located in time that reports tell of."""

from dataclasses import dataclass

from archive.records.dates import Date
from archive.records.fields import (
    DATE,
    ID,
    TEXT,
    URL,
    At,
    choice,
    key,
    located,
    many,
    nested,
    ref,
)
from archive.records.model.claim import Question, Quote
from archive.records.model.common import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's report of an event."""

    article: str = key(
        ref("article"), "which article", required=True, maps="schema:subjectOf ftm:proof"
    )
    as_: str = key(
        choice("main", "background"), "a main subject, or mentioned in passing", required=True
    )
    passages: tuple[Quote, ...] = key(many(nested(Quote)), "where it reports the event", default=())
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone or something that took part in an event."""

    entity: str = key(ref("entity"), "who", required=True, maps="ftm:involved")
    role: str | None = key(TEXT, "as what, in neutral words", maps="schema:roleName")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something located in time that a report tells of."""

    id: str
    name: str = key(TEXT, "a neutral name", required=True, maps="schema:name ftm:name")
    date: Date | None = key(
        DATE, "when it happened, as the reports say", maps="schema:startDate ftm:date"
    )
    date_basis: str | None = key(
        TEXT, "from which words the date was read", maps="dcterms:provenance"
    )
    date_from: tuple[str, ...] = key(
        many(ref("article")),
        "the articles whose words date_basis repeats, which is shown where they are; absent: all"
        " that tell of it",
        default=(),
        maps="dcterms:source",
    )
    place: str | None = key(ref("place"), "where", maps="schema:location ftm:location")
    participants: tuple[Participant, ...] = key(
        many(nested(Participant)), "who took part", default=(), maps="ftm:involved"
    )
    part_of: str | None = key(
        ref("event"), "the larger event", maps="schema:superEvent dcterms:isPartOf"
    )
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description ftm:description",
    )
    accounts: tuple[Account, ...] = key(
        many(nested(Account)), "who reports it, and where", required=True
    )
    questions: tuple[Question, ...] = key(
        many(nested(Question)), "what reports answer, each in its own words", default=()
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    at: At = located()
