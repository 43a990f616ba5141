"""What an article's record says of its text: capture, zones, exceptions, translations."""

from dataclasses import dataclass

from archive.records.dates import Date
from archive.records.fields import (
    COUNT,
    DATE,
    LANGUAGE,
    PATH,
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

ZONES = (
    "headline", "standfirst", "byline", "dateline", "body", "subhead", "caption", "photo_credit",
    "agency_credit", "embed", "embed_attribution", "chrome",
)  # fmt: skip
NOBODY = "none"
DECISIONS = ("from-it", "to-it", "common-source", "independent", "undetermined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Plain text made from a capture that is not plain text."""

    path: str = key(PATH, "the file in the vault", required=True, maps="premis:contentLocation")
    sha256: str = key(SHA256, "its SHA-256", required=True, maps="premis:messageDigest")
    tool: str = key(
        TEXT, "what made it, with version", required=True, maps="premis:creatingApplication"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The text as it was taken, byte for byte, kept in the vault."""

    path: str = key(
        PATH,
        "the file in the vault; of a saved web page (.html, .htm) the plain text is read, in which "
        "each block is a paragraph",
        required=True,
        maps="premis:contentLocation",
    )
    sha256: str = key(SHA256, "its SHA-256", required=True, maps="premis:messageDigest")
    retrieved: Date | None = key(
        DATE, "when it was taken", maps="premis:eventDateTime csl:accessed ftm:retrievedAt"
    )
    transcript: Transcript | None = key(
        nested(Transcript), "its plain text, when it is not plain text"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What a span of the capture is. Code points, half-open."""

    start: int = key(COUNT, "first code point", required=True, maps="oa:start")
    end: int = key(COUNT, "code point after the last", required=True, maps="oa:end")
    zone: str = key(choice(*ZONES), "what it is", required=True)
    rule: str = key(TEXT, "the rule or person that decided it", required=True)
    lang: str | None = key(LANGUAGE, "its language, when not the article's", maps="xml:lang")
    dir: str | None = key(choice("ltr", "rtl"), "its direction, when not the language's")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What stood at a report's address when its words were not those of its capture."""

    capture: Capture = key(nested(Capture), "the text as it was taken then", required=True)
    zones: tuple[Zone, ...] = key(many(nested(Zone)), "what each span of it is", default=())
    added: int | None = key(COUNT, "passages in it that the capture lacks")
    removed: int | None = key(COUNT, "passages of the capture that it lacks")
    review: str | None = key(
        choice("pending"), "no person has compared the two: it is kept, and not shown"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRule:
    """A person's decision on a name in one article: by its form, or at one place."""

    entity: str = key(
        ref("entity", "id of an entity, or none"), "who is meant; none: no link", required=True
    )
    form: str | None = key(TEXT, "every occurrence of this form")
    start: int | None = key(COUNT, "first code point of one occurrence")
    end: int | None = key(COUNT, "code point after its last")
    reason: str | None = key(TEXT, "why")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation of a passage: stands beside the original, never counts as a quotation."""

    start: int = key(COUNT, "first code point of the passage", required=True, maps="oa:start")
    end: int = key(COUNT, "code point after its last", required=True, maps="oa:end")
    sha256: str = key(SHA256, "SHA-256 of the passage's words", required=True)
    language: str = key(
        LANGUAGE,
        "language of the translation",
        required=True,
        maps="schema:inLanguage ftm:translatedLanguage",
    )
    translator: str = key(TEXT, "who translated", required=True, maps="schema:translator")
    text: str = key(TEXT, "the translation", required=True, maps="ftm:translatedText")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseDecision:
    """A person's word on what this text shares with another."""

    with_: str = key(ref("article"), "the other article", required=True)
    decision: str = key(
        choice(*DECISIONS),
        "from-it: this text took from the other; to-it: the other took from this one",
        required=True,
        maps="schema:isBasedOn",
    )
    reason: str = key(TEXT, "why, in neutral words", required=True)
    at: At = located()
