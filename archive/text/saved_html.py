"""A saved web page as plain text. The only module that knows nh3.

What no reader sees is left out; of tags nothing stays but where blocks and lines end. Then nh3
reads that as a browser does (HTML standard, 13.2), decodes character references and lets nothing
through but its short allow list. A whole tree of tags would cost the square of its depth; here each
step takes time by the length of the page alone.
"""

import html
import re
from collections.abc import Iterator

import nh3

SUFFIXES = (".html", ".htm")
"""How the names of saved pages end, in small letters."""
_UNSEEN = (
    "audio", "canvas", "iframe", "noembed", "noframes", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video", "xmp",
)  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
_LINES = frozenset({"caption", "dd", "dt", "legend", "li", "summary", "td", "th", "tr"})
_MARKUP = re.compile(
    rf"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
    | <svg\b[^<>]*/>
    | <(?P<unseen>{"|".join(_UNSEEN)})(?=[\s/>]).*?(?:</(?P=unseen)(?=[\s/>])[^>]*(?:>|\Z)|\Z)
    | <(?P<tag>/?[a-z][^\s/>]*)  # then attributes: only after = does a quotation mark open a value
      [^=>]*(?:=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|)[^=>]*)*(?:>|\Z)
    | <[!?/][^>]*(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_BLOCK, _BREAK, _LINE = "<hr>", "<br>", "<wbr>"  # empty elements: where one stands, nothing is open
_CLEANER = nh3.Cleaner(tags={"hr", "br", "wbr"}, attributes={}, link_rel=None)
_SPACE = re.compile(r"[ \t\n\r\f]+")  # the white space of HTML; a no-break space is none
_PIECE = re.compile("(?:[&\xa0]?[^&\xa0]+|[&\xa0]){1,500}")  # nh3 writes very many of these slowly
_SIGNS = {"hr": "\f", "br": "\n", "wbr": "\r"}  # free, as all white space is one space by then
_MARK = re.compile(r" ?<(hr|w?br)> ?")  # nh3 escapes every other < and >
_LINE_ENDS = re.compile(r"\r*\n\r*|\r+")


def plain_text(page: str) -> str:
    """Return the text of a page: lines without space around them, a blank line between blocks.

    It is empty where the page has no text.
    """
    flat = "".join(_flat(page.removeprefix("\ufeff")))
    cleaned = "".join(map(_CLEANER.clean, _PIECE.findall(flat)))
    marked = _MARK.sub(lambda tag: _SIGNS[tag[1]], _SPACE.sub(" ", cleaned))
    blocks = (block.strip("\n\r ") for block in html.unescape(marked).split("\f"))
    return "\n\n".join(_LINE_ENDS.sub("\n", block) for block in blocks if block)


def _flat(page: str) -> Iterator[str]:
    """Yield a page's text, and as its only tags those that end a block or a line."""
    reached = in_pre = 0
    for found in _MARKUP.finditer(page):
        text, tag = page[reached : found.start()], (found["tag"] or "").lower()
        yield _broken(text) if in_pre else text
        yield _mark(tag.removeprefix("/"))
        in_pre = max(0, in_pre + (tag == "pre") - (tag == "/pre"))
        reached = found.end()
    yield page[reached:]


def _broken(text: str) -> str:
    """Return preformatted text with its line ends as tags."""
    return text.replace("\r\n", "\n").replace("\n", _BREAK)


def _mark(name: str) -> str:
    if name in _BLOCKS:
        return _BLOCK
    if name in _LINES:
        return _LINE
    return _BREAK if name == "br" else ""
