"""Claims of the real content: complete against the annotation, neutral, and exact to the letter."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import cli
from archive.analysis.archive import Archive
from archive.analysis.claims import Answer, claims_of, verify
from archive.analysis.reading import Reading
from archive.analysis.texts import read_texts
from archive.records.model import Claim, Question
from archive.records.problems import Mark, Problem, Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.vault import Vault, sha256
from tests.seeds.gold import MAIN, Gold, Row
from tests.site.building import Built

pytestmark = pytest.mark.seeds
LOADED = re.compile(
    r"\b(?:terror\w*|cult|regimes?|so-called|outfit|mercenar\w*|notorious|martyr\w*|ruse|plot\w*"
    r"|dictator\w*|raid\w*|hypocrit\w*|ringleader\w*|dissident\w*|murder\w*|slain)\b",
    re.IGNORECASE,
)
# the names of lists are quoted as they are
STOOD_FOR = ("lists of terrorist organizations", "list of terrorist organizations")


@dataclass(frozen=True)  # without slots: what is drawn from records is kept
class Sound:
    """The records and texts of the real archive, without a problem."""

    shelf: Shelf
    readings: dict[str, Reading]

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims, record by record."""
        return [claim for _, claim in claims_of(self.shelf)]

    def quoting(self, article: str, offset: int) -> list[Claim]:
        """Return the claims whose quotation holds a code point."""
        return [c for c in self.claims if c.article == article and holds(c, offset)]

    def refused(self, article: str, offset: int, looked_at: Iterable[Claim]) -> list[Problem]:
        """Return what is said of claims once one letter of a text is another."""
        reading, problems = self.readings[article], Problems()
        text = altered(reading.text or "", offset)
        shelf = with_only(self.shelf, {id(claim) for claim in looked_at})
        verify(shelf, {article: replace(reading, text=text)}, problems)
        return problems.in_order()


def holds(claim: Claim, offset: int) -> bool:
    return (claim.quote.start or 0) <= offset < (claim.quote.end or 0)


def with_only(shelf: Shelf, claims: set[int]) -> Shelf:
    """Return the records with some of their claims, by ``id()``, and no other quotation."""
    events = {
        id_: replace(event, accounts=(), questions=kept(event.questions, claims))
        for id_, event in shelf.events.items()
    }
    entities = {
        id_: replace(entity, questions=kept(entity.questions, claims))
        for id_, entity in shelf.entities.items()
    }
    return replace(shelf, events=events, entities=entities)


def kept(questions: Iterable[Question], claims: set[int]) -> tuple[Question, ...]:
    return tuple(
        replace(question, claims=tuple(c for c in question.claims if id(c) in claims))
        for question in questions
    )


def mark(claim: Claim) -> Mark:
    """Return where a changed quotation is reported."""
    return claim.quote.at.of("sha256")


def altered(text: str, offset: int) -> str:
    """Return a text in which one letter is another: the next of the alphabet it belongs to."""
    return text[:offset] + chr(ord(text[offset]) ^ 1) + text[offset + 1 :]


def middle(claim: Claim) -> int:
    return ((claim.quote.start or 0) + (claim.quote.end or 0)) // 2


@pytest.fixture(scope="module")
def sound(root: Path, vault: Path) -> Sound:
    """Return the records and texts, read once."""
    problems = Problems()
    shelf = read_content(root / "content", problems)
    readings = read_texts(shelf, Vault(vault), problems, lambda files, _: files)
    verify(shelf, readings, problems)
    assert problems.in_order() == []
    return Sound(shelf, readings)


@pytest.fixture(scope="module")
def annotated(gold: Gold) -> list[Row]:
    """Return every value of the annotation."""
    claims: list[Any] = yaml.safe_load((gold.folder / "claims.yaml").read_text("utf-8"))["claims"]
    return [value for claim in claims for value in claim["values"]]


def answers_of(archive: Archive) -> list[Answer]:
    """Return every verified claim."""
    rows = chain.from_iterable(coverage.rows for coverage in archive.coverage.values())
    return [answer for row in rows for answer in row.answers]


def questions_of(shelf: Shelf) -> Iterator[Question]:
    """Yield every question of the records."""
    for event in shelf.events.values():
        yield from event.questions
    for entity in shelf.entities.values():
        yield from entity.questions


class TestComplete:
    """Everything on which the reports speak stands in a claim."""

    def test_every_annotated_value_stands_in_a_verified_claim(
        self, archive: Built, annotated: list[Row]
    ) -> None:
        spans: dict[str, list[tuple[int, int]]] = {}
        for answer in answers_of(archive.archive):
            capture = archive.archive.readings[answer.claim.article].capture
            spans.setdefault(capture, []).append((answer.span.start, answer.span.end))
        assert [
            (value["seed"], value["start"], value["text"])
            for value in annotated
            if not any(
                start <= value["start"] and value["end"] <= end
                for start, end in spans[value["seed"]]
            )
        ] == []
        assert len(annotated) > 70

    def test_every_sentence_of_a_report_stands_in_one(self, archive: Built) -> None:
        answers = answers_of(archive.archive)
        uncovered = []
        for id_, reading in archive.archive.readings.items():
            spans = {(a.span.start, a.span.end) for a in answers if a.claim.article == id_}
            uncovered += [
                (id_, sentence.start)
                for sentence in reading.sentences
                if reading.passages[sentence.passage].zone in MAIN | {"embed"}
                and not any(s <= sentence.start and sentence.end <= e for s, e in spans)
            ]
        assert uncovered == []

    def test_every_event_has_questions(self, sound: Sound) -> None:
        assert [event.id for event in sound.shelf.events.values() if not event.questions] == []

    def test_quotations_begin_and_end_at_words_inside_one_zone(self, sound: Sound) -> None:
        for claim in sound.claims:
            reading = sound.readings[claim.article]
            text, start, end = reading.text or "", claim.quote.start or 0, claim.quote.end or 0
            passage = reading.passage_at(start)
            assert passage is not None
            assert passage.end >= end, (claim.at.mark, text[start:end])
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
            assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())


class TestNeutral:
    """What is not a quotation takes no side."""

    def test_questions_answers_and_remarks_use_no_loaded_word(self, sound: Sound) -> None:
        said = [question.ask for question in questions_of(sound.shelf)]
        for claim in sound.claims:
            said += [claim.value.text or "", claim.note or ""]
            said += [link.who or "" for link in claim.attributed_to]
        assert [words for words in said if loaded(words)] == []

    def test_names_roles_and_bases_of_events_use_none_either(self, sound: Sound) -> None:
        said = []
        for event in sound.shelf.events.values():
            said += [event.name, event.date_basis or ""]
            said += [part.role or "" for part in event.participants]
        assert [words for words in said if loaded(words)] == []

    def test_what_is_attributed_is_not_asserted(self, sound: Sound) -> None:
        assert [
            (claim.at.mark.path, claim.at.mark.line)
            for claim in sound.claims
            if claim.stance == "asserts" and claim.attributed_to
        ] == []


def loaded(words: str) -> list[str]:
    """Return the loaded words of ours: not those in quotation marks, nor the name of a list."""
    unquoted = re.sub(r"[“\"][^”\"]*[”\"]", "", words)
    for name in STOOD_FOR:
        unquoted = unquoted.replace(name, "")
    return LOADED.findall(unquoted)


class TestLetters:
    """One changed letter of a quoted passage fails the check, and names the claim."""

    def test_of_every_claim(self, sound: Sound) -> None:
        left = {mark(claim): claim for claim in sound.claims}
        while left:
            _, first = left.popitem()
            quoting = [c for c in sound.quoting(first.article, middle(first)) if mark(c) in left]
            found = sound.refused(first.article, middle(first), [first, *quoting])
            named = {problem.mark for problem in found}
            assert named == {mark(first), *map(mark, quoting)}
            left = {place: claim for place, claim in left.items() if place not in named}

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_wherever_it_stands_and_of_no_other_claim(
        self, sound: Sound, data: st.DataObject
    ) -> None:
        claim = data.draw(st.sampled_from(sound.claims))
        offset = data.draw(st.integers(claim.quote.start or 0, (claim.quote.end or 1) - 1))
        beside = [one for one in sound.claims if one.article == claim.article]
        found = sound.refused(claim.article, offset, beside)
        changed = [problem for problem in found if problem.code == "quote-changed"]
        quoting = sound.quoting(claim.article, offset)
        assert mark(claim) in map(mark, quoting)
        assert {problem.mark for problem in changed} == {mark(one) for one in quoting}
        assert all(f"claim of {claim.article} on “" in problem.message for problem in changed)

    @pytest.mark.parametrize("nth", range(0, 100, 20))
    def test_on_the_command_line_although_the_hash_of_the_capture_was_renewed(
        self, sound: Sound, root: Path, vault: Path, tmp_path: Path,
        capsys: pytest.CaptureFixture[str], nth: int,
    ) -> None:  # fmt: skip
        claim = sound.claims[nth * len(sound.claims) // 100]
        shutil.copytree(root / "content", content := tmp_path / "content")
        shutil.copytree(vault, copy := tmp_path / "vault")
        record = next(content.rglob(f"articles/*/{claim.article}.md"))
        capture = copy / sound.readings[claim.article].capture
        old = capture.read_bytes().decode()
        capture.chmod(0o644)
        capture.write_bytes(altered(old, middle(claim)).encode())
        renewed = sha256(altered(old, middle(claim)))
        record.write_text(record.read_text("utf-8").replace(sha256(old), renewed), "utf-8")
        assert cli.main(["check", "--content", str(content), "--vault", str(copy)]) == 1
        printed = " ".join(capsys.readouterr().err.split())
        assert f"{mark(claim).path}:{mark(claim).line}" in printed
        assert f"claim of {claim.article} on “" in printed
