"""Texts of the vault redacted at the door: after this nothing holds what was taken out of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.analysis.reading import Reading
from archive.records.blanks import Blank
from archive.records.dates import say
from archive.records.model import Article, Claim, Quote
from archive.records.nodes import Listing, Node, Scalar
from archive.records.problems import Mark, Problems
from archive.records.redaction import Form, find, left_in, passage_forms
from archive.records.shelf import Shelf
from archive.records.vault import Vault, sha256

Place = tuple[int, int]
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
            forms += shelf.redaction.add_kept(entity.id, lines)
    for record in shelf.records() if forms else ():
        for mark, words in _scalars(record.at.node):
            if find(forms, words):
                problems.add(mark, "redacted-words", _KEPT, _REWRITE)
        path = Mark(record.at.mark.path)
        if find(forms, record.id):
            problems.add(path, "redacted-words", _KEPT, "rename the file")
        if isinstance(record, Article) and find(forms, record.body):
            problems.add(path, "redacted-words", _KEPT, "move its text into the vault")


def at_the_door(
    article: Article, text: str, shelf: Shelf, problems: Problems
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
        _refuse_words(article, forms, shelf, problems)
    _check_spans(article, len(text), problems)
    _note_left(article, said, shelf, problems)
    return said, blanks


def explained(reading: Reading, article: Article, shelf: Shelf) -> Reading:
    """Return a reading whose blanks say when and why, as readers are told."""
    blanks = tuple(blank._replace(why=_why(blank, article, shelf)) for blank in reading.blanks)
    return replace(reading, blanks=blanks)


def _why(blank: Blank, article: Article, shelf: Shelf) -> str:
    entity = shelf.entities.get(blank.by)
    here = [one for one in article.redacted if one.start < blank.end and one.end > blank.start]
    said = entity.redacted if entity else next(iter(here or article.redacted), None)
    return f"redacted on {say(said.date)}: {said.reason}" if said else "redacted"


def _check_spans(article: Article, length: int, problems: Problems) -> None:
    for one in article.redacted:
        if not one.start < one.end <= length:
            said = f"the span {one.start}–{one.end} is not inside the text, which is 0–{length}"
            fix = "write where the passage begins and where it ends"
            problems.add(one.at.mark, "redaction-outside", said, fix)


def _refuse_words(article: Article, forms: list[Form], shelf: Shelf, problems: Problems) -> None:
    if not forms:
        return
    records = (article.at.node, *(claim.at.node for claim in _claims_on(article.id, shelf)))
    for mark, words in (pair for node in records for pair in _scalars(node)):
        if find(forms, words):
            said = f"words that are redacted from the text of {article.id} stand here"
            problems.add(mark, "redacted-words", said, "rewrite this without them")
    if find(forms, article.id):
        said = "words that are redacted from the text stand in the file's name"
        problems.add(Mark(article.at.mark.path), "redacted-words", said, "rename the file")


def _claims_on(article: str, shelf: Shelf) -> Iterator[Claim]:
    for record in shelf.asking():
        for question in record.questions:
            yield from (claim for claim in question.claims if claim.article == article)


def _scalars(node: Node) -> Iterator[tuple[Mark, str]]:
    """Yield every value inside a value, with its place."""
    if isinstance(node, Scalar):
        yield node.mark, node.text
    else:
        inner = node.items if isinstance(node, Listing) else list(node.items.values())
        for one in inner:
            yield from _scalars(one)


def _note_left(article: Article, text: str, shelf: Shelf, problems: Problems) -> None:
    """Note what tells of a redaction and still stands in a text."""
    for words, what in left_in(text, shelf.redaction.left):
        said = f"“{words}” stands in the text, {what}"
        fix = "add the form to the record of the name, or redact it here, if it tells who is meant"
        mark = article.at.of("capture") if article.capture else Mark(article.at.mark.path)
        problems.add(mark, "redaction-left", said, fix)


def quoted_places(shelf: Shelf) -> dict[str, list[Place]]:
    """Return, by article, the positions that records quote it by."""
    found: dict[str, list[Place]] = {}
    for id_, quote in _quotes(shelf):
        if quote.start is not None and quote.end is not None:
            found.setdefault(id_, []).append((quote.start, quote.end))
    for one in shelf.articles.values():
        found.setdefault(one.id, []).extend((made.start, made.end) for made in one.translations)
    return found


def _quotes(shelf: Shelf) -> Iterator[tuple[str, Quote]]:
    for event in shelf.events.values():
        for account in event.accounts:
            yield from ((account.article, quote) for quote in account.passages)
    for record in shelf.asking():
        for question in record.questions:
            yield from ((claim.article, claim.quote) for claim in question.claims)


def digests(text: str, blanks: Sequence[Blank], places: Iterable[Place]) -> dict[Place, str]:
    """Return the SHA-256 of quoted words in which something is redacted now, as they were."""
    return {
        (start, end): sha256(text[start:end])
        for start, end in places
        if any(blank.start < end and blank.end > start for blank in blanks)
    }
