"""A reader compares what reports say: at a desk, on a telephone, by keyboard, on paper."""

from collections import Counter
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
CLEARANCE = "events/clearance-of-pier-4/"
COUNCIL = "organizations/national-dockers-council-of-ondrava/"
PHONE, TABLET, DESK, SHEET = 360, 768, 1280, 627  # px; a sheet is A4 upright between its margins


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Return where the elements of a selector stand."""
    script = "found => found.map(e => e.getBoundingClientRect().toJSON())"
    return page.locator(selector).evaluate_all(script)  # type: ignore[no-any-return] # as the script has it


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_goes_from_an_answer_to_its_passage_and_sees_it_lit(
    private_site: str, new_page: OpenPage, *, scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    page.goto(private_site + CLEARANCE)
    link = page.locator(".matrix .words a[href*='tarve-courier-2031-03-12/#c']").first
    words = link.locator("q").inner_text()
    link.click()
    passage = page.locator(":target")
    expect(passage).to_be_in_viewport()
    assert passage.inner_text()[:30] in words
    expect(passage).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_public_goes_from_a_value_to_the_place_in_a_report_that_is_not_shown(
    public_site: str, page: Page
) -> None:
    page.goto(public_site + CLEARANCE)
    page.locator(".matrix .words a[href*='#z']").first.click()
    expect(page.locator(".outline :target")).to_be_in_viewport()
    expect(page.locator("aside.withheld")).to_be_visible()


def test_at_a_desk_questions_and_heads_stay_in_view_while_the_table_moves(
    private_site: str, page: Page
) -> None:
    page.goto(private_site + CLEARANCE)
    frame = page.locator(".matrix-frame").first
    frame.evaluate("frame => frame.scrollTo(frame.scrollWidth, 900)")
    around = frame.bounding_box()
    assert around is not None
    (question, *_) = [
        b for b in boxes(page, ".matrix tbody th") if b["y"] > around["y"] and b["height"]
    ]
    assert question["x"] == pytest.approx(around["x"], abs=2)
    heads = boxes(page, ".matrix thead th")
    assert heads[-1]["y"] == pytest.approx(around["y"], abs=2)
    assert heads[-1]["right"] == pytest.approx(around["x"] + around["width"], abs=2)


def test_a_reader_without_a_mouse_moves_the_table(private_site: str, page: Page) -> None:
    page.goto(private_site + CLEARANCE)
    page.locator(".matrix-frame").first.focus()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.wait_for_function(
        "document.querySelector('.matrix-frame').scrollLeft > 0"
        " && document.querySelector('.matrix-frame').scrollTop > 0"
    )


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_a_reader_of_the_screen_hears_a_table_at_any_width(
    private_site: str, new_page: OpenPage, width: int
) -> None:
    page = new_page(width)
    page.goto(private_site + CLEARANCE)
    frame = page.get_by_role("region", name="Table of answers, question by question")
    heads = frame.locator("thead th").count()
    rows = frame.locator("tbody th").count()
    roles = heard(page)
    assert heads > 5
    assert roles["table"] == page.locator("main table").count()
    assert roles["columnheader"] >= heads
    assert roles["rowheader"] >= rows
    assert roles["cell"] >= rows * (heads - 1)


def heard(page: Page) -> Counter[str]:
    """Return how often each role stands in what the browser tells a reader of the screen."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(node["role"]["value"] for node in nodes if not node["ignored"])


def test_on_a_telephone_each_question_is_a_card_that_names_its_sources(
    private_site: str, new_page: OpenPage
) -> None:
    page = new_page(PHONE)
    page.goto(private_site + CLEARANCE)
    cells = page.locator(".matrix td")
    for number in range(min(cells.count(), 30)):
        expect(cells.nth(number).locator(".from")).to_be_visible()
    assert {round(box["x"]) for box in boxes(page, ".matrix td")} == {
        round(boxes(page, ".matrix tbody th")[0]["x"])
    }
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_at_a_desk_no_cell_repeats_its_head(private_site: str, page: Page) -> None:
    page.goto(private_site + CLEARANCE)
    expect(page.locator(".matrix td .from").first).to_be_hidden()


def test_a_link_to_a_question_shows_its_row(private_site: str, page: Page) -> None:
    page.goto(private_site + CLEARANCE)
    row = page.locator(".matrix tbody tr").last.get_attribute("id")
    page.goto(f"{private_site}{CLEARANCE}#{row}")
    expect(page.locator(".matrix tr:target th")).to_be_in_viewport()


def test_words_from_right_to_left_stand_so_in_a_table_from_left_to_right(
    private_site: str, page: Page
) -> None:
    page.goto(private_site + CLEARANCE)
    said = page.locator(".matrix .words q[lang=fa]").first
    expect(said).to_have_css("direction", "rtl")
    expect(page.locator(".matrix")).to_have_css("direction", "ltr")


def test_sources_words_are_set_in_serif_and_ours_are_not(private_site: str, page: Page) -> None:
    page.goto(private_site + CLEARANCE)

    def face(selector: str) -> str:
        script = "e => getComputedStyle(e).fontFamily"
        return page.locator(selector).first.evaluate(script)  # type: ignore[no-any-return] # a string

    assert face(".matrix .words q").endswith("serif")
    assert not face(".matrix .words q").endswith("sans-serif")
    for ours in (".value", ".by", ".where", ".ask", ".mark", ".silent"):
        assert face(f".matrix {ours}").endswith("sans-serif"), ours


def test_rows_are_told_apart_without_colours(private_site: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(private_site + CLEARANCE)
    shapes = page.locator(".matrix .mark").evaluate_all(
        "marks => marks.map(m => [m.innerText, getComputedStyle(m).borderTopStyle,"
        " getComputedStyle(m).borderTopWidth].join())"
    )
    signs = {shape.split()[0]: shape for shape in shapes}
    assert len(signs) > 1
    assert len(set(signs.values())) == len(signs)


@pytest.mark.parametrize("width", [SHEET, 956])
def test_paper_shows_every_answer_whole(private_site: str, new_page: OpenPage, width: int) -> None:
    page = new_page(width)
    page.emulate_media(media="print")
    page.goto(private_site + CLEARANCE)
    found = boxes(page, ".matrix .answer, .matrix .silent, .matrix .ask, .naming td, .naming th")
    assert found
    assert all(box["height"] > 0 and box["right"] <= width for box in found)
    hidden = page.locator(".matrix-frame").first.evaluate(
        "frame => frame.scrollHeight - frame.clientHeight"
    )
    assert hidden <= 1
    expect(page.locator(".matrix .from").first).to_be_visible()


def test_reasons_for_one_text_are_one_click_away(private_site: str, page: Page) -> None:
    page.goto(private_site + CLEARANCE)
    details = page.locator("details", has=page.locator("a[href*='shared/']")).first
    link = details.locator("a[href*='shared/']").first
    expect(link).to_be_hidden()
    details.locator("summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_with_a_matrix_have_no_serious_fault(
    private_site: str,
    new_page: OpenPage,
    serious_faults: Callable[[Page], list[str]],
    width: int,
    scheme: Scheme,
) -> None:
    page = new_page(width, scheme)
    for address in (CLEARANCE, COUNCIL):
        page.goto(private_site + address)
        assert serious_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
