"""Pasted texts of many layouts: each passage is what a reader would call it."""

from pathlib import Path

import pytest

from archive.intake.draft import Draft, Value
from archive.intake.plain.paste import read_paste
from tests.golden.paste_case import FILES, Passage, PasteCase, read_case


def named(file: Path) -> str:
    return file.stem


@pytest.fixture(params=FILES, ids=named)
def case(request: pytest.FixtureRequest) -> PasteCase:
    return read_case(request.param)


@pytest.fixture
def draft(case: PasteCase) -> Draft:
    return read_paste(case.data, "paste.txt")


def passages(draft: Draft) -> list[Passage]:
    return [
        (
            f"{zone.zone} ({zone.lang} {zone.dir})" if zone.lang else zone.zone,
            draft.text[zone.start : zone.end],
        )
        for zone in draft.zones
    ]


def plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_each_passage_is_what_the_margin_says(case: PasteCase, draft: Draft) -> None:
    assert passages(draft) == case.passages


def test_what_the_text_says_is_found_and_nothing_else(case: PasteCase, draft: Draft) -> None:
    found = {guess.field: [guess.grade, plain(guess.value)] for guess in draft.guesses}
    assert found == case.guesses


def test_every_sign_lies_in_one_zone(draft: Draft) -> None:
    held = [at for zone in draft.zones for at in range(zone.start, zone.end)]
    assert len(held) == len(set(held))
    assert [
        at for at, sign in enumerate(draft.text) if not sign.isspace() and at not in set(held)
    ] == []


def test_evidence_holds_the_value_that_it_is_evidence_of(draft: Draft) -> None:
    for guess in draft.guesses:
        if guess.grade == "stated" and isinstance(guess.value, str) and guess.field != "published":
            assert guess.value in draft.text[guess.start : guess.end]


def test_there_are_enough_cases() -> None:
    assert len(FILES) >= 20
