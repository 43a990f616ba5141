"""The records: what people write, as frozen values.

These classes are the schema. Each field says how it is read, what it means and which standard
term it maps to; the docs' reference of all fields is generated from here.
Standards: schema.org, Dublin Core Terms, SKOS, PREMIS 3, W3C Web Annotation, EDTF, BCP 47.
"""

from archive.records.model.article import DISPLAYS, Article, Author, Basis, Dateline, Rights
from archive.records.model.common import Statement
from archive.records.model.entity import ALIAS_KINDS, FOLDERS, Alias, Entity, Geo
from archive.records.model.event import Account, Event, Participant, Quote
from archive.records.model.source import SOURCE_KINDS, Source
from archive.records.model.subject import Subject
from archive.records.model.text import (
    NOBODY,
    ZONES,
    Capture,
    MentionRule,
    Transcript,
    Translation,
    Zone,
)

__all__ = [
    "ALIAS_KINDS",
    "DISPLAYS",
    "FOLDERS",
    "NOBODY",
    "SOURCE_KINDS",
    "ZONES",
    "Account",
    "Alias",
    "Article",
    "Author",
    "Basis",
    "Capture",
    "Dateline",
    "Entity",
    "Event",
    "Geo",
    "MentionRule",
    "Participant",
    "Quote",
    "Record",
    "Rights",
    "Source",
    "Statement",
    "Subject",
    "Transcript",
    "Translation",
    "Zone",
]

Record = Source | Subject | Entity | Article | Event
