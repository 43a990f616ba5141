"""Markdown with front matter: files of Jekyll, Hugo and other generators, and records like ours.

The file is the capture. The words under its front matter, without Markdown's marks, are the
transcript; of a record like ours they are plain text already and stay as they are.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

import pyromark

from archive.intake.documents.described import described, paragraphs
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft, Span
from archive.intake.refused import Refused
from archive.records import yamldoc
from archive.records.citing import table
from archive.records.citing.facts import Facts, Value
from archive.records.fields import SLUG
from archive.records.nodes import Listing, Node, Scalar
from archive.records.problems import Problems
from archive.records.read import FRONT
from archive.text.saved_html import plain_text

_TOML = re.compile(
    r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEPT = ("authors", "dateline", "rights", "archived", "subjects", "notes", "based_on")
_MARKS = re.compile(r"[*_`\[\]#<>|&\\]|^[ \t]*(?:[-+]|\d{1,9}[.)])\s", re.MULTILINE)


def read_front_matter(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the one report of a Markdown file. Raises Refused where its front matter is none."""
    whole = text_of(data)
    fields, body = _parted(whole)
    facts, ours = _facts(fields), _is_ours(fields)
    stem = PurePath(origin).stem
    if ours and SLUG.fullmatch(stem):
        facts.setdefault("id", stem)
    draft = described(facts, origin, "front matter", ours=ours)
    text = body if ours else _plain(body)
    yield replace(
        draft,
        capture=data,
        suffix=".md",
        text=text,
        tool=_tool(ours=ours),
        zones=tuple(_zones(text, str(facts.get("title", "")))),
    )


def _tool(*, ours: bool) -> str:
    made_by = "" if ours else f", without marks by pyromark {version('pyromark')}"
    return f"the text below the front matter{made_by}"


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields of a file and what stands below them."""
    if found := FRONT.match(text):
        return _yaml(found[1]), text[found.end() :]
    if found := _TOML.match(text):
        return _toml(found[1]), text[found.end() :]
    raise Refused("has no front matter", "begin it with --- and its fields, or save it as .txt")


def _yaml(text: str) -> dict[str, Any]:
    problems = Problems()
    node = yamldoc.load(text, "front matter", problems)
    for problem in problems.in_order():
        where = f"line {problem.mark.line + 1}: {problem.message}"
        raise Refused(f"has front matter that cannot be read ({where})", problem.fix)
    plain = _value(node) if node else {}
    return plain if isinstance(plain, dict) else {}


def _value(node: Node) -> Any:  # noqa: ANN401 - YAML may hold anything
    if isinstance(node, Scalar):
        return "" if node.silent == "null" else node.text
    if isinstance(node, Listing):
        return [_value(item) for item in node.items]
    return {name: _value(item) for name, item in node.items.items()}


def _toml(text: str) -> dict[str, Any]:
    try:
        return json.loads(json.dumps(tomllib.loads(text), default=str))  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:
        raise Refused(f"has front matter that is no TOML: {error}", "mend it") from error


def _is_ours(fields: Mapping[str, Any]) -> bool:
    """Whether a file is a record of an archive like this one."""
    rights = fields.get("rights")
    return isinstance(rights, dict) and "display" in rights and "source" in fields


def _facts(fields: Mapping[str, Any]) -> Facts:
    """Return what fields tell: of texts as the cells of a table do, of lists as they are."""
    flat = dict(_flattened(fields))
    facts = table.read({name: value for name, value in flat.items() if isinstance(value, str)})
    lists = {ours: value for name, value in flat.items() if (ours := table.column_of(name)) in _KEPT
             and not isinstance(value, str)}  # fmt: skip
    return facts | lists


def _flattened(fields: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, value in fields.items():
        if name.casefold() in {"params", "extra"} and isinstance(value, dict):  # Hugo, Zola
            yield from _flattened(value)
        elif isinstance(value, list):
            yield name, _several(value, table.column_of(name))
        elif isinstance(value, dict):
            yield from _of_mapping(name, value)
        elif value not in (None, "", True, False):
            yield name, str(value)


def _several(values: list[Any], column: str | None) -> Value:
    if column == "authors":
        return tuple(person for one in values if (person := _person(one)))
    words = tuple(str(one).strip() for one in values if not isinstance(one, dict | list))
    return words if column in _KEPT else "; ".join(words)


def _person(said: object) -> dict[str, str] | None:
    if isinstance(said, dict):
        known = {k: str(said[k]) for k in ("name", "role", "entity") if said.get(k)}
        return known if "name" in known else None
    return {"name": str(said).strip()} if str(said).strip() else None


def _of_mapping(name: str, value: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    """Yield what a mapping tells: an author's name, our own rights and dateline, and no more."""
    column = table.column_of(name)
    plain = {k: str(v) for k, v in value.items() if not isinstance(v, dict | list)}
    if column == "authors" and (person := _person(value)):
        yield name, (person,)
    elif column in {"rights", "dateline"}:
        yield name, plain
    elif column and "name" in plain:
        yield name, plain["name"]


def _plain(body: str) -> str:
    """Return Markdown without its marks; a text that has none stays as it is."""
    if not _MARKS.search(body):
        return body.strip("\r\n")
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    return plain_text(pyromark.html(body.replace("\r\n", "\n"), options=options))


def _zones(text: str, title: str) -> Iterator[Span]:
    """Yield the paragraphs; the headline that a file repeats above its text is one."""
    for number, span in enumerate(paragraphs(text, "paragraph")):
        is_title = number == 0 and title and text[span.start : span.end].strip() == title
        yield Span(span.start, span.end, "headline", "the title again") if is_title else span
