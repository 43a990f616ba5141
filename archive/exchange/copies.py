"""A record written anew from what was read of it, without some of its parts; and findings so.

What was redacted at the door is no part of what was read. The copy is YAML in which every value is
a JSON string, so that no value can be taken for anything else.
"""

import json
import re
from collections.abc import Callable, Collection

from archive.records.nodes import Listing, Mapping, Node, Scalar

_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z][a-z_0-9]*")
_BREAKS = re.compile("[\u2028\u2029\ufeff]")  # line ends of YAML, none of JSON; a mark of order


def without(node: Mapping, dropped: Collection[int]) -> str:
    """Return the YAML of a record without the nodes whose ``id()`` is dropped.

    What would be left empty by that goes too.
    """
    kept = _kept(node, dropped)
    return _yaml(kept, "") if kept else ""


def findings_without(findings: bytes, barred: Callable[[str], bool]) -> bytes:
    """Return findings less what the text shares with articles that are ``barred``.

    Where two texts are the same, the one that may be read tells what the other says. Raises
    ValueError, KeyError or TypeError where a line is not as the program writes it.
    """
    kept, dropped = [], True
    for line in findings.splitlines(keepends=True):
        row = json.loads(line)
        if row["kind"] == "shares":
            dropped = barred(row["with"])
        if not dropped or row["kind"] not in {"shares", "reuse"}:
            kept.append(line)
    return b"".join(kept)


def _kept(node: Node, dropped: Collection[int]) -> Node | None:
    if id(node) in dropped:
        return None
    if isinstance(node, Mapping):
        items = {name: _kept(value, dropped) for name, value in node.items.items()}
        left = {name: value for name, value in items.items() if value is not None}
        return Mapping(left, {}, node.mark) if left else None
    if isinstance(node, Listing):
        values = [value for item in node.items if (value := _kept(item, dropped)) is not None]
        return Listing(values, node.mark) if values else None
    return node


def _yaml(node: Node, indent: str) -> str:
    """Return a node in block style."""
    if isinstance(node, Scalar):
        return f"{indent}{_said(node)}\n"
    if isinstance(node, Mapping):
        heads = {f"{_key(name)}:": value for name, value in node.items.items()}
        return "".join(_entry(head, value, indent) for head, value in heads.items())
    return "".join(_entry("-", value, indent) for value in node.items)


def _entry(head: str, value: Node, indent: str) -> str:
    if isinstance(value, Scalar):
        return f"{indent}{head} {_said(value)}\n"
    inner = _yaml(value, indent + "  ")
    return f"{indent}- {inner.lstrip(' ')}" if head == "-" else f"{indent}{head}\n{inner}"


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _said(value: Scalar) -> str:
    said = json.dumps(value.text, ensure_ascii=False)
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", said)
