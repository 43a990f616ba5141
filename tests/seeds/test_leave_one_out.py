"""Each report in turn is new to the archive: what is proposed for its names, once taken up."""

from pathlib import Path

import pytest

from tests.seeds.gold import Gold, matched
from tests.seeds.left_out import Outcome, Right, leave_out
from tests.site.building import Built

pytestmark = pytest.mark.seeds
ARTICLES = [
    "al-mayadeen-english-2023-06-30",
    "kayhan-life-2019-10-23",
    "nejat-society-2019-10-26",
    "press-tv-2019-10-26",
    "press-tv-2023-06-21",
]


@pytest.fixture(scope="session")
def rights(archive: Built, gold: Gold) -> dict[str, Right]:
    """Return the names of each report: by the annotation where there is one, else by us."""
    found: dict[str, dict[tuple[int, int], tuple[str, str]]] = {}
    by_file = {}
    for id_, reading in archive.archive.readings.items():
        by_file[reading.capture] = id_
        found[id_] = {
            (m.start, m.end): (m.entity, reading.passage_of(m).zone) for m in reading.mentions
        }
    annotated = {row["seed"] for row in gold.mentions}
    for capture in annotated:
        found[by_file[capture]] = {
            (row["start"], row["end"]): (row["entity"], row["zone"])
            for row in gold.mentions
            if row["seed"] == capture
        }
    return dict(found)


@pytest.fixture(scope="session")
def ids(archive: Built, gold: Gold) -> dict[str, str]:
    """Return our id for each id of the annotation."""
    rows = archive.rows("mentions")
    ours = {(row["capture"], row["start"], row["end"]): row["entity"] for row in rows}
    theirs = {(row["seed"], row["start"], row["end"]): row["entity"] for row in gold.mentions}
    return matched(ours, theirs)


@pytest.fixture(scope="session", params=[True, False], ids=["with-all-forms", "with-seen-forms"])
def outcomes(
    request: pytest.FixtureRequest,
    root: Path,
    vault: Path,
    rights: dict[str, Right],
    ids: dict[str, str],
) -> list[Outcome]:
    """Return what came of each report when it was left out."""
    ours = {
        article: {span: (ids.get(entity, entity), zone) for span, (entity, zone) in right.items()}
        for article, right in rights.items()
    }
    return [
        leave_out(root / "content", vault, article, ours, all_known=request.param)
        for article in ARTICLES
    ]


def test_names_of_every_report_are_found_and_right(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        assert one.mentions.expected > 40
        assert one.mentions.recall >= 0.98, (one.article, one.mentions)
        assert one.mentions.precision >= 0.98, (one.article, one.mentions)


def test_nearly_all_unseen_forms_are_proposed(outcomes: list[Outcome]) -> None:
    unseen = sum(len(one.unseen) for one in outcomes)
    missed = {one.article: one.missed for one in outcomes if one.missed}
    assert unseen > 60
    assert sum(map(len, missed.values())) <= 0.05 * unseen, missed


def test_most_of_what_is_proposed_is_right(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        assert len(one.right) >= 0.6 * len(one.proposed), one.article
