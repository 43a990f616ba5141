"""The engines that are measured: how each builds its index, and how a query is put to it.

Every one is given the same articles and the same queries. ``Cuttings`` is ours.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import playwright

from bench.builds import ROOT

Command = Sequence[str | Path]

DRIVERS: Final = Path(__file__).parent / "drive"
NODE: Final = Path(playwright.__file__).parent / "driver" / "node"
MODULES: Final = ROOT / "build" / "bench" / "node_modules"
PACKAGES: Final = {"lunr": "2.3.9", "pagefind": "1.6.0"}
OURS: Final = "Cuttings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was written of the articles, each for the engines that read it."""

    lines: Path
    pages: Path
    project: Path
    queries: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A search: what builds its index into a folder, and what puts the queries to that."""

    name: str
    build: Callable[[Inputs, Path], Command]
    drive: Callable[[Inputs, Path, Path], Command]
    """Of the inputs, the folder with the index, and the file for the report."""
    index: str
    """Where the index lies in the folder, as a pattern for `Path.glob`."""
    aside: Callable[[Inputs], Command] | None = None
    """What of the building is not the engine's own work, to be subtracted."""


def _node(driver: str, *arguments: str | Path) -> Command:
    """Return the command for a driver, with memory for peers that load their whole index."""
    return [NODE, "--expose-gc", "--max-old-space-size=8192", DRIVERS / driver, *arguments]


@cache
def modules() -> Path:
    """Return the folder of the peers' npm packages, installed there when they are missing."""
    home = MODULES.parent
    wanted = json.dumps({"private": True, "dependencies": PACKAGES}, indent=2)
    file = home / "package.json"
    if MODULES.is_dir() and file.is_file() and file.read_text(encoding="utf-8") == wanted:
        return MODULES
    if not (npm := shutil.which("npm")):
        sys.exit("npm is missing, with which the peers are installed; --only Cuttings needs none")
    home.mkdir(parents=True, exist_ok=True)
    file.write_text(wanted, encoding="utf-8")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent"], cwd=home, check=True)
    return MODULES


def _python(module: str, *arguments: str | Path) -> Command:
    return [sys.executable, "-m", module, *arguments]


def engines(worker: Path) -> list[Engine]:
    """Return all engines; *worker* is the ``engine.js`` of ours, as a site serves it."""
    return [
        Engine(
            name=OURS,
            build=lambda files, folder: _python("bench.search.index", files.lines, folder),
            drive=lambda files, folder, report: _node(
                "ours.mjs", worker, folder, files.queries, report
            ),
            index="**/*.bin",
            aside=lambda files: _python("bench.search.index", files.lines),
        ),
        Engine(
            name="Pagefind",
            build=lambda files, folder: [
                *(modules() / ".bin" / "pagefind", "--site", files.pages),
                *("--output-path", folder),
            ],
            drive=lambda files, folder, report: _node(
                "pagefind.mjs", folder, files.queries, report
            ),
            index="**/*.pf_*",
        ),
        Engine(
            name="lunr, prebuilt",
            build=lambda files, folder: _node(
                "lunr-index.mjs", modules(), files.lines, folder / "index.json"
            ),
            drive=lambda files, folder, report: _node(
                "lunr.mjs", modules(), folder / "index.json", files.queries, report
            ),
            index="index.json",
        ),
        Engine(
            name="Material",
            build=lambda files, folder: _python(
                "mkdocs", "build", "-q", "-f", files.project / "mkdocs.yml", "-d", folder
            ),
            drive=lambda files, folder, report: _node(
                "material.mjs", folder, files.queries, report
            ),
            index="search/search_index.json",
        ),
    ]
