"""What two articles share, in words: how much, how alike, in which direction, and where."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from archive.analysis.archive import Archive
from archive.analysis.reuse.direction import Direction, credit_lines, direction
from archive.analysis.reuse.independent import COPY
from archive.analysis.reuse.pairs import KINDS, Aligned, Edit, Pair
from archive.records.model import Article
from archive.site.addresses import shared_address
from archive.site.catalogue import View

_LEAST_SHARE = 0.05
_LEAST_SIGNS = 150
"""Code points of a passage that is worth a page by itself: some 25 words."""
_LEAST_SAID = 0.005
ALIKE = dict(zip(KINDS, ("word for word", "nearly word for word", "rewritten"), strict=True))
EDITS = {
    "number": "number", "time": "time expression", "name": "name", "label": "label",
    "hedge": "hedge", "other": "other wording",
}  # fmt: skip
"""What the kinds of edits are called."""
_DIRECTIONS = {
    "a-from-b": "the text of {a} derives from that of {b}",
    "b-from-a": "the text of {b} derives from that of {a}",
    "common-source": "both derive from a common source",
    "independent": "the texts of {a} and {b} are independent",
    "undetermined": "undetermined",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What an article shares with another one, as its page lists it."""

    href: Markup
    other: Article
    amount: str
    """Empty where all that is shared is rewritten."""
    kinds: str
    copied: str
    """Which of the two is a copy: "this", "other" or neither ("")."""


def shares(article: Article, view: View) -> list[Share]:
    """Return what an article shares with others, the most first."""
    pairs = [pair for pair in view.archive.shares_of.get(article.id, ()) if has_page(pair)]
    pairs.sort(key=lambda pair: -_share_of(article.id, pair))
    return [_share(article, pair, view) for pair in pairs]


def _share(article: Article, pair: Pair, view: View) -> Share:
    other, copies = pair.b if article.id == pair.a else pair.a, view.archive.copies
    part, theirs = _share_of(article.id, pair), _share_of(other, pair)
    this_is = copies.get(article.id) == other and part >= COPY
    other_is = copies.get(other) == article.id and theirs >= COPY
    copied = "this" if this_is else "other" if other_is else ""
    amount = per_cent(part) if part else ""
    return Share(link_to(pair), view.archive.articles[other], amount, kinds_of(pair.rows), copied)


def _share_of(article: str, pair: Pair) -> float:
    return pair.a_share if article == pair.a else pair.b_share


def has_page(pair: Pair) -> bool:
    """Whether what two articles share is worth a page: more than formulas and a few words."""
    telling = [row for row in pair.rows if not row.formula]
    enough = pair.share >= _LEAST_SHARE
    return bool(telling) and (enough or any(_is_long(row) for row in telling))


def pairs_among(articles: Sequence[str], archive: Archive) -> list[Pair]:
    """Return what any two of some articles share and is worth a page, the largest share first."""
    here = set(articles)
    found = [
        pair
        for id_ in articles
        for pair in archive.shares_of.get(id_, ())
        if pair.a == id_ and pair.b in here and has_page(pair)
    ]
    return sorted(found, key=lambda pair: -pair.share)


def _is_long(row: Aligned) -> bool:
    return row.kind == "paraphrase" or row.a_end - row.a_start >= _LEAST_SIGNS


def link_to(pair: Pair, row: Aligned | None = None) -> Markup:
    """Return the link to the page of a pair, or to one of its rows there."""
    place = f"#{row_id(row)}" if row else ""
    return Markup(f"/{shared_address(pair.a, pair.b)}{place}")


def row_id(row: Aligned) -> str:
    """Return the id of a row on the page of its pair."""
    return f"r{row.a_start}-{row.b_start}"


def per_cent(share: float) -> str:
    """Return a share (0–1) in words: "47 %"."""
    if 0 < share < _LEAST_SAID:
        return "under 1 %"
    return f"{round(share * 100)} %"


def kinds_of(rows: Iterable[Aligned]) -> str:
    """Return how many passages are how alike: "3 word for word, 1 rewritten"; no formulas."""
    counts = Counter(row.kind for row in rows if not row.formula)
    return ", ".join(f"{counts[kind]} {ALIKE[kind]}" for kind in KINDS if counts[kind])


def differences(edits: Sequence[Edit]) -> str:
    """Return what differs inside a row: "1 number, 2 names"; empty where nothing does."""
    counts = Counter(edit.kind for edit in edits)
    return ", ".join(
        f"{counts[kind]} {name}{'s' if counts[kind] > 1 else ''}"
        for kind, name in EDITS.items()
        if counts[kind]
    )


def direction_of(pair: Pair, archive: Archive) -> Direction:
    """Return which text may have been taken from which, with the reasons."""
    a, b = archive.articles[pair.a], archive.articles[pair.b]
    lines = {id_: credit_lines(archive.readings[id_], archive.sources) for id_ in (a.id, b.id)}
    return direction(pair, a, b, _names(archive), lines)


@lru_cache(maxsize=1)
def _names(archive: Archive) -> dict[str, str]:
    return {id_: source.name for id_, source in archive.sources.items()}


def say_direction(found: Direction, a: str, b: str) -> str:
    """Return a direction in words; a rule's word is a hypothesis and called so."""
    said = _DIRECTIONS[found.kind].format(a=a, b=b)
    if found.by == "person":
        return f"By a person’s decision: {said}."
    if found.kind == "undetermined":
        return "Undetermined."
    return f"A hypothesis, by rule: {said}."


def place_of(view: View, article: str, start: int) -> tuple[str, Markup]:
    """Return where in a report some words stand, in words and as a link to that place."""
    reading, page = view.archive.readings[article], view.href("article", article)
    passage = reading.passage_at(start)
    if passage is None:
        return "in the report", page
    if view.may_read(article):
        sentence = reading.sentence_at(start)
        return passage.place, page + (f"#s{sentence.start}" if sentence else f"#z{passage.start}")
    listed = passage.start in outlined(view.archive, article)
    return passage.place, page + (f"#z{passage.start}" if listed else "")


@lru_cache(maxsize=256)
def outlined(archive: Archive, article: str) -> frozenset[int]:
    """Return where the passages begin that the outline of a text that is not shown names."""
    reading = archive.readings[article]
    named = {reading.passage_of(mention).start for mention in reading.mentions}
    quoted = [span for report in archive.reports_in.get(article, ()) for span in report.spans]
    quoted += [answer.span for answer in archive.answers_in.get(article, ())]
    passages = {reading.passage_at(span.start) for span in quoted}
    return frozenset(named | {passage.start for passage in passages if passage})
