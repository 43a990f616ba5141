"""A browser on pages whose every field is hostile: nothing runs, and each title can be searched."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archive.pipeline import build
from archive.text.escape import TURNS
from tests.browser.conftest import Watch
from tests.browser.test_policy import REPORTS
from tests.hostile.payloads import OWN, shared_payloads
from tests.hostile.planting import field, plant
from tests.unit.invented import plan

pytestmark = pytest.mark.browser

FAULTS = """() => {
  const all = [...document.querySelectorAll('*')], ids = all.map(({id}) => id).filter(Boolean);
  const named = all.flatMap(({attributes}) => [...attributes]).map(({name}) => name);
  const free = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), loose = [];
  while (free.nextNode()) {
    const {data, parentElement} = free.currentNode;
    const turns = /[\\u202a-\\u202e\\u2066-\\u2069]/.test(data);
    if (turns && !parentElement.closest('bdi, [dir=auto]')) loose.push(data);
  }
  return [
    ...ids.filter((id, at) => ids.indexOf(id) < at), ...loose,
    ...named.filter((name) => name.startsWith('on') || name === 'style'),
    ...(/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.title) ? [document.title] : []),
  ];
}"""


def planted(folder: Path, payloads: list[str]) -> Path:
    """Build the archive that has the payloads in every field; return its site."""
    outcome = build(plan(plant(folder, payloads)), folder / "pages", folder / "site")
    assert outcome.archive is not None, [p for p in outcome.problems if p.blocks][:3]
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Return the address of an archive with our own payloads in every field."""
    return serve(planted(tmp_path_factory.mktemp("hostile"), list(OWN)))


@pytest.fixture
def watched(page: Page, watch: Watch) -> Page:
    """Return a page on which whatever runs is a trouble."""
    page.expose_function("ran", lambda what: watch.troubles.append(f"ran: {what}"))
    page.add_init_script(REPORTS)
    return page


def test_nothing_runs_on_any_page(watched: Page, site: str) -> None:
    kinds = ("people", "organizations", "places")
    for number in range(len(OWN)):
        record = ("events/e", "sources/s", "subjects/t", f"{kinds[number % 3]}/p")[number % 4]
        for address in (f"articles/a{number}/", f"{record}{number}/"):
            watched.goto(site + address)
            assert watched.evaluate(FAULTS) == [], address


def test_nothing_runs_among_the_results(watched: Page, site: str) -> None:
    for payload in OWN[::3]:
        watched.goto(f"{site}search/")
        watched.locator("main input[type=search]").fill(" ".join(field(payload)[:200].split()))
        expect(watched.locator("[role=status]")).not_to_be_empty()
        assert watched.locator(".found :is(img, svg, script, iframe, form, style)").count() == 0


def test_a_sign_that_turns_the_direction_is_seen_and_turns_nothing(page: Page, site: str) -> None:
    number = next(n for n, payload in enumerate(OWN) if TURNS.search(payload))
    page.goto(f"{site}articles/a{number}/")
    heading = page.locator("h1")
    expect(heading.locator("bdi.turn")).to_have_count(len(TURNS.findall(OWN[number])))
    sign = "getComputedStyle(document.querySelector('h1 .turn'), '::before').content"
    assert "⇄" in page.evaluate(sign)
    page.goto(f"{site}search/?q=exe")
    expect(page.locator("[data-article] a").first).to_contain_text("user \ufffdtxt.exe")


@pytest.mark.deep
def test_the_shared_tool_finds_nothing_on_any_page_made_of_any_vector(
    shared: Path, tmp_path: Path
) -> None:
    payloads = [*OWN, *(payload for _, payload in shared_payloads(shared))]
    site, titles = planted(tmp_path, payloads), tmp_path / "titles.txt"
    queries = (" ".join(field(payload).split())[:200] for payload in payloads)
    titles.write_text("\n".join(filter(None, queries)), encoding="utf-8")
    command = [sys.executable, str(shared / "tools/check_site.py"), str(site), "--require-csp"]
    command += ["--settle=15", f"--search-file={titles}", "--search-page=search/"]
    done = subprocess.run(
        [*command, f"--json={tmp_path / 'found.json'}"], capture_output=True, text=True, check=False
    )
    assert json.loads((tmp_path / "found.json").read_text("utf-8"))["findings"] == {}
    assert done.returncode == 0, done.stdout[-2000:]
