"""Web archives: WARC files (ISO 28500), packed with gzip or not, and those in a WACZ.

The only module that knows warcio. Of all records only answers that hold a page are read; each page
is a report of its own, with the address and the day that its record states. A WACZ lists the pages
that a person visited: then frames and advertisements are left out by that list.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from archive.intake.addresses import same_place
from archive.intake.draft import Draft
from archive.intake.page.markup import MAX_BYTES
from archive.intake.page.saved import read_page
from archive.intake.refused import Refused
from archive.records.vault import sha256

_FIX: Final = "capture the pages anew, or save them one by one"
_PAGES: Final = ("text/html", "application/xhtml+xml")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_LEAST_WORDS: Final = 40  # in a report: fewer are a frame, an error or an advertisement
_WARCS: Final = re.compile(r"(?:archive/)?[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_LISTS: Final = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MOST_LISTED: Final = 16_000_000  # bytes
_MOST_MEMBERS: Final = 10_000
_MOST_PACKED: Final = (
    100  # times smaller than unpacked: web archives are packed already, or by gzip
)

_Record = Any
"""A record of warcio, which ships no types."""


@dataclass(slots=True)
class _Reading:
    """What has been read of one archive: pages taken by address and hash, and pages refused."""

    origin: str
    wanted: frozenset[str] = frozenset()
    taken: set[tuple[str, str]] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


def read_warc(data: bytes | Path, origin: str) -> Iterator[Draft]:
    """Yield the reports in a WARC or WACZ file, each state of an address once.

    A capture is the page as it was served, without the packing of its transport. Raises Refused,
    after all that could be read, for what is damaged, holds no page, or holds pages that cannot be
    taken in.
    """
    reading = _Reading(origin)
    with BytesIO(data) if isinstance(data, bytes) else data.open("rb") as file:
        begin = file.read(4)
        file.seek(0)
        try:
            yield from (
                _in_wacz(file, reading) if begin == b"PK\x03\x04" else _in_warc(file, reading)
            )
        except (
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            zlib.error,
            zipfile.BadZipFile,
        ) as error:
            raise Refused(f"is damaged ({type(error).__name__})", _FIX) from error
    if reading.refused:
        raise Refused(f"holds pages that are left out: {'; '.join(reading.refused[:5])}", _FIX)
    if not reading.taken:
        raise Refused("is a web archive without a page that holds a report", _FIX)


def _in_wacz(file: IO[bytes], reading: _Reading) -> Iterator[Draft]:
    """Yield the reports of the WARC files in a WACZ (1.1.1), of the pages that it lists."""
    with zipfile.ZipFile(file) as whole:
        names = [name for name in whole.namelist()[:_MOST_MEMBERS] if _WARCS.fullmatch(name)]
        if not names:
            raise Refused("is a ZIP file without a web archive in it", "unpack it first")
        reading.wanted = frozenset(_listed(whole))
        for name in names:
            packed = whole.getinfo(name)
            if packed.file_size > _MOST_PACKED * max(packed.compress_size, MAX_BYTES // 1000):
                raise Refused(f"holds {name[:80]}, which unpacks to far more than it is", _FIX)
            with whole.open(name) as stream:
                yield from _in_warc(stream, reading)


def _listed(whole: zipfile.ZipFile) -> Iterator[str]:
    """Yield the addresses of the pages that a WACZ lists."""
    for name in _LISTS:
        if name not in whole.namelist():
            continue
        with whole.open(name) as lines:
            for line in lines.read(_MOST_LISTED).decode("utf-8", "replace").splitlines():
                try:
                    said = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(said, dict) and isinstance(said.get("url"), str):
                    yield same_place(said["url"])


def _in_warc(stream: IO[bytes], reading: _Reading) -> Iterator[Draft]:
    for record in _records(stream):
        if _is_page(record):
            yield from _report(record, reading)


def _records(stream: IO[bytes]) -> Iterator[_Record]:
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # noqa: PLC0415

    records = iter(ArchiveIterator(stream))
    while True:
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, AttributeError, TypeError) as error:  # two: of a header cut off
            raise Refused("is damaged: a record breaks off", _FIX) from error
        if record is None:
            return
        yield record


def _is_page(record: _Record) -> bool:
    """Whether a record is the answer of a server that holds a page."""
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and record.http_headers:
        if record.http_headers.get_statuscode() != "200":
            return False
        kind = record.http_headers.get_header("Content-Type") or ""
    else:
        return False
    return kind.split(";")[0].strip().lower() in _PAGES


def _report(record: _Record, reading: _Reading) -> Iterator[Draft]:
    """Yield the report of a record, unless it was taken already or holds none."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if reading.wanted and same_place(url) not in reading.wanted:
        return
    data = record.content_stream().read(MAX_BYTES + 1)
    if (url, sha256(data)) in reading.taken:
        return
    day = _DAY.match(record.rec_headers.get_header("WARC-Date") or "")
    try:
        draft = read_page(data, f"{reading.origin}, {url}", address=url, charset=_charset(record))
    except Refused as why:
        reading.refused.append(f"{url} {why.said}")
        return
    if _words(draft) >= _LEAST_WORDS or reading.wanted:
        reading.taken.add((url, sha256(data)))
        yield replace(draft, retrieved=day[0] if day else None)


def _charset(record: _Record) -> str | None:
    headers = record.http_headers
    found = _CHARSET.search((headers and headers.get_header("Content-Type")) or "")
    return found[1] if found else None


def _words(draft: Draft) -> int:
    text = (draft.text[zone.start : zone.end] for zone in draft.zones if zone.zone == "body")
    return sum(len(words.split()) for words in text)
