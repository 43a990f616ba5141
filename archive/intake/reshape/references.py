"""References follow the record that they refer to, and nothing else in their files changes.

A reference is what a record class declares as one (``archive.records.fields.ref``): each knows its
place in its file, and only that place is changed. Findings, which are no records, hold ids too.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from archive.intake.reshape.bench import Bench, Target
from archive.records import yamldoc
from archive.records.edit import delete_key, replace_reference, set_key, value_at
from archive.records.fields import Desk, Ref, read_record
from archive.records.files import read_file
from archive.records.folder import DECISIONS
from archive.records.model import FOLDERS, Article, Entity
from archive.records.problems import Problems
from archive.records.read import FINDINGS, FRONT
from archive.records.shelf import Shelf

_TYPES = frozenset(FOLDERS.values())
_DECIDED_ON = {
    "entity": frozenset({"entity", "alias", "claim"}),
    "event": frozenset({"event", "part_of", "account", "claim"}),
    "article": frozenset({"reuse"}),
}
"""The kinds of proposals whose target is a record of each family."""


def refer(
    bench: Bench, old: Target, new: str, chosen: Callable[[Ref], bool] = lambda _: True
) -> None:
    """Let references to a record lead to the id ``new``; ``chosen`` tells which, all if absent.

    What then stands in a list twice is left in it once. To be called before other edits: the
    places of references are those of the files as they were read.
    """
    by_file: dict[str, list[Ref]] = {}
    for ref in _references(bench.shelf):
        family = "entity" if ref.family in _TYPES else ref.family
        if (family, ref.id) == (old.family, old.id) and chosen(ref):
            by_file.setdefault(ref.mark.path, []).append(ref)
    for path, refs in sorted(by_file.items()):
        before = bench.values(path)
        bench.change(path, replace_reference, old.id, new, *(ref.mark for ref in refs))
        _drop_repeats(bench, path, before)


def _references(shelf: Shelf) -> Iterator[Ref]:
    """Yield every reference, also those in records of which only a part is read."""
    yield from shelf.refs
    known = {ref.mark for ref in shelf.refs}
    hidden = [one for one in shelf.entities.values() if one.redacted]
    partly: list[Article | Entity] = [*shelf.taken_down.values(), *hidden]
    for record in partly:
        yield from (ref for ref in _all_in(record, shelf) if ref.mark not in known)


def _all_in(record: Article | Entity, shelf: Shelf) -> list[Ref]:
    path, desk = record.at.mark.path, Desk(Problems(), [], record.id)
    text = read_file(str(shelf.content), path).decode("utf-8")
    front = FRONT.match(text)
    node = yamldoc.load(front[1] if front else text, path, desk.problems, 2 if front else 1)
    if node is not None:
        given = {"type": record.type} if isinstance(record, Entity) else {}
        read_record(type(record), node, desk, id=record.id, **given)
    return desk.refs


def _drop_repeats(bench: Bench, path: str, before: dict[str, Any]) -> None:
    """Remove from lists what is the same as an item above since references were changed."""
    for way, items in [*_lists(bench.values(path))]:
        old = value_at(before, way)
        for index in range(len(items) - 1, 0, -1):
            if items[index] in items[:index] and old[index] not in old[:index]:
                bench.change(path, delete_key, (*way, index))


def _lists(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, list[Any]]]:  # noqa: ANN401 - any part of a record
    """Yield every list in a value with the way to it, the innermost and the last first."""
    below = [*(value.items() if isinstance(value, dict) else enumerate(value))]
    for step, item in reversed(below):
        if isinstance(item, dict | list):
            yield from _lists(item, (*way, step))
    if isinstance(value, list):
        yield way, value


def refer_in_findings(bench: Bench, keys: frozenset[str], old: str, new: str) -> None:
    """Let the findings of all articles name ``new``; ``keys`` are those whose values are ids.

    A build without the vault then still links to the record.
    """
    for article in (*bench.shelf.articles.values(), *bench.shelf.pending.values()):
        path = article.at.mark.path.removesuffix(".md") + FINDINGS
        if not (bench.shelf.content / path).is_file():
            continue
        if json.dumps(old) in bench.text(path):
            bench.change(path, _renamed_rows, keys, old, new)


def refer_in_decisions(bench: Bench, old: Target, new: str) -> None:
    """Let what people decided on proposals about a record be decided on the other one too."""
    if not (bench.shelf.content / DECISIONS).is_file():
        return
    kinds = _DECIDED_ON.get(old.family, frozenset())
    for index, row in enumerate(bench.values(DECISIONS).get("decisions", [])):
        if row["target"] == old.id and row["kind"] in kinds:
            bench.change(DECISIONS, set_key, ("decisions", index, "target"), new)
        if old.family == "article" and row.get("article") == old.id:
            bench.change(DECISIONS, set_key, ("decisions", index, "article"), new)


def _renamed_rows(text: str, keys: frozenset[str], old: str, new: str) -> str:
    lines = []
    for line in text.splitlines(keepends=True):
        row = json.loads(line) if json.dumps(old) in line else {}
        own = {key: new for key in keys if row.get(key) == old}
        lines.append(json.dumps(row | own) + "\n" if own else line)
    return "".join(lines)
