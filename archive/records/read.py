"""Read the content folder: every file to a record, every problem noted, nothing resolved yet."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from archive.records import yamldoc
from archive.records.blanks import Blank
from archive.records.fields import LONGEST_ID, SLUG, is_id
from archive.records.filenames import unified
from archive.records.folder import list_files, read_text
from archive.records.memo import Taking, afresh
from archive.records.model import FOLDERS, Article, Entity, Event, Source, Subject
from archive.records.nodes import Mapping, Node
from archive.records.problems import Mark, Problems
from archive.records.redacted_names import (
    decisions,
    learn,
    note_left,
    spans_of,
    stand_in,
    stands_for,
    tombstone,
)
from archive.records.redacted_records import Body, Records
from archive.records.redacted_words import naming, refuse
from archive.records.redaction import find, passage_forms
from archive.records.shelf import Shelf
from archive.records.steps import to_node, to_record
from archive.text.near import did_you_mean

T = TypeVar("T")
Watch = Callable[[list[str], str], Iterable[str]]
FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
"""The record above an article's text (group 1), with the lines that open and close it."""
_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FINDINGS = ".findings.jsonl"
_MAY_REDACT = re.compile(r"redacted|\\")
"""An escape of YAML may hide the word."""
_HOLDS = (*FOLDERS, "sources", "events", "articles")


def _unwatched(files: list[str], _label: str) -> Iterable[str]:
    return files


def read_content(
    content: Path, problems: Problems, watch: Watch = _unwatched, take: Taking = afresh
) -> Shelf:
    """Read all records under ``content``; problems are added to ``problems``."""
    reading = _Reading(Shelf(content), problems, take)
    names = sorted(list_files(content, problems), key=_in_turn)
    reading.look_for_redacted(names)
    for name in watch(names, "reading"):
        reading.file(name)
    reading.refuse_redacted()
    _check_companions(names, reading.shelf, problems)
    return reading.shelf


def _in_turn(name: str) -> tuple[bool, str]:
    """Sort well-named files first: of two with one id the other is the mistake."""
    return not name.isascii() or name != name.lower(), name


def _check_companions(names: list[str], shelf: Shelf, problems: Problems) -> None:
    known, down = set(names), {one.at.mark.path for one in shelf.taken_down.values()}
    for name in names:
        article = f"{name.removesuffix(FINDINGS)}.md"
        if name.endswith(FINDINGS) and article not in known:
            said = "no article stands beside these findings"
            problems.add(Mark(name), "stray-file", said, "remove the file, or restore the article")
        elif name.endswith(FINDINGS) and article in down:
            said = "these are findings of a report that was taken down"
            problems.add(Mark(name), "findings-left", said, "remove the file, as a build does")


class _Reading:
    """The way of one content folder onto the shelf."""

    def __init__(self, shelf: Shelf, problems: Problems, take: Taking) -> None:
        self.take = take
        self.shelf = shelf
        self.problems = problems
        self.seen: dict[tuple[str, str], str] = {}
        self.texts: dict[str, str | None] = {}
        self.records = Records(shelf.redaction, problems)

    def look_for_redacted(self, names: Iterable[str]) -> None:
        """Learn which names are redacted, before any other record is read."""
        quiet = Problems()  # each text is looked at once more, with its problems
        for name in names:
            folder, _, file = name.partition("/")
            if folder in FOLDERS and file.endswith(".yml"):
                self.texts[name] = self._text(name)
                text = self.texts[name] or ""
                node = yamldoc.load(text, name, quiet) if _MAY_REDACT.search(text) else None
                if node and "redacted" in node.items:
                    stem, new = file.removesuffix(".yml"), slug(stands_for(node))
                    person = FOLDERS[folder] == "person"
                    redaction = self.shelf.redaction
                    learn(node, stem, new, redaction, self.problems, person=person)

    def refuse_redacted(self) -> None:
        """Note where words of a redacted passage stand in records beside the article's own."""
        bodies = {id_: body.forms for id_, body in self.records.bodies.items() if body.forms}
        named = naming(self.shelf) if bodies else {}
        for id_ in bodies.keys() & named.keys():
            refuse(id_, bodies[id_], named[id_], self.problems)

    def _id_of(self, stem: str, name: str) -> str:
        """Return the id of a file's record: its name, without names that are redacted."""
        id_ = self.shelf.redaction.id(stem)
        if id_ not in self.shelf.redaction.ids.values():
            note_left(id_, Mark(name), self.shelf.redaction, self.problems, "in the file's name")
        return id_

    def file(self, name: str) -> None:
        folder, *inner = name.split("/")
        stem, _, suffix = inner[-1].rpartition(".") if inner else ("", "", "")
        if name == "subjects.yml":
            self._subjects(name)
        elif len(inner) == 1 and suffix == "yml" and folder in {*FOLDERS, "sources", "events"}:
            self._yaml_file(name, folder, stem)
        elif len(inner) == 2 and folder == "articles" and suffix == "md":
            self._check_year(name, inner[0])
            self._article(name, stem)
        elif not (len(inner) == 2 and folder == "articles" and name.endswith(FINDINGS)):
            self.problems.add(
                Mark(name), "stray-file", "this file is no record", _better_place(name)
            )

    def _check_year(self, name: str, folder: str) -> None:
        if not SLUG.fullmatch(folder):
            said, fix = f"“{folder[:LONGEST_ID]}” is no name for a folder", "name it by the year"
            self.problems.add(Mark(name), "stray-file", said, f"{fix}, such as articles/2019")

    def _text(self, name: str) -> str | None:
        """Return a file's text. What was read is not read again: it might be another by then."""
        if name in self.texts:
            return self.texts.pop(name)
        return read_text(self.shelf.content, name, self.problems)

    def _node(self, text: str, name: str, first_line: int = 1) -> Mapping | None:
        """Return what a file's YAML holds; None after a problem was noted."""
        node, found = self._taking()(to_node, text, name, first_line)
        self.problems.found |= found
        return node

    def _record(self, cls: type[T], node: Node, id_: str, **given: object) -> T | None:
        """Return the record that a node is read into; None after a problem was noted."""
        taken = self._taking()(to_record, cls, node, id_, tuple(given.items()))
        record, found, refs = taken
        self.problems.found |= found
        self.shelf.refs += refs
        return record

    def _taking(self) -> Taking:
        """Return how steps are taken: what holds something redacted is changed in its place."""
        return afresh if self.records.changes else self.take

    def _claim_id(self, family: str, stem: str, name: str, kind: str) -> bool:
        """Note the id as taken; False when it is no id or another file has it."""
        key = (family, unified(stem))
        if key in self.seen:
            said = f"the id “{stem[:LONGEST_ID]}” is taken by {self.seen[key]}"
            if Path(self.seen[key]).stem != stem:
                said += " (capitals, and how an accent is stored, make no difference)"
            fix = "rename one of the two files, or merge them"
            self.problems.add(Mark(name), "duplicate-id", said, fix)
            return False
        self.seen[key] = name
        if not is_id(stem):
            better = f"{slug(stem) or 'a-short-name'}{Path(name).suffix}"
            self.problems.add(
                Mark(name), "bad-id", _no_id(stem), f"rename the file, for example to {better}"
            )
        self.shelf.known.setdefault(family, {})[stem] = kind
        return bool(SLUG.fullmatch(stem))

    def _yaml_file(self, name: str, folder: str, stem: str) -> None:
        kind = FOLDERS.get(folder, folder.rstrip("s"))
        family = "entity" if folder in FOLDERS else kind
        id_ = self._id_of(stem, name)
        sound = self._claim_id(family, id_, name, kind)
        text = self._text(name)
        node = self._node(text, name) if text is not None else None
        if node is None:
            return
        if kind == "source":
            self.records.redact(node, Source)
            _keep(self.shelf.sources, self._record(Source, node, id_, id=id_), sound)
        elif kind == "event":
            self.records.redact(node, Event)
            _keep(self.shelf.events, self._record(Event, node, id_, id=id_), sound)
        else:
            node = stand_in(node) if "redacted" in node.items else node
            self.records.redact(node, Entity)
            entity = self._record(Entity, node, id_, id=id_, type=kind)
            _keep(self.shelf.entities, entity, sound)

    def _subjects(self, name: str) -> None:
        text = self._text(name)
        node = self._node(text, name) if text is not None else None
        if node is None:
            self.shelf.unread.add("subject")
            return
        known = self.shelf.known.setdefault("subject", {})
        for said, value in node.items.items():
            id_ = self.shelf.redaction.id(said)
            if isinstance(value, Mapping):
                self.records.redact(value, Subject)
            known[id_] = "subject"
            if not SLUG.fullmatch(id_):
                fix = f"write an id, for example {slug(id_) or 'a-short-name'}"
                self.problems.add(node.keys[said], "bad-id", _no_id(id_), fix)
            _keep(self.shelf.subjects, self._record(Subject, value, id_, id=id_), sound=True)

    def _article(self, name: str, stem: str) -> None:
        id_ = self._id_of(stem, name)
        sound = self._claim_id("article", id_, name, "article")
        text = self._text(name)
        if text is None:
            return
        front = FRONT.match(text)
        if not front:
            opened = text.removeprefix("\ufeff").startswith("---")
            said = "the line --- that ends the record is missing"
            said = said if opened else "the record above the text is missing"
            fix = "begin with a line ---, the record's fields, and another line ---"
            self.problems.add(Mark(name, 1, 0, 3), "no-front-matter", said, fix)
            return
        node = self._node(front[1], name, first_line=2)
        if node is None:
            return
        if "takedown" in node.items:
            node = tombstone(node)
            self.records.redact(node, Article)
            _keep(self.shelf.taken_down, self._record(Article, node, id_, id=id_), sound)
            return
        body = text[front.end() :]
        line = text.count("\n", 0, front.end()) + 1
        said, blanks = self._body(node, body if body.strip() else "", id_, name)
        concealed = self.records.redact(node, Article, id_)
        given = {"id": id_, "body": said, "body_line": line, "blanks": blanks}
        article = self._record(Article, node, id_, **given, concealed=concealed)
        _keep(self.shelf.articles, article, sound)

    def _body(self, node: Mapping, body: str, id_: str, name: str) -> tuple[str, tuple[Blank, ...]]:
        """Return the text of an article's own file without what is redacted, and the blanks."""
        redaction, spans = self.shelf.redaction, spans_of(node)
        if decided := decisions(node, redaction.ids):
            redaction.decided[id_] = [(said, redaction.ids[by]) for said, by in decided]
        said, blanks = redaction.text(body, id_, spans)
        forms = tuple(form for start, end in spans for form in passage_forms(body[start:end]))
        if blanks:
            self.records.bodies[id_] = Body(body, said, blanks, forms)
        decided_forms = redaction.decided_forms(id_)
        if decided_forms and find(decided_forms, Path(name).stem):
            message = "words that are redacted from the text stand in the file's name"
            self.problems.add(Mark(name), "redacted-words", message, "rename the file")
        return said, blanks


def _keep(family: dict[str, T], record: T | None, sound: bool) -> None:  # noqa: FBT001 - private
    if record is not None and sound:
        family[record.id] = record  # type: ignore[attr-defined]


def _no_id(said: str) -> str:
    if len(said) > LONGEST_ID:
        return f"an id of {len(said)} characters is too long"
    if _WORDS.fullmatch(said):
        return f"“{said}” is no id: web servers or Windows give it a meaning of their own"
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
    plain = (
        unicodedata.normalize("NFKD", text[: 4 * LONGEST_ID])
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    guess = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return guess if SLUG.fullmatch(guess) else ""
