"""Fifty thousand files that are nearly right: each is refused with a problem, or shown as it is."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.analysis.archive import Archive
from archive.pipeline import check
from archive.records.problems import Problem, report
from archive.site.addresses import address
from archive.site.article import article_page
from archive.site.catalogue import View
from archive.site.entity import entity_page
from archive.site.event import event_page
from archive.text.escape import showable
from tests.fuzz.mutations import SIGNS, mutated
from tests.unit.invented import TREE, plan, planted

ARTICLES = ("articles/2031/first.md", "articles/2030/second.md")
RECORDS = tuple(name for name in TREE if name not in ARTICLES)
_USUAL = 100
LONG = settings(max_examples=25_500 if settings().max_examples > _USUAL else _USUAL)
"""Of articles and records together some fifty thousand where properties are tried long."""


class _Text(HTMLParser):
    """The words of the blocks of a report, as a browser has them."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "blockquote"}:
            self.depth += 1
            self.blocks.append("")
        elif tag == "br":
            self.handle_data("\n")
        else:
            allowed = {"a", "span", "bdi", "div"}
            assert tag in allowed, attrs

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in {"p", "blockquote"}

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.blocks[-1] += data


def _words(markdown: str) -> list[str]:
    """Return the words of each block of the report on a page."""
    begin = markdown.index('<div class="report"')
    parser = _Text()
    parser.feed(markdown[begin : markdown.index("\n</div>", begin)])
    parser.close()
    return parser.blocks


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small content folder."""
    return planted(tmp_path_factory.mktemp("fuzz"))


def _tried(content: Path, name: str, text: str) -> tuple[list[Problem], Archive | None]:
    """Check the folder with one file changed; the file is put back."""
    file = content / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        outcome = check(plan(content))
        shown = report(outcome.problems, content)
        assert all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in shown)
    finally:
        file.write_text(TREE[name], encoding="utf-8", newline="")
    lines = text.count("\n") + text.count("\r") + 2
    for problem in outcome.problems:
        assert problem.message
        assert problem.fix
        assert problem.mark.path != name or 0 <= problem.mark.line <= lines
    assert (outcome.archive is None) == any(problem.blocks for problem in outcome.problems)
    return outcome.problems, outcome.archive


def _verbatim(archive: Archive) -> None:
    """Compare the words of each report that is shown with those of its text."""
    for article in archive.articles.values():
        view = View(archive, address("article", article.id))
        written = article_page(article, view).text
        reading = archive.readings[article.id]
        if view.may_read(article.id):
            published = [reading.words(p.start, p.end) for p in reading.published]
            assert _words(written) == [showable(words) for words in published]


@LONG
@given(st.sampled_from(ARTICLES).flatmap(lambda n: st.tuples(st.just(n), mutated(TREE[n]))))
def test_an_article_is_refused_or_shown_word_for_word(content: Path, case: tuple[str, str]) -> None:
    _, archive = _tried(content, *case)
    if archive is not None:
        _verbatim(archive)


@LONG
@given(st.sampled_from(RECORDS).flatmap(lambda n: st.tuples(st.just(n), mutated(TREE[n]))))
def test_a_record_is_refused_or_shown(content: Path, case: tuple[str, str]) -> None:
    _, archive = _tried(content, *case)
    if archive is not None:
        for entity in archive.entities.values():
            assert entity_page(entity, View(archive, address(entity.type, entity.id))).text
        for event in archive.events.values():
            assert event_page(event, View(archive, address("event", event.id))).text


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), max_size=60).map("".join))
def test_any_words_below_a_record_are_shown_word_for_word(content: Path, body: str) -> None:
    head, dashes, _ = TREE[ARTICLES[0]].rpartition("---\n")
    text = f"{head}{dashes}{body}".encode("utf-8", "ignore").decode()
    _, archive = _tried(content, ARTICLES[0], text)
    if archive is not None:
        _verbatim(archive)
