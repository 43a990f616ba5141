"""All pages of the site, one after the other."""

from collections.abc import Iterator
from functools import partial

from archive.analysis.archive import Archive
from archive.site.addresses import address, shared_address
from archive.site.article import article_page, tombstone_page
from archive.site.catalogue import View
from archive.site.compare import compare_page
from archive.site.discrepancies import discrepancies_page
from archive.site.entity import entity_page
from archive.site.event import event_page
from archive.site.lists import about_page, list_pages, search_page
from archive.site.page import Maker, Page, make
from archive.site.shared import has_page
from archive.site.timeline import timeline_page


def all_pages(archive: Archive, audience: str) -> Iterator[Page]:
    """Yield every page of the site."""
    for place, maker in page_makers(archive, audience):
        yield maker(View(archive, place))


def page_makers(archive: Archive, audience: str) -> Iterator[tuple[str, Maker]]:
    """Yield the address of every page of the site, and what makes the page."""
    yield from list_pages(archive)
    yield "about/", partial(about_page, audience)
    yield "search/", search_page
    yield "timeline/", timeline_page
    yield "discrepancies/", discrepancies_page
    for article in archive.articles.values():
        yield address("article", article.id), partial(article_page, article)
    for article in archive.taken_down.values():
        yield address("article", article.id), partial(tombstone_page, article)
    for entity in archive.entities.values():
        yield address(entity.type, entity.id), partial(entity_page, entity)
    for event in archive.events.values():
        yield address("event", event.id), partial(event_page, event)
    for (a, b), pair in archive.pairs.items():
        if has_page(pair):
            yield shared_address(a, b), partial(compare_page, pair)
    yield from _moved(archive)


def _moved(archive: Archive) -> Iterator[tuple[str, Maker]]:
    """Yield each old address, and what makes the page there that leads to the new one."""
    moved = [
        *(("source", source.id, source.formerly) for source in archive.sources.values()),
        *(("article", article.id, article.formerly) for article in archive.articles.values()),
        *(("article", article.id, article.formerly) for article in archive.taken_down.values()),
        *((entity.type, entity.id, entity.formerly) for entity in archive.entities.values()),
        *(("event", event.id, event.formerly) for event in archive.events.values()),
    ]
    for kind, id_, formerly in moved:
        for old in formerly:
            yield address(kind, old), partial(_moved_page, kind, id_)


def _moved_page(kind: str, id_: str, view: View) -> Page:
    target, moved_to = view.href(kind, id_), address(kind, id_)
    return make(view, "moved.md", "moved", "Moved", target=target, moved_to=moved_to)
