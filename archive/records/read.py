"""Read the content folder: every file to a record, every problem noted, nothing resolved yet."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from archive.records import yamldoc
from archive.records.fields import SLUG, Desk, Ref, read_record
from archive.records.model import FOLDERS, Article, Entity, Event, Record, Source, Subject
from archive.records.problems import Mark, Problems

T = TypeVar("T")
Watch = Callable[[list[str], str], Iterable[str]]
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST_ID = 80
FINDINGS = ".findings.jsonl"


@dataclass(slots=True)
class Shelf:
    """The records as read, with the references that wait to be resolved.

    ``known`` maps each family to id -> type, also of records that could not be read, so that
    one broken record does not make every reference to it a problem.
    """

    content: Path
    sources: dict[str, Source] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    refs: list[Ref] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """Yield every record, family by family."""
        for family in (self.sources, self.subjects, self.entities, self.articles, self.events):
            yield from family.values()


def _unwatched(files: list[str], _label: str) -> Iterable[str]:
    return files


def read_content(content: Path, problems: Problems, watch: Watch = _unwatched) -> Shelf:
    """Read all records under ``content``; problems are added to ``problems``."""
    reading = _Reading(Shelf(content), problems)
    for name in watch(sorted(_files(str(content), "", problems)), "reading"):
        reading.file(name)
    return reading.shelf


def _files(folder: str, below: str, problems: Problems) -> Iterator[str]:
    """Yield the names of regular files relative to the content folder, none behind a link.

    Names that begin with a dot are not ours.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{name}/", problems)
            elif entry.is_file(follow_symlinks=False):
                yield name
            else:
                said = "this is a link or a special file"
                fix = "put a copy of the file in its place"
                problems.add(Mark(name), "linked-file", said, fix)


class _Reading:
    """The way of one content folder onto the shelf."""

    def __init__(self, shelf: Shelf, problems: Problems) -> None:
        self.shelf = shelf
        self.problems = problems
        self.seen: dict[tuple[str, str], str] = {}

    def file(self, name: str) -> None:
        folder, *inner = name.split("/")
        stem, _, suffix = inner[-1].rpartition(".") if inner else ("", "", "")
        if name == "subjects.yml":
            self._subjects(name)
        elif len(inner) == 1 and suffix == "yml" and folder in {*FOLDERS, "sources", "events"}:
            self._yaml_file(name, folder, stem)
        elif len(inner) == 2 and folder == "articles" and suffix == "md":
            self._article(name, stem)
        elif not (len(inner) == 2 and folder == "articles" and name.endswith(FINDINGS)):
            fix = "move it out of the content folder, or into the folder of its kind"
            self.problems.add(Mark(name), "stray-file", "this file is not a record", fix)

    def _text(self, name: str) -> str | None:
        with open(f"{self.shelf.content}/{name}", "rb") as file:
            data = file.read()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            mark = Mark(name, data[: error.start].count(b"\n") + 1)
            said = "this line is not UTF-8 text"
            self.problems.add(mark, "not-utf8", said, "save the file as UTF-8")
            return None

    def _claim_id(self, family: str, stem: str, name: str, kind: str) -> bool:
        """Note the id as taken; False when it is no id or another file has it."""
        mark = Mark(name, 1)
        if not SLUG.fullmatch(stem) or len(stem) > _LONGEST_ID:
            better = f"{_slug(stem) or 'a-short-name'}{Path(name).suffix}"
            fix = f"rename the file, for example to {better}"
            self.problems.add(mark, "bad-id", f"“{stem[:90]}” is not an id", fix)
        key = (family, unicodedata.normalize("NFKC", stem).casefold())
        if key in self.seen:
            said = f"the id “{stem[:90]}” is taken by {self.seen[key]}"
            self.problems.add(
                mark, "duplicate-id", said, "rename one of the two files, or merge them"
            )
            return False
        self.seen[key] = name
        self.shelf.known.setdefault(family, {})[stem] = kind
        return bool(SLUG.fullmatch(stem))

    def _yaml_file(self, name: str, folder: str, stem: str) -> None:
        kind = FOLDERS.get(folder, folder.rstrip("s"))
        family = "entity" if folder in FOLDERS else kind
        sound = self._claim_id(family, stem, name, kind)
        text = self._text(name)
        node = yamldoc.load(text, name, self.problems) if text is not None else None
        if node is None:
            return
        desk = Desk(self.problems, self.shelf.refs, stem)
        if kind == "source":
            _keep(self.shelf.sources, read_record(Source, node, desk, id=stem), sound)
        elif kind == "event":
            _keep(self.shelf.events, read_record(Event, node, desk, id=stem), sound)
        else:
            entity = read_record(Entity, node, desk, id=stem, type=kind)
            _keep(self.shelf.entities, entity, sound)

    def _subjects(self, name: str) -> None:
        text = self._text(name)
        node = yamldoc.load(text, name, self.problems) if text is not None else None
        known = self.shelf.known.setdefault("subject", {})
        if node is None:
            return
        for id_, value in node.items.items():
            known[id_] = "subject"
            desk = Desk(self.problems, self.shelf.refs, id_)
            if not SLUG.fullmatch(id_):
                fix = f"write {_slug(id_) or 'a-short-name'}"
                self.problems.add(node.keys[id_], "bad-id", f"“{id_[:90]}” is not an id", fix)
            _keep(self.shelf.subjects, read_record(Subject, value, desk, id=id_), sound=True)

    def _article(self, name: str, stem: str) -> None:
        sound = self._claim_id("article", stem, name, "article")
        text = self._text(name)
        if text is None:
            return
        front = _FRONT.match(text)
        if not front:
            fix = "begin with ---, the record's fields, and another line ---"
            self.problems.add(Mark(name, 1), "no-front-matter", "no front matter was found", fix)
            return
        node = yamldoc.load(front[1], name, self.problems, first_line=2)
        if node is None:
            return
        body = text[front.end() :]
        line = text.count("\n", 0, front.end()) + 1
        desk = Desk(self.problems, self.shelf.refs, stem)
        given = {"id": stem, "body": body if body.strip() else "", "body_line": line}
        _keep(self.shelf.articles, read_record(Article, node, desk, **given), sound)


def _keep(family: dict[str, T], record: T | None, sound: bool) -> None:  # noqa: FBT001 - private
    if record is not None and sound:
        family[record.id] = record  # type: ignore[attr-defined]


def _slug(text: str) -> str:
    """Return a guess at an id for ``text``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
