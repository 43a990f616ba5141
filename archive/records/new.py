"""Start a record: a file with its required fields, for a person to fill in."""

import re
from pathlib import Path

from archive.records.fields import declared, is_id
from archive.records.model import FOLDERS, Article, Entity, Event, Record, Source
from archive.records.writing import write_whole

KINDS = ("source", "article", "person", "organization", "place", "event")
_CLASSES: dict[str, type[Record]] = {"source": Source, "article": Article, "event": Event}
_YEAR = re.compile(r"\d{4}")
_EXAMPLES = {
    "name": '"…"', "kind": "newspaper", "source": "…", "language": "en", "display": "metadata-only",
    "as": "main", "article": "…",
}  # fmt: skip


class NewError(Exception):
    """The record cannot be started; the message says why."""


def new_record(kind: str, id_: str, content: Path) -> Path:
    """Write a new record of ``kind`` and return its file. Raises NewError, OSError.

    An article's id should end with its date or contain a year, which names its folder; without one
    it goes to ``articles/undated/``.
    """
    if not is_id(id_):
        raise NewError(f"“{id_}” is not an id: write a few lower-case words joined by hyphens")
    file = content / _place(kind, id_)
    if file.exists():
        raise NewError(f"{file} exists already")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = _skeleton(_CLASSES.get(kind, Entity), "")
    if kind == "article":
        text = f'---\ntitle: "…"\n{text}---\n'
    write_whole(file, text.encode())
    return file


def _place(kind: str, id_: str) -> str:
    if kind == "article":
        year = next((word for word in id_.split("-") if _YEAR.fullmatch(word)), "undated")
        return f"articles/{year}/{id_}.md"
    folders = {type_: folder for folder, type_ in FOLDERS.items()} | {
        "source": "sources",
        "event": "events",
    }
    return f"{folders[kind]}/{id_}.yml"


def _skeleton(cls: type, indent: str) -> str:
    """Return the required fields of a record class as YAML, nested records included."""
    lines = []
    for name, field in declared(cls).items():
        if not field.metadata["required"]:
            continue
        reader = field.metadata["reader"]
        if reader.inner is None:
            lines.append(f"{indent}{name}: {_EXAMPLES.get(name, '…')}\n")
        elif reader.shape.startswith("list"):
            item = _skeleton(reader.inner, indent + "    ")
            lines.append(f"{indent}{name}:\n{indent}  - {item.lstrip()}")
        else:
            lines.append(f"{indent}{name}:\n{_skeleton(reader.inner, indent + '  ')}")
    return "".join(lines)
