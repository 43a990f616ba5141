"""The picture of a page and the text that OCR read from it: hOCR, ALTO, or plain text.

The picture is the capture, the text its transcript. Paragraphs stand in the order of the OCR file
(of ALTO in its ReadingOrder, where it has one): whoever read the page knew its columns.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from archive.intake.documents.lines import joined, paragraphs_of, words_of
from archive.intake.documents.ocr_layout import layout_of
from archive.intake.documents.printed import printed
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft
from archive.intake.kinds import IMAGES, LARGEST, OCR_TEXTS
from archive.intake.refused import Refused
from archive.records.files import Unread, read_file
from archive.text.picture import SHOWN, NoPictureError, bare

_OCR = "recognise it first (tesseract page.png page hocr), and keep the text beside it, of one name"


class _Read(NamedTuple):
    """The paragraphs of a page, each a list of lines, and what read them."""

    paragraphs: list[list[str]]
    tool: str


def read_ocr(source: Path | bytes, origin: str) -> Iterator[Draft]:
    """Yield the report on a picture, or of an OCR file, with the other beside it.

    Raises Refused.
    """
    if isinstance(source, bytes):
        yield _draft(source, _suffix(source), _read(source), origin)
    elif source.suffix.lower() in IMAGES:
        text = _beside(source, OCR_TEXTS)
        if text is None:
            raise Refused("is a picture without its text", _OCR)
        yield _draft(_bytes(source), source.suffix.lower(), _read(_bytes(text)), origin)
    else:
        data, image = _bytes(source), _beside(source, IMAGES)
        capture, suffix = (_bytes(image), image.suffix.lower()) if image else (data, _suffix(data))
        yield _draft(capture, suffix, _read(data), origin)


def _draft(capture: bytes, suffix: str, read: _Read, origin: str) -> Draft:
    if suffix in SHOWN:
        _check(capture)
    whole = words_of(line for lines in read.paragraphs for line in lines)
    text = "\n\n".join(filter(None, (joined(lines, whole) for lines in read.paragraphs)))
    if not text:
        raise Refused("holds no text", _OCR)
    return printed(capture, suffix, text, read.tool, origin)


def _check(picture: bytes) -> None:
    """Make sure that a page can show a picture. Raises Refused."""
    try:
        bare(picture)
    except NoPictureError as why:
        raise Refused(f"is no picture that can be shown: {why}", "save the picture anew") from why


def _read(data: bytes) -> _Read:
    if data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")):
        raise Refused("is a picture without its text", _OCR)
    text = text_of(data)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _Read(*layout_of(text))
    pages = text.replace("\r\n", "\n").split("\f")
    paragraphs = [lines for page in pages for lines in paragraphs_of(page.split("\n"))]
    return _Read(paragraphs, "text beside the picture, lines joined to paragraphs")


def _beside(file: Path, suffixes: tuple[str, ...]) -> Path | None:
    """Return the file of the same name, whatever its ending: page.hocr or page.png.hocr."""
    stems = {file.stem, file.name, Path(file.stem).stem}
    try:
        there = {entry.name: entry for entry in file.parent.iterdir() if entry != file}
    except OSError:
        return None
    by_name = {name.lower(): entry for name, entry in sorted(there.items(), reverse=True)}
    names = (f"{stem}{suffix}".lower() for suffix in suffixes for stem in sorted(stems))
    return next((by_name[name] for name in names if name in by_name), None)


def _bytes(file: Path) -> bytes:
    """Return a file's bytes. Raises Refused for a link too: it may lead out of a folder."""
    try:
        return read_file(str(file.parent), file.name, LARGEST)
    except Unread as why:
        raise Refused(f"cannot be read: {file.name} {why.said}", "name a plain file") from why


def _suffix(data: bytes) -> str:
    head = data[:4096].lower()
    if b"<html" in head or b"ocr_page" in head:
        return ".hocr"
    return ".xml" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else ".txt"
