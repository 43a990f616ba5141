"""Where the YAML of a record is cut, and what is put there, so that nothing around it changes.

Comments between values are no part of the tree, and stay: a remark behind a value stays on its
line, one on a line of its own stays where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.records.nodes import Piece
from archive.records.quoting import (
    WIDTH,
    EditError,
    Value,
    after_hyphen,
    after_key,
    dump,
    one_line,
    scalar,
)

Steps = tuple[str | int, ...]
"""The way to a value: keys, and indexes of lists."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the YAML, and what takes its place."""

    start: int
    end: int
    new: str


def told(way: Steps) -> str:
    """Return a way in words."""
    return " → ".join(map(str, way))


def piece_at(root: Piece, way: Steps) -> Piece | None:
    """Return what stands at the end of a way; None where nothing does."""
    found: Piece | None = root
    for step in way:
        found = found.below(step) if found else None
    return found


def inner(root: Piece, way: Steps) -> Piece:
    """Return the list or record at the end of a way. Raises EditError."""
    found = piece_at(root, way)
    if found is None or found.kind == "scalar":
        raise EditError(f"{told(way)} is no list and no record")
    return found


def set_cut(yaml: str, root: Piece, way: Steps, value: Value, order: Sequence[str]) -> Cut:
    """Give a key a value; a new key stands where it belongs among those of ``order``."""
    known = way
    while piece_at(root, known) is None:
        known = known[:-1]
    if known == way:
        parent = inner(root, way[:-1])
        return _exchange(yaml, parent, way[-1], value)
    parent, (key, *rest) = inner(root, known), way[len(known) :]
    for step in reversed(rest):
        value = {str(step): value}
    if parent.kind != "map" or not all(isinstance(step, str) for step in (key, *rest)):
        raise EditError(f"there is no {told(way)}")
    return _insert(yaml, parent, str(key), value, order)


def _exchange(yaml: str, parent: Piece, step: str | int, value: Value) -> Cut:
    """Put a value in the place of another."""
    old = parent.below(step)
    assert old is not None  # noqa: S101 - the caller has found it
    if parent.form == "flow":
        return Cut(old.start, old.end, one_line(value))
    if parent.kind == "list":
        start = yaml.rindex("-", 0, old.start) + 1
        new = after_hyphen(value, _column(yaml, parent.start))
    else:
        key = next(one for one in parent.keys if one.text == step)
        start = yaml.index(":", key.end) + 1
        new = after_key(str(step), value, _column(yaml, key.start))
    line, end = _line_end(yaml, start), _line_end(yaml, old.end)
    if line < old.start:
        return Cut(start, old.end, _with_remark(new, yaml[start:line]))
    if "\n" not in new:
        return Cut(start, old.end, new)
    return Cut(start, end, _with_remark(new, yaml[old.end : end]))


def _with_remark(new: str, remark: str) -> str:
    """Return a value with the remark that stood on its line, on its own first line."""
    first, line, rest = new.partition("\n")
    said = remark.strip()
    return (f"{first}  {said}" if said else first) + line + rest


def _insert(yaml: str, parent: Piece, key: str, value: Value, order: Sequence[str]) -> Cut:
    """Add a key to a record: behind the last of the keys that come before it."""
    before = set(order[: order.index(key)]) if key in order else None
    places = [
        index for index, one in enumerate(parent.keys) if before is None or one.text in before
    ]
    at = places[-1] if places else len(parent.keys) - 1
    if parent.form == "flow":
        new = f"{scalar(key)}: {one_line(value)}"
        return _beside(parent, at, new)
    indent = _column(yaml, parent.keys[0].start)
    end = _line_end(yaml, parent.items[at].end)
    return Cut(end, end, f"\n{' ' * indent}{scalar(key)}:{after_key(key, value, indent)}")


def append_cut(yaml: str, found: Piece, values: Sequence[Value]) -> Cut:
    """Add items to a list that has some."""
    if found.form == "block":
        end = _line_end(yaml, found.items[-1].end)
        new = dump(values, _column(yaml, found.start)).removesuffix("\n")
        return Cut(end, end, f"\n{new}")
    column = _column(yaml, found.items[-1].end)
    new, lead = "", " " * _column(yaml, found.items[0].start)
    for value in values:
        said = one_line(value)
        if column + len(said) + 3 > WIDTH:
            new, column = f"{new},\n{lead}{said}", len(lead) + len(said)
        else:
            new, column = f"{new}, {said}", column + len(said) + 2
    return Cut(found.items[-1].end, found.items[-1].end, new)


def _beside(parent: Piece, at: int, new: str) -> Cut:
    """Put something into brackets, behind the item at an index."""
    if not parent.items:
        return Cut(parent.start + 1, parent.end - 1, new)
    end = parent.items[at].end
    return Cut(end, end, f", {new}")


def delete_cut(yaml: str, parent: Piece, step: str | int) -> Cut:
    """Remove one of several keys or items, with its line where it has one of its own."""
    index = step if isinstance(step, int) else [one.text for one in parent.keys].index(step)
    begins, item = [one.start for one in parent.keys or parent.items], parent.items[index]
    if parent.form == "flow":
        if index:
            return Cut(parent.items[index - 1].end, item.end, "")
        return Cut(begins[0], begins[1], "")
    if parent.kind == "list":
        begins = [yaml.rindex("-", 0, begin) for begin in begins]
    start = begins[index]
    line = yaml.rfind("\n", 0, start) + 1
    if yaml[line:start].strip():  # the hyphen of the whole stands before its first part
        return Cut(start, begins[1], "")
    return Cut(line, (yaml.find("\n", item.end) + 1) or len(yaml), "")


def _column(yaml: str, at: int) -> int:
    return at - yaml.rfind("\n", 0, at) - 1


def _line_end(yaml: str, at: int) -> int:
    """Return where the line ends on which a place stands."""
    end = yaml.find("\n", at)
    if end < 0:
        return len(yaml)
    return end - 1 if yaml[end - 1 : end] == "\r" and end > at else end
