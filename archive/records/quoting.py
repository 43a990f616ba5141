"""Values as YAML text, in the archive's style: what is written is read back as it was meant.

A text is quoted wherever any version of YAML could take it for something else (``NO``, ``012``,
``12:30``, a date), so that no other program that reads the records is misled either.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from archive.records.yamldoc import silent_type

WIDTH = 100
_BRACKETS = 120  # a quotation's place with its hash needs more, and is not for reading
_STEP = 2
_JOINERS = "\u200c\u200d"  # letters of Persian and Hindi are joined and parted by them
_FIRST = "“‘„«(/_$€£"
_SPLITS = re.compile(r": |:\Z| #|[ ]\Z")
_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
_TYPED = re.compile(
    r"""
    [yn]                                                            # YAML 1.1: yes, no
    | 0[ox][0-9a-f]+                                                # YAML 1.2: octal, hexadecimal
    | [-+]?(?:\.\d+|\d[\d_]*(?:\.\d*)?)(?:e[-+]?\d+)?               # numbers
    | [-+.\d][-+\d:._/~?%XTZ]*                                      # dates, times, EDTF
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class EditError(ValueError):
    """A record cannot be changed as was asked, and stays as it is; the message says why."""


class Raw(str):
    """A value to be written as it is, without quotation marks: ``12.50``, ``true``."""

    __slots__ = ()


Value = str | int | float | Mapping[str, Any] | Sequence[Any]
"""What is written: a text, a number or flag, and lists and records of them."""


def scalar(value: str | float, *, bracketed: bool = True) -> str:
    """Return a single value on one line, quoted where it must be. Raises EditError.

    ``bracketed``: it may stand within brackets, where commas and question marks end a value.
    """
    if isinstance(value, Raw):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _may_stand_bare(value) and not (bracketed and _IN_BRACKETS.search(value)):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _may_stand_bare(value: str) -> bool:
    first = value[:1]
    return (
        (first.isalnum() or first in _FIRST)
        and first != ""
        and shows(value)
        and not _SPLITS.search(value)
        and not _TYPED.fullmatch(value)
        and not silent_type(value)
    )


def shows(text: str) -> bool:
    """Whether each character of a text is seen as it is."""
    return text.translate(dict.fromkeys(map(ord, _JOINERS))).isprintable()


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable() or sign in _JOINERS:
        return sign
    code = ord(sign)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates of UTF-16
        raise EditError(f"half of a character (U+{code:04X}) cannot be stored")
    if code > 0xFFFF:  # noqa: PLR2004 - more than four digits
        return f"\\U{code:08X}"
    return f"\\u{code:04X}" if code > 0xFF else f"\\x{code:02X}"  # noqa: PLR2004 - two digits


def one_line(value: Value) -> str:
    """Return any value on one line, lists and records in brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key)}: {one_line(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(one_line, value)) + "]"
    return scalar(value)


def dump(value: Value, indent: int = 0) -> str:
    """Return a value as lines of YAML, each indented, the last one ended too. Raises EditError.

    A record's fields stand one a line, a list's items after hyphens; what is short and simple
    inside them stands in brackets, long texts below ``>-``.
    """
    pad = " " * indent
    if isinstance(value, Mapping) and value:
        return "".join(f"{pad}{scalar(k)}:{after_key(k, v, indent)}\n" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return "".join(f"{pad}-{after_hyphen(item, indent)}\n" for item in value)
    return f"{pad}{one_line(value)}\n"


def after_key(key: str, value: Value, indent: int) -> str:
    """Return what follows a key and its colon, which stand in column ``indent``."""
    used = indent + len(scalar(key)) + 2
    if isinstance(value, str) or not isinstance(value, Mapping | Sequence):
        return _text(value, WIDTH - used, indent + _STEP)
    line = one_line(value)
    if not value or (_is_simple(value) and used + len(line) <= _width(value)):
        return f" {line}"
    return "\n" + dump(value, indent + _STEP).removesuffix("\n")


def after_hyphen(value: Value, indent: int) -> str:
    """Return what follows the hyphen of a list's item, which stands in column ``indent``."""
    used = indent + _STEP
    if isinstance(value, str) or not isinstance(value, Mapping | Sequence):
        return _text(value, WIDTH - used, used)
    line = one_line(value)
    short = not value or (_is_simple(value) and used + len(line) <= _width(value))
    if short or not isinstance(value, Mapping):
        return f" {line}"
    return " " + dump(value, indent + _STEP).strip("\n").lstrip(" ")


def _width(value: Mapping[str, Any] | Sequence[Any]) -> int:
    return _BRACKETS if isinstance(value, Mapping) else WIDTH


def _is_simple(value: Mapping[str, Any] | Sequence[Any]) -> bool:
    """Whether brackets read well: single values, or lists of them; in a list the least records."""
    if isinstance(value, Mapping):
        return all(_is_single(one) or _is_flat(one) for one in value.values())
    return all(_is_single(one) or (isinstance(one, Mapping) and len(one) == 1) for one in value)


def _is_flat(value: Value) -> bool:
    return not isinstance(value, Mapping | str) and all(map(_is_single, value))  # type: ignore[arg-type]  # a list


def _is_single(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    return not isinstance(value, Mapping | Sequence)


def _text(value: str | float, room: int, indent: int) -> str:
    """Return a single value after a space, or lines below a sign where it is long."""
    line = scalar(value, bracketed=False)
    if not isinstance(value, str) or isinstance(value, Raw):
        return f" {line}"
    if "\n" in value:
        return _literal(value, indent) or f" {line}"
    return f" {line}" if len(line) <= room else _folded(value, indent) or f" {line}"


def _folded(value: str, indent: int) -> str:
    """Return a long text in lines that YAML joins by spaces; nothing where that would change it."""
    words = value.split(" ")
    if not all(words) or not shows(value):
        return ""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".lstrip(" ")
        if indent + len(longer) > WIDTH and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return _below(" >-", lines, indent)


def _literal(value: str, indent: int) -> str:
    """Return a text of several lines as it is; nothing where that would change it."""
    lines = value.removesuffix("\n").split("\n")
    outer = lines[0][:1].strip() and lines[-1]
    if not outer or any(not shows(line) or line.endswith(" ") for line in lines):
        return ""
    return _below(" |" if value.endswith("\n") else " |-", lines, indent)


def _below(sign: str, lines: Sequence[str], indent: int) -> str:
    return "\n".join([sign, *(" " * indent + line if line else "" for line in lines)])
