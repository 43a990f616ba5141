"""Proposals and decisions lie among the records and reach nobody."""

import shutil
from pathlib import Path

import pytest

from archive import cli
from archive.exchange.release import sums_of
from archive.pipeline import check
from tests.site.building import built, contents
from tests.unit.invented import plan, planted

NAME = "Xanthe Unreviewed"
PATCH = f"""\
proposals:
  - id: 0123456789ab
    decision: open
    kind: entity
    target: xanthe-unreviewed
    article: first
    start: 0
    end: 6
    form: {NAME}
    score: 0.5
    evidence: a test
    record: people/xanthe-unreviewed.yml
    change: {{name: {NAME}}}
"""
DECISION = f"""\
decisions:
  - {{decision: reject, kind: entity, target: x, article: first, form: {NAME}, id: 0123456789ab}}
"""


def suggest(content: Path) -> None:
    (content / "suggestions").mkdir()
    (content / "suggestions/xanthe-unreviewed.yml").write_text(PATCH, "utf-8")
    (content / "decisions.yml").write_text(DECISION, "utf-8")


def test_pages_data_index_and_site_are_the_same_with_them(tmp_path: Path) -> None:
    content = planted(tmp_path)
    before = built(content, None, tmp_path / "before", audience="private")
    after = built(content, None, tmp_path / "after", audience="private", edit=suggest)
    assert after.files() == before.files()
    assert len(after.files()) > 20


def test_a_check_finds_no_problem_in_them(tmp_path: Path) -> None:
    content = planted(tmp_path)
    suggest(content)
    assert check(plan(content)).problems == []


def test_a_bag_holds_none_of_them(tmp_path: Path) -> None:
    content = planted(tmp_path)
    suggest(content)
    assert cli.main(["export", "bag", str(tmp_path / "bag"), f"--content={content}"]) == 0
    files = contents(tmp_path / "bag")
    assert any(name.endswith("places/elling.yml") for name in files)
    assert not any(b"Unreviewed" in data or "suggestions" in name for name, data in files.items())


def test_no_sum_is_taken_of_them(tmp_path: Path) -> None:
    content = planted(tmp_path)
    without = sums_of(content)
    suggest(content)
    assert sums_of(content) == without


@pytest.mark.parametrize("audience", ["public", "private"])
def test_no_audience_sees_an_unreviewed_name(tmp_path: Path, audience: str) -> None:
    content = planted(tmp_path)
    suggest(content)
    found = built(content, None, tmp_path / "out", audience=audience, site=False)
    assert not any(b"Unreviewed" in data for data in contents(found.pages).values())


def test_a_folder_of_that_name_elsewhere_is_no_place_for_records(tmp_path: Path) -> None:
    content = planted(tmp_path)
    suggest(content)
    shutil.move(content / "suggestions", content / "people" / "suggestions")
    codes = [problem.code for problem in check(plan(content)).problems]
    assert codes == ["stray-file"]
