"""What the reports of one event share, as a small drawing, and the same in words.

The reports stand one below the other, those that are one text together; an arc joins two that
share words, the wider the more they share. It has an arrow only where there is a direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.analysis.reuse.direction import Direction
from archive.analysis.reuse.pairs import Pair
from archive.records.model import Event
from archive.site.catalogue import View
from archive.site.shared import direction_of, link_to, pairs_among, per_cent, say_direction
from archive.text.escape import attribute

_MOST = 24
"""Reports that are drawn; of more, only those that share words, the first of them."""
_LINE, _STEP, _WIDEST = 32, 36, 190
_NAMES = 270
"""Room for the names of reports."""
_ARROWS = {"a-from-b": (0,), "b-from-a": (1,)}
"""At which end a direction has its arrow: at that of whoever took."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports that share words, in words."""

    a: Markup
    b: Markup
    shares: str
    href: Markup
    direction: str
    """Empty where it is undetermined, as it mostly is."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing and the same as a list; ``left_out`` reports share nothing and are not drawn."""

    drawing: Markup
    ties: list[Tie]
    left_out: int


def reuse_graph(event: Event, view: View) -> Graph | None:
    """Return what the reports of an event share; None where no two of them share anything."""
    found = view.archive.coverage.get(("event", event.id))
    pairs = pairs_among(found.columns, view.archive) if found else []
    if not found or not pairs:
        return None
    linked = {id_ for pair in pairs for id_ in (pair.a, pair.b)}
    texts = [sorted(text, key=found.columns.index) for text in found.texts]
    if len(found.columns) > _MOST:
        texts = [[id_ for id_ in text if id_ in linked] for text in texts]
    drawn = [id_ for text in texts for id_ in text][:_MOST]
    directed = [(pair, direction_of(pair, view.archive)) for pair in pairs]
    ties = [_tie(*one, view) for one in directed]
    return Graph(_drawing(drawn, directed, view), ties, len(found.columns) - len(drawn))


def _tie(pair: Pair, found: Direction, view: View) -> Tie:
    a, b = (view.archive.articles[id_] for id_ in (pair.a, pair.b))
    names = [view.archive.sources[article.source].name for article in (a, b)]
    if names[0] == names[1]:
        names = [view.byline(article) for article in (a, b)]
    return Tie(
        view.anchor("article", a.id, view.byline(a)),
        view.anchor("article", b.id, view.byline(b)),
        f"{per_cent(pair.a_share)} and {per_cent(pair.b_share)}" if pair.share else "",
        link_to(pair),
        "" if found.kind == "undetermined" else say_direction(found, *names),
    )


def _drawing(
    articles: Sequence[str], directed: Sequence[tuple[Pair, Direction]], view: View
) -> Markup:
    """Return the reports as rows with their names, and to their left the arcs (SVG)."""
    row = {id_: number for number, id_ in enumerate(articles)}
    kept = [one for one in directed if one[0].a in row and one[0].b in row]
    reach = max((abs(row[pair.a] - row[pair.b]) for pair, _ in kept), default=1)
    step = min(_STEP, _WIDEST // reach)
    left = step * reach + 30
    kept.sort(key=lambda one: one[0].share)  # the widest on top
    parts = [_arc(*one, row, left, step) for one in kept]
    parts += [_bond(id_, row, left, view) for id_ in row]
    parts += [_node(id_, number, left, view) for id_, number in row.items()]
    size = f"0 0 {left + _NAMES} {_LINE * len(row)}"
    head = f'<svg class="graph" viewBox="{size}" aria-hidden="true" focusable="false">'
    return Markup(f"{head}{''.join(parts)}</svg>")


def _bond(id_: str, row: dict[str, int], left: int, view: View) -> str:
    """Return the line from a copy to the report that is kept of its text."""
    kept = view.archive.copies.get(id_)
    if kept not in row:
        return ""
    return f'<path class="bond" d="M{left} {_middle(row[id_])}V{_middle(row[kept])}"/>'


def _node(id_: str, number: int, left: int, view: View) -> str:
    """Return a report: a full circle, or a ring where its text is a copy of the one kept."""
    y, kind = _middle(number), "copy" if id_ in view.archive.copies else "kept"
    name = attribute(view.byline(view.archive.articles[id_]))
    circle = f'<circle class="{kind}" cx="{left}" cy="{y}" r="5"/>'
    return f'{circle}<text x="{left + 14}" y="{y + 5}">{name}</text>'


def _middle(row: int) -> int:
    return _LINE * row + _LINE // 2


def _arc(pair: Pair, found: Direction, row: dict[str, int], left: int, step: int) -> str:
    """Return the arc between two reports, with the larger share and an arrow at whoever took."""
    ends = [_middle(row[pair.a]), _middle(row[pair.b])]
    x, depth = left - 9, step * abs(row[pair.a] - row[pair.b])
    control = x - depth * 4 / 3  # then the curve reaches as far as depth
    arc = f"M{x} {ends[0]}C{control:g} {ends[0]} {control:g} {ends[1]} {x} {ends[1]}"
    share, heads = pair.share, _ARROWS.get(found.kind, ())
    kind = "arc" if share else "arc rewritten"
    line = f'<path class="{kind}" stroke-width="{1 + 5 * share:.1f}" d="{arc}"/>'
    arrows = "".join(f'<path class="head" d="M{x} {ends[n]}l-9-5v10z"/>' for n in heads)
    x, y = x - depth, sum(ends) // 2 + 4
    label = f'<text class="share" x="{x}" y="{y}">{per_cent(share)}</text>' if share else ""
    return line + arrows + label
