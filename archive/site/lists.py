"""Pages that list records: by source, subject, year and language; the registers; home; about."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from typing import Final

from archive.analysis.archive import Archive
from archive.records.model import DISPLAYS, Article, Entity, Source, Subject
from archive.site.addresses import FOLDERS, address
from archive.site.catalogue import View, mention_counts, years
from archive.site.discrepancies import differing
from archive.site.page import Fact, Maker, Page, listed, make, outward, panel, statements

_LISTED_WHOLE = 300
_MONTH = re.compile(r"[^/]{4}-\d\d")
_WITHOUT_LETTERS = 40
_DOORS = (
    ("articles", "Reports", "every article, by date"),
    ("people", "People", "everyone whom the reports name"),
    ("organizations", "Organizations", "parties, ministries, agencies, groups"),
    ("places", "Places", "countries, towns, camps"),
    ("events", "Events", "what the reports tell of, by date"),
    ("timeline", "Timeline", "the events of each year, drawn"),
    ("discrepancies", "Discrepancies", "questions in which reports differ"),
    ("sources", "Sources", "who publishes"),
    ("subjects", "Subjects", "topics of the reports"),
    ("years", "Years", "the reports of each year"),
    ("languages", "Languages", "the languages of the reports"),
)
_SEARCHED = (  # field, its heading, whether its values are shown at first
    ("source", "Source", True),
    ("kind", "Kind of source", False),
    ("year", "Year", True),
    ("language", "Language", False),
    ("subject", "Subject", True),
    ("person", "Person", True),
    ("organization", "Organization", False),
    ("place", "Place", False),
    ("event", "Event", False),
)


def list_pages(archive: Archive) -> Iterator[tuple[str, Maker]]:
    """Yield the address of every page that is a list, and what makes it."""
    for source in archive.sources.values():
        yield address("source", source.id), partial(_source_page, source)
    for subject in archive.subjects.values():
        yield address("subject", subject.id), partial(_subject_page, subject)
    for year, articles in years(archive.articles.values()).items():
        title = f"Reports of {year}" if year != "undated" else "Undated reports"
        yield address("year", year), partial(_dated, "year", title, articles)
    for language, articles in _by_language(archive).items():
        title = f"Reports in {language}"
        yield address("language", language), partial(_dated, "language", title, articles)
    yield from _REGISTERS.items()
    yield "", _home


def _source_page(source: Source, view: View) -> Page:
    facts = panel(
        Fact("Kind", source.kind),
        Fact("Also known as", listed(source.alternate_names)),
        Fact("Country", view.entity(source.country) if source.country else None),
        Fact("Languages", ", ".join(source.languages)),
        Fact("Site", outward(source.url) if source.url else None),
        Fact("Its record", view.entity(source.organization) if source.organization else None),
        Fact("Elsewhere", listed(outward(url) for url in source.same_as)),
    )
    owned = (source.ownership,) if source.ownership else ()
    return make(
        view, "source.md", "source", source.name, source=source, facts=facts,
        ownership=statements(owned), about=statements(source.about),
        articles=view.archive.articles_of.get(source.id, ()),
    )  # fmt: skip


def _subject_page(subject: Subject, view: View) -> Page:
    broader = view.archive.subjects[subject.broader] if subject.broader else None
    articles = view.archive.articles_on.get(subject.id, ())
    return make(
        view, "subject.md", "subject", subject.name, subject=subject, broader=broader,
        narrower=view.archive.narrower.get(subject.id, ()), articles=articles,
    )  # fmt: skip


def _dated(kind: str, title: str, articles: Iterable[Article], view: View) -> Page:
    listed_ = list(articles)
    return make(
        view, "dated.md", kind, title, heading=title, months=_months(listed_), total=len(listed_)
    )


def _months(articles: list[Article]) -> list[tuple[str, list[Article]]]:
    """Group articles by the month in which their date begins; nothing to group is one group."""

    def month(article: Article) -> str:
        date = article.published
        return date.first.strftime("%B %Y") if date and _MONTH.match(date.text) else ""

    return [(name, list(group)) for name, group in groupby(articles, month)]


@lru_cache(maxsize=1)  # three pages ask for it
def _by_language(archive: Archive) -> dict[str, list[Article]]:
    """Return articles by language; one with a passage in another language stands under both."""
    groups: dict[str, list[Article]] = {}
    for article in archive.articles.values():
        for language in archive.languages_of(article.id):
            groups.setdefault(language, []).append(article)
    return dict(sorted(groups.items()))


def _articles(view: View) -> Page:
    articles = list(view.archive.articles.values())
    whole = articles if len(articles) <= _LISTED_WHOLE else []
    by_year = {"years": years(articles), "articles": whole, "total": len(articles)}
    return _browse("articles.md", "Reports", view, **by_year)


def _entities(kind: str, title: str, view: View) -> Page:
    entities = [e for e in view.archive.entities.values() if e.type == kind]
    groups = [(e, *mention_counts(view.archive, e)) for e in entities]
    counted = {"letters": _letters(groups), "total": len(entities), "of": kind}
    return _browse("entities.md", title, view, **counted)


def _events(view: View) -> Page:
    return _browse("events.md", "Events", view, events=view.archive.events.values())


def _sources(view: View) -> Page:
    return _browse("sources.md", "Sources", view, sources=view.archive.sources.values())


def _subjects(view: View) -> Page:
    return _browse("subjects.md", "Subjects", view, tree=list(_tree(view.archive)))


def _years(view: View) -> Page:
    groups = years(view.archive.articles.values())
    return _browse("years.md", "Years", view, groups=groups, of="year")


def _languages(view: View) -> Page:
    groups = _by_language(view.archive)
    return _browse("years.md", "Languages", view, groups=groups, of="language")


def _browse(template: str, title: str, view: View, **context: object) -> Page:
    return make(view, template, "browse", title, heading=title, **context)


_REGISTERS: Final[dict[str, Maker]] = {
    "articles/": _articles,
    f"{FOLDERS['person']}/": partial(_entities, "person", "People"),
    f"{FOLDERS['organization']}/": partial(_entities, "organization", "Organizations"),
    f"{FOLDERS['place']}/": partial(_entities, "place", "Places"),
    "events/": _events,
    "sources/": _sources,
    "subjects/": _subjects,
    "years/": _years,
    "languages/": _languages,
}
"""The index of each section."""


def _letters(
    groups: list[tuple[Entity, int, int]],
) -> list[tuple[str, list[tuple[Entity, int, int]]]]:
    """Group a register by initial letter when it is long; else it is one group without heading."""
    if len(groups) <= _WITHOUT_LETTERS:
        return [("", groups)] if groups else []
    return [
        (letter, list(group))
        for letter, group in groupby(groups, lambda row: row[0].name[:1].upper())
    ]


def _tree(archive: Archive) -> Iterator[tuple[Subject, int, int]]:
    """Yield subjects depth first, each with its depth and the number of its articles."""
    waiting = [(subject, 0) for subject in reversed(archive.narrower.get(None, ()))]
    while waiting:
        subject, depth = waiting.pop()
        yield subject, depth, len(archive.articles_on.get(subject.id, ()))
        below = archive.narrower.get(subject.id, ())
        waiting += [(narrower, depth + 1) for narrower in reversed(below)]


def _home(view: View) -> Page:
    archive = view.archive
    kinds = [entity.type for entity in archive.entities.values()]
    counts = {
        "articles": len(archive.articles), "people": kinds.count("person"),
        "organizations": kinds.count("organization"), "places": kinds.count("place"),
        "events": len(archive.events),
        "timeline": len({event.date.year for event in archive.events.values() if event.date}),
        "discrepancies": differing(archive), "sources": len(archive.sources),
        "subjects": len(archive.subjects), "years": len(years(archive.articles.values())),
        "languages": len(_by_language(archive)),
    }  # fmt: skip
    latest = list(archive.articles.values())[-5:][::-1]
    told = sorted(archive.events.values(), key=lambda e: -len(archive.reports_of.get(e.id, ())))[:6]
    doors = [(folder, name, about, counts[folder]) for folder, name, about in _DOORS]
    return make(view, "home.md", "home", "Home", doors=doors, latest=latest, told=told)


def search_page(view: View) -> Page:
    """Return the page that searches; what it finds, the theme's scripts fill in."""
    return make(view, "search.md", "search", "Search", fields=_SEARCHED)


def about_page(audience: str, view: View) -> Page:
    """Return the page that says what is shown here, what is not, and why."""
    displays = list(view.archive.displays.values())
    counts = {name: displays.count(name) for name in DISPLAYS}
    counts["taken-down"] = len(view.archive.taken_down)
    title = "About this archive"
    return make(view, "about.md", "about", title, audience=audience, counts=counts)
