"""YAML with places: every key and value knows its line and column.

The only module that imports YAML. A small, safe part of YAML 1.1 is taken: mappings with text keys,
lists and scalars. Anchors, aliases, tags and duplicate keys are problems, not features.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from archive.records.problems import Mark, Problems

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR = "tag:yaml.org,2002:str"
_SUSPECT = re.compile(r"[&*!]|[\[{](?:[^\]}]*[\[{]){20}")  # only then is the slower look worth it
_DEEPEST = 20


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


def load(text: str, path: str, problems: Problems, first_line: int = 1) -> Mapping | None:
    """Read one YAML document that is a mapping; None after a problem was noted.

    ``first_line`` is the line of the file on which ``text`` begins.
    """
    door = _Door(path, first_line, problems)
    try:
        if _SUSPECT.search(text) and not door.harmless(text):
            return None
        loader = _LOADER(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        door.refuse(error)
        return None
    node = None if root is None else door.node(root)
    if isinstance(node, Mapping):
        return node
    start = Mark(path, first_line)
    problems.add(
        start, "wrong-shape", "a record must be keys with values", "write key: value lines"
    )
    return None


class _Door:
    """Turns PyYAML's nodes into ours, and notes what is not taken."""

    def __init__(self, path: str, first_line: int, problems: Problems) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems

    def mark(self, at: Any, end: Any = None) -> Mark:
        width = end.column - at.column if end is not None and end.line == at.line else 1
        return Mark(self.path, at.line + self.first_line, at.column, max(1, width))

    def harmless(self, text: str) -> bool:
        """Look at the events before a tree is built: no anchor, alias, tag or deep nest."""
        fine, depth = True, 0
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                self._note(
                    event, "wrong-shape", "lists are nested too deeply", "write a flat record"
                )
                return False
            fine = self._plain(event) and fine
        return fine

    def _plain(self, event: Any) -> bool:
        if getattr(event, "anchor", None) is not None:
            self._note(
                event, "yaml-anchor", "anchors and aliases are not allowed", "quote the value"
            )
            return False
        if getattr(event, "tag", None) is not None:
            self._note(event, "yaml-tag", "tags are not allowed", "quote the value")
            return False
        return True

    def _note(self, event: Any, code: str, message: str, fix: str) -> None:
        self.problems.add(self.mark(event.start_mark, event.end_mark), code, message, fix)

    def refuse(self, error: yaml.YAMLError) -> None:
        at = getattr(error, "problem_mark", None)
        mark = self.mark(at) if at is not None else Mark(self.path, self.first_line)
        what = getattr(error, "problem", None) or "the text is not YAML"
        self.problems.add(mark, "yaml-syntax", str(what), "quote the value, or mend the indent")

    def node(self, node: Any) -> Node:
        mark = self.mark(node.start_mark, node.end_mark)
        if isinstance(node, yaml.ScalarNode):
            silent = "" if node.tag == _STR else node.tag.rpartition(":")[2]
            return Scalar(node.value, silent, mark)
        if isinstance(node, yaml.SequenceNode):
            return Listing([self.node(item) for item in node.value], mark)
        return self._mapping(node, mark)

    def _mapping(self, node: Any, mark: Mark) -> Mapping:
        mapping = Mapping({}, {}, mark)
        for key, value in node.value:
            at = self.mark(key.start_mark, key.end_mark)
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self.problems.add(at, "wrong-shape", "a key must be a word", "write key: value")
            elif name in mapping.items:
                first = mapping.keys[name].line
                self.problems.add(
                    at, "duplicate-key", f"“{name}” stands on line {first} too", "keep one"
                )
            else:
                mapping.items[name] = self.node(value)
                mapping.keys[name] = at
        return mapping
