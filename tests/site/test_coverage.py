"""The matrix of each event: every answer with its words, its authority and the way to them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from archive.analysis.claims import Answer
from archive.analysis.coverage import Coverage, Row
from archive.site.addresses import address
from archive.site.matrix import MARKS
from tests.site.building import Built
from tests.site.html_tree import Page, words


def of_class(element: Element, name: str) -> list[Element]:
    """Return the elements inside one that have a class."""
    return [e for e in element.iter() if name in e.get("class", "").split()]


def matrices(site: Built) -> Iterator[tuple[Page, Coverage, Element]]:
    """Yield each page that has a matrix, with what the archive holds for it."""
    for (kind, id_), found in site.archive.coverage.items():
        type_ = kind if kind == "event" else site.archive.entities[id_].type
        page = site.html[address(type_, id_)]
        tables = of_class(page.main, "matrix")
        assert len(tables) == bool(found.rows), page.address
        for table in tables:
            yield page, found, table


def cells(site: Built) -> Iterator[tuple[Page, str, tuple[Answer, ...], Element]]:
    """Yield each cell: its page, the id of the report, its answers, the element."""
    for page, found, table in matrices(site):
        for row in found.rows:
            line = page.by_id[f"q-{row.question.id}"]
            assert line in list(table.iter("tr"))
            for id_, answers, cell in zip(
                found.columns, row.cells, line.findall("td"), strict=True
            ):
                yield page, id_, answers, cell


def answered(site: Built) -> Iterator[tuple[Page, Answer, Element]]:
    """Yield each answer with its page and its element."""
    for page, _, answers, cell in cells(site):
        for answer, shown in zip(answers, of_class(cell, "answer"), strict=True):
            yield page, answer, shown


def test_events_and_entities_with_questions_have_a_matrix(private: Built) -> None:
    pages = {page.address for page, _, _ in matrices(private)}
    assert "events/clearance-of-pier-4/" in pages
    assert any(not page.startswith("events/") for page in pages)


def test_the_matrix_is_a_table_to_every_reader_of_screens(either: Built) -> None:
    for page, found, table in matrices(either):
        assert table.find("caption") is not None, page.address
        head, *lines = table.iter("tr")
        assert [th.get("scope") for th in head.findall("th")] == ["col"] * (len(found.columns) + 1)
        assert [line.find("th").get("scope") for line in lines] == ["row"] * len(found.rows)  # type: ignore[union-attr] # each has one


def test_the_table_can_be_scrolled_without_a_mouse(private: Built) -> None:
    for page, _, table in matrices(private):
        frame = next(e for e in page.main.iter("div") if table in list(e))
        assert frame.get("tabindex") == "0"
        assert frame.get("role") == "region"
        assert frame.get("aria-label")


def test_columns_are_headed_by_source_and_date_and_lead_to_the_report(either: Built) -> None:
    for page, found, table in matrices(either):
        heads = next(iter(table.iter("tr"))).findall("th")[1:]
        for id_, head in zip(found.columns, heads, strict=True):
            article = either.archive.articles[id_]
            assert either.archive.sources[article.source].name in words(head)
            assert page.links(head)[0][0] == f"articles/{id_}/"


def test_reports_that_are_one_text_say_so_in_their_heads(private: Built) -> None:
    for _, found, table in matrices(private):
        heads = next(iter(table.iter("tr"))).findall("th")[1:]
        grouped = {id_ for text in found.texts if len(text) > 1 for id_ in text}
        told = {id_ for id_, h in zip(found.columns, heads, strict=True) if of_class(h, "copy")}
        assert told == grouped


def test_no_cell_is_empty(each: Built) -> None:
    seen = 0
    for page, id_, _, cell in cells(each):
        source = each.archive.sources[each.archive.articles[id_].source].name
        assert source in words(of_class(cell, "from")[0]), page.address
        given = of_class(cell, "answer")
        assert bool(given) != ("not mentioned" in words(cell))
        for answer in given:
            assert words(of_class(answer, "by")[0])
            assert of_class(answer, "where")
        seen += len(given)
    assert seen


def test_every_answer_says_its_value_or_quotes_it_whole(each: Built) -> None:
    for page, answer, shown in answered(each):
        told = of_class(shown, "value") or shown.findall(".//q")
        assert any(words(element) for element in told), (page.address, answer)


def test_an_answer_opens_the_passage_that_it_quotes(either: Built) -> None:
    opened = 0
    for page, answer, shown in answered(either):
        (target,) = [to for to, _ in page.links(of_class(shown, "words")[0])]
        there, _, fragment = target.partition("#")
        assert there == f"articles/{answer.claim.article}/"
        passage = either.html[there].by_id[fragment]
        quoted = shown.find(".//p[@class='words']//q")
        if either.archive.may_read(answer.claim.article):
            assert fragment == f"c{answer.span.start}-{answer.span.end}"
            assert quoted is not None
            assert words(quoted)[1:].startswith(words(passage)[:40])
            opened += 1
    assert opened


def test_words_are_quoted_only_where_the_audience_may_read_them(each: Built) -> None:
    for page, answer, shown in answered(each):
        article, reading = answer.claim.article, each.archive.readings[answer.claim.article]
        display = each.archive.displays[article]
        quoted = shown.findall(".//p[@class='words']//q")
        assert bool(quoted) == (reading.text is not None and display in {"full", "excerpt"})
        for q in quoted:
            assert words(q).startswith("“"), page.address
            assert words(q).endswith("”")
            assert "data-untrusted" in q.attrib
            assert q.get("lang")
            assert q.get("dir") in {"ltr", "rtl"}


def test_a_label_stands_in_quotation_marks_wherever_it_stands(each: Built) -> None:
    for page, answer, shown in answered(each):
        if answer.claim.value.label:
            said = [words(q) for q in shown.iter("q")]
            assert said, page.address
            assert all(one[0] == "“" and one[-1] == "”" for one in said)


def test_each_row_says_how_its_answers_stand_to_each_other(each: Built) -> None:
    for page, found, _ in matrices(each):
        for row in found.rows:
            head = next(iter(page.by_id[f"q-{row.question.id}"]))
            assert row.question.ask in words(head)
            (mark,) = of_class(head, "mark")
            assert words(mark) == f"{MARKS[row.status].sign} {MARKS[row.status].word}"
            assert mark.get("title") == MARKS[row.status].rule
            assert row.texts == 1 or f"in {row.texts} independent texts" in words(head)


def test_each_mark_is_explained_below_the_table(each: Built) -> None:
    for page, found, _ in matrices(each):
        (key,) = of_class(page.main, "key")
        for status in {row.status for row in found.rows}:
            assert MARKS[status].rule in words(key)


def test_an_event_says_how_many_independent_texts_tell_it(private: Built) -> None:
    page = private.html["events/clearance-of-pier-4/"]
    found = private.archive.coverage["event", "clearance-of-pier-4"]
    assert len(found.texts) < len(found.columns)
    headings = [words(h) for h in page.main.iter("h2")]
    assert f"{len(found.columns)} reports, {len(found.texts)} independent texts" in headings
    (block,) = of_class(page.main, "texts")
    for text in found.texts:
        if len(text) > 1:
            assert {f"articles/{id_}/" for id_ in text} <= {to for to, _ in page.links(block)}


def test_each_entity_that_is_named_has_its_names_counted(private: Built) -> None:
    for id_, by_article in private.archive.mentions.items():
        page = private.html[address(private.archive.entities[id_].type, id_)]
        (table,) = of_class(page.main, "naming")
        named = sum(len(mentions) for mentions in by_article.values())
        counted = sum(int(words(cell)) for cell in of_class(table, "count"))
        labels = [b for b in table.iter("bdi") if words(b).startswith("“")]
        assert counted == named or (labels and counted > named), page.address


def test_of_a_text_that_is_not_shown_only_forms_of_the_record_are_told(public: Built) -> None:
    for id_, by_article in public.archive.mentions.items():
        entity = public.archive.entities[id_]
        page = public.html[address(entity.type, id_)]
        known = {entity.name, *entity.names.values(), *(alias.form for alias in entity.aliases)}
        told = {words(b).strip("“”") for t in of_class(page.main, "naming") for b in t.iter("bdi")}
        if not any(public.archive.may_read(article) for article in by_article):
            labels = {
                answer.claim.value.label
                for row in _rows(public, id_)
                for answer in row.answers
                if answer.claim.value.label
            }
            assert told <= known | labels, page.address


def _rows(site: Built, entity: str) -> tuple[Row, ...]:
    found = site.archive.coverage.get(("entity", entity))
    return found.rows if found else ()


@pytest.mark.parametrize("kind", ["pejorative"])
def test_a_contested_form_stands_only_in_quotation_marks(private: Built, kind: str) -> None:
    seen = 0
    for entity in private.archive.entities.values():
        page = private.html[address(entity.type, entity.id)]
        forms = [alias.form for alias in entity.aliases if alias.kind == kind]
        for table in of_class(page.main, "naming"):
            for bdi in table.iter("bdi"):
                assert words(bdi) not in forms
                seen += words(bdi).strip("“”") in forms
    assert seen
