"""Documents to drafts: each source is opened with care, recognised, and given to its reader.

What cannot be read is refused with a reason, and the others still go in. Readers and the libraries
behind them are loaded when a document first needs them.
"""

import datetime as dt
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from archive.intake.draft import Draft
from archive.intake.kinds import IMAGES, LARGEST, OCR_TEXTS, kind_of
from archive.intake.refused import Refused, Unable
from archive.records.files import Unread, read_file

_PEEK = 1 << 16
_DEEPEST = 8
_GZIP = b"\x1f\x8b"
_PACKED = frozenset({"page", "mhtml", "warc", "gzip"})
"""Kinds whose readers unpack what is packed with gzip."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<page>.+?)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|\.files)")
"""Folders in which browsers put what belongs to a saved page."""
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """One document: what it is called, what it holds, where it lies, and when it last changed.

    ``path`` is None for what came through the standard input or from the network.
    """

    origin: str
    data: bytes
    path: Path | None = None
    modified: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A draft, and the day (EDTF, UTC) on which the file it is from was last changed."""

    draft: Draft
    modified: str | None


Reader: TypeAlias = Callable[[Document], Iterable[Draft]]


def read_sources(sources: Iterable[str], *, network: bool = False) -> Iterator[Found | Unable]:
    """Yield what some files, folders and addresses hold, in order.

    ``network``: addresses, feeds and lists of addresses may be fetched.
    """
    for source in sources:
        yield from _guarded(source, partial(_source, source, network=network))


def _guarded(origin: str, read: Callable[[], Iterable[Found | Unable]]) -> Iterator[Found | Unable]:
    """Yield what a reader gives; whatever goes wrong in it is a document refused."""
    try:
        yield from read()
    except Refused as why:
        yield Unable(origin, why.said, why.fix)
    except OSError as error:
        yield Unable(origin, f"cannot be read: {error.strerror or error}", "check its name")
    except (MemoryError, RecursionError):
        yield Unable(origin, "is too large or too deep", "divide it, or save its text alone")
    except Exception as error:  # noqa: BLE001 - a library's reader of a stranger's format
        kind = type(error).__name__
        said = f"is damaged, or of a form that is not understood ({kind})"
        yield Unable(origin, said, "save it anew, or save its text as a .txt file")


def _source(source: str, *, network: bool) -> Iterator[Found | Unable]:
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LARGEST + 1)
        yield from _documents(Document("standard input", _small(data)), network=network)
    elif _ADDRESS.match(source):
        yield from _documents(Document(source, b"", address=source), network=network)
    elif (path := Path(source)).is_dir():
        yield from _folder(path, network=network, depth=0)
    else:
        real = path.resolve(strict=True)  # who names a link means the file
        yield from _documents(_opened(real, str(path)), network=network)


def _file(path: Path, *, network: bool) -> Iterator[Found | Unable]:
    """Yield what a file of a folder holds; a link there may lead to anything, and is refused."""
    if path.is_symlink():
        raise Refused("is a link", "put a copy of the file in its place")
    return _documents(_opened(path, str(path)), network=network)


def _folder(folder: Path, *, network: bool, depth: int) -> Iterator[Found | Unable]:
    """Yield what the files of a folder hold, by name; what belongs to another goes with it."""
    if depth > _DEEPEST:
        raise Refused("lies too deep", "move it further up")
    entries = sorted(folder.iterdir())
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or _belongs(entry, names):
            continue
        if entry.is_dir() and not entry.is_symlink():
            inner = partial(_folder, entry, network=network, depth=depth + 1)
            yield from _guarded(str(entry), inner)
        else:
            yield from _guarded(str(entry), partial(_file, entry, network=network))


def _belongs(entry: Path, names: set[str]) -> bool:
    """Whether an entry of a folder is part of another document there."""
    if found := _BESIDE.fullmatch(entry.name):
        page = found["page"]
        return any(f"{page}{suffix}" in names for suffix in (".html", ".htm", ".xhtml", ""))
    images = (f"{entry.stem}{suffix}" for suffix in IMAGES)
    return entry.suffix.lower() in OCR_TEXTS and any(name in names for name in images)


def _opened(path: Path, origin: str) -> Document:
    """Open a file; of one that its reader opens itself, only the beginning is read."""
    folder, name = str(path.parent), path.name
    head = head_of(path)
    most = 0 if kind_of(head, name) in {"warc", "zip"} else LARGEST
    try:
        data = read_file(folder, name, most) if most else head
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date()
    except Unread as why:
        raise Refused(why.said, "name a plain file of a size that can be read") from why
    return Document(origin, data, path, changed.isoformat())


def head_of(path: Path) -> bytes:
    """Return the beginning of a file, as plain text or unpacked. Raises Refused, OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        if not path.is_file():
            raise Refused("is not a plain file", "name a file, or a folder of files")
        return _unpacked(os.read(handle, _PEEK))
    finally:
        os.close(handle)


def _unpacked(head: bytes) -> bytes:
    """Return a beginning without its packing by gzip, as far as it goes."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _PEEK)
    except zlib.error:
        return head


def _small(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Refused(f"is larger than {LARGEST >> 20} MiB", "save it as a file and divide it")
    return data


def _documents(document: Document, *, network: bool) -> Iterator[Found | Unable]:
    """Yield the drafts of one document; one that is refused does not end it."""
    if document.address:
        kind: str | None = "addresses"
    else:
        kind = kind_of(_unpacked(document.data[:_PEEK]), document.origin)
    if kind in {"addresses", "feed"} and not network:
        said = "holds addresses of reports, not reports"
        raise Refused(said, "add --network, and they are fetched")
    reader = _READERS.get(kind or "")
    if reader is None:
        said = "is of a kind that is not known here"
        raise Refused(said, "save the report as text, as a web page or as PDF")
    if not document.data.strip() and not document.address:
        raise Refused("is empty", "look whether it was saved")
    if document.data.startswith(_GZIP) and kind not in _PACKED:
        raise Refused("is packed with gzip", "unpack it first")
    for draft in reader(document):
        yield Found(draft, document.modified)


def _paste(document: Document) -> Iterator[Draft]:
    from archive.intake.plain.paste import read_paste  # noqa: PLC0415

    yield read_paste(document.data, document.origin)


def _page(document: Document) -> Iterator[Draft]:
    from archive.intake.page.saved import read_page  # noqa: PLC0415 - lxml loads for this

    yield read_page(document.data, document.origin)


def _warc(document: Document) -> Iterable[Draft]:
    from archive.intake.page.warc import read_warc  # noqa: PLC0415 - warcio loads for this

    return read_warc(document.path or document.data, document.origin)


def _pdf(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.pdf import read_pdf  # noqa: PLC0415 - pypdf loads for this

    return read_pdf(document.data, document.origin)


def _image(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.ocr import read_ocr  # noqa: PLC0415

    return read_ocr(document.path or document.data, document.origin)


def _front_matter(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.front_matter import read_front_matter  # noqa: PLC0415

    return read_front_matter(document.data, document.origin)


def _table(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.tables import read_table  # noqa: PLC0415

    return read_table(document.data, document.origin)


def _json(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.csl import read_citations_json  # noqa: PLC0415

    return read_citations_json(document.data, document.origin)


def _ris(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.ris import read_ris  # noqa: PLC0415 - rispy loads for this

    return read_ris(document.data, document.origin)


def _bibtex(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.bibtex import read_bibtex  # noqa: PLC0415 - bibtexparser too

    return read_bibtex(document.data, document.origin)


def _zotero_rdf(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.rdf import read_zotero_rdf  # noqa: PLC0415

    return read_zotero_rdf(document.data, document.origin)


def _feed(document: Document) -> Iterable[Draft]:
    from archive.intake.documents.feeds import read_feed  # noqa: PLC0415 - feedparser loads for this

    return read_feed(document.data, document.origin)


_READERS: dict[str, Reader] = {
    "paste": _paste, "page": _page, "mhtml": _page, "gzip": _page, "warc": _warc, "zip": _warc,
    "pdf": _pdf, "image": _image, "ocr": _image, "front matter": _front_matter, "table": _table,
    "json": _json, "ris": _ris, "bibtex": _bibtex, "zotero rdf": _zotero_rdf,
    "feed": _feed, "addresses": _feed,
}  # fmt: skip
