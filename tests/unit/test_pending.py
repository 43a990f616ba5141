"""Reports that nobody has reviewed yet: checked like all others, published for nobody else."""

import dataclasses
from pathlib import Path

import pytest

from archive.pipeline import Outcome, Plan, build, check
from tests.site.building import contents
from tests.unit.invented import codes_of, plan, planted
from tests.unit.shared_tree import FIRST, SHARING, report

CANARY = "Skrellborough"
OF_DRAFT = "articles/2031/draft.md"
DRAFT = report("wire", 7, f"In {CANARY} they say: {FIRST}", title=CANARY).replace(
    "language: en", "language: en\nreview: pending", 1
)


@pytest.fixture
def waiting(tmp_path: Path) -> Plan:
    """Return the plan of an archive with one report that waits for review."""
    return plan(planted(tmp_path, dict(SHARING) | {OF_DRAFT: DRAFT}))


def built(plan: Plan, into: Path) -> tuple[Outcome, bytes]:
    """Return the outcome of a build, and all its bytes with their names."""
    outcome = build(plan, into / "pages", None)
    files = contents(into / "pages")
    return outcome, b"\n".join(name.encode() + data for name, data in files.items())


def test_is_left_out_and_counted(waiting: Plan, tmp_path: Path) -> None:
    outcome, written = built(waiting, tmp_path / "public")
    assert outcome.archive is not None
    assert outcome.pending == 1
    assert CANARY.encode() not in written
    assert b"draft" not in written


def test_changes_no_byte_of_what_is_published(waiting: Plan, tmp_path: Path) -> None:
    _, with_it = built(waiting, tmp_path / "with")
    (waiting.content / OF_DRAFT).unlink()
    _, without = built(waiting, tmp_path / "without")
    assert with_it == without


def test_is_shown_to_who_asks_for_drafts_and_marked(waiting: Plan, tmp_path: Path) -> None:
    outcome, written = built(dataclasses.replace(waiting, drafts=True), tmp_path / "drafts")
    assert outcome.pending == 0
    page = (tmp_path / "drafts/pages/articles/draft.md").read_text(encoding="utf-8")
    assert "Nobody has reviewed this record yet" in page
    assert CANARY.encode() in written
    assert written.count(b"Nobody has reviewed") == 1


def test_is_checked_like_all_others(waiting: Plan) -> None:
    assert codes_of(check(waiting).problems) == []
    wrong = "zones:\n  - {start: 0, end: 9999, zone: body, rule: none}\nlanguage: en"
    (waiting.content / OF_DRAFT).write_text(DRAFT.replace("language: en", wrong), encoding="utf-8")
    assert [problem.mark.path for problem in check(waiting).problems] == [OF_DRAFT]


def test_needs_no_title(waiting: Plan) -> None:
    untitled = DRAFT.replace(f"title: {CANARY}\n", "")
    (waiting.content / OF_DRAFT).write_text(untitled, encoding="utf-8")
    assert codes_of(check(waiting).problems) == []


@pytest.mark.parametrize("run", [check, lambda plan: build(plan, plan.content / "../p", None)])
def test_nothing_published_may_rest_on_it(waiting: Plan, run: object) -> None:
    event = waiting.content / "events/gates.yml"
    told = "accounts:\n  - {article: draft, as: main}\n"
    event.write_text(event.read_text("utf-8").replace("accounts:\n", told), encoding="utf-8")
    assert callable(run)
    outcome = run(waiting)
    assert codes_of(outcome.problems) == ["not-reviewed"]
    assert outcome.archive is None
    assert check(dataclasses.replace(waiting, drafts=True)).archive is not None


def test_may_itself_rest_on_another(waiting: Plan) -> None:
    more = DRAFT.replace("language: en", "based_on: [copied]\nlanguage: en")
    (waiting.content / OF_DRAFT).write_text(more, encoding="utf-8")
    assert codes_of(check(waiting).problems) == []
