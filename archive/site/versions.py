"""How a report's words changed after it was captured, as its page tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from archive.analysis.reading import Change, direction
from archive.records.dates import Date
from archive.records.model import Article, Version
from archive.records.problems import counted
from archive.site.catalogue import View
from archive.text.escape import markdown


@dataclass(frozen=True, slots=True)
class Told:
    """One version: when it was taken, in one sentence what changed, and the passages."""

    day: Date | None
    said: str
    passages: Markup


def versions(article: Article, view: View) -> list[Told]:
    """Return the versions of a report that a person has reviewed."""
    changes = view.archive.readings[article.id].changes or (None,) * len(article.versions)
    return [
        _told(article, version, change, view)
        for version, change in zip(article.versions, changes, strict=True)
        if not version.review
    ]


def _told(article: Article, version: Version, change: Change | None, view: View) -> Told:
    added = len(change.added) if change else version.added
    removed = len(change.removed) if change else version.removed
    shown = Markup("")
    if change and view.may_read(article.id):
        shown = Markup("").join(_passages(article, change))
    return Told(version.capture.retrieved, _said(added, removed), shown)


def _said(added: int | None, removed: int | None) -> str:
    """Say how much changed; a passage with other words is both gone and new."""
    if added is None or removed is None:
        return "its words were not the same"
    counts = (counted(removed, "passage"), counted(added, "passage"))
    return "of the capture it lacked {}, and had {} of its own".format(*counts)


def _passages(article: Article, change: Change) -> Iterator[Markup]:
    yield from _each("del", change.removed, article)
    yield from _each("ins", change.added, article)


def _each(tag: str, said: Iterable[str], article: Article) -> Iterator[Markup]:
    way = direction(article.language)
    for words in said:
        inner = f"<{tag}>{markdown(words)}</{tag}>"
        opened = f'<p lang="{article.language}" dir="{way}" data-untrusted>'
        yield Markup(f"{opened}{inner}</p>")
