"""Findings: what a reading of a vault text found, as positions, ids and hashes, without a word.

They stand beside the article (``<id>.findings.jsonl``) and are committed, so that a build without
the vault publishes the same links. One JSON object a line, in text order:

``{"kind": "text", "capture", "sha256", "length"}`` once, first;
``{"kind": "zone", "start", "end", "zone"}``;
``{"kind": "sentence", "start", "end", "passage", "sha256"}``, ``passage`` an index of the zones;
``{"kind": "mention", "start", "end", "entity", "sentence"}``, ``sentence`` an index of those.
"""

import json
from collections.abc import Container, Iterator, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.analysis.reading import (
    Mention,
    Reading,
    Sentence,
    capture_name,
    numbered,
    paragraph,
    passages_of,
)
from archive.records.model import Article
from archive.records.problems import Mark, Problems
from archive.records.read import FINDINGS
from archive.records.vault import sha256

_FIX = "run archive build with --vault, and commit the file that it writes"
_WHOLE_LINE = 10_000


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
        problems.add(article.at.of("capture"), "findings-stale", said, _FIX)
    elif committed != (fresh := to_findings(reading, article)):
        line = _first_difference(committed, fresh)
        said = "from this line on, these findings are not what the text and the records say"
        problems.add(_line_of(path, line), "findings-stale", said, _FIX)


def _first_difference(committed: str, fresh: str) -> int:
    old, new = committed.splitlines(), fresh.splitlines()
    other = (i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
    return next(other, min(len(old), len(new) + 1))


def _line_of(path: str, line: int) -> Mark:
    return Mark(path, line, width=_WHOLE_LINE)


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
        said = "the text is in the vault, and no findings of it have been written"
        problems.add(mark, "findings-missing", said, _FIX)
        return bare
    taken = _Taken()
    for line, text in enumerate((content / path).read_bytes().splitlines(), 1):
        try:
            named = taken.take(json.loads(text))
        except (ValueError, KeyError, TypeError, RecursionError):
            said = "the line is not as the program wrote it"
            problems.add(_line_of(path, line), "findings-broken", said, _FIX)
            return bare
        if named is not None and named not in entities:
            said = f"no person, organization or place has the id “{named[:80]}”"
            problems.add(_line_of(path, line), "findings-stale", said, _FIX)
    return _fitting(taken, article, bare, path, problems)


def _fitting(
    taken: "_Taken", article: Article, bare: Reading, path: str, problems: Problems
) -> Reading:
    """Return the reading that findings hold, if this record and its capture made them."""
    zones = [(zone.start, zone.end, zone.zone) for zone in bare.passages]
    line, said = 0, ""
    if taken.sha256 != _digest(article):
        line, said = 1, "these findings were made from another capture"
    elif zones and zones != taken.zones:
        line, said = 2, "the zones of the article have changed since these findings were made"
    if said:
        problems.add(_line_of(path, line), "findings-stale", said, _FIX)
        return bare
    made = [paragraph(article, start, end) for start, end, _ in taken.zones if not zones]
    passages = bare.passages or numbered(article, made)
    spans = tuple(taken.sentences), tuple(taken.mentions)
    return Reading(article.id, bare.capture, None, passages, *spans)


@dataclass(slots=True)
class _Taken:
    """What the lines of findings read so far hold."""

    sha256: str | None = None
    length: int = 0
    zones: list[tuple[int, int, str]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def take(self, row: dict[str, Any]) -> str | None:
        """Take one line; return the entity that it names, if any.

        Raises ValueError, KeyError or TypeError when the line is not as the program writes it.
        """
        kind, entity = row["kind"], None
        if kind == "text":
            self.sha256, self.length = row["sha256"], _whole(row["length"])
        elif kind == "zone":
            self.zones.append((*_span(row, 0, self.length), row["zone"]))
        elif kind == "sentence":
            zone = self.zones[_index(row["passage"], self.zones)]
            after = self.sentences[-1].end if self.sentences else 0
            span = _span(row, max(after, zone[0]), zone[1])
            self.sentences.append(Sentence(*span, row["passage"]))
        elif kind == "mention":
            sentence = self.sentences[_index(row["sentence"], self.sentences)]
            after = self.mentions[-1].end if self.mentions else 0
            span, entity = _span(row, max(after, sentence.start), self.length), f"{row['entity']}"
            self.mentions.append(Mention(*span, entity, row["sentence"]))
        else:
            raise ValueError(kind)
        return entity


def _span(row: dict[str, Any], least: int, most: int) -> tuple[int, int]:
    """Return a line's span, which lies within two offsets."""
    start, end = _whole(row["start"]), _whole(row["end"])
    if not least <= start < end <= most:
        raise ValueError(start)
    return start, end


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError(number)
    return number


def _index(value: object, held: Sized) -> int:
    if not 0 <= _whole(value) < len(held):
        raise ValueError(value)
    return _whole(value)
