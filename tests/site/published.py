"""What a published page holds, as far as two engines must agree on it."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

Tag = tuple[str, tuple[tuple[str, str | None], ...]]


class _Main(HTMLParser):
    """Collects the elements, addresses and words between ``<main>`` and ``</main>``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.tags: list[Tag] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with its attributes."""
        if self.inside:
            self.tags.append((tag, tuple(attrs)))
        self.inside = self.inside or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        """Stop at the end of the main content."""
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        """Note the words."""
        if self.inside:
            self.words += data.split()


def read(html: str) -> _Main:
    """Return what stands in a page's main content."""
    parser = _Main()
    parser.feed(html)
    parser.close()
    return parser


def elements(html: str) -> tuple[list[Tag], str]:
    """Return the elements of a page's main content, with attributes, and its words."""
    main = read(html)
    return main.tags, " ".join(main.words)


def pages(site: Path, view: Callable[[str], object]) -> dict[str, object]:
    """Return a view of each page of a site by its file's relative path."""
    return {
        file.relative_to(site).as_posix(): view(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def around_main(html: str) -> str:
    """Return a page without its main content."""
    start, end = html.index("<main"), html.index("</main>")
    return html[:start] + html[end:]
