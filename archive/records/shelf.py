"""The shelf: all records as they were read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.records.fields import Ref
from archive.records.model import Article, Entity, Event, Quote, Record, Source, Subject
from archive.records.redaction import Redaction


@dataclass(slots=True)
class Shelf:
    """The records as read, with the references that wait to be resolved.

    ``known`` maps each family to id -> type, also of records that could not be read, so that
    one broken record does not make every reference to it a problem.
    """

    content: Path
    sources: dict[str, Source] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    taken_down: dict[str, Article] = field(default_factory=dict)
    """Reports that were taken down: source, date and reason; nothing else of them was read."""
    pending: dict[str, Article] = field(default_factory=dict)
    """Reports that were set aside, as nobody has reviewed them yet."""
    redaction: Redaction = field(default_factory=Redaction)
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    refs: list[Ref] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Families whose ids are not known, as their one file cannot be read."""

    def records(self) -> Iterator[Record]:
        """Yield every record, family by family."""
        for family in (self.sources, self.subjects, self.entities, self.articles, self.events):
            yield from family.values()
        yield from self.taken_down.values()

    def asking(self) -> Iterator[Event | Entity]:
        """Yield every record that may have questions."""
        yield from self.events.values()
        yield from self.entities.values()


def quotations(records: Iterable[Event | Entity]) -> Iterator[tuple[str, Quote]]:
    """Yield every quotation in some records, with the id of the article that it is from."""
    for record in records:
        for account in record.accounts if isinstance(record, Event) else ():
            yield from ((account.article, quote) for quote in account.passages)
        for question in record.questions:
            yield from ((claim.article, claim.quote) for claim in question.claims)
