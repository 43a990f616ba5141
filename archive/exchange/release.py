"""What of an archive may be given away as files: records, and captures that all may read whole.

A record goes as its file, byte for byte. Where a part of it may not go, a copy goes without that
part, and the reason is told; where nothing may, it stays. Rights are those of the pages
(``Archive.displays``), and so is redaction; findings tell what the public tables tell.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from archive.analysis.archive import Archive
from archive.analysis.findings import LARGEST_FINDINGS, findings_path
from archive.exchange.barred import SHARED, Barred, files_of
from archive.exchange.copies import findings_without, without
from archive.records.files import LARGEST_TEXT, Unread, read_file
from archive.records.folder import list_files
from archive.records.model import Article, Entity, Record
from archive.records.problems import Problems
from archive.records.vault import sha256

RECORDS, CAPTURES = "content", "vault"

Sums = Mapping[str, str]
"""Record, by its path below the content folder -> its SHA-256 in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file of the records, or a copy, that may be given away; its path begins with RECORDS."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the vault that may be given away as it is, if its bytes still have the hash."""

    vault: Path
    name: str
    sha256: str

    @property
    def path(self) -> str:
        """Where it goes; begins with CAPTURES."""
        return f"{CAPTURES}/{self.name}"


@dataclass(frozen=True, slots=True)
class Stays:
    """What is not given away: the id that the public knows, what of it, and why."""

    id: str
    what: str
    why: str


class Redacted(NamedTuple):
    """How redacted words are known in a text."""

    holds: Callable[[str], bool]
    """Whether the words may stand there, in any spelling."""
    refers: Callable[[str], bool]
    """Whether the id of a redacted entity's file does; what was read has another in its place."""


_NOTHING_REDACTED = Redacted(lambda _: False, lambda _: False)


def sums_of(content: Path) -> Sums:
    """Return the hashes of records, to be taken before the records are read and judged."""
    found = {}
    for name in list_files(content, Problems()):
        with suppress(Unread):  # then a reader finds it so too, or it has changed meanwhile
            found[name] = sha256(read_file(str(content), name))
    return found


def release(
    archive: Archive, content: Path, vault: Path | None, sums: Sums, redacted: Redacted | None
) -> Iterator[Given | Kept | Stays]:
    """Yield each file that may be given away, and word of what stays.

    ``archive`` is what the receiver may read; ``redacted`` None: nothing is. Raises OSError when a
    record is gone, or is not what it was when ``sums`` were taken: another one would be judged
    than is given away. Findings are judged as they are now.
    """
    door = _Release(archive, content, vault, sums, redacted)
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


class _Release:
    """Where it is decided, record by record."""

    def __init__(
        self,
        archive: Archive,
        content: Path,
        vault: Path | None,
        sums: Sums,
        redacted: Redacted | None,
    ) -> None:
        self.archive, self.content, self.vault, self.sums = archive, content, vault, sums
        self.holds, self.refers = redacted or _NOTHING_REDACTED
        self.redacts = redacted is not None
        self.barred = Barred(archive, self._may_name)
        articles = archive.articles.values()
        self.closed = {file.path for a in articles if self.barred.limits(a) for file in files_of(a)}
        self.given: set[str] = set()

    def record(self, record: Record) -> Iterator[Given | Stays]:
        """Yield a record's file, of an article with its findings; or a copy of it; or neither."""
        if why := self._barred(record):
            yield Stays(record.id, "record", why)
            return
        path = record.at.mark.path
        data = self._judged(path)
        barred = {id(node): why for node, why in self.barred.parts(record) if node}
        cut = isinstance(record, Article) and bool(record.body and self.barred.limits(record))
        if barred or cut or self._may_name(path) or self._may_name(data.decode()):
            yield from self._copy(record, barred)
            return
        yield Given(f"{RECORDS}/{path}", data)
        if isinstance(record, Article) and record.capture:
            yield from self._findings(record)

    def _judged(self, path: str) -> bytes:
        """Return the bytes of a record, which are those that were judged."""
        data = _read(self.content, path, LARGEST_TEXT)
        if sha256(data) != self.sums.get(path):
            raise OSError(f"{self.content}/{path} has changed while it was read")
        return data

    def _findings(self, article: Article) -> Iterator[Given | Stays]:
        """Yield an article's findings, of shared words only what the public tables have too."""
        path = findings_path(article)
        if not (self.content / path).is_file():
            return
        data = _read(self.content, path, LARGEST_FINDINGS)
        try:
            given = findings_without(data, lambda other: not self._compares(article.id, other))
        except (ValueError, LookupError, TypeError) as error:
            raise OSError(f"{self.content}/{path} has changed while it was read") from error
        if given != data:
            yield Stays(article.id, "findings", SHARED)
        if self.holds(text := given.decode()) or self.refers(text):
            yield Stays(article.id, "findings", "they may hold redacted words")
        else:
            yield Given(f"{RECORDS}/{path}", given)

    def _compares(self, one: str, other: str) -> bool:
        """Whether the public learns what two articles share."""
        return not self.archive.pairs.keys().isdisjoint({(one, other), (other, one)})

    def _barred(self, record: Record) -> str:
        if isinstance(record, Entity) and record.redacted:
            return "its name is redacted"
        return "withheld" if isinstance(record, Article) and self.barred.gone(record.id) else ""

    def _copy(self, record: Record, barred: dict[int, str]) -> Iterator[Given | Stays]:
        path, text = PurePosixPath(record.at.mark.path), without(record.at.node, barred)
        whys = set(barred.values())
        if isinstance(record, Article):
            limits = self.barred.limits(record)
            whys |= {f"its text: {limits}"} if record.body and limits else set()
            text = f"---\n{text}---\n{'' if limits else record.body}"
        to = path.with_name(record.id + path.suffix)
        if path.stem == "subjects" or self.holds(text) or self._may_name(f"{to}"):
            yield Stays(record.id, "record", "it may hold redacted words")
            return
        yield Stays(record.id, "parts", "; ".join(sorted(whys)) or "redacted words")
        yield Given(f"{RECORDS}/{to}", text.encode())

    def _may_name(self, text: str) -> bool:
        """Whether redacted words may stand in a file; escapes could hide them."""
        return self.redacts and ("\\" in text or self.holds(text) or self.refers(text))

    def captures(self, article: Article) -> Iterator[Kept | Stays]:
        """Yield an article's capture and its transcript, or why they stay."""
        files = [file for file in files_of(article) if file.path not in self.given]
        why = self.barred.limits(article) or self._stays(article)
        if files and why:
            yield Stays(article.id, "capture", why)
            return
        for file in files:
            self.given.add(file.path)
            yield Kept(self.vault or Path(), file.path, file.sha256)

    def _stays(self, article: Article) -> str:
        """Return why the files of a text that all may read stay nevertheless."""
        if self.vault is None:
            return "no vault was named"
        if any(file.path in self.closed for file in files_of(article)):
            return "it is the capture of a report too whose text is not shown"
        if self.redacts and (article.versions or not self._is_whole(article)):
            return "redacted words may stand in it"
        return ""

    def _is_whole(self, article: Article) -> bool:
        """Whether a capture is the very text that the pages show, and its path tells nothing."""
        capture, text = article.capture, self.archive.readings[article.id].text
        if capture is None or capture.transcript or text is None or self._may_name(capture.path):
            return False
        return sha256(text) == capture.sha256


def _read(folder: Path, path: str, most: int) -> bytes:
    try:
        return read_file(str(folder), path, most)
    except Unread as why:
        raise OSError(f"{folder}/{path} {why.said}") from why
