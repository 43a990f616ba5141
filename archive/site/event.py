"""The page of an event: what reports answer, side by side; how many texts that is; who tells it."""

from markupsafe import Markup

from archive.records.dates import say
from archive.records.model import Event
from archive.site.catalogue import View
from archive.site.excerpt import excerpt
from archive.site.graph import reuse_graph
from archive.site.matrix import matrix, texts
from archive.site.naming import event_naming
from archive.site.page import Fact, Page, in_role, listed, make, outward, panel, statements

_AS = {"main": "a main subject of the report", "background": "mentioned in passing"}


def event_page(event: Event, view: View) -> Page:
    """Return the page of one event."""
    archive, found = view.archive, view.archive.coverage.get(("event", event.id))
    told = [(archive.articles[r.account.article], r) for r in archive.reports_of.get(event.id, ())]
    return make(
        view,
        "event.md",
        "event",
        event.name,
        event=event,
        kicker=f"Event · {say(event.date)}" if event.date else "Event · no date stated",
        facts=_facts(event, view),
        about=statements(event.about),
        matrix=matrix(found, view),
        texts=texts(found, view),
        graph=reuse_graph(event, view),
        naming=event_naming(found, view),
        accounts=[
            (article, _AS[r.account.as_], [excerpt(view, article, span) for span in r.spans])
            for article, r in told
        ],
        parts=archive.parts_of.get(event.id, ()),
    )


def _facts(event: Event, view: View) -> Markup:
    larger = view.archive.events[event.part_of] if event.part_of else None
    roles = [in_role(view.entity(p.entity), p.role) for p in event.participants]
    return panel(
        Fact("Date", event.date or "not stated"),
        Fact("Basis of the date", view.archive.date_basis(event)),
        Fact("Place", view.entity(event.place) if event.place else None),
        Fact("Participants", listed(roles, "; ")),
        Fact("Part of", view.anchor("event", larger.id, larger.name) if larger else None),
        Fact("Elsewhere", listed(outward(url) for url in event.same_as)),
    )
