"""The page of an event: who reports it, where in the report, in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from archive.analysis.archive import Report
from archive.records.dates import say
from archive.records.model import Article, Event
from archive.site import markup
from archive.site.article import passage_link
from archive.site.catalogue import View
from archive.site.page import Fact, Page, in_role, listed, make, outward, panel, statements

_AS = {"main": "a main subject of the report", "background": "mentioned in passing"}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage that reports the event: its address, its place, and its words where readable."""

    href: Markup
    place: str
    words: Markup | None
    lang: str
    dir: str


def event_page(event: Event, view: View) -> Page:
    """Return the page of one event."""
    reports = view.archive.reports_of.get(event.id, ())
    articles = view.archive.articles
    return make(
        view,
        "event.md",
        "event",
        event.name,
        event=event,
        kicker=f"Event · {say(event.date)}" if event.date else "Event · no date stated",
        facts=_facts(event, view),
        about=statements(event.about),
        accounts=[
            (
                articles[r.account.article],
                _AS[r.account.as_],
                list(_excerpts(r, articles[r.account.article], view)),
            )
            for r in reports
        ],
        parts=view.archive.parts_of.get(event.id, ()),
    )


def _facts(event: Event, view: View) -> Markup:
    larger = view.archive.events[event.part_of] if event.part_of else None
    roles = [in_role(view.entity(p.entity), p.role) for p in event.participants]
    return panel(
        Fact("Date", event.date or "not stated"),
        Fact("Basis of the date", event.date_basis),
        Fact("Place", view.entity(event.place) if event.place else None),
        Fact("Participants", listed(roles, "; ")),
        Fact("Part of", view.anchor("event", larger.id, larger.name) if larger else None),
        Fact("Elsewhere", listed(outward(url) for url in event.same_as)),
    )


def _excerpts(report: Report, article: Article, view: View) -> Iterator[Excerpt]:
    reading, display = view.archive.readings[article.id], view.archive.displays[article.id]
    for span in report.spans:
        passage = reading.passage_at(span.start)
        place = passage.place if passage else "in the report"
        href = passage_link(view, article, reading, span)
        readable = reading.text is not None and display in {"full", "excerpt"}
        most = article.rights.excerpt_words if display == "excerpt" else None
        words = markup.words(reading, span, most) if readable else None
        lang, direction = (passage.lang, passage.dir) if passage else (article.language, "ltr")
        yield Excerpt(href, place, words, lang, direction)
