"""Writing in an archive of a thousand reports, with a browser beside the editor."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import shake_256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Watch

pytestmark = pytest.mark.browser

REPORTS = 1000
LIMIT = 20_000
"""Milliseconds after which a test gives up; how fast it goes is measured in bench/serve.py."""
WORDS = (
    "harbour", "council", "ferry", "pier", "crane", "strike", "wages", "meeting", "mayor", "budget",
    "bridge", "river", "flood", "school", "market", "storm", "fishing", "quota", "tram", "museum",
)  # fmt: skip
NAMES = ("Lena Morav", "Ada Quill", "Joss Tarrow", "Mira Venn")
BOARD = "#serve-problems"


def report(number: int) -> str:
    """Return the record and the text of one report, always the same for a number.

    No two share a run of words: a thousand copies of each other would be compared pair by pair.
    """
    drawn = shake_256(str(number).encode()).digest(60)
    words = " ".join(WORDS[byte % len(WORDS)] for byte in drawn)
    name = NAMES[number % len(NAMES)]
    paragraphs = [f"{name} said {words}.", f"In report {number} {words}."]
    day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
    head = f'title: "Report {number}"\nsource: vale-wire\nlanguage: en\npublished: "{day}"\n'
    return f"---\n{head}rights: {{display: full}}\n---\n" + "\n\n".join(paragraphs) + "\n"


class Desk:
    """The folder that is written in, and where it is shown."""

    def __init__(self, content: Path, address: str) -> None:
        self.content, self.address = content, address

    def file(self, number: int) -> Path:
        """Return the file of a report."""
        return self.content / f"articles/2031/report-{number:04}.md"

    def page(self, number: int) -> str:
        """Return the address of a report."""
        return f"{self.address}articles/report-{number:04}/"

    def save(self, file: Path, text: str) -> None:
        """Save as most editors do: another file takes the place of the old one."""
        new = file.with_name(f".{file.name}.new")
        new.write_text(text, "utf-8")
        new.replace(file)


@pytest.fixture(scope="module")
def desk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Yield an archive of a thousand reports, served by the command."""
    content = tmp_path_factory.mktemp("serve") / "content"
    for folder in ("articles/2031", "sources", "people"):
        (content / folder).mkdir(parents=True)
    (content / "sources/vale-wire.yml").write_text("name: Vale Wire\nkind: news agency\n", "utf-8")
    for name in NAMES:
        id_ = name.lower().replace(" ", "-")
        (content / f"people/{id_}.yml").write_text(f"name: {name}\n", "utf-8")
    for number in range(REPORTS):
        (content / f"articles/2031/report-{number:04}.md").write_text(report(number), "utf-8")
    with serving(root, content) as address:
        yield Desk(content, address)


class serving:  # noqa: N801 - a context
    """The command ``archive serve``; leaving it is Ctrl-C, which must end it cleanly."""

    def __init__(self, root: Path, content: Path) -> None:
        command = [sys.executable, str(root / "build.py"), "serve", "--content", str(content)]
        self.command = [*command, "--address", "127.0.0.1:0"]

    def __enter__(self) -> str:
        self.scratch = tempfile.TemporaryDirectory()
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=self.errors, text=True,
            env=os.environ | {"TMPDIR": self.scratch.name},
        )  # fmt: skip
        assert self.process.stdout
        for line in self.process.stdout:
            if "http://" in line:
                return line.split()[4]
        raise AssertionError(self.said())

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)
        said = self.said()
        self.errors.close()
        assert self.process.returncode == 0, said
        assert "Traceback" not in said
        assert list(Path(self.scratch.name).iterdir()) == []
        self.scratch.cleanup()

    def said(self) -> str:
        """Return what the command said of problems."""
        self.errors.seek(0)
        return self.errors.read()


def sees(page: Page, words: str) -> None:
    """Wait until a page shows some words."""
    expect(page.locator("main").get_by_text(words).first).to_be_visible(timeout=LIMIT)


def reports_problem(page: Page, words: str) -> None:
    """Wait until a page says above itself that something is wrong."""
    expect(page.locator(BOARD)).to_contain_text(words, timeout=LIMIT)


def is_sound(page: Page) -> None:
    """Wait until a page says nothing of the kind."""
    expect(page.locator(BOARD)).to_have_count(0, timeout=LIMIT)


def test_what_is_saved_is_seen(desk: Desk, page: Page) -> None:
    page.goto(desk.page(1))
    for words in ("The first zanzel.", "The second zanzel."):
        desk.save(desk.file(1), f"{report(1)}\n{words}\n")
        sees(page, words)
    desk.file(1).write_text(report(1).replace("Report 1", "Another heading"), "utf-8")
    sees(page, "Another heading")


def test_a_page_that_stays_the_same_is_not_loaded_again(desk: Desk, new_page: OpenPage) -> None:
    edited, other = new_page(), new_page()
    other.goto(desk.page(3))
    other.evaluate("window.stayed = true")
    edited.goto(desk.page(2))
    desk.save(desk.file(2), f"{report(2)}\nA tervel more.\n")
    sees(edited, "A tervel more.")
    assert other.evaluate("window.stayed")


def test_a_name_that_becomes_known_is_linked_in_reports(desk: Desk, page: Page) -> None:
    desk.save(desk.file(4), f"{report(4)}\nOld Anselm was there.\n")
    page.goto(desk.page(4))
    sees(page, "Old Anselm")
    expect(page.locator("a.m", has_text="Old Anselm")).to_have_count(0)
    (desk.content / "people/anselm.yml").write_text("name: Old Anselm\n", "utf-8")
    expect(page.locator("a.m", has_text="Old Anselm")).to_be_visible(timeout=LIMIT)
    page.locator("a.m", has_text="Old Anselm").click()
    expect(page.locator("h1")).to_have_text("Old Anselm")


def test_a_new_page_appears_where_there_was_none_and_goes_again(
    desk: Desk, page: Page, watch: Watch
) -> None:
    watch.provoked = True  # the browser notes each answer that a page is not there
    page.goto(desk.page(7777))
    sees(page, "No card is filed")
    desk.save(desk.file(7777), report(7777))
    sees(page, "Report 7777")
    desk.file(7777).unlink()
    sees(page, "No card is filed")
    assert all("404" in trouble for trouble in watch.troubles)


def test_the_search_finds_what_was_saved(desk: Desk, page: Page) -> None:
    page.goto(desk.page(5))
    desk.save(desk.file(5), f"{report(5)}\nAn orvalite lamp.\n")
    sees(page, "orvalite")
    page.goto(f"{desk.address}search/?q=orvalite")
    expect(page.get_by_text("Report 5”").first).to_be_visible(timeout=LIMIT)


def test_a_problem_stands_above_the_old_page_until_it_is_mended(
    desk: Desk, page: Page, serious_faults: Callable[[Page], list[str]]
) -> None:
    page.goto(desk.page(6))
    text = page.locator(".report").inner_text()
    desk.save(desk.file(6), report(6).replace("vale-wire", "vale-wier"))
    reports_problem(page, "report-0006.md:3: unknown-source")
    reports_problem(page, "did you mean “vale-wire”?")
    assert page.locator(".report").inner_text() == text
    assert serious_faults(page) == []
    desk.save(desk.file(6), report(6))
    is_sound(page)


def test_whatever_a_record_holds_a_message_shows_it_as_text(desk: Desk, page: Page) -> None:
    page.goto(desk.page(8))
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    desk.save(desk.file(8), report(8).replace("source:", f'"{attack}": 1\nsource:'))
    reports_problem(page, "<img src=x onerror=alert(1)>")
    assert page.locator(f"{BOARD} img, {BOARD} script").count() == 0
    desk.save(desk.file(8), report(8).replace("vale-wire", '"\u202e<b>\\x1b[2J"'))
    reports_problem(page, "<b>")
    assert "\u202e" not in page.locator(BOARD).inner_text()
    desk.save(desk.file(8), report(8))
    is_sound(page)


def test_no_state_of_a_file_that_is_being_typed_ends_the_work(desk: Desk, page: Page) -> None:
    file, sound = desk.file(9), report(9)
    page.goto(desk.page(9))
    for cut in (0, 3, 9, sound.index("source") + 9, sound.index("rights") + 18):
        file.write_text(sound[:cut], "utf-8")
        reports_problem(page, file.name)
        sees(page, "Report 9")
    file.write_bytes(sound.encode().replace(b"said", b"s\xe4id"))
    reports_problem(page, "not-utf8")
    swap, copy = file.with_name(f".{file.name}.swp"), file.with_name(f"{file.name}~")
    swap.write_bytes(b"\0" * 4096)
    copy.write_text(sound, "utf-8")
    file.write_text(sound, "utf-8")
    is_sound(page)  # with the swap file and the copy beside it
    away = desk.content / "articles-away"
    (desk.content / "articles").rename(away)
    reports_problem(page, "articles-away")
    sees(page, "Report 9")
    away.rename(desk.content / "articles")
    is_sound(page)
    desk.save(file, f"{sound}\nAll is well.\n")
    sees(page, "All is well.")
