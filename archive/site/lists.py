"""Pages that list records: by source, subject, year and language; the registers; home; about."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from archive.analysis.archive import Archive
from archive.records.model import DISPLAYS, Article, Entity, Source, Subject
from archive.site.addresses import FOLDERS, address
from archive.site.catalogue import View, mention_counts, years
from archive.site.discrepancies import differing
from archive.site.page import Fact, Page, listed, make, outward, panel, statements

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


def list_pages(archive: Archive) -> Iterator[Page]:
    """Yield every page that is a list."""
    for source in archive.sources.values():
        yield _source_page(source, View(archive, address("source", source.id)))
    for subject in archive.subjects.values():
        yield _subject_page(subject, View(archive, address("subject", subject.id)))
    for year, articles in years(archive.articles.values()).items():
        view = View(archive, address("year", year))
        yield _dated(
            view, "year", f"Reports of {year}" if year != "undated" else "Undated reports", articles
        )
    for language, articles in _by_language(archive).items():
        view = View(archive, address("language", language))
        yield _dated(view, "language", f"Reports in {language}", articles)
    yield from _registers(archive)
    yield _home(View(archive, ""))


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


def _dated(view: View, kind: str, title: str, articles: Iterable[Article]) -> Page:
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


def _registers(archive: Archive) -> Iterator[Page]:
    """Yield the index of each section."""
    articles = list(archive.articles.values())
    view = View(archive, "articles/")
    whole = articles if len(articles) <= _LISTED_WHOLE else []
    yield _browse(
        view, "articles.md", "Reports", years=years(articles), articles=whole, total=len(articles)
    )
    for kind, title in (
        ("person", "People"),
        ("organization", "Organizations"),
        ("place", "Places"),
    ):
        entities = [e for e in archive.entities.values() if e.type == kind]
        view = View(archive, f"{FOLDERS[kind]}/")
        groups = [(e, *mention_counts(archive, e)) for e in entities]
        yield _browse(
            view, "entities.md", title, letters=_letters(groups), total=len(entities), of=kind
        )
    yield _browse(View(archive, "events/"), "events.md", "Events", events=archive.events.values())
    yield _browse(
        View(archive, "sources/"), "sources.md", "Sources", sources=archive.sources.values()
    )
    yield _browse(View(archive, "subjects/"), "subjects.md", "Subjects", tree=list(_tree(archive)))
    yield _browse(View(archive, "years/"), "years.md", "Years", groups=years(articles), of="year")
    languages = _by_language(archive)
    yield _browse(
        View(archive, "languages/"), "years.md", "Languages", groups=languages, of="language"
    )


def _browse(view: View, template: str, title: str, **context: object) -> Page:
    return make(view, template, "browse", title, heading=title, **context)


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


def search_page(archive: Archive) -> Page:
    """Return the page that searches; what it finds, the theme's scripts fill in."""
    return make(View(archive, "search/"), "search.md", "search", "Search", fields=_SEARCHED)


def about_page(archive: Archive, audience: str) -> Page:
    """Return the page that says what is shown here, what is not, and why."""
    displays = list(archive.displays.values())
    return make(
        View(archive, "about/"), "about.md", "about", "About this archive", audience=audience,
        counts={name: displays.count(name) for name in DISPLAYS}
        | {"taken-down": len(archive.taken_down)},
    )  # fmt: skip
