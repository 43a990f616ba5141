"""Time the way in: import, check, suggest and build, as commands: ``python -m bench.intake``.

Reports of Reuters-21578 are written as pasted texts (headline, dateline, text), one file each, and
taken in by an archive that is empty. Each command is a process of its own; what it takes is its
CPU time (user and system, children included) and its peak memory.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bench.corpus import Report, choose

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one command took: seconds of CPU and of wall time, MiB at the peak, its exit code."""

    verb: str
    cpu: float
    wall: float
    peak: float
    code: int
    said: str


def pasted(report: Report) -> str:
    """Return a report as somebody would paste it."""
    head = [report.title, report.byline]
    text = f"{report.dateline} - {report.text}" if report.dateline else report.text
    return "\n\n".join([*filter(None, head), text]) + "\n"


def commands(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each verb with its command line, in the order in which an archivist runs them."""
    own = ["--content", str(folder / "content"), "--vault", str(folder / "vault")]
    taken = ["import", *own, "--retrieved", "1987-10-19", str(folder / "in")]
    yield "import", taken
    yield "import again", taken
    yield "check", ["check", *own]
    yield "suggest", ["suggest", *own]
    yield "build", ["build", *own, "--drafts", "--pages", f"{folder}/p", "--site", f"{folder}/s"]


def measure(verb: str, arguments: Sequence[str]) -> Cost:
    """Run a command of the archive and return what it took, and the end of what it said."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "build.py", *arguments], cwd=ROOT, stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(max(0, out.tell() - 400))
        said = out.read().decode(errors="replace")
    return Cost(
        verb=verb,
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        peak=used.ru_maxrss / 1024,  # Linux counts in KiB
        code=process.returncode,
        said=said,
    )


def main() -> None:
    """Take the reports in, and print a line for each command."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("content", "vault", "in"):
            (folder / part).mkdir()
        for report in choose(options.articles):
            (folder / "in" / f"{report.id}.txt").write_text(pasted(report), encoding="utf-8")
        for verb, arguments in commands(folder):
            cost = measure(verb, arguments)
            print(json.dumps(asdict(cost)) if options.json else _line(cost, options.articles))


def _line(cost: Cost, articles: int) -> str:
    each = 1000 * cost.cpu / articles
    took = f"{cost.cpu:8.1f} s CPU {cost.wall:8.1f} s wall {each:7.2f} ms each {cost.peak:7.0f} MiB"
    last = cost.said.strip().rpartition("\n")[2][:80]
    return f"{cost.verb:13}{took}  exit {cost.code}  {last}"


if __name__ == "__main__":
    main()
