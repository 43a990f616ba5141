"""What reports answer stands side by side, and how answers compare follows from rules."""

from pathlib import Path

import pytest

from archive.analysis.claims import Answer
from archive.analysis.coverage import Coverage, Row, coverage
from archive.analysis.quotes import Span
from archive.analysis.values.stated import stated
from archive.records.model import Claim, Question
from archive.records.problems import Problem
from tests.unit.invented import TREE, archive_of, checked, record

ASKED = """\
questions:
  - id: hurt
    ask: How many people were hurt?
    claims:
"""


def claim(value: str, article: str = "one", stance: str = "asserts") -> tuple[Claim, Answer]:
    text = f"article: {article}\nquote: {{exact: x}}\nvalue: {{{value}}}\nstance: {stance}\n"
    made = record(Claim, text)
    assert made is not None
    return made, Answer(made, Span(0, 1), stated(made.value))


def laid(*claims: tuple[Claim, Answer], copies: tuple[str, ...] = ()) -> Coverage:
    """Return the matrix of one question; ``copies`` are articles of one text."""
    question = Question(id="q", ask="?", claims=tuple(c for c, _ in claims), at=claims[0][0].at)
    answers = {id(claim): answer for claim, answer in claims}
    order = {"one": 0, "two": 1, "three": 2}
    text_of = dict.fromkeys(copies, copies)
    return coverage([question], ["three"], answers, order, text_of)


def row(*claims: tuple[Claim, Answer], copies: tuple[str, ...] = ()) -> Row:
    (only,) = laid(*claims, copies=copies).rows
    return only


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("count: 23", "count: twenty-three", "agree"),
        ("count: about 3000", "count: 3000", "overlap"),
        ("count: about 12000", "count: more than 12000", "overlap"),
        ("count: about 400", "count: no more than 260", "differ"),
        ("count: at least 1", "count: dozens", "overlap"),
        ('date: "2018"', 'date: "2018-12"', "overlap"),
        ('date: "2018"', 'date: "2018"', "agree"),
        ('date: "2018-03"', 'date: "2018-12"', "differ"),
        ("place: elling", "place: elling", "agree"),
        ("place: elling", "{place: elling, relation: near}", "differ"),
        ("agent: elling", "agent: norland", "differ"),
        ("label: The Loud", "label: the loud", "agree"),
        ("label: loud", "{text: loud, read_from: loud}", "differ"),
        ("count: 2", 'date: "2018"', "differ"),
    ],
)
def test_two_values_agree_overlap_or_differ(one: str, two: str, status: str) -> None:
    here, there = claim(one.strip("{}")), claim(two.strip("{}"), "two")
    assert row(here, there).status == status
    assert row(there, here).status == status


def test_to_deny_a_value_is_to_differ_from_who_gives_it() -> None:
    given, denied = claim("count: 2"), claim("count: 2", "two", "denies")
    assert row(given, denied).status == "differ"
    assert row(given, claim("count: 9", "two", "denies")).status == "overlap"
    assert row(denied, claim("count: 2", "three", "denies")).status == "agree"
    assert row(given, claim("count: 2", "two", "questions")).status == "differ"


@pytest.mark.parametrize(
    ("given", "denied", "status"),
    [
        ("count: 150", "count: at least 1", "differ"),
        ("count: at least 1", "count: 150", "overlap"),
        ("count: about 3000", "count: 3000", "differ"),
        ('date: "2018-12"', 'date: "2018"', "differ"),
        ('date: "2018"', 'date: "2018-12"', "overlap"),
        ("place: elling", "place: elling", "differ"),
        ("place: elling", "place: norland", "overlap"),
    ],
)
def test_who_says_less_than_is_denied_may_be_right_with_who_denies_it(
    given: str, denied: str, status: str
) -> None:
    assert row(claim(given), claim(denied, "two", "denies")).status == status
    assert row(claim(denied, "one", "denies"), claim(given, "two")).status == status


def test_one_value_that_cannot_hold_with_another_makes_the_row_differ() -> None:
    assert row(claim("count: 2"), claim("count: 2", "two"), claim("count: 3", "three")).status == (
        "differ"
    )


def test_an_article_may_differ_from_itself() -> None:
    found = row(claim("count: 2"), claim("count: 3"))
    assert (found.status, found.texts) == ("differ", 1)


def test_a_text_may_give_several_words() -> None:
    loud, idle = "label: loud", "label: idle"
    assert row(claim(loud), claim(idle)).status == "one text"
    assert row(claim(loud), claim(idle), claim(loud, "two")).status == "overlap"
    assert row(claim(loud), claim(loud, "two"), claim(idle), claim(idle, "two")).status == "agree"
    assert row(claim(loud), claim(idle, "two")).status == "differ"
    assert row(claim(loud), claim(loud, "two", "denies")).status == "differ"


def test_copies_cannot_agree_with_each_other() -> None:
    two = claim("count: 2"), claim("count: 2", "two")
    assert (row(*two).status, row(*two).texts) == ("agree", 2)
    found = row(*two, copies=("two", "one"))
    assert (found.status, found.texts) == ("one text", 1)


def test_columns_are_articles_by_date_and_silence_is_an_empty_cell() -> None:
    found = laid(claim("count: 2", "two"), claim("count: 2", "unknown"))
    assert found.columns == ("two", "three")
    assert [len(cell) for cell in found.rows[0].cells] == [1, 0]
    assert found.texts == (("two",), ("three",))


def test_a_question_that_nobody_answers_aloud_is_no_row() -> None:
    assert laid(claim("count: 2", "unknown")).rows == ()


def told(folder: Path, claims: str, more: str = "") -> list[Problem]:
    """Check the invented archive with some claims on its strike."""
    changes = {"events/strike.yml": TREE["events/strike.yml"] + ASKED + claims}
    if more:
        changes["articles/2031/first.md"] = TREE["articles/2031/first.md"] + more
    return checked(folder, changes).problems


def said(value: str, words: str, more: str = "") -> str:
    return (
        f"      - article: first\n        quote: {{exact: {words}}}\n"
        f"        value: {{{value}}}\n        stance: asserts\n{more}"
    )


TEXT = "\nAt least 14 people were hurt in Elling near the Dock Board’s gate on Monday, “a riot”.\n"


@pytest.mark.parametrize(
    "value",
    [
        "count: at least 14",
        "place: elling",
        "agent: dock-board",
        'label: "a riot"',
        "text: beside the gate, read_from: near the Dock Board's gate",
        'date: "2031-03-31"',
    ],
)
def test_a_value_that_its_words_give_is_verified(tmp_path: Path, value: str) -> None:
    words = TEXT.strip()
    assert told(tmp_path, said(value, f'"{words}"'), TEXT) == []


@pytest.mark.parametrize(
    ("value", "code", "fragment"),
    [
        ("count: 14", "value-unreadable", "at least 14"),
        ("count: 14, read_from: 14 people", "value-unreadable", "they hold no number"),
        ("count: 4, read_from: At least 14", "value-unreadable", "at least 14"),
        ("label: ‘”", "value-unreadable", "not among the quoted words"),
        ("count: 40", "value-unreadable", "cannot be read"),
        ("place: norland", "value-unreadable", "they name elling, dock-board"),
        ("agent: lena-morav", "value-unreadable", "lena-morav"),
        ("label: A Riot", "value-unreadable", "not among the quoted words"),
        ("label: an uproar", "value-unreadable", "not among the quoted words"),
        ("text: t, read_from: behind the gate", "value-unreadable", "behind the gate"),
        ('date: "2031-04-01"', "value-unreadable", "2031-03-31"),
        ("text: t", "value-shape", "read"),
        ("count: 1, label: a riot", "value-shape", "count and label"),
        ("relation: near", "value-shape", "no kind"),
        ("count: plenty", "value-shape", ""),
        ('label: "14 people were hurt in Elling near"', "value-shape", "more than 6 words"),
    ],
)
def test_a_value_that_its_words_do_not_give_is_refused(
    tmp_path: Path, value: str, code: str, fragment: str
) -> None:
    words = TEXT.strip()
    (found,) = told(tmp_path, said(value, f'"{words}"'), TEXT)
    assert found.code == code
    assert fragment in found.message
    assert found.message.startswith("claim of first on “hurt”: ")
    assert (found.mark.path, found.mark.line) == ("events/strike.yml", 19)


def test_a_quote_that_is_not_there_names_its_claim(tmp_path: Path) -> None:
    (found,) = told(tmp_path, said("count: 14", "Fourteen were hurt"), TEXT)
    assert found.code == "quote-not-found"
    assert found.message.startswith("claim of first on “hurt”: ")


def test_a_question_stands_once_in_a_record(tmp_path: Path) -> None:
    hurt = said("count: at least 14", "At least 14 people")
    found = told(tmp_path, f"{hurt}  - id: hurt\n    ask: Again?\n    claims:\n{hurt}", TEXT)
    assert [problem.code for problem in found] == ["repeated-question"]


def test_a_claim_stands_once_under_a_question(tmp_path: Path) -> None:
    twice = said("count: at least 14", "At least 14 people") * 2
    assert [problem.code for problem in told(tmp_path, twice, TEXT)] == ["repeated-value"]


def test_nothing_of_a_withheld_article_is_laid_beside_others(tmp_path: Path) -> None:
    claims = said("count: at least 14", "At least 14 people")
    withheld = TREE["articles/2031/first.md"].replace("full", "withheld, reason: a request")
    archive = archive_of(
        tmp_path,
        {
            "events/strike.yml": TREE["events/strike.yml"] + ASKED + claims,
            "articles/2031/first.md": withheld + TEXT,
        },
    )
    found = archive.coverage["event", "strike"]
    assert (found.columns, found.rows) == (("second",), ())
    assert archive.answers_in == {}


def test_a_number_without_the_words_that_bound_it_is_not_read(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, said("count: 14", "14 people were hurt"), TEXT)
    assert problem.code == "value-unreadable"
    assert "they hold no number; “At least 14” is cut off" in problem.message


def test_a_person_who_points_to_it_reads_an_article_as_one(tmp_path: Path) -> None:
    pointed = said("count: 1, read_from: a riot", '"“a riot”"')
    assert told(tmp_path, pointed, TEXT) == []
    (problem,) = told(tmp_path, said("count: 1", '"“a riot”"'), TEXT)
    assert problem.code == "value-unreadable"
