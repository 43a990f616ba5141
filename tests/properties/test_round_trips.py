"""What is exported comes back as it was: every bibliographic fact, whatever signs it holds."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.exchange.citations import FORMS
from archive.intake.documents.bibtex import read_bibtex
from archive.intake.documents.csl import read_citations_json
from archive.intake.documents.ris import read_ris
from archive.intake.documents.tables import read_table
from archive.intake.draft import Draft
from archive.records.citing.facts import Facts, facts_of
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.text.cells import guarded, unguarded
from archive.text.escape import UNSHOWABLE

READERS: Mapping[str, Callable[[bytes, str], Iterator[Draft]]] = {
    "csl": read_citations_json, "ris": read_ris, "bibtex": read_bibtex, "csv": read_table,
}  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
IDS = {"source_id", "via_id", "agency_id", "subject_ids"}
"""What a draft does not tell: an import seeks ids by the names."""

HOSTILE = st.sampled_from([
    "{", "}", "{{", "\\", "\\\\", '"', "'", "''", "``", "--", "---", "%", "$", "&", "#", "_", "~",
    "^", "@article{x,", "\n", "\n\n", "\nER  - \n", "\nTY  - NEWS", "ER  - ", "=1+1", "+", "-", "@",
    "\t", ";", "|", ", ", " and ", "others", ",", "(", ")", "[", "]", "cuttings ", "\u2028", "ك",
    "نیم\u200cفاصله", "\u202e", "🙂", "é", "e\u0301", "\\textbackslash{}", "\\'e", "<<", ">>", ",,",
    "?`", "!`", "ﬁ", "\ufeff", "=", "//", "2031", "null", "<b>", "&amp;", "\\u0041", "%41",
    "\ufffd",
])  # fmt: skip
TEXT = (
    st.lists(HOSTILE | st.text(max_size=6) | st.sampled_from(["word", " "]), max_size=8)
    .map("".join)
    .map(lambda said: UNSHOWABLE.sub("", said).strip())
    .filter(bool)
)
ID = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
URL = st.sampled_from([
    "https://example.org/a_b~c%20d?x=1&y=2#z", "http://example.org/(a);b,c'd$e!f*g",
    "https://example.org/[x]@y:z=1", "https://{host}/x", "https://example.org/نشانی",
])  # fmt: skip
DATE = st.sampled_from([
    "2019-10-26", "2019-10-26~", "2018-03", "2014", "2014?", "2014%", "201X", "XXXX-06-13",
    "2019-06-XX", "2014/..", "../2014", "2014-01/2015-02", "2014~/2015-02", "2014~/2015~", "0031",
])  # fmt: skip
PERSON = st.fixed_dictionaries({"name": TEXT}, optional={"role": TEXT, "entity": ID})
FACTS = st.fixed_dictionaries(
    {"id": ID, "source": TEXT, "source_id": ID, "language": st.sampled_from(["en", "fa", "pt-BR"]),
     "rights": st.fixed_dictionaries({"display": st.just("full")},
                                     optional={"holder": TEXT, "until": DATE, "reason": TEXT})},
    optional={
        "title": TEXT, "derived_title": TEXT, "via": TEXT, "via_id": ID, "agency": TEXT,
        "authors": st.lists(PERSON, min_size=1, max_size=4).map(tuple),
        "dateline": st.fixed_dictionaries({"text": TEXT}, optional={"date": DATE, "place": ID}),
        "published": DATE, "retrieved": DATE, "url": URL, "abstract": TEXT,
        "archived": st.lists(URL, min_size=1, max_size=2).map(tuple),
        "subjects": st.lists(TEXT, min_size=1, max_size=3).map(tuple),
        "subject_ids": st.lists(ID, min_size=1, max_size=3).map(tuple),
        "based_on": st.lists(ID, min_size=1, max_size=3).map(tuple),
        "notes": st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    },
)  # fmt: skip


def exported(form: str, articles: list[Facts]) -> bytes:
    return "".join(FORMS[form](articles)).encode()


def imported(form: str, data: bytes) -> list[Facts]:
    """Return what the drafts tell."""
    return [
        {guess.field: guess.value for guess in draft.guesses}
        | ({"retrieved": draft.retrieved} if draft.retrieved else {})
        for draft in READERS[form](data, "export")
    ]


def told(facts: Facts) -> Facts:
    """Return what a draft can tell of some facts."""
    return {key: value for key, value in facts.items() if key not in IDS}


@given(articles=st.lists(FACTS, min_size=1, max_size=2))
@example(articles=[{"id": "a", "title": "{", "source": "\\"}, {"id": "a", "title": "=1"}])
@example(articles=[{"id": "a", "title": "[a]", "authors": ({"name": "a and b, c"},)}])
def test_every_fact_comes_back_in_every_form(articles: list[Facts]) -> None:
    for form in FORMS:
        assert imported(form, exported(form, articles)) == [told(one) for one in articles], form
    table = csv.reader(io.StringIO(exported("csv", articles).decode(), newline=""))
    assert not [cell for row in table for cell in row if cell.startswith(FORMULAS)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", ["content", "examples/demo/content"])
def test_every_fact_of_the_archives_comes_back(root: Path, form: str, content: str) -> None:
    shelf = read_content(root / content, Problems())
    sources = {source.id: source.name for source in shelf.sources.values()}
    subjects = {subject.id: subject.name for subject in shelf.subjects.values()}
    articles = [facts_of(article, sources, subjects) for article in shelf.articles.values()]
    assert len(articles) >= 5
    assert imported(form, exported(form, articles)) == [told(facts) for facts in articles]


@given(cell=st.text("'=+-@\t\r\na ＝", max_size=6) | TEXT)
def test_a_guarded_cell_begins_no_formula_and_comes_back(cell: str) -> None:
    assert not guarded(cell).startswith(FORMULAS)
    assert unguarded(guarded(cell)) == cell
