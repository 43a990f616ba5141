"""Which reports are of one event: groups, their names, and what is proposed for the records."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.reading import Reading
from archive.analysis.sentences import sentences
from archive.analysis.texts import read_texts
from archive.intake.deciding.accepting import decide, with_decision
from archive.intake.deciding.decisions import read_decisions
from archive.intake.deciding.patches import Patch
from archive.intake.deciding.suggest import suggest
from archive.intake.events.days import gap, incompatible, nearness
from archive.intake.events.group import group
from archive.intake.events.linkage import linked
from archive.intake.events.named import date_of, month_of, name_of
from archive.intake.events.proposed import propose_events
from archive.intake.events.words import Report, stem, words
from archive.intake.proposal import Proposal
from archive.records.dates import parse
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.vault import Vault, sha256
from tests.unit.invented import planted

ELLING = (
    "A fire destroyed the old rope works at Elling harbour. Chief Ada Quill said 14 crews came.",
    "The rope works at Elling harbour burned down. Fire chief Ada Quill sent 14 crews to the quay.",
    "Fire at the Elling rope works: 14 crews fought the flames, Ada Quill of the harbour said.",
)
TARN = (
    "A fire damaged the paper mill at Tarn bridge. Inspector Odo Lenz counted 3 engines there.",
    "The paper mill at Tarn bridge caught fire. Inspector Odo Lenz spoke of 3 engines at the mill.",
    "Inspector Odo Lenz said 3 engines saved the Tarn paper mill from the fire near the bridge.",
)
OTHER = "The council of Norland voted on the price of bread and of milk for schools in winter."
TEXTS = (*ELLING, *TARN, OTHER)


def report(text: str, date: str = "", names: Iterable[tuple[int, int, str]] = ()) -> Report:
    """Return a report of one text."""
    found = [*sentences(text, 0, len(text))]
    day = parse(date) if date else None
    return Report(id=text[:12], text=text, sentences=found, names=[*names], date=day)


def grouped(reports: Iterable[Report]) -> list[tuple[int, ...]]:
    """Return the groups of some reports."""
    groups, _ = group([*reports])
    return [one.members for one in groups]


def test_reports_of_two_fires_and_of_something_else_are_told_apart() -> None:
    assert grouped(map(report, TEXTS)) == [(0, 1, 2), (3, 4, 5), (6,)]


def test_no_report_and_empty_reports_make_no_groups() -> None:
    assert grouped([]) == []
    assert grouped([report(""), report("")]) == [(0,), (1,)]
    assert grouped([report(OTHER)]) == [(0,)]


def test_a_group_says_how_sure_each_report_is() -> None:
    groups, _ = group([report(text) for text in TEXTS])
    assert all(0 < sure <= 1 for sure in groups[0].sure)
    assert groups[2].sure == (0,)


def test_reports_years_apart_are_of_no_one_event() -> None:
    days = ["2031-04-01", "2031-04-02", "2033-04-02", "", "", "", ""]
    found = grouped(report(text, day) for text, day in zip(TEXTS, days, strict=True))
    assert found[0] == (0, 1)


def test_a_silence_of_more_than_a_month_parts_a_group() -> None:
    days = ["2031-04-01", "2031-06-20", "2031-04-03", "", "", "", ""]
    found = grouped(report(text, day) for text, day in zip(TEXTS, days, strict=True))
    assert (0, 2) in found
    assert (1,) in found


def test_the_same_name_in_another_language_counts_as_its_record() -> None:
    english = "Lena Morav opened the Great Bridge near the old town of the north on a windy day."
    other = "Лена Морав открыла мост. Большой Мост стоит у города."
    names = [
        [(0, 10, "lena-morav"), (22, 34, "great-bridge")],
        [(0, 10, "lena-morav"), (25, 36, "great-bridge")],
    ]
    known = [report(english, names=names[0]), report(other, names=names[1])]
    rest = [report(text) for text in TEXTS]
    assert (0, 1) in grouped([*known, *rest])
    assert (0, 1) not in grouped([report(english), report(other), *rest])


@pytest.mark.parametrize(
    ("one", "other", "days", "veto"),
    [
        ("2031-04-01", "2031-04-05", 4, False),
        ("2031-04", "2031-04-30", 0, False),
        ("2030", "2031-12-31", 365, False),
        ("2030-01-01", "2031-12-31", 729, True),
        ("2030-01-01~", "2031-12-31", None, False),
        ("2030/..", "2035", None, False),
    ],
)
def test_only_certain_dates_speak_against_one_event(
    one: str, other: str, days: int | None, *, veto: bool
) -> None:
    assert gap(parse(one), parse(other)) == gap(parse(other), parse(one)) == days
    assert incompatible(parse(one), parse(other)) is veto
    assert (nearness(parse(one), parse(other)) == 0) is veto
    assert nearness(parse(one), None) == 1


def test_average_linkage_joins_the_most_alike_first_and_counts_missing_pairs_as_nothing() -> None:
    pairs = {(0, 1): 0.9, (1, 2): 0.5, (3, 4): 0.4}
    assert linked(range(5), pairs, 0.3) == [[0, 1], [2], [3, 4]]
    assert linked(range(5), pairs, 0.25) == [[0, 1, 2], [3, 4]]
    assert linked(range(5), pairs, 0.95) == [[0], [1], [2], [3], [4]]


def _step_by_step(pairs: dict[tuple[int, int], float], least: float) -> set[tuple[int, ...]]:
    """Return what average linkage gives, every mean worked out anew at each step."""
    groups: list[tuple[int, ...]] = [(index,) for index in range(6)]

    def mean(two: tuple[tuple[int, ...], tuple[int, ...]]) -> float:
        alike = [pairs.get((min(a, b), max(a, b)), 0.0) for a in two[0] for b in two[1]]
        return sum(alike) / len(alike)

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=mean)
        if mean(best) < least:
            break
        groups = [*(one for one in groups if one not in best), tuple(sorted(best[0] + best[1]))]
    return set(groups)


@given(
    st.lists(st.floats(0.01, 0.99), min_size=15, max_size=15, unique_by=lambda x: round(x, 3)),
    st.sampled_from([0.1501, 0.3003, 0.5007]),
)
def test_groups_are_those_of_average_linkage_done_step_by_step(
    alike: list[float], least: float
) -> None:
    pairs = dict(zip(combinations(range(6), 2), alike, strict=True))
    pairs = {pair: value for pair, value in pairs.items() if value > 0.2}  # the rest has nothing
    assert {tuple(one) for one in linked(range(6), pairs, least)} == _step_by_step(pairs, least)


def test_copies_of_one_report_count_as_one_text() -> None:
    copies = [report(ELLING[0]) for _ in range(1200)]
    found = grouped([*copies, *map(report, TARN)])
    assert found == [tuple(range(1200)), (1200, 1201, 1202)]


def test_many_reports_that_are_much_alike_take_bounded_time() -> None:
    alike = [report(f"{ELLING[0]} It was watched by {number} people.") for number in range(1200)]
    assert sum(map(len, grouped([*alike, *map(report, TARN)]))) == 1203


def test_words_are_counted_as_they_stand_and_names_as_their_records() -> None:
    text = "The Dock Board’s 1,200 men met. DBX agreed."
    found = [word.key for word in words(report(text, names=[(4, 14, "board"), (32, 35, "board")]))]
    assert found == ["@board", "1,200", "men", "met", "@board", "agreed"]
    assert stem("warehouses") == stem("warehouse") != stem("ware")


def test_an_event_is_called_by_names_a_neutral_noun_and_a_month() -> None:
    assert name_of(["Elling", "Ada Quill"], "fire", "April 2031") == (
        "Fire: Elling, Ada Quill (April 2031)"
    )
    assert name_of([], "", "") == "Event"
    dates = [parse(text) for text in ("2031-04-02", "2031-04-28", "2031-05")]
    assert month_of(dates) == "April 2031"
    assert month_of([parse("2031-04"), parse("2031-06"), None]) == "2031"
    assert month_of([None]) == ""
    assert date_of([{"2031-04-01"}, {"2031-04-01", "2031"}, set()]) == "2031-04-01"
    assert date_of([{"2031-04-01"}, set(), set()]) == ""


def _articles(texts: Iterable[str]) -> dict[str, str | None]:
    """Return the files of articles a, b, c …, a day apart."""
    return {
        f"articles/2031/{chr(97 + place)}.md": (
            f"---\nderived_title: Report {place}\nsource: wire\nlanguage: en\n"
            f'published: "2031-06-{place + 10}"\nrights: {{display: full}}\n---\n{text}\n'
        )
        for place, text in enumerate(texts)
    }


def _read(folder: Path) -> tuple[Shelf, dict[str, Reading]]:
    shelf = read_content(folder, Problems())
    return shelf, read_texts(shelf, Vault(None), Problems(), lambda items, _: items)


def _proposed(content: Path) -> list[Proposal]:
    """Return what is proposed on events, after what was decided."""
    shelf, readings = _read(content)
    articles = [*readings]
    return suggest(
        shelf, readings, read_decisions(content), articles=articles, kinds=["event", "account"]
    )


def test_each_report_of_a_new_event_is_proposed_with_one_target(tmp_path: Path) -> None:
    shelf, readings = _read(planted(tmp_path, _articles(TEXTS)))
    made = [one for one in propose_events(shelf, readings) if one.article in "abc"]
    (target,) = {one.target for one in made}
    assert [one.article for one in made] == ["a", "b", "c"]
    assert {one.kind for one in made} == {"event"}
    assert target == "elling-ada-quill-fire-june-2031"
    first = made[0]
    assert first.record == f"events/{target}.yml"
    assert first.change["name"] == "Fire: Elling, Ada Quill (June 2031)"
    assert first.change["place"] == "elling"
    (account,) = first.change["accounts"]
    (passage,) = account["passages"]
    words_there = (readings["a"].text or "")[passage["start"] : passage["end"]]
    assert passage["sha256"] == sha256(words_there)
    assert (first.start, first.end) == (passage["start"], passage["end"])
    assert "2 other reports" in first.evidence
    assert words_there not in first.evidence


def test_an_accepted_event_is_the_target_of_further_reports(tmp_path: Path) -> None:
    content = planted(tmp_path, _articles(TEXTS))
    made = [one for one in _proposed(content) if one.article in "abc"]
    patches = [Patch(proposal=one, id=one.id) for one in made]
    decide(content, with_decision(patches[:2], "accept", "", ""))
    shelf, _ = _read(content)
    event = shelf.events[made[0].target]
    assert [account.article for account in event.accounts] == ["a", "b"]
    (further,) = [one for one in _proposed(content) if one.article == "c"]
    assert (further.kind, further.target) == ("account", event.id)


def test_what_was_refused_of_a_new_event_is_not_proposed_once_it_is_on_record(
    tmp_path: Path,
) -> None:
    content = planted(tmp_path, _articles(TEXTS))
    made = [one for one in _proposed(content) if one.article in "abc"]
    said = ["accept", "accept", "reject"]
    decide(
        content, [Patch(proposal=p, id=p.id, decision=d) for p, d in zip(made, said, strict=True)]
    )
    assert [one for one in _proposed(content) if one.article in "abc"] == []


def test_no_report_is_proposed_for_an_event_that_came_after_it(tmp_path: Path) -> None:
    content = planted(tmp_path, _articles(TEXTS))
    made = [one for one in _proposed(content) if one.article in "abc"]
    decide(content, with_decision([Patch(proposal=p, id=p.id) for p in made[:2]], "accept", "", ""))
    shelf, readings = _read(content)
    event = shelf.events[made[0].target]
    shelf.events[event.id] = replace(event, date=parse("2031-07-01"))
    assert [one for one in propose_events(shelf, readings) if one.target == event.id] == []
