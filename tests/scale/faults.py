"""Mistakes of many kinds, each planted in records of its own, with the problems it must cause."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from archive.records.vault import sha256
from tests.scale.corpus import Corpus, name_of

Place = tuple[str, int, str]
"""What a problem must say: the file, the line (0: the file as a whole), the code."""
Fault = Callable[[Corpus], list[Place]]
_HEAD = "---\ntitle: T\nsource: sources-1\nlanguage: en\nrights: {display: full}\n"


@dataclass(frozen=True)
class _Edit:
    """A line of a record that becomes another, and the problem on the line that has ``at``."""

    kind: str
    old: str
    new: str
    code: str
    at: str = ""

    def __call__(self, corpus: Corpus) -> list[Place]:
        id_ = corpus.take(self.kind)
        name = corpus.file(self.kind, id_)
        text = corpus.text(name)
        lines = text.split("\n")
        number = next(i for i, line in enumerate(lines) if line.startswith(self.old))
        new = self.new.replace("SELF", id_).replace("AS IT IS", lines[number])
        lines[number : number + 1] = new.split("\n") if new else []
        text = "\n".join(lines)
        corpus.write(name, text)
        where = text.find(self.at.replace("SELF", id_) or new)
        return [(name, text.count("\n", 0, where) + 1, self.code)]


def _article(old: str, new: str, code: str, at: str = "") -> _Edit:
    return _Edit("article", old, new, code, at)


def _event(old: str, new: str, code: str, at: str = "") -> _Edit:
    return _Edit("events", old, new, code, at)


_EDITS: tuple[_Edit, ...] = (
    _article("title:", "title: NO", "silent-type"),
    _article("title:", "title: 12:30", "silent-type"),
    _article("language:", "AS IT IS\nmood: bad", "unknown-key", "mood"),
    _article("language:", "", "missing-key", "title:"),
    _article("published:", 'published: "2031-4-2"', "bad-date"),
    _article("published:", 'published: "2031-02-30"', "impossible-date"),
    _article("language:", "language: english", "bad-language"),
    _article("url:", "url: ftp://news.example/", "bad-url"),
    _article("url:", "url: javascript:alert(1)", "bad-url"),
    _article("  display:", "  display: partial", "unknown-choice"),
    _article("source:", "source: sources-none", "unknown-source"),
    _article("subjects:", "subjects: [subject-none]", "unknown-subject"),
    _article("title:", "", "title-missing", "source:"),
    _article("title:", "AS IT IS\nderived_title: Another", "two-titles", "derived_title:"),
    _article("  display:", 'AS IT IS\n  until: "2031-05-01"', "until-without-then", "  until"),
    _article("  display:", "  display: withheld", "withheld-without-reason"),
    _article("rights:", "basis:\n  abstract: {grade: stated, from: x}\nAS IT IS",
             "unknown-basis", "  abstract"),
    _article("title:", "title: …", "empty-value"),
    _article("title:", "title: \x07", "control-character"),
    _article("title:", 'title: "a\\u0007"', "control-character"),
    _article("title:", 'title: "never closed', "yaml-syntax"),
    _article("url:", 'url: "never closed', "yaml-syntax"),
    _article("title:", "title: a: b", "yaml-syntax"),
    _article("subjects:", "subjects: &a [subject-1]", "yaml-anchor"),
    _article("title:", "title: !!python/name:os.system x", "yaml-tag"),
    _article("language:", "AS IT IS\nlanguage: fa", "duplicate-key", "language: fa"),
    _article("subjects:", "subjects: subject-1", "wrong-shape"),
    _article("url:", "url: " + "[" * 40, "wrong-shape"),
    _article("---", "", "no-front-matter", "title:"),
    _article("rights:", "mentions: [{entity: none, form: Nobody Here At All}]\nAS IT IS",
             "mention-not-found", "mentions"),
    _article("rights:", "based_on: [SELF]\nAS IT IS", "self-reference", "based_on"),
    _article("subjects:", "subjects: [subject-1, subject-1]", "repeated-value"),
    _article("rights:", "formerly: [report-11-2011]\nAS IT IS", "formerly-taken", "formerly"),
    _article("rights:", "formerly: [Old Name]\nAS IT IS", "bad-id", "formerly"),
    _article("  - name:", "AS IT IS\n    entity: places-1", "wrong-entity-type", "    entity"),
    _article("  - name:", "AS IT IS\n    entity: nobody-here", "unknown-entity", "    entity"),
    _article("rights:", "based_on: [report-none]\nAS IT IS", "unknown-article", "based_on"),
    _article("rights:", "zones:\n  - {start: 0, end: 90000, zone: body, rule: r}\nAS IT IS",
             "zone-outside", "  - {start"),
    _article("rights:", "capture: {path: a.txt, sha256: abc}\nAS IT IS", "bad-sha256", "capture"),
    _article("rights:", f"capture: {{path: ../a.txt, sha256: {'a' * 64}}}\nAS IT IS",
             "bad-path", "capture"),
    _article("rights:", f"capture: {{path: con.txt, sha256: {'a' * 64}}}\nAS IT IS",
             "bad-path", "capture"),
    _Edit("captured", "  sha256:", f"  sha256: {'b' * 64}", "capture-changed"),
    _Edit("captured", "  - {start: 6", "", "zone-gap", "zones:"),
    _Edit("captured", "  - {start: 0", "AS IT IS\n  - {start: 2, end: 4, zone: body, rule: r}",
          "zone-overlap", "  - {start: 2"),
    _Edit("places", "geo:", "geo: {lat: 95, lon: 3}", "bad-number"),
    _Edit("people", "kind:", "AS IT IS\nage: 40", "unknown-key", "age"),
    _Edit("people", "kind:", "kind: [porter]", "wrong-shape"),
    _Edit("people", "name:", "AS IT IS\naliases: [no]", "silent-type", "aliases"),
    _Edit("people", "kind:", "AS IT IS\nnot_same_as: [SELF]", "self-reference", "not_same"),
    _Edit("sources", "kind:", "AS IT IS\nurl: news.example", "bad-url", "url"),
    _event("  - article:", "  - article: report-none", "unknown-article"),
    _event("date_basis:", "", "date-without-basis", "date:"),
    _event("      - exact:", "      - exact: Nobody said so.", "quote-not-found"),
    _event("      - exact:", '      - exact: "."', "quote-not-unique"),
    _event("      - exact:", "      - start: 3", "quote-shape"),
    _event("          count:", "          count: 900", "value-unreadable"),
    _event("          count:", "          count: 2\n          label: days", "value-shape",
           "        value"),
    _event("        stance:", "AS IT IS\n        attributed_to: [{who: a, entity: people-1}]",
           "attribution-shape", "        attributed_to"),
    _event("        stance:", "        stance: maybe", "unknown-choice"),
    _event("place:", "place: people-1", "wrong-entity-type"),
    _event("place:", "AS IT IS\npart_of: events-none", "unknown-event", "part_of"),
    _event("place:", "AS IT IS\npart_of: SELF", "self-reference", "part_of"),
)  # fmt: skip


def _not_utf8(corpus: Corpus) -> list[Place]:
    name = corpus.file("article", corpus.take("article"))
    text = corpus.text(name)
    corpus.write(name, text.encode() + b"\xff\n")
    return [(name, text.count("\n") + 1, "not-utf8")]


def _circle(corpus: Corpus) -> list[Place]:
    ids = [corpus.take("article") for _ in range(3)]
    places = []
    for id_, other in zip(ids, [*ids[1:], ids[0]], strict=True):
        name = corpus.file("article", id_)
        corpus.write(name, corpus.text(name).replace("rights:", f"based_on: [{other}]\nrights:"))
        line = corpus.text(name).partition("based_on")[0].count("\n") + 1
        places.append((name, line, "circle"))
    return places


def _bad_name(corpus: Corpus) -> list[Place]:
    name = f"people/{corpus.take('people')} Copy.yml"
    corpus.write(name, "name: A Copy\n")
    return [(name, 0, "bad-id")]


def _two_of_one_id(corpus: Corpus) -> list[Place]:
    id_ = corpus.take("article")
    name = f"articles/undated/{id_}.md"
    corpus.write(name, f"{_HEAD}---\nText.\n")
    return [(name, 0, "duplicate-id")]


def _two_ids_by_case(corpus: Corpus) -> list[Place]:
    id_ = corpus.take("article")
    name = corpus.file("article", id_).replace("report", "REPORT")
    corpus.write(name, f"{_HEAD}---\nText.\n")
    return [(name, 0, "duplicate-id")]


def _stray(corpus: Corpus) -> list[Place]:
    name = f"people/{corpus.take('people')}.yaml"
    corpus.write(name, "name: A\n")
    return [(name, 0, "stray-file")]


def _link(corpus: Corpus) -> list[Place]:
    name = corpus.file("article", corpus.take("article"))
    (corpus.content / name).unlink()
    (corpus.content / name).symlink_to(corpus.vault / "0.txt")
    return [(name, 0, "linked-file")]


def _pipe(corpus: Corpus) -> list[Place]:
    name = corpus.file("events", corpus.take("events"))
    (corpus.content / name).unlink()
    os.mkfifo(corpus.content / name)
    return [(name, 0, "linked-file")]


def _endless(corpus: Corpus) -> list[Place]:
    name = corpus.file("people", corpus.take("people"))
    os.truncate(corpus.content / name, 1 << 33)
    return [(name, 0, "too-large")]


def _vault_file(corpus: Corpus) -> tuple[str, str, int]:
    """Return a record of the vault: its file, its capture's path, the line that names the path."""
    name = corpus.file("captured", corpus.take("captured"))
    before, _, after = corpus.text(name).partition("  path: ")
    return name, after.partition("\n")[0], before.count("\n") + 1


def _lost(corpus: Corpus) -> list[Place]:
    name, path, line = _vault_file(corpus)
    (corpus.vault / path).unlink()
    return [(name, line, "capture-missing")]


def _rotten(corpus: Corpus) -> list[Place]:
    name, path, line = _vault_file(corpus)
    (corpus.vault / path).write_bytes((corpus.vault / path).read_bytes() + b"\n")
    return [(name, line + 1, "capture-changed")]


def _no_text(corpus: Corpus) -> list[Place]:
    name, path, line = _vault_file(corpus)
    old, new = (corpus.vault / path).read_bytes(), b"%PDF \xff\xfe"
    (corpus.vault / path).write_bytes(new)
    corpus.write(name, corpus.text(name).replace(sha256(old), sha256(new)))
    return [(name, line, "capture-not-text")]


def _linked_capture(corpus: Corpus) -> list[Place]:
    name, path, line = _vault_file(corpus)
    (corpus.vault / path).rename(corpus.vault / f"{path}.moved")
    (corpus.vault / path).symlink_to(f"{path}.moved")
    return [(name, line, "linked-file")]


def _two_texts(corpus: Corpus) -> list[Place]:
    name = corpus.file("captured", corpus.take("captured"))
    text = corpus.text(name)
    corpus.write(name, text + "\nA text here too.\n")
    return [(name, text.count("\n") + 2, "two-texts")]


def _one_alias(corpus: Corpus) -> list[Place]:
    first, other = sorted(corpus.take("people") for _ in range(2))
    for id_ in (first, other):
        name = corpus.file("people", id_)
        corpus.write(name, corpus.text(name) + f"aliases:\n  - Old Tallow {first}\n")
    return [(corpus.file("people", other), 4, "ambiguous-alias")]


def _same_name_twice(corpus: Corpus) -> list[Place]:
    id_ = corpus.take("people")
    name, own = corpus.file("people", id_), name_of(1000 + int(id_.partition("-")[2]))
    corpus.write(name, corpus.text(name) + f"aliases:\n  - {own}\n")
    return [(name, 4, "repeated-alias")]


def _second_account(corpus: Corpus) -> list[Place]:
    name = corpus.file("events", corpus.take("events"))
    text = corpus.text(name)
    article = text.partition("  - article: ")[2].partition("\n")[0]
    more = f"  - article: {article}\n    as: background\n"
    before, _, after = text.partition("questions:")
    corpus.write(name, f"{before}{more}questions:{after}")
    return [(name, before.count("\n") + 1, "repeated-account")]


def _second_question(corpus: Corpus) -> list[Place]:
    name = corpus.file("events", corpus.take("events"))
    text = corpus.text(name)
    asked = text.partition("questions:\n")[2]
    corpus.write(name, text + asked)
    return [(name, text.count("\n") + 1, "repeated-question")]


FAULTS: tuple[Fault, ...] = (
    *_EDITS, _not_utf8, _circle, _bad_name, _two_of_one_id, _two_ids_by_case, _stray, _link, _pipe,
    _endless, _lost, _rotten, _no_text, _linked_capture, _two_texts, _one_alias, _same_name_twice,
    _second_account, _second_question,
)  # fmt: skip


def plant(corpus: Corpus, most: int) -> list[Place]:
    """Plant mistakes, kind after kind, until ``most`` problems are due; return what they must say.

    Each kind comes once before one comes again.
    """
    due: list[Place] = []
    turn = 0
    while len(due) < most:
        due += FAULTS[turn % len(FAULTS)](corpus)
        turn += 1
    return due
