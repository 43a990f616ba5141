"""Build the index of an engine, put the queries to it, and say what both took."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.builds import ROOT, Builder, Cost, measure
from bench.search import folders, queries
from bench.search.articles import Articles
from bench.search.engines import Command, Engine, Inputs
from bench.search.figures import Figures, figures, kind, p95

SLOWEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What it costs when a reader types all queries letter by letter and never leaves the page."""

    stroke: float
    """Milliseconds of CPU a letter, 95th percentile,"""
    facets: float
    """and those of the facets that follow when the typing ends."""
    heap: int
    """Bytes in use at the end."""
    slowest: list[tuple[float, str]]
    """The letters that took longest, with what was typed so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One engine at one size."""

    size: int
    indexing: Cost
    cpu: float
    """Milliseconds an article, without what is not the engine's own work."""
    by_kind: dict[str, float]
    """Bytes of the index for each article, by kind of file."""
    client: int
    """Bytes of the scripts, compressed."""
    clean: Figures
    slipped: Figures
    broad: Figures
    typing: Typing | None
    """Ours alone."""


def prepare(chosen: Articles, seed: int, folder: Path, *, peers: bool) -> Inputs:
    """Write the articles and the queries below *folder*; what is there already stays."""
    inputs = Inputs(
        lines=folder / "lines.jsonl",
        pages=folder / "pages",
        project=folder / "project",
        queries=folder / f"queries-{seed}.json",
    )
    if not inputs.lines.exists():
        folders.lines(chosen, inputs.lines)
    if peers and not inputs.project.exists():
        folders.pages(chosen, inputs.pages)
        folders.mkdocs(chosen, inputs.project)
    if not inputs.queries.exists():
        queries.write(queries.draw(chosen, seed), inputs.queries)
    return inputs


def run(engine: Engine, inputs: Inputs, folder: Path, size: int) -> Measured:
    """Build the index of *engine* for *size* articles in *folder* and put the queries to it."""
    index = folder / "site"
    indexing = measure(Builder(engine.name, lambda _: _text(engine.build(inputs, index))), folder)
    aside = _aside(engine.aside(inputs), folder / "aside") if engine.aside else 0.0
    told = _drive(engine, inputs, index, folder / "report.json")
    known = [query for query in told["results"] if query["kind"] != "broad"]
    return Measured(
        size=size,
        indexing=indexing,
        cpu=1000 * (indexing.cpu - aside) / size,
        by_kind=_sizes(index, engine.index, size),
        client=told["client"],
        clean=figures(known, "clean"),
        slipped=figures(known, "slipped"),
        broad=figures([query for query in told["results"] if query["kind"] == "broad"], "clean"),
        typing=_typing(told) if "strokes" in told else None,
    )


def _aside(command: Command, folder: Path) -> float:
    return measure(
        Builder("what is not the engine's own work", lambda _: _text(command)), folder
    ).cpu


def _text(command: Command) -> list[str]:
    return [str(part) for part in command]


def _drive(engine: Engine, inputs: Inputs, index: Path, report: Path) -> dict[str, Any]:
    command = _text(engine.drive(inputs, index, report))
    if failed := subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"{engine.name}: the driver ended with {failed}")
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return told


def _sizes(index: Path, pattern: str, size: int) -> dict[str, float]:
    found: Counter[str] = Counter()
    for path in index.glob(pattern):
        found[kind(path.relative_to(index).as_posix())] += path.stat().st_size
    return {name: total / size for name, total in found.most_common()}


def _typing(told: dict[str, Any]) -> Typing:
    strokes = [(spent, text) for spent, text in told["strokes"]]
    return Typing(
        stroke=p95([spent for spent, _ in strokes]),
        facets=p95(told["facetStrokes"]),
        heap=told["heap"],
        slowest=sorted(strokes, reverse=True)[:SLOWEST],
    )
