"""Pictures of pages, shown below the text that was read from them where that is shown whole.

A picture can hold what its text does not tell: so there is none where any name or passage of the
archive is redacted, and none where another report of the same picture is not shown.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from archive.analysis.archive import Archive
from archive.records.files import Unread, read_file
from archive.records.model import Article
from archive.site.addresses import address
from archive.text.picture import SHOWN, NoPictureError, bare

_LARGEST = 64 << 20


def picture_of(article: Article, archive: Archive) -> str | None:
    """Return the file of an article's picture below the site's root; None where none is shown."""
    capture = article.capture
    if capture is None or capture.transcript is None or article.id not in _open(archive):
        return None
    suffix = Path(capture.path).suffix.lower()
    return f"{address('article', article.id)}page{suffix}" if suffix in SHOWN else None


def pictures(archive: Archive, vault: Path | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the file of every picture that is shown, and what reads it. That raises OSError."""
    for article in archive.articles.values():
        file = picture_of(article, archive)
        if file and vault and article.capture:
            yield file, partial(_read, vault, article.capture.path)


@lru_cache(maxsize=4)
def _open(archive: Archive) -> frozenset[str]:
    """Return the articles whose captures tell nothing that the audience may not know."""
    if any(entity.redacted for entity in archive.entities.values()):
        return frozenset()
    shown = {id_ for id_, article in archive.articles.items() if _is_shown(article, archive)}
    closed = {
        article.capture.path
        for id_, article in archive.articles.items()
        if article.capture and id_ not in shown
    }
    return frozenset(
        id_
        for id_ in shown
        if (capture := archive.articles[id_].capture) and capture.path not in closed
    )


def _is_shown(article: Article, archive: Archive) -> bool:
    reading = archive.readings[article.id]
    whole = not (reading.blanks or article.redacted or article.concealed)
    return archive.may_read(article.id) and archive.displays[article.id] == "full" and whole


def _read(vault: Path, path: str) -> bytes:
    try:
        return bare(read_file(str(vault), path, _LARGEST))
    except Unread as why:
        raise OSError(f"{vault}/{path} {why.said}") from why
    except NoPictureError as why:
        raise OSError(f"{vault}/{path} cannot be shown as a picture: {why}") from why
