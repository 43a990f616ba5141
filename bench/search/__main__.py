"""Measure the search beside its peers: ``python -m bench.search``.

Every engine indexes the same articles and is asked the same queries, one engine after the other.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

from bench.search import articles, report, scripts
from bench.search.engines import OURS, engines
from bench.search.measure import Measured, prepare, run

PEERS_UP_TO: Final = 5_000
"""More articles are ours alone: the peers' indexes no longer fit what a browser loads."""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--seed", type=int, default=1, help="of the queries (default 1)")
    parser.add_argument("--corpus-seed", type=int, default=1, help="of what is recombined")
    parser.add_argument("--only", nargs="+", help="engines to measure, by name")
    parser.add_argument("--folder", type=Path, help="keep all files here (default: keep none)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args()


def _results(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Measured]]:
    worker = scripts.worker(folder)
    for size in options.articles:
        peers = size <= PEERS_UP_TO and options.only != [OURS]
        below = folder / f"{size}-{options.corpus_seed}"
        chosen = articles.choose(size, options.corpus_seed)
        inputs = prepare(chosen, options.seed, below, peers=peers)
        for number, engine in enumerate(engines(worker)):
            if engine.name in (options.only or [engine.name]) and (peers or engine.name == OURS):
                yield engine.name, run(engine, inputs, below / f"{os.getpid()}-{number}", size)


def main() -> None:
    """Measure at the sizes asked for and print tables, or everything as JSON."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        results = _results(options, options.folder or Path(scratch))
        if options.json:
            every = [{"engine": name, **asdict(one)} for name, one in results]
            print(json.dumps(every, indent=2))
        else:
            _print(results)


def _print(results: Iterable[tuple[str, Measured]]) -> None:
    """Print a table while it grows, then what it has no room for."""
    print(report.head())
    ours = []
    for name, one in results:
        print(report.row(name, one), flush=True)
        if name == OURS:
            ours.append(one)
    print(f"\nThe script of our search page, beside its worker: {scripts.page() / 1000:.1f} kB")
    for one in ours:
        print(f"\n{OURS} at {one.size:,}\n{report.details(one)}")


if __name__ == "__main__":
    main()
