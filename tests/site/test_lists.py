"""Every record has its page, and every page can be found in the lists where people look for it."""

import pytest

from archive.site.addresses import FOLDERS
from tests.site.building import Built
from tests.site.html_tree import words

KINDS = ("article", "person", "organization", "place", "event", "source", "subject")


def ids(site: Built, kind: str) -> set[str]:
    archive = site.archive
    articles = {**archive.articles, **archive.taken_down}
    families = {"article": articles, "event": archive.events, "source": archive.sources,
                "subject": archive.subjects}  # fmt: skip
    entities = {id_ for id_, entity in archive.entities.items() if entity.type == kind}
    return set(families.get(kind, entities))


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_its_page_and_no_page_is_without_a_record(
    either: Built, kind: str
) -> None:
    folder = f"{FOLDERS[kind]}/"
    pages = {a for a in either.html if a.startswith(folder) and a != folder}
    assert pages == {f"{folder}{id_}/" for id_ in ids(either, kind)}
    assert pages


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_stands_once_in_its_register(either: Built, kind: str) -> None:
    folder = f"{FOLDERS[kind]}/"
    page = either.html[folder]
    listed = [target for target, _ in page.links(page.main) if target.startswith(folder)]
    assert sorted(listed) == sorted(f"{folder}{id_}/" for id_ in ids(either, kind))


def test_home_leads_to_every_register_and_to_the_latest_reports(either: Built) -> None:
    targets = either.html[""].targets()
    assert {f"{folder}/" for folder in FOLDERS.values()} <= targets
    assert {f"articles/{id_}/" for id_ in list(either.archive.articles)[-5:]} <= targets


def test_the_events_stand_in_the_order_of_their_dates(either: Built) -> None:
    timeline = next(e for e in either.html["events/"].main.iter("ol"))
    names = [words(next(item.iter("a"))) for item in timeline]
    dated = [event for event in either.archive.events.values() if event.date]
    assert names == [event.name for event in either.archive.events.values()]
    assert [e.date.first for e in dated if e.date] == sorted(e.date.first for e in dated if e.date)


def test_a_year_and_a_language_list_their_reports(either: Built) -> None:
    every = {f"articles/{id_}/" for id_ in either.archive.articles}
    persian = {"articles/lantern-bulletin-2031-03-16/"}
    with_a_passage_in_it = {"articles/radio-veshkar-2031-03-14/"}
    assert either.html["years/2031/"].targets() >= every
    assert either.html["languages/en/"].targets() & every == every - persian
    assert either.html["languages/fa/"].targets() & every == persian | with_a_passage_in_it


def test_each_page_has_a_title_and_one_heading_of_the_first_level(either: Built) -> None:
    assert all(page.title for page in either.html.values())
    assert all(len(list(page.root.iter("h1"))) == 1 for page in either.html.values())


def test_the_many_pages_hold_no_script_and_no_style_of_their_own(either: Built) -> None:
    for page in either.html.values():
        for element in page.root.iter():
            assert element.tag != "style"
            assert element.tag != "script" or (element.get("src") and not element.text)
            assert not [name for name in element.attrib if name == "style" or name[:2] == "on"]
