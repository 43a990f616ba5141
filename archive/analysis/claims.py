"""Claims verified: each quotation is in its article, and its value can be read from the words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.analysis.quotes import Span, locate
from archive.analysis.reading import Reading
from archive.analysis.values.readable import Quoted, Unread, how_read
from archive.analysis.values.stated import KINDS, Agent, Place, Stated, stated
from archive.records.model import Article, Claim, Quote, Value
from archive.records.problems import Problems
from archive.records.shelf import Shelf

MOST_WORDS = 6
"""Words of a report that a record may repeat as a label or as the place where a value stands."""
_GIVEN = "write the value that the words give, or quote the words that give it"
_NAMED = "quote words that name it; a name not known yet goes to the aliases of its record"
_VERBATIM = f"copy at most {MOST_WORDS} of the quoted words, or quote the words that you mean"
_FIXES = {
    "count": _GIVEN,
    "date": f"{_GIVEN}; anchor: says from which day they count",
    "place": _NAMED, "agent": _NAMED,
    "label": _VERBATIM, "read_from": _VERBATIM,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A verified claim: where its words stand, what they say, and how a date was worked out."""

    claim: Claim
    span: Span
    value: Stated
    how: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of all quotations: spans by the ``id()`` of a quote, answers by a claim's."""

    spans: dict[int, Span]
    answers: dict[int, Answer]


def verify(shelf: Shelf, readings: Mapping[str, Reading], problems: Problems) -> Verified:
    """Verify every quotation and every value; those of texts not here are noted once an article."""
    spans, unseen = _locate_all(shelf, readings, problems)
    answers = {}
    for name, claim in claims_of(shelf):
        span, reading = spans.get(id(claim.quote)), readings.get(claim.article)
        about = problems.of(name)
        value = _value_of(claim.value, about)
        if span and reading and value is not None and _is_known(value, shelf):
            quoted = Quoted(shelf.articles[claim.article], reading, span)
            how = _read(claim, value, quoted, about)
            if how is not None:
                answers[id(claim)] = Answer(claim, span, value, how)
    for id_, number in unseen.items() if not problems.blocking else ():
        _note_unseen(shelf.articles[id_], number, problems)
    return Verified(spans, answers)


def _is_known(value: Stated, shelf: Shelf) -> bool:
    """Whether a record that a value names can be looked for; if not, that is a problem already."""
    if not isinstance(value, Place | Agent):
        return True
    named = shelf.entities.get(value.entity)
    return named is not None and (isinstance(value, Agent) or named.type == "place")


def claims_of(shelf: Shelf) -> Iterator[tuple[str, Claim]]:
    """Yield every claim with its name for messages."""
    for record in shelf.asking():
        for question in record.questions:
            for claim in question.claims:
                yield f"claim of {claim.article} on “{question.id}”", claim


def _quotes(shelf: Shelf) -> Iterator[tuple[str, Quote, str]]:
    for event in shelf.events.values():
        for account in event.accounts:
            for quote in account.passages:
                yield account.article, quote, ""
    for name, claim in claims_of(shelf):
        yield claim.article, claim.quote, name


def _locate_all(
    shelf: Shelf, readings: Mapping[str, Reading], problems: Problems
) -> tuple[dict[int, Span], Counter[str]]:
    """Return where each quotation stands, and how many of each article could not be verified."""
    spans: dict[int, Span] = {}
    unseen: Counter[str] = Counter()
    for id_, quote, name in _quotes(shelf):
        reading = readings.get(id_)
        if reading is None:  # a broken record, which is a problem already
            continue
        article, noted = shelf.articles[id_], problems.of(name) if name else problems
        vaulted = article.capture is not None
        span = locate(quote, reading, noted, vaulted=vaulted, line=article.body_line)
        if span:
            spans[id(quote)] = span
            unseen[id_] += reading.text is None
    return spans, +unseen


def _note_unseen(article: Article, number: int, problems: Problems) -> None:
    said = f"the vault is not here, so quotations of this text ({number}) are not verified"
    fix = "run archive check with --vault where the vault is"
    problems.add(article.at.of("capture"), "quote-not-verified", said, fix)


def _value_of(value: Value, problems: Problems) -> Stated | None:
    """Return the typed value, unless the record gives none, several, or one without form."""
    given = [kind for kind in KINDS if getattr(value, kind) is not None]
    wrong = _wrong_value(value, given)
    if wrong:
        problems.add(value.at.mark, "value-shape", *wrong)
        return None
    try:
        return stated(value)
    except ValueError as error:
        fix = "write it as 150, about 3000, at least 1, no more than 260, 20 to 30, dozens …"
        said, _, _ = str(error).partition(":")
        problems.add(value.at.of("count"), "value-shape", said, fix)
        return None


def _wrong_value(value: Value, given: list[str]) -> tuple[str, str] | None:
    if len(given) != 1:
        said = f"the value has {' and '.join(given)}" if given else "the value is of no kind"
        return said, f"write exactly one of {', '.join(KINDS)}"
    if value.text is not None and value.read_from is None:
        return "nothing says from which words the answer was read", "add read_from: with the words"
    for name in ("label", "read_from"):
        words = getattr(value, name) or ""
        if len(words.split()) > MOST_WORDS:
            return f"{name} repeats more than {MOST_WORDS} words of the report", "shorten it"
    return None


def _read(claim: Claim, value: Stated, quoted: Quoted, problems: Problems) -> str | None:
    """Return how the value was worked out; None after a problem was noted."""
    try:
        return how_read(claim, value, quoted)
    except Unread as error:
        mark = claim.value.at.of(error.field)
        problems.add(mark, "value-unreadable", str(error), _FIXES[error.field], quoted.shown)
    return None
