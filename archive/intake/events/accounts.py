"""Further reports of events on record: where they say what an account on record says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from archive.analysis.claims import Verified, verify
from archive.analysis.reading import Reading
from archive.intake.events.passages import Like, Passage, Wording
from archive.intake.proposal import Proposal
from archive.records.model import Article, Event
from archive.records.problems import Problems
from archive.records.shelf import Shelf
from archive.records.vault import sha256

_PASSAGES = 3  # of a report that are proposed for one account
_OWN_HEAD = 3  # sentences at the beginning of a report that say what it is about


@dataclass
class _Account:
    """A report that may be an account of an event: the sentences that are like those on record."""

    event: Event
    article: str
    found: list[Like] = field(default_factory=list)

    @property
    def best(self) -> Like:
        """The sentence that is the most alike."""
        return max(self.found, key=lambda like: (like.alike, -like.sentence.start))


def propose_accounts(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[Proposal]:
    """Yield reports that tell of an event on record, for which they are no account yet.

    The evidence is a sentence like one that is on record. No report is proposed that appeared
    before the event.
    """
    passages, events = _on_record(shelf, verify(shelf, readings, Problems()))
    if not passages:
        return
    known = [{account.article for account in event.accounts} for event in events]

    def wanted(passage: int, article: str) -> bool:
        return article not in known[passage] and may_tell(shelf.articles[article], events[passage])

    found: dict[tuple[str, str], _Account] = {}
    for article, like in Wording(readings).like(passages, wanted):
        event = events[like.passage]
        account = found.setdefault((event.id, article), _Account(event, article))
        account.found.append(like)
    for account in found.values():
        yield _proposal(account, readings[account.article], passages[account.best.passage])


def _on_record(shelf: Shelf, verified: Verified) -> tuple[list[Passage], list[Event]]:
    """Return the passages of all accounts, and the event of each."""
    passages, events = [], []
    for event in shelf.events.values():
        for account in event.accounts:
            for quote in account.passages:
                if span := verified.spans.get(id(quote)):
                    passages.append(Passage(account.article, span.start, span.end))
                    events.append(event)
    return passages, events


def may_tell(article: Article, event: Event) -> bool:
    """Whether a report can tell of an event: it did not appear before."""
    if article.published is None or event.date is None or event.date.approximate:
        return True
    return article.published.last >= event.date.first


def _proposal(account: _Account, reading: Reading, like: Passage) -> Proposal:
    best = account.best
    sentences = {one.sentence: one.alike for one in sorted(account.found, key=lambda o: o.alike)}
    shown = sorted(sorted(sentences, key=lambda s: (-sentences[s], s.start))[:_PASSAGES])
    text = reading.text or ""
    passages = [
        {"start": s.start, "end": s.end, "sha256": sha256(text[s.start : s.end])} for s in shown
    ]
    head = reading.sentences[:_OWN_HEAD]
    told = {
        "article": account.article,
        "as": "main" if head and shown[0].start <= head[-1].start else "background",
        "passages": passages,
    }
    place = reading.passages[best.sentence.passage].place if reading.passages else "a sentence"
    return Proposal(
        kind="account", article=account.article, start=best.sentence.start, end=best.sentence.end,
        form=account.event.name, target=account.event.id, score=round(min(best.alike, 0.99), 2),
        evidence=f"{place} is like {like.start}–{like.end} of {like.article}, an account of it",
        record=f"events/{account.event.id}.yml", change={"accounts": [told]},
    )  # fmt: skip
