"""A reader's way through the archive: from a report to a name, and on to its passages."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
WIDTHS = (360, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
COUNCIL = "organizations/national-dockers-council-of-ondrava/"
COURIER = "articles/tarve-courier-2031-03-12/"
VESHKAR = "articles/radio-veshkar-2031-03-14/"
NEWEST = "articles/tarve-courier-2031-03-17/"  # among the reports that the home page lists
KINDS = (
    "", "about/", "articles/", "people/", "organizations/", "places/", "events/", "sources/",
    "subjects/", "years/", "years/2031/", "languages/", "languages/fa/", COURIER, VESHKAR,
    "articles/lantern-bulletin-2031-03-16/", "articles/strait-freight-letter-2031-03-18/",
    "articles/saltmarsh-weekly-2031-03/", COUNCIL, "people/joss-brennock/", "places/tarve/",
    "events/clearance-of-pier-4/", "sources/tarve-courier/", "subjects/labour/", "search/",
)  # fmt: skip


def is_lit(page: Page) -> bool:
    """Whether the passage that the address names is in view, and unlike a passage beside it."""
    return bool(
        page.evaluate(
            """() => {
              const target = document.querySelector(':target');
              const other = [...document.querySelectorAll('.report .s')].find(
                s => s !== target && !s.contains(target) && !target.contains(s));
              const box = target.getBoundingClientRect();
              const look = node => getComputedStyle(node).backgroundColor;
              return box.bottom > 0 && box.top < innerHeight && look(target) !== look(other);
            }"""
        )
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_goes_from_home_to_a_name_to_the_passage_of_another_report(
    private_site: str, new_page: OpenPage, width: int, scheme: Scheme
) -> None:
    page = new_page(width, scheme)
    page.goto(private_site)
    page.locator(f"main a[href*='{NEWEST}']").first.click()
    expect(page.locator("h1")).to_contain_text("“")
    page.locator(f".report a.m[href*='{COUNCIL}']").first.click()
    expect(page.locator("h1")).to_have_text("National Dockers' Council of Ondrava")
    page.locator(f"a.where[href*='{VESHKAR}#s']").first.click()
    expect(page).to_have_url(f"{private_site}{VESHKAR}{page.evaluate('location.hash')}")
    assert page.evaluate("location.hash").startswith("#s")
    assert is_lit(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_event_leads_to_the_quoted_passage_with_scripts_or_without(
    private_site: str, new_page: OpenPage, *, scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    page.goto(private_site + "events/clearance-of-pier-4/")
    page.locator(f"a.where[href*='{COURIER}#c']").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert page.url.startswith(f"{private_site}{COURIER}#c")


def test_the_public_site_leads_to_the_place_in_a_report_that_may_not_be_shown(
    public_site: str, page: Page
) -> None:
    page.goto(public_site + COUNCIL)
    page.locator(f"a.where[href*='{VESHKAR}#z']").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("aside.withheld")).to_be_visible()


def test_a_post_in_persian_stands_from_right_to_left_in_a_page_from_left_to_right(
    private_site: str, page: Page
) -> None:
    page.goto(private_site + VESHKAR)
    post = page.locator(".z-embed")
    expect(post).to_have_attribute("lang", "fa")
    expect(post).to_have_css("direction", "rtl")
    expect(page.locator(".z-body").first).to_have_css("direction", "ltr")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_kind_of_page_has_a_serious_fault_or_scrolls_sideways(
    private_site: str,
    new_page: OpenPage,
    serious_faults: Callable[[Page], list[str]],
    width: int,
    scheme: Scheme,
) -> None:
    page = new_page(width, scheme)
    faults = {}
    for address in KINDS:
        answer = page.goto(private_site + address)
        assert answer is not None
        assert answer.ok, address
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults[address] = [*serious_faults(page), *([f"{wide} px too wide"] if wide > 0 else [])]
    assert {address: found for address, found in faults.items() if found} == {}


def test_paper_shows_the_report_and_no_doors(private_site: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(private_site + COURIER)
    expect(page.locator(".report")).to_be_visible()
    expect(page.locator("header nav")).to_be_hidden()


def test_a_reader_without_a_mouse_reaches_the_text_first(private_site: str, page: Page) -> None:
    page.goto(private_site + COURIER)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#page.content"
