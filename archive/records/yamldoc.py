"""YAML with places: every key and value knows its line and column.

The only module that imports YAML. A small, safe part of YAML 1.1 is taken: mappings with text keys,
lists and scalars. Anchors, aliases, tags and duplicate keys are problems, not features.
"""

import re
from typing import Any

import yaml

from archive.records.lines import read_lines
from archive.records.nodes import Listing, Mapping, Node, Piece, Scalar
from archive.records.problems import Mark, Problems

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR = "tag:yaml.org,2002:str"
_DEEPEST = 20
_LONGEST = 1 << 20  # characters: fifty times the longest record that a person has written
_SIGNS = re.compile(r"[&*!]")  # of anchors, aliases and tags
_INDENT = re.compile(r"\n[ \t?:-]{20}")
_LINE_END = re.compile(
    "\r(?!\n)|[\x85\u2028\u2029]"
)  # YAML's, but no editor's: lines would be miscounted
_OPENED = re.compile(r"""^[ ]*(?:-[ ])?[a-z_]+:[ ]+(["'])(?:(?!\1).)*$""", re.MULTILINE)
_TO_LINE_END = 10_000
_WORDS = {
    "mapping values are not allowed": (
        "a colon follows where none can stand",
        "put the value in quotation marks, or indent this line as the lines around it",
    ),
    "could not find expected ':'": ("a colon is missing after a key", "write key: value"),
    "did not find expected key": (
        "this line does not fit the lines above it",
        "indent it as they are, or close the quotation marks above",
    ),
    "cannot start any token": (
        "a value or a line cannot begin with this sign",
        "put the value in quotation marks; indent with spaces, not tabs",
    ),
    "unexpected end of stream": (
        "a quotation mark is opened and never closed", "close the quotation mark"
    ),
    "did not find expected ','": ("a bracket is opened and never closed", "close the bracket"),
    "did not find expected node": ("a value is missing here", "write the value"),
    "block sequence entries": (
        "a list cannot begin on this line", "begin the list on a line of its own"
    ),
    "another document": ("a second record begins here", "keep one record in the file"),
    "escape": (
        "after a backslash YAML expects one of its own signs", "write the backslash twice"
    ),
}  # fmt: skip
"""What libyaml says, and in words: what is wrong, what to do."""
_AT_ITS_BEGIN = ("unexpected end of stream", "could not find expected ':'", "expected ','")


class _Loader(_BASE):  # type: ignore[misc]  # PyYAML has no types
    """PyYAML's loader without its resolving by paths, which costs a third of the time."""

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """Do nothing: no type depends on where a value stands."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Return the type that YAML gives a value without a tag."""
        if kind is not yaml.ScalarNode:
            return "list" if kind is yaml.SequenceNode else "map"
        return _tag(value) if implicit[0] else _STR


def _tag(value: str) -> str:
    for tag, pattern in _BASE.yaml_implicit_resolvers.get(value[:1], ()):
        if pattern.match(value):
            return str(tag)
    return _STR


def silent_type(value: str) -> str:
    """Return the type that YAML gives an unquoted value, nothing for a text."""
    tag = _tag(value)
    return "" if tag == _STR else tag.rpartition(":")[2]


def load(text: str, path: str, problems: Problems, first_line: int = 1) -> Mapping | None:
    """Read one YAML document that is a mapping; None after a problem was noted.

    ``first_line`` is the line of the file on which ``text`` begins.
    """
    if len(text) > _LONGEST:
        said = f"the record has {len(text):,} characters, more than any record needs"
        problems.add(Mark(path, first_line), "too-large", said, "keep texts out of its fields")
        return None
    plain = read_lines(text, path, first_line, silent_type)
    return plain or parse(text, path, problems, first_line)


def parse(text: str, path: str, problems: Problems, first_line: int = 1) -> Mapping | None:
    """Read one document as ``load`` does, always with the YAML parser."""
    door = _Door(path, first_line, problems)
    try:
        root = _compose(text, door)
    except yaml.reader.ReaderError as error:
        door.refuse_sign(text, text.find(chr(error.character)))
        return None
    except yaml.YAMLError as error:
        door.refuse(error, text)
        return None
    node = None if root is None else door.node(root)
    if node is not None and not isinstance(node, Mapping):
        said = "a record is lines of the form key: value"
        problems.add(node.mark, "wrong-shape", said, "write key: value on each line")
    return node if isinstance(node, Mapping) else None


def outline(text: str) -> Piece:
    """Return where each value of a document stands in its text; only of one that ``load`` takes."""
    loader = _Loader(text)
    try:
        return _piece(loader.get_single_node(), text)
    finally:
        loader.dispose()


def _piece(node: Any, text: str) -> Piece:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        block = node.style in {"|", ">"}
        end = start + len(text[start:end].rstrip()) if block else end
        return Piece("scalar", "block" if block else "plain", start, end, node.value)
    pairs = isinstance(node, yaml.MappingNode)
    items = tuple(_piece(pair[1] if pairs else pair, text) for pair in node.value)
    keys = tuple(_piece(key, text) for key, _ in node.value) if pairs else ()
    if not node.flow_style:  # what follows, such as comments, is no part of it
        end = items[-1].end
        return Piece("map" if pairs else "list", "block", start, end, items=items, keys=keys)
    return Piece("map" if pairs else "list", "flow", start, end, items=items, keys=keys)


def _compose(text: str, door: "_Door") -> Any:
    """Return PyYAML's tree, or None after a problem was noted. Raises yaml.YAMLError."""
    if odd := _LINE_END.search(text):
        door.refuse_sign(text, odd.start())
        return None
    if _suspect(text) and not door.harmless(text):
        return None
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    if root is None:
        door.refuse_nothing()
    return root


def _suspect(text: str) -> bool:
    """Whether the slower look at a text is worth it: it has room for a deep nest, or signs."""
    brackets = text.count("[") + text.count("{")
    return bool(brackets >= _DEEPEST or _SIGNS.search(text) or _INDENT.search(f"\n{text}"))


class _Door:
    """Turns PyYAML's nodes into ours, and notes what is not taken."""

    def __init__(self, path: str, first_line: int, problems: Problems) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems

    def mark(self, at: Any, end: Any = None) -> Mark:
        """Return a place; one that goes on in later lines is marked to the end of its first."""
        width = 1
        if end is not None:
            width = end.column - at.column if end.line == at.line else _TO_LINE_END
        return Mark(self.path, at.line + self.first_line, at.column, max(1, width))

    def harmless(self, text: str) -> bool:
        """Look at the events before a tree is built: no anchor, alias, tag or deep nest."""
        fine, depth = True, 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                self._note(
                    event,
                    "wrong-shape",
                    "lists stand in lists too deeply",
                    "remove the brackets, or quote the value",
                )
                return False
            fine = self._plain(event) and fine
        return fine

    def _plain(self, event: Any) -> bool:
        if getattr(event, "anchor", None) is not None:
            said = "& and * before a word have a meaning in YAML that is not allowed here"
            self._note(event, "yaml-anchor", said, "put the value in quotation marks")
            return False
        if getattr(event, "tag", None) is not None:
            said = "! before a word has a meaning in YAML that is not allowed here"
            self._note(event, "yaml-tag", said, "put the value in quotation marks")
            return False
        return True

    def _note(self, event: Any, code: str, message: str, fix: str) -> None:
        self.problems.add(self.mark(event.start_mark, event.end_mark), code, message, fix)

    def refuse(self, error: yaml.YAMLError, text: str) -> None:
        """Note in our words what libyaml cannot read, where a person would look for it."""
        what = str(getattr(error, "problem", None) or "the text is not YAML")
        at = getattr(error, "problem_mark", None)
        if at is not None and (opened := _opened_above(text, at.index)) is not None:
            self._refuse_opened(text, opened)
            return
        if any(words in what for words in _AT_ITS_BEGIN):
            at = getattr(error, "context_mark", None) or at
        mark = self.mark(at) if at is not None else Mark(self.path, self.first_line)
        known = next((words for said, words in _WORDS.items() if said in what), None)
        said, fix = known or (
            f"YAML cannot read this: {what}",
            "quote the value, or mend the indent",
        )
        self.problems.add(mark, "yaml-syntax", said, fix)

    def _refuse_opened(self, text: str, at: int) -> None:
        before = text[:at]
        line = before.count("\n") + self.first_line
        said, fix = _WORDS["unexpected end of stream"]
        self.problems.add(
            Mark(self.path, line, at - before.rfind("\n") - 1), "yaml-syntax", said, fix
        )

    def refuse_nothing(self) -> None:
        fix = "write its fields, or remove it"
        self.problems.add(Mark(self.path), "wrong-shape", "the record is empty", fix)

    def refuse_sign(self, text: str, at: int) -> None:
        before = text[:at]
        mark = Mark(self.path, before.count("\n") + self.first_line, at - before.rfind("\n") - 1)
        said = f"the text holds the control character U+{ord(text[at]):04X}"
        self.problems.add(mark, "control-character", said, "remove the character")

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
                said = f"“{name}” stands on line {mapping.keys[name].line} too"
                self.problems.add(at, "duplicate-key", said, "keep one of the two")
            else:
                mapping.items[name] = self._below(value, at)
                mapping.keys[name] = at
        if _on_more_lines(node) and mapping.keys:
            mapping.mark = next(iter(mapping.keys.values()))
        return mapping

    def _below(self, node: Any, key: Mark) -> Node:
        """Return a value; a list or record on the lines below its key is marked by the key."""
        value = self.node(node)
        if not isinstance(value, Scalar) and _on_more_lines(node):
            value.mark = key
        return value


def _opened_above(text: str, at: int) -> int | None:
    """Return the quotation mark that a line leaves open and one on the line of ``at`` closes.

    So it is where a mark is forgotten, and the next quoted value ends what it was to begin.
    """
    line = text.rfind("\n", 0, at) + 1
    for opened in reversed(list(_OPENED.finditer(text, 0, line))):
        sign, within = opened[1], text[opened.start(1) + 1 : at]
        if within.count(sign) != 1:
            return None
        if within.index(sign) >= line - opened.start(1) - 1:
            return opened.start(1)
    return None


def _on_more_lines(node: Any) -> bool:
    return bool(node.end_mark.line > node.start_mark.line)
