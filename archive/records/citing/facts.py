"""The bibliographic facts of an article as plain data, and what a format cannot say of them.

``Facts`` are flat: every format below writes and reads the same keys (``KEYS``). No format has a
place for all of them, nor keeps every sign of a text. So what would be read back otherwise than it
was written is carried beside it, exactly: that makes every round trip lossless by construction.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from archive.records.fields import declared
from archive.records.model import Article, Dateline, Rights

Value = str | tuple[str, ...] | dict[str, str] | tuple[dict[str, str], ...]
Facts = dict[str, Value]
Form = TypeVar("Form")
KEYS = (
    "id", "title", "derived_title", "source", "source_id", "via", "via_id", "agency", "agency_id",
    "authors", "dateline", "published", "language", "url", "archived", "rights", "subjects",
    "subject_ids", "based_on", "retrieved", "abstract", "notes",
)  # fmt: skip
"""What is told of an article. ``source``, ``via``, ``agency`` and ``subjects`` are names, with the
ids beside them; ``authors``, ``dateline`` and ``rights`` have the fields of the record; dates are
EDTF texts. The text, its zones and what a person decided on it are no part of it: see the dump."""
WRITER = "writer"
_SUPPLIED = re.compile(r"\[[^][]+\]")
_INVERTED = re.compile(r"([^,]{1,200}),\s*([^,]{1,200})(?:,\s*([^,]{1,40}))?")
_LONGEST_NAME = 500


def facts_of(article: Article, sources: Mapping[str, str], subjects: Mapping[str, str]) -> Facts:
    """Return what is known of an article; ``sources`` and ``subjects`` have each id's name."""
    capture = article.capture
    said: dict[str, Value | None] = {
        "id": article.id,
        "title": article.title,
        "derived_title": article.derived_title,
        "authors": tuple(_kept(name=a.name, role=a.role, entity=a.entity) for a in article.authors),
        "dateline": _dateline(article.dateline),
        "published": _text(article.published),
        "language": article.language,
        "url": article.url,
        "archived": article.archived,
        "rights": _rights(article.rights),
        "subjects": tuple(subjects.get(id_, id_) for id_ in article.subjects),
        "subject_ids": article.subjects,
        "based_on": article.based_on,
        "retrieved": _text(capture.retrieved) if capture else None,
        "abstract": article.abstract,
        "notes": article.notes,
    }
    for role in ("source", "via", "agency"):
        if id_ := getattr(article, role):
            said |= {role: sources.get(id_, id_), f"{role}_id": id_}
    return {key: value for key in KEYS if (value := said.get(key))}


def _dateline(dateline: Dateline | None) -> dict[str, str] | None:
    if dateline is None:
        return None
    return _kept(text=dateline.text, place=dateline.place, date=_text(dateline.date))


def _rights(rights: Rights) -> dict[str, str]:
    """Return what the record says of rights; what it leaves to the defaults is left out."""
    fields = declared(Rights)
    return {
        name: str(value)
        for name, field in fields.items()
        if (value := getattr(rights, name)) not in (None, field.default)
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _kept(**fields: str | None) -> dict[str, str]:
    return {key: value for key, value in fields.items() if value is not None}


def carried(facts: Facts, form: Form, read: Callable[[Form], Facts]) -> dict[str, Value | None]:
    """Return what ``form`` does not tell exactly: facts by key, and None for what is none."""
    told = read(form)
    return {
        key: facts.get(key)
        for key in KEYS
        if (key in facts or key in told) and facts.get(key) != told.get(key)
    }


def recovered(
    told: Facts, beside: object, write: Callable[[Facts], Form], read: Callable[[Form], Facts]
) -> Facts:
    """Return the facts that a form tells, made exact by what was carried beside it.

    A fact that somebody has changed in the form since it was written stays as they changed it.
    """
    exact = _known(beside)
    whole = _applied(told, exact)
    meant = read(write(whole))
    unchanged = {key: value for key, value in exact.items() if told.get(key) == meant.get(key)}
    return _applied(told, unchanged)


def parsed(carried: str) -> object:
    """Return what was carried as JSON; None where it is none, as if nothing had been."""
    try:
        return json.loads(carried)
    except (ValueError, RecursionError):
        return None


def _applied(told: Facts, exact: Mapping[str, Value | None]) -> Facts:
    merged = {**told, **exact}
    return {key: value for key in KEYS if (value := merged.get(key))}


def _known(beside: object) -> dict[str, Value | None]:
    """Return what was carried, as JSON gave it; what no export has written is passed over."""
    if not isinstance(beside, dict):
        return {}
    values = {key: _plain(beside[key], key) for key in KEYS if key in beside}
    return {key: value for key, value in values.items() if value or beside[key] is None}


_DICTS = {"dateline", "rights"}
_LISTS = {"archived", "subjects", "subject_ids", "based_on", "notes"}


def _plain(value: object, key: str) -> Value | None:
    if key in _DICTS:
        return _mapping(value)
    if key == "authors":
        people = map(_mapping, value) if isinstance(value, list | tuple) else ()
        return tuple(person for person in people if person and "name" in person)
    if key in _LISTS:
        return (
            tuple(v for v in value if isinstance(v, str)) if isinstance(value, list | tuple) else ()
        )
    return value if isinstance(value, str) else None


def _mapping(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {str(k): v for k, v in pairs if isinstance(v, str)}


def titled(facts: Facts) -> str:
    """Return the headline, or in square brackets, as libraries do, a title that we supplied."""
    ours = facts.get("derived_title")
    return str(facts.get("title") or (f"[{ours}]" if ours else ""))


def untitled(title: str) -> Facts:
    """Return what a title tells: the source's headline, or in square brackets a supplied one."""
    if _SUPPLIED.fullmatch(title):
        return {"derived_title": title[1:-1].strip()}
    return {"title": title} if title else {}


def turned(name: str) -> str:
    """Return a name as it is credited: "Quill, Ada" is Ada Quill.

    >>> turned("Quill, Ada, Jr."), turned("The Harbour Post")
    ('Ada Quill Jr.', 'The Harbour Post')
    """
    found = _INVERTED.fullmatch(name.strip()) if len(name) <= _LONGEST_NAME else None
    return " ".join(filter(None, (found[2], found[1], found[3]))).strip() if found else name.strip()
