"""Readers of single values: a text, a date, a web address, a hash, a reference.

Each takes a located YAML node and returns a value that can be believed, or notes a problem.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from archive.records import dates
from archive.records.filenames import DEVICES, unfit
from archive.records.nodes import Node, Scalar
from archive.records.problems import Mark, Problems
from archive.text.escape import UNSHOWABLE
from archive.text.near import did_you_mean

T = TypeVar("T")
LONGEST_ID = 80
_LONGEST_VALUE = 100_000
SLUG = re.compile(
    rf"(?!(?:index|{DEVICES})\Z)[a-z0-9]+(?:-[a-z0-9]+)*"  # index is the page of a folder
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_TURNING = "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # in an address they hide where it leads
_URL = re.compile(
    rf"https?://[^\s/?#@\\<>\"'`{_TURNING}]+(?::\d+)?(?:[/?#][^\s<>\"\\^`{{|}}{_TURNING}]*)?",
    re.IGNORECASE,
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_PLACEHOLDER = "…"
_WRITE_DATE = "write a date such as 2023-06-20, 2018-03, 2014, 2014~ (about) or 2014/.. (from)"
_SILENT = {
    "bool": "yes or no", "int": "a number", "float": "a number", "timestamp": "a date",
}  # fmt: skip


def is_id(said: str) -> bool:
    """Whether a text can be the id of a record."""
    return bool(SLUG.fullmatch(said)) and len(said) <= LONGEST_ID


class Unreadable(Exception):  # noqa: N818 - a signal between reader and record, never shown
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

    def refuse(self, mark: Mark, code: str, message: str, fix: str) -> Unreadable:
        """Note a problem and return what the reader must raise."""
        self.problems.add(mark, code, message, fix)
        return Unreadable()


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """How a field is read: ``shape`` says it for the docs; ``inner`` is a nested record.

    ``holds`` tells a redaction what the value is: words, an id, an address, a path, or a code
    that can name nobody.
    """

    shape: str
    read: Callable[[Node, Desk], T]
    inner: type | None = None
    holds: str = "words"


def _scalar(node: Node, desk: Desk) -> Scalar:
    if not isinstance(node, Scalar):
        said, fix = "one value was expected, not several", "write one value after the key"
        raise desk.refuse(node.mark, "wrong-shape", said, fix)
    if len(node.text) > _LONGEST_VALUE:
        said, fix = f"the value has {len(node.text):,} characters", "keep long texts in the vault"
        raise desk.refuse(node.mark, "too-large", said, fix)
    if odd := UNSHOWABLE.search(node.text):
        said = f"the value holds the control character U+{ord(odd[0]):04X}"
        raise desk.refuse(node.mark, "control-character", said, "remove the character")
    text, fix = node.text.strip(), "write the value, or remove the key"
    if text == _PLACEHOLDER:
        said = f"“{_PLACEHOLDER}” stands where a value is to be written"
        raise desk.refuse(node.mark, "empty-value", said, fix)
    if not text or node.silent == "null":
        said = f"YAML reads {text} as no value" if text else "the value is empty"
        raise desk.refuse(node.mark, "empty-value", said, fix)
    return node


def _text(node: Node, desk: Desk) -> str:
    scalar = _scalar(node, desk)
    if scalar.silent:
        shown = scalar.text[:60]
        said = f"YAML reads {shown} as {_SILENT.get(scalar.silent, 'something else')}, not as text"
        fix = f'put it in quotation marks: "{shown}"'
        raise desk.refuse(scalar.mark, "silent-type", said, fix)
    return scalar.text.strip()


def _date(node: Node, desk: Desk) -> dates.Date:
    scalar = _scalar(node, desk)
    try:
        return dates.parse(scalar.text)
    except dates.DateError as error:
        code = "impossible-date" if error.impossible else "bad-date"
        near = dates.guess(scalar.text)
        fix = f"did you mean “{near}”?" if near else _WRITE_DATE
        fix = "look it up again, and write a date that exists" if error.impossible else fix
        said = f"“{scalar.text[:60]}” is not a date in EDTF form"
        said = str(error) if error.impossible else said
        raise desk.refuse(scalar.mark, code, said, fix) from None


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
    if not _DECIMAL.fullmatch(scalar.text):
        said = f"“{scalar.text[:40]}” is not a decimal number"
        raise desk.refuse(node.mark, "bad-number", said, "write digits, such as 41.33 or -0.5")
    return float(scalar.text)


def _count(node: Node, desk: Desk) -> int:
    scalar = _scalar(node, desk)
    if not re.fullmatch(r"0|[1-9]\d{0,9}", scalar.text) or not scalar.text.isascii():
        said = f"“{scalar.text[:40]}” is not a whole number"
        raise desk.refuse(node.mark, "bad-number", said, "write digits, such as 242")
    return int(scalar.text)


def _flag(node: Node, desk: Desk) -> bool:
    scalar = _scalar(node, desk)
    if scalar.text not in {"true", "false"}:
        said = f"“{scalar.text[:40]}” is neither true nor false"
        raise desk.refuse(node.mark, "unknown-choice", said, "write true or false")
    return scalar.text == "true"


def _path(node: Node, desk: Desk) -> str:
    text = _text(node, desk)
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or any(part in {"", ".", ".."} for part in parts):
        fix = "write the path inside the vault, such as 2019/report.txt"
        raise desk.refuse(
            node.mark, "bad-path", f"“{text[:60]}” is not a path inside the vault", fix
        )
    if why := unfit(text):
        fix = "rename the file in the vault, and write its new name"
        raise desk.refuse(node.mark, "bad-path", f"“{text[:60]}” {why}", fix)
    return text


TEXT = Reader("text", _text)
DATE = Reader("EDTF date", _date)
LANGUAGE = Reader(
    "BCP 47 language",
    _matching(_LANGUAGE, "bad-language", "a language tag", "write a tag such as en, fa or pt-BR"),
    holds="code",
)
URL = Reader(
    "web address",
    _matching(
        _URL, "bad-url", "a web address", "write https:// and the rest of it, without spaces"
    ),
    holds="address",
)
SHA256 = Reader(
    "SHA-256",
    _matching(_SHA256, "bad-sha256", "a SHA-256 hash", "write the 64 digits that sha256sum prints"),
    holds="code",
)
ID = Reader(
    "id",
    _matching(SLUG, "bad-id", "an id", "write lower-case words joined by hyphens"),
    holds="id",
)
COUNT = Reader("whole number", _count)
PATH = Reader("path in the vault", _path, holds="path")


AMOUNT = Reader("number, in digits or words", lambda node, desk: _scalar(node, desk).text.strip())
FLAG = Reader("true or false", _flag)


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
        listed = f"“{said[:60]}” is not one of: {', '.join(options)}"
        fix = f"did you mean “{near}”?" if near else "write one of these words"
        raise desk.refuse(node.mark, "unknown-choice", listed, fix)

    return Reader("one of: " + ", ".join(options), read, holds="code")


def ref(family: str, shown: str = "") -> Reader[str]:
    """Read the id of another record; it is resolved when all records are read.

    ``family`` is source, article, event, subject, entity, or an entity type (person, …).
    """

    def read(node: Node, desk: Desk) -> str:
        said = _text(node, desk)
        desk.refs.append(Ref(family, said, node.mark, desk.holder))
        return said

    return Reader(shown or f"id of a record ({family})", read, holds="id")
