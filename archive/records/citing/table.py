"""A table of articles, one a row: our columns, and those of CollectionBuilder, Omeka and others.

Several values of one cell are joined by "; ". What a row does not tell exactly stands in its last
column, as JSON.
"""

import json
import re
from collections.abc import Mapping

from archive.records.citing.facts import Facts, carried, parsed, recovered, untitled
from archive.records.citing.when import edtf_of

Row = dict[str, str]
OWN = "cuttings"
_TEXTS = (
    "id", "title", "derived_title", "source", "source_id", "via", "via_id", "agency", "agency_id",
    "published", "language", "url", "retrieved", "abstract",
)  # fmt: skip
_LISTS = ("archived", "subjects", "subject_ids", "notes")
_PARTS = {"dateline": "text", "rights": "statement"}
COLUMNS = (*_TEXTS, "authors", "dateline", "rights", *_LISTS, OWN)
"""The columns of our own table, in order."""
_FOREIGN = {
    "objectid": "id", "identifier": "id", "item id": "id", "slug": "id", "key": "id",
    "headline": "title", "name": "title",
    "publisher": "source", "publication": "source", "publication title": "source",
    "newspaper": "source", "outlet": "source", "journal": "source",
    "author": "authors", "creator": "authors", "byline": "authors", "creators": "authors",
    "date": "published", "date published": "published", "publication date": "published",
    "pubdate": "published", "date issued": "published", "issued": "published",
    "lang": "language", "link": "url", "web address": "url", "address": "url", "uri": "url",
    "reference_url": "url", "source url": "url",
    "archive url": "archived", "archived url": "archived", "wayback": "archived",
    "rightsstatement": "rights", "license": "rights", "licence": "rights",
    "subject": "subjects", "keywords": "subjects", "tags": "subjects", "keyword": "subjects",
    "categories": "subjects", "category": "subjects",
    "manual tags": "subjects", "automatic tags": "subjects",
    "description": "abstract", "summary": "abstract", "abstract note": "abstract",
    "note": "notes", "remarks": "notes", "extra": "notes",
    "access date": "retrieved", "accessed": "retrieved", "date accessed": "retrieved",
}  # fmt: skip
"""Names of columns in other tables, in small letters. Where a table has both, ours come first."""
_TEXT_COLUMNS = ("text", "full text", "fulltext", "full_text", "transcript", "transcription",
                 "body", "content", "extracttext text")  # fmt: skip
_PREFIX = re.compile(
    r"(?:dublin core|dcterms|dc|item type metadata|schema|csl)[:.]\s*", re.IGNORECASE
)
_SPLIT = re.compile(r"[;|\n]")


def row_of(facts: Facts) -> Row:
    """Return an article as a row of our own table."""
    row = write(facts)
    beside = carried(facts, row, read)
    return row | {OWN: json.dumps(beside)} if beside else row


def facts_in(row: Mapping[str, str]) -> Facts:
    """Return the facts of a row, with the columns of whatever table."""
    own = row.get(OWN)
    return recovered(read(row), parsed(own), write, read) if own else read(row)


def write(facts: Facts) -> Row:
    """Return a row without what its columns do not tell exactly."""
    row = {name: str(facts[name]) for name in _TEXTS if name in facts}
    row |= {name: "; ".join(map(str, facts[name])) for name in _LISTS if name in facts}
    people = [person for person in facts.get("authors", ()) if isinstance(person, dict)]
    if people:
        row["authors"] = "; ".join(_credit(person) for person in people)
    for name, part in _PARTS.items():
        value = facts.get(name)
        if isinstance(value, dict) and part in value:
            row[name] = value[part]
    return row


def _credit(person: Mapping[str, str]) -> str:
    return f"{person['name']} ({person['role']})" if "role" in person else person["name"]


def read(row: Mapping[str, str]) -> Facts:
    """Return what the columns of a row tell, ours or foreign ones."""
    said = known(row)
    facts: Facts = {name: said[name] for name in _TEXTS if name in said}
    if title := said.get("title"):
        facts = {**facts, **untitled(title)} if "derived_title" not in said else facts
        if "derived_title" in facts and "derived_title" not in said:
            del facts["title"]
    facts |= {name: _several(said[name]) for name in _LISTS if name in said}
    if "authors" in said:
        facts["authors"] = tuple(_person(name) for name in _several(said["authors"]))
    facts |= {name: {part: said[name]} for name, part in _PARTS.items() if name in said}
    for name in ("published", "retrieved"):
        if name in facts:
            facts[name] = edtf_of(said[name]) or said[name]
    return {name: value for name, value in facts.items() if value}


def known(row: Mapping[str, str]) -> Row:
    """Return a row under the names of our columns; what has no such name is left out."""
    cells = {_column(name): cell.strip() for name, cell in row.items() if name}
    said = {name: cell for name, cell in cells.items() if name in COLUMNS and cell}
    for theirs, ours in _FOREIGN.items():
        if cells.get(theirs):
            said.setdefault(ours, cells[theirs])
    return said


def column_of(name: str) -> str | None:
    """Return which of our columns a name means.

    >>> column_of("Dublin Core:Creator"), column_of("weather")
    ('authors', None)
    """
    column = _column(name)
    return column if column in COLUMNS else _FOREIGN.get(column)


def text_of(row: Mapping[str, str]) -> str:
    """Return the report's text where a column holds it, exactly as it stands there."""
    cells = {_column(name): cell for name, cell in row.items() if name}
    return next((cells[name] for name in _TEXT_COLUMNS if cells.get(name, "").strip()), "")


def _column(name: str) -> str:
    """Return a column's name in small letters, without the name of its vocabulary.

    >>> _column("Dublin Core:Title"), _column("dcterms.creator"), _column("derived_title")
    ('title', 'creator', 'derived_title')
    """
    return _PREFIX.sub("", name.strip(), count=1).strip().casefold()


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _SPLIT.split(cell))))


_CREDIT = re.compile(r"([^()]+)\(([^()]+)\)")


def _person(said: str) -> dict[str, str]:
    found = _CREDIT.fullmatch(said)
    return {"name": found[1].strip(), "role": found[2].strip()} if found else {"name": said}
