"""The policy alone keeps hostile pages still, and the site asks for nothing that it forbids."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, Route, expect

from archive.site.headers import policy
from tests.browser.conftest import HERE, OpenPage, Watch, built
from tests.browser.site_server import serving
from tests.hostile.payloads import OWN, shared_payloads

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]
COURIER = "articles/tarve-courier-2031-03-12/"
KINDS = (
    "", "about/", "articles/", COURIER, "people/joss-brennock/", "events/clearance-of-pier-4/",
    "timeline/", "discrepancies/", "sources/tarve-courier/", "subjects/labour/", "search/?q=pier",
    "shared/tarve-courier-2031-03-12/ondrava-ledger-2031-03-13/",
)  # fmt: skip
ACTIVE = (
    "<script>__canary(1)</script>",
    "<img src=x onerror=__canary(2)>",
    "<a href='javascript:__canary(3)'>x</a>",
    "<svg><animate onbegin=__canary(4) attributeName=x dur=1s></svg>",
    "<iframe srcdoc='<script>parent.__canary(5)</script>'></iframe>",
    "<p style='background:url(https://evil.example/)' onmouseover=__canary(6)>x",
    "<base href='https://evil.example/'><script src=x.js></script>",
    "<object data='data:text/html,<script>__canary(8)</script>'></object>",
    "<form><button formaction='javascript:__canary(9)'>x</button></form>",
    "<script src='data:text/javascript,__canary(10)'></script>",
    "<script type=module>__canary(11)</script>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    '<meta http-equiv=Content-Security-Policy content=""><script>__canary(12)</script>',
)
STAYS = re.compile(r"(?!.*http-equiv\W*refresh)", re.DOTALL | re.IGNORECASE).match
"""Whether a page stays: one that loads itself again and again cannot be looked at."""
ALL_SHEETS = "[...document.querySelectorAll('link[rel=stylesheet]')].every(({sheet}) => sheet)"
REPORTS = """for (const name of ['__canary', 'alert', 'confirm', 'prompt', 'print'])
  Object.defineProperty(window, name, {value: (what) => window.ran(`${name}(${what})`)});"""
POKES = """async () => {
  const all = [...Document.prototype.querySelectorAll.call(document, 'main *')];
  const attributes = Object.getOwnPropertyDescriptor(Element.prototype, 'attributes').get;
  for (const one of all) for (const {name, value} of attributes.call(one)) {
    if (/^on/i.test(name)) one.dispatchEvent(new Event(name.slice(2), {bubbles: true}));
    if (/^\\s*javascript:/i.test(value)) one.click?.();
  }
  await new Promise((done) => setTimeout(done, 20));
}"""


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration archive."""
    return built(root, tmp_path_factory.mktemp("policy"), "private")


def raw(site: Path, folder: Path, payloads: list[str], *, guarded: bool) -> Path:
    """Write a report's page once for each payload, which stands in it as if nobody escaped it."""
    shutil.copytree(site / "assets", folder / "assets")
    page = (site / COURIER / "index.html").read_text("utf-8")
    head, opening, rest = page.partition('tabindex="-1">')
    for number, payload in enumerate(payloads):
        text = head + opening + payload + rest[rest.index("</main>") :]
        file = folder / f"articles/x{number}/index.html"
        file.parent.mkdir(parents=True)
        file.write_text(text if guarded else text.replace(policy(), ""), encoding="utf-8")
    return folder


def ran(chromium: Browser, address: str, count: int) -> list[str]:
    """Return what ran on raw pages that were opened and poked, and what left this machine."""
    noted: list[str] = []

    def pass_on(route: Route) -> None:
        if route.request.url.startswith((HERE, "data:", "blob:", "about:")):
            route.continue_()
            return
        if not route.request.is_navigation_request():
            noted.append(route.request.url)
        route.abort()

    def refuse(dialog: Dialog) -> None:
        noted.append(dialog.message)
        dialog.dismiss()

    with chromium.new_context() as context:
        context.expose_function("ran", lambda what: noted.append(what))  # noqa: PLW0108 - no builtin
        context.add_init_script(REPORTS)
        context.route("**/*", pass_on)
        for number in range(count):
            page = context.new_page()  # of its own: the one before may send the reader away
            page.on("dialog", refuse)
            page.goto(f"{address}articles/x{number}/")
            with suppress(Error):  # as this one may
                page.evaluate(POKES)
            page.close()
    return noted


def test_without_the_policy_such_pages_would_run_scripts(
    chromium: Browser, site: Path, serve: Serve, tmp_path: Path
) -> None:
    raw(site, tmp_path, list(ACTIVE), guarded=False)
    assert len(ran(chromium, serve(tmp_path), len(ACTIVE))) > len(ACTIVE) / 2


def test_raw_pages_run_nothing_under_the_policy_alone(
    chromium: Browser, site: Path, serve: Serve, tmp_path: Path
) -> None:
    payloads = [payload for payload in (*ACTIVE, *OWN) if STAYS(payload)]
    raw(site, tmp_path, payloads, guarded=True)
    assert ran(chromium, serve(tmp_path), len(payloads)) == []


@pytest.mark.deep
def test_every_shared_vector_runs_nothing_under_the_policy_alone(
    chromium: Browser, site: Path, serve: Serve, shared: Path, tmp_path: Path
) -> None:
    payloads = [payload for _, payload in shared_payloads(shared) if STAYS(payload)]
    raw(site, tmp_path, payloads, guarded=True)
    assert ran(chromium, serve(tmp_path), len(payloads)) == []


@pytest.fixture
def browsed(chromium: Browser, site: Path, serve: Serve) -> Iterator[tuple[Page, str]]:
    """Yield a page that has been to every kind of page of the archive, and the address of it."""
    address = serve(site)
    with chromium.new_context() as context:
        page = context.new_page()
        for kind in KINDS:
            page.goto(address + kind)
        expect(page.locator("main")).to_be_visible()
        yield page, address


def test_a_visit_leaves_nothing_in_the_browser(browsed: tuple[Page, str]) -> None:
    page, address = browsed
    page.goto(f"{address}search/?q=pier")
    expect(page.locator("[data-article]").first).to_be_visible()
    state = page.context.storage_state(indexed_db=True)
    assert state == {"cookies": [], "origins": []}
    assert page.evaluate("sessionStorage.length") == 0
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then(({length}) => length)") == 0
    )
    assert page.evaluate("caches.keys().then(({length}) => length)") == 0


def test_no_kind_of_page_breaks_the_policy_or_asks_another_host(
    page: Page, watch: Watch, site: Path, serve: Serve
) -> None:
    for kind in KINDS:
        page.goto(serve(site) + kind)
        page.wait_for_timeout(50)
    assert watch.troubles == []  # the fixture would say so too


@pytest.mark.parametrize("address", ["", "articles/none/of/these/"])
def test_the_page_for_missing_addresses_has_its_looks_at_any_depth(
    page: Page, site: Path, tmp_path: Path, address: str
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / address).mkdir(parents=True, exist_ok=True)
    shutil.copy(site / "404.html", tmp_path / "site" / address / "index.html")  # as a host answers
    with serving(tmp_path / "site", "/") as home:
        page.goto(home + address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(ALL_SHEETS)


def words(page: Page) -> str:
    return str(page.evaluate("document.querySelector('main').textContent"))


def test_every_page_but_the_search_says_the_same_without_scripts(
    new_page: OpenPage, site: Path, serve: Serve
) -> None:
    on, off = new_page(), new_page(scripts=False)
    for kind in KINDS:
        if not kind.startswith("search/"):
            for page in (on, off):
                page.goto(serve(site) + kind)
            assert words(on) == words(off), kind


def test_a_page_opened_as_a_file_has_its_looks(page: Page, site: Path) -> None:
    page.goto((site / COURIER / "index.html").as_uri())
    expect(page.locator(".report")).to_be_visible()
    assert page.evaluate(ALL_SHEETS)
