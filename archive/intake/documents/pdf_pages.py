"""The text of a PDF's pages, in a process of its own: reads the PDF, prints one JSON object.

The only module that knows pypdf.
"""

import io
import json
import logging
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PageObject, PdfReader, __version__
from pypdf.errors import DependencyError, FileNotDecryptedError

from archive.intake.refused import Refused

_MEMORY = 2 << 30
_PAGES = 2000
_CHARACTERS = 20_000_000
_SAME_LINE, _APART = 2.0, 1.35
"""Points that a line may be uneven; by how much more than usual a paragraph stands apart."""
_AGAIN = "print it to a new PDF, or save its text as a .txt file"


def main() -> None:
    """Read a PDF from standard input within the seconds that the first argument names."""
    seconds = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    logging.disable(logging.CRITICAL)  # what pypdf thinks of a PDF is no business of the user
    json.dump(told(sys.stdin.buffer.read()), sys.stdout)


def told(data: bytes) -> dict[str, Any]:
    """Return a PDF's pages as text with its title and author, or why it is refused."""
    try:
        return _read(data)
    except Refused as why:
        return {"refused": why.said, "fix": why.fix}
    except MemoryError:
        return {"refused": "takes too much memory to read", "fix": _AGAIN}
    except (FileNotDecryptedError, DependencyError):
        return {"refused": "is protected by a password", "fix": "save it without, if you may"}
    except Exception:  # noqa: BLE001 - a broken PDF makes pypdf raise almost anything
        return {"refused": "is damaged", "fix": _AGAIN}


def _read(data: bytes) -> dict[str, Any]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("is protected by a password", "save it without, if you may")
    if len(reader.pages) > _PAGES:
        raise Refused(f"has more than {_PAGES:,} pages", "cut the report out of it")
    return {"pages": _pages(reader), "tool": f"pypdf {__version__}", **_fields(reader)}


def _pages(reader: PdfReader) -> list[str]:
    pages, left = [], _CHARACTERS
    for page in reader.pages:
        pages.append(_text(page)[:left])
        left -= len(pages[-1])
        if left <= 0:
            break
    return pages


def _text(page: PageObject) -> str:
    """Return the text of a page, with a blank line where its lines stand further apart."""
    pieces: list[tuple[float, str]] = []

    def piece(text: str, cm: list[float], tm: list[float], *_font: object) -> None:
        if text:
            pieces.append((cm[1] * tm[4] + cm[3] * tm[5] + cm[5], text))

    page.extract_text(visitor_text=piece)
    return "".join(_parted(pieces))


def _parted(pieces: list[tuple[float, str]]) -> Iterator[str]:
    drops = [a - b for (a, _), (b, _) in pairwise(pieces)]
    lines = [drop for drop in drops if drop > _SAME_LINE]
    usual = median(lines) if lines else 0.0
    for (_, text), drop in zip(pieces, [0.0, *drops], strict=False):
        apart = drop > _APART * usual or drop < -_SAME_LINE  # further down, or a column's head
        yield f"\n{text}" if apart and drop else text


def _fields(reader: PdfReader) -> dict[str, str | None]:
    with suppress(Exception):  # the pages are what counts
        if info := reader.metadata:
            return {"title": info.title, "author": info.author}
    return {}
