"""Side by side, the timeline and the list of differences, on any screen, on paper, unaided."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
COPY = "shared/tarve-courier-2031-03-12/ondrava-ledger-2031-03-13/"
PERSIAN = "shared/radio-veshkar-2031-03-14/lantern-bulletin-2031-03-16/"
EVENT = "events/clearance-of-pier-4/"
KINDS = (COPY, PERSIAN, "timeline/", "discrepancies/", EVENT)


def sides(page: Page) -> list[FloatRect]:
    """Return where both texts of the first line that has both stand."""
    line = page.locator(".aligned > li[id]").first
    boxes = [line.locator(f".side.{letter}").bounding_box() for letter in "ab"]
    return [box for box in boxes if box]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways(
    new_page: OpenPage, private_site: str, public_site: str, width: int, scheme: Scheme
) -> None:
    page = new_page(width, scheme)
    for address in (private_site, public_site):
        for kind in KINDS:
            page.goto(address + kind)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, kind


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_no_page_has_a_serious_fault(
    new_page: OpenPage,
    private_site: str,
    public_site: str,
    serious_faults: Callable[[Page], list[str]],
    width: int,
    scheme: Scheme,
) -> None:
    page = new_page(width, scheme)
    for address, kinds in ((private_site, KINDS[:3]), (public_site, [PERSIAN, "discrepancies/"])):
        for kind in kinds:
            page.goto(address + kind)
            assert serious_faults(page) == [], (address, kind)


def test_two_texts_stand_beside_each_other_where_there_is_room(
    new_page: OpenPage, private_site: str
) -> None:
    wide, narrow = new_page(1280), new_page(360)
    for page in (wide, narrow):
        page.goto(private_site + COPY)
    a, b = sides(wide)
    assert abs(a["y"] - b["y"]) < 2
    assert b["x"] >= a["x"] + a["width"]
    a, b = sides(narrow)
    assert b["y"] >= a["y"] + a["height"]
    assert a["x"] == b["x"]
    expect(narrow.locator(".aligned .of").first).to_contain_text("Ledger")


def test_what_is_not_shared_unfolds_without_scripts(new_page: OpenPage, private_site: str) -> None:
    page = new_page(scripts=False)
    page.goto(private_site + COPY)
    folded = page.locator(".only").first
    expect(folded.locator("blockquote")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("blockquote")).to_be_visible()


def test_paper_shows_both_texts_whole_and_side_by_side(page: Page, private_site: str) -> None:
    page.goto(private_site + COPY)
    page.emulate_media(media="print")
    for folded in page.locator(".only blockquote").all():
        expect(folded).to_be_visible()
    a, b = sides(page)
    assert abs(a["y"] - b["y"]) < 2


def test_words_from_right_to_left_stand_so(page: Page, private_site: str) -> None:
    page.goto(private_site + PERSIAN)
    page.locator("summary").first.click()
    expect(page.locator(".side.b p[lang=fa]").first).to_have_css("direction", "rtl")


def test_a_row_leads_to_its_sentence_in_either_report(page: Page, private_site: str) -> None:
    page.goto(private_site + COPY)
    for letter, article in (("a", "tarve-courier"), ("b", "ondrava-ledger")):
        page.locator(f".aligned > li[id] .side.{letter} a").nth(1).click()
        assert f"/articles/{article}" in page.url
        expect(page.locator(":target")).to_be_in_viewport()
        page.go_back()


def test_a_difference_leads_to_its_row_in_the_matrix(page: Page, private_site: str) -> None:
    page.goto(private_site + "discrepancies/")
    question = page.locator(".discrepancies .ask a").first
    asked = question.inner_text()
    question.click()
    expect(page.locator(":target")).to_contain_text(asked)
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_year_is_one_step_away_and_each_date_lies_under_its_month(
    page: Page, private_site: str
) -> None:
    page.goto(private_site + "timeline/")
    page.locator(".years a").last.click()
    expect(page.locator(":target h2")).to_be_in_viewport()
    months = page.locator("#y2026 .months span").all()
    bar, may = page.locator("#y2026 rect").first.bounding_box(), months[4].bounding_box()
    assert bar is not None
    assert may is not None
    assert abs(bar["x"] - may["x"]) < 3
    assert abs(bar["width"] - may["width"]) < 4


def test_the_graph_can_be_read_on_a_phone(new_page: OpenPage, private_site: str) -> None:
    page = new_page(360)
    page.goto(private_site + EVENT)
    names = page.locator(".graph text:not(.share)")
    assert names.count() > 3
    for name in names.all():
        box = name.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
        assert box["height"] >= 9
