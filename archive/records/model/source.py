"""A source: who publishes."""

from dataclasses import dataclass

from archive.records.fields import (
    ID,
    LANGUAGE,
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
from archive.records.model.common import Statement

SOURCE_KINDS = (
    "news agency", "newspaper", "magazine", "broadcaster", "state broadcaster", "exile media",
    "advocacy", "government", "court", "website", "other", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes: descriptive facts only, never a score."""

    id: str
    name: str = key(
        TEXT, "the name that it gives itself", required=True, maps="schema:name ftm:name"
    )
    alternate_names: tuple[str, ...] = key(
        many(TEXT), "other names", default=(), maps="schema:alternateName ftm:alias"
    )
    kind: str = key(choice(*SOURCE_KINDS), "what it is", required=True, maps="dcterms:type")
    country: str | None = key(ref("place"), "where it is based", maps="schema:location ftm:country")
    languages: tuple[str, ...] = key(
        many(LANGUAGE), "languages it publishes in", default=(), maps="dcterms:language"
    )
    url: str | None = key(URL, "its site", maps="schema:url ftm:website")
    organization: str | None = key(
        ref("organization"), "its own record, when reports name it", maps="skos:exactMatch"
    )
    ownership: Statement | None = key(
        nested(Statement), "who owns it, with a reference", maps="schema:ownershipFundingInfo"
    )
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description ftm:description",
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    at: At = located()
