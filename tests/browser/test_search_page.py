"""The search page and the box that leads to it: first with canned answers, then with the engine."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Dialog, Page, expect

from archive.cli import main
from tests.browser.conftest import OpenPage, Watch
from tests.hostile.payloads import OWN, shared_payloads

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
HITS = ".hits > li"
LONGEST = 2000  # signs of a query that an address still holds


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration archive, every text shown."""
    folder, demo = tmp_path_factory.mktemp("search"), root / "examples/demo"
    options = ["--content", f"{demo}/content", "--vault", f"{demo}/vault", "--audience", "private"]
    options += ["--pages", f"{folder}/pages", "--site", f"{folder}/site"]
    assert main(["build", *options]) == 0
    return folder / "site"


@pytest.fixture(scope="session")
def archive(site: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the demonstration archive with its own engine."""
    return serve(site)


@pytest.fixture(scope="session")
def address(
    site: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """Return the address of the archive with an engine of canned answers."""
    copy = tmp_path_factory.mktemp("canned") / "site"
    shutil.copytree(site, copy)
    shutil.copy(Path(__file__).with_name("mock_engine.js"), copy / "search/engine.js")
    return serve(copy)


@pytest.fixture
def search(page: Page, address: str) -> Callable[[str], Page]:
    """Return a function that opens the search page and waits for its facets, if it asks any."""

    def opened(query: str = "") -> Page:
        page.goto(f"{address}search/{query}")
        if query:
            expect(page.locator("[role=status]")).not_to_be_empty()
        return page

    return opened


Search = Callable[[str], Page]


def query_of(page: Page) -> dict[str, list[str]]:
    """Return what the address says."""
    pairs = page.evaluate("[...new URLSearchParams(location.search)]")
    return {key: [value for name, value in pairs if name == key] for key, _ in pairs}


def test_the_box_in_the_header_leads_to_the_results(page: Page, address: str) -> None:
    page.goto(address + "people/")
    page.keyboard.press("/")
    page.keyboard.type("crane")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}search/?q=crane")
    expect(page.locator("main input[type=search]")).to_have_value("crane")
    expect(page.locator(HITS)).to_have_count(10)


def test_a_page_that_does_not_search_loads_nothing_of_the_search(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(address + "people/")
    page.keyboard.press("/")
    page.keyboard.type("crane")
    page.wait_for_timeout(200)
    assert [url for url in loaded if "search" in url] == []


def test_engine_and_page_arrive_together_and_once(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("requestfinished", lambda request: loaded.append(request.url))
    page.goto(address + "search/?q=crane")
    expect(page.locator(HITS)).to_have_count(10)
    assert f"{address}search/engine.js" in loaded


def test_a_result_quotes_the_headline_and_says_where_and_when(search: Search) -> None:
    page = search("?q=crane")
    expect(page.locator(".hits")).to_have_attribute("data-total", "1234")
    first = page.locator(HITS).first
    expect(first).to_have_attribute("data-article", "a0")
    expect(first.locator("a q")).to_have_text("“crane”")
    expect(first.locator("a")).to_have_attribute("href", re.compile(r"^\.\./articles/.*/#s1$"))
    expect(first.locator("a mark")).to_have_text("cr")
    expect(first).to_contain_text("crane, 12 March 2031")
    expect(first).to_contain_text("English")
    expect(first.locator("> q")).to_have_text("“… crane …”")
    expect(first.locator("> q")).to_have_attribute("data-untrusted", "")


def test_what_the_archive_says_is_no_quotation(search: Search) -> None:
    ours = search("?q=crane").locator(HITS).nth(1)
    expect(ours.locator("q")).to_have_count(0)
    expect(ours.locator("a")).to_have_text("crane")
    expect(ours).to_contain_text("title by the archive")
    expect(ours).to_contain_text("words of the archive")


def test_a_sentence_from_right_to_left_stands_so(search: Search) -> None:
    sentence = search("?q=crane").locator(HITS).nth(2).locator("> q")
    expect(sentence).to_have_attribute("lang", "fa")
    expect(sentence).to_have_css("direction", "rtl")
    expect(search("?q=crane").locator(HITS).nth(2)).to_contain_text("undated")


def test_typing_from_right_to_left_turns_the_box(search: Search) -> None:
    page = search("")
    page.keyboard.type("بندر")
    expect(page.locator("main input[type=search]")).to_have_css("direction", "rtl")
    expect(page.locator(f"{HITS} a").first).to_have_text("“بندر”")


def test_without_a_question_the_page_invites_one_and_lists_nothing(search: Search) -> None:
    page = search("")
    expect(page.locator(".invitation")).to_be_visible()
    expect(page.locator(".help dl")).to_be_visible()
    expect(page.locator("main input[type=search]")).to_be_focused()
    expect(page.locator(".found")).to_be_hidden()


def test_typing_replaces_the_address_and_choosing_adds_to_the_history(search: Search) -> None:
    page = search("?q=crane")
    before = page.evaluate("history.length")
    page.locator("main input[type=search]").fill("harbour")
    expect(page.locator(f"{HITS} a").first).to_have_text("“harbour”")
    assert query_of(page) == {"q": ["harbour"]}
    assert page.evaluate("history.length") == before
    page.locator("[data-field=source] a").first.click()
    assert query_of(page) == {"q": ["harbour"], "source": ["source-0"]}
    expect(page.locator("[data-field=source] [aria-current=true]")).to_have_text("harbour 0")
    page.go_back()
    assert query_of(page) == {"q": ["harbour"]}
    expect(page.locator(".chips li")).to_have_count(0)


def test_values_of_a_field_add_up_and_each_can_be_left_out(search: Search) -> None:
    page = search("?q=crane&source=source-0&page=3")
    page.locator("[data-field=source] a").last.click()
    assert query_of(page) == {"q": ["crane"], "source": ["source-0", "source-1"]}
    page.locator(".chips a", has_text="crane 0").click()
    assert query_of(page) == {"q": ["crane"], "source": ["source-1"]}


def test_the_first_eight_values_of_a_field_are_shown_and_the_others_on_demand(
    search: Search,
) -> None:
    page = search("?q=crane")
    values = page.locator("[data-field=person] li:visible")
    expect(values).to_have_count(8)
    page.locator("[data-field=person]").get_by_label("show all").check()
    expect(values).to_have_count(30)
    expect(page.locator("[data-field=source] label")).to_be_hidden()


def test_filters_without_words_list_what_they_hold_by_date(search: Search) -> None:
    page = search("?place=tarve")
    expect(page.locator(".total")).to_have_text("1,234 reports")
    expect(page.locator("select")).to_have_value("date")


def test_the_order_is_in_the_address(search: Search) -> None:
    page = search("?q=crane")
    page.locator("select").select_option("oldest")
    assert query_of(page) == {"q": ["crane"], "sort": ["oldest"]}


def test_further_results_stand_on_further_pages(search: Search) -> None:
    page = search("?q=crane")
    expect(page.locator("[rel=prev]")).to_have_count(0)
    page.locator("[rel=next]").click()
    assert query_of(page) == {"q": ["crane"], "page": ["2"]}
    expect(page.locator(".pages")).to_contain_text("Page 2 of 124")
    expect(page.locator(HITS).first).to_have_attribute("data-article", "a10")
    expect(page.locator(".total")).to_be_focused()
    expect(page.locator(".total")).to_be_in_viewport()
    page.locator("[rel=prev]").click()
    expect(page.locator(HITS).first).to_have_attribute("data-article", "a0")


@pytest.mark.parametrize(
    ("bars", "query"), [(36, "?q=crane"), (9, "?q=long"), (12, "?q=long&year=2031&from=2031")]
)
def test_bars_stand_for_months_or_in_a_long_time_for_years(
    search: Search, bars: int, query: str
) -> None:
    if "from" in query:
        query += "&to=2031"
    expect(search(query).locator("[role=option]")).to_have_count(bars)


def test_a_bar_can_be_clicked_or_several_dragged_over(search: Search) -> None:
    page = search("?q=crane")
    box = page.locator(".bars").bounding_box()
    assert box is not None
    month, middle = box["width"] / 36, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 4.5 * month, middle)
    expect(page.locator(".times")).to_contain_text("May 2027: 5 reports")
    page.mouse.down()
    page.mouse.move(box["x"] + 2.5 * month, middle + 300, steps=3)
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(3)
    page.mouse.up()
    assert query_of(page) == {"q": ["crane"], "from": ["2027-03"], "to": ["2027-05"]}
    expect(page.locator("[role=option]")).to_have_count(3)
    page.locator(".bars").click(position={"x": 2, "y": 2})
    assert query_of(page)["to"] == ["2027-03"]
    expect(page.locator(".times")).to_be_hidden()


def test_bars_are_chosen_by_keys_too(search: Search) -> None:
    page = search("?q=crane")
    page.locator("[role=option][tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert query_of(page) == {"q": ["crane"], "from": ["2027-03"], "to": ["2027-04"]}
    expect(page.locator(".chips")).to_have_text(re.compile("from March 2027.*to April 2027"))
    expect(page.locator("[role=option]").first).to_be_focused()


def test_dates_can_be_typed_and_what_is_no_date_is_not_asked(search: Search) -> None:
    page = search("?q=crane")
    page.get_by_role("textbox", name="From").fill("2029-02")
    page.keyboard.press("Enter")
    assert query_of(page) == {"q": ["crane"], "from": ["2029-02"]}
    page.get_by_role("textbox", name="to", exact=True).fill("next week")
    page.keyboard.press("Tab")
    assert query_of(page) == {"q": ["crane"], "from": ["2029-02"]}


def test_arrows_go_through_the_results_and_escape_leads_back(search: Search) -> None:
    page = search("?q=crane")
    page.keyboard.press("/")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"{HITS} > a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{HITS} > a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("main input[type=search]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".invitation")).to_be_visible()
    page.keyboard.type("crane")
    expect(page.locator(HITS)).to_have_count(10)
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("/articles/tarve-courier-2031-03-12/#s1$"))


def test_a_chosen_value_keeps_the_focus(search: Search) -> None:
    page = search("?q=crane")
    page.locator("[data-field=source] a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-field=source] [aria-current=true]")).to_be_focused()


def test_an_answer_that_comes_too_late_is_not_shown(search: Search) -> None:
    page = search("?q=crane")
    box = page.locator("main input[type=search]")
    box.fill("slow")
    page.wait_for_timeout(200)
    box.fill("fast")
    page.wait_for_timeout(900)
    expect(page.locator(f"{HITS} a").first).to_have_text("“fast”")


def test_the_count_is_told_when_typing_has_ended(search: Search) -> None:
    page = search("?q=one")
    told = page.locator("[role=status]")
    expect(told).to_have_text("1 report")
    page.locator("main input[type=search]").press_sequentially("xyz", delay=100)
    expect(told).to_have_text("1 report")
    expect(told).to_have_text("1,234 reports")


@pytest.mark.parametrize(
    ("query", "said", "link", "leads_to"),
    [
        ("dokers", "Did you mean dockers?", "dockers", ["dockers"]),
        ("one two three", "No report has all 3 words; these have 2.", "", []),
        ("NDC pier", "“NDC” also finds reports that name", '"NDC" pier', ['"NDC" pier']),
    ],
)
def test_what_the_engine_did_with_the_query_is_said(
    search: Search, query: str, said: str, link: str, leads_to: list[str]
) -> None:
    page = search(f"?q={query}")
    notices = page.locator(".notices")
    expect(notices).to_contain_text(said)
    if link:
        notices.get_by_role("link", name=link, exact=True).click()
        assert query_of(page) == {"q": leads_to}


def test_a_record_of_that_name_stands_before_the_results(search: Search) -> None:
    card = search("?q=crane").locator(".cards li")
    expect(card.locator("a")).to_have_attribute("href", re.compile("^../organizations/"))
    expect(card).to_contain_text("4 reports")


def test_copies_are_hidden_by_a_box_that_the_address_keeps(search: Search) -> None:
    page = search("?q=crane")
    page.get_by_label("Hide copies").check()
    assert query_of(page) == {"q": ["crane"], "-copy": ["yes"]}
    expect(page.locator(".chips a")).to_have_text("without copies")
    page.reload()
    expect(page.get_by_label("Hide copies")).to_be_checked()
    page.locator(".chips a").click()
    expect(page.get_by_label("Hide copies")).not_to_be_checked()
    assert query_of(page) == {"q": ["crane"]}
    page.get_by_label("Hide copies").check()
    page.get_by_label("Hide copies").uncheck()
    assert query_of(page) == {"q": ["crane"]}


def test_nothing_found_is_said_in_words(search: Search) -> None:
    page = search("?q=none")
    expect(page.locator(".total")).to_have_text("No report matches.")
    expect(page.locator(".hits")).to_have_attribute("data-total", "0")


def check_fallback(page: Page, words: str) -> None:
    """Check that the page says what is wrong, and where else the reports are."""
    expect(page.locator(".plain")).to_contain_text(words)
    assert page.locator(".plain a").count() == 9
    page.locator(".plain a", has_text="people").click()
    expect(page.locator("h1")).to_have_text("People")


def test_an_engine_that_fails_leaves_the_registers(page: Page, address: str) -> None:
    page.goto(address + "search/?q=broken")
    check_fallback(page, "could not be loaded")


def test_an_engine_that_is_not_there_leaves_the_registers(
    page: Page, address: str, watch: Watch
) -> None:
    watch.provoked = True
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(address + "search/?q=crane")
    check_fallback(page, "could not be loaded")


def test_without_scripts_the_page_says_so_and_leads_to_the_registers(
    new_page: OpenPage, address: str
) -> None:
    page = new_page(scripts=False)
    page.goto(address + "people/")
    page.locator("header input[type=search]").fill("crane")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}search/?q=crane")
    expect(page.locator(".broken")).to_be_hidden()
    check_fallback(page, "JavaScript")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_state_of_the_page_has_a_serious_fault_or_scrolls_sideways(
    new_page: OpenPage,
    address: str,
    serious_faults: Callable[[Page], list[str]],
    width: int,
    scheme: Scheme,
) -> None:
    page = new_page(width, scheme)
    for query in ("", "?q=NDC+pier&source=source-0&from=2028", "?q=broken"):
        page.goto(f"{address}search/{query}")
        page.locator(
            "[role=status]:not(:empty), .plain:not([hidden]), .invitation:not([hidden])"
        ).first.wait_for(state="attached")
        if width == 360 and page.locator(".narrow").is_visible():
            page.locator(".narrow > summary").click()
        assert serious_faults(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, query


PLANT = """async payloads => {
  const box = document.querySelector("main input[type=search]");
  const list = document.querySelector(".hits");
  const wrong = [];
  const moment = () => new Promise(resolve => setTimeout(resolve));
  for (const payload of payloads) {
    box.value = payload.replace(/[\\r\\n]/g, " ");
    const asked = box.value.trim(); // what a box of one line holds of it
    if (!asked) continue;
    list.replaceChildren();
    box.form.requestSubmit();
    const last = performance.now() + 5000;
    while (!list.children.length && performance.now() < last) await moment();
    const shown = [...document.querySelectorAll(".found :is(.hits, .cards, .notices) *")];
    for (const one of shown) {
      const handlers = one.getAttributeNames().filter(name => name.startsWith("on"));
      if (handlers.length || !/^(A|BDI|LI|MARK|P|Q|SPAN)$/.test(one.tagName))
        wrong.push([payload, one.outerHTML]);
    }
    const title = list.querySelector("q")?.textContent;
    if (title !== `“${asked}”`) wrong.push([payload, title]);
  }
  return wrong;
}"""


def check_payloads(page: Page, payloads: list[str], watch: Watch) -> None:
    """Plant each payload in every word of the results; only our own elements may come of it."""

    def opened(dialog: Dialog) -> None:
        watch.error(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", opened)
    assert page.evaluate(PLANT, payloads) == []


def test_markup_in_titles_names_and_texts_stays_text(search: Search, watch: Watch) -> None:
    check_payloads(search(""), list(OWN), watch)


def test_the_shared_vectors_stay_text(search: Search, shared: Path, watch: Watch) -> None:
    payloads = [text for _, text in shared_payloads(shared) if len(text) < LONGEST]
    check_payloads(search(""), payloads[::4], watch)


def test_any_name_finds_the_reports_and_the_sentence_is_one_step_away(
    page: Page, archive: str
) -> None:
    page.goto(archive + "people/")
    page.keyboard.press("/")
    page.keyboard.type("NDC")
    page.keyboard.press("Enter")
    expect(page.locator(".total")).to_have_text("10 reports")
    expect(page.locator(".cards a")).to_have_text("National Dockers' Council of Ondrava")
    expect(page.locator(".notices")).to_contain_text("“NDC” also finds")
    page.locator(f"{HITS} > a[href*='radio-veshkar']").click()
    expect(page.locator(":target")).to_contain_text("Free Quay League")
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    page.locator(".notices a", has_text='"NDC"').click()
    expect(page.locator(".total")).not_to_have_text("10 reports")


def test_each_count_is_what_choosing_it_finds(page: Page, archive: str) -> None:
    page.goto(archive + "search/?q=pier")
    values = page.locator("[data-field=person] li")
    expect(values).not_to_have_count(0)
    whole = values.all_inner_texts()
    for at in range(3):
        name, count = values.nth(at).locator("a"), values.nth(at).locator(".count").inner_text()
        said = name.inner_text()
        name.click()
        expect(page.locator(".chips a")).to_have_text(said)
        expect(page.locator(".hits")).to_have_attribute("data-total", count)
        expect(page.locator(HITS)).to_have_count(int(count))
        page.go_back()
        expect(page.locator(".chips a")).to_have_count(0)
        expect(values).to_have_text(whole, use_inner_text=True)  # counts come after the results


def test_without_copies_the_most_complete_of_each_text_is_left(page: Page, archive: str) -> None:
    page.goto(archive + "search/?q=pier")
    copies = {"ondrava-ledger-2031-03-13", "port-emmel-post-2031-03-12"}
    expect(page.locator(".total")).to_have_text("10 reports")
    page.get_by_label("Hide copies").check()
    expect(page.locator(".total")).to_have_text("8 reports")
    left = {hit.get_attribute("data-article") for hit in page.locator(HITS).all()}
    assert len(left) == 8
    assert not left & copies
    sources = page.locator("[data-field=source] a")
    expect(sources.filter(has_text="Ondrava Ledger")).to_have_count(0)
    expect(sources).not_to_have_count(0)


def test_a_word_in_persian_is_found_and_stands_from_right_to_left(page: Page, archive: str) -> None:
    page.goto(archive + "search/")
    page.keyboard.type("كارگران")  # with an Arabic kaf
    expect(page.locator(HITS)).to_have_count(2)
    for article in ("radio-veshkar-2031-03-14", "lantern-bulletin-2031-03-16"):
        sentence = page.locator(f"{HITS}[data-article='{article}'] > q")
        expect(sentence.locator("bdi")).to_have_css("direction", "rtl")
        expect(sentence.locator("mark").first).to_have_text("کارگران")
