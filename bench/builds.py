"""Time our build beside MkDocs + Material on the same reports: ``python -m bench.builds``.

Both build from nothing, each in a process of its own, in alternation; the figures are medians.
CPU seconds are user + system time of the process and its children; memory is the peak resident
set of the largest of them.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OURS: Final = "Cuttings"
PEER: Final = "MkDocs + Material"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took: seconds of CPU and of wall time, MiB at the peak, MB and files left.

    ``kernel`` is the part of the CPU seconds that mostly goes into the making of files.
    """

    cpu: float
    kernel: float
    wall: float
    peak: float
    output: float
    files: int


@dataclass(frozen=True, slots=True)
class Builder:
    """A name, and the command that builds its site into an empty folder."""

    name: str
    command: Callable[[Path], Sequence[str]]


def _environment() -> dict[str, str]:
    """Return the environment of a build: either builder may keep what Python compiles."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measure(builder: Builder, folder: Path) -> Cost:
    """Build into *folder* and return the cost; leave with the end of its output if it fails.

    What an earlier build left is not removed in between: after thousands of deletions a disk is
    slow to create files, and the next build would be charged for it.
    """
    folder.mkdir()
    log = folder / "build.log"
    with log.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            builder.command(folder), cwd=ROOT, env=_environment(), stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{builder.name} failed:\n{log.read_text(errors='replace')[-2000:]}")
    sizes = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        kernel=used.ru_stime,
        wall=wall,
        peak=used.ru_maxrss / 1024,  # Linux counts in KiB
        output=sum(sizes) / 1e6,
        files=len(sizes),
    )


def compare(builders: Sequence[Builder], runs: int, folder: Path) -> dict[str, Cost]:
    """Return the median cost of each builder over *runs* rounds in which each has its turn."""
    costs: dict[str, list[Cost]] = {builder.name: [] for builder in builders}
    for turn in range(runs):
        for number, builder in enumerate(builders):
            costs[builder.name].append(measure(builder, folder / f"{turn}-{number}"))
    return {name: _median(measured) for name, measured in costs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    def middle(value: Callable[[Cost], float]) -> float:
        return statistics.median(map(value, costs))

    return Cost(
        cpu=middle(lambda cost: cost.cpu),
        kernel=middle(lambda cost: cost.kernel),
        wall=middle(lambda cost: cost.wall),
        peak=middle(lambda cost: cost.peak),
        output=costs[0].output,
        files=costs[0].files,
    )


def prepare(size: int, at_least: int, folder: Path, only: str | None) -> list[Builder]:
    """Write *size* reports for both builders below *folder*; return those to run.

    The writers are processes of their own: Linux counts the memory of the process that starts a
    build into the peak of the build, so this one must stay small.
    """
    wanted = ["--articles", str(size), "--at-least", str(at_least)]
    for module, target in (("reuters", folder / "content"), ("peer", folder / "project")):
        command = [sys.executable, "-m", f"bench.{module}", str(target), *wanted]
        if failed := subprocess.run(command, cwd=ROOT, check=False).returncode:
            sys.exit(failed)  # the writer has said why
    builders = [Builder(OURS, _ours(folder / "content")), Builder(PEER, _peer(folder / "project"))]
    return [builder for builder in builders if only in {None, builder.name}]


def _ours(content: Path) -> Callable[[Path], Sequence[str]]:
    build = [sys.executable, str(ROOT / "build.py"), "build", f"--content={content}"]
    return lambda folder: [*build, f"--pages={folder / 'pages'}", f"--site={folder / 'site'}"]


def _peer(project: Path) -> Callable[[Path], Sequence[str]]:
    build = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
    return lambda folder: [*build, "-d", str(folder / "site")]


def table(results: dict[int, dict[str, Cost]]) -> str:
    """Return the *results*, by number of articles and by builder, as a Markdown table."""
    rows = [
        "| articles | builder | CPU s | of it kernel | wall s | peak MiB | output MB | files |",
        "|--:|:--|--:|--:|--:|--:|--:|--:|",
    ]
    for size, costs in results.items():
        for name, cost in costs.items():
            rows.append(
                f"| {size:,} | {name} | {cost.cpu:.2f} | {cost.kernel:.2f} | {cost.wall:.2f} "
                f"| {cost.peak:.0f} | {cost.output:.1f} | {cost.files:,} |"
            )
    return "\n".join(rows)


def ratios(results: dict[int, dict[str, Cost]]) -> dict[int, float]:
    """Return our CPU as a share of the peer's, by number of articles, where both were built."""
    both = {size: costs for size, costs in results.items() if len(costs) == 2}  # noqa: PLR2004 - both
    return {size: costs[OURS].cpu / costs[PEER].cpu for size, costs in both.items()}


def memory_per_article(results: dict[int, dict[str, Cost]]) -> dict[str, float]:
    """Return KiB of peak memory that each further article takes, by builder, from two sizes."""
    small, large = min(results), max(results)
    if small == large:
        return {}
    return {
        name: (cost.peak - results[small][name].peak) * 1024 / (large - small)
        for name, cost in results[large].items()
    }


def main() -> None:
    """Measure at the sizes asked for and print a table, or everything as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.builds", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--at-least", type=int, default=0, help="words that each has at least")
    parser.add_argument("--runs", type=int, default=3, help="rounds to take the median of")
    parser.add_argument("--only", choices=[OURS, PEER], help="measure one builder alone")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    results = {}
    for size in options.articles:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            builders = prepare(size, options.at_least, Path(folder), options.only)
            results[size] = compare(builders, options.runs, Path(folder))
    report = _as_json(results) if options.json else _as_text(results)
    print(report)


def _as_json(results: dict[int, dict[str, Cost]]) -> str:
    costs = {size: {n: asdict(c) for n, c in by.items()} for size, by in results.items()}
    shares = {"cpu_share": ratios(results), "kib_per_article": memory_per_article(results)}
    return json.dumps({"costs": costs, **shares}, indent=2)


def _as_text(results: dict[int, dict[str, Cost]]) -> str:
    lines = [table(results), ""]
    for size, share in ratios(results).items():
        lines.append(f"{size:,} articles: our CPU is 1/{1 / share:.1f} of the peer's.")
    for name, memory in memory_per_article(results).items():
        lines.append(f"{name}: {memory:.0f} KiB of peak memory for each further article.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
