"""Optional MkDocs hook: the same site in a fraction of the time.

The many pages (``template: light.html``) are HTML blocks with a little Markdown around them, so
pyromark renders them, their front matter is read as the ``key: JSON`` lines that the program
writes, and what their template puts around them is rendered once for all pages of a kind. Any
other page is left to the engine. What is published does not change: a test compares the site
built with this hook and without it.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pyromark
from markdown.extensions.toc import slugify, unique
from markupsafe import escape
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

LIGHT = "light.html"
_OPENING = f'\ntemplate: "{LIGHT}"\n'
_OPTIONS = pyromark.Options.ENABLE_TABLES  # as in mkdocs.yml
_HEADING = re.compile(r"<h([1-6])>(.*)</h\1>")
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile("\0([a-z_]+)\0")

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


class Frames:
    """The light template, rendered once for all pages that differ in no more than four values."""

    def __init__(self, template: Any) -> None:  # noqa: ANN401 - Jinja has one importer, not this
        self._template = template
        self._frames: dict[tuple[object, ...], list[str]] = {}

    def render(self, context: Mapping[str, Any]) -> str:
        """Return a page, as the template would render it."""
        page = context["page"]
        if not isinstance(page, LightPage):
            return str(self._template.render(context))
        meta = page.meta
        filled = {
            "title": meta.get("title"),
            "description": meta.get("description"),
            "canonical_url": page.canonical_url,
        }
        kept = {name: value for name, value in meta.items() if name not in filled}
        key = (*kept.items(), *(name for name, value in filled.items() if value))
        if key not in self._frames:
            self._frames[key] = self._frame(context, kept, filled)
        values = {name: str(escape(value)) for name, value in filled.items() if value}
        values["content"] = (page.content or "").replace('href="/', f'href="{meta["root"]}')
        return "".join(_alternate(self._frames[key], values))

    def _frame(self, context: Mapping[str, Any], kept: Front, filled: Front) -> list[str]:
        """Return the text around the values, and between each two pieces of it a value's name."""
        marks = {name: f"\0{name}\0" for name, value in filled.items() if value}
        page = SimpleNamespace(
            meta=kept | marks,
            title=marks.get("title"),
            canonical_url=marks.get("canonical_url"),
            content="\0content\0",
        )
        return _MARK.split(self._template.render({**context, "page": page}))


def _alternate(pieces: list[str], values: Mapping[str, str]) -> Iterator[str]:
    yield pieces[0]
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        yield values[name]
        yield text


def on_config(config: MkDocsConfig) -> None:
    """Keep the engine from listing the theme's icons: over 10,000, and it publishes none."""
    theme = config.theme
    made = theme.get_env

    def get_env() -> Any:  # noqa: ANN401 - as above
        environment: Any = made()
        environment.loader.list_templates = lambda: _visible(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every light page its own kind of page."""
    for file in files.documentation_pages():
        source = file.content_bytes.decode()
        parts = split(source) if _OPENING in source[:2000] else None
        if parts and {"title", "root"} <= parts[0].keys():
            LightPage(file, config, *parts)
    return files


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG001 - as above
    """Let light pages share what their template renders."""
    found = env.get_template
    frames = Frames(found(LIGHT))
    env.get_template = lambda name, *rest: frames if name == LIGHT else found(name, *rest)
    return env


def split(source: str) -> tuple[Front, str] | None:
    """Return front matter and body; None where the front matter is not all ``key: JSON`` lines."""
    opening, _, rest = source.partition("---\n")
    head, fence, body = rest.partition("\n---\n")
    if opening or not fence:
        return None
    try:
        pairs = (line.partition(": ") for line in head.split("\n"))
        return {key: _value(value) for key, _, value in pairs}, body.lstrip("\n")
    except ValueError:
        return None


_value = lru_cache(256)(json.loads)  # most values stand on many pages


def to_html(markdown: str) -> str:
    """Return Markdown as HTML, its headings with the ids that the engine gives them."""
    used: set[str] = set()
    written = {heading[0] for heading in _HEADING.finditer(markdown)}

    def named(heading: re.Match[str]) -> str:
        if heading[0] in written:  # written as HTML, which the engine leaves as it is
            return heading[0]
        level, inner = heading.groups()
        return f'<h{level} id="{unique(_slug(inner), used)}">{inner}</h{level}>'

    return _HEADING.sub(named, pyromark.html(markdown, options=_OPTIONS))


@lru_cache(1024)
def _slug(inner: str) -> str:
    return str(slugify(unescape(_TAG.sub("", inner)), "-"))


def _visible(folders: list[str]) -> list[str]:
    """Return the files under some folders by relative path, hidden folders left out, sorted."""
    found: set[str] = set()
    for top in map(Path, folders):
        waiting = [top]
        while waiting:
            for path in waiting.pop().iterdir():
                if path.is_dir():
                    waiting += [path] if not path.name.startswith(".") else []
                else:
                    found.add(path.relative_to(top).as_posix())
    return sorted(found)
