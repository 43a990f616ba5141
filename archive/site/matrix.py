"""The coverage matrix: what each report answers to each question, side by side.

Rows are questions, columns are reports by date. A cell quotes the report, says on whose authority
it speaks and how the archive reads it. How the answers of a row stand to each other follows from
rules; none of them says who is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from archive.analysis.claims import Answer
from archive.analysis.coverage import Coverage, Row
from archive.analysis.reuse.pairs import Pair
from archive.analysis.telling import telling
from archive.analysis.values.counts import Count
from archive.analysis.values.stated import Agent, Label, Place, Stated, say
from archive.records.model import Article, Attribution, Claim
from archive.site.catalogue import View, date_of
from archive.site.excerpt import Excerpt, excerpt
from archive.site.page import listed
from archive.site.shared import link_to, pairs_among, per_cent
from archive.text.escape import markdown
from archive.text.fold import fold_name


@dataclass(frozen=True, slots=True)
class Mark:
    """How the answers of a row stand to each other: a sign, a word, and the rule behind them."""

    sign: str
    word: str
    rule: str


MARKS: Final = {
    "agree": Mark("=", "agree", "The answers are the same, in two independent texts or more."),
    "overlap": Mark(
        "≈", "overlap",
        "The answers are not the same; their numbers or dates can all hold, or some are in common.",
    ),
    "differ": Mark(
        "≠", "differ",
        "Two answers do not meet: another number, date, place, name or wording; or one text denies"
        " or questions what another says.",
    ),
    "one text": Mark("1", "one text", "Only one independent text answers, with its copies if any."),
}  # fmt: skip
_STANCES: Final = {"denies": "denied: ", "questions": "called into question: "}
_UNNAMED: Final = {"reports": "as the word of others whom it does not name"}
_THOUSANDS: Final = re.compile(r"(?<![\d.,])\d{4,}(?![\d.,])", re.ASCII)
_OWN: Final = "in the report’s own voice"


@dataclass(frozen=True, slots=True)
class Column:
    """A report at the head of its column; ``text`` says with which others it is one text."""

    href: Markup
    source: str
    date: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: our reading of it, its words, on whose authority, how a date was worked out."""

    stance: str
    value: Markup
    quoted: Excerpt
    by: Markup
    how: str
    note: str | None
    repeated: bool
    """Whether the value is a label and all that is quoted: it need not stand twice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answers, column by column."""

    id: str
    ask: str
    mark: Mark
    texts: int
    cells: list[tuple[Column, list[Said]]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """What reports answer to the questions of one record."""

    columns: list[Column]
    lines: list[Line]
    marks: list[Mark]
    """Those that a line bears, for the key below the table."""


def matrix(found: Coverage | None, view: View) -> Matrix | None:
    """Return the matrix of a record's questions; None where it has none that is answered."""
    if found is None or not found.rows:
        return None
    columns = [_column(id_, found, view) for id_ in found.columns]
    lines = [_line(row, found, columns, view) for row in found.rows]
    borne = {row.status for row in found.rows}
    return Matrix(columns, lines, [mark for status, mark in MARKS.items() if status in borne])


def _column(id_: str, found: Coverage, view: View) -> Column:
    article = view.archive.articles[id_]
    text = next(text for text in found.texts if id_ in text)
    others = listed(report_link(view, other) for other in text if other != id_)
    return Column(view.href("article", id_), _source(view, article), date_of(article), others)


def _source(view: View, article: Article) -> str:
    return view.archive.sources[article.source].name


def report_link(view: View, id_: str) -> Markup:
    """Return a link to a report by its source and date."""
    article = view.archive.articles[id_]
    return view.anchor("article", id_, view.byline(article))


def _line(row: Row, found: Coverage, columns: Sequence[Column], view: View) -> Line:
    cells = [
        (column, [_said(answer, view.archive.articles[id_], view) for answer in answers])
        for column, id_, answers in zip(columns, found.columns, row.cells, strict=True)
    ]
    return Line(row.question.id, row.question.ask, MARKS[row.status], row.texts, cells)


def _said(answer: Answer, article: Article, view: View) -> Said:
    marked = telling(answer, view.archive.readings[article.id])
    claim, quoted = answer.claim, excerpt(view, article, answer.span, marked)
    value, repeated = _value(answer, quoted, view), _repeats(answer.value, quoted)
    stance, by = _STANCES.get(claim.stance, ""), _authority(claim, view)
    return Said(stance, value, quoted, by, answer.how, claim.note, repeated)


def _repeats(value: Stated, quoted: Excerpt) -> bool:
    """Whether a label is all that is quoted, and so need not stand twice."""
    if quoted.words is None or not isinstance(value, Label):
        return False
    return fold_name(quoted.words.striptags()) == fold_name(value.words)


def _value(answer: Answer, quoted: Excerpt, view: View) -> Markup:
    """Return a typed value in our words; a label in quotation marks, for it is the report's."""
    value = answer.value
    if isinstance(value, Place):
        lies = "" if value.relation == "in" else f"{value.relation} "
        return Markup(lies) + view.entity(value.entity)
    if isinstance(value, Agent):
        return view.entity(value.entity)
    if isinstance(value, Label):
        return _label(value.words, quoted)
    if isinstance(value, Count) and value.least != value.most:
        return Markup(markdown(_bounded(answer.claim.value.count or say(value))))
    return Markup(markdown(say(value)))


def _label(words: str, quoted: Excerpt) -> Markup:
    """Return a report's words for someone or something, as the quotation that they are."""
    said, lang, turned = markdown(words), quoted.lang, quoted.dir
    return Markup(f'<q class="label" lang="{lang}" dir="{turned}" data-untrusted>“{said}”</q>')


def _bounded(count: str) -> str:
    """Return a count as the record has it: "more than 30" is not turned to "at least 31"."""
    return _THOUSANDS.sub(lambda digits: f"{int(digits[0]):,}", count)


def _authority(claim: Claim, view: View) -> Markup:
    """Return on whose authority a report speaks: "according to Ada Quill, citing a union"."""
    if not claim.attributed_to:
        return Markup(_UNNAMED.get(claim.stance, _OWN))
    chain = listed((_who(link, view) for link in claim.attributed_to), ", citing ")
    return Markup("according to ") + chain


def _who(link: Attribution, view: View) -> Markup:
    return view.entity(link.entity) if link.entity else Markup(markdown(link.who or ""))


@dataclass(frozen=True, slots=True)
class Shared:
    """Two reports that share words: how much of each, and where they stand side by side."""

    a: Markup
    b: Markup
    a_share: str
    b_share: str
    href: Markup


@dataclass(frozen=True, slots=True)
class Texts:
    """How many independent texts some reports are, which are one text, and why."""

    reports: int
    texts: int
    copied: list[list[Markup]]
    """The reports that are one text with others, the one that stands for them first."""
    pairs: list[Shared]


def texts(found: Coverage | None, view: View) -> Texts | None:
    """Return how many independent texts a matrix rests on; None where it is one report."""
    if found is None or len(found.columns) < 2:  # noqa: PLR2004 - one report is one text
        return None
    copied = [[report_link(view, id_) for id_ in text] for text in found.texts if len(text) > 1]
    pairs = [_shared(pair, view) for pair in pairs_among(found.columns, view.archive)]
    return Texts(len(found.columns), len(found.texts), copied, pairs)


def _shared(pair: Pair, view: View) -> Shared:
    one, other = report_link(view, pair.a), report_link(view, pair.b)
    return Shared(one, other, per_cent(pair.a_share), per_cent(pair.b_share), link_to(pair))
