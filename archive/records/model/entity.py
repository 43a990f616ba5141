"""An entity: a person, an organization or a place that reports name."""

from dataclasses import dataclass

from archive.records.fields import (
    ID,
    LANGUAGE,
    TEXT,
    URL,
    At,
    by_key,
    choice,
    key,
    located,
    many,
    nested,
    number,
    ref,
)
from archive.records.model.claim import Question
from archive.records.model.common import Statement
from archive.records.model.redacted import RedactedName

ALIAS_KINDS = (
    "name", "acronym", "short", "surname", "former", "transliteration", "translation", "spelling",
    "pejorative", "other",
)  # fmt: skip
FOLDERS: dict[str, str] = {
    "people": "person", "organizations": "organization", "places": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A form under which texts name an entity."""

    form: str = key(
        TEXT, "the words, as a text writes them", required=True, maps="skos:altLabel ftm:alias"
    )
    kind: str = key(choice(*ALIAS_KINDS), "what sort of form it is", default="name")
    lang: str | None = key(LANGUAGE, "its language", maps="xml:lang")
    case: str = key(
        choice("default", "exact", "any"),
        "default: also all in capitals; exact: as written; any: lower case and capitalised too",
        default="default",
    )
    only_with: tuple[str, ...] = key(
        many(TEXT), "it counts only in a text that also has one of these forms", default=()
    )
    not_in: tuple[str, ...] = key(
        many(TEXT), "longer phrases in which it means something else", default=()
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Geo:
    """A point on the earth (WGS 84, degrees)."""

    lat: float = key(number(-90, 90), "latitude", required=True, maps="schema:latitude")
    lon: float = key(number(-180, 180), "longitude", required=True, maps="schema:longitude")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, an organization or a place that reports name."""

    id: str
    type: str
    name: str = key(
        TEXT,
        "the heading, as neutral reference works have it",
        required=True,
        maps="skos:prefLabel schema:name ftm:name",
    )
    kind: str | None = key(TEXT, "what it is, in a few words", maps="dcterms:type")
    names: dict[str, str] = key(
        by_key(LANGUAGE, TEXT), "its name in other languages", default=dict, maps="skos:prefLabel"
    )
    aliases: tuple[Alias, ...] = key(
        many(nested(Alias, short="form")),
        "other forms of its name",
        default=(),
        maps="skos:altLabel schema:alternateName ftm:alias",
    )
    misspellings: tuple[str, ...] = key(
        many(TEXT), "found in search, never shown", default=(), maps="skos:hiddenLabel"
    )
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description ftm:description",
    )
    questions: tuple[Question, ...] = key(
        many(nested(Question)),
        "where reports differ about its name, size, place or status",
        default=(),
    )
    not_same_as: tuple[str, ...] = key(
        many(ref("entity")), "others that it is confused with", default=(), maps="owl:differentFrom"
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    geo: Geo | None = key(nested(Geo), "where a place lies", maps="schema:geo")
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    redacted: RedactedName | None = key(
        nested(RedactedName),
        "the name is shown to nobody, and its page stands under another;"
        " nothing else of the record is read",
    )
    at: At = located()
