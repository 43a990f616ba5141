"""Records that are plain lines ``key: value``, as most are, read without a YAML parser.

Only what YAML reads in one way is taken: bare words, texts in double quotation marks without a
backslash, lists of ids in brackets, and one level of keys below a key. For anything else the
answer is None and the parser decides; a property test holds both to the same answer.
"""

import re
from collections.abc import Callable

from archive.records.nodes import Listing, Mapping, Node, Scalar
from archive.records.problems import Mark

_LINE = re.compile(
    r"""(?P<indent>(?:\ \ )?)(?P<key>[a-z_]+):(?:\ (?:
        "(?P<quoted>[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff]*)"
        | \[(?P<ids>[a-z0-9-]+(?:,\ [a-z0-9-]+)*)\]
        | (?P<bare>[A-Za-z0-9](?:[\w./()-]|:(?=[\w/])|\ (?=[\w/.(]))*)
    ))?""",
    re.VERBOSE | re.ASCII,
)


def read_lines(
    text: str, path: str, first_line: int, silent: Callable[[str], str]
) -> Mapping | None:
    """Return a record of plain lines, None where a line is of another form.

    ``silent`` names the type that YAML would give a bare value, nothing for a text.
    """
    if not text.endswith("\n"):
        return None
    root = Mapping({}, {}, Mark(path, first_line))
    below: Mapping | None = None  # the record below the last key, where it has one
    for number, line in enumerate(text[:-1].split("\n"), first_line):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        into = below if found["indent"] else root
        if into is None or found["key"] in into.items or (into is root and _is_empty(below)):
            return None
        place = Mark(path, number, found.start("key"), len(found["key"]))
        into.keys[found["key"]] = place
        if found.lastgroup != "key":
            into.items[found["key"]] = _value(found, path, number, silent)
            below = below if found["indent"] else None
        elif found["indent"]:
            return None
        else:
            below = root.items[found["key"]] = Mapping({}, {}, place)
    if not root.keys or _is_empty(below):
        return None
    root.mark = next(iter(root.keys.values()))
    return root


def _is_empty(below: Mapping | None) -> bool:
    """Whether a key still waits for what stands below it."""
    return below is not None and not below.items


def _value(found: re.Match[str], path: str, line: int, silent: Callable[[str], str]) -> Node:
    start, end = found.span(str(found.lastgroup))
    if found["bare"] is not None:
        return Scalar(found["bare"], silent(found["bare"]), Mark(path, line, start, end - start))
    place = Mark(path, line, start - 1, end - start + 2)  # with its quotation marks or brackets
    if found["quoted"] is not None:
        return Scalar(found["quoted"], "", place)
    items: list[Node] = []
    for word in found["ids"].split(", "):
        items.append(Scalar(word, silent(word), Mark(path, line, start, len(word))))
        start += len(word) + 2
    return Listing(items, place)
