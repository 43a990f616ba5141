"""What reports claim, and what they share, as rows for programs. docs/data.md has each field.

Of words there are the archive's own and labels of a few words; spans say where the rest stands.
"""

from collections.abc import Iterator
from typing import Any

from archive.analysis import coverage as laid
from archive.analysis.archive import Archive
from archive.analysis.claims import Answer
from archive.analysis.reuse.pairs import Aligned, Pair
from archive.analysis.values import stated
from archive.records.model import Attribution

Row = dict[str, Any]


def claims(archive: Archive) -> Iterator[Row]:
    """Yield every verified claim, record by record, question by question, by date."""
    for (kind, id_), found in archive.coverage.items():
        for row in found.rows:
            for answer in row.answers:
                yield {kind: id_, "question": row.question.id, **_claim(answer, archive)}


def _claim(answer: Answer, archive: Archive) -> Row:
    claim = answer.claim
    return {
        "article": claim.article,
        "capture": archive.readings[claim.article].capture,
        "start": answer.span.start,
        "end": answer.span.end,
        "value": _value(answer),
        "how": answer.how or None,
        "attributed_to": [_attribution(link) for link in claim.attributed_to],
        "stance": claim.stance,
        "note": claim.note,
    }


def _value(answer: Answer) -> Row:
    """Return the value; a count as the record has it: "at least 31" is not "more than 30"."""
    said = answer.claim.value.count
    return stated.as_data(answer.value) | ({"count": said} if said else {})


def _attribution(link: Attribution) -> Row:
    return {"entity": link.entity} if link.entity else {"who": link.who}


def coverage(archive: Archive) -> Iterator[Row]:
    """Yield every question with how its answers stand to each other, by rule."""
    for (kind, id_), found in archive.coverage.items():
        for row in found.rows:
            yield {kind: id_, **_row(row, found)}


def _row(row: laid.Row, found: laid.Coverage) -> Row:
    answered = [id_ for id_, cell in zip(found.columns, row.cells, strict=True) if cell]
    return {
        "question": row.question.id,
        "ask": row.question.ask,
        "status": row.status,
        "texts": row.texts,
        "articles": answered,
        "not_mentioned": [id_ for id_ in found.columns if id_ not in answered],
    }


def reuse(archive: Archive) -> Iterator[Row]:
    """Yield every aligned sentence or clause of two articles, pair by pair."""
    for pair in archive.pairs.values():
        for row in pair.rows:
            yield _aligned(pair, row, archive)


def _aligned(pair: Pair, row: Aligned, archive: Archive) -> Row:
    return {
        "a": pair.a,
        "b": pair.b,
        "passage": row.passage,
        "a_capture": archive.readings[pair.a].capture,
        "a_start": row.a_start,
        "a_end": row.a_end,
        "b_capture": archive.readings[pair.b].capture,
        "b_start": row.b_start,
        "b_end": row.b_end,
        "kind": row.kind,
        "similarity": row.similarity,
        "formula": row.formula or None,
        "edits": [edit._asdict() for edit in row.edits],
    }
