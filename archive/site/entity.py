"""The page of a person, an organization or a place: every mention, by source and date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from archive.analysis.reading import Mention, Reading
from archive.records.model import Article, Entity, Geo
from archive.site import markup
from archive.site.answers import asked
from archive.site.catalogue import View, appears_with
from archive.site.matrix import matrix, texts
from archive.site.naming import entity_naming
from archive.site.page import Fact, Page, listed, make, outward, panel, statements

_NAME_GROUPS = {
    "name": "Also", "acronym": "Acronyms", "short": "Short forms", "surname": "Surname",
    "former": "Former names", "transliteration": "Transliterations",
    "translation": "Translations", "spelling": "Other spellings", "other": "Also",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cutting:
    """One sentence that names the entity (or only its place): where it leads, and what it says."""

    href: Markup
    place: str
    count: int
    words: Markup | None
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Column:
    """What one source's articles say: each article with its cuttings, by date."""

    source: str
    articles: list[tuple[Article, list[Cutting]]]


def entity_page(entity: Entity, view: View) -> Page:
    """Return the page of one entity."""
    archive, by_article = view.archive, view.archive.mentions.get(entity.id, {})
    found = archive.coverage.get(("entity", entity.id))
    return make(
        view,
        "entity.md",
        entity.type,
        entity.name,
        entity=entity,
        kicker=entity.type.capitalize() + (f" · {entity.kind}" if entity.kind else ""),
        names=_names(entity),
        about=statements(entity.about),
        facts=_facts(entity, view),
        matrix=matrix(found, view),
        texts=texts(found, view),
        naming=entity_naming(entity, view),
        columns=_columns(by_article, view),
        total=sum(map(len, by_article.values())),
        reports=len(by_article),
        redacted_in=archive.redacted_in.get(entity.id, ()),
        events=archive.events_with.get(entity.id, ()),
        asked=[one for one in asked(archive).get(("entity", entity.id), ()) if one.id != entity.id],
        company=[(view.entity(id_), count) for id_, count in appears_with(archive, entity)],
    )


def _names(entity: Entity) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Return the forms of a name with their languages, grouped by what they are.

    Pejorative forms are left out: they stand only in quotations of those who use them.
    """
    groups: dict[str, list[tuple[str, str | None]]] = {}
    groups["In other languages"] = [(form, lang) for lang, form in entity.names.items()]
    seen = {entity.name, *entity.names.values()}
    for alias in entity.aliases:
        if alias.kind in _NAME_GROUPS and alias.form not in seen:
            groups.setdefault(_NAME_GROUPS[alias.kind], []).append((alias.form, alias.lang))
    return [(label, forms) for label, forms in groups.items() if forms]


def _facts(entity: Entity, view: View) -> Markup:
    return panel(
        Fact("Coordinates", _point(entity.geo) if entity.geo else None),
        Fact("Not to be confused with", listed(view.entity(id_) for id_ in entity.not_same_as)),
        Fact("Elsewhere", listed(outward(url) for url in entity.same_as)),
    )


def _point(geo: Geo) -> str:
    north, east = "N" if geo.lat >= 0 else "S", "E" if geo.lon >= 0 else "W"
    return f"{abs(geo.lat):g}° {north}, {abs(geo.lon):g}° {east}"


def _columns(by_article: Mapping[str, Sequence[Mention]], view: View) -> list[Column]:
    archive = view.archive
    articles = [archive.articles[id_] for id_ in by_article]
    first = {article.source: number for number, article in reversed(list(enumerate(articles)))}
    ordered = sorted(articles, key=lambda article: first[article.source])
    return [
        Column(source, [(a, list(_cuttings(a, by_article[a.id], view))) for a in group])
        for source, group in groupby(ordered, key=lambda article: article.source)
    ]


def _cuttings(article: Article, mentions: Sequence[Mention], view: View) -> Iterator[Cutting]:
    reading, shown = view.archive.readings[article.id], view.may_read(article.id)
    page = view.href("article", article.id)
    if shown:
        yield from (
            _sentence(reading, page, list(group))
            for _, group in groupby(mentions, lambda m: m.sentence)
        )
    else:
        yield from (
            _place(reading, page, index, len(list(group)))
            for index, group in groupby(mentions, lambda m: reading.sentences[m.sentence].passage)
        )


def _sentence(reading: Reading, page: Markup, mentions: list[Mention]) -> Cutting:
    sentence = reading.sentences[mentions[0].sentence]
    passage = reading.passages[sentence.passage]
    words = markup.sentence_with(reading, mentions)
    href = page + f"#s{sentence.start}"
    return Cutting(href, passage.place, len(mentions), words, passage.lang, passage.dir)


def _place(reading: Reading, page: Markup, index: int, count: int) -> Cutting:
    passage = reading.passages[index]
    return Cutting(
        page + f"#z{passage.start}", passage.place, count, None, passage.lang, passage.dir
    )
