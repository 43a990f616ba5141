"""An address that was once given out leads to where the record is now."""

from pathlib import Path

import pytest

from tests.site.building import Built, built, replace
from tests.site.html_tree import words

MOVED = {
    "places/tarva/": "places/tarve/",
    "people/ilva-tamberin/": "people/ilve-tamberin/",
    "organizations/free-quay-league/": "organizations/national-dockers-council-of-ondrava/",
    "events/eviction/": "events/clearance-of-pier-4/",
    "sources/courier/": "sources/tarve-courier/",
    "articles/pier-cleared/": "articles/tarve-courier-2031-03-12/",
}
FILES = {"articles": "articles/2031/{}.md"}


def rename(content: Path) -> None:
    """Give one record of each kind an old id."""
    for old, new in MOVED.items():
        folder, id_, _ = new.split("/")
        file = content / FILES.get(folder, folder + "/{}.yml").format(id_)
        first = "title: " if folder == "articles" else "name: "
        replace(file, f"{first}", f"formerly: [{old.split('/')[1]}]\n{first}")


@pytest.fixture(scope="module")
def moved(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the archive with an old id for one record of each kind."""
    folder = tmp_path_factory.mktemp("moved")
    return built(demo / "content", demo / "vault", folder, edit=rename)


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_an_old_address_leads_to_the_new_one(moved: Built, old: str, new: str) -> None:
    page = moved.html[old]
    assert page.targets() == {new}
    assert "new address" in words(page.main)
    assert new in moved.html


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_a_browser_is_sent_on_without_a_script(moved: Built, old: str, new: str) -> None:
    page = moved.html[old]
    refresh = [e for e in page.root.iter("meta") if e.get("http-equiv") == "refresh"]
    seconds, _, address = refresh[0].get("content", "").partition("; url=")
    assert (seconds, page.target(address)) == ("0", new)
    lasting = [e for e in page.root.iter("link") if e.get("rel") == "canonical"]
    assert [page.target(e.get("href", "")) for e in lasting] == [new]


def test_no_list_leads_to_an_old_address(moved: Built) -> None:
    linked = {target for page in moved.html.values() for target in page.targets()}
    assert linked & MOVED.keys() == set()
