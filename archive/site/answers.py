"""The other end of a matrix: what a report answers, and in whose answers someone is named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.analysis.archive import Archive
from archive.analysis.claims import Answer
from archive.analysis.coverage import Coverage
from archive.analysis.values.stated import Agent, Place
from archive.records.model import Question

Key = tuple[str, str]
"""("article", id) or ("entity", id)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A record (event, person, organization or place) and some of its questions."""

    kind: str
    id: str
    name: str
    questions: tuple[Question, ...]


@lru_cache(maxsize=2)
def asked(archive: Archive) -> Mapping[Key, tuple[Asked, ...]]:
    """Return for each report what it answers, for each entity whose answers name it."""
    found: dict[Key, list[Asked]] = defaultdict(list)
    for (kind, id_), coverage in archive.coverage.items():
        type_, name = _known(archive, kind, id_)
        for key, questions in _questions(coverage).items():
            found[key].append(Asked(type_, id_, name, tuple(questions.values())))
    return {key: tuple(records) for key, records in found.items()}


def _known(archive: Archive, kind: str, id_: str) -> tuple[str, str]:
    """Return the kind of a record's page, and the record's name."""
    if kind == "event":
        return kind, archive.events[id_].name
    return archive.entities[id_].type, archive.entities[id_].name


def _questions(coverage: Coverage) -> dict[Key, dict[str, Question]]:
    found: dict[Key, dict[str, Question]] = defaultdict(dict)
    for row in coverage.rows:
        for answer in row.answers:
            for key in _keys(answer):
                found[key][row.question.id] = row.question
    return found


def _keys(answer: Answer) -> Iterator[Key]:
    yield "article", answer.claim.article
    if isinstance(answer.value, Place | Agent):
        yield "entity", answer.value.entity
    for link in answer.claim.attributed_to:
        if link.entity:
            yield "entity", link.entity
