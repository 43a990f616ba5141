"""Passages redacted from a text, sought in the records that name it: there they may not stand."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from archive.records.model import Record
from archive.records.nodes import scalars
from archive.records.problems import Mark, Problems
from archive.records.redaction import Form, find
from archive.records.shelf import Shelf


def naming(shelf: Shelf) -> dict[str, list[Record]]:
    """Return, by article, the records that name it, its own one first."""
    found: dict[str, list[Record]] = {id_: [one] for id_, one in shelf.articles.items()}
    for record in shelf.records():
        for id_ in {words.strip() for _, words in scalars(record.at.node)} & found.keys():
            found[id_] += [record] if record is not found[id_][0] else []
    return found


def refuse(
    article: str, forms: Sequence[Form], records: Iterable[Record], problems: Problems
) -> None:
    """Note where passages that are redacted from the text of an article stand in records."""
    for record in records if forms else ():
        for mark, words in scalars(record.at.node):
            if find(forms, words):
                said = f"words that are redacted from the text of {article} stand here"
                problems.add(mark, "redacted-words", said, "rewrite this without them")
        path = record.at.mark.path
        if find(forms, PurePosixPath(path).stem):
            said = f"words that are redacted from the text of {article} stand in the file's name"
            problems.add(Mark(path), "redacted-words", said, "rename the file")
