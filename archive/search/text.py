"""The text of one document as the search shows it: a small file, fetched for each result."""

from archive.search.document import Document, Sentence
from archive.search.files import Files, to_json


def put_text(files: Files, number: int, document: Document) -> None:
    """Write ``texts/NUMBER``: what a result shows, and the sentences that a snippet is cut from."""
    shown = {
        "article": document.article,
        "address": document.address,
        "title": document.title,
        "quoted": document.quoted,
        "source": document.source,
        "date": document.date,
        "when": document.when,
        "language": document.language,
        "text": [_row(sentence, document.language) for sentence in document.sentences],
    }
    files.put(f"texts/{number}", to_json(shown))


def _row(sentence: Sentence, language: str) -> tuple[object, ...]:
    """Return anchor and text of a sentence; its language, direction and origin if they differ."""
    text, anchor, own, direction, ours = sentence
    if own == language and not ours:
        return anchor, text
    return anchor, text, own, direction, int(ours)
