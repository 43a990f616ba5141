"""The search page in Chromium on a slow line: ``python -m bench.search.slow INDEX QUERIES``.

The page is that of the archive in ``examples/demo``, with another index in place of its own. The
host itself is slow (``drive/host.mjs``): each answer takes 150 ms, and all share 1.6 Mbit/s. That
counts what the page's worker asks for as well, which a browser's own throttling of the page would
miss. Each reader comes with an empty cache.
"""

import argparse
import base64
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from bench.builds import ROOT
from bench.search.engines import DRIVERS, NODE
from bench.search.figures import p95
from tests.browser import chromium

DEMO: Final = ROOT / "examples" / "demo"
HIT: Final = "[data-article]"
IDLE: Final = 3000
"""Milliseconds after which a page that was opened has loaded what it wants to have ready."""

WATCH: Final = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-article]")) return;
  window.firstHit = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


@contextmanager
def hosted(index: Path) -> Iterator[tuple[str, str]]:
    """Serve a site with *index* as its own on a slow line; yield address and print of its key."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        key, certificate = Path(folder, "key.pem"), Path(folder, "certificate.pem")
        site = _built(Path(folder))
        pin = _certify(key, certificate)
        command = [NODE, DRIVERS / "host.mjs", site, index, key, certificate]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as host:
            port = host.stdout.readline().strip() if host.stdout else ""
            try:
                yield f"https://127.0.0.1:{port}", pin
            finally:
                host.terminate()


def _built(folder: Path) -> Path:
    build: list[str | Path] = [sys.executable, ROOT / "build.py", "build", "--audience", "public"]
    build += ["--content", DEMO / "content", "--vault", DEMO / "vault"]
    build += ["--pages", folder / "pages", "--site", folder / "site"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def _certify(key: Path, certificate: Path) -> str:
    """Write a key with its certificate; return the print by which a browser is told to trust it.

    A browser that is told to ignore all errors of certificates keeps nothing in its cache.
    """
    made = ("-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1")
    _openssl("req", "-x509", *made, "-keyout", str(key), "-out", str(certificate))
    public = _openssl("pkey", "-in", str(key), "-pubout", "-outform", "DER")
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


def _openssl(*arguments: str) -> bytes:
    if not (openssl := shutil.which("openssl")):
        sys.exit("openssl is missing: without a certificate no browser speaks HTTP/2")
    return subprocess.run([openssl, *arguments], check=True, capture_output=True).stdout


@contextmanager
def _reader(browser: Browser) -> Iterator[Page]:
    """Yield a page of a reader who has nothing of the site yet."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def _first_hit(page: Page) -> float:
    page.wait_for_selector(HIT, state="attached")
    return float(page.evaluate("window.firstHit"))


def cold(page: Page, host: str, text: str) -> float:
    """Return the milliseconds from following a link to results until the first one is there."""
    page.goto(f"{host}/search/?q={quote(text)}", wait_until="commit")
    return _first_hit(page)


def idle(page: Page, host: str, text: str) -> float:
    """Return the milliseconds from typing into the box of an open page until the first result."""
    page.goto(f"{host}/search/")
    page.wait_for_timeout(IDLE)
    page.focus("main input[type=search]")
    began = float(page.evaluate("performance.now()"))
    page.keyboard.insert_text(text)
    return _first_hit(page) - began


def measure(host: str, pin: str, texts: Sequence[str]) -> dict[str, list[float]]:
    """Return the seconds until the first result of each text, for either reader."""
    found: dict[str, list[float]] = {"cold": [], "idle": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", f"--ignore-certificate-errors-spki-list={pin}"],
        )
        for text in texts:
            for name, way in (("cold", cold), ("idle", idle)):
                with _reader(browser) as page:
                    found[name].append(way(page, host, text) / 1000)
        browser.close()
    return found


def main() -> None:
    """Measure some of the queries and print median and 95th percentile."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.slow", description=__doc__)
    parser.add_argument("index", type=Path, help="a folder with an index")
    parser.add_argument("queries", type=Path, help="what bench.search.queries wrote")
    parser.add_argument("--count", type=int, default=20, help="how many of them (default 20)")
    options = parser.parse_args()
    every = json.loads(options.queries.read_text(encoding="utf-8"))
    known = [query for query in every if query["kind"] != "broad"]
    chosen = known[:: max(1, len(known) // options.count)]
    texts = [" ".join(query["words"]) for query in chosen]
    with hosted(options.index) as (host, pin):
        for name, values in measure(host, pin, texts).items():
            print(f"{name}: median {statistics.median(values):.2f} s, p95 {p95(values):.2f} s")


if __name__ == "__main__":
    main()
