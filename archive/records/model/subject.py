"""A subject: a topic of the archive (SKOS)."""

from dataclasses import dataclass

from archive.records.fields import TEXT, At, key, located, ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic (SKOS concept)."""

    id: str
    name: str = key(TEXT, "its name", required=True, maps="skos:prefLabel")
    broader: str | None = key(ref("subject"), "the wider topic", maps="skos:broader")
    note: str | None = key(TEXT, "what belongs here", maps="skos:scopeNote")
    at: At = located()
