"""A saved page as a tree, and the transcript of all its words. lxml is known here.

The tree is read without a network, without entities of the page's own and without libxml2's
permission for huge documents. A transcript leaves out only what is no text for readers (scripts,
styles, forms' choices); what is navigation stays in, to be told apart by zones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.intake.refused import Refused

Element = Any
"""An element of lxml, which ships no types."""

_UNSEEN = frozenset({
    "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "math", "noembed", "noframes",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "amp-img", "article", "aside", "blockquote", "body", "button", "center", "details",
    "dialog", "dir", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "label", "main", "menu", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "tfoot", "thead", "ul",
})  # fmt: skip
_LINES = frozenset({"caption", "dd", "dt", "legend", "li", "summary", "td", "th", "tr"})
_FLOATING = re.compile(
    r"(?i)(?<![a-z])(?:tooltip|popover|popup|hovercard|flyout|rollover-\w+-block)"
)
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_PARAGRAPH, _LINE = "\n\n", "\n"


@dataclass(slots=True, eq=False)
class Block:
    """A run of the transcript that no block-level element divides.

    ``element`` is the innermost element that holds all of it, ``start`` and ``end`` are code points
    of the transcript, half-open; ``linked`` counts those that stand within links.
    """

    element: Element
    start: int
    end: int = 0
    linked: int = 0


@dataclass(slots=True)
class _Writer:
    """Puts pieces of text together and remembers where each block starts."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    size: int = 0
    gap: str = ""
    spaced: bool = True
    is_open: bool = False

    def add(self, text: str, element: Element, *, linked: bool) -> None:
        words = _SPACE.sub(" ", text)
        if not self.is_open or self.spaced:
            words = words.removeprefix(" ")
        if not words:
            return
        if not self.is_open:
            self._open(element)
        self.pieces.append(words)
        self.size += len(words)
        self.spaced = words.endswith(" ")
        self.blocks[-1].linked += len(words) if linked else 0

    def _open(self, element: Element) -> None:
        if self.blocks:
            self.pieces.append(self.gap or _PARAGRAPH)
            self.size += len(self.pieces[-1])
        self.blocks.append(Block(_holder(element), self.size))
        self.gap, self.is_open = "", True

    def close(self, gap: str) -> None:
        """End the block that is open, if one is; the longest gap asked for follows it."""
        if self.is_open:
            last = self.pieces[-1].rstrip(" ")
            self.size -= len(self.pieces[-1]) - len(last)
            self.pieces[-1] = last
            self.blocks[-1].end = self.size
        self.is_open, self.spaced = False, True
        self.gap = max(self.gap, gap, key=len)


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: its tree, the transcript of its words and the blocks of that, in order."""

    root: Element
    text: str
    blocks: tuple[Block, ...]

    def words(self, block: Block) -> str:
        """Return the words of a block."""
        return self.text[block.start : block.end]

    def words_between(self, first: int, last: int) -> str:
        """Return the words of some blocks by their numbers, both inclusive."""
        return self.text[self.blocks[first].start : self.blocks[last].end]


def page_of(markup: str) -> Page:
    """Return the page that markup describes.

    Raises ``Refused`` for what is no page, or nests its elements too deeply.
    """
    root = _tree_of(markup)
    writer = _Writer()
    _write(root, writer)
    writer.close(_PARAGRAPH)
    return Page(root, "".join(writer.pieces), tuple(writer.blocks))


def _tree_of(markup: str) -> Element:
    # heavy, and most verbs read no page
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused("is no web page", "check that it is the file you meant") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Refused("nests its elements too deeply", "save the report alone, as text")
    _begin_body(root)
    return root


def _begin_body(root: Element) -> None:
    """Begin a page's body with its first block, as HTML 5 does where no mark begins it.

    libxml2 knows the blocks of HTML 4 only, and leaves an article in the head.
    """
    head, body = root.find("head"), root.find("body")
    first = (
        next((child for child in head if child.tag in _BLOCKS), None) if head is not None else None
    )
    if first is None:
        return
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    body[:0] = [first, *first.itersiblings()]


def floats(element: Element) -> bool:
    """Whether an element within a line is a box that appears when one points at a word."""
    named = element.get("class")
    return bool(named) and _FLOATING.search(named) is not None


def _holder(element: Element) -> Element:
    """Return the nearest block-level element that an element is or stands in."""
    while element.tag not in _BLOCKS and element.tag not in _LINES and not floats(element):
        above = element.getparent()
        if above is None:
            break
        element = above
    return element


def _write(root: Element, writer: _Writer) -> None:
    """Write the words of a tree, without recursion: its depth is the page's own."""
    links = breaks = 0
    for opens, element in _walk(root):
        tag = element.tag
        if tag == "br":
            if opens:
                breaks += 1
                writer.close(_PARAGRAPH if breaks > 1 else _LINE)
        elif tag in _BLOCKS or tag in _LINES or floats(element):
            writer.close(_PARAGRAPH if tag in _BLOCKS else _LINE)
        links += (tag == "a") * (1 if opens else -1)
        inside = element if opens else element.getparent()
        text = element.text if opens else element.tail
        if (opens and tag in _UNSEEN) or not text:
            continue
        breaks = 0 if text.strip() else breaks
        writer.add(text, inside, linked=links > 0)


def _walk(root: Element) -> Iterator[tuple[bool, Element]]:
    """Yield each element that is seen twice: as it opens, and as it closes; the unseen once."""
    todo: list[tuple[bool, Element]] = [(True, root)]
    while todo:
        opens, element = todo.pop()
        if not isinstance(element.tag, str):
            continue
        seen = element.tag not in _UNSEEN
        if opens and seen:
            yield True, element
            todo.append((False, element))
            todo.extend((True, child) for child in reversed(element))
        elif element is not root:
            yield False, element
