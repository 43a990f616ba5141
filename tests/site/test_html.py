"""The Nu Html Checker finds no error on any kind of page. It needs Java: `make deep` runs it."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from archive.pipeline import build
from tests.hostile.payloads import OWN
from tests.hostile.planting import plant
from tests.site.building import Built, built
from tests.site.engines import ENGINES, publish
from tests.site.test_old_addresses import rename
from tests.unit.invented import plan

pytestmark = pytest.mark.deep

CHECKER = "vnu-jar@26.9.27"
BY_HAND = """# By hand

Some *words*, `code`, [a link](https://example.org/) and a table:

| a | b |
|---|---|
| 1 | 2 |

## And a list

1. one
2. two
"""
SHELL = 'class="md-toggle"'  # of Material's own shell, around pages that people add


@pytest.fixture(scope="module")
def checker(root: Path) -> list[str]:
    """Return the command that checks, or skip where there is no Java or no checker to be had."""
    java, npm, folder = shutil.which("java"), shutil.which("npm"), root / "build/vnu"
    jar = folder / "node_modules/vnu-jar/build/dist/vnu.jar"
    if java and npm and not jar.is_file():
        options = ["--ignore-scripts", "--no-save", "--prefix", str(folder), CHECKER]
        subprocess.run([npm, "install", *options], capture_output=True, check=False)
    if not java or not jar.is_file():
        pytest.skip(f"needs Java, and the npm package {CHECKER} in {folder}")
    return [java, "-jar", str(jar), "--skip-non-html", "--format", "json", "--stdout"]


def errors(checker: list[str], sites: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what is wrong with the pages of some folders.

    Its other remarks are advice; it cannot tell the policy's 'self' in a file.
    """
    command = [*checker, *map(str, sites)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return [one for one in json.loads(said.stdout)["messages"] if one["type"] != "info"]


def test_the_checker_finds_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><p id=a>x<p id=a>y<td>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(errors(checker, [tmp_path])) == 2


def test_no_kind_of_page_has_an_error(
    checker: list[str], public: Built, private: Built, collection: Built, demo: Path, tmp_path: Path
) -> None:
    moved = built(demo / "content", demo / "vault", tmp_path, edit=rename)
    assert errors(checker, [one.site for one in (public, private, collection, moved)]) == []


def test_hostile_words_make_no_error(checker: list[str], tmp_path: Path) -> None:
    outcome = build(plan(plant(tmp_path, OWN)), tmp_path / "pages", tmp_path / "site")
    assert outcome.archive is not None
    assert errors(checker, [tmp_path / "site"]) == []


def test_a_page_added_by_hand_has_no_error_of_ours(
    checker: list[str], root: Path, public: Built, tmp_path: Path
) -> None:
    shutil.copytree(public.pages, tmp_path / "pages")
    (tmp_path / "pages/by-hand.md").write_text(BY_HAND, encoding="utf-8")
    site = publish(ENGINES[0], root, tmp_path / "pages", tmp_path / "engine")
    found = errors(checker, [site / "by-hand"])
    assert [one for one in found if SHELL not in one["extract"]] == []
