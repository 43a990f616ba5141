"""The archive: every link is held from both ends, and nothing of withheld texts gets out."""

import datetime as dt
from pathlib import Path

import pytest

from archive.analysis.rights import display_for
from archive.records.vault import sha256
from tests.unit.invented import TREE, archive_of, article, checked, codes_of

WITHHELD = TREE["articles/2031/first.md"].replace(
    "{display: full}", "{display: withheld, reason: A court ordered it.}"
)


@pytest.mark.parametrize(
    ("rights", "day", "wanted"),
    [
        ("{display: full}", "2031-01-01", "full"),
        ("{display: withheld, reason: r, until: '2031-04', then: full}", "2031-04-30", "withheld"),
        ("{display: withheld, reason: r, until: '2031-04', then: full}", "2031-05-01", "full"),
        ("{display: full, until: 2031-04-02, then: excerpt}", "2031-04-02", "full"),
        ("{display: full, until: 2031-04-02, then: excerpt}", "2031-04-03", "excerpt"),
        ("{display: full, until: '2031-04-02/..', then: excerpt}", "2999-01-01", "full"),
    ],
)
def test_what_is_shown_follows_the_rights_of_the_day(rights: str, day: str, wanted: str) -> None:
    one = article(rights=rights)
    assert display_for(one, "public", dt.date.fromisoformat(day)) == wanted
    assert display_for(one, "private", dt.date.fromisoformat(day)) == "full"


def test_articles_and_events_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    held = archive_of(tmp_path)
    assert list(held.articles) == ["second", "first"]
    assert list(held.events) == ["season", "strike"]


def test_undated_records_come_last(tmp_path: Path) -> None:
    undated = TREE["articles/2030/second.md"].replace('published: "2030"\n', "")
    assert list(archive_of(tmp_path, {"articles/2030/second.md": undated}).articles) == [
        "first",
        "second",
    ]


def test_other_records_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    assert list(archive_of(tmp_path).entities) == ["dock-board", "elling", "lena-morav", "norland"]


def test_mentions_lead_both_ways(tmp_path: Path) -> None:
    held = archive_of(tmp_path)
    assert held.named_in["first"] == ("elling", "lena-morav", "dock-board")
    for entity, by_article in held.mentions.items():
        for id_, mentions in by_article.items():
            assert entity in held.named_in[id_]
            assert mentions == tuple(m for m in held.readings[id_].mentions if m.entity == entity)


def test_an_alias_counts_only_with_the_full_name(tmp_path: Path) -> None:
    held = archive_of(tmp_path)
    text = held.readings["first"].text or ""
    assert [text[m.start : m.end] for m in held.mentions["lena-morav"]["first"]] == [
        "Lena Morav",
        "Morav",
    ]


def test_accounts_lead_both_ways(tmp_path: Path) -> None:
    held = archive_of(tmp_path)
    told = [report.account.article for report in held.reports_of["strike"]]
    assert told == ["second", "first"]
    assert [report.event.id for report in held.reports_in["first"]] == ["strike"]
    text = held.readings["first"].text or ""
    (span,) = held.reports_in["first"][0].spans
    assert text[span.start : span.end] == "Work stopped on Monday."


def test_sources_subjects_and_places_know_what_refers_to_them(tmp_path: Path) -> None:
    held = archive_of(tmp_path)
    assert [one.id for one in held.articles_of["wire"]] == ["second", "first"]
    assert [one.id for one in held.articles_on["strikes"]] == ["first"]
    assert [event.id for event in held.events_with["elling"]] == ["strike"]
    assert [event.id for event in held.events_with["dock-board"]] == ["strike"]


def test_a_withheld_text_names_nobody_and_tells_of_nothing(tmp_path: Path) -> None:
    held = archive_of(tmp_path, {"articles/2031/first.md": WITHHELD})
    assert held.displays["first"] == "withheld"
    assert "lena-morav" not in held.mentions
    assert "first" not in held.named_in
    assert "first" not in held.reports_in
    assert [report.account.article for report in held.reports_of["strike"]] == ["second"]


def test_a_reader_on_an_own_machine_sees_it(tmp_path: Path) -> None:
    held = archive_of(tmp_path, {"articles/2031/first.md": WITHHELD}, audience="private")
    assert held.displays["first"] == "full"
    assert "lena-morav" in held.mentions


def test_a_shared_name_links_to_nothing_and_is_noted(tmp_path: Path) -> None:
    outcome = checked(tmp_path, {"places/dbx.yml": "name: DBX\n"})
    assert codes_of(outcome.problems) == ["ambiguous-alias"]
    assert outcome.archive is not None
    assert "dbx" not in outcome.archive.mentions
    assert [doubt.entities for doubt in outcome.archive.readings["second"].doubts] == [
        ("dbx", "dock-board")
    ]


def test_a_phrase_that_is_nobodys_name_hides_a_name(tmp_path: Path) -> None:
    board = "name: Dock Board\naliases: [{form: DBX, not_in: [DBX agreed]}]\n"
    held = archive_of(tmp_path, {"organizations/dock-board.yml": board})
    assert len(held.mentions["dock-board"]["second"]) == 1


@pytest.mark.parametrize(("words", "codes"), [("ELLING.", []), ("Elling.", ["quote-changed"])])
def test_a_translation_is_of_the_words_that_it_names(
    tmp_path: Path, words: str, codes: list[str]
) -> None:
    more = (
        f"translations:\n  - {{start: 0, end: 7, sha256: {sha256(words)}, language: de,"
        " translator: Ada Quill, text: In Elling.}\nbasis:"
    )
    first = TREE["articles/2031/first.md"].replace("basis:", more)
    assert codes_of(checked(tmp_path, {"articles/2031/first.md": first}).problems) == codes


def test_a_record_that_cannot_be_read_makes_no_second_problem(tmp_path: Path) -> None:
    broken = TREE["articles/2031/first.md"].replace("language: en\n", "")
    outcome = checked(tmp_path, {"articles/2031/first.md": broken})
    assert codes_of(outcome.problems) == ["missing-key"]
    assert outcome.archive is None


def test_a_capture_that_is_missing_makes_no_quotation_wrong(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    held = "capture: {path: a.txt, sha256: " + "f" * 64 + "}\n---\n"
    head, _, _ = TREE["articles/2031/first.md"].rpartition("---\n")
    quote = "{start: 0, end: 4, sha256: " + "f" * 64 + "}"
    strike = TREE["events/strike.yml"].replace("{exact: Work stopped on Monday.}", quote)
    outcome = checked(
        tmp_path,
        {"articles/2031/first.md": head + held, "events/strike.yml": strike},
        vault=tmp_path / "vault",
    )
    assert [p.code for p in outcome.problems if p.blocks] == ["capture-missing"]
