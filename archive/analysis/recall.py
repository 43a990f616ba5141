"""Readings recalled from findings: what was found of a text that is not here."""

import json
import sys
from collections.abc import Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.analysis.findings import (
    FIX,
    LARGEST_FINDINGS,
    digest_of,
    findings_path,
    form_digest,
    line_of,
)
from archive.analysis.reading import (
    Derived,
    Mention,
    Reading,
    Sentence,
    capture_name,
    numbered,
    paragraph,
    passages_of,
)
from archive.analysis.reuse.pairs import KINDS, Aligned, Edit, Pair
from archive.records.blanks import Blank
from archive.records.files import Unread, read_file
from archive.records.folder import refuse
from archive.records.model import Article
from archive.records.problems import Problems
from archive.records.redaction import Redaction
from archive.records.shelf import Shelf

_FAR = sys.maxsize
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What findings may name: entities, articles, and the forms of names by their digest."""

    entities: frozenset[str]
    articles: frozenset[str]
    forms: dict[str, str]
    redaction: Redaction = field(default_factory=Redaction)

    @classmethod
    def of(cls, shelf: Shelf) -> "Known":
        """Return what the records of a shelf have."""
        ids = {family: frozenset(shelf.known.get(family, ())) for family in ("entity", "article")}
        forms = [
            form
            for entity in shelf.entities.values()
            for form in (*(a.form for a in entity.aliases), *entity.names.values(), entity.name)
        ]
        decided = (rule.form for a in shelf.articles.values() for rule in a.mentions if rule.form)
        by_digest = {form_digest(form): form for form in (*decided, *forms)}
        return cls(ids["entity"], ids["article"], by_digest, shelf.redaction)


def from_findings(article: Article, content: Path, known: Known, problems: Problems) -> Reading:
    """Return the reading of a text that is not here, as its findings have it.

    Findings that are missing leave a reading without sentences and mentions (a note for review);
    broken ones, or ones that do not fit the records, are problems.
    """
    passages = passages_of(article, None, problems)
    bare = Reading(article.id, capture_name(article), None, passages, (), ())
    path = findings_path(article)
    try:
        data = read_file(str(content), path, LARGEST_FINDINGS)
    except Unread as error:
        _note_unread(article, error, path, problems)
        return bare
    taken = _Taken(known)
    for line, text in enumerate(data.splitlines(), 1):
        try:
            stranger = taken.take(json.loads(text))
        except (ValueError, LookupError, TypeError, RecursionError):
            said = "the line is not as the program wrote it"
            problems.add(line_of(path, line), "findings-broken", said, FIX)
            return bare
        if stranger:
            said = f"no record has the id “{stranger[:80]}”"
            problems.add(line_of(path, line), "findings-stale", said, FIX)
    return _fitting(taken, article, bare, path, problems)


def _note_unread(article: Article, error: Unread, path: str, problems: Problems) -> None:
    if error.why == "missing":
        mark = article.at.of("capture")
        said = "the text is in the vault, and no findings of it have been written"
        problems.add(mark, "findings-missing", said, FIX)
    else:
        refuse(path, error, problems)


def _fitting(
    taken: "_Taken", article: Article, bare: Reading, path: str, problems: Problems
) -> Reading:
    """Return the reading that findings hold, if this record and its capture made them.

    Findings from before a redaction tell what it takes out: of them nothing is read.
    """
    known = taken.known.redaction.state_of(article.id, article.redacted)
    zones = [(zone.start, zone.end, zone.zone) for zone in bare.passages]
    line, said = 0, ""
    if taken.sha256 != digest_of(article):
        line, said = 1, "these findings were made from another capture"
    elif taken.redacted != known:
        line, said = 1, "names or passages were redacted after these findings were made"
    elif zones and zones != taken.zones:
        line, said = 2, "the zones of the article have changed since these findings were made"
    if said:
        problems.add(line_of(path, line), "findings-stale", said, FIX)
        return bare
    made = [paragraph(article, start, end) for start, end, _ in taken.zones if not zones]
    passages = bare.passages or numbered(article, made)
    spans = tuple(taken.sentences), tuple(taken.mentions)
    pairs = tuple(
        Pair(article.id, other, tuple(rows), *shares) for other, rows, *shares in taken.shares
    )
    derived = tuple(taken.derived)
    return Reading(
        article.id, bare.capture, None, passages, *spans,
        pairs=pairs, derived=derived, blanks=tuple(taken.blanks),
    )  # fmt: skip


@dataclass(slots=True)
class _Taken:
    """What the lines of findings read so far hold."""

    known: Known
    sha256: str | None = None
    length: int = 0
    redacted: list[str] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    zones: list[tuple[int, int, str]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    shares: list[tuple[str, list[Aligned], float, float]] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)

    def take(self, row: _Row) -> str:
        """Take one line; return the id that it names and no record has, else nothing.

        Raises ValueError, KeyError or TypeError when the line is not as the program writes it.
        """
        kind = row["kind"]
        if kind == "text":
            self.sha256, self.length = row["sha256"], _whole(row["length"])
            self.redacted = row.get("redacted", [])
        elif kind == "blank":
            return self._blank(row)
        elif kind == "zone":
            self.zones.append((*_span(row, 0, self.length), row["zone"]))
        elif kind == "sentence":
            zone = self.zones[_index(row["passage"], self.zones)]
            after = self.sentences[-1].end if self.sentences else 0
            span = _span(row, max(after, zone[0]), zone[1])
            self.sentences.append(Sentence(*span, row["passage"]))
        elif kind == "mention":
            return self._mention(row)
        elif kind == "shares":
            return self._shares(row)
        elif kind == "date":
            said = f"{row['date']}", f"{row['how']}"
            self.derived.append(Derived(*_span(row, 0, self.length), *said))
        elif kind == "reuse":
            self.shares[-1][1].append(_aligned(row, self.length))
        else:
            raise ValueError(kind)
        return ""

    def _blank(self, row: _Row) -> str:
        after = self.blanks[-1].end if self.blanks else 0
        by = f"{row['by']}"
        self.blanks.append(Blank(*_span(row, after, self.length), by))
        return "" if not by or by in self.known.entities else by

    def _mention(self, row: _Row) -> str:
        entity = f"{row['entity']}"
        sentence = self.sentences[_index(row["sentence"], self.sentences)]
        after = self.mentions[-1].end if self.mentions else 0
        span = _span(row, max(after, sentence.start), self.length)
        form = self.known.forms.get(f"{row['form']}", "")
        self.mentions.append(Mention(*span, entity, row["sentence"], form))
        return "" if entity in self.known.entities else entity

    def _shares(self, row: _Row) -> str:
        other = f"{row['with']}"
        self.shares.append((other, [], _share(row["share"]), _share(row["with_share"])))
        return "" if other in self.known.articles else other


def _aligned(row: _Row, length: int) -> Aligned:
    """Return a row of shared text; how far the other text reaches is not known here."""
    with_ = {"start": row["with_start"], "end": row["with_end"]}
    if row["how"] not in KINDS:
        raise ValueError(row["how"])
    edits = [Edit(f"{kind}", *map(_whole, spans)) for kind, *spans in row["edits"]]
    spans = (*_span(row, 0, length), *_span(with_, 0, _FAR))
    how = row["how"], _share(row["similarity"]), _whole(row["passage"]), row["formula"] is True
    return Aligned(*spans, *how, tuple(edits))


def _share(number: object) -> float:
    if not isinstance(number, float | int) or not 0 <= number <= 1:
        raise ValueError(number)
    return float(number)


def _span(row: _Row, least: int, most: int) -> tuple[int, int]:
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
