"""The archive as JSON Lines: one object a line, for programs. docs/data.md describes each field.

Offsets are code points of the capture, half-open. Words of a text stand in no table here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from archive.analysis.archive import Archive
from archive.analysis.reading import Reading
from archive.exchange import coverage
from archive.records.model import (
    Article,
    Capture,
    Dateline,
    Entity,
    Event,
    RedactedName,
    Version,
)

_JSON = json.JSONEncoder(ensure_ascii=False).encode
Row = dict[str, Any]


def tables(archive: Archive) -> dict[str, Iterator[str]]:
    """Return each table's name with its lines. Nothing of a withheld article but its id."""
    records = {
        "articles": _articles(archive),
        "entities": (_entity(entity) for entity in archive.entities.values()),
        "events": (_event(event, archive) for event in archive.events.values()),
        "claims": coverage.claims(archive),
        "coverage": coverage.coverage(archive),
        "reuse": coverage.reuse(archive),
    }
    lines = {name: map(_line, rows) for name, rows in records.items()}
    return {**lines, "mentions": _mentions(archive), "zones": _zones(archive)}


def _line(row: Row) -> str:
    kept = {key: value for key, value in row.items() if value not in (None, [], {}, ())}
    return _JSON(kept) + "\n"


def _articles(archive: Archive) -> Iterator[Row]:
    for article in archive.articles.values():
        display = archive.displays[article.id]
        if display == "withheld":
            yield {"id": article.id, "display": display, "reason": article.rights.reason}
        else:
            yield _article(article, display, archive.readings[article.id])
    for article in archive.taken_down.values():
        yield _taken_down(article)


def _taken_down(article: Article) -> Row:
    said = article.takedown
    return {
        "id": article.id,
        "source": article.source,
        "published": _text(article.published),
        "display": "taken-down",
        "taken_down": _text(said.date) if said else None,
        "reason": said.reason if said else None,
    }


def _article(article: Article, display: str, reading: Reading) -> Row:
    return {
        "id": article.id,
        "title": article.title,
        "derived_title": article.derived_title,
        "source": article.source,
        "via": article.via,
        "agency": article.agency,
        "authors": [_named(name=a.name, role=a.role, entity=a.entity) for a in article.authors],
        "published": _text(article.published),
        "language": article.language,
        "url": article.url,
        "archived": article.archived,
        "rights": article.rights.statement,
        "display": display,
        "subjects": article.subjects,
        "abstract": article.abstract,
        "based_on": article.based_on,
        "dateline": _dateline(article.dateline) if article.dateline else None,
        "capture": _capture(article, article.capture, reading) if article.capture else None,
        "versions": [_version(article, one, reading) for one in article.versions if not one.review],
        "redacted": [
            {"why": why, "places": places}
            for why, places in Counter(blank.why for blank in reading.blanks).items()
        ],
        "notes": article.notes,
        "basis": {
            name: _named(grade=b.grade, **{"from": b.from_}) for name, b in article.basis.items()
        },
    }


def _dateline(dateline: Dateline) -> Row:
    return _named(text=dateline.text, place=dateline.place, date=_text(dateline.date))


def _capture(article: Article, capture: Capture, reading: Reading) -> Row:
    """Return what is known of a capture: no path that names someone redacted.

    Nor a hash, where words were redacted: with it, guesses at a few words could be checked.
    """
    made, named, hashed = capture.transcript, "capture" in article.concealed, not reading.blanks
    transcript = None
    if made:
        transcript = _named(
            path=None if named else made.path,
            sha256=made.sha256 if hashed else None,
            tool=made.tool,
        )
    return _named(
        path=None if named else capture.path,
        sha256=capture.sha256 if hashed else None,
        retrieved=_text(capture.retrieved),
        transcript=transcript,
    )


def _version(article: Article, version: Version, reading: Reading) -> Row:
    capture = _capture(article, version.capture, reading)
    return _named(capture=capture, added=version.added, removed=version.removed)


def _entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "kind": entity.kind,
        "names": entity.names,
        "aliases": [_named(form=a.form, kind=a.kind, lang=a.lang) for a in entity.aliases],
        "same_as": entity.same_as,
        "not_same_as": entity.not_same_as,
        "geo": _named(lat=entity.geo.lat, lon=entity.geo.lon) if entity.geo else None,
        "redacted": _redacted(entity.redacted) if entity.redacted else None,
    }


def _redacted(name: RedactedName) -> Row:
    return _named(date=_text(name.date), reason=name.reason)


def _event(event: Event, archive: Archive) -> Row:
    reports = archive.reports_of.get(event.id, ())
    return {
        "id": event.id,
        "name": event.name,
        "date": _text(event.date),
        "date_basis": archive.date_basis(event),
        "place": event.place,
        "participants": [_named(entity=p.entity, role=p.role) for p in event.participants],
        "part_of": event.part_of,
        "accounts": [
            {
                "article": report.account.article,
                "as": report.account.as_,
                "passages": [{"start": span.start, "end": span.end} for span in report.spans],
            }
            for report in reports
        ],
        "same_as": event.same_as,
    }


def _mentions(archive: Archive) -> Iterator[str]:
    for head, reading in _readable(archive):
        for found in reading.mentions:
            place = f'"start": {found.start}, "end": {found.end}'
            zone = reading.passage_of(found).zone
            yield f'{head}, "entity": "{found.entity}", {place}, "zone": "{zone}"}}\n'


def _zones(archive: Archive) -> Iterator[str]:
    for head, reading in _readable(archive):
        for zone in reading.passages:
            place = f'"start": {zone.start}, "end": {zone.end}'
            yield f'{head}, {place}, "zone": "{zone.zone}", "rule": {_JSON(zone.rule)}}}\n'


def _readable(archive: Archive) -> Iterator[tuple[str, Reading]]:
    """Yield the readings of articles that are not withheld, each with the head of its rows.

    There are many rows, of ids, numbers and known words: they are put together as text.
    """
    for id_, display in archive.displays.items():
        reading = archive.readings[id_]
        if display != "withheld":
            yield _JSON({"article": id_, "capture": reading.capture})[:-1], reading


def _named(**fields: object) -> Row:
    return {key: value for key, value in fields.items() if value is not None}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
