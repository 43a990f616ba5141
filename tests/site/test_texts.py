"""A published text is the capture with spans left out, and each address in it has its words."""

import re
from collections.abc import Iterator

import pytest

from archive.analysis.quotes import Span
from archive.analysis.reading import Reading
from tests.site.building import Built
from tests.site.html_tree import Page, words

QUOTED = re.compile(r"c(\d+)-(\d+)")


@pytest.fixture(
    params=["tarve-courier-2031-03-12", "ondrava-ledger-2031-03-13", "radio-veshkar-2031-03-14",
            "saltmarsh-weekly-2031-03", "kittiwake-wire-2031-03-11", "port-emmel-post-2031-03-12",
            "strait-observer-2031-03-15", "lantern-bulletin-2031-03-16",
            "tarve-courier-2031-03-17", "strait-freight-letter-2031-03-18"]
)  # fmt: skip
def article(request: pytest.FixtureRequest) -> str:
    """Return the id of each article in turn."""
    return str(request.param)


@pytest.fixture
def reading(private: Built, article: str) -> Reading:
    """Return what is known of the article's text."""
    return private.archive.readings[article]


@pytest.fixture
def page(private: Built, article: str) -> Page:
    """Return the article's page as its owner reads it at home."""
    return private.html[f"articles/{article}/"]


def taken(reading: Reading, start: int, end: int) -> str:
    return reading.words(start, end)


def shown(page: Page, id_: str) -> str:
    return "".join(page.by_id[id_].itertext())


def test_each_passage_stands_there_as_it_was_taken_and_page_chrome_does_not(
    reading: Reading, page: Page
) -> None:
    report = next(e for e in page.main.iter("div") if e.get("class") == "report")
    ids = [element.get("id") for element in report if element.tag != "aside"]
    assert ids == [f"z{passage.start}" for passage in reading.published]
    for passage in reading.published:
        assert shown(page, f"z{passage.start}") == taken(reading, passage.start, passage.end)


def test_each_sentence_has_its_address(reading: Reading, page: Page) -> None:
    for sentence in reading.sentences:
        assert shown(page, f"s{sentence.start}") == taken(reading, sentence.start, sentence.end)


def test_each_quotation_has_its_address_and_its_words(
    private: Built, article: str, reading: Reading, page: Page
) -> None:
    spans = {span for report in private.archive.reports_in[article] for span in report.spans}
    spans |= {answer.span for answer in private.archive.answers_in[article]}
    assert {f"c{span.start}-{span.end}" for span in spans} == {
        id_ for id_ in page.ids if QUOTED.fullmatch(id_)
    }
    for span in spans:
        assert "".join(pieces(page, span)) == taken(reading, span.start, span.end)


def pieces(page: Page, span: Span) -> Iterator[str]:
    """Yield the words of a quotation: one piece, or one from each sentence that it touches."""
    for element in page.main.iter("span"):
        if element.get("data-start") == str(span.start) and element.get("data-end") == str(
            span.end
        ):
            yield "".join(element.itertext())


def test_what_was_left_out_is_told_by_rule_and_length(reading: Reading, page: Page) -> None:
    removed = [p for p in reading.passages if p.zone == "chrome"]
    lists = [e for e in page.main.iter("ul") if e.get("class") == "removed"]
    told = [words(item) for items in lists for item in items]
    assert told == [f"{p.end - p.start} characters at {p.start}: {p.rule}" for p in removed]


def test_the_capture_is_named_with_its_hash(private: Built, article: str, page: Page) -> None:
    capture = private.archive.articles[article].capture
    if capture:
        assert capture.sha256 in words(page.main)
        assert capture.path in words(page.main)
