"""Of which kind a document is: by what it begins with, and only then by the end of its name."""

import re
from pathlib import PurePath

KINDS = (
    "paste", "page", "mhtml", "warc", "pdf", "image", "ocr", "front matter", "table", "json",
    "ris", "bibtex", "zotero rdf", "feed", "addresses",
)  # fmt: skip
_HEAD = 1 << 16
"""Bytes by which a document is known."""
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x00\x0cjP  ", "image"),
)
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_PROLOG = r"(?>(?:<\?[^>]*>\s*)*)(?>(?:<!--.*?-->\s*)*)"
_ANY_CASE = re.IGNORECASE | re.DOTALL
_FORMS = (  # each sign can be taken in one way only: a stranger wrote what they are held against
    (re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)"), "front matter"),
    (re.compile(r"\+{3}[ \t]*\r?\n(?:[^\n]*\n)*?\+{3}[ \t]*(?:\r?\n|\Z)"), "front matter"),
    (re.compile(r"TY {2}- ?\w+"), "ris"),
    (re.compile(r"(?:%.*\n\s*)*@\w+\s*[{(]"), "bibtex"),
    (re.compile(r"[\[{]\s*[\"{}\]]"), "json"),
    (re.compile(rf"{_PROLOG}<(?:\w+:)?alto[\s>]", _ANY_CASE), "ocr"),
    (re.compile(rf"{_PROLOG}<rdf:rdf[^>]*zotero\.org/namespaces/export", _ANY_CASE), "zotero rdf"),
    (re.compile(rf"{_PROLOG}<(?:rss|feed|rdf:rdf)[\s>]", _ANY_CASE), "feed"),
    (
        re.compile(
            r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart/related",
            re.IGNORECASE,
        ),
        "mhtml",
    ),
)
_HOCR = re.compile(r"class\s*=\s*[\"']?(?:\w+\s+)*ocr_page\b|[\"']ocr-system", re.IGNORECASE)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|section|p|table)[\s>]",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"(?>(?:\s*+(?:#[^\n]*+|https?://\S++)[ \t\r]*+(?:\n|\Z))*)", re.IGNORECASE)
_BY_SUFFIX = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".csv": "table", ".tsv": "table",
    ".json": "json", ".jsonl": "json", ".ris": "ris", ".bib": "bibtex", ".bibtex": "bibtex",
    ".hocr": "ocr", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
LARGEST = 256 << 20
"""The most bytes of a document that is read whole; a WARC or WACZ file may have any size."""
IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".jp2")
"""How pictures of pages end."""
OCR_TEXTS = (".hocr", ".alto", ".xml", ".html", ".htm", ".txt")
"""How the files end that hold the text of a picture beside it, the more telling first."""
_NO_REPORTS = frozenset({
    ".yml", ".yaml", ".toml", ".ini", ".xml", ".css", ".js", ".ts", ".py", ".sh", ".svg", ".log",
})  # fmt: skip
"""How files of text end that hold no report."""


def kind_of(data: bytes, name: str) -> str | None:
    """Return the kind of a document, one of ``KINDS``, "zip" or "gzip"; None where it is unknown.

    ``data`` is its beginning or all of it, ``name`` its file's name or its address.
    """
    head = data[:_HEAD]
    for begin, kind in _SIGNATURES:
        if head.startswith(begin) or (kind == "pdf" and begin in head[:1024]):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    text = _text(head)
    return None if text is None else _kind_of_text(text.lstrip("\ufeff \t\r\n"), name)


def _text(head: bytes) -> str | None:
    """Return the beginning of a text as well as it can be read, None where it is none."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, "replace")
    return None if "\x00" in text else text


def _kind_of_text(text: str, name: str) -> str | None:
    for form, kind in _FORMS:
        if form.match(text):
            return kind
    suffix = PurePath(name.partition("?")[0]).suffix.lower()
    if text.startswith("<") and _PAGE.search(text[:4096]):
        return "ocr" if _HOCR.search(text) else "page"
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if re.match(r"\s*(?:#.*\n\s*)*https?://", text, re.IGNORECASE) and _ADDRESSES.fullmatch(text):
        return "addresses"
    return None if suffix in _NO_REPORTS else "paste"
