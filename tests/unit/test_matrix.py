"""The matrix and the naming table of a tiny archive: what a reader gets to see of each answer."""

from pathlib import Path

import pytest

from archive.analysis.telling import telling
from archive.site.answers import asked
from archive.site.catalogue import View
from archive.site.entity import entity_page
from archive.site.event import event_page
from archive.site.matrix import MARKS, Matrix, Said, matrix, texts
from archive.site.naming import GRID, Naming, Word, entity_naming, event_naming
from archive.site.pages import all_pages
from tests.unit.invented import TREE, archive_of

THIRD = """\
---
title: A second look
source: wire
language: en
published: "2031-04-05"
rights: {display: excerpt, excerpt_words: 3}
---
Lena the Loud said on Wednesday that some 300 men were idle in Elling.

Nobody else spoke of it.
"""
QUESTIONS = """\
questions:
  - id: spoke
    ask: Who spoke?
    claims:
      - article: first
        quote: {exact: Lena Morav spoke.}
        value: {agent: lena-morav}
        stance: asserts
      - article: second
        quote: {exact: DBX agreed}
        value: {agent: dock-board}
        attributed_to: [{entity: lena-morav}, a clerk]
        stance: denies
        note: The clerk is not named.
  - id: idle
    ask: How many were idle?
    claims:
      - article: third
        quote: {exact: some 300 men were idle in Elling}
        value: {count: about 300}
        attributed_to: [{entity: lena-morav}]
        stance: reports
  - id: where
    ask: Where does the board sit?
    claims:
      - article: second
        quote: {exact: The Dock Board met in Elling.}
        value: {place: elling, relation: near}
        stance: questions
      - article: third
        quote: {exact: idle in Elling}
        value: {place: elling}
        stance: reports
  - id: called
    ask: What is it called?
    naming: true
    claims:
      - article: first
        quote: {exact: Work stopped on Monday.}
        value: {label: work stopped}
        stance: asserts
      - article: third
        quote: {exact: idle}
        value: {label: idle}
        stance: asserts
"""
CHANGES = {
    "events/strike.yml": TREE["events/strike.yml"] + QUESTIONS,
    "articles/2031/third.md": THIRD,
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return View(archive_of(tmp_path_factory.mktemp("public"), CHANGES), "events/strike/")


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> View:
    held = archive_of(tmp_path_factory.mktemp("private"), CHANGES, audience="private")
    return View(held, "events/strike/")


def strike(view: View) -> Matrix:
    made = matrix(view.archive.coverage["event", "strike"], view)
    assert made is not None
    return made


def answers(view: View, question: str) -> dict[str, list[Said]]:
    """Return the answers to a question by the address of the report."""
    (line,) = (line for line in strike(view).lines if line.id == question)
    return {str(column.href).split("/")[2]: cell for column, cell in line.cells}


def only(view: View, question: str, article: str) -> Said:
    (said,) = answers(view, question)[article]
    return said


def test_columns_are_reports_by_date_under_their_sources(view: View) -> None:
    columns = strike(view).columns
    assert [(column.source, column.date) for column in columns] == [
        ("Elling Wire", "2030"),
        ("The Harbour Post", "2 April 2031"),
        ("Elling Wire", "5 April 2031"),
    ]
    assert columns[1].href == "/articles/first/"


def test_an_answer_quotes_the_report_and_leads_to_the_words(view: View) -> None:
    said = only(view, "spoke", "first")
    assert said.quoted.words == '<mark class="read">Lena Morav</mark> spoke.'
    assert said.quoted.href == "/articles/first/#c32-49"
    assert said.quoted.place == "paragraph 1"
    assert said.by == "in the report’s own voice"


def test_a_report_that_gives_no_answer_has_an_empty_cell(view: View) -> None:
    assert answers(view, "spoke")["third"] == []
    page = event_page(view.archive.events["strike"], view)
    assert 'class="silent"><span class="from">Elling Wire, 5 April 2031: </span>not mentioned' in (
        page.text
    )


def test_words_that_may_not_be_read_leave_value_authority_and_place(view: View) -> None:
    said = only(view, "spoke", "second")
    assert said.quoted.words is None
    assert said.quoted.href == "/articles/second/#z0"
    assert said.quoted.place == "paragraph 1"
    assert said.value == '<a href="/organizations/dock-board/">Dock Board</a>'
    assert said.by == ('according to <a href="/people/lena-morav/">Lena Morav</a>, citing a clerk')
    assert said.note == "The clerk is not named."
    page = event_page(view.archive.events["strike"], view)
    assert "agreed" not in page.text
    assert "Note: The clerk is not named." in page.text


def test_its_owner_reads_all_words_at_home(private: View) -> None:
    said = only(private, "spoke", "second")
    assert said.quoted.words == '<mark class="read">DBX</mark> agreed'
    assert said.quoted.href == "/articles/second/#c30-40"


def test_of_an_excerpt_no_more_words_are_shown_than_its_rights_allow(
    view: View, private: View
) -> None:
    assert only(view, "idle", "third").quoted.words == "some 300 men …"
    whole = only(private, "idle", "third").quoted.words
    assert whole == '<mark class="read">some 300</mark> men were idle in Elling'


@pytest.mark.parametrize(
    ("question", "article", "stance", "by"),
    [
        ("spoke", "first", "", "in the report’s own voice"),
        ("where", "second", "called into question: ", "in the report’s own voice"),
        ("where", "third", "", "as the word of others whom it does not name"),
    ],
)
def test_stance_and_authority_are_said_in_words(
    view: View, question: str, article: str, stance: str, by: str
) -> None:
    said = only(view, question, article)
    assert (said.stance, said.by) == (stance, by)
    assert only(view, "spoke", "second").stance == "denied: "


def test_a_place_says_how_it_lies_unless_it_is_the_place_itself(view: View) -> None:
    elling = '<a href="/places/elling/">Elling</a>'
    assert only(view, "where", "second").value == f"near {elling}"
    assert only(view, "where", "third").value == elling


def test_a_label_stands_in_quotation_marks_and_not_twice(view: View) -> None:
    said = only(view, "called", "first").value
    assert said == '<q class="label" lang="en" dir="ltr" data-untrusted>“work stopped”</q>'
    again = only(view, "called", "third")
    assert again.repeated
    page = event_page(view.archive.events["strike"], view).text
    assert again.value not in page


def test_each_mark_has_a_sign_a_word_and_a_rule(view: View) -> None:
    assert len({mark.sign for mark in MARKS.values()}) == len(MARKS)
    page = event_page(view.archive.events["strike"], view).text
    for mark in strike(view).marks:
        assert f"<dd>{mark.rule}</dd>" in page


def test_a_record_without_answers_has_no_matrix(view: View) -> None:
    assert matrix(view.archive.coverage["event", "season"], view) is None
    assert matrix(None, view) is None
    assert texts(view.archive.coverage["event", "season"], view) is None


def test_no_blank_line_stands_inside_the_table(view: View) -> None:
    page = event_page(view.archive.events["strike"], view).text
    table = page[page.index("<table") : page.index("</table>")]
    assert "\n\n" not in table


def test_a_report_leads_back_to_the_questions_that_it_answers(view: View) -> None:
    pages = {page.address: page.text for page in all_pages(view.archive, "public")}
    for question in ("where", "spoke"):
        assert f'href="/events/strike/#q-{question}"' in pages["articles/second/"]
        assert f'id="q-{question}"' in pages["events/strike/"]
    assert 'href="/events/strike/#q-idle"' not in pages["articles/second/"]
    assert 'href="/events/strike/#q-idle"' in pages["people/lena-morav/"]


def test_answers_name_the_entities_of_values_and_of_authorities(view: View) -> None:
    (record,) = asked(view.archive)["entity", "lena-morav"]
    assert (record.kind, record.id) == ("event", "strike")
    assert [question.id for question in record.questions] == ["spoke", "idle"]


def rows(naming: Naming | None) -> dict[str, Word]:
    assert naming is not None
    return {word.words: word for word in naming.words}


def test_a_naming_table_says_who_calls_it_what_how_often_and_first_when(view: View) -> None:
    naming = entity_naming(view.archive.entities["lena-morav"], view)
    assert naming is not None
    assert naming.sources == ["The Harbour Post", "Elling Wire"]
    assert naming.is_grid
    post, wire = rows(naming)["Morav"].uses
    assert post is not None
    assert (post.count, post.date, post.href) == (1, "2 April 2031", "/articles/first/")
    assert wire is None


def test_pejorative_forms_and_labels_are_quotations_and_names_are_not(view: View) -> None:
    found = rows(entity_naming(view.archive.entities["lena-morav"], view))
    assert {words for words, word in found.items() if word.quoted} == {"Lena the Loud"}
    page = entity_page(view.archive.entities["lena-morav"], view).text
    assert "“Lena the Loud”</bdi>" in page
    assert "“Morav”" not in page


def test_the_labels_of_an_event_come_from_its_naming_questions(view: View) -> None:
    found = rows(event_naming(view.archive.coverage["event", "strike"], view))
    assert {words: word.quoted for words, word in found.items()} == {
        "idle": True,
        "work stopped": True,
    }
    assert event_naming(view.archive.coverage["event", "season"], view) is None


def test_what_is_withheld_names_nothing_and_answers_nothing(tmp_path: Path) -> None:
    closed = "{display: withheld, reason: A court ordered it.}"
    withheld = THIRD.replace("{display: excerpt, excerpt_words: 3}", closed)
    held = archive_of(tmp_path, {**CHANGES, "articles/2031/third.md": withheld})
    view = View(held, "events/strike/")
    assert "Lena the Loud" not in rows(entity_naming(held.entities["lena-morav"], view))
    assert "idle" not in rows(event_naming(held.coverage["event", "strike"], view))
    assert len(strike(view).columns) == 2
    assert "loud" not in entity_page(held.entities["lena-morav"], view).text.casefold()


def test_of_many_sources_each_form_lists_those_that_use_it(tmp_path: Path) -> None:
    article = "---\ntitle: T\nsource: s{}\nlanguage: en\nrights: {{display: full}}\n---\nElling.\n"
    numbers = range(GRID + 1)
    changes = {f"articles/2031/more{n}.md": article.format(n) for n in numbers}
    changes |= {f"sources/s{n}.yml": f"name: Source {n}\nkind: newspaper\n" for n in numbers}
    held = archive_of(tmp_path, changes)
    view = View(held, "places/elling/")
    naming = entity_naming(held.entities["elling"], view)
    assert naming is not None
    assert not naming.is_grid
    assert '<ul class="users">' in entity_page(held.entities["elling"], view).text


def test_a_form_in_another_script_says_its_language(tmp_path: Path) -> None:
    post = TREE["articles/2031/first.md"].replace("language: en", "language: fa")
    held = archive_of(tmp_path, {"articles/2031/first.md": post + "\nنورلند\n"})
    view = View(held, "places/norland/")
    assert rows(entity_naming(held.entities["norland"], view))["نورلند"].lang == "fa"


def test_the_words_that_give_a_value_are_found(private: View) -> None:
    archive = private.archive
    told = {
        answer.claim.value.label or answer.claim.value.count: telling(answer, reading)
        for id_, found in archive.answers_in.items()
        for answer in found
        for reading in [archive.readings[id_]]
    }
    reading = archive.readings["third"].text or ""
    count = told["about 300"]
    assert count is not None
    assert reading[count.start : count.end] == "some 300"
    label = told["work stopped"]
    assert label is not None
    assert (archive.readings["first"].text or "")[label.start : label.end] == "Work stopped"
