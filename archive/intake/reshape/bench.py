"""One change to many records: a working copy of the files, and the records that are to change."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.records.edit import EditError, Raw, read_values
from archive.records.fields import LONGEST_ID, declared, is_id
from archive.records.files import read_file
from archive.records.model import FOLDERS, Article, Entity, Event, Record, Source, Subject
from archive.records.shelf import Shelf
from archive.text.near import did_you_mean

_CLASSES: dict[str, type[Record]] = {
    "entity": Entity, "event": Event, "article": Article, "source": Source, "subject": Subject,
}  # fmt: skip
_FAMILY_OF = {
    **dict.fromkeys(FOLDERS, "entity"),
    "events": "event", "articles": "article", "sources": "source", "subjects": "subject",
}  # fmt: skip


class ReshapeError(ValueError):
    """The records cannot be changed as was asked; nothing was written. The message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record to be changed: its family (entity, event, …), its type (person, …), its file."""

    family: str
    type: str
    id: str
    path: str

    @property
    def order(self) -> tuple[str, ...]:
        """The fields of its class, in the order in which they are declared."""
        return tuple(declared(_CLASSES[self.family]))  # type: ignore[arg-type]  # a class is hashable


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file, below the content folder: None where it was or will be no more."""

    old: str | None
    new: str | None
    before: str
    after: str


@dataclass(slots=True)
class Bench:
    """The records as they are to be. Nothing is written before ``changes`` are."""

    shelf: Shelf
    notes: list[str] = field(default_factory=list)
    """What a person should look at, one sentence each."""
    _before: dict[str, str | None] = field(default_factory=dict)
    _now: dict[str, str | None] = field(default_factory=dict)
    _moved: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """Return a file's text as it is to be, line ends untouched. Raises Unread."""
        if path not in self._now:
            text = read_file(str(self.shelf.content), path).decode("utf-8")
            self._before[path] = self._now[path] = text
        return self._now[path] or ""

    def change(self, path: str, edit: Callable[..., str], *given: Any) -> None:  # noqa: ANN401 - what the edit takes
        """Edit a file with a function of ``archive.records.edit``. Raises ReshapeError."""
        try:
            self._now[path] = edit(self.text(path), *given)
        except EditError as error:
            raise ReshapeError(f"{path}: {error}") from error

    def create(self, path: str, text: str) -> None:
        """Make a new file."""
        self._before[path], self._now[path] = None, text

    def remove(self, path: str) -> None:
        """Remove a file."""
        self.text(path)
        self._now[path] = None

    def move(self, old: str, new: str) -> None:
        """Give a file another name."""
        self.text(old)
        self._moved[old] = new

    def values(self, path: str) -> dict[str, Any]:
        """Return what a record says, as it is to be."""
        return read_values(self.text(path))

    def changes(self) -> list[FileChange]:
        """Return every file that changes, in the order of their names."""
        found = []
        for path in sorted(self._now):
            before, now = self._before[path], self._now[path]
            new = self._moved.get(path, path)
            if before != now or new != path:
                old = None if before is None else path
                found.append(FileChange(old, None if now is None else new, before or "", now or ""))
        return found


def find_target(shelf: Shelf, said: str, families: Mapping[str, str]) -> Target:
    """Return the record that a person names by its id, by folder/id, or by its file.

    Raises ReshapeError.
    ``families`` are those in question, each with the word for it.
    """
    *folders, id_ = said.split("/")
    folder = next((one for one in folders if one in _FAMILY_OF), "")
    if folders and _FAMILY_OF.get(folder) not in families:
        raise ReshapeError(f"“{said}” is in no folder of {' or '.join(families.values())}")
    id_ = id_.removesuffix(".yml").removesuffix(".md")
    wanted = [_FAMILY_OF[folder]] if folder else [*families]
    found = [_target(shelf, family, id_) for family in wanted if id_ in shelf.known.get(family, {})]
    if not found:
        known = [one for family in wanted for one in shelf.known.get(family, {})]
        near = did_you_mean(id_, known)
        hint = f"; did you mean “{near}”?" if near else ""
        raise ReshapeError(f"no {' or '.join(families.values())} has the id “{id_}”{hint}")
    if len(found) > 1:
        ways = " or ".join(f"{one.path.split('/')[0].removesuffix('.yml')}/{id_}" for one in found)
        raise ReshapeError(f"several records have the id “{id_}”: write {ways}")
    return found[0]


def _target(shelf: Shelf, family: str, id_: str) -> Target:
    if id_ in shelf.redaction.ids or id_ in shelf.redaction.ids.values():
        raise ReshapeError(f"“{id_}” stands for a name that is redacted: change its files by hand")
    record = _records(shelf, family).get(id_)
    if record is None:
        raise ReshapeError(f"the record “{id_}” cannot be read: archive check tells why")
    return Target(family, shelf.known[family][id_], id_, record.at.mark.path)


def _records(shelf: Shelf, family: str) -> Mapping[str, Record]:
    families: dict[str, Mapping[str, Record]] = {
        "entity": shelf.entities,
        "event": shelf.events,
        "article": {**shelf.articles, **shelf.pending, **shelf.taken_down},
        "source": shelf.sources,
        "subject": shelf.subjects,
    }
    return families[family]


def need_new_id(shelf: Shelf, family: str, id_: str) -> None:
    """Raise ReshapeError where an id is none, or is another record's."""
    if not is_id(id_):
        raise ReshapeError(f"“{id_}” is not an id: write a few lower-case words joined by hyphens")
    if id_ in shelf.known.get(family, {}):
        raise ReshapeError(f"“{id_}” is another record's id: to make one of two, archive merge")


def form_of(alias: Any) -> str:  # noqa: ANN401 - a form alone, or a record of it
    """Return the words of an alias as it stands in a record."""
    return str(alias["form"] if isinstance(alias, dict) else alias)


def as_written(value: Any) -> str:  # noqa: ANN401 - any part of a record
    """Return a value in a few words, for a note."""
    said = str(value) if isinstance(value, str | Raw) else json.dumps(value, ensure_ascii=False)
    return said if len(said) <= LONGEST_ID else f"{said[:LONGEST_ID]}…"
