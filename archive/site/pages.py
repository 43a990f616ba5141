"""All pages of the site, one after the other."""

from collections.abc import Iterator

from archive.analysis.archive import Archive
from archive.site.addresses import address, shared_address
from archive.site.article import article_page, tombstone_page
from archive.site.catalogue import View
from archive.site.compare import compare_page
from archive.site.discrepancies import discrepancies_page
from archive.site.entity import entity_page
from archive.site.event import event_page
from archive.site.lists import about_page, list_pages, search_page
from archive.site.page import Page, make
from archive.site.shared import has_page
from archive.site.timeline import timeline_page


def all_pages(archive: Archive, audience: str) -> Iterator[Page]:
    """Yield every page of the site."""
    yield from list_pages(archive)
    yield about_page(archive, audience)
    yield search_page(archive)
    yield timeline_page(View(archive, "timeline/"))
    yield discrepancies_page(View(archive, "discrepancies/"))
    for article in archive.articles.values():
        yield article_page(article, View(archive, address("article", article.id)))
    for article in archive.taken_down.values():
        yield tombstone_page(article, View(archive, address("article", article.id)))
    for entity in archive.entities.values():
        yield entity_page(entity, View(archive, address(entity.type, entity.id)))
    for event in archive.events.values():
        yield event_page(event, View(archive, address("event", event.id)))
    for (a, b), pair in archive.pairs.items():
        if has_page(pair):
            yield compare_page(pair, View(archive, shared_address(a, b)))
    yield from _moved(archive)


def _moved(archive: Archive) -> Iterator[Page]:
    """Yield a page at each old address that leads to the new one."""
    moved = [
        *(("source", source.id, source.formerly) for source in archive.sources.values()),
        *(("article", article.id, article.formerly) for article in archive.articles.values()),
        *(("article", article.id, article.formerly) for article in archive.taken_down.values()),
        *((entity.type, entity.id, entity.formerly) for entity in archive.entities.values()),
        *(("event", event.id, event.formerly) for event in archive.events.values()),
    ]
    for kind, id_, formerly in moved:
        for old in formerly:
            view = View(archive, address(kind, old))
            target, moved_to = view.href(kind, id_), address(kind, id_)
            yield make(view, "moved.md", "moved", "Moved", target=target, moved_to=moved_to)
