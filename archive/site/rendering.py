"""Templates to Markdown. The only module that imports Jinja.

Whatever a template prints is made inert, unless it is ``Markup`` already: the default is safe,
and a forgotten filter shows at worst a numeric reference.
"""

import json
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from archive.records.dates import Date, say
from archive.text.escape import markdown

_HTML_DATE = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}", re.ASCII)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
TEMPLATES = Path(__file__).with_name("templates")


@lru_cache
def environment() -> Environment:
    """Return the environment in which all pages are rendered."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - ``inert`` escapes, for Markdown as well as for HTML
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    made.filters |= {"say": say, "counted": counted, "timed": timed}
    return made


def _compiled() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept: beside them, as Python keeps modules, if it may."""
    folder = TEMPLATES / "__pycache__"
    if not os.access(TEMPLATES, os.W_OK):
        return None
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


class _Kept(BytecodeCache):
    """Compiled templates, kept while the program runs."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled, unless its text was another."""
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._held[bucket.key] = bucket.bytecode_to_string()


KEPT = _Kept()
"""For the theme's templates, which the engine would compile for each site that it publishes."""


def inert(value: object) -> str:
    """Return what a template prints as text that neither Markdown nor HTML interprets."""
    if isinstance(value, Markup):
        return value
    return markdown(say(value) if isinstance(value, Date) else str(value))


def counted(number: int, one: str, many: str = "") -> Markup:
    """Return a number with its noun: "1 report", "1,204 reports"."""
    return Markup(f"{number:,} {one if number == 1 else many or one + 's'}")


def timed(date: Date) -> Markup:
    """Return a date in words, as a ``<time>`` where HTML has a form for it: none for intervals."""
    words = inert(date)
    if not _HTML_DATE.fullmatch(date.text):
        return Markup(words)
    return Markup(f'<time datetime="{date.text}">{words}</time>')


def render(template: str, meta: Mapping[str, object], context: Mapping[str, object]) -> str:
    """Return a page: front matter, one ``key: JSON`` a line (valid YAML), and its Markdown."""
    front = "".join(f"{key}: {_JSON(value)}\n" for key, value in meta.items())
    body = environment().get_template(template).render(context)
    return f"---\n{front}---\n\n{body.strip()}\n"
