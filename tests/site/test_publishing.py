"""A site is built aside: an engine that fails leaves the one before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException

from archive.exchange.manifest import MANIFEST, differences, hash_of, read_manifest
from archive.pipeline import Plan, build
from archive.records.files import names_under
from archive.site.publish import EngineError, config_for, publish
from tests.site.building import DAY, Built, contents
from tests.site.html_tree import read_page, words


def hashes(site: Path) -> dict[str, str | None]:
    """Return every file of a site, its manifest left out, with its hash."""
    return {name: hash_of(site / name) for name in names_under(str(site)) if name != MANIFEST}


def failing(_config: object) -> None:
    raise MkDocsException("the engine's own words")


def broken(_config: object) -> None:
    raise RuntimeError("a fault of the engine")


@pytest.mark.parametrize(("fail", "error"), [(failing, EngineError), (broken, RuntimeError)])
def test_an_engine_that_fails_leaves_the_published_site(
    demo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[object], None],
    error: type[Exception],
) -> None:
    plan = Plan(content=demo / "content", vault=demo / "vault", audience="private", day=DAY)
    pages, site = tmp_path / "pages", tmp_path / "site"
    build(plan, pages, site)
    before = contents(site)
    assert differences(read_manifest((site / MANIFEST).read_text("utf-8")), hashes(site)) == []
    monkeypatch.setattr("mkdocs.commands.build.build", fail)
    with pytest.raises(error, match="engine"):
        build(plan, pages, site)
    assert contents(site) == before
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [".pages.lock", ".site.lock", "pages", "site"]


def test_an_archive_can_bring_its_own_settings(
    public: Built, demo: Path, root: Path, tmp_path: Path
) -> None:
    assert config_for(tmp_path / "content") == root / "mkdocs.yml"
    assert config_for(demo / "content") == demo / "mkdocs.yml"
    publish(public.pages, tmp_path / "site", demo / "content", DAY)
    home = read_page(tmp_path / "site", tmp_path / "site/index.html")
    assert home.title == "The Tarvë Cuttings"
    assert words(home.main) == words(public.html[""].main)


def test_text_of_others_is_marked_and_our_words_inside_it_too(either: Built) -> None:
    for page in either.html.values():
        for element in page.main.iter():
            if element.tag in {"q", "blockquote"} and not element.get("class", "").startswith("z-"):
                assert "data-untrusted" in element.attrib, page.address
            if element.get("class") == "report":
                assert "data-untrusted" in element.attrib
                ours = [e for e in element if not e.get("id", "").startswith("z")]
                assert all("data-ui" in e.attrib for e in ours)


def test_the_markdown_of_a_page_can_be_read_by_a_person(public: Built) -> None:
    page = (public.pages / "people/ilve-tamberin.md").read_text("utf-8")
    assert page.startswith('---\ntemplate: "light.html"\ntitle: "Ilve Tamberin"\n')
    assert "\n# Ilve Tamberin\n" in page
    assert "\n## In the reports\n" in page
    assert max(map(len, page.splitlines())) < 1000
