"""A claim: one report's answer to one question, in its own words. There is no truth field."""

from dataclasses import dataclass

from archive.records.dates import Date
from archive.records.fields import (
    AMOUNT,
    COUNT,
    DATE,
    FLAG,
    ID,
    SHA256,
    TEXT,
    At,
    choice,
    key,
    located,
    many,
    nested,
    ref,
)

STANCES = ("asserts", "reports", "denies", "questions")
RELATIONS = (
    "in", "near", "off", "outside", "on the border of",
    "north of", "northeast of", "east of", "southeast of",
    "south of", "southwest of", "west of", "northwest of",
    "in the north of", "in the northeast of", "in the east of", "in the southeast of",
    "in the south of", "in the southwest of", "in the west of", "in the northwest of",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of an article: by words or by position (W3C Web Annotation, section 4.2)."""

    exact: str | None = key(TEXT, "the words, for a text in the article's file", maps="oa:exact")
    prefix: str | None = key(TEXT, "words directly before", maps="oa:prefix")
    suffix: str | None = key(TEXT, "words directly after", maps="oa:suffix")
    start: int | None = key(COUNT, "first code point, for a text in the vault", maps="oa:start")
    end: int | None = key(COUNT, "code point after the last", maps="oa:end")
    sha256: str | None = key(SHA256, "SHA-256 of the words at the position")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a quotation says, typed: exactly one of its first six fields."""

    count: str | None = key(AMOUNT, "how many, with the bound: about 3000, at least 1, dozens")
    date: Date | None = key(DATE, "when")
    place: str | None = key(ref("place"), "where")
    agent: str | None = key(ref("entity"), "who")
    label: str | None = key(TEXT, "what the report calls it: at most 6 of the quoted words")
    text: str | None = key(TEXT, "another answer, in our neutral words")
    relation: str = key(choice(*RELATIONS), "how it lies to the place", default="in")
    read_from: str | None = key(
        TEXT, "the words from which it was read: at most 6 of the quoted ones; required for text"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """On whose authority a report says something; one link of a chain."""

    who: str | None = key(TEXT, "who, in neutral words")
    entity: str | None = key(ref("entity"), "who, by record", maps="schema:citation")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One report's answer to a question (schema:Claim)."""

    article: str = key(
        ref("article"), "which report", required=True, maps="schema:appearance ftm:proof"
    )
    quote: Quote = key(nested(Quote), "its words", required=True, maps="oa:hasSelector")
    value: Value = key(nested(Value), "what they say, typed", required=True, maps="oa:hasBody")
    attributed_to: tuple[Attribution, ...] = key(
        many(nested(Attribution, short="who")),
        "on whose authority, outermost first; absent: the report itself",
        default=(),
        maps="schema:author",
    )
    stance: str = key(
        choice(*STANCES),
        "asserts: in its own voice; reports: as another's word; denies; questions",
        required=True,
    )
    anchor: Date | None = key(
        DATE, "the day against which words such as “on Wednesday” are read, a person's decision"
    )
    note: str | None = key(TEXT, "a remark of the archivists", maps="skos:editorialNote")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on which reports speak, in neutral words."""

    id: str = key(ID, "a short name, unique in the record", required=True)
    ask: str = key(TEXT, "the question", required=True, maps="schema:name")
    naming: bool = key(
        FLAG, "whether its labels name the thing itself, and so stand in its naming table",
        default=False,
    )  # fmt: skip
    claims: tuple[Claim, ...] = key(many(nested(Claim)), "what reports answer", required=True)
    at: At = located()
