"""Published HTML as a tree, and the few things that tests ask of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element, TreeBuilder

HOST = "http://archive.test/"
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class _Reader(HTMLParser):
    """Builds the tree; an end tag that closes no open element is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes nothing, line {self.getpos()[0]}"
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


def tree_of(text: str) -> Element:
    """Return HTML as a tree; it must be well nested."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader.builder.close()


def words(element: Element) -> str:
    """Return the text of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def chains(element: Element, above: tuple[Element, ...] = ()) -> Iterator[tuple[Element, ...]]:
    """Yield each element under ``element`` with all those above it, itself last."""
    chain = (*above, element)
    yield chain
    for child in element:
        yield from chains(child, chain)


@dataclass(frozen=True)  # without slots: what is found is kept
class Page:
    """A published page. ``address`` is relative to the site's root and ends with a slash."""

    address: str
    root: Element

    @cached_property
    def title(self) -> str:
        """The words of ``<title>``."""
        return words(next(self.root.iter("title")))

    @cached_property
    def main(self) -> Element:
        """The main content: what the archive says on this page."""
        return next(e for e in self.root.iter() if e.get("id") == "page.content")

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The elements that have an id."""
        return {element.attrib["id"]: element for element in self.root.iter() if element.get("id")}

    def links(self, within: Element | None = None) -> list[tuple[str, str]]:
        """Return target and words of each link; a target in the site is relative to its root."""
        start = self.root if within is None else within
        return [(self.target(a.get("href", "")), words(a)) for a in start.iter("a")]

    def targets(self) -> set[str]:
        """Return the addresses to which the main content links, without fragments."""
        return {urldefrag(target).url for target, _ in self.links(self.main)}

    def assets(self) -> set[str]:
        """Return the files that the page loads."""
        loading = [e.get("src", e.get("href", "")) for e in self.root.iter() if e.tag != "a"]
        return {self.target(address) for address in loading if address}

    def target(self, href: str) -> str:
        """Return where a reference on this page leads, seen from the site's root."""
        return unquote(urljoin(HOST + self.address, href)).removeprefix(HOST)


def read_page(site: Path, file: Path) -> Page:
    """Read a published page."""
    address = file.relative_to(site).as_posix().removesuffix("index.html")
    return Page(address, tree_of(file.read_text("utf-8")))
