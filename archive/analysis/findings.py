"""Findings: what a reading of a vault text found, as positions, ids and hashes, without a word.

They stand beside the article (``<id>.findings.jsonl``) and are committed, so that a build without
the vault publishes the same links. One JSON object a line, in text order:

``{"kind": "text", "capture", "sha256", "length"}`` once, first;
``{"kind": "zone", "start", "end", "zone"}``;
``{"kind": "sentence", "start", "end", "passage", "sha256"}``, ``passage`` an index of the zones;
``{"kind": "mention", "start", "end", "entity", "sentence"}``, ``sentence`` an index of those.
"""

import json
from collections.abc import Container, Iterator
from pathlib import Path

from archive.analysis.reading import Mention, Reading, Sentence, capture_name, passages_of
from archive.records.model import Article
from archive.records.problems import Mark, Problems
from archive.records.read import FINDINGS
from archive.records.vault import sha256

_FIX = "run archive build with --vault, and commit the file"


class _BrokenError(Exception):
    """A line of findings cannot be read."""


def findings_path(article: Article) -> str:
    """Return where an article's findings stand, relative to the content folder."""
    return article.at.mark.path.removesuffix(".md") + FINDINGS


def to_findings(reading: Reading, article: Article) -> str:
    """Return the findings of a reading that has its text."""
    return "".join(json.dumps(row) + "\n" for row in _rows(reading, article))


def _rows(reading: Reading, article: Article) -> Iterator[dict[str, object]]:
    text, digest = reading.text or "", _digest(article)
    yield {"kind": "text", "capture": reading.capture, "sha256": digest, "length": len(text)}
    for zone in reading.passages:
        yield {"kind": "zone", "start": zone.start, "end": zone.end, "zone": zone.zone}
    for row in reading.sentences:
        span = {"kind": "sentence", "start": row.start, "end": row.end, "passage": row.passage}
        yield span | {"sha256": sha256(text[row.start : row.end])}
    for name in reading.mentions:
        span = {"kind": "mention", "start": name.start, "end": name.end}
        yield span | {"entity": name.entity, "sentence": name.sentence}


def _digest(article: Article) -> str:
    """Return the SHA-256 of what offsets count in; nothing where the record has no capture."""
    capture = article.capture
    return (capture.transcript or capture).sha256 if capture else ""


def check_findings(reading: Reading, article: Article, content: Path, problems: Problems) -> None:
    """Compare the committed findings with a fresh reading; a difference is a problem."""
    path = findings_path(article)
    file = content / path
    committed = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    if not committed:
        said = "the findings of this text have not been written"
        problems.add(Mark(article.at.mark.path, 1), "findings-stale", said, _FIX)
    elif committed != (fresh := to_findings(reading, article)):
        line = _first_difference(committed, fresh)
        said = "the findings differ from the text and the records"
        problems.add(Mark(path, line), "findings-stale", said, _FIX)


def _first_difference(committed: str, fresh: str) -> int:
    old, new = committed.splitlines(), fresh.splitlines()
    same = (i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
    return next(same, min(len(old), len(new)))


def from_findings(
    article: Article, content: Path, entities: Container[str], problems: Problems
) -> Reading:
    """Return the reading of a text that is not here, as its findings have it.

    Findings that are missing leave a reading without sentences and mentions (a note for review);
    broken ones, or ones that do not fit the records, are problems.
    """
    passages = passages_of(article, None, problems)
    bare = Reading(article.id, capture_name(article), None, passages, (), ())
    path = findings_path(article)
    if not (content / path).is_file():
        mark = article.at.of("capture")
        said = "the text is not here, and it has no findings"
        problems.add(mark, "findings-missing", said, _FIX)
        return bare
    try:
        return _read(content / path, path, article, bare, entities, problems)
    except _BrokenError as error:
        line = int(str(error))
        problems.add(Mark(path, line), "findings-broken", "the line cannot be read", _FIX)
        return bare


def _read(
    file: Path,
    path: str,
    article: Article,
    bare: Reading,
    entities: Container[str],
    problems: Problems,
) -> Reading:
    found: list[Sentence] = []
    mentions: list[Mention] = []
    zones: list[tuple[int, int, str]] = []
    for line, text in enumerate(file.read_bytes().split(b"\n")[:-1], 1):
        try:
            row = json.loads(text)
            kind, span = row["kind"], (row.get("start", 0), row.get("end", 0))
            if kind == "zone":
                zones.append((*span, row["zone"]))
            elif kind == "sentence":
                found.append(Sentence(*span, _below(row["passage"], len(zones))))
            elif kind == "mention":
                _check_entity(row["entity"], entities, Mark(path, line), problems)
                mentions.append(Mention(*span, row["entity"], _below(row["sentence"], len(found))))
            elif kind != "text":
                raise KeyError(kind)
            elif row["sha256"] != _digest(article):
                said = "they were made from another capture"
                problems.add(Mark(path, line), "findings-stale", said, _FIX)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _BrokenError(str(line)) from error
    if zones != [(zone.start, zone.end, zone.zone) for zone in bare.passages]:
        problems.add(Mark(path, 2), "findings-stale", "the record's zones have changed", _FIX)
        return bare
    return Reading(article.id, bare.capture, None, bare.passages, tuple(found), tuple(mentions))


def _below(index: int, limit: int) -> int:
    if not 0 <= index < limit:
        raise ValueError(index)
    return index


def _check_entity(id_: str, entities: Container[str], mark: Mark, problems: Problems) -> None:
    if id_ not in entities:
        said = f"no person, organization or place has the id “{id_}”"
        problems.add(mark, "findings-stale", said, _FIX)
