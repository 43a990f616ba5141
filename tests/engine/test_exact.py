"""Phrases, exclusions, fields, beginnings, ranges, filters and counts are those of a plain scan."""
# ruff: noqa: E501 - rows of a table

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.document import FIELDS, Document
from archive.search.words import split
from tests.engine import scan
from tests.engine.invented import LABELS, VALUES, document, id_of, indexed, small_files
from tests.engine.node import Node
from tests.engine.scan import Question

WORDS: Final = (
    "attack", "attacks", "attacked", "harbour", "harbours", "port", "ports", "strike", "stroke",
    "the", "of", "us", "U.S.", "Köln", "Koeln", "Überfall", "semi-final", "semi", "final",
    "Ka’b", "2019", "۲۰۱۹", "x",
)  # fmt: skip
PLAIN: Final = (
    "attack",
    "attacks",
    "attacked",
    "harbour",
    "harbours",
    "port",
    "strike",
    "stroke",
    "final",
)
DATES: Final = (
    "2018",
    "2019",
    "2019-01",
    "2019-02",
    "2019-12",
    "2019-02-03",
    "2019-02-28",
    "2020-01-01",
)
FIRST: Final = dt.date(2018, 11, 1).toordinal()

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.sampled_from((*WORDS, *PLAIN)), max_size=12).map(" ".join)
chosen = st.sampled_from([(value.field, value.id) for value in VALUES])


@st.composite
def archives(draw: st.DrawFn) -> list[Document]:
    """Return some documents in the order of their days, those without one last."""
    days = sorted(draw(st.lists(st.integers(FIRST, FIRST + 500), max_size=24)))
    undated = draw(st.integers(0, 2))
    return [
        document(
            f"a{number}",
            draw(texts),
            draw(st.lists(texts, max_size=3)),
            day=dt.date.fromordinal(day) if day else None,
            values=draw(st.dictionaries(chosen, st.integers(1, 9), max_size=6)),
        )
        for number, day in enumerate([*days, *[0] * undated])
    ]


@st.composite
def clauses(draw: st.DrawFn) -> tuple[str, scan.Holds]:
    """Return a literal clause of a question, and what it means."""
    kind = draw(st.sampled_from(["phrase", "prefix", "title", "titles", "year", "field", "fields"]))
    text = draw(words)
    one = text.split()[0]
    match kind:
        case "phrase":
            clause, holds = f'"{text}"', scan.phrase(text)
        case "prefix":
            begin = split(one)[-1][: draw(st.integers(1, 6))]
            clause, holds = f"{begin}*", scan.beginning(begin)
        case "title":
            clause, holds = f"title:{one}", scan.in_title(one, quoted=False)
        case "titles":
            clause, holds = f'title:"{text}"', scan.in_title(text, quoted=True)
        case "year":
            year = draw(st.sampled_from(["2018", "2019", "2020", "2021"]))
            clause, holds = f"year:{year}", scan.in_year(year)
        case _:
            name = draw(st.sampled_from(FIELDS))
            label = draw(st.sampled_from([*LABELS[name], "post", "Port", "morav", "nobody"]))
            if kind == "field":
                label = draw(st.sampled_from([*label.split(), id_of(label)]))
            quoted = f'"{label}"' if " " in label else label
            clause, holds = f"{name}:{quoted}", scan.called(name, label, VALUES)
    if draw(st.integers(0, 3)) == 0:
        return f"-{clause}", scan.negated(holds)
    return clause, holds


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a question of literal clauses, with filters and dates."""
    asked = draw(st.lists(clauses(), max_size=3))
    filters: dict[str, str | list[str]] = {}
    for field, id_ in draw(st.lists(chosen, max_size=2)):
        key = draw(st.sampled_from([field, f"-{field}"]))
        others = [value.id for value in VALUES if value.field == field]
        filters[key] = id_ if draw(st.booleans()) else [id_, draw(st.sampled_from(others))]
    if draw(st.integers(0, 4)) == 0:
        key = draw(st.sampled_from(["year", "-year"]))
        filters[key] = draw(st.lists(st.sampled_from(["2018", "2019", "2020"]), max_size=2))
    dates = st.one_of(st.none(), st.sampled_from(DATES))
    return Question(
        " ".join(clause for clause, _ in asked),
        tuple(holds for _, holds in asked),
        filters,
        draw(dates),
        draw(dates),
    )


def _asked(folder: Path, question: Question, **more: object) -> dict[str, Any]:
    options = {**question.options(), "limit": 1000, **more}
    return {"job": "search", "folder": str(folder), "query": question.query, "options": options}


def _ids(result: dict[str, Any]) -> list[str]:
    return [hit["article"] for hit in result["hits"]]


def _same(question: Question, documents: Sequence[Document], result: dict[str, Any]) -> None:
    """Hold a result against the scan."""
    found = question.found(documents)
    assert set(_ids(result)) == {one.article for one in found}, question
    assert result["total"] == len(found) == len(_ids(result)), question
    told = {field: [_row(row) for row in rows] for field, rows in result["facets"].items()}
    meant = {f: [_row(row) for row in rows] for f, rows in scan.facets(found, VALUES).items()}
    assert told == meant, question
    assert result["histogram"] == scan.histogram(found), question


def _row(row: dict[str, Any]) -> tuple[str, str, int]:
    return row["value"], row["label"], row["count"]


class TestLiteral:
    """Clauses that hold to the letter."""

    @settings(max_examples=settings().max_examples // 3)
    @given(documents=archives(), asked=st.lists(questions(), min_size=15, max_size=15))
    def test_finds_and_counts_what_a_scan_does(
        self, node: Node, folder: Path, documents: list[Document], asked: list[Question]
    ) -> None:
        with small_files():
            index = indexed(folder, documents)
        results = node.ask_all([_asked(index, question) for question in asked])
        for question, result in zip(asked, results, strict=True):
            _same(question, documents, result)
        node.ask("forget", folder=str(index))

    @settings(max_examples=settings().max_examples // 4)
    @given(
        documents=archives(),
        asked=questions(),
        sort=st.sampled_from(["date", "oldest", "relevance"]),
        limit=st.integers(1, 5),
    )
    def test_pages_follow_one_another(
        self,
        node: Node,
        folder: Path,
        documents: list[Document],
        asked: Question,
        sort: str,
        limit: int,
    ) -> None:
        index = indexed(folder, documents)
        found = asked.found(documents)
        offsets = range(0, len(found) + 2 * limit, limit)
        pages = node.ask_all(
            [_asked(index, asked, sort=sort, offset=o, limit=limit) for o in offsets]
        )
        hits = [hit for page in pages for hit in page["hits"]]
        ids = [hit["article"] for hit in hits]
        assert {page["total"] for page in pages} == {len(found)}
        if sort == "date":
            assert ids == scan.newest_first(found)
        elif sort == "oldest":
            assert ids == [one.article for one in found]
        else:
            assert sorted(ids) == sorted(one.article for one in found)
            assert [hit["score"] for hit in hits] == sorted(
                (hit["score"] for hit in hits), reverse=True
            )


FORMS: Final = {
    "en": PLAIN,
    "de": ("Angriff", "Angriffe", "Angriffs", "Mühle", "Muehle", "Mühlen", "Haus", "Häuser", "Tag", "Tage"),
    "sq": ("sulm", "sulmi", "sulmet", "qytet", "qyteti", "qyteteve", "dita", "ditët", "luftën", "lufta"),
    "fa": ("رود", "میرود", "نمیرود", "کتاب", "کتابها", "کتابهای", "بزرگ", "بزرگترین", "نماینده", "نمایندگان"),
}  # fmt: skip


class TestPlain:
    """Words that stand for their forms."""

    @pytest.mark.parametrize("language", FORMS)
    @settings(max_examples=settings().max_examples // 6)
    @given(data=st.data())
    def test_all_words_are_found_in_any_of_their_forms(
        self, node: Node, folder: Path, language: str, data: st.DataObject
    ) -> None:
        word = st.sampled_from(FORMS[language])
        text = st.lists(word, max_size=6).map(" x ".join)  # apart: Persian neighbours make a term
        texts_ = data.draw(st.lists(text, min_size=1, max_size=20))
        documents = [
            document(f"a{n}", "", [text], language=language) for n, text in enumerate(texts_)
        ]
        asked = data.draw(st.lists(st.lists(word, min_size=1, max_size=3), min_size=8, max_size=8))
        with small_files():
            index = indexed(folder, documents, ())
        questions_ = [
            Question(" … ".join(row), tuple(scan.word_form(word, language) for word in row))
            for row in asked
        ]
        self._check(node, index, questions_, documents)

    def _check(
        self, node: Node, index: Path, asked: list[Question], documents: list[Document]
    ) -> None:
        results = node.ask_all([_asked(index, question, facets=False) for question in asked])
        for question, result in zip(asked, results, strict=True):
            found = question.found(documents)
            if found:
                assert set(_ids(result)) == {one.article for one in found}, question
                assert result["relaxed"] is None
            elif result["total"] and len(question.tests) > 1:
                assert result["relaxed"] or result["suggestion"], (question, result)
        node.ask("forget", folder=str(index))
