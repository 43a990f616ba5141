"""What a record's YAML holds: values, lists and keys, each with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A value as it stands in a text: code points from ``start``, half-open, without comments.

    ``form`` is "flow" for lists and records in brackets, "block" for those on lines of their own
    and for texts below a ``|`` or ``>``, else "plain". ``items`` are a list's items, or the values
    of a record, whose ``keys`` are the pieces before them; a single value has neither and is
    ``text``.
    """

    kind: Literal["scalar", "list", "map"]
    form: Literal["plain", "flow", "block"]
    start: int
    end: int
    text: str = ""
    items: "tuple[Piece, ...]" = ()
    keys: "tuple[Piece, ...]" = ()

    def below(self, step: str | int) -> "Piece | None":
        """Return the value of a key, or an item of a list; None where there is none."""
        if self.kind == "map":
            return next(
                (one for key, one in zip(self.keys, self.items, strict=True) if key.text == step),
                None,
            )
        sound = isinstance(step, int) and step < len(self.items)
        return self.items[int(step)] if sound else None


def scalars(node: Node) -> Iterator[tuple[Mark, str]]:
    """Yield every value inside a value, with its place."""
    if isinstance(node, Scalar):
        yield node.mark, node.text
    else:
        for one in node.items if isinstance(node, Listing) else node.items.values():
            yield from scalars(one)
