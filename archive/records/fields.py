"""Records from YAML: a class declares its fields, and any such class is read.

A record class declares each field with ``key(reader, "what it is")``; ``read_record`` reads any
such class, and the same declarations make the reference of all fields in the docs.
"""

import dataclasses
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from archive.records.nodes import Listing, Mapping, Node, Scalar
from archive.records.problems import Mark
from archive.records.values import (
    AMOUNT,
    COUNT,
    DATE,
    FLAG,
    ID,
    LANGUAGE,
    LONGEST_ID,
    PATH,
    SHA256,
    SLUG,
    TEXT,
    URL,
    Desk,
    Reader,
    Ref,
    Unreadable,
    choice,
    is_id,
    number,
    ref,
)
from archive.text.near import did_you_mean

__all__ = [
    "AMOUNT", "COUNT", "DATE", "FLAG", "ID", "LANGUAGE", "LONGEST_ID", "PATH", "SHA256", "SLUG",
    "TEXT", "URL", "At", "Desk", "Reader", "Ref", "by_key", "choice", "declared", "is_id", "key",
    "located", "many", "nested", "number", "read_record", "ref",
]  # fmt: skip

T = TypeVar("T")
_FIELDS = "write fields of the form key: value"


@dataclass(frozen=True, slots=True)
class At:
    """Where a record stands, or one inside another: its own place and that of each value."""

    node: Mapping

    @property
    def mark(self) -> Mark:
        """The record's own place."""
        return self.node.mark

    def of(self, name: str, index: int | None = None) -> Mark:
        """Return the place of a field's value, or of one item of a list.

        It is the record's own place where the field is absent.
        """
        value = self.node.items.get(name)
        if index is not None and isinstance(value, Listing):
            return value.items[index].mark
        return value.mark if value else self.mark


def key(
    reader: Reader[Any], doc: str, *, required: bool = False, default: Any = None, maps: str = ""
) -> Any:
    """Declare a field: its reader, what it means, and the standard terms that it maps to."""
    meta = {"reader": reader, "doc": doc, "required": required, "maps": maps}
    if required:
        return field(metadata=meta)
    if default is dict:
        return field(default_factory=dict, metadata=meta)
    return field(default=default, metadata=meta)


def located() -> Any:
    """Declare the field that keeps the record's place; it takes no part in comparisons."""
    return field(compare=False, repr=False)


@lru_cache
def declared(cls: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    """Return the fields of a record class that come from YAML, by name."""
    return {f.name.rstrip("_"): f for f in dataclasses.fields(cls) if "reader" in f.metadata}


def read_record(cls: type[T], node: Node, desk: Desk, **given: object) -> T | None:
    """Read a mapping into ``cls``; None when anything in it is a problem (all are noted)."""
    known = declared(cls)  # type: ignore[arg-type]  # a class is hashable
    if not isinstance(node, Mapping):
        fix = f"{_FIELDS}; the fields here are {', '.join(known)}"
        desk.refuse(node.mark, "wrong-shape", "fields were expected here", fix)
        return None
    meant = _meant(node, known, desk)
    sound = not meant
    values: dict[str, object] = dict(given)
    for name, fld in known.items():
        if name in node.items:
            try:
                values[fld.name] = fld.metadata["reader"].read(node.items[name], desk)
            except Unreadable:
                sound = False
        elif fld.metadata["required"]:
            sound = False
            if name not in meant:
                _refuse_missing(node.mark, name, fld.metadata["doc"], desk)
    if not sound:
        return None
    values["at"] = At(node)
    return cls(**values)


def _meant(node: Mapping, known: dict[str, Any], desk: Desk) -> set[str | None]:
    """Note the keys that are unknown, and return what they were meant to be."""
    strangers = {name: did_you_mean(name, known) for name in node.items if name not in known}
    for name, near in strangers.items():
        said = f"there is no field “{name[:60]}” here"
        if near is None or near in node.items:
            fix = f"remove it; the fields here are {', '.join(known)}"
        else:
            fix = f"did you mean “{near}”?"
        desk.problems.add(node.keys[name], "unknown-key", said, fix)
    return set(strangers.values())


def _refuse_missing(mark: Mark, name: str, doc: str, desk: Desk) -> None:
    desk.problems.add(mark, "missing-key", f"“{name}” is missing", f"add “{name}: …” ({doc})")


def many(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Read a list; every item is tried, so that all problems are found at once."""

    def read(node: Node, desk: Desk) -> tuple[T, ...]:
        if not isinstance(node, Listing):
            one = node.text if isinstance(node, Scalar) else "…"
            fix = f"write [{one[:60]}], or each value on a line of its own after a hyphen"
            raise desk.refuse(node.mark, "wrong-shape", "a list was expected", fix)
        if not node.items:
            fix = "write an item, or remove the key"
            raise desk.refuse(node.mark, "empty-value", "the list is empty", fix)
        return tuple(_each(reader, node.items, desk))

    return Reader(f"list of {reader.shape}", read, reader.inner, reader.holds)


def _each(reader: Reader[T], nodes: list[Node], desk: Desk) -> list[T]:
    values, sound = [], True
    for node in nodes:
        try:
            values.append(reader.read(node, desk))
        except Unreadable:
            sound = False
    if not sound:
        raise Unreadable
    return values


def by_key(keys: Reader[str], reader: Reader[T]) -> Reader[dict[str, T]]:
    """Read a mapping with free keys, each key read by ``keys``."""

    def read(node: Node, desk: Desk) -> dict[str, T]:
        if not isinstance(node, Mapping):
            raise desk.refuse(node.mark, "wrong-shape", "fields were expected here", _FIELDS)
        names: list[Node] = [Scalar(name, "", node.keys[name]) for name in node.items]
        try:
            read_names = _each(keys, names, desk)
        finally:  # the values are looked at too, so that all problems are found at once
            values = _each(reader, list(node.items.values()), desk)
        return dict(zip(read_names, values, strict=True))

    return Reader(f"{keys.shape}: {reader.shape}", read, reader.inner)


def nested(cls: type[T], short: str = "") -> Reader[T]:
    """Read a record inside a record. ``short`` names the field that a plain text stands for."""

    def read(node: Node, desk: Desk) -> T:
        if short and isinstance(node, Scalar):
            node = Mapping({short: node}, {short: node.mark}, node.mark)
        value = read_record(cls, node, desk)
        if value is None:
            raise Unreadable
        return value

    return Reader(f"{cls.__name__}" + (f" (or just its {short})" if short else ""), read, cls)
