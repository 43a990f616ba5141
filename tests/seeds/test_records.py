"""The five articles and their events as records: verified, graded, covered."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.analysis.quotes import Span
from archive.pipeline import Plan, check
from archive.records.dates import parse
from archive.records.model import Article, Event
from archive.records.vault import sha256
from tests.seeds.gold import Gold
from tests.site.building import DAY, Built

pytestmark = pytest.mark.seeds
NUMBERS = ("000", "001", "002", "003", "004")
GRADED = re.compile(r"^  (?P<field>\w+):.*?#\s*(?P<grade>stated|derived|looked-up)\b")
FIELD = {"author": "authors"}


@pytest.fixture(scope="module")
def bibliography(vault: Path) -> dict[str, dict[str, Any]]:
    """Return what is known of each seed, by file, each fact with its grade where it is given."""
    text = (vault / "bibliography.yml").read_text("utf-8")
    facts: dict[str, dict[str, Any]] = yaml.safe_load(text)
    file = ""
    for line in text.splitlines():
        if line.endswith(".txt:"):
            file = line.removesuffix(":")
            facts[file]["grades"] = {}
        elif found := GRADED.match(line):
            facts[file]["grades"][found["field"]] = found["grade"]
    return facts


def article_of(archive: Built, number: str) -> Article:
    articles = archive.archive.articles.values()
    return next(a for a in articles if a.capture and a.capture.path.startswith(number))


def fact_of(bibliography: dict[str, dict[str, Any]], number: str) -> dict[str, Any]:
    return next(facts for file, facts in bibliography.items() if file.startswith(number))


class TestBibliography:
    """What is known of the five articles is in their records, each fact with its grade."""

    @pytest.mark.parametrize("number", NUMBERS)
    def test_the_facts_are_those_of_the_bibliography(
        self, archive: Built, bibliography: dict[str, dict[str, Any]], number: str
    ) -> None:
        article, facts = article_of(archive, number), fact_of(bibliography, number)
        source = archive.archive.sources[article.source]
        agency = archive.archive.sources[article.agency].name if article.agency else None
        writers = [author.name for author in article.authors if author.role is None]
        assert (source.name, source.kind) == (facts["source"], facts["source_kind"])
        assert str(article.published) == facts["published"]
        assert facts["url"].rstrip("…") in (article.url or "")
        assert agency == facts.get("agency")
        assert writers == ([facts["author"]] if facts.get("author") else [])

    @pytest.mark.parametrize("number", NUMBERS)
    def test_each_fact_has_its_grade_and_says_where_it_comes_from(
        self, archive: Built, bibliography: dict[str, dict[str, Any]], number: str
    ) -> None:
        article, facts = article_of(archive, number), fact_of(bibliography, number)
        grades = {name: basis.grade for name, basis in article.basis.items()}
        expected = {FIELD.get(name, name): grade for name, grade in facts["grades"].items()}
        given = {name for name in ("title", "derived_title", "source", "agency", "authors",
                 "dateline", "published", "language", "url", "subjects")
                 if getattr(article, name)}  # fmt: skip
        assert grades.keys() == given
        assert {name: grades[name] for name in expected if name in given} == {
            name: grade for name, grade in expected.items() if name in given
        }
        assert all(basis.from_ for basis in article.basis.values())

    def test_the_headlines_are_those_of_the_texts(
        self, archive: Built, texts: dict[str, str]
    ) -> None:
        for article in archive.archive.articles.values():
            rows = [row for row in archive.rows("zones") if row["article"] == article.id]
            printed = [texts[row["capture"]][row["start"] : row["end"]]
                       for row in rows if row["zone"] == "headline"]  # fmt: skip
            assert printed == ([article.title] if article.title else [])

    def test_the_text_without_headline_has_a_title_marked_as_ours(self, archive: Built) -> None:
        article = article_of(archive, "003")
        assert article.title is None
        assert article.derived_title
        assert article.basis["derived_title"].grade == "curator"

    def test_nobody_is_made_an_author_by_a_guess(self, archive: Built) -> None:
        article = article_of(archive, "001")
        assert article.authors == ()
        assert any("review" in note for note in article.notes)

    def test_each_credited_person_has_a_record(self, archive: Built) -> None:
        authors = article_of(archive, "002").authors
        assert len(authors) == 4
        assert all(author.entity in archive.archive.entities for author in authors)


class TestAbstracts:
    """Our own words: neutral, attributed, of a length that fits a card."""

    @pytest.mark.parametrize("number", NUMBERS)
    def test_have_60_to_150_words(self, archive: Built, number: str) -> None:
        assert 60 <= len((article_of(archive, number).abstract or "").split()) <= 150

    @pytest.mark.parametrize("number", NUMBERS)
    def test_name_the_source_whose_words_they_sum_up(self, archive: Built, number: str) -> None:
        article = article_of(archive, number)
        source = archive.archive.sources[article.source].name
        assert source in " ".join((article.abstract or "").split())

    @pytest.mark.parametrize("number", NUMBERS)
    def test_use_no_loaded_word_of_their_own(self, archive: Built, number: str) -> None:
        abstract = (article_of(archive, number).abstract or "").casefold()
        unquoted = re.sub(r"[“\"][^”\"]*[”\"]", "", abstract)
        loaded = r"\b(?:terror\w*|cult|regime|so-called|outfit|mercenar\w*|notorious|martyr\w*)\b"
        assert re.findall(loaded, unquoted) == []


class TestPassages:
    """Every passage is where its record says, and is worth quoting."""

    def passages(self, archive: Built) -> Iterator[tuple[str, int, int, str]]:
        """Yield the capture, the place and the recorded hash of each passage."""
        for event in archive.archive.events.values():
            for account in event.accounts:
                capture = archive.archive.readings[account.article].capture
                for quote in account.passages:
                    yield capture, quote.start or 0, quote.end or 0, quote.sha256 or ""

    def test_have_the_recorded_words(self, archive: Built, texts: dict[str, str]) -> None:
        passages = list(self.passages(archive))
        assert [p for p in passages if sha256(texts[p[0]][p[1] : p[2]]) != p[3]] == []
        assert len(passages) > 100

    def test_begin_and_end_at_words_inside_one_zone(
        self, archive: Built, texts: dict[str, str]
    ) -> None:
        zones = [row for row in archive.rows("zones") if row["zone"] != "chrome"]
        for capture, start, end, _ in self.passages(archive):
            text = texts[capture]
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
            assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
            assert any(
                zone["capture"] == capture and zone["start"] <= start < end <= zone["end"]
                for zone in zones
            ), (capture, start, end)

    def test_and_captures_and_findings_are_verified_by_the_program(
        self, root: Path, vault: Path
    ) -> None:
        plan = Plan(content=root / "content", vault=vault, audience="private", day=DAY)
        assert check(plan).problems == []


class TestEvents:
    """Events are dated with a basis, and side by side in the reports that tell of them."""

    def test_at_least_22_are_reported_by_two_articles(self, archive: Built) -> None:
        reports = archive.archive.reports_of.values()
        assert sum(len({r.account.article for r in told}) > 1 for told in reports) >= 22

    def test_each_says_where_its_date_comes_from_or_that_there_is_none(
        self, archive: Built
    ) -> None:
        events = archive.archive.events.values()
        assert [event.id for event in events if not event.date_basis and event.date] == []
        assert [event.id for event in events if not (event.participants or event.place)] == []

    def test_each_account_has_its_passages(self, archive: Built) -> None:
        reports = [r for told in archive.archive.reports_of.values() for r in told]
        assert [(r.event.id, r.account.article) for r in reports if not r.spans] == []

    def test_each_annotated_event_of_two_articles_is_one_of_ours(
        self, archive: Built, gold: Gold
    ) -> None:
        told = [event for event in gold.events if len(event["seeds"]) > 1]
        assert len(told) >= 9
        found = {event["id"]: nearest(archive, event) for event in told}
        assert {id_ for id_, event in found.items() if event is None} == set()
        assert len({event.id for event in found.values() if event}) == len(told)

    def test_an_annotated_event_has_all_its_articles_and_spans_covered(
        self, archive: Built, gold: Gold
    ) -> None:
        lacking = []
        for event in gold.events:
            ours = nearest(archive, event) if len(event["seeds"]) > 1 else None
            spans = spans_of(archive, ours) if ours else {}
            lacking += [
                (event["id"], ours.id, report["seed"][:3], report["start"], report["end"])
                for report in event["reports"]
                if ours and not covered(spans.get(report["seed"], []), report)
            ]
        assert lacking == []

    def test_an_annotated_date_and_ours_can_be_the_same(self, archive: Built, gold: Gold) -> None:
        apart = []
        for event in gold.events:
            ours = nearest(archive, event) if len(event["seeds"]) > 1 else None
            if ours and ours.date and event["edtf"]:
                theirs = parse(str(event["edtf"]))
                if theirs.first > ours.date.last or ours.date.first > theirs.last:
                    apart.append((event["id"], str(theirs), str(ours.date)))
        assert apart == []


def spans_of(archive: Built, event: Event) -> dict[str, list[Span]]:
    """Return the passages of our event, by capture."""
    readings = archive.archive.readings
    reports = archive.archive.reports_of.get(event.id, ())
    return {readings[r.account.article].capture: list(r.spans) for r in reports}


def overlap(spans: list[Span], report: dict[str, Any]) -> int:
    """Return how many characters of an annotated span our passages hold."""
    held: set[int] = set()
    for span in spans:
        held.update(range(max(span.start, report["start"]), min(span.end, report["end"])))
    return len(held)


def covered(spans: list[Span], report: dict[str, Any]) -> bool:
    """Whether our passages hold an annotated span, first to last character."""
    length: int = report["end"] - report["start"]
    return overlap(spans, report) == length


def likeness(archive: Built, ours: Event, event: dict[str, Any]) -> float:
    """Return how much of an annotated event's words ours holds, less for what it holds besides."""
    spans = spans_of(archive, ours)
    common = sum(overlap(spans.get(r["seed"], []), r) for r in event["reports"])
    lengths = sum(s.end - s.start for held in spans.values() for s in held)
    lengths += sum(r["end"] - r["start"] for r in event["reports"])
    return 2 * common / lengths if lengths else 0.0


def nearest(archive: Built, event: dict[str, Any]) -> Event | None:
    """Return our event whose passages are most like those of an annotated one."""
    events = list(archive.archive.events.values())
    best = max(events, key=lambda ours: likeness(archive, ours, event))
    return best if likeness(archive, best, event) > 0 else None
