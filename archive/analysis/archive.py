"""The archive: records, readings and what links them, resolved and frozen.

Built once; after this nothing is looked up in files again. Every link is held from both ends.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.analysis.claims import Answer, Verified
from archive.analysis.coverage import Coverage, coverage
from archive.analysis.order import by_date
from archive.analysis.quotes import Span
from archive.analysis.reading import Mention, Reading
from archive.analysis.reuse.independent import independent
from archive.analysis.reuse.pairs import Pair
from archive.analysis.rights import display_for
from archive.records.model import Account, Article, Entity, Event, Source, Subject
from archive.records.shelf import Shelf

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one event, with its passages located in the text."""

    event: Event
    account: Account
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Archive:
    """All records by id, and the links between them.

    Articles and events stand in the order of their dates, undated ones last. ``displays`` says
    what the audience may see of each article (full, excerpt, metadata-only, withheld).
    """

    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    events: Mapping[str, Event]
    readings: Mapping[str, Reading]
    displays: Mapping[str, str]
    mentions: Mapping[str, Mapping[str, tuple[Mention, ...]]]
    """entity -> article, by date -> mentions in text order. Nothing of withheld articles."""
    named_in: Mapping[str, tuple[str, ...]]
    """article -> the entities that it names, by first mention."""
    reports_in: Mapping[str, tuple[Report, ...]]
    """article -> its accounts of events, by the events' dates. Nothing of withheld articles."""
    reports_of: Mapping[str, tuple[Report, ...]]
    """event -> its accounts, by the articles' dates."""
    articles_of: Mapping[str, tuple[Article, ...]]
    """source (publisher, republisher or agency) -> articles."""
    articles_on: Mapping[str, tuple[Article, ...]]
    """subject -> articles."""
    events_with: Mapping[str, tuple[Event, ...]]
    """entity (participant or place) -> events."""
    parts_of: Mapping[str, tuple[Event, ...]]
    """event -> the events that are part of it."""
    narrower: Mapping[str | None, tuple[Subject, ...]]
    """subject -> the subjects directly below it; None -> those that stand at the top."""
    coverage: Mapping[tuple[str, str], Coverage]
    """("event" or "entity", id) -> what reports answer to its questions; every event has one."""
    answers_in: Mapping[str, tuple[Answer, ...]]
    """article -> its verified claims, in text order. Nothing of withheld articles."""
    pairs: Mapping[tuple[str, str], Pair]
    """Two articles by date -> what they share. Nothing of withheld articles."""
    shares_of: Mapping[str, tuple[Pair, ...]]
    """article -> the pairs that it is one of."""
    redacted_in: Mapping[str, tuple[Article, ...]]
    """entity -> articles in which its name was redacted. Nothing of withheld articles."""
    taken_down: Mapping[str, Article]
    """Reports that were taken down, by date: source, date and reason are known, nothing else."""
    copies: Mapping[str, str]
    """article most of whose words stand in another -> the one that is kept of that text."""

    def may_read(self, article: str) -> bool:
        """Whether the audience may read an article's words, and they are here."""
        return self.displays[article] == "full" and self.readings[article].text is not None

    def date_basis(self, event: Event) -> str | None:
        """Return the basis of an event's date, unless it may repeat a report that is not shown."""
        told = event.date_from or [account.article for account in event.accounts]
        shown = all(self.displays.get(id_, "withheld") != "withheld" for id_ in told)
        return event.date_basis if shown else None

    def languages_of(self, article: str) -> list[str]:
        """Return an article's language and those of its passages, sorted."""
        own = self.articles[article].language
        if self.displays[article] == "withheld":
            return [own]
        return sorted({own, *(passage.lang for passage in self.readings[article].published)})


def relate(shelf: Shelf, readings: Mapping[str, Reading], pairs: Iterable[Pair],
           verified: Verified, *, audience: str, day: dt.date | None) -> Archive:  # fmt: skip
    """Return the archive of sound records, for one audience on one day."""
    articles = by_date(shelf.articles, lambda article: article.published)
    events = by_date(shelf.events, lambda event: event.date)
    displays = {id_: display_for(article, audience, day) for id_, article in articles.items()}
    open_ = [id_ for id_ in articles if displays[id_] != "withheld"]
    order = {id_: number for number, id_ in enumerate(open_)}
    mentions, reports = _mentions(open_, readings), _reports(events.values(), order, verified)
    reports_of = _grouped((report.event.id, report) for report in reports)
    shared = _by_order(pairs, order)
    texts = [group.articles for group in independent(order, shared, _apart(articles))]
    asked = _coverage(shelf, reports_of, verified, order, texts)
    answers = (a for found in asked.values() for row in found.rows for a in row.answers)
    subjects = _by_name(shelf.subjects)
    return Archive(
        sources=_by_name(shelf.sources),
        subjects=subjects,
        entities=_by_name(shelf.entities),
        articles=articles,
        events=events,
        readings=readings,
        displays=displays,
        mentions=mentions,
        named_in={
            id_: tuple(dict.fromkeys(m.entity for m in readings[id_].mentions)) for id_ in open_
        },
        reports_in=_grouped((report.account.article, report) for report in reports),
        reports_of=reports_of,
        articles_of=_grouped((source, a) for a in articles.values() for source in sources_of(a)),
        articles_on=_grouped((subject, a) for a in articles.values() for subject in a.subjects),
        events_with=_grouped((entity, e) for e in events.values() for entity in _entities_of(e)),
        parts_of=_grouped((e.part_of, e) for e in events.values() if e.part_of),
        narrower=_grouped((subject.broader, subject) for subject in subjects.values()),
        coverage=asked,
        answers_in=_grouped(
            (answer.claim.article, answer)
            for answer in sorted(answers, key=lambda a: (a.span.start, a.span.end))
        ),
        pairs=shared,
        shares_of=_grouped((id_, pair) for pair in shared.values() for id_ in (pair.a, pair.b)),
        redacted_in=_grouped(
            (entity, articles[id_])
            for id_ in open_
            for entity in dict.fromkeys(blank.by for blank in readings[id_].blanks if blank.by)
        ),
        taken_down=by_date(shelf.taken_down, lambda article: article.published),
        copies={copy: group[0] for group in texts for copy in group[1:]},
    )


def _apart(articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Return the pairs of articles of which a person decided that they are independent."""
    return [
        (article.id, word.with_)
        for article in articles.values()
        for word in article.reuse
        if word.decision == "independent"
    ]


def _by_order(pairs: Iterable[Pair], order: Mapping[str, int]) -> dict[tuple[str, str], Pair]:
    """Return the pairs of known articles, the earlier one ``a``, by date."""
    known = (pair for pair in pairs if pair.a in order and pair.b in order)
    turned = (p if order[p.a] < order[p.b] else p.flipped() for p in known)
    in_order = sorted(turned, key=lambda pair: (order[pair.a], order[pair.b]))
    return {(pair.a, pair.b): pair for pair in in_order}


def _coverage(
    shelf: Shelf,
    reports_of: Mapping[str, Sequence[Report]],
    verified: Verified,
    order: Mapping[str, int],
    texts: Sequence[tuple[str, ...]],
) -> dict[tuple[str, str], Coverage]:
    text_of = {id_: text for text in texts for id_ in text}
    found = {}
    for event in shelf.events.values():
        telling = [report.account.article for report in reports_of.get(event.id, ())]
        found["event", event.id] = coverage(
            event.questions, telling, verified.answers, order, text_of
        )
    for entity in shelf.entities.values():
        if entity.questions:
            found["entity", entity.id] = coverage(
                entity.questions, (), verified.answers, order, text_of
            )
    return found


def _reports(events: Iterable[Event], order: Mapping[str, int], verified: Verified) -> list[Report]:
    """Return all accounts of readable articles, by event and then by the articles' order."""
    return [
        Report(event, account, _located(account, verified.spans))
        for event in events
        for account in sorted(event.accounts, key=lambda account: order.get(account.article, 0))
        if account.article in order
    ]


def _located(account: Account, spans: Mapping[int, Span]) -> tuple[Span, ...]:
    found = (spans[id(quote)] for quote in account.passages if id(quote) in spans)
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def sources_of(article: Article) -> list[str]:
    """Return who published an article, who republished it and whose report it is."""
    return list(dict.fromkeys(filter(None, (article.source, article.via, article.agency))))


def _entities_of(event: Event) -> list[str]:
    named = [event.place, *(participant.entity for participant in event.participants)]
    return list(dict.fromkeys(filter(None, named)))


def _mentions(
    articles: Iterable[str], readings: Mapping[str, Reading]
) -> dict[str, dict[str, tuple[Mention, ...]]]:
    found: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for id_ in articles:
        for mention in readings[id_].mentions:
            found[mention.entity][id_].append(mention)
    return {
        entity: {article: tuple(mentions) for article, mentions in by_article.items()}
        for entity, by_article in found.items()
    }


def _by_name(records: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted(records.items(), key=lambda item: (item[1].name.casefold(), item[0])))  # type: ignore[attr-defined]


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
