"""The fixtures themselves: a page that is not silent is noticed."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Watch

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'"
SECONDS = 10


def page_with(folder: Path, body: str, policy: str = "") -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    icon = '<link rel="icon" href="data:,">'
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head>{head}{icon}<title>A page</title></head>'
        f"<body><main><h1>A page</h1>{body}</main></body></html>",
        encoding="utf-8",
    )


Serve = Callable[[Path], str]


def test_a_silent_page_passes_under_a_strict_policy(
    page: Page, serve: Serve, tmp_path: Path, serious_faults: Callable[[Page], list[str]]
) -> None:
    page_with(tmp_path, "<p>Nothing to see.</p>", POLICY)
    page.goto(serve(tmp_path))
    assert page.title() == "A page"
    assert serious_faults(page) == []


def test_a_missing_label_is_a_serious_fault(
    page: Page, serve: Serve, tmp_path: Path, serious_faults: Callable[[Page], list[str]]
) -> None:
    page_with(tmp_path, "<button></button>")
    page.goto(serve(tmp_path))
    assert [fault.split(":")[0] for fault in serious_faults(page)] == ["button-name"]


@pytest.mark.parametrize(
    ("body", "policy", "trouble"),
    [
        ("<script>throw Error('late')</script>", "", "page error"),
        ("<script>setTimeout(() => { throw Error('late') }, 10)</script>", "", "page error"),
        ("<script>console.error('oh')</script>", "", "console: oh"),
        ("<p style='color: red'>red</p>", POLICY, "console: CSP: style-src"),
        ("<img src='https://tracker.example/a.png' alt=''>", "", "request: https://tracker"),
        ("<img src='/beside.png' alt=''>", "", "console: Failed to load"),
    ],
)
def test_a_page_that_is_not_silent_is_noticed(
    new_page: OpenPage,
    serve: Serve,
    tmp_path: Path,
    watch: Watch,
    body: str,
    policy: str,
    trouble: str,
) -> None:
    page_with(tmp_path, body, policy)
    watch.provoked = True
    page = new_page(width=360, scheme="dark")
    page.goto(serve(tmp_path))
    deadline = time.monotonic() + SECONDS
    while not noticed(watch, trouble) and time.monotonic() < deadline:
        page.wait_for_timeout(20)
    assert noticed(watch, trouble), watch.troubles


def noticed(watch: Watch, trouble: str) -> bool:
    return any(line.startswith(trouble) for line in watch.troubles)
