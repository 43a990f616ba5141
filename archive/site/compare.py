"""The page of two articles that share words: their texts side by side.

Where the audience may not read both, it learns where they meet and how alike they are, and no
word of either: what one has would tell what the other says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.analysis.reading import Passage, Reading
from archive.analysis.reuse.pairs import Aligned, Pair
from archive.records.model import Article
from archive.site import markup
from archive.site.catalogue import View
from archive.site.page import Page, make
from archive.site.rendering import counted
from archive.site.shared import (
    ALIKE,
    EDITS,
    differences,
    direction_of,
    kinds_of,
    per_cent,
    place_of,
    row_id,
    say_direction,
)

Span = tuple[int, int]
Edits = Sequence[tuple[int, int, str]]
"""From where, to where, and what kind of edit it is, in words."""
_WORD = re.compile(r"\w+")
_NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: what it is called beside the other, and how much of it the other has."""

    article: Article
    reading: Reading
    name: str
    byline: str
    share: str

    def closed(self, start: int, end: int) -> Span:
        """Return a span with the signs that open and close its words: quotation marks, stops."""
        text, passage = self.reading.text, self.reading.passage_at(start)
        if text is None or passage is None:
            return start, end
        while start > passage.start and _is_sign(text[start - 1]):
            start -= 1
        while end < passage.end and _is_sign(text[end]):
            end += 1
        return start, end

    def gaps(self, spans: Iterable[Span]) -> dict[int, Span]:
        """Return what stands between spans, by the start of the one before it; -1: at the top."""
        found, last, reached = {}, -1, 0
        for start, end in sorted(spans):
            first, finish = self.closed(start, end)
            found[last] = reached, max(first, reached)
            last, reached = start, max(reached, finish)
        found[last] = reached, max(reached, len(self.reading.text or ""))
        return found

    def pieces(self, span: Span, edits: Edits) -> list[tuple[str, str, Markup]]:
        """Return the published words of a span: language, direction and words of each passage."""
        return [
            (passage.lang, passage.dir, markup.edited(self.reading, start, end, edits))
            for passage, start, end in self._published(span)
        ]

    def count(self, span: Span) -> int:
        """Return the number of published words in a span."""
        text = self.reading.text or ""
        return sum(len(_WORD.findall(text, start, end)) for _, start, end in self._published(span))

    def _published(self, span: Span) -> Iterator[tuple[Passage, int, int]]:
        for passage in self.reading.published:
            start, end = max(span[0], passage.start), min(span[1], passage.end)
            if start < end:
                yield passage, start, end


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of one text: where it stands, and its words where both texts may be read.

    ``pieces``: language, direction and words of each passage that it touches.
    """

    place: str
    href: Markup
    pieces: list[tuple[str, str, Markup]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison: shared words; or, without ``how``, words that only one text has."""

    id: str
    how: str
    differ: str
    a: Words | None
    b: Words | None


def compare_page(pair: Pair, view: View) -> Page:
    """Return the page of two articles, the earlier one first."""
    a, b = _sides(pair, view)
    readable = view.may_read(pair.a) and view.may_read(pair.b)
    table = _Table(view, a, b, readable=readable)
    telling = [row for row in pair.rows if not row.formula]
    found = direction_of(pair, view.archive)
    return make(
        view,
        "compare.md",
        "shared",
        f"What two reports share: {a.name} and {b.name}",
        sides=(a, b),
        kinds=kinds_of(pair.rows),
        readable=readable,
        direction=say_direction(found, a.name, b.name),
        reasons=found.reasons,
        lines=list(table.whole(telling) if readable else map(table.line, telling)),
        formulas=[table.line(row) for row in pair.rows if row.formula],
    )


def _sides(pair: Pair, view: View) -> tuple[Side, Side]:
    archive = view.archive
    a, b = (archive.articles[id_] for id_ in (pair.a, pair.b))
    named, other = _names(a, b, view)
    return (
        Side(a, archive.readings[a.id], *named, per_cent(pair.a_share)),
        Side(b, archive.readings[b.id], *other, per_cent(pair.b_share)),
    )


def _names(a: Article, b: Article, view: View) -> list[tuple[str, str]]:
    """Return a short and a full name of each report, by which the two are told apart."""
    bylines = [view.byline(article) for article in (a, b)]
    if a.source != b.source:
        sources = (view.archive.sources[article.source].name for article in (a, b))
        return list(zip(sources, bylines, strict=True))
    if bylines[0] == bylines[1]:
        bylines = [f"{bylines[0]} (A)", f"{bylines[1]} (B)"]
    return list(zip(bylines, bylines, strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of one page in the making."""

    view: View
    a: Side
    b: Side
    readable: bool

    def line(self, row: Aligned) -> Line:
        """Return two aligned stretches of words."""
        a_edits = [(edit.a_start, edit.a_end, EDITS[edit.kind]) for edit in row.edits]
        b_edits = [(edit.b_start, edit.b_end, EDITS[edit.kind]) for edit in row.edits]
        return Line(
            row_id(row),
            ALIKE[row.kind] + _degree(row),
            differences(row.edits),
            self._words(self.a, self.a.closed(row.a_start, row.a_end), a_edits),
            self._words(self.b, self.b.closed(row.b_start, row.b_end), b_edits),
        )

    def whole(self, rows: Sequence[Aligned]) -> Iterator[Line]:
        """Yield both texts from beginning to end in the order of a, each word of each once.

        What only b has stands behind the shared words that it follows in b.
        """
        a_gaps = self.a.gaps((row.a_start, row.a_end) for row in rows)
        b_gaps = self.b.gaps((row.b_start, row.b_end) for row in rows)
        yield from self._apart(a_gaps.pop(-1), b_gaps.pop(-1))
        for row in rows:
            yield self.line(row)
            behind = a_gaps.pop(row.a_start, _NOTHING), b_gaps.pop(row.b_start, _NOTHING)
            yield from self._apart(*behind)

    def _apart(self, *gaps: Span) -> Iterator[Line]:
        """Yield a line of what stands between shared words, if there is any word in it."""
        a, b = (self._between(side, gap) for side, gap in zip((self.a, self.b), gaps, strict=True))
        if a or b:
            yield Line("", "", "", a, b)

    def _between(self, side: Side, gap: Span) -> Words | None:
        number = side.count(gap)
        if not number:
            return None
        return Words(str(counted(number, "word")), Markup(""), side.pieces(gap, ()))

    def _words(self, side: Side, span: Span, edits: Edits) -> Words:
        place, href = place_of(self.view, side.article.id, span[0])
        return Words(place, href, side.pieces(span, edits) if self.readable else [])


def _is_sign(sign: str) -> bool:
    """Whether a sign is neither of a word nor a space."""
    return not (sign.isspace() or _WORD.match(sign))


def _degree(row: Aligned) -> str:
    return "" if row.kind == "verbatim" else f", {per_cent(row.similarity)} alike"
