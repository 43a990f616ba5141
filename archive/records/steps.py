"""From a text to a record in two pure steps: the problems that each finds come with its answer."""

from collections.abc import Iterable
from typing import TypeVar

from archive.records import yamldoc
from archive.records.fields import Desk, Ref, read_record
from archive.records.nodes import Mapping, Node
from archive.records.problems import Problem, Problems

T = TypeVar("T")


def to_node(text: str, name: str, first_line: int) -> tuple[Mapping | None, set[Problem]]:
    """Return what the YAML of a file holds, as ``yamldoc.load`` reads it."""
    noted = Problems()
    return yamldoc.load(text, name, noted, first_line), noted.found


def to_record(
    cls: type[T], node: Node, id_: str, given: Iterable[tuple[str, object]]
) -> tuple[T | None, set[Problem], list[Ref]]:
    """Return the record that a node holds, and the references that leave it.

    ``given`` are values that do not stand in the node.
    """
    desk = Desk(Problems(), holder=id_)
    return read_record(cls, node, desk, **dict(given)), desk.problems.found, desk.refs
