"""Time from a save to the sight of it: ``python -m bench.serve``.

An archive of reports from the corpus is served; a browser shows one of them; a sentence is written
at the end of its file. Taken is the wall time until the browser shows the sentence, and what CPU
the server used meanwhile. Every kind of edit is repeated, and the medians are printed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from bench import builds, corpus, reuters
from tests.browser.chromium import find

Edit = Callable[[str, str], str]
"""A record's text and a word to be shown -> the text with that word."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds until an edit was seen, and seconds of CPU that the server used meanwhile."""

    wall: float
    cpu: float


def _in_text(record: str, word: str) -> str:
    return f"{record}\nThe desk adds {word}.\n"


def _in_title(record: str, word: str) -> str:
    return record.replace('title: "', f'title: "{word} ', 1)


EDITS: Final[dict[str, Edit]] = {"a sentence": _in_text, "the title": _in_title}


@contextmanager
def serving(content: Path) -> Iterator[tuple[str, int]]:
    """Serve a folder of records; yield the address and the number of the process."""
    command = [sys.executable, str(builds.ROOT / "build.py"), "serve", f"--content={content}"]
    command += ["--address", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=builds.ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            for line in server.stdout or ():
                if "http://" in line:
                    yield line.split()[4], server.pid
                    return
            sys.exit("the server ended before it began")
        finally:
            server.terminate()


def cpu_of(process: int) -> float:
    """Return how many seconds of CPU a process has used; Linux keeps them under /proc."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(page: Page, file: Path, process: int, edit: Edit, runs: int) -> list[Seen]:
    """Return what each of some edits of a file took; the file is then what it was."""
    record = file.read_text("utf-8")
    seen = []
    try:
        for number in range(runs):
            word = f"zanzel{number}"
            before, began = cpu_of(process), time.perf_counter()
            file.write_text(edit(record, word), "utf-8")
            page.get_by_text(word).first.wait_for()
            wall = time.perf_counter() - began
            page.wait_for_timeout(300)  # what the server does after the page is shown counts too
            seen.append(Seen(wall, cpu_of(process) - before))
    finally:
        file.write_text(record, "utf-8")
    return seen


def main() -> None:
    """Measure at the size asked for, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--at-least", type=int, default=310, help="words that each has at least")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        content = Path(folder, "content")
        reuters.write(corpus.choose(options.articles, options.at_least), content)
        file = sorted(content.glob("articles/*/*.md"))[options.articles // 2]
        with serving(content) as (address, process), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(f"{address}articles/{file.stem}/")
            results = {
                name: measure(page, file, process, edit, options.runs)
                for name, edit in EDITS.items()
            }
            browser.close()
    print("| edited | wall s | slowest | server's CPU s |\n|:--|--:|--:|--:|")
    for name, seen in results.items():
        walls, cpus = [one.wall for one in seen], [one.cpu for one in seen]
        wall, cpu = statistics.median(walls), statistics.median(cpus)
        print(f"| {name} | {wall:.2f} | {max(walls):.2f} | {cpu:.2f} |")


if __name__ == "__main__":
    main()
