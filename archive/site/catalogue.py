"""What lists and headings say of a record: names, dates, counts, addresses.

Small read-only views of the archive, seen from one page. A source's headline is a quotation and
stands in quotation marks wherever it appears; a title of ours does not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from archive.analysis.archive import Archive
from archive.records.dates import say
from archive.records.model import Article, Entity, Event
from archive.site.addresses import link_to
from archive.text.escape import markdown

UNDATED = "undated"
WITHHELD = "Report withheld"
TAKEN_DOWN = "Report taken down"


@dataclass(frozen=True, slots=True)
class View:
    """The archive as seen from the page at ``address``."""

    archive: Archive
    address: str

    def href(self, kind: str, id_: str) -> Markup:
        """Return the link to a record's page."""
        return Markup(link_to(kind, id_))

    def entity_link(self, id_: str) -> tuple[str, str]:
        """Return the type of an entity and the link to its page."""
        kind = self.archive.entities[id_].type
        return kind, link_to(kind, id_)

    def link(self, kind: str, id_: str, name: str) -> Markup:
        """Return a Markdown link to a record."""
        return Markup(f"[{markdown(name)}]({self.href(kind, id_)})")

    def anchor(self, kind: str, id_: str, name: str) -> Markup:
        """Return an HTML link to a record."""
        return Markup(f'<a href="{self.href(kind, id_)}">{markdown(name)}</a>')

    def entity(self, id_: str) -> Markup:
        """Return an HTML link to an entity."""
        return self.anchor(self.archive.entities[id_].type, id_, self.archive.entities[id_].name)

    def source(self, id_: str) -> Markup:
        """Return an HTML link to a source."""
        return self.anchor("source", id_, self.archive.sources[id_].name)

    def event(self, event: Event) -> Markup:
        """Return a Markdown link to an event."""
        return self.link("event", event.id, event.name)

    def article(self, article: Article) -> Markup:
        """Return a Markdown link to an article by its headline."""
        return Markup(f"[{self.headline(article)}]({self.href('article', article.id)})")

    def catalogue(self, articles: Iterable[Article]) -> Markup:
        """Return a Markdown list of articles: headline, source, date."""
        return Markup("\n".join(_entry(self.archive, article.id) for article in articles))

    def taken_down(self, source: str = "") -> Markup:
        """Return a Markdown list of the reports that were taken down, of one source or of all."""
        rows = [
            f'- {self.link("article", article.id, TAKEN_DOWN)} <span class="by">{by}</span>'
            for article in self.archive.taken_down.values()
            for by in [markdown(self.byline(article))]
            if source in {"", article.source}
        ]
        return Markup("\n".join(rows))

    def article_anchor(self, article: Article) -> Markup:
        """Return an HTML link to an article by its headline."""
        inner = self.headline(article)
        return Markup(f'<a href="{self.href("article", article.id)}">{inner}</a>')

    def headline(self, article: Article) -> Markup:
        """Return an article's headline in quotation marks, or our own title without them."""
        return _headline(self.archive, article.id)

    def title(self, article: Article) -> str:
        """Return the title of an article's page as plain text: “Headline” – Source."""
        if self.is_withheld(article.id):
            return WITHHELD
        quoted = f"“{article.title}”" if article.title else article.heading
        return f"{quoted} – {self.archive.sources[article.source].name}"

    def byline(self, article: Article) -> str:
        """Return who published an article and when: "Press TV, 26 October 2019"."""
        return _byline(self.archive, article)

    def is_withheld(self, article: str) -> bool:
        """Whether the audience may know no more than that the article exists."""
        return self.archive.displays[article] == "withheld"

    def may_read(self, article: str) -> bool:
        """Whether the audience may read an article's words, and they are here."""
        return self.archive.may_read(article)


# An article stands in the lists of its year, source, subjects and language, and on many pages more.
@lru_cache(maxsize=65536)
def _headline(archive: Archive, id_: str) -> Markup:
    article = archive.articles[id_]
    if archive.displays[id_] == "withheld":
        return Markup(WITHHELD)
    if article.title is None:
        return Markup(markdown(article.heading))
    inner = markdown(article.title)
    return Markup(f'<q lang="{article.language}" dir="auto" data-untrusted>“{inner}”</q>')


@lru_cache(maxsize=65536)
def _entry(archive: Archive, id_: str) -> str:
    """Return an article's line in a list."""
    article = archive.articles[id_]
    link = f"- [{_headline(archive, id_)}]({link_to('article', id_)})"
    if archive.displays[id_] == "withheld":
        return link
    derived = "" if article.title else ' <span class="derived">title by the archive</span>'
    return f'{link} <span class="by">{markdown(_byline(archive, article))}</span>{derived}'


def _byline(archive: Archive, article: Article) -> str:
    return f"{archive.sources[article.source].name}, {date_of(article)}"


def date_of(article: Article) -> str:
    """Return an article's date in words."""
    return say(article.published) if article.published else UNDATED


def mention_counts(archive: Archive, entity: Entity) -> tuple[int, int]:
    """Return how many mentions an entity has, and in how many articles."""
    by_article = archive.mentions.get(entity.id, {})
    return sum(map(len, by_article.values())), len(by_article)


def appears_with(archive: Archive, entity: Entity, most: int = 12) -> list[tuple[str, int]]:
    """Return the entities named in the most articles together with this one, with that count."""
    counts: Counter[str] = Counter()
    for article in archive.mentions.get(entity.id, ()):
        counts.update(archive.named_in[article])
    del counts[entity.id]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:most]


def years(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return articles by the year of their date, in order; ``undated`` last."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        year = article.published.year if article.published else None
        groups.setdefault(f"{year:04}" if year else UNDATED, []).append(article)
    return groups
