"""Write the pages and the data beside them: into a staging folder first, then in one step."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.analysis.archive import Archive
from archive.exchange.data import tables
from archive.site.addresses import FOLDERS, address
from archive.site.article import article_page
from archive.site.catalogue import View
from archive.site.entity import entity_page
from archive.site.event import event_page
from archive.site.lists import about_page, list_pages
from archive.site.page import Page, make


def write_pages(archive: Archive, audience: str, pages: Path) -> None:
    """Write all pages to ``pages``, in place of what stood there. Raises OSError."""
    staging = staged(pages)
    for folder in {*FOLDERS.values(), "data"}:
        (staging / folder).mkdir(parents=True)
    for page in all_pages(archive, audience):
        file = staging / page.file
        file.parent.mkdir(exist_ok=True)
        file.write_text(page.text, encoding="utf-8", newline="\n")
    for name, lines in tables(archive).items():
        with (staging / "data" / f"{name}.jsonl").open(
            "w", encoding="utf-8", newline="\n"
        ) as file_:
            file_.writelines(lines)
    swap(staging, pages)


def all_pages(archive: Archive, audience: str) -> Iterator[Page]:
    """Yield every page of the site."""
    yield from list_pages(archive)
    yield about_page(archive, audience)
    for article in archive.articles.values():
        yield article_page(article, View(archive, address("article", article.id)))
    for entity in archive.entities.values():
        yield entity_page(entity, View(archive, address(entity.type, entity.id)))
    for event in archive.events.values():
        yield event_page(event, View(archive, address("event", event.id)))
    yield from _moved(archive)


def _moved(archive: Archive) -> Iterator[Page]:
    """Yield a page at each old address that leads to the new one."""
    moved = [
        *(("source", source.id, source.formerly) for source in archive.sources.values()),
        *(("article", article.id, article.formerly) for article in archive.articles.values()),
        *((entity.type, entity.id, entity.formerly) for entity in archive.entities.values()),
        *(("event", event.id, event.formerly) for event in archive.events.values()),
    ]
    for kind, id_, formerly in moved:
        for old in formerly:
            view = View(archive, address(kind, old))
            yield make(view, "moved.md", "moved", "Moved", target=view.href(kind, id_))


def staged(folder: Path) -> Path:
    """Return a new empty folder beside ``folder``, on the same file system."""
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def swap(staging: Path, folder: Path) -> None:
    """Put the staging folder in the place of ``folder``; what stood there is removed."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
