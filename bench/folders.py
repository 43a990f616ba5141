"""What the two writers of folders share: a file with its parents, and the command line."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import corpus


def put(path: Path, text: str) -> None:
    """Write *text* to *path*, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def run(write: Callable[[Sequence[corpus.Report], Path], None], about: str | None) -> None:
    """Read the command line and *write* the reports it asks for to the folder it names."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("folder", type=Path, help="the folder to write")
    parser.add_argument("--articles", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--at-least", type=int, default=0, help="words that each has at least")
    options = parser.parse_args()
    write(corpus.choose(options.articles, options.at_least), options.folder)
