"""Optional MkDocs hook: the same site in a fraction of the time.

The many pages (``template: light.html``) are HTML blocks with a little Markdown around them, so
pyromark renders them, and the front matter is read as the ``key: JSON`` lines that the program
writes. Any other page is left to the engine. What is published does not change: a test compares
the site built with this hook and without it.
"""

from __future__ import annotations

import html
import json
import os
import re
from typing import TYPE_CHECKING, Any

import pyromark
from markdown.extensions.toc import slugify, unique
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

LIGHT = 'template: "light.html"'
_OPTIONS = pyromark.Options.ENABLE_TABLES  # as in mkdocs.yml
_HEADING = re.compile(r"<h([1-6])>(.*)</h\1>")
_TAG = re.compile(r"<[^>]*>")

Front = dict[str, Any]


class LightPage(Page):
    """A page whose front matter and Markdown need no general parser."""

    def __init__(self, file: File, config: MkDocsConfig, meta: Front, body: str) -> None:
        super().__init__(None, file, config)
        self._given = body, meta

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the engine's signature
        """Take the source as it was read when the files were listed."""
        self.markdown, self.meta = self._given

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Render the Markdown. Links are final and were checked when the page was written."""
        self.content = to_html(self.markdown or "")

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Check nothing: every link was checked before the page was written."""


def on_config(config: MkDocsConfig) -> None:
    """Keep the engine from listing the icons of the theme: over 10,000, none of them published."""
    theme = config.theme
    made = theme.get_env

    def get_env() -> Any:  # noqa: ANN401 - Jinja is imported in one module only
        environment = made()
        environment.loader.list_templates = lambda: _visible(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every light page its own kind of page."""
    for file in files.documentation_pages():
        source = file.content_string
        parts = split(source) if LIGHT in source[:500] else None
        if parts:
            LightPage(file, config, *parts)
    return files


def split(source: str) -> tuple[Front, str] | None:
    """Return front matter and body; None where the front matter is not all ``key: JSON`` lines."""
    opening, _, rest = source.partition("---\n")
    head, fence, body = rest.partition("\n---\n")
    if opening or not fence:
        return None
    try:
        pairs = (line.partition(": ") for line in head.splitlines())
        return {key: json.loads(value) for key, _, value in pairs}, body.lstrip("\n")
    except ValueError:
        return None


def to_html(markdown: str) -> str:
    """Return Markdown as HTML, its headings with the ids that the engine gives them."""
    used: set[str] = set()

    def named(heading: re.Match[str]) -> str:
        if heading[0] in markdown:  # written as HTML, which the engine leaves as it is
            return heading[0]
        words = html.unescape(_TAG.sub("", heading[2]))
        return (
            f'<h{heading[1]} id="{unique(slugify(words, "-"), used)}">{heading[2]}</h{heading[1]}>'
        )

    return _HEADING.sub(named, pyromark.html(markdown, options=_OPTIONS))


def _visible(folders: list[str]) -> list[str]:
    """Return the files under some folders by relative path, hidden folders left out, sorted."""
    found: set[str] = set()
    for top in folders:
        for folder, inner, names in os.walk(top):
            inner[:] = [name for name in inner if not name.startswith(".")]
            place = os.path.relpath(folder, top)
            found.update(os.path.normpath(os.path.join(place, name)) for name in names)  # noqa: PTH118
    return sorted(found)
