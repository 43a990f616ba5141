"""A page: where it stands, and its Markdown."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from archive.records.model import Basis, Statement
from archive.site.addresses import file_of, root_of
from archive.site.catalogue import View
from archive.site.rendering import inert, render
from archive.text.escape import attribute, markdown
from archive.text.escape import title as plain_title

LIGHT = "light.html"
_HOST = re.compile(r"https?://[\w.:\[\]-]+(?=[/?#]|\Z)", re.IGNORECASE)
_STRAY = re.compile(r"[\[\]<>\"\\^`{|}]|%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page. ``address`` is relative to the site's root: ``people/edi-rama/``."""

    address: str
    text: str

    @property
    def file(self) -> str:
        """Its file in the pages folder."""
        return file_of(self.address)


Maker = Callable[[View], Page]
"""Makes a page for the view from its address."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a panel of facts: a term, its value, and where the value comes from."""

    term: str
    value: object
    basis: Basis | None = None


def make(view: View, template: str, kind: str, title: str, **context: object) -> Page:
    """Return a page rendered from a template. ``title`` is plain text for ``<title>``."""
    meta = {
        "template": LIGHT,
        "title": plain_title(title),
        "kind": kind,
        "root": root_of(view.address),
        "section": view.address.partition("/")[0],
    }
    if "moved_to" in context:  # for the theme, which sends a browser on
        meta["moved_to"] = str(context["moved_to"])
    return Page(view.address, render(template, meta, {"view": view, **context}))


def panel(*rows: Fact | None) -> Markup:
    """Return the facts that have a value as one HTML block; nothing if none has."""
    lines = [_line(row) for row in rows if row is not None and row.value not in (None, "", ())]
    return Markup('<dl class="facts">\n{}\n</dl>'.format("\n".join(lines)) if lines else "")


def _line(fact: Fact) -> str:
    value, basis = inert(fact.value), fact.basis
    grade = ""
    if basis:
        grade = (
            f' <small class="grade" title="{attribute(basis.from_)}">{inert(basis.grade)}</small>'
        )
    return f"<div><dt>{inert(fact.term)}</dt><dd>{value}{grade}</dd></div>"


def outward(url: str, words: str = "") -> Markup:
    """Return a link that leaves the site, giving the other side no hint of where from."""
    shown = markdown(words or url)
    return Markup(f'<a href="{attribute(_target(url))}" rel="noopener noreferrer">{shown}</a>')


def _target(url: str) -> str:
    """Return an address as links have it: what may not stand in one is percent-encoded.

    See RFC 3986, 2.4: brackets, a percent sign that encodes nothing, a second ``#``.
    """
    host = _HOST.match(url)
    start = host.end() if host else 0
    before, mark, fragment = url[start:].partition("#")
    encoded = (_STRAY.sub(_encoded, part) for part in (before, fragment.replace("#", "%23")))
    return url[:start] + mark.join(encoded)


def _encoded(sign: re.Match[str]) -> str:
    return f"%{ord(sign[0]):02X}"


def statements(about: Iterable[Statement]) -> list[tuple[str, Markup]]:
    """Return each statement with its reference, linked where the reference is an address."""
    return [(said.statement, _reference(said.reference)) for said in about]


def _reference(reference: str) -> Markup:
    if _HOST.match(reference) and len(reference.split()) == 1:
        return outward(reference)
    return Markup(markdown(reference))


def in_role(name: Markup, role: str | None) -> Markup:
    """Return a name with the role behind it."""
    return Markup(f"{name} ({markdown(role)})") if role else name


def listed(values: Iterable[Markup | str], between: str = ", ") -> Markup:
    """Return values as one inert line."""
    return Markup(between.join(v if isinstance(v, Markup) else markdown(v) for v in values))
