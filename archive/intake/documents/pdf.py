"""PDF with a text layer, read in a process of its own: a stranger's PDF may take what it likes.

That process has bounded time and memory. The lines of the text layer become paragraphs
(``archive.intake.documents.lines``); what stands at the head or foot of each page is there too.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archive.intake.documents.lines import joined, paragraphs_of, words_of
from archive.intake.documents.printed import printed
from archive.intake.draft import Draft, Guess
from archive.intake.refused import Refused
from archive.text.escape import one_line, showable

_SECONDS = 60
_LEAST = 20
"""Letters; fewer are a page number or a stamp on a picture."""
_OCR = "recognise its text first (ocrmypdf in.pdf out.pdf), and import the result"
_LETTER = re.compile(r"[^\W\d_]")
_FIELDS = {"title": "title", "author": "authors"}


def read_pdf(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the one report of a PDF. Raises Refused: no text, protected, damaged, or too much."""
    told = _told(data)
    pages = [str(page).split("\n") for page in told["pages"]]
    text = _text(pages)
    if len(_LETTER.findall(text[:100_000])) < _LEAST:
        raise Refused("holds pictures of pages and no text", _OCR)
    draft = printed(data, ".pdf", text, f"{told['tool']}, lines joined to paragraphs", origin)
    yield replace(draft, guesses=(*draft.guesses, *_guesses(told)))


def _text(pages: list[list[str]]) -> str:
    whole = words_of(line for page in pages for line in page)
    paragraphs = [lines for page in pages for lines in paragraphs_of(page)]
    return "\n\n".join(filter(None, (joined(lines, whole) for lines in paragraphs)))


def _guesses(told: dict[str, Any]) -> Iterator[Guess]:
    """Yield what the PDF's own fields tell: often rubbish, so what the text states comes first."""
    for theirs, ours in _FIELDS.items():
        if said := one_line(showable(str(told.get(theirs) or "")))[:500]:
            value = ({"name": said},) if ours == "authors" else said
            rule = f"the PDF's field {theirs}"
            yield Guess(field=ours, value=value, grade="looked-up", rule=rule, words=rule)


def _told(data: bytes) -> dict[str, Any]:
    """Return what the reading process tells of a PDF. Raises Refused."""
    command = [sys.executable, "-I", "-c", _reading(), str(_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            command, input=data, capture_output=True, check=False, timeout=_SECONDS * 2
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise (_too_much() if done.returncode < 0 else _damaged()) from error
    if "refused" in told:
        raise Refused(str(told["refused"]), str(told["fix"]))
    return told


def _reading() -> str:
    """Return the program of the reading process: it may lie where this one was found only."""
    found = f"import sys; sys.path[:] = {sys.path!r}"
    return f"{found}; from archive.intake.documents.pdf_pages import main; main()"


def _too_much() -> Refused:
    said = f"takes more than {_SECONDS} seconds or too much memory to read"
    return Refused(said, "print it to a new PDF, or save its text as a .txt file")


def _damaged() -> Refused:
    return Refused("is damaged", "print it to a new PDF, or save its text as a .txt file")
