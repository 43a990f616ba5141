"""Parts of records that may not be given away, since they tell what the public may not read."""

from collections import Counter
from collections.abc import Callable, Iterator

from archive.analysis.archive import Archive
from archive.records.blanks import SIGN
from archive.records.model import Article, Capture, Claim, Entity, Event, Quote, Record, Transcript
from archive.records.nodes import Node
from archive.records.shelf import quotations

SHARED = "what it shares with a report of which nothing is shown"
_WITHHELD = "what a withheld report says"
_NOT_SHOWN = "words of reports that are not shown"

Parts = Iterator[tuple[Node | None, str]]
"""Parts of a record that may not go, each with the reason."""


class Barred:
    """What the public may not have. ``names`` says whether redacted words may stand in a text."""

    def __init__(self, archive: Archive, names: Callable[[str], bool]) -> None:
        self.archive, self.names = archive, names
        self.quoted = _words_quoted((*archive.entities.values(), *archive.events.values()))

    def limits(self, article: Article) -> str:
        """Return why an article's words may not go whole; empty where they may."""
        display = self.archive.displays[article.id]
        blank = article.redacted or self.archive.readings[article.id].blanks
        return "" if display == "full" and not blank else f"{'redacted' if blank else display}"

    def gone(self, article: str) -> bool:
        """Whether nothing may be told of an article."""
        return self.archive.displays.get(article, "withheld") == "withheld"

    def parts(self, record: Record) -> Parts:
        """Yield the parts of a record that may not go."""
        if isinstance(record, Article):
            yield from self._parts_of_article(record)
        if isinstance(record, Event):
            yield from self._parts_of_event(record)
        for question in record.questions if isinstance(record, Entity | Event) else ():
            if all(self.gone(claim.article) for claim in question.claims):
                yield question.at.node, _WITHHELD
            for claim in question.claims:
                yield from self._parts_of_claim(claim)

    def _parts_of_event(self, event: Event) -> Parts:
        if self.archive.date_basis(event) != event.date_basis:
            yield event.at.node.items.get("date_basis"), _WITHHELD
        for account in event.accounts:
            if self.gone(account.article):
                yield account.at.node, _WITHHELD
            for quote in account.passages:
                yield from self._parts_of_quote(account.article, quote, quote.at.node)

    def _parts_of_article(self, article: Article) -> Parts:
        fields, limits = article.at.node.items, self.limits(article)
        if limits:
            yield fields.get("translations"), f"its translations: {limits}"
        if limits == "redacted":
            yield fields.get("redacted"), "where its redacted passages stand"
        named = any(self.names(file.path) for file in files_of(article))
        if limits == "redacted" or "capture" in article.concealed or named:
            yield fields.get("capture"), "of which file it is the capture: redacted"
            yield fields.get("versions"), "of which files its versions are the captures: redacted"
        for version in article.versions:
            if version.review:
                yield version.at.node, "a version of it that nobody has reviewed"
        for word in article.reuse:
            if self.gone(word.with_):
                yield word.at.node, SHARED

    def _parts_of_claim(self, claim: Claim) -> Parts:
        if self.gone(claim.article):
            yield claim.at.node, _WITHHELD
            return
        yield from self._parts_of_quote(claim.article, claim.quote, claim.at.node)
        display, read_from = self.archive.displays[claim.article], claim.value.read_from or ""
        if display not in {"full", "excerpt"} or SIGN in read_from:
            yield claim.value.at.node.items.get("read_from"), _NOT_SHOWN

    def _parts_of_quote(self, article: str, quote: Quote, whole: Node) -> Parts:
        """Yield ``whole`` where a quotation may not go, and the hash of words that are redacted."""
        if self.gone(article):
            return
        words = _words(quote)
        if words and (SIGN in "".join(words) or not self._may_quote(article, len(words))):
            yield whole, _NOT_SHOWN
        elif self.archive.readings[article].blanks:
            yield quote.at.node.items.get("sha256"), "hashes of words of which some are redacted"

    def _may_quote(self, article: str, words: int) -> bool:
        display, rights = self.archive.displays[article], self.archive.articles[article].rights
        fits = words <= rights.excerpt_words and self.quoted[article] <= rights.excerpt_total
        return display == "full" or (display == "excerpt" and fits)


def files_of(article: Article) -> list[Capture | Transcript]:
    """Return the files of the vault that an article names, but of versions not yet reviewed."""
    waiting = (version.capture for version in article.versions if version.review)
    left = {file.path for one in waiting for file in (one, one.transcript) if file}
    return [file for file in article.files if file.path not in left]


def _words(quote: Quote) -> list[str]:
    return " ".join(filter(None, (quote.prefix, quote.exact, quote.suffix))).split()


def _words_quoted(records: tuple[Entity | Event, ...]) -> Counter[str]:
    """Return how many words of each article stand in records."""
    total: Counter[str] = Counter()
    for article, quote in quotations(records):
        total[article] += len(_words(quote))
    return total
