"""Fixtures for tests in the browser: a Chromium, a host, and pages that must stay silent."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from archive.cli import main
from tests.browser.chromium import find
from tests.browser.site_server import serving

HERE = "http://127.0.0.1:"
FLAGS = (
    "--no-sandbox",  # root has no other way
    "--disable-gpu",
    "--disable-dev-shm-usage",  # small in containers
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
REPORT_CSP = """document.addEventListener("securitypolicyviolation", event =>
    console.error(`CSP: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


@dataclass  # without slots: playwright keeps a note of its own on whose method it calls
class Watch:
    """What went wrong on the pages of one test, one line each."""

    troubles: list[str] = field(default_factory=list)
    provoked: bool = False  # a test that provokes troubles says so, and looks at them itself

    def console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning on the console, violations of the CSP among them."""
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def request(self, request: Request) -> None:
        """Note a request that leaves this machine."""
        if not request.url.startswith((HERE, "data:", "blob:", "about:", "file:")):
            self.troubles.append(f"request: {request.url}")

    def error(self, error: object) -> None:
        """Note an error that no script caught."""
        self.troubles.append(f"page error: {error}")


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield one running Chromium for the whole session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Yield a function that serves a folder under a sub-path and returns its address."""
    addresses: dict[Path, str] = {}
    with ExitStack() as stack:

        def address(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = stack.enter_context(serving(folder))
            return addresses[folder]

        yield address


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Yield the notes on this test's pages; at its end there must be none, unless provoked."""
    notes = Watch()
    yield notes
    assert notes.provoked or notes.troubles == []


@pytest.fixture
def new_page(chromium: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Yield a function that opens an empty page: ``new_page(width=360, scheme="dark")``."""
    with ExitStack() as stack:

        def open_page(
            width: int = 1280,
            scheme: Literal["light", "dark"] = "light",
            *,
            scripts: bool = True,
        ) -> Page:
            context = chromium.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                java_script_enabled=scripts,
                reduced_motion="reduce",
                locale="en-GB",
                timezone_id="UTC",
            )
            stack.callback(context.close)
            context.add_init_script(REPORT_CSP)
            context.on("console", watch.console)
            context.on("request", watch.request)
            context.on("weberror", lambda event: watch.error(event.error))
            page = context.new_page()
            stack.callback(page.wait_for_timeout, 50)  # late messages arrive before the page closes
            return page

        yield open_page


@pytest.fixture
def page(new_page: OpenPage) -> Page:
    """Return an empty page, 1280 px wide and light."""
    return new_page()


@pytest.fixture(scope="session")
def serious_faults() -> Callable[[Page], list[str]]:
    """Return a function that lists what axe-core finds serious or critical on a page."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def faults(page: Page) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        return [
            f"{fault['id']}: {node['target']} {node['html'][:120]}"
            for fault in found
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]

    return faults


def built(root: Path, folder: Path, audience: str) -> Path:
    """Build the demonstration archive into a folder; return its site."""
    demo, site = root / "examples/demo", folder / "site"
    options = ["--content", f"{demo}/content", "--vault", f"{demo}/vault", "--audience", audience]
    assert main(["build", *options, "--pages", f"{folder}/pages", "--site", str(site)]) == 0
    return site


@pytest.fixture(scope="session")
def private_site(
    root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """Return the address of the demonstration archive, every text shown."""
    return serve(built(root, tmp_path_factory.mktemp("private"), "private"))


@pytest.fixture(scope="session")
def public_site(
    root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """Return the address of the demonstration archive as the public sees it."""
    return serve(built(root, tmp_path_factory.mktemp("public"), "public"))
