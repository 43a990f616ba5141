"""A published page as a parser sees it, and what may be in one."""

import re
from collections import Counter
from html.parser import HTMLParser

TAGS = frozenset(
    ["a", "aside", "bdi", "blockquote", "br", "caption", "circle", "dd", "details", "div", "dl",
     "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "li", "mark", "nav", "ol", "p",
     "path", "q", "rect", "section", "small", "span", "strong", "summary", "svg", "table", "tbody",
     "td", "text", "th", "thead", "time", "tr", "ul"]
)  # fmt: skip
ATTRIBUTES = frozenset(
    ["aria-hidden", "aria-label", "class", "cx", "cy", "d", "data-end", "data-n", "data-start",
     "data-ui", "data-untrusted", "datetime", "dir", "focusable", "height", "href", "id", "lang",
     "r", "rel", "role", "rx", "scope", "stroke-width", "tabindex", "title", "viewbox", "width",
     "x", "y"]
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_HREF = re.compile(r"(?:\.\.?/|/|#|https?://)[^\s\"<>]*")
_CLASS = re.compile(r"[a-z_ -]*")


class Page(HTMLParser):
    """Reads HTML, and notes what no page of the archive may hold."""

    def __init__(self, html: str, *, whole: bool = False) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self._words: list[str] = []
        self.heading = ""
        self._all: list[str] = []
        self.title = ""
        self.scripts: list[str] = []
        self._content = not whole
        self._open: list[str] = []
        self._report_at = -1
        self._ours_at = -1
        self.feed(html)
        self.close()
        if self._open:
            self.wrong.append(f"not closed: {self._open}")
        self.wrong += [f"id twice: {id_}" for id_, times in Counter(self.ids).items() if times > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if "id" in held:
            self.ids.append(held["id"])
        if self._content:
            self._check(tag, held, attrs)
        elif tag == "main":
            self._content = True
        elif tag == "script":
            self.scripts.append(held.get("src", "(inline)"))
        if tag == "br" and self._report_at >= 0:
            self._words.append("\n")
        if tag not in _VOID:
            self._open.append(tag)
            if held.get("class") == "report":
                self._report_at = len(self._open)
            if "data-ui" in held:
                self._ours_at = len(self._open)

    @property
    def report(self) -> str:
        """The words of the report, a line break where one is shown; none of ours within it."""
        return "".join(self._words)

    @property
    def words(self) -> str:
        """All words of the page."""
        return "".join(self._all)

    def _check(self, tag: str, held: dict[str, str], attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}" for name in held if name not in ATTRIBUTES]
        if len(held) != len(attrs):
            self.wrong.append(f"{tag} has an attribute twice")
        if "href" in held and not _HREF.fullmatch(held["href"]):
            self.wrong.append(f"href {held['href']}")
        if held.get("href", "").startswith("http") and held.get("rel") != "noopener noreferrer":
            self.wrong.append(f"rel {held}")
        if not _CLASS.fullmatch(held.get("class", "")):
            self.wrong.append(f"class {held['class']}")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")
        if len(self._open) < self._report_at:
            self._report_at = -1
        if len(self._open) < self._ours_at:
            self._ours_at = -1
        if tag == "main":
            self._content = False

    def handle_data(self, data: str) -> None:
        if self._report_at >= 0 and self._ours_at < 0:
            self._words.append(data)
        self._all.append(data)
        if "h1" in self._open:
            self.heading += data
        if self._open and self._open[-1] == "title":
            self.title += data

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")
