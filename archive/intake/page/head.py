"""What a page says of itself to machines: meta elements, links, structured data (JSON-LD).

Open Graph, Dublin Core, schema.org (JSON-LD 1.1 and microdata) and the habits of publishers. All
of it is a claim that a stranger wrote: types are checked, and nothing is followed.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.intake.page.tree import Element

_ARTICLES = re.compile(
    r"(?:\w*Article|\w*BlogPosting|LiveBlogPosting|Report|Review|WebPage|MedicalWebPage|Claim)$"
)
_MOST = 2_000  # nodes of structured data that are read
_LONGEST = 2_000
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, and where the page states it ("meta og:title")."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head and data say.

    ``meta`` has the contents of meta elements by name, property or itemprop, in small letters;
    ``nodes`` the nodes of structured data that describe the report, the more telling first;
    ``title`` is the document's.
    """

    meta: dict[str, list[str]]
    nodes: list[dict[str, Any]]
    title: str
    language: str
    links: dict[str, str]

    def named(self, *names: str) -> Iterator[Stated]:
        """Yield what meta elements of some names say, in the order of the names."""
        for name in names:
            for value in self.meta.get(name, ()):
                yield Stated(value, f"meta {name}")

    def data(self, key: str) -> Iterator[Stated]:
        """Yield what the report's nodes say under a key, as text."""
        for node in self.nodes:
            for value in texts(node.get(key)):
                yield Stated(value, f"JSON-LD {key}")


def head_of(root: Element) -> Head:
    """Return what a page says of itself."""
    meta: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value := clean(element.get("content") or ""):
            meta[name.strip().lower()].append(value)
    links = {(e.get("rel") or "").lower(): (e.get("href") or "").strip() for e in root.iter("link")}
    title = clean(root.findtext(".//title") or "")
    names = [_key(one) for one in (title, *meta.get("og:title", ())) if one]
    return Head(dict(meta), _nodes(root, names), title, (root.get("lang") or "").strip(), links)


def clean(text: str) -> str:
    """Return a text on one line, of a bounded length."""
    return _SPACE.sub(" ", text[: 2 * _LONGEST]).strip()[:_LONGEST]


def texts(value: object) -> Iterator[str]:
    """Yield the texts that a value of structured data holds: itself, or the names in it."""
    if isinstance(value, str):
        if text := clean(html.unescape(value)):
            yield text
    elif isinstance(value, dict):
        yield from texts(value.get("name") or value.get("@value"))
    elif isinstance(value, list):
        for item in value[:50]:
            if not isinstance(item, list):
                yield from texts(item)


def _nodes(root: Element, names: Sequence[frozenset[str]]) -> list[dict[str, Any]]:
    """Return the nodes of structured data that describe a report, articles before pages.

    Some pages describe other reports too: those whose headline shares no word with the page's
    ``names`` come after the rest of their kind.
    """
    found = [
        node
        for script in root.iter("script")
        for node in _read(script.text or "")
        if any(_ARTICLES.match(kind) for kind in texts(node.get("@type")))
    ]
    return sorted(
        found,
        key=lambda node: ("WebPage" in "".join(texts(node.get("@type"))), _is_other(node, names)),
    )


def _is_other(node: dict[str, Any], names: Sequence[frozenset[str]]) -> bool:
    """Whether a node has a headline that is unlike all names of the page."""
    words = _key(next(texts(node.get("headline")), ""))
    return bool(words and names) and all(2 * len(words & name) < len(words) for name in names)


def _key(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


def _read(text: str) -> list[dict[str, Any]]:
    try:
        return list(_objects(json.loads(text.strip().removesuffix(";"), strict=False)))
    except (ValueError, RecursionError):
        return []


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Yield the outer objects of some data: those in lists and in @graph, not their parts."""
    todo, seen = [data], 0
    while todo and seen < _MOST:
        seen += 1
        item = todo.pop(0)
        if isinstance(item, list):
            todo.extend(item[:_MOST])
        elif isinstance(item, dict):
            yield item
            todo.extend(item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
