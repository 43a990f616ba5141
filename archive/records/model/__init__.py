"""The records: what people write, as frozen values.

These classes are the schema. Each field says how it is read, what it means and which standard
term it maps to; the docs' reference of all fields is generated from here.
Standards: schema.org, Dublin Core Terms, SKOS, PREMIS 3, W3C Web Annotation, EDTF, BCP 47.
"""

from archive.records.model.article import DISPLAYS, Article, Author, Basis, Dateline, Rights
from archive.records.model.claim import (
    RELATIONS,
    STANCES,
    Attribution,
    Claim,
    Question,
    Quote,
    Value,
)
from archive.records.model.common import Statement
from archive.records.model.entity import ALIAS_KINDS, FOLDERS, Alias, Entity, Geo
from archive.records.model.event import Account, Event, Participant
from archive.records.model.redacted import RedactedName, RedactedSpan, Takedown
from archive.records.model.source import SOURCE_KINDS, Source
from archive.records.model.subject import Subject
from archive.records.model.text import (
    NOBODY,
    ZONES,
    Capture,
    MentionRule,
    ReuseDecision,
    Transcript,
    Translation,
    Version,
    Zone,
)

__all__ = [
    "ALIAS_KINDS",
    "DISPLAYS",
    "FOLDERS",
    "NOBODY",
    "RELATIONS",
    "SOURCE_KINDS",
    "STANCES",
    "ZONES",
    "Account",
    "Alias",
    "Article",
    "Attribution",
    "Author",
    "Basis",
    "Capture",
    "Claim",
    "Dateline",
    "Entity",
    "Event",
    "Geo",
    "MentionRule",
    "Participant",
    "Question",
    "Quote",
    "Record",
    "RedactedName",
    "RedactedSpan",
    "ReuseDecision",
    "Rights",
    "Source",
    "Statement",
    "Subject",
    "Takedown",
    "Transcript",
    "Translation",
    "Value",
    "Version",
    "Zone",
]

Record = Source | Subject | Entity | Article | Event
