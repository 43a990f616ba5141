"""The public site of the real content gives no text away, and needs no vault."""

from pathlib import Path

import pytest

from tests.seed_runs import SeedRuns
from tests.site.building import Built, built

pytestmark = pytest.mark.seeds
NOT_OURS = "site/assets/"  # of the engine and the theme


@pytest.fixture(scope="module")
def with_vault(root: Path, vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the public site as the owner of the vault builds it."""
    return built(root / "content", vault, tmp_path_factory.mktemp("with"))


@pytest.fixture(scope="module")
def without_vault(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the public site as anyone builds it, from what is committed."""
    return built(root / "content", None, tmp_path_factory.mktemp("without"))


def test_the_public_site_is_the_same_with_the_vault_and_without(
    with_vault: Built, without_vault: Built
) -> None:
    one, other = with_vault.files(), without_vault.files()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 300


@pytest.mark.parametrize("site", ["with_vault", "without_vault"])
def test_no_page_holds_eight_words_in_a_row_of_a_seed(
    root: Path, vault: Path, site: str, request: pytest.FixtureRequest
) -> None:
    published: Built = request.getfixturevalue(site)
    seeds = SeedRuns.read(vault, root / "content")
    names = [name for name in published.files() if not name.startswith(NOT_OURS)]
    files = [published.pages.parent / name for name in names if not name.endswith(".gz")]
    assert len(files) > 250
    assert [line for file in files for line in seeds.found_in_file(file)] == []


def test_the_findings_hold_no_word_and_are_those_of_a_fresh_reading(
    root: Path, with_vault: Built
) -> None:
    committed = sorted((root / "content").rglob("*.findings.jsonl"))
    fresh = sorted((with_vault.pages.parent / "content").rglob("*.findings.jsonl"))
    assert [file.read_bytes() for file in committed] == [file.read_bytes() for file in fresh]
    assert len(committed) == 5


def test_without_words_an_article_tells_who_is_named_where(without_vault: Built) -> None:
    page = without_vault.html["articles/press-tv-2023-06-21/"]
    assert "places/albania/" in page.targets()
    assert page.by_id["z1812"].tag == "li"
    assert [q for q in page.main.iter("q") if q.get("id")] == []


def test_a_private_site_shows_each_text_as_it_was_taken_page_chrome_aside(
    root: Path, vault: Path, texts: dict[str, str], tmp_path: Path
) -> None:
    site = built(root / "content", vault, tmp_path, audience="private")
    for row in site.rows("zones"):
        page = site.html[f"articles/{row['article']}/"]
        taken = texts[row["capture"]][row["start"] : row["end"]]
        if row["zone"] == "chrome":
            assert f"z{row['start']}" not in page.by_id
        else:
            assert "".join(page.by_id[f"z{row['start']}"].itertext()) == taken
