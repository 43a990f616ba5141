"""What reports answer differently stands on one page, with the words of each and its authority."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from archive.site import discrepancies
from archive.site.catalogue import View
from tests.unit.shared_tree import SHARING, pages, report, row, sharing

PAGE = "discrepancies/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(sharing(tmp_path_factory.mktemp("differing")))


def test_a_question_stands_with_its_values_words_and_authorities(site: dict[str, str]) -> None:
    differing = site[PAGE].split("## Reports differ")[1].split("\n## ")[0]
    assert 'href="/events/gates/#q-crates">How many crates fell?' in differing
    assert re.findall(r"<dt>(\d+)</dt>", differing) == ["40", "60"]
    assert "according to a porter" in differing
    assert "The Harbour Post, 5 April 2031, paragraph 2" in differing
    assert "forty crates" in re.sub(r"<[^>]*>", "", differing)


def test_the_link_leads_to_the_row(site: dict[str, str]) -> None:
    assert 'id="q-crates"' in site["events/gates/"]


def test_words_that_may_not_be_read_are_not_there(tmp_path: Path) -> None:
    closed = report("wire", 6, "There sixty crates fell.", rights="{display: metadata-only}")
    event = str(SHARING["events/gates.yml"])
    page = pages(sharing(tmp_path, {"articles/2031/copying.md": closed, "events/gates.yml": event}))
    assert "<dt>60</dt>" in page[PAGE]
    assert "sixty" not in page[PAGE]
    assert "Elling Wire, 6 April 2031, paragraph 1" in page[PAGE]


def test_answers_that_all_can_hold_stand_apart(tmp_path: Path) -> None:
    event = str(SHARING["events/gates.yml"]).replace("{exact: sixty crates}", "{exact: sixty}")
    first = report("harbour-post", 5, "At least forty crates fell.")
    event = event.replace("{count: 40}", "{count: at least 40}")
    event = event.replace("{exact: forty crates}", "{exact: At least forty crates}")
    changes = {"articles/2031/copied.md": first, "events/gates.yml": event}
    page = pages(sharing(tmp_path, changes))[PAGE]
    assert "In no question that the archive asks." in page
    overlapping = page.split("## Reports say more or less")[1]
    assert "at least 40" in overlapping
    assert "How many crates fell?" in overlapping


def test_a_changed_word_is_a_suggestion_and_called_so(site: dict[str, str]) -> None:
    suggested = site[PAGE].split("## Suggestions")[1]
    assert "not looked at by a person" in suggested
    assert "<summary>Number" in suggested
    assert '<mark title="number">forty</mark>' in suggested
    assert '<mark title="number">sixty</mark>' in suggested
    assert re.search(r'href="/shared/copied/copying/#r\d+-\d+"', suggested)


def test_a_word_in_a_formula_is_no_suggestion(tmp_path: Path) -> None:
    archive = sharing(tmp_path)
    ((key, found),) = archive.pairs.items()
    assert found.rows[0].edits
    rows = (found.rows[0]._replace(formula=True), row("paraphrase"))
    changed = replace(archive, pairs={key: replace(found, rows=rows)})
    page = discrepancies.discrepancies_page(View(changed, PAGE)).text
    assert "Suggestions" not in page


def test_what_is_left_out_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discrepancies, "_QUESTIONS", 0)
    monkeypatch.setattr(discrepancies, "_SUGGESTIONS", 0)
    page = pages(sharing(tmp_path))[PAGE]
    assert "Shown are the first 0 of 1 question" in page
    assert "Shown are 0 of 1," in page
    assert page.count("<li>") == 0


def test_an_archive_without_differences_says_so(tmp_path: Path) -> None:
    page = pages(sharing(tmp_path, dict.fromkeys(SHARING)))[PAGE]
    assert "In no question that the archive asks." in page
    assert "Suggestions" not in page


def test_home_says_in_how_many_questions_reports_differ(site: dict[str, str]) -> None:
    assert '<a href="/discrepancies/">Discrepancies</a> <span class="count">1</span>' in site[""]


def test_words_for_a_thing_stand_apart_from_facts(tmp_path: Path) -> None:
    event = str(SHARING["events/gates.yml"]).replace("ask: How", "naming: true\n    ask: How")
    site = pages(sharing(tmp_path, {"events/gates.yml": event}))
    assert "In no question that the archive asks." in site[PAGE]
    assert "How many crates fell?" in site[PAGE].split("## Reports use different words")[1]
    assert 'Discrepancies</a> <span class="count">0</span>' in site[""]
