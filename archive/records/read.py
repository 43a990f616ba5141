"""Read the content folder: every file to a record, every problem noted, nothing resolved yet."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from archive.records import yamldoc
from archive.records.fields import LONGEST_ID, SLUG, Desk, Ref, read_record
from archive.records.model import FOLDERS, Article, Entity, Event, Record, Source, Subject
from archive.records.problems import Mark, Problems
from archive.text.near import did_you_mean

T = TypeVar("T")
Watch = Callable[[list[str], str], Iterable[str]]
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
FINDINGS = ".findings.jsonl"
_HOLDS = (*FOLDERS, "sources", "events", "articles")


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
    unread: set[str] = field(default_factory=set)
    """Families whose ids are not known, as their one file cannot be read."""

    def records(self) -> Iterator[Record]:
        """Yield every record, family by family."""
        for family in (self.sources, self.subjects, self.entities, self.articles, self.events):
            yield from family.values()

    def asking(self) -> Iterator[Event | Entity]:
        """Yield every record that may have questions."""
        yield from self.events.values()
        yield from self.entities.values()


def _unwatched(files: list[str], _label: str) -> Iterable[str]:
    return files


def read_content(content: Path, problems: Problems, watch: Watch = _unwatched) -> Shelf:
    """Read all records under ``content``; problems are added to ``problems``."""
    reading = _Reading(Shelf(content), problems)
    names = sorted(_files(str(content), "", problems), key=_in_turn)
    for name in watch(names, "reading"):
        reading.file(name)
    _check_companions(names, problems)
    return reading.shelf


def _in_turn(name: str) -> tuple[bool, str]:
    """Sort well-named files first: of two with one id the other is the mistake."""
    return not name.isascii() or name != name.lower(), name


def _check_companions(names: list[str], problems: Problems) -> None:
    known = set(names)
    for name in names:
        if name.endswith(FINDINGS) and f"{name.removesuffix(FINDINGS)}.md" not in known:
            said = "no article stands beside these findings"
            problems.add(Mark(name), "stray-file", said, "remove the file, or restore the article")


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
                link = entry.is_symlink()
                said = f"this is {'a link' if link else 'no file that can be read'}"
                fix = "put a copy of the file in its place" if link else "remove it"
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
            self.problems.add(
                Mark(name), "stray-file", "this file is no record", _better_place(name)
            )

    def _text(self, name: str) -> str | None:
        with open(f"{self.shelf.content}/{name}", "rb") as file:
            data = file.read()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].split(b"\n")
            mark = Mark(name, len(before), len(before[-1].decode("utf-8")))
            said = "this sign is not stored in the encoding UTF-8"
            self.problems.add(mark, "not-utf8", said, "save the file with the encoding UTF-8")
            return None

    def _claim_id(self, family: str, stem: str, name: str, kind: str) -> bool:
        """Note the id as taken; False when it is no id or another file has it."""
        key = (family, unicodedata.normalize("NFKC", stem).casefold())
        if key in self.seen:
            said = f"the id “{stem[:LONGEST_ID]}” is taken by {self.seen[key]}"
            if Path(self.seen[key]).stem != stem:
                said += " (capitals, and how an accent is stored, make no difference)"
            fix = "rename one of the two files, or merge them"
            self.problems.add(Mark(name), "duplicate-id", said, fix)
            return False
        self.seen[key] = name
        if not SLUG.fullmatch(stem) or len(stem) > LONGEST_ID:
            better = f"{slug(stem) or 'a-short-name'}{Path(name).suffix}"
            self.problems.add(
                Mark(name), "bad-id", _no_id(stem), f"rename the file, for example to {better}"
            )
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
        if node is None:
            self.shelf.unread.add("subject")
            return
        known = self.shelf.known.setdefault("subject", {})
        for id_, value in node.items.items():
            known[id_] = "subject"
            desk = Desk(self.problems, self.shelf.refs, id_)
            if not SLUG.fullmatch(id_):
                fix = f"write an id, for example {slug(id_) or 'a-short-name'}"
                self.problems.add(node.keys[id_], "bad-id", _no_id(id_), fix)
            _keep(self.shelf.subjects, read_record(Subject, value, desk, id=id_), sound=True)

    def _article(self, name: str, stem: str) -> None:
        sound = self._claim_id("article", stem, name, "article")
        text = self._text(name)
        if text is None:
            return
        front = _FRONT.match(text)
        if not front:
            opened = text.removeprefix("\ufeff").startswith("---")
            said = "the line --- that ends the record is missing"
            said = said if opened else "the record above the text is missing"
            fix = "begin with a line ---, the record's fields, and another line ---"
            self.problems.add(Mark(name, 1, 0, 3), "no-front-matter", said, fix)
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


def _no_id(said: str) -> str:
    if len(said) > LONGEST_ID:
        return f"an id of {len(said)} characters is too long"
    return f"“{said}” is no id: an id is lower-case letters and digits, in words joined by hyphens"


def _better_place(name: str) -> str:
    """Return what to do with a file that is no record."""
    folder, *inner = name.split("/")
    near = did_you_mean(folder, _HOLDS)
    if inner and folder not in _HOLDS and near:
        return f"did you mean the folder “{near}”?"
    if len(inner) == 1 and folder == "articles" and name.endswith(".md"):
        return "move it into the folder of its year, such as articles/2019"
    if len(inner) == 1 and folder in _HOLDS and name.lower().endswith((".yaml", ".yml")):
        return f"rename it to {Path(name).stem}.yml"
    return "move it out of the content folder"


def slug(text: str) -> str:
    """Return a guess at an id for ``text``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    guess = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return guess if SLUG.fullmatch(guess) else ""
