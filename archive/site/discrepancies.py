"""Where reports differ: every question with answers that cannot all hold, across the archive.

Found in the claims that people recorded; and, as suggestions only, in what was changed between
two texts that share words.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from markupsafe import Markup

from archive.analysis.archive import Archive
from archive.analysis.coverage import Coverage, Row
from archive.analysis.reading import Reading
from archive.analysis.reuse.pairs import Aligned, Edit, Pair
from archive.site import markup
from archive.site.catalogue import View
from archive.site.matrix import Column, Line, Said, matrix
from archive.site.page import Page, make
from archive.site.shared import EDITS, has_page, link_to, place_of
from archive.text.fold import fold_form

T = TypeVar("T")
Span = tuple[int, int]
_QUESTIONS = 100
"""Questions of one section of the page; the rest is counted."""
_SUGGESTIONS = 50
"""Suggestions of one kind on the page; the rest is counted."""
_AROUND = 45
"""Code points of context on either side of a changed word."""
SUGGESTED = ("number", "time", "name", "label", "hedge")


Answers = tuple[Markup, list[tuple[Column, Said]]]
"""A value, and the answers that give it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a record, with the answers of the same value together, by date."""

    record: Markup
    href: Markup
    line: Line
    answers: list[Answers]


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a change: which report, where in it, and the words where they may be read."""

    byline: str
    place: str
    href: Markup
    words: Markup | None
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ inside a passage that two reports share."""

    href: Markup
    versions: tuple[Version, Version]


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """Entries of one kind: those that are shown, and how many there are in all."""

    kind: str
    entries: list[T]
    total: int


def discrepancies_page(view: View) -> Page:
    """Return the page of everything in which reports differ."""
    asked = {status: _section(view, status) for status in ("differ", "overlap")}
    asked["words"] = _section(view, "differ", "overlap", naming=True)
    return make(
        view, "discrepancies.md", "discrepancies", "Discrepancies", asked=asked,
        suggested=list(_suggestions(view)),
    )  # fmt: skip


def differing(archive: Archive) -> int:
    """Return in how many questions on facts reports differ."""
    rows = (row for covered in archive.coverage.values() for row in covered.rows)
    return sum(_is_in(row, ("differ",), naming=False) for row in rows)


def _is_in(row: Row, statuses: Collection[str], *, naming: bool) -> bool:
    """Whether a row belongs in a section; questions on names are apart from those on facts."""
    return row.status in statuses and row.question.naming == naming


def _section(view: View, *statuses: str, naming: bool = False) -> Section[Question]:
    found = [
        (kind, id_, name, replace(covered, rows=(row,)))
        for kind, id_, name, covered in _covered(view)
        for row in covered.rows
        if _is_in(row, statuses, naming=naming)
    ]
    shown = [question for one in found[:_QUESTIONS] for question in _questions(*one, view)]
    return Section(statuses[0], shown, len(found))


def _covered(view: View) -> Iterator[tuple[str, str, str, Coverage]]:
    """Yield what reports answer on each event, by date, and on each entity, by name."""
    archive = view.archive
    for id_, event in archive.events.items():
        yield "event", id_, event.name, archive.coverage["event", id_]
    for id_, entity in archive.entities.items():
        if ("entity", id_) in archive.coverage:
            yield entity.type, id_, entity.name, archive.coverage["entity", id_]


def _questions(kind: str, id_: str, name: str, covered: Coverage, view: View) -> Iterator[Question]:
    """Yield the questions of a matrix as entries of the list."""
    made = matrix(covered, view)
    for line in () if made is None else made.lines:
        answers: dict[str, Answers] = {}
        for column, cell in line.cells:
            for said in cell:
                value = Markup("{}{}").format(said.stance, said.value)
                key = fold_form(value.striptags())  # as answers are compared
                answers.setdefault(key, (value, []))[1].append((column, said))
        href = view.href(kind, id_) + f"#q-{line.id}"
        yield Question(view.anchor(kind, id_, name), href, line, list(answers.values()))


def _suggestions(view: View) -> Iterator[Section[Change]]:
    """Yield for each kind what was changed between two texts, where they share the most first."""
    pairs = [pair for pair in view.archive.pairs.values() if has_page(pair)]
    pairs.sort(key=lambda pair: -pair.share)
    found: dict[str, list[tuple[Pair, Aligned, Edit]]] = {kind: [] for kind in SUGGESTED}
    for pair in pairs:
        for row in pair.rows:
            for edit in () if row.formula else row.edits:
                if edit.kind in found:
                    found[edit.kind].append((pair, row, edit))
    for kind, changes in found.items():
        changes.sort(key=lambda change: change[1].kind == "paraphrase")  # the doubtful ones last
        if changes:
            shown = [_change(*change, view) for change in changes[:_SUGGESTIONS]]
            yield Section(EDITS[kind], shown, len(changes))


def _change(pair: Pair, row: Aligned, edit: Edit, view: View) -> Change:
    shown = view.may_read(pair.a) and view.may_read(pair.b)
    a, b = (edit.a_start, edit.a_end), (edit.b_start, edit.b_end)
    return Change(
        link_to(pair, row),
        (
            _version(view, pair.a, a, (row.a_start, row.a_end), edit.kind, shown=shown),
            _version(view, pair.b, b, (row.b_start, row.b_end), edit.kind, shown=shown),
        ),
    )


def _version(view: View, id_: str, edit: Span, row: Span, kind: str, *, shown: bool) -> Version:
    article, reading = view.archive.articles[id_], view.archive.readings[id_]
    place, href = place_of(view, id_, edit[0])
    passage = reading.passage_at(row[0])
    words = _in_context(reading, edit, row, kind) if shown else None
    lang, turned = (passage.lang, passage.dir) if passage else (article.language, "auto")
    return Version(view.byline(article), place, href, words, lang, turned)


def _in_context(reading: Reading, edit: Span, row: Span, kind: str) -> Markup:
    """Return changed words with some before and behind them in their row."""
    text = reading.text or ""
    start, end = max(row[0], edit[0] - _AROUND), min(row[1], edit[1] + _AROUND)
    if start > row[0]:
        start = text.find(" ", start, edit[0]) + 1 or edit[0]
    if end < row[1]:
        end = max(text.rfind(" ", edit[1], end), edit[1])
    words = markup.edited(reading, start, end, [(*edit, EDITS[kind])])
    return Markup("{}{}{}").format("… " * (start > row[0]), words, " …" * (end < row[1]))
