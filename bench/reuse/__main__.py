"""Measure the search for shared runs beside plain Python: ``python -m bench.reuse``.

On the Reuters corpus: seconds of CPU, memory, and what is found. Then copies planted in texts of
invented words, which need no corpus (``--only-planted``).
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from archive.analysis.reuse.runs import shared_runs
from bench import corpus
from bench.reuse import judge, planted, reuters


def on_planted(seed: int, sources: int) -> Iterator[dict[str, str | float]]:
    """Yield for some shares of edited words what was found of each kind of copies."""
    for edits in (0.05, 0.1, 0.2):
        texts = planted.plant(seed, sources, edits)
        found = list(shared_runs(texts.tokens()))
        pairs, same = judge.precision(texts, found)
        for kind, verdict in judge.recall(texts, found).items():
            shares = asdict(verdict) | {"pairs right": pairs, "tokens right": same}
            rounded = {name: round(share, 3) for name, share in shares.items()}
            yield {"words edited": edits, "copies": kind, **rounded}


def main() -> None:
    """Measure and print the figures, as lines or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.reuse", description=__doc__)
    parser.add_argument("--articles", type=int, default=18_682, help="how many of the corpus")
    parser.add_argument("--runs", type=int, default=3, help="rounds to take the median of")
    parser.add_argument("--only-planted", action="store_true", help="leave the corpus out")
    parser.add_argument("--seed", type=int, default=1, help="of the planted copies")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    figures: reuters.Figures = {}
    if not options.only_planted:
        texts = [report.text for report in corpus.choose(options.articles)]
        figures = reuters.figures(texts, options.runs)
    rows = list(on_planted(options.seed, 200))
    lines = [f"{name:36} {value:>10,}" for name, value in figures.items()]
    lines += ["  ".join(f"{name} {value}" for name, value in row.items()) for row in rows]
    both = {"reuters": figures, "planted": rows}
    print(json.dumps(both, indent=2) if options.json else "\n".join(lines))


if __name__ == "__main__":
    main()
