"""One state of the archive as a site of which nothing is made before somebody asks for it.

What a browser gets is what a build publishes, byte for byte: the same functions write the texts
and the index, and the same engine publishes a page, only alone. So it costs next to nothing that
an archive has thousands of pages, of which one is looked at.
"""

from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final

from archive.analysis.archive import Archive
from archive.pipeline import Plan, index, texts
from archive.search.files import MANIFEST
from archive.site.addresses import file_of
from archive.site.folders import files_in, fill
from archive.site.pictures import pictures
from archive.site.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = "index.html"
"""The file of each page, in the folder of its address."""
_OF_ALL_PAGES: Final = ("sitemap.xml", "sitemap.xml.gz")
_SEARCH: Final = "search/"
_BEGIN: Final = _SEARCH + MANIFEST
_MAKING: Final = RLock()
"""The engine publishes one site at a time, and so does whoever asks it."""


class Press:
    """Publishes pages one at a time, as the theme and the engine's settings were at its making."""

    def __init__(self, plan: Plan, look: str, folder: Path) -> None:
        """Work in ``folder``; ``look`` tells this theme and these settings from others."""
        self.look, self.vault = look, plan.vault
        self._plan, self._folder = plan, folder / f"press-{look}"
        self._made: dict[str, tuple[str, bytes]] = {}
        self._rest: dict[str, bytes] | None = None

    def page(self, path: str, name: str, text: str) -> bytes:
        """Return the page at a path of the site, made of a text. Raises what the engine raises."""
        if self._made.get(path, ("",))[0] != text:
            site = self.publish("page", {name: text}, whole=False)
            self._made[path] = text, (site / path).read_bytes()
        return self._made[path][1]

    def rest(self, path: str) -> bytes | None:
        """Return what is published beside the pages, such as a style; None where nothing is."""
        if self._rest is None:
            site = self.publish("rest", {}, whole=False)
            self._rest = {name: (site / name).read_bytes() for name in files_in(site)}
        return self._rest.get(path)

    def publish(self, kind: str, pages: dict[str, str], *, whole: bool) -> Path:
        """Publish some pages, and return the folder of their site."""
        folder, site = self._folder / kind / "pages", self._folder / kind / "site"
        fill(folder, pages.items())
        publish(folder, site, self._plan.content, self._plan.day, whole=whole)
        return site


class Finder:
    """The files of the search. They are made anew when a page begins to search, not before."""

    def __init__(self, folder: Path) -> None:
        """Work in ``folder``."""
        self._folder = folder / _SEARCH
        self._of: Archive | None = None
        self._files: dict[str, bytes] = {}
        self._before: dict[str, bytes] = {}

    def file(self, path: str, archive: Archive) -> bytes | None:
        """Return a file of the search; the manifest is that of ``archive``.

        The other files bear the name of what they hold. Those of the index before are kept for
        whoever has begun with its manifest.
        """
        if path == _BEGIN and self._of is not archive:
            index(archive, self._folder.parent)
            names = files_in(self._folder)
            made = {_SEARCH + name: (self._folder / name).read_bytes() for name in names}
            self._before, self._files, self._of = self._files, made, archive
        return self._files.get(path) or self._before.get(path)


class Edition:
    """The files of one archive's site, by their paths: ``articles/x/index.html``."""

    def __init__(self, archive: Archive, audience: str, press: Press, finder: Finder) -> None:
        """Make nothing yet."""
        self._archive, self._audience, self._press = archive, audience, press
        self._finder = finder
        self._writers: dict[str, Callable[[], str]] = dict(texts(archive, audience))
        self._pictures: dict[str, Callable[[], bytes]] = dict(pictures(archive, press.vault))
        self._texts: dict[str, str] = {}
        self._sitemap: dict[str, bytes] = {}

    def with_press(self, press: Press) -> "Edition":
        """Return the same archive in another look."""
        return Edition(self._archive, self._audience, press, self._finder)

    def state(self, path: str) -> str:
        """Return by which a browser knows whether the page that it shows is still the same."""
        name = _source(path)
        if name not in self._writers:
            return ""
        with _MAKING:
            return f"{self._press.look}-{sha256(self._text(name).encode()).hexdigest()[:16]}"

    def file(self, path: str) -> bytes | None:
        """Return a file of the site, None where there is none. Raises what its making raises."""
        name = _source(path)
        with _MAKING:
            if name in self._writers:
                return self._press.page(path, name, self._text(name))
            if path in self._writers and not path.endswith(".md"):
                return self._text(path).encode()
            if path in self._pictures:
                return self._pictures[path]()
            if path.startswith(_SEARCH):
                return self._finder.file(path, self._archive)
            return self._of_all_pages(path) if path in _OF_ALL_PAGES else self._press.rest(path)

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = self._writers[name]()
        return self._texts[name]

    def _of_all_pages(self, path: str) -> bytes:
        if not self._sitemap:
            pages = {name: self._text(name) for name in self._writers}
            site = self._press.publish("all", pages, whole=True)
            self._sitemap = {name: (site / name).read_bytes() for name in _OF_ALL_PAGES}
        return self._sitemap[path]


def _source(path: str) -> str:
    """Return the name of the text that a page is made of; none for what is no page."""
    place, found, _ = path.rpartition(PAGE)
    return file_of(place) if found and path.endswith(PAGE) else ""


def with_script(page: bytes, address: str, state: str) -> bytes:
    """Return a page with one script more: it loads the page again when it is another."""
    script = f'<script src="{address}" data-state="{state}" defer></script>\n'
    return page.replace(b"</head>", script.encode() + b"</head>", 1)
