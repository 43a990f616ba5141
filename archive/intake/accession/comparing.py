"""A known report and a draft of it: what the record lacks, and where the two differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from archive.intake.accession.entry import ORDER, THE_TEXT
from archive.intake.accession.publishers import UNKNOWN
from archive.intake.addresses import same_place
from archive.intake.plain.language import UNKNOWN as UNDETERMINED
from archive.records.edit import set_key
from archive.records.model import Article
from archive.text.escape import one_line

_ADDED = (
    "title", "via", "agency", "authors", "dateline", "published", "url", "archived", "subjects",
    "based_on", "abstract",
)  # fmt: skip
"""Fields that an import may add; of others a record has them, or a person decides."""
_COMPARED = (
    "title",
    "source",
    "via",
    "agency",
    "authors",
    "dateline",
    "published",
    "language",
    "url",
)
_LONGEST = 80


def absent(article: Article, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a draft gives and a record does not say."""
    lacks = {
        name: fields[name]
        for name in _ADDED
        if fields.get(name) and not getattr(article, name) and name not in article.concealed
    }
    if article.derived_title:  # a person found no headline, and gave a title
        lacks.pop("title", None)
    return lacks


def differences(article: Article, fields: Mapping[str, Any]) -> Iterator[str]:
    """Say where a draft and a record differ; the record is right."""
    for name in _COMPARED:
        ours, theirs = _said(name, getattr(article, name)), _said(name, fields.get(name))
        if ours and theirs and ours != theirs and theirs not in {UNKNOWN, UNDETERMINED}:
            yield f"the record says {name} {_short(ours)}, the document {_short(theirs)}: kept"


def _said(name: str, value: Any) -> str:  # noqa: ANN401 - of any field
    if not value:
        return ""
    if name == "authors":
        names = (one["name"] if isinstance(one, dict) else one.name for one in value)
        return ", ".join(map(one_line, names))
    if name == "dateline":
        return one_line(value["text"] if isinstance(value, dict) else value.text)
    return same_place(value) if name == "url" else one_line(str(value))


def _short(said: str) -> str:
    return f"“{said}”" if len(said) <= _LONGEST else f"“{said[:_LONGEST]} …”"


def elsewhere(basis: Mapping[str, Any]) -> dict[str, Any]:
    """Return a basis that counts in no text: the document is not the one that the record has."""
    return {
        name: {key: said for key, said in one.items() if key not in {"start", "end"}}
        | ({"from": "another document"} if one["from"] == THE_TEXT else {})
        for name, one in basis.items()
    }


def completed(text: str, lacks: Mapping[str, Any], basis: Mapping[str, Any]) -> str:
    """Return a record's text with fields that it lacks, and the basis of each."""
    for name, value in lacks.items():
        text = set_key(text, name, value, ORDER)
        if name in basis:
            text = set_key(text, ("basis", name), basis[name], ORDER)
    return text
