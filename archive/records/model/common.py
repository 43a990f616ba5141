"""What records of several kinds share."""

from dataclasses import dataclass

from archive.records.fields import TEXT, At, key, located


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact with its reference: the archive states nothing of its own knowledge."""

    statement: str = key(TEXT, "the fact, in our neutral words", required=True)
    reference: str = key(
        TEXT, "a web address or a bibliographic reference", required=True, maps="dcterms:source"
    )
    at: At = located()
