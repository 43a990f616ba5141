"""Every time expression of the five reports is resolved rightly or refused; most are resolved."""

from pathlib import Path

import pytest
import yaml

from archive.analysis.values.times import Anchor, FoundTime, times
from archive.records.dates import parse
from tests.seeds.gold import Gold, Row
from tests.site.building import Built

LISTED: dict[str, list[Row]] = yaml.safe_load(
    Path(__file__).with_name("time_expressions.yml").read_text("utf-8")
)
CASES = [(article, row) for article, rows in LISTED.items() for row in rows]
CHOSEN = [(article, row) for article, row in CASES if "anchor" in row]
MOST_WORDS = 5


class Report:
    """A report's text and date."""

    def __init__(self, archive: Built, texts: dict[str, str], article: str) -> None:
        """Take both from the archive and the vault."""
        record = archive.archive.articles[article]
        assert record.capture
        assert record.published
        self.text, self.published = texts[record.capture.path], record.published

    def found(self, row: Row, anchor: Anchor | None = None) -> FoundTime | None:
        """Return what is found at the place of a listed expression."""
        read = times(self.text, anchor or Anchor(self.published))
        over = (one for one in read if one.start < row["end"] and row["start"] < one.end)
        return next(over, None)


@pytest.fixture(scope="session")
def reports(archive: Built, texts: dict[str, str]) -> dict[str, Report]:
    """Return the five reports by id."""
    return {article: Report(archive, texts, article) for article in LISTED}


def test_the_list_quotes_few_words_and_where_they_stand(reports: dict[str, Report]) -> None:
    for article, row in CASES:
        assert reports[article].text[row["start"] : row["end"]] == row["words"]
        assert len(row["words"].split()) <= MOST_WORDS


@pytest.mark.parametrize(("article", "row"), CASES)
def test_an_expression_means_its_date_or_is_refused(
    reports: dict[str, Report], article: str, row: Row
) -> None:
    found = reports[article].found(row)
    if "edtf" in row:
        assert found
        assert found.edtf == row["edtf"], found.how
        assert found.how
    else:
        assert found is None or found.edtf is None


@pytest.mark.parametrize(("article", "row"), CHOSEN)
def test_with_an_anchor_chosen_by_a_person_it_has_a_date(
    reports: dict[str, Report], article: str, row: Row
) -> None:
    anchor = Anchor(parse(row["anchor"]), "chosen", chosen=True)
    found = reports[article].found(row, anchor)
    assert found
    assert found.edtf == row["then"], found.how


@pytest.mark.parametrize("article", LISTED)
def test_nothing_else_in_the_reports_is_taken_for_a_date(
    reports: dict[str, Report], article: str
) -> None:
    report = reports[article]
    meant = [row for row in LISTED[article] if "edtf" in row]
    for one in times(report.text, Anchor(report.published)):
        over = {row["edtf"] for row in meant if one.start < row["end"] and row["start"] < one.end}
        assert one.edtf is None or over == {one.edtf}, report.text[one.start : one.end]


@pytest.mark.parametrize("article", LISTED)
def test_a_passage_alone_reads_as_in_its_text(reports: dict[str, Report], article: str) -> None:
    report, start, alone = reports[article], 0, []
    anchor = Anchor(report.published)
    for line in report.text.splitlines(keepends=True):
        alone += [
            one._replace(start=one.start + start, end=one.end + start)
            for one in times(line, anchor)
        ]
        start += len(line)
    assert alone == times(report.text, anchor)


def test_at_least_nine_tenths_of_what_has_a_date_are_resolved(reports: dict[str, Report]) -> None:
    meant = [(article, row) for article, row in CASES if "edtf" in row]
    resolved = [
        row
        for article, row in meant
        if (found := reports[article].found(row)) and found.edtf == row["edtf"]
    ]
    assert len(resolved) / len(meant) >= 0.9


def test_the_annotated_expressions_agree(gold: Gold, texts: dict[str, str]) -> None:
    annotated: list[Row] = yaml.safe_load((gold.folder / "dates.yaml").read_text("utf-8"))
    for row in annotated:
        text = next(text for name, text in texts.items() if name.startswith(_capture(row["seed"])))
        words = row["expression"].casefold()
        meant = {
            one.edtf
            for one in times(text, Anchor(parse(row["anchor"])))
            if text[one.start : one.end].casefold() in {words, words.split(maxsplit=1)[-1]}
        }
        assert meant == {row["edtf"]}, words


def _capture(seed: str) -> str:
    """Return how the file of a seed begins: S0 is 000."""
    return f"{int(seed[1:]):03}_"
