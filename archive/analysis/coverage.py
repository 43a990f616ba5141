"""Coverage: what each report answers to each question, laid side by side; never who is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from archive.analysis.claims import Answer
from archive.analysis.values.stated import Agent, Label, Text, compatible, implies, same
from archive.records.model import Question

STATUSES = ("one text", "agree", "overlap", "differ")
_AFFIRMS = frozenset({"asserts", "reports"})


@dataclass(frozen=True, slots=True)
class Row:
    """One question. ``cells`` has the answers of each column; an empty cell: not mentioned.

    ``texts``: in how many independent texts it is answered, copies discounted.
    """

    question: Question
    cells: tuple[tuple[Answer, ...], ...]
    status: str
    texts: int

    @property
    def answers(self) -> list[Answer]:
        """All answers, column by column."""
        return [answer for cell in self.cells for answer in cell]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of one record: columns are articles by date, rows its questions.

    ``texts`` are the columns in groups of independent texts, the kept one of each first.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    texts: tuple[tuple[str, ...], ...]


def coverage(
    questions: Iterable[Question],
    reporting: Iterable[str],
    answers: Mapping[int, Answer],
    order: Mapping[str, int],
    text_of: Mapping[str, tuple[str, ...]],
) -> Coverage:
    """Return the matrix of a record's questions.

    ``reporting``: articles that are columns in any case. ``answers`` by the ``id()`` of a claim.
    ``order``: the articles that may be spoken of, each with its place by date; others are left
    out. ``text_of``: article -> all articles of the same text, the kept one first.
    """
    asked = [(question, _answered(question, answers, order)) for question in questions]
    named = {answer.claim.article for _, found in asked for answer in found}
    columns = sorted((named | set(reporting)) & order.keys(), key=lambda id_: order[id_])
    texts = _texts(columns, text_of)
    group_of = {id_: group[0] for group in texts for id_ in group}
    rows = (_row(question, found, columns, group_of) for question, found in asked if found)
    return Coverage(tuple(columns), tuple(rows), texts)


def _answered(
    question: Question, answers: Mapping[int, Answer], order: Mapping[str, int]
) -> list[Answer]:
    known = (answers[id(claim)] for claim in question.claims if id(claim) in answers)
    return [answer for answer in known if answer.claim.article in order]


def _texts(
    columns: Sequence[str], text_of: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Return the columns as independent texts, by date; each as far as it is here."""
    whole, here = dict.fromkeys(text_of.get(id_, (id_,)) for id_ in columns), set(columns)
    return tuple(tuple(id_ for id_ in text if id_ in here) for text in whole)


def _row(
    question: Question,
    found: Sequence[Answer],
    columns: Sequence[str],
    group_of: Mapping[str, str],
) -> Row:
    by_article: dict[str, list[Answer]] = {}
    for answer in sorted(found, key=lambda answer: (answer.span.start, answer.span.end)):
        by_article.setdefault(answer.claim.article, []).append(answer)
    cells = tuple(tuple(by_article.get(id_, ())) for id_ in columns)
    by_text: dict[str, list[Answer]] = {}
    for answer in found:
        by_text.setdefault(group_of[answer.claim.article], []).append(answer)
    return Row(question, cells, _status(list(by_text.values())), len(by_text))


def _status(texts: Sequence[Sequence[Answer]]) -> str:
    """Return how the answers of some texts stand to each other, by rule.

    ``differ`` if any two cannot both hold; ``overlap`` if they can but are not the same; else
    ``agree``, which one text alone, or its copies, cannot do. A text may well give several words,
    names or reasons: of these, what whole texts give is compared.
    """
    pairs = combinations(chain.from_iterable(texts), 2)
    words = [[a for a in given if _is_word(a)] for given in texts]
    worst = _worst(
        chain(
            (_compared(*pair) for pair in pairs if not all(map(_is_word, pair))),
            (_shared(*pair) for pair in combinations(filter(None, words), 2)),
        )
    )
    return "one text" if len(texts) == 1 and worst == "agree" else worst


def _worst(found: Iterable[str]) -> str:
    """Return the worst of some statuses; no more of them are worked out than must be."""
    worst = "agree"
    for status in found:
        worst = max(worst, status, key=STATUSES.index)
        if worst == STATUSES[-1]:
            break
    return worst


def _is_word(answer: Answer) -> bool:
    return isinstance(answer.value, Label | Text | Agent) and answer.claim.stance in _AFFIRMS


def _shared(one: Sequence[Answer], other: Sequence[Answer]) -> str:
    """Compare the words that two texts give: the same, some in common, none."""
    found = [[any(same(a.value, b.value) for b in other) for a in one],
             [any(same(a.value, b.value) for b in one) for a in other]]  # fmt: skip
    if all(map(all, found)):
        return "agree"
    return "overlap" if any(found[0]) else "differ"


def _compared(one: Answer, other: Answer) -> str:
    """Compare two answers; to deny or question a value is not to give another."""
    equal = same(one.value, other.value)
    affirmed = [answer.claim.stance in _AFFIRMS for answer in (one, other)]
    if all(affirmed):
        both_hold = compatible(one.value, other.value)
        return "agree" if equal else "overlap" if both_hold else "differ"
    if any(affirmed):
        given, doubted = (one, other) if affirmed[0] else (other, one)
        return "differ" if implies(given.value, doubted.value) else "overlap"
    return "agree" if equal and one.claim.stance == other.claim.stance else "overlap"
