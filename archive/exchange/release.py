"""What of an archive may be given away as files: records, and captures that all may read whole.

A record goes as its file, byte for byte. Where a part of it may not go, a copy goes without that
part, and the reason is told; where nothing may, it stays. Rights are those of the pages
(``Archive.displays``), and so is redaction.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from archive.analysis.archive import Archive
from archive.exchange.copies import without
from archive.records.blanks import SIGN
from archive.records.files import Unread, read_file
from archive.records.model import Article, Capture, Claim, Entity, Event, Quote, Record, Transcript
from archive.records.nodes import Node
from archive.records.read import FINDINGS
from archive.records.vault import sha256

RECORDS, CAPTURES = "content", "vault"
_LARGEST = 1 << 30  # bytes of a capture
_WITHHELD = "what a withheld report says"
_NOT_SHOWN = "words of reports that are not shown"

Holds = Callable[[str], bool]
Parts = Iterator[tuple[Node | None, str]]
"""Parts of a record that may not go, each with the reason."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that may be given away. The first part of its path is RECORDS or CAPTURES."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Stays:
    """What is not given away: the id that the public knows, what of it, and why."""

    id: str
    what: str
    why: str


def release(
    archive: Archive, content: Path, vault: Path | None, holds: Holds | None
) -> Iterator[Given | Stays]:
    """Yield each file that may be given away, and word of what stays.

    ``archive`` is what the receiver may read. ``holds`` says whether a text may have redacted words
    in it; None where none are. Raises OSError when a file has gone or changed meanwhile.
    """
    door = _Door(archive, content, vault, holds)
    for id_ in archive.taken_down:
        yield Stays(id_, "record", "taken down")
    for record in _records(archive):
        yield from door.record(record)
    for article in archive.articles.values():
        yield from door.captures(article)


def _records(archive: Archive) -> Iterator[Record]:
    """Yield every record; of the subjects, which share a file, the first."""
    yield from list(archive.subjects.values())[:1]
    for family in (archive.sources, archive.entities, archive.articles, archive.events):
        yield from family.values()


class _Door:
    """Where it is decided, record by record."""

    def __init__(
        self, archive: Archive, content: Path, vault: Path | None, holds: Holds | None
    ) -> None:
        self.archive, self.content, self.vault = archive, content, vault
        self.holds = holds or (lambda _: False)
        self.redacts = holds is not None
        articles = archive.articles.values()
        self.closed = {file.path for a in articles if self.limits(a) for file in _files(a)}
        self.given: set[str] = set()
        self.quoted = _words_quoted((*archive.entities.values(), *archive.events.values()))

    def limits(self, article: Article) -> str:
        """Return why an article's words may not go whole; empty where they may."""
        display = self.archive.displays[article.id]
        blank = article.redacted or self.archive.readings[article.id].blanks
        return "" if display == "full" and not blank else f"{'redacted' if blank else display}"

    def gone(self, article: str) -> bool:
        """Whether nothing may be told of an article."""
        return self.archive.displays.get(article, "withheld") == "withheld"

    def record(self, record: Record) -> Iterator[Given | Stays]:
        """Yield a record's file, of an article with its findings; or a copy of it; or neither."""
        if why := self._barred(record):
            yield Stays(record.id, "record", why)
            return
        path = record.at.mark.path
        data = _read(self.content, path)
        barred = {id(node): why for node, why in self._parts(record) if node}
        cut = isinstance(record, Article) and bool(record.body and self.limits(record))
        if barred or cut or self._may_name(path) or self._may_name(data.decode()):
            yield from self._copy(record, barred)
            return
        yield Given(f"{RECORDS}/{path}", data)
        findings = path.removesuffix(".md") + FINDINGS
        if isinstance(record, Article) and (self.content / findings).is_file():
            yield Given(f"{RECORDS}/{findings}", _read(self.content, findings))

    def _barred(self, record: Record) -> str:
        if isinstance(record, Entity) and record.redacted:
            return "its name is redacted"
        return "withheld" if isinstance(record, Article) and self.gone(record.id) else ""

    def _copy(self, record: Record, barred: dict[int, str]) -> Iterator[Given | Stays]:
        path, text = PurePosixPath(record.at.mark.path), without(record.at.node, barred)
        whys = set(barred.values())
        if isinstance(record, Article):
            limits = self.limits(record)
            whys |= {f"its text: {limits}"} if record.body and limits else set()
            text = f"---\n{text}---\n{'' if limits else record.body}"
        if path.stem == "subjects" or self.holds(text):
            yield Stays(record.id, "record", "it may hold redacted words")
            return
        yield Stays(record.id, "parts", "; ".join(sorted(whys)) or "redacted words")
        yield Given(f"{RECORDS}/{path.with_name(record.id + path.suffix)}", text.encode())

    def _may_name(self, text: str) -> bool:
        """Whether redacted words may stand in a file; escapes could hide them."""
        return self.redacts and ("\\" in text or self.holds(text))

    def _parts(self, record: Record) -> Parts:
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
        if limits == "redacted" or "capture" in article.concealed:
            yield fields.get("capture"), "of which file it is the capture: redacted"
        for word in article.reuse:
            if self.gone(word.with_):
                yield word.at.node, "what it shares with a withheld report"

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

    def captures(self, article: Article) -> Iterator[Given | Stays]:
        """Yield an article's capture and its transcript, or why they stay."""
        files = [file for file in _files(article) if file.path not in self.given]
        why = self.limits(article) or self._stays(article)
        if files and why:
            yield Stays(article.id, "capture", why)
            return
        for file in files:
            self.given.add(file.path)
            yield Given(f"{CAPTURES}/{file.path}", self._unchanged(file))

    def _stays(self, article: Article) -> str:
        """Return why the files of a text that all may read stay nevertheless."""
        if self.vault is None:
            return "no vault was named"
        if any(file.path in self.closed for file in _files(article)):
            return "it is the capture of a report too whose text is not shown"
        if self.redacts and not self._is_whole(article):
            return "redacted words may stand in it"
        return ""

    def _is_whole(self, article: Article) -> bool:
        """Whether a capture is the very text that the pages show, and its path tells nothing."""
        capture, text = article.capture, self.archive.readings[article.id].text
        if capture is None or capture.transcript or text is None or self._may_name(capture.path):
            return False
        return self._unchanged(capture) == text.encode()

    def _unchanged(self, file: Capture | Transcript) -> bytes:
        data = _read(self.vault or Path(), file.path)
        if sha256(data) != file.sha256:
            raise OSError(f"{file.path} has changed while it was read")
        return data


def _files(article: Article) -> list[Capture | Transcript]:
    capture = article.capture
    return [capture, *filter(None, [capture.transcript])] if capture else []


def _words(quote: Quote) -> list[str]:
    return " ".join(filter(None, (quote.prefix, quote.exact, quote.suffix))).split()


def _words_quoted(records: tuple[Entity | Event, ...]) -> Counter[str]:
    """Return how many words of each article stand in records."""
    total: Counter[str] = Counter()
    for record in records:
        for question in record.questions:
            for claim in question.claims:
                total[claim.article] += len(_words(claim.quote))
        for account in record.accounts if isinstance(record, Event) else ():
            total[account.article] += sum(len(_words(quote)) for quote in account.passages)
    return total


def _read(folder: Path, path: str) -> bytes:
    try:
        return read_file(str(folder), path, _LARGEST)
    except Unread as why:
        raise OSError(f"{folder}/{path} {why.said}") from why
