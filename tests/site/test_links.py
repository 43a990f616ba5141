"""Every link leads somewhere, and every backlink has its pair."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

import pytest

from archive.records.model import Entity
from archive.site.addresses import FOLDERS
from tests.site.building import Built
from tests.site.html_tree import Page

Pairs = set[tuple[str, str]]


def inner(page: Page) -> list[str]:
    return [target for target, _ in page.links() if "://" not in target]


def test_every_link_leads_to_a_page_and_to_a_place_on_it(each: Built) -> None:
    pages = each.html
    dead = []
    for page in pages.values():
        for target in inner(page):
            address, _, fragment = target.partition("#")
            there = pages.get(address)
            if there is None or (fragment and fragment not in there.by_id):
                dead.append((page.address, target))
    data = {"data/" + name for name in ("articles", "entities", "events", "mentions", "zones")}
    assert {target for _, target in dead} <= {name + ".jsonl" for name in data}
    assert all((each.site / target).is_file() for _, target in dead)


def test_every_page_can_be_reached_by_links_from_home(each: Built) -> None:
    reached, waiting = {"", "search/"}, ["", "search/"]  # the form in every header leads there
    while waiting:
        for target in inner(each.html[waiting.pop()]):
            address = target.partition("#")[0]
            if address in each.html and address not in reached:
                reached.add(address)
                waiting.append(address)
    assert reached == each.html.keys()


def test_every_file_that_a_page_loads_is_there_and_none_is_from_elsewhere(either: Built) -> None:
    loaded = {asset for page in either.html.values() for asset in page.assets()}
    assert {asset for asset in loaded if not (either.site / asset).is_file()} == set()


def test_no_id_stands_twice_on_a_page(each: Built) -> None:
    pages = each.html.values()
    assert [page.address for page in pages if len(set(page.ids)) < len(page.ids)] == []


def test_a_link_to_a_sentence_lands_on_the_words_that_it_showed(either: Built) -> None:
    seen = 0
    for page in either.html.values():
        for shown in page.main.iter("li"):
            link, quotation = shown.find("a"), shown.find("q")
            if link is not None and quotation is not None and link.get("class") == "where":
                address, _, fragment = page.target(link.get("href", "")).partition("#")
                passage = either.html[address].by_id[fragment]
                assert "".join(passage.itertext()) == "".join(quotation.itertext())
                seen += 1
    assert seen > 20


def pairs(site: Built, one: str, other: str) -> tuple[Pairs, Pairs]:
    """Return the links between two kinds of pages, each as (one, other), by who has the link."""
    forth = set(between(site, one, other))
    back = {(b, a) for a, b in between(site, other, one)}
    return forth, back


def between(site: Built, one: str, other: str) -> Iterator[tuple[str, str]]:
    for page in site.html.values():
        if page.address.startswith(one) and page.address != one:
            for target in page.targets():
                if target.startswith(other) and target != other:
                    yield page.address, target


@pytest.mark.parametrize("folder", ["people/", "organizations/", "places/"])
def test_an_article_and_each_entity_that_it_names_link_to_each_other(
    either: Built, folder: str
) -> None:
    forth, back = pairs(either, "articles/", folder)
    assert forth == back
    assert forth


def test_an_article_and_each_event_that_it_reports_link_to_each_other(either: Built) -> None:
    forth, back = pairs(either, "articles/", "events/")
    assert forth == back
    assert len(forth) > 10


@pytest.mark.parametrize("folder", ["people/", "organizations/", "places/"])
def test_an_event_and_each_of_its_participants_link_to_each_other(
    either: Built, folder: str
) -> None:
    forth, back = pairs(either, "events/", folder)
    assert forth == back
    assert forth


@pytest.mark.parametrize("folder", ["sources/", "subjects/"])
def test_a_readable_article_and_its_source_and_subjects_link_to_each_other(
    either: Built, folder: str
) -> None:
    withheld = {f"articles/{id_}/" for id_, d in either.archive.displays.items() if d == "withheld"}
    forth, back = pairs(either, "articles/", folder)
    assert forth == {pair for pair in back if pair[0] not in withheld}
    assert forth


def test_each_mention_is_a_link_in_the_report_and_stands_marked_on_the_page_of_its_entity(
    private: Built,
) -> None:
    named = Counter(f"{FOLDERS[entity.type]}/{id_}/" for id_, entity in every_mention(private))
    marked = {a: sum(1 for _ in cuttings(page)) for a, page in private.html.items()}
    linked = Counter(target for page in reports(private) for target, _ in page)
    assert named == linked == {address: count for address, count in marked.items() if count}
    assert named.total() > 50


def cuttings(page: Page) -> Iterator[Element]:
    """Yield the marks in the sentences that name an entity, on its page."""
    for listed in page.main.iter("ol"):
        if listed.get("class") == "cuttings":
            yield from listed.iter("mark")


def every_mention(site: Built) -> Iterator[tuple[str, Entity]]:
    for id_, by_article in site.archive.mentions.items():
        for _ in chain.from_iterable(by_article.values()):
            yield id_, site.archive.entities[id_]


def reports(site: Built) -> Iterator[list[tuple[str, str]]]:
    """Yield the links in the text of each report that is shown."""
    for page in site.html.values():
        for element in page.main.iter("div"):
            if element.get("class") == "report":
                yield page.links(element)
