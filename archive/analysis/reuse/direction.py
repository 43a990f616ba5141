"""Which text may have taken from which: a hypothesis with its reasons, or a person's decision.

Three things count. Credits: a record, or a credit line of the text, names the other article, its
source or its agency. Dates:
only a later text can have taken from an earlier one; dates that tie, overlap or are approximate
say nothing. Containment: that half of a text stands in another makes one source likely, but not
which of the two; it only adds to dates. Where reasons contradict one another, or the dates stand
alone, the answer is "undetermined".
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from archive.analysis.reading import Reading
from archive.analysis.reuse.pairs import Pair
from archive.records.dates import Date, say
from archive.records.model import Article, Source

CONTAINED = 0.5
"""The share of a text in another from which on the dates of both tell a direction."""
CREDITS = frozenset({"agency_credit", "byline", "dateline"})
"""The zones of a text in which a source is credited."""
_NONE: Mapping[str, Collection[str]] = MappingProxyType({})
_SWAPPED = {"from-it": "to-it", "to-it": "from-it"}
_KINDS = {"from-it": "a-from-b", "to-it": "b-from-a"}


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two texts took from the other, as far as reasons go.

    ``kind`` is a-from-b, b-from-a, common-source, independent or undetermined; ``by`` says whose
    word it is, "person" or "rule"; ``reasons`` are sentences for readers.
    """

    kind: str
    by: str
    reasons: tuple[str, ...]


def direction(
    pair: Pair,
    a: Article,
    b: Article,
    names: Mapping[str, str],
    lines: Mapping[str, Collection[str]] = _NONE,
) -> Direction:
    """Return the direction of reuse between the articles of a pair.

    *names* are the names of sources by id, *lines* the sources named in the credit lines of an
    article, by its id (see `credit_lines`).
    """
    return _decided(a, b) or _inferred(pair, a, b, _Known(names, lines))


def credit_lines(reading: Reading, sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the sources that the credit lines of a text name."""
    publishing = {source.organization: id_ for id_, source in sources.items()}
    return frozenset(
        publishing[mention.entity]
        for mention in reading.mentions
        if mention.entity in publishing and reading.passage_of(mention).zone in CREDITS
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of sources: their names, and the credit lines that name them."""

    names: Mapping[str, str]
    lines: Mapping[str, Collection[str]]

    def called(self, article: Article, other: Article) -> str:
        """Return the name of an article's source, with its date where both have the same."""
        name = self.names[article.source]
        if article.source == other.source and article.published:
            return f"{name} of {say(article.published)}"
        return name


def _decided(a: Article, b: Article) -> Direction | None:
    """Return what people recorded on the pair; undetermined where two records disagree."""
    words = [(word.decision, word.reason) for word in a.reuse if word.with_ == b.id]
    words += [
        (_SWAPPED.get(word.decision, word.decision), word.reason)
        for word in b.reuse
        if word.with_ == a.id
    ]
    if not words:
        return None
    decisions = {decision for decision, _ in words}
    decision = decisions.pop() if len(decisions) == 1 else "undetermined"
    reasons = tuple(dict.fromkeys(reason for _, reason in words))
    return Direction(_KINDS.get(decision, decision), "person", reasons)


def _inferred(pair: Pair, a: Article, b: Article, known: _Known) -> Direction:
    credited = {
        "a-from-b": tuple(_credits(a, b, known)),
        "b-from-a": tuple(_credits(b, a, known)),
        "common-source": tuple(_common(a, b, known)),
    }
    later, dated = _dates(a, b, known)
    said = [kind for kind, reasons in credited.items() if reasons]
    reasons = (*(reason for kind in said for reason in credited[kind]), *dated)
    if len(said) == 1:
        against = later is not None and said[0] != "common-source" and said[0] != later
        return Direction("undetermined" if against else said[0], "rule", reasons)
    contained = tuple(_contained(pair, a, b, known))
    if not said and later and contained:
        return Direction(later, "rule", (*dated, *contained))
    return Direction("undetermined", "rule", (*reasons, *contained))


def _credits(article: Article, other: Article, known: _Known) -> Iterator[str]:
    """Yield in which words an article credits another, or its source."""
    by, name = known.called(article, other), known.names[other.source]
    if other.id in article.based_on:
        yield f"The report in {by} names that in {known.called(other, article)} as its source."
    if other.source == article.source:
        if article.via and not other.via:
            yield f"The copy in {by} was republished by {known.names[article.via]}."
    elif other.source == article.agency:
        yield f"The report in {by} is credited to {name}, which published the other."
    elif other.source in known.lines.get(article.id, ()):
        yield f"A credit line of the report in {by} names {name}, which published the other."


def _common(a: Article, b: Article, known: _Known) -> Iterator[str]:
    """Yield what both articles credit."""
    if a.agency and a.agency == b.agency and a.agency not in {a.source, b.source}:
        yield f"Both reports are credited to {known.names[a.agency]}."
    if common := {*a.based_on} & {*b.based_on}:
        number = "another report" if len(common) == 1 else "the same reports"
        yield f"Both reports name {number} as their source."


def _dates(a: Article, b: Article, known: _Known) -> tuple[str | None, tuple[str, ...]]:
    """Return which direction the dates allow, None where they allow both, and the reason."""
    one, other = _certain(a.published), _certain(b.published)
    if one is None or other is None:
        return None, ("The dates are not certain enough to tell which text came first.",)
    if one.first <= other.last and other.first <= one.last:
        return None, ("The dates do not tell which text came first.",)
    first, second = (a, b) if one < other else (b, a)
    reason = (
        f"{known.names[second.source]} is dated {say(max(one, other))},"
        f" after {known.names[first.source]}, {say(min(one, other))}."
    )
    return "b-from-a" if first is a else "a-from-b", (reason,)


def _certain(date: Date | None) -> Date | None:
    """Return a date that can be compared: neither approximate, uncertain nor open."""
    if date is None or date.approximate or date.uncertain or date.is_open:
        return None
    return date


def _contained(pair: Pair, a: Article, b: Article, known: _Known) -> Iterator[str]:
    """Yield which of the texts stands for a good part in the other."""
    for share, article, other in ((pair.a_share, a, b), (pair.b_share, b, a)):
        if share >= CONTAINED:
            of, by = known.called(article, other), known.called(other, article)
            yield f"{share * 100:.0f}\N{NO-BREAK SPACE}% of the text in {of} stands in {by} too."
