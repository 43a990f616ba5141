"""An article: one report as one source published it."""

from dataclasses import dataclass

from archive.records.blanks import Blank
from archive.records.dates import Date
from archive.records.fields import (
    COUNT,
    DATE,
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
    ref,
)
from archive.records.model.redacted import RedactedSpan, Takedown
from archive.records.model.text import (
    Capture,
    MentionRule,
    ReuseDecision,
    Transcript,
    Translation,
    Version,
    Zone,
)

DISPLAYS = ("full", "excerpt", "metadata-only", "withheld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Someone credited with a report."""

    name: str = key(
        TEXT, "the name as credited", required=True, maps="schema:name csl:author ftm:author"
    )
    role: str | None = key(
        TEXT, "writer when absent; else editing, additional reporting …", maps="schema:roleName"
    )
    entity: str | None = key(ref("person"), "the person's record", maps="schema:author")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a report says it was filed."""

    text: str = key(TEXT, "the dateline as printed", required=True)
    place: str | None = key(ref("place"), "the place it names", maps="schema:locationCreated")
    date: Date | None = key(DATE, "the date it states", maps="schema:dateCreated ftm:authoredAt")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What may be shown to whom."""

    display: str = key(choice(*DISPLAYS), "what readers of the public site see", required=True)
    statement: str | None = key(
        URL, "a rightsstatements.org or licence address", maps="dcterms:rights"
    )
    holder: str | None = key(
        TEXT, "who holds the rights", maps="dcterms:rightsHolder schema:copyrightHolder"
    )
    until: Date | None = key(DATE, "the last day on which display applies")
    then: str | None = key(choice(*DISPLAYS), "the display from the next day on")
    reason: str | None = key(TEXT, "why a text is withheld")
    excerpt_words: int = key(COUNT, "the longest passage shown of an excerpt, in words", default=60)
    excerpt_total: int = key(
        COUNT, "the most words shown of an excerpt, all its passages together", default=600
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where a bibliographic fact comes from."""

    grade: str = key(
        choice("stated", "derived", "looked-up", "curator"),
        "stated in the text, derived from texts, looked up elsewhere, or a person's word",
        required=True,
    )
    from_: str = key(
        TEXT, "which words, document or rule", required=True, maps="dcterms:provenance"
    )
    rule: str | None = key(TEXT, "the rule by which a program read it from there")
    start: int | None = key(COUNT, "where the words begin in its text: code point", maps="oa:start")
    end: int | None = key(COUNT, "code point after their last", maps="oa:end")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as one source published it (schema:NewsArticle)."""

    id: str
    title: str | None = key(
        TEXT,
        "the source's headline, as printed",
        maps="schema:headline dcterms:title csl:title ftm:title",
    )
    derived_title: str | None = key(TEXT, "a neutral title of ours, for a report without headline")
    source: str = key(
        ref("source"),
        "who published it",
        required=True,
        maps="schema:publisher dcterms:publisher csl:container-title ftm:publisher",
    )
    via: str | None = key(
        ref("source"), "who republished the copy that was captured", maps="schema:provider"
    )
    agency: str | None = key(
        ref("source"), "the agency whose report it is", maps="schema:sourceOrganization"
    )
    authors: tuple[Author, ...] = key(
        many(nested(Author)),
        "who is credited",
        default=(),
        maps="schema:author dcterms:creator csl:author ftm:author",
    )
    dateline: Dateline | None = key(nested(Dateline), "its dateline")
    published: Date | None = key(
        DATE,
        "when it appeared",
        maps="schema:datePublished dcterms:issued csl:issued ftm:publishedAt",
    )
    language: str = key(
        LANGUAGE,
        "its language",
        required=True,
        maps="schema:inLanguage dcterms:language csl:language ftm:language",
    )
    url: str | None = key(
        URL, "its address", maps="schema:url dcterms:identifier csl:URL ftm:sourceUrl"
    )
    archived: tuple[str, ...] = key(
        many(URL),
        "addresses of archived copies",
        default=(),
        maps="schema:archivedAt",
    )
    rights: Rights = key(
        nested(Rights), "what may be shown", required=True, maps="dcterms:accessRights"
    )
    subjects: tuple[str, ...] = key(
        many(ref("subject")),
        "its topics",
        default=(),
        maps="schema:about dcterms:subject csl:keyword ftm:keywords",
    )
    based_on: tuple[str, ...] = key(
        many(ref("article")),
        "articles that it names as its source",
        default=(),
        maps="schema:isBasedOn dcterms:source",
    )
    capture: Capture | None = key(nested(Capture), "its text in the vault", maps="premis:Object")
    zones: tuple[Zone, ...] = key(many(nested(Zone)), "what each span of the text is", default=())
    versions: tuple[Version, ...] = key(
        many(nested(Version)),
        "what stood at its address at other times, with other words",
        default=(),
        maps="dcterms:hasVersion",
    )
    mentions: tuple[MentionRule, ...] = key(
        many(nested(MentionRule)), "exceptions to the matching of names", default=()
    )
    translations: tuple[Translation, ...] = key(
        many(nested(Translation)),
        "translations of passages",
        default=(),
        maps="schema:workTranslation",
    )
    reuse: tuple[ReuseDecision, ...] = key(
        many(nested(ReuseDecision)), "decisions on what it shares with other texts", default=()
    )
    abstract: str | None = key(
        TEXT,
        "our own summary: neutral, every claim attributed, 60–150 words",
        maps="schema:abstract dcterms:abstract csl:abstract ftm:summary",
    )
    notes: tuple[str, ...] = key(
        many(TEXT), "remarks of the archivists", default=(), maps="skos:editorialNote ftm:notes"
    )
    basis: dict[str, Basis] = key(
        by_key(TEXT, nested(Basis)),
        "where each fact above comes from, by the name of its field",
        default=dict,
        maps="dcterms:provenance",
    )
    review: str | None = key(
        choice("pending"),
        "no person has looked at what a program read: checked, but left out of what is published",
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    redacted: tuple[RedactedSpan, ...] = key(
        many(nested(RedactedSpan)), "passages of its text that are shown to nobody", default=()
    )
    takedown: Takedown | None = key(
        nested(Takedown),
        "it was taken down; of the record then only source, published and formerly are read",
    )
    body: str = ""
    body_line: int = 0
    blanks: tuple[Blank, ...] = ()
    """What was blanked in the text of its own file."""
    concealed: frozenset[str] = frozenset()
    """Fields (url, archived, capture) whose addresses hold a redacted name: not shown."""
    at: At = located()

    @property
    def files(self) -> list[Capture | Transcript]:
        """The files of the vault that it names: captures, each before its transcript."""
        captures = [*filter(None, [self.capture]), *(one.capture for one in self.versions)]
        return [file for one in captures for file in (one, one.transcript) if file]

    @property
    def heading(self) -> str:
        """The title, whether the source's or ours."""
        return self.title or self.derived_title or self.id
