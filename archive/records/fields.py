"""Readers of fields: from a located YAML node to a value that can be believed.

A record class declares each field with ``key(reader, "what it is")``; ``read_record`` reads any
such class, and the same declarations make the reference of all fields in the docs.
"""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

from archive.records import dates
from archive.records.problems import Mark, Problems
from archive.records.yamldoc import Listing, Mapping, Node, Scalar
from archive.text.near import did_you_mean

T = TypeVar("T")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
_URL = re.compile(
    r"https?://[^\s/?#@\\<>\"'`]+\.?(?::\d+)?(?:[/?#][^\s<>\"\\^`{|}]*)?", re.IGNORECASE
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class _Unreadable(Exception):  # noqa: N818 - a signal between reader and record, never shown
    """A value could not be read; the problem is noted already."""


@dataclass(frozen=True, slots=True)
class Ref:
    """One reference from a record to another: to be resolved when all are read."""

    family: str
    id: str
    mark: Mark
    holder: str = ""


@dataclass(slots=True)
class Desk:
    """Where one file is read: its problems, and the references that leave it."""

    problems: Problems
    refs: list[Ref] = field(default_factory=list)
    holder: str = ""

    def refuse(self, mark: Mark, code: str, message: str, fix: str) -> _Unreadable:
        """Note a problem and return what the reader must raise."""
        self.problems.add(mark, code, message, fix)
        return _Unreadable()


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """How a field is read: ``shape`` says it for the docs; ``inner`` is a nested record."""

    shape: str
    read: Callable[[Node, Desk], T]
    inner: type | None = None


@dataclass(frozen=True, slots=True)
class At:
    """Where a record stands, or one inside another: its own place and that of each value."""

    mark: Mark
    values: dict[str, Mark]

    def of(self, name: str) -> Mark:
        """Return the place of a field's value, or of the record where the field is absent."""
        return self.values.get(name, self.mark)


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
    if not isinstance(node, Mapping):
        desk.refuse(node.mark, "wrong-shape", "keys with values were expected", "write key: value")
        return None
    known = declared(cls)  # type: ignore[arg-type]  # a class is hashable
    sound = _names_known(node, known, desk)
    values: dict[str, object] = dict(given)
    for name, fld in known.items():
        if name in node.items:
            try:
                values[fld.name] = fld.metadata["reader"].read(node.items[name], desk)
            except _Unreadable:
                sound = False
        elif fld.metadata["required"]:
            sound = False
            fix = f"add “{name}”: {fld.metadata['doc']}"
            desk.problems.add(node.mark, "missing-key", f"“{name}” is missing", fix)
    if not sound:
        return None
    values["at"] = At(node.mark, {name: value.mark for name, value in node.items.items()})
    return cls(**values)


def _names_known(node: Mapping, known: dict[str, Any], desk: Desk) -> bool:
    strangers = [name for name in node.items if name not in known]
    for name in strangers:
        near = did_you_mean(name, known)
        fix = f"did you mean “{near}”?" if near else f"remove it; known here: {', '.join(known)}"
        desk.problems.add(
            node.keys[name], "unknown-key", f"there is no field “{name[:60]}” here", fix
        )
    return not strangers


# Readers of scalars


def _scalar(node: Node, desk: Desk) -> Scalar:
    if not isinstance(node, Scalar):
        raise desk.refuse(
            node.mark, "wrong-shape", "one value was expected", "write a single value"
        )
    if _UNSHOWABLE.search(node.text):
        fix = "remove the character"
        raise desk.refuse(
            node.mark, "control-character", "the value holds a control character", fix
        )
    if not node.text.strip() or node.silent == "null":
        raise desk.refuse(
            node.mark, "empty-value", "the value is empty", "write it, or remove the key"
        )
    return node


def _text(node: Node, desk: Desk) -> str:
    scalar = _scalar(node, desk)
    if scalar.silent:
        said = f"YAML reads {scalar.text[:40]} as a value of type {scalar.silent}"
        raise desk.refuse(scalar.mark, "silent-type", said, f'quote it: "{scalar.text[:40]}"')
    return scalar.text.strip()


def _date(node: Node, desk: Desk) -> dates.Date:
    scalar = _scalar(node, desk)
    try:
        return dates.parse(scalar.text)
    except dates.DateError as error:
        code = "impossible-date" if error.impossible else "bad-date"
        fix = "write a date such as 2023-06-20, 2018-03, 2014~ or 2014/.."
        raise desk.refuse(scalar.mark, code, str(error), fix) from None


def _matching(
    pattern: re.Pattern[str], code: str, wanted: str, fix: str
) -> Callable[[Node, Desk], str]:
    def read(node: Node, desk: Desk) -> str:
        text = _text(node, desk)
        if not pattern.fullmatch(text):
            raise desk.refuse(node.mark, code, f"“{text[:60]}” is not {wanted}", fix)
        return text

    return read


def _decimal(node: Node, desk: Desk) -> float:
    scalar = _scalar(node, desk)
    if scalar.silent not in {"int", "float"} or not re.fullmatch(
        r"-?(?:0|[1-9]\d*)(?:\.\d+)?", scalar.text
    ):
        raise desk.refuse(
            node.mark, "bad-number", f"“{scalar.text[:40]}” is not a number", "write digits"
        )
    return float(scalar.text)


def _count(node: Node, desk: Desk) -> int:
    scalar = _scalar(node, desk)
    if not re.fullmatch(r"0|[1-9]\d{0,9}", scalar.text) or not scalar.text.isascii():
        said = f"“{scalar.text[:40]}” is not a whole number"
        raise desk.refuse(node.mark, "bad-number", said, "write digits, such as 242")
    return int(scalar.text)


def _path(node: Node, desk: Desk) -> str:
    text = _text(node, desk)
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or any(part in {"", ".", ".."} for part in parts):
        fix = "write the path inside the vault, such as 2019/report.txt"
        raise desk.refuse(
            node.mark, "bad-path", f"“{text[:60]}” is not a path inside the vault", fix
        )
    return text


TEXT = Reader("text", _text)
DATE = Reader("EDTF date", _date)
LANGUAGE = Reader(
    "BCP 47 language",
    _matching(_LANGUAGE, "bad-language", "a language tag", "write en, fa, sq, pt-BR …"),
)
URL = Reader("web address", _matching(_URL, "bad-url", "a web address", "write https://…"))
SHA256 = Reader(
    "SHA-256", _matching(_SHA256, "bad-sha256", "a SHA-256 hash", "write 64 hex digits")
)
ID = Reader("id", _matching(SLUG, "bad-id", "an id", "write lower-case words joined by hyphens"))
COUNT = Reader("whole number", _count)
PATH = Reader("path in the vault", _path)


def number(low: float, high: float) -> Reader[float]:
    """Read a decimal number from ``low`` to ``high``."""

    def read(node: Node, desk: Desk) -> float:
        value = _decimal(node, desk)
        if not low <= value <= high:
            fix = f"write a number from {low:g} to {high:g}"
            raise desk.refuse(node.mark, "bad-number", f"{value:g} is out of range", fix)
        return value

    return Reader(f"number from {low:g} to {high:g}", read)


def choice(*options: str) -> Reader[str]:
    """Read one of a few words."""

    def read(node: Node, desk: Desk) -> str:
        said = _text(node, desk)
        if said in options:
            return said
        near = did_you_mean(said, options)
        fix = f"did you mean “{near}”?" if near else f"write one of: {', '.join(options)}"
        raise desk.refuse(
            node.mark, "unknown-choice", f"“{said[:60]}” is not one of the words allowed", fix
        )

    return Reader("one of: " + ", ".join(options), read)


def ref(family: str, shown: str = "") -> Reader[str]:
    """Read the id of another record; it is resolved when all records are read.

    ``family`` is source, article, event, subject, entity, or an entity type (person, …).
    """

    def read(node: Node, desk: Desk) -> str:
        said = _text(node, desk)
        desk.refs.append(Ref(family, said, node.mark, desk.holder))
        return said

    return Reader(shown or f"id of a record ({family})", read)


# Readers of lists and of records in records


def many(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Read a list; every item is tried, so that all problems are found at once."""

    def read(node: Node, desk: Desk) -> tuple[T, ...]:
        if not isinstance(node, Listing):
            raise desk.refuse(
                node.mark, "wrong-shape", "a list was expected", "write - item lines, or [a, b]"
            )
        return tuple(_each(reader, node.items, desk))

    return Reader(f"list of {reader.shape}", read, reader.inner)


def _each(reader: Reader[T], nodes: list[Node], desk: Desk) -> list[T]:
    values, sound = [], True
    for node in nodes:
        try:
            values.append(reader.read(node, desk))
        except _Unreadable:
            sound = False
    if not sound:
        raise _Unreadable
    return values


def by_key(keys: Reader[str], reader: Reader[T]) -> Reader[dict[str, T]]:
    """Read a mapping with free keys, each key read by ``keys``."""

    def read(node: Node, desk: Desk) -> dict[str, T]:
        if not isinstance(node, Mapping):
            raise desk.refuse(
                node.mark, "wrong-shape", "keys with values were expected", "write key: value"
            )
        names = [Scalar(name, "", node.keys[name]) for name in node.items]
        read_names = _each(keys, list(names), desk)
        return dict(zip(read_names, _each(reader, list(node.items.values()), desk), strict=True))

    return Reader(f"{keys.shape}: {reader.shape}", read, reader.inner)


def nested(cls: type[T], short: str = "") -> Reader[T]:
    """Read a record inside a record. ``short`` names the field that a plain text stands for."""

    def read(node: Node, desk: Desk) -> T:
        if short and isinstance(node, Scalar):
            node = Mapping({short: node}, {short: node.mark}, node.mark)
        value = read_record(cls, node, desk)
        if value is None:
            raise _Unreadable
        return value

    return Reader(f"{cls.__name__}" + (f" (or just its {short})" if short else ""), read, cls)
