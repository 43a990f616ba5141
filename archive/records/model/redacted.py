"""Redactions and takedowns: names, passages and reports that were taken out."""

from dataclasses import dataclass

from archive.records.dates import Date
from archive.records.fields import COUNT, DATE, PATH, TEXT, At, key, located


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedName:
    """A name that is shown to nobody: all forms in its record vanish from all texts and records."""

    as_: str = key(TEXT, "the words that stand for it: Witness A", required=True)
    reason: str = key(TEXT, "why, in one sentence for readers", required=True)
    date: Date = key(DATE, "when it was redacted", required=True)
    names: str | None = key(
        PATH, "a file in the vault with more forms, one a line, so that no record need hold them"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedSpan:
    """A passage that is shown to nobody. Code points, half-open; no position moves by it."""

    start: int = key(COUNT, "first code point", required=True, maps="oa:start")
    end: int = key(COUNT, "code point after the last", required=True, maps="oa:end")
    reason: str = key(TEXT, "why, in one sentence for readers", required=True)
    date: Date = key(DATE, "when it was redacted", required=True)
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """A report that was taken down: a page with source, date and reason stays, and nothing else."""

    reason: str = key(TEXT, "why, in one sentence for readers", required=True)
    date: Date = key(DATE, "when it was taken down", required=True)
    at: At = located()
