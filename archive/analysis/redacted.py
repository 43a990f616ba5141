"""Texts of the vault redacted at the door: after this nothing holds what was taken out of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from archive.analysis.reading import Reading
from archive.records.blanks import Blank, meeting
from archive.records.dates import say
from archive.records.model import Article, Record, RedactedName, RedactedSpan, Subject
from archive.records.nodes import scalars
from archive.records.problems import Mark, Problems
from archive.records.redacted_names import note_left
from archive.records.redacted_words import refuse
from archive.records.redaction import Form, find, passage_forms
from archive.records.shelf import Shelf, quotations
from archive.records.vault import Vault, sha256

Span = tuple[int, int]
Named = Callable[[], Mapping[str, Sequence[Record]]]
"""Gives, by article, the records that name it."""
_KEPT = "a redacted name stands here that is kept in the vault"
_REWRITE = "rewrite this without it, or give the name in its record"


def learn_kept_names(shelf: Shelf, vault: Vault, problems: Problems) -> None:
    """Learn the names that are kept in the vault; no record may hold them.

    Where the vault is not at hand nobody would know that they are redacted.
    """
    forms: list[Form] = []
    for entity in shelf.entities.values():
        said = entity.redacted
        if said and said.names:
            lines = vault.lines_of(said.names, said.at.of("names"), problems)
            person = entity.type == "person"
            forms += shelf.redaction.add_kept(entity.id, lines, person=person)
    for record in shelf.records() if forms else ():
        for mark, words in scalars(record.at.node):
            if find(forms, words):
                problems.add(mark, "redacted-words", _KEPT, _REWRITE)
        path = Mark(record.at.mark.path)
        if isinstance(record, Subject) and find(forms, record.id):
            problems.add(record.at.mark, "redacted-words", _KEPT, "write another id")
        if find(forms, path.path):
            problems.add(path, "redacted-words", _KEPT, "rename the file, or its folder")
        if isinstance(record, Article) and find(forms, record.body):
            problems.add(path, "redacted-words", _KEPT, "move its text into the vault")


def at_the_door(
    article: Article, text: str, shelf: Shelf, problems: Problems, named_by: Named
) -> tuple[str, tuple[Blank, ...]]:
    """Return a text without what is redacted in it, at the same length, and the blanks.

    The text of a record's own file is redacted already. Words that were taken out of a text in the
    vault may not stand in records: without the vault nobody would know that they are redacted.
    """
    said, blanks = text, article.blanks
    if article.capture:
        spans = [(one.start, one.end) for one in article.redacted]
        said, blanks = shelf.redaction.text(text, article.id, spans)
        forms = [form for start, end in spans for form in passage_forms(text[start:end])]
        refuse(article.id, forms, named_by()[article.id] if forms else (), problems)
    _check_spans(article, len(text), problems)
    mark = article.at.of("capture") if article.capture else Mark(article.at.mark.path)
    note_left(said, mark, shelf.redaction, problems, "in the text")
    return said, blanks


def explained(reading: Reading, article: Article, shelf: Shelf) -> Reading:
    """Return a reading whose blanks say when and why, as readers are told."""
    passages: dict[Blank, RedactedSpan] = {}
    for one in article.redacted:
        for blank in meeting(one.start, one.end, reading.blanks):
            passages.setdefault(blank, one)
    # Words that stand as a passage does elsewhere have a reason too: that of the first.
    first = next(iter(article.redacted), None)

    def why(blank: Blank) -> str:
        entity = shelf.entities.get(blank.by)
        return _why(entity.redacted if entity else passages.get(blank, first))

    return replace(reading, blanks=tuple(one._replace(why=why(one)) for one in reading.blanks))


def _why(said: RedactedName | RedactedSpan | None) -> str:
    return f"redacted on {say(said.date)}: {said.reason}" if said else "redacted"


def _check_spans(article: Article, length: int, problems: Problems) -> None:
    for one in article.redacted:
        if not one.start < one.end <= length:
            said = f"the span {one.start}–{one.end} is not inside the text, which is 0–{length}"
            fix = "write where the passage begins and where it ends"
            problems.add(one.at.mark, "redaction-outside", said, fix)


def quoted_places(shelf: Shelf) -> dict[str, list[Span]]:
    """Return, by article, the positions that records quote it by."""
    found: dict[str, list[Span]] = {}
    for id_, quote in quotations(shelf.asking()):
        if quote.start is not None and quote.end is not None:
            found.setdefault(id_, []).append((quote.start, quote.end))
    for one in shelf.articles.values():
        found.setdefault(one.id, []).extend((made.start, made.end) for made in one.translations)
    return found


def digests(text: str, blanks: Sequence[Blank], places: Iterable[Span]) -> dict[Span, str]:
    """Return the SHA-256 of quoted words in which something is redacted now, as they were."""
    return {
        (start, end): sha256(text[start:end])
        for start, end in places
        if next(meeting(start, end, blanks), None)
    }
