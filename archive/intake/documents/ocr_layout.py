"""The paragraphs and lines that OCR found on a page, from hOCR 1.2 or ALTO 2 to 4.

Both are XML here: hOCR that is not well-formed is refused. Entities are those of HTML; a file that
declares its own is refused, since they can grow without end.
"""

import html.entities
import re
from typing import Final
from xml.etree.ElementTree import ParseError, XMLParser

from archive.intake.refused import Refused

_OWN_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_LINES: Final = frozenset({"ocr_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_BLOCKS: Final = frozenset({"ocr_page", "ocr_carea", "ocrx_block", "ocr_par"})
_SAVE = "save it as hOCR, ALTO or plain text anew"


def layout_of(text: str) -> tuple[list[list[str]], str]:
    """Return the paragraphs of a page, each as its lines, and the tool. Raises Refused."""
    if _OWN_ENTITY.search(text):
        raise Refused("declares entities of its own", _SAVE)
    page = _Page()
    parser = XMLParser(target=page)  # noqa: S314 - entities are refused above
    try:
        parser.feed(_ENTITY.sub(_resolved, text))
        parser.close()
    except (ParseError, ValueError) as error:
        raise Refused("is no well-formed XML, as hOCR and ALTO must be", _SAVE) from error
    return page.paragraphs(), page.tool


def _resolved(found: re.Match[str]) -> str:
    """Return a sign for a name of HTML that XML does not know."""
    name = found[1]
    if name in {"amp", "lt", "gt", "quot", "apos"}:
        return found[0]
    number = html.entities.name2codepoint.get(name)
    return f"&#{number};" if number else "\ufffd"


class _Page:
    """What a parser tells of a page, as it comes."""

    def __init__(self) -> None:
        self.tool = "OCR"
        self._blocks: list[tuple[str, list[str]]] = [("", [])]
        self._order: list[str] = []
        self._open: list[str] = []
        self._line: list[str] | None = None
        self._joined = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take what an element begins."""
        name = tag.rpartition("}")[2]
        kinds = set(attributes.get("class", "").split())
        if kinds & _LINES or name == "TextLine":
            self._end_line()
            self._line, name = [], "line"
        elif kinds & _BLOCKS or name == "TextBlock":
            self._end_line()
            self._blocks.append((attributes.get("ID", ""), []))
        else:
            self._inner(name, attributes)
        self._open.append(name)

    def _inner(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element that says all in its attributes, or that begins a word."""
        if name == "String":
            self._string(attributes)
        elif name == "HYP" and self._line is not None and not self._joined:
            self._line.append(attributes.get("CONTENT", "-"))
        elif name == "ElementRef":
            self._order.append(attributes.get("REF", ""))
        elif name == "meta" and attributes.get("name", "").lower() == "ocr-system":
            self.tool = f"{attributes.get('content', '')[:80].strip()}, hOCR"
        elif "ocrx_word" in attributes.get("class", "").split() and self._line is not None:
            self._line.append(" ")

    def end(self, _tag: str) -> None:
        """Take what an element ends."""
        name = self._open.pop()
        if name == "line":
            self._end_line()

    def data(self, text: str) -> None:
        """Take words."""
        if self._line is not None:
            self._line.append(text)
        elif self._open and self._open[-1] == "softwareName":
            self.tool = f"{text.strip()[:80]}, ALTO"

    def close(self) -> None:
        """End the page."""
        self._end_line()

    def paragraphs(self) -> list[list[str]]:
        """Return the paragraphs that hold words, in reading order."""
        place = {id_: number for number, id_ in enumerate(self._order)}
        last = len(place)
        in_order = sorted(self._blocks, key=lambda block: place.get(block[0], last))
        return [lines for _, lines in in_order if lines]

    def _end_line(self) -> None:
        words = " ".join("".join(self._line or ()).split())
        if words:
            self._blocks[-1][1].append(words)
        self._line = None

    def _string(self, attributes: dict[str, str]) -> None:
        """Take a word of ALTO; of a divided one the whole, where its first part tells it."""
        part, whole = attributes.get("SUBS_TYPE", ""), attributes.get("SUBS_CONTENT", "")
        self._joined = bool(whole)
        if self._line is not None and not (whole and part == "HypPart2"):
            self._line += [" ", whole or attributes.get("CONTENT", "")]
