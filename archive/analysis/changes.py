"""What a change does to an archive: records, mentions and links that come and go."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.analysis.archive import Archive

Link = tuple[str, str, str, str]
"""The family and id of the record that leads to another, and that one's family and id."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of one family of records: how many there were and are, and which differ."""

    before: int
    now: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Two states of an archive, compared. ``records`` by family, in the order of the site."""

    records: Mapping[str, Difference]
    mentions: tuple[int, int]
    """How many there were, and are."""
    mentions_added: Counter[str]
    """entity -> how many more places name it, counted article by article."""
    mentions_removed: Counter[str]
    links: tuple[int, int]
    links_added: frozenset[Link]
    links_removed: frozenset[Link]

    @property
    def nothing(self) -> bool:
        """Whether the two states are the same to a reader."""
        same = not any(one.added or one.removed or one.changed for one in self.records.values())
        return same and not (self.mentions_added or self.mentions_removed)


def changes(before: Archive, now: Archive) -> Changes:
    """Compare two states of an archive, read for the same audience on the same day."""
    families = [*zip(records_of(before).items(), records_of(now).values(), strict=True)]
    old, new = _mentions(before), _mentions(now)
    links = [frozenset(_links(archive)) for archive in (before, now)]
    return Changes(
        records={name: _difference(a, b) for (name, a), b in families},
        mentions=(old.total(), new.total()),
        mentions_added=_by_entity(new - old),
        mentions_removed=_by_entity(old - new),
        links=(len(links[0]), len(links[1])),
        links_added=links[1] - links[0],
        links_removed=links[0] - links[1],
    )


def records_of(archive: Archive) -> dict[str, Mapping[str, Any]]:
    """Return the records of each family by their ids, in the order of the site."""

    def of(type_: str) -> dict[str, Any]:
        return {id_: one for id_, one in archive.entities.items() if one.type == type_}

    return {
        "articles": archive.articles,
        "people": of("person"),
        "organizations": of("organization"),
        "places": of("place"),
        "events": archive.events,
        "sources": archive.sources,
        "subjects": archive.subjects,
        "taken down": archive.taken_down,
    }


def _difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> Difference:
    both = before.keys() & now.keys()
    return Difference(
        len(before),
        len(now),
        tuple(sorted(now.keys() - before.keys())),
        tuple(sorted(before.keys() - now.keys())),
        tuple(sorted(id_ for id_ in both if before[id_] != now[id_])),
    )


def _mentions(archive: Archive) -> Counter[tuple[str, str]]:
    return Counter({
        (entity, article): len(places)
        for entity, articles in archive.mentions.items()
        for article, places in articles.items()
    })  # fmt: skip


def _by_entity(found: Counter[tuple[str, str]]) -> Counter[str]:
    total = Counter[str]()
    for (entity, _), number in found.items():
        total[entity] += number
    return total


def _links(archive: Archive) -> Iterator[Link]:
    """Yield every link between the pages of two records, once."""
    for entity, articles in archive.mentions.items():
        yield from (("article", article, "entity", entity) for article in articles)
    for article in archive.articles.values():
        own = ("article", article.id)
        named = [article.source, *filter(None, [article.via, article.agency])]
        yield from ((*own, "source", id_) for id_ in named)
        yield from ((*own, "subject", id_) for id_ in article.subjects)
        yield from ((*own, "article", id_) for id_ in article.based_on)
        yield from ((*own, "entity", one.entity) for one in article.authors if one.entity)
    for a, b in archive.pairs:
        yield ("article", a, "article", b)
    for event in archive.events.values():
        own = ("event", event.id)
        yield from ((*own, "article", one.article) for one in event.accounts)
        yield from ((*own, "entity", one.entity) for one in event.participants)
        yield from ((*own, "entity", id_) for id_ in filter(None, [event.place]))
        yield from ((*own, "event", id_) for id_ in filter(None, [event.part_of]))
    for family, asked in archive.coverage:
        claims = archive.coverage[family, asked].rows
        yield from (
            (family, asked, "article", answer.claim.article)
            for row in claims
            for answer in row.answers
        )
