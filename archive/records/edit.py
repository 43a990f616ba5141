"""Edits of a record's file that leave every other line, comment, order and quoting as it is.

Each function takes the whole text of a file (YAML, or an article with its fields above) and returns
the new one. Before it does, it reads the result back: a text that would not say exactly what was
meant is never returned, and EditError is raised instead.

A place in a record is a key, or the way to it: ``"name"``, ``("rights", "display")``,
``("aliases", 2, "kind")``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.records import yamldoc
from archive.records.cuts import Cut, Steps, append_cut, delete_cut, inner, piece_at, set_cut, told
from archive.records.nodes import Listing, Node, Piece, Scalar
from archive.records.problems import Mark, Problems
from archive.records.quoting import EditError, Raw, Value, dump, one_line, scalar
from archive.records.read import FRONT

__all__ = [
    "EditError", "Raw", "Value", "add_items", "delete_key", "dump", "one_line", "read_values",
    "rename_key", "replace_reference", "scalar", "set_key", "value_at", "way_to",
]  # fmt: skip

Way = str | Sequence[str | int]


@dataclass(frozen=True, slots=True)
class _File:
    """A file as text: its YAML, and what stands before and after it."""

    before: str
    yaml: str
    after: str

    @property
    def first_line(self) -> int:
        return self.before.count("\n") + 1

    @property
    def eol(self) -> str:
        return "\r\n" if "\r\n" in self.yaml else "\n"


def read_values(text: str) -> dict[str, Any]:
    """Return a record's fields as plain values; what YAML gives a type is Raw. Raises EditError."""
    values: dict[str, Any] = _plain(_load(_file(text).yaml))
    return values


def set_key(text: str, key: Way, value: Value, order: Sequence[str] = ()) -> str:
    """Let a key have this value; records on the way are made. Raises EditError.

    A new key stands last in its record, or where it belongs among the keys of ``order``.
    """
    way = _steps(key)
    return _edited(
        text,
        lambda yaml, root: [set_cut(yaml, root, way, value, order)],
        lambda data: _put(data, way, _meant(value)),
    )


def add_items(text: str, key: Way, values: Sequence[Value], order: Sequence[str] = ()) -> str:
    """Add items to the end of a list, which is made where there is none. Raises EditError."""
    way = _steps(key)
    found = piece_at(yamldoc.outline(_checked(text).yaml), way)
    if not values:
        return text
    if found is None or (found.kind == "list" and not found.items):
        return set_key(text, way, values, order)
    if found.kind != "list":
        raise EditError(f"{told(way)} is no list")
    return _edited(
        text,
        lambda yaml, _: [append_cut(yaml, found, values)],
        lambda data: _get(data, way).extend(map(_meant, values)),
    )


def delete_key(text: str, key: Way) -> str:
    """Remove a key or an item of a list, and what would be empty without it. Raises EditError."""
    root = yamldoc.outline(_checked(text).yaml)
    way = _steps(key)
    if piece_at(root, way) is None:
        raise EditError(f"there is no {told(way)}")
    while len(way) > 1 and len(inner(root, way[:-1]).items) == 1:
        way = way[:-1]
    if len(way) == 1 and len(root.items) == 1:
        raise EditError("nothing would be left of the record")
    return _edited(
        text,
        lambda yaml, root: [delete_cut(yaml, inner(root, way[:-1]), way[-1])],
        lambda data: _get(data, way[:-1]).__delitem__(way[-1]),
    )


def rename_key(text: str, key: Way, new: str) -> str:
    """Give a key another name; its value stays as it is. Raises EditError."""
    *above, old = _steps(key)

    def change(_: str, root: Piece) -> list[Cut]:
        parent = inner(root, tuple(above))
        found = [one for one in parent.keys if one.text == old]
        if not found or parent.below(new) is not None:
            raise EditError(f"there is no {told(_steps(key))}, or {new} is there already")
        return [Cut(found[0].start, found[0].end, scalar(new))]

    def meant(data: Any) -> None:  # noqa: ANN401 - any part of a record
        parent = _get(data, tuple(above))
        parent[new] = parent.pop(old)

    return _edited(text, change, meant)


def replace_reference(text: str, old: str, new: str, *at: Mark) -> str:
    """Let the values at some places, which are all ``old``, be ``new``. Raises EditError.

    The places are those of ``archive.records.fields.Ref``: lines of the file.
    """
    file = _checked(text)
    found = _found(file, at)
    if len(found) != len(set(at)) or any(one.text.strip() != old for one in found.values()):
        raise EditError(f"{old} does not stand where it was found: the file has changed")

    def meant(data: Any) -> None:  # noqa: ANN401 - any part of a record
        for way in found:
            _put(data, way, _meant(new))

    return _edited(
        text, lambda *_: [Cut(one.start, one.end, scalar(new)) for one in found.values()], meant
    )


def way_to(text: str, at: Mark) -> Steps:
    """Return the way to the value that stands at a place of the file. Raises EditError."""
    found = _found(_checked(text), [at])
    if not found:
        raise EditError(f"no value stands at line {at.line}: the file has changed")
    return next(iter(found))


def _edited(
    text: str, change: Callable[[str, Piece], list[Cut]], meant: Callable[[Any], None]
) -> str:
    """Return a text after some cuts, once it is sure that it then says what is meant."""
    file = _checked(text)
    cuts = change(file.yaml, yamldoc.outline(file.yaml))
    edited, expected = file.yaml, _data(_load(file.yaml))
    meant(expected)
    for cut in sorted(cuts, key=lambda cut: -cut.start):
        new = cut.new.replace("\n", file.eol)
        edited = edited[: cut.start] + new + edited[cut.end :]
    if not _says(edited, expected):
        said = "the file is written in a way that cannot be changed safely; edit it by hand"
        raise EditError(said)
    return file.before + edited + file.after


def _says(yaml: str, expected: Any) -> bool:  # noqa: ANN401 - any part of a record
    try:
        return bool(_data(_load(yaml)) == expected)
    except EditError:
        return False


def _file(text: str) -> _File:
    front = FRONT.match(text)
    if front:
        return _File(text[: front.start(1)], front[1], text[front.end(1) :])
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    return _File(bom, text.removeprefix(bom), "")


def _checked(text: str) -> _File:
    file = _file(text)
    _load(file.yaml)
    return file


def _load(yaml: str) -> Node:
    problems = Problems()
    node = yamldoc.load(yaml, "", problems)
    if node is None or problems.found:
        said = "; ".join(f"{one.message}" for one in problems.in_order())
        raise EditError(f"the record cannot be read: {said}")
    return node


def _data(node: Node) -> Any:  # noqa: ANN401 - any part of a record
    """Return what a record says, each value with the type that YAML gives it."""
    if isinstance(node, Scalar):
        return node.text, node.silent
    if isinstance(node, Listing):
        return [_data(item) for item in node.items]
    return {key: _data(value) for key, value in node.items.items()}


def _plain(node: Node) -> Any:  # noqa: ANN401 - any part of a record
    if isinstance(node, Scalar):
        return Raw(node.text) if node.silent else node.text
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.items.items()}


def _meant(value: Value) -> Any:  # noqa: ANN401 - any part of a record
    """Return how a new value must be read."""
    if isinstance(value, Mapping):
        return {key: _meant(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_meant(item) for item in value]
    if isinstance(value, str) and not isinstance(value, Raw):
        return value, ""
    return scalar(value), yamldoc.silent_type(scalar(value))


def value_at(data: Any, way: Way) -> Any:  # noqa: ANN401 - any part of a record
    """Return what stands at the end of a way in values as ``read_values`` gives them, else None."""
    for step in _steps(way):
        data = data[step] if isinstance(step, int) else data.get(step)
        if data is None:
            return None
    return data


def _put(data: Any, way: Steps, value: Any) -> None:  # noqa: ANN401 - any part of a record
    for step in way[:-1]:
        data = data[step] if isinstance(step, int) else data.setdefault(step, {})
    data[way[-1]] = value


def _get(data: Any, way: Steps) -> Any:  # noqa: ANN401 - any part of a record
    for step in way:
        data = data[step]
    return data


def _steps(key: Way) -> Steps:
    return (key,) if isinstance(key, str) else tuple(key)


def _found(file: _File, at: Iterable[Mark]) -> dict[Steps, Piece]:
    """Return the single values at some places, by the ways to them."""
    starts = {_index(file, mark) for mark in at}
    return {way: one for way, one in _walk(yamldoc.outline(file.yaml)) if one.start in starts}


def _walk(piece: Piece, way: Steps = ()) -> Iterator[tuple[Steps, Piece]]:
    """Yield every single value, with the way to it."""
    if piece.kind == "scalar":
        yield way, piece
    steps: Sequence[str | int] = [one.text for one in piece.keys] or range(len(piece.items))
    for step, item in zip(steps, piece.items, strict=True):
        yield from _walk(item, (*way, step))


def _index(file: _File, mark: Mark) -> int:
    """Return the code point of the YAML at which a place of the file stands."""
    lines = file.yaml.split("\n")[: max(0, mark.line - file.first_line)]
    return sum(len(line) + 1 for line in lines) + mark.column
