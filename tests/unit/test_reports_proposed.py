"""Further accounts, claims, parts and directions of reuse, in an invented archive."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from archive.analysis.reading import Reading
from archive.analysis.texts import read_texts
from archive.intake.deciding.accepting import decide, with_decision
from archive.intake.deciding.patches import Patch
from archive.intake.events.reports import propose_reports
from archive.intake.proposal import Proposal
from archive.pipeline import Plan, check
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.vault import Vault, sha256
from tests.unit.invented import DAY, planted

SPILL = (
    "Some 300 barrels of oil ran into the bay of Elling after the tanker Corvin struck the mole."
    " The Dock Board said that the pilot had been warned twice."
)
AGAIN = (
    "Nobody was hurt. After the tanker Corvin struck the mole about 450 barrels of oil ran into the"
    " bay of Elling.\n\nAccording to Lena Morav of the Dock Board, the pilot had been warned twice."
)
APART = "A choir from Norland sang in the town hall. Tickets were sold out within an hour."
EVENT = """\
name: Oil in the bay of Elling
date: "2031-04-10"
date_basis: the first report
place: elling
participants: [{entity: dock-board}]
accounts:
  - article: one
    as: main
    passages: [{start: 0, end: 91, sha256: DIGEST}]
questions:
  - id: barrels
    ask: How many barrels ran out?
    claims:
      - {article: one, quote: {start: 0, end: 91, sha256: DIGEST}, value: {count: about 300},
         stance: asserts}
  - id: ship
    ask: Which ship was it?
    claims:
      - {article: one, quote: {start: 0, end: 91, sha256: DIGEST}, value: {label: tanker Corvin},
         stance: asserts}
  - id: where
    ask: Where did the oil run?
    claims:
      - {article: one, quote: {start: 0, end: 91, sha256: DIGEST}, value: {place: elling},
         stance: asserts}
  - id: warned
    ask: Was the pilot warned?
    claims:
      - article: one
        quote: {start: 92, end: 149, sha256: SECOND}
        value: {text: "yes, two times", read_from: had been warned twice}
        attributed_to: [{entity: dock-board}]
        stance: reports
""".replace("DIGEST", sha256(SPILL[:91])).replace("SECOND", sha256(SPILL[92:149]))


def _article(text: str, day: str = "2031-04-11", more: str = "") -> str:
    return (
        f'---\nderived_title: A report\nsource: wire\nlanguage: en\npublished: "{day}"\n{more}'
        f"rights: {{display: full}}\n---\n{text}\n"
    )


def _tree(**more: str) -> dict[str, str | None]:
    return {
        "articles/2031/one.md": _article(SPILL),
        "articles/2031/other.md": _article(AGAIN, "2031-04-12"),
        "articles/2031/apart.md": _article(APART, "2031-04-12"),
        "events/spill.yml": EVENT,
        **more,
    }


def _read(content: Path) -> tuple[Shelf, dict[str, Reading]]:
    shelf = read_content(content, Problems())
    return shelf, read_texts(shelf, Vault(None), Problems(), lambda items, _: items)


def _proposed(content: Path, *kinds: str) -> list[Proposal]:
    return [*propose_reports(*_read(content), kinds)]


def _claims(made: list[Proposal]) -> dict[str, Mapping[str, Any]]:
    """Return the claim proposed for each question."""
    questions = (question for one in made for question in one.change["questions"])
    return {question["id"]: question["claims"][0] for question in questions}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return an archive with one account of an event, and another report of it."""
    return planted(tmp_path, _tree())


def test_a_report_that_says_the_same_is_proposed_as_an_account(content: Path) -> None:
    (made,) = [one for one in _proposed(content, "account") if one.target == "spill"]
    assert (made.kind, made.article, made.record) == ("account", "other", "events/spill.yml")
    (account,) = made.change["accounts"]
    assert account["as"] == "main"
    passage = account["passages"][0]
    assert AGAIN[passage["start"] : passage["end"]].startswith("After the tanker")
    assert passage["sha256"] == sha256(AGAIN[passage["start"] : passage["end"]])
    assert "one, an account of it" in made.evidence


def test_a_report_from_before_the_event_is_not_proposed(tmp_path: Path) -> None:
    early = {"articles/2031/other.md": _article(AGAIN, "2031-04-09")}
    content = planted(tmp_path, _tree(**early))
    made = _proposed(content, "account", "claim")
    assert [one for one in made if one.target == "spill"] == []


def test_another_number_is_proposed_as_the_answer_of_another_report(content: Path) -> None:
    claims = _claims(_proposed(content, "claim"))
    assert claims["barrels"]["value"] == {"count": "about 450"}
    assert claims["barrels"]["stance"] == "asserts"
    assert "attributed_to" not in claims["barrels"]


def test_names_and_labels_are_proposed_where_they_stand_in_the_sentence(content: Path) -> None:
    claims = _claims(_proposed(content, "claim"))
    assert claims["ship"]["value"] == {"label": "tanker Corvin"}
    assert claims["where"]["value"] == {"place": "elling"}


def test_an_answer_in_our_words_is_proposed_with_the_words_it_is_read_from(content: Path) -> None:
    claim = _claims(_proposed(content, "claim"))["warned"]
    assert claim["value"] == {"text": "yes, two times", "read_from": "had been warned twice"}


def test_whose_word_it_is_is_read_after_according_to(content: Path) -> None:
    claim = _claims(_proposed(content, "claim"))["warned"]
    assert claim["attributed_to"] == [{"entity": "lena-morav"}]
    assert claim["stance"] == "reports"


def test_no_evidence_repeats_a_sentence(content: Path) -> None:
    for one in _proposed(content, "account", "claim", "event", "reuse"):
        assert "ran into the bay" not in f"{one.evidence} {one.form} {one.change}"


def test_all_that_is_accepted_passes_the_check(content: Path) -> None:
    made = [one for one in _proposed(content, "account", "claim") if one.target == "spill"]
    assert len(made) >= 5
    decide(content, with_decision([Patch(proposal=p, id=p.id) for p in made], "accept", "", ""))
    outcome = check(Plan(content=content, vault=None, audience="public", day=DAY))
    assert [one for one in outcome.problems if one.mark.path == "events/spill.yml"] == []
    assert _proposed(content, "claim") == []


def test_nothing_is_proposed_where_nothing_is_on_record(tmp_path: Path) -> None:
    content = planted(tmp_path, _tree(**{"events/spill.yml": ""}))
    (content / "events/spill.yml").unlink()
    assert [one for one in _proposed(content, "claim", "account") if one.article == "other"] == []


def test_a_copy_with_a_credit_is_proposed_as_taken_from_the_other(tmp_path: Path) -> None:
    long = f"{SPILL} The mole was shut for two days while divers looked at the stones."
    copy = {
        "articles/2031/one.md": _article(long),
        "articles/2031/copy.md": _article(long, "2031-04-13", "agency: wire\n").replace(
            "source: wire", "source: harbour-post"
        ),
    }
    content = planted(tmp_path, _tree(**copy, **{"events/spill.yml": "name: Oil\naccounts: []\n"}))
    (made,) = [one for one in _proposed(content, "reuse") if one.target == "copy"]
    assert (made.target, made.form, made.record) == ("copy", "one", "articles/2031/copy.md")
    (word,) = made.change["reuse"]
    assert (word["with"], word["decision"]) == ("one", "from-it")
    assert "Elling Wire" in word["reason"]
    decide(content, with_decision([Patch(proposal=made, id=made.id)], "accept", "", ""))
    assert [one for one in _proposed(content, "reuse") if one.target == "copy"] == []


def test_a_smaller_event_of_the_same_passages_may_be_part_of_a_larger(tmp_path: Path) -> None:
    part = (
        'name: Warning of the pilot\ndate: "2031-04-10"\nplace: elling\n'
        "participants: [{entity: dock-board}]\naccounts:\n"
        f"  - article: one\n    as: background\n"
        f"    passages: [{{start: 80, end: 91, sha256: {sha256(SPILL[80:91])}}}]\n"
    )
    content = planted(tmp_path, _tree(**{"events/warning.yml": part}))
    (made,) = _proposed(content, "part_of")
    assert (made.target, made.change) == ("warning", {"part_of": "spill"})
    decide(content, with_decision([Patch(proposal=made, id=made.id)], "accept", "", ""))
    assert _proposed(content, "part_of") == []
