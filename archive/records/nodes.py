"""What a record's YAML holds: values, lists and keys, each with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.records.problems import Mark


@dataclass(slots=True)
class Scalar:
    """One value as written. ``silent`` names the type YAML would give an unquoted text, or ''."""

    text: str
    silent: str
    mark: Mark


@dataclass(slots=True)
class Listing:
    """A list of nodes."""

    items: "list[Node]"
    mark: Mark


@dataclass(slots=True)
class Mapping:
    """Keys in the order of the file, with the place of each key."""

    items: "dict[str, Node]"
    keys: dict[str, Mark]
    mark: Mark


Node = Scalar | Listing | Mapping


def scalars(node: Node) -> Iterator[tuple[Mark, str]]:
    """Yield every value inside a value, with its place."""
    if isinstance(node, Scalar):
        yield node.mark, node.text
    else:
        for one in node.items if isinstance(node, Listing) else node.items.values():
            yield from scalars(one)
