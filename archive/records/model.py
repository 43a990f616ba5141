"""The records: what people write, as frozen values.

These classes are the schema. Each field says how it is read, what it means and which standard
term it maps to; the docs' reference of all fields is generated from here.
Standards: schema.org, Dublin Core Terms, SKOS, PREMIS 3, W3C Web Annotation, EDTF, BCP 47.
"""

from dataclasses import dataclass

from archive.records.dates import Date
from archive.records.fields import (
    COUNT,
    DATE,
    ID,
    LANGUAGE,
    PATH,
    SHA256,
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

ZONES = (
    "headline", "standfirst", "byline", "dateline", "body", "subhead", "caption", "photo_credit",
    "agency_credit", "embed", "embed_attribution", "chrome",
)  # fmt: skip
DISPLAYS = ("full", "excerpt", "metadata-only", "withheld")
SOURCE_KINDS = (
    "news agency", "newspaper", "magazine", "broadcaster", "state broadcaster", "exile media",
    "advocacy", "government", "court", "website", "other",
)  # fmt: skip
ALIAS_KINDS = (
    "name", "acronym", "short", "surname", "former", "transliteration", "translation", "spelling",
    "pejorative", "other",
)  # fmt: skip
NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact with its reference: the archive states nothing of its own knowledge."""

    statement: str = key(TEXT, "the fact, in our neutral words", required=True)
    reference: str = key(
        TEXT, "a web address or a bibliographic reference", required=True, maps="dcterms:source"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes: descriptive facts only, never a score."""

    id: str
    name: str = key(TEXT, "the name that it gives itself", required=True, maps="schema:name")
    alternate_names: tuple[str, ...] = key(
        many(TEXT), "other names", default=(), maps="schema:alternateName"
    )
    kind: str = key(choice(*SOURCE_KINDS), "what it is", required=True, maps="dcterms:type")
    country: str | None = key(ref("place"), "where it is based", maps="schema:location")
    languages: tuple[str, ...] = key(
        many(LANGUAGE), "languages it publishes in", default=(), maps="schema:inLanguage"
    )
    url: str | None = key(URL, "its site", maps="schema:url")
    organization: str | None = key(
        ref("organization"), "its own record, when reports name it", maps="schema:publisher"
    )
    ownership: Statement | None = key(
        nested(Statement), "who owns it, with a reference", maps="schema:ownershipFundingInfo"
    )
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description",
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic (SKOS concept)."""

    id: str
    name: str = key(TEXT, "its name", required=True, maps="skos:prefLabel")
    broader: str | None = key(ref("subject"), "the wider topic", maps="skos:broader")
    note: str | None = key(TEXT, "what belongs here", maps="skos:scopeNote")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A form under which texts name an entity."""

    form: str = key(TEXT, "the words, as a text writes them", required=True, maps="skos:altLabel")
    kind: str = key(choice(*ALIAS_KINDS), "what sort of form it is", default="name")
    lang: str | None = key(LANGUAGE, "its language", maps="xml:lang")
    case: str = key(
        choice("default", "exact", "any"),
        "default: as written or in capitals; exact: as written; any: lower case and Capitalised too",
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
        maps="skos:prefLabel",
    )
    kind: str | None = key(TEXT, "what it is, in a few words", maps="dcterms:type")
    names: dict[str, str] = key(
        by_key(LANGUAGE, TEXT), "its name in other languages", default=dict, maps="skos:prefLabel"
    )
    aliases: tuple[Alias, ...] = key(
        many(nested(Alias, short="form")),
        "other forms of its name",
        default=(),
        maps="skos:altLabel",
    )
    misspellings: tuple[str, ...] = key(
        many(TEXT), "found in search, never shown", default=(), maps="skos:hiddenLabel"
    )
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description",
    )
    not_same_as: tuple[str, ...] = key(
        many(ref("entity")), "others that it is confused with", default=(), maps="owl:differentFrom"
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    geo: Geo | None = key(nested(Geo), "where a place lies", maps="schema:geo")
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Someone credited with a report."""

    name: str = key(TEXT, "the name as credited", required=True, maps="schema:name")
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
    date: Date | None = key(DATE, "the date it states", maps="schema:dateCreated")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What may be shown to whom."""

    display: str = key(choice(*DISPLAYS), "what readers of the public site see", required=True)
    statement: str | None = key(
        URL, "a rightsstatements.org or licence address", maps="dcterms:rights"
    )
    holder: str | None = key(TEXT, "who holds the rights", maps="dcterms:rightsHolder")
    until: Date | None = key(DATE, "the last day on which display applies")
    then: str | None = key(choice(*DISPLAYS), "the display from the next day on")
    reason: str | None = key(TEXT, "why a text is withheld")
    excerpt_words: int = key(COUNT, "the longest passage shown of an excerpt, in words", default=60)
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Plain text made from a capture that is not plain text."""

    path: str = key(PATH, "the file in the vault", required=True)
    sha256: str = key(SHA256, "its SHA-256", required=True, maps="premis:messageDigest")
    tool: str = key(
        TEXT, "what made it, with version", required=True, maps="premis:creatingApplication"
    )
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The text as it was taken, byte for byte, kept in the vault."""

    path: str = key(PATH, "the file in the vault", required=True)
    sha256: str = key(SHA256, "its SHA-256", required=True, maps="premis:messageDigest")
    retrieved: Date | None = key(DATE, "when it was taken", maps="schema:dateModified")
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
        LANGUAGE, "language of the translation", required=True, maps="schema:inLanguage"
    )
    translator: str = key(TEXT, "who translated", required=True, maps="schema:translator")
    text: str = key(TEXT, "the translation", required=True)
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
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as one source published it (schema:NewsArticle)."""

    id: str
    title: str | None = key(TEXT, "the source's headline, as printed", maps="schema:headline")
    derived_title: str | None = key(TEXT, "a neutral title of ours, for a report without headline")
    source: str = key(ref("source"), "who published it", required=True, maps="schema:publisher")
    via: str | None = key(
        ref("source"), "who republished the copy that was captured", maps="schema:provider"
    )
    agency: str | None = key(
        ref("source"), "the agency whose report it is", maps="schema:sourceOrganization"
    )
    authors: tuple[Author, ...] = key(
        many(nested(Author)), "who is credited", default=(), maps="schema:author"
    )
    dateline: Dateline | None = key(nested(Dateline), "its dateline")
    published: Date | None = key(DATE, "when it appeared", maps="schema:datePublished")
    language: str = key(LANGUAGE, "its language", required=True, maps="schema:inLanguage")
    url: str | None = key(URL, "its address", maps="schema:url")
    archived: tuple[str, ...] = key(
        many(URL), "addresses of archived copies", default=(), maps="schema:archivedAt"
    )
    rights: Rights = key(
        nested(Rights), "what may be shown", required=True, maps="dcterms:accessRights"
    )
    subjects: tuple[str, ...] = key(
        many(ref("subject")), "its topics", default=(), maps="dcterms:subject"
    )
    based_on: tuple[str, ...] = key(
        many(ref("article")),
        "articles that it names as its source",
        default=(),
        maps="schema:isBasedOn",
    )
    capture: Capture | None = key(nested(Capture), "its text in the vault", maps="premis:object")
    zones: tuple[Zone, ...] = key(many(nested(Zone)), "what each span of the text is", default=())
    mentions: tuple[MentionRule, ...] = key(
        many(nested(MentionRule)), "exceptions to the matching of names", default=()
    )
    translations: tuple[Translation, ...] = key(
        many(nested(Translation)),
        "translations of passages",
        default=(),
        maps="schema:workTranslation",
    )
    abstract: str | None = key(
        TEXT,
        "our own summary: neutral, every claim attributed, 60–150 words",
        maps="schema:abstract",
    )
    notes: tuple[str, ...] = key(
        many(TEXT), "remarks of the archivists", default=(), maps="skos:editorialNote"
    )
    basis: dict[str, Basis] = key(
        by_key(TEXT, nested(Basis)),
        "where each fact above comes from",
        default=dict,
        maps="dcterms:provenance",
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    body: str = ""
    body_line: int = 0
    at: At = located()

    @property
    def heading(self) -> str:
        """The title, whether the source's or ours."""
        return self.title or self.derived_title or self.id


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
class Account:
    """One article's report of an event."""

    article: str = key(ref("article"), "which article", required=True, maps="schema:subjectOf")
    as_: str = key(
        choice("main", "background"), "a main subject, or mentioned in passing", required=True
    )
    passages: tuple[Quote, ...] = key(many(nested(Quote)), "where it reports the event", default=())
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone or something that took part in an event."""

    entity: str = key(ref("entity"), "who", required=True, maps="schema:participant")
    role: str | None = key(TEXT, "as what, in neutral words", maps="schema:roleName")
    at: At = located()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something located in time that a report tells of."""

    id: str
    name: str = key(TEXT, "a neutral name", required=True, maps="schema:name")
    date: Date | None = key(DATE, "when it happened, as the reports say", maps="schema:startDate")
    date_basis: str | None = key(
        TEXT, "from which words the date was read", maps="dcterms:provenance"
    )
    place: str | None = key(ref("place"), "where", maps="schema:location")
    participants: tuple[Participant, ...] = key(
        many(nested(Participant)), "who took part", default=(), maps="schema:participant"
    )
    part_of: str | None = key(ref("event"), "the larger event", maps="schema:superEvent")
    about: tuple[Statement, ...] = key(
        many(nested(Statement)),
        "facts, each with its reference",
        default=(),
        maps="schema:description",
    )
    accounts: tuple[Account, ...] = key(
        many(nested(Account)), "who reports it, and where", required=True
    )
    same_as: tuple[str, ...] = key(
        many(URL), "the same thing elsewhere; only where certain", default=(), maps="schema:sameAs"
    )
    formerly: tuple[str, ...] = key(many(ID), "old ids, whose addresses lead here", default=())
    at: At = located()


Record = Source | Subject | Entity | Article | Event
FOLDERS: dict[str, str] = {
    "people": "person", "organizations": "organization", "places": "place",
}  # fmt: skip
