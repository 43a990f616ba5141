"""Our search for shared runs and the plain one on the same reports: cost, and what either finds."""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from typing import TypeAlias, TypeVar

from archive.analysis.reuse.near import near_duplicates
from archive.analysis.reuse.runs import Run, shared_runs
from archive.analysis.reuse.tokens import Tokens, tokens
from bench import corpus
from bench.reuse import reference

LONG = 25
"""Tokens of the runs that are compared."""
LEAST = 10
"""Tokens of the runs that we look for."""

T = TypeVar("T")
Pair: TypeAlias = tuple[int, int]
Figures: TypeAlias = dict[str, int | float]


def tokens_in(texts: Iterable[str]) -> list[Tokens]:
    """Return the tokens of whole texts."""
    return [tokens(text, [(0, len(text))]) for text in texts]


def figures(texts: Sequence[str], rounds: int) -> Figures:
    """Return the medians of seconds, the peak of our memory, and what is found."""
    return costs(texts, rounds) | findings(texts) | {"our peak, MB": peak(len(texts))}


def costs(texts: Sequence[str], rounds: int) -> Figures:
    """Return seconds of CPU from the bare texts to the findings: medians, in alternation."""

    def plain(*, hashed: bool) -> list[Run]:
        return reference.shared_runs([*map(reference.words, texts)], LONG, hashed=hashed)

    tasks: dict[str, Callable[[], object]] = {
        "our tokens, s": lambda: [text.words for text in tokens_in(texts)],
        f"our tokens and runs of {LEAST}, s": lambda: [*shared_runs(tokens_in(texts), LEAST)],
        f"plain tokens and runs of {LONG}, s": lambda: plain(hashed=False),
        "the same by hashes, s": lambda: plain(hashed=True),
        "our tokens and near-duplicates, s": lambda: near_duplicates(tokens_in(texts)),
    }
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            taken[name].append(seconds(task))
    medians = {name: round(statistics.median(some), 2) for name, some in taken.items()}
    _, ours, plainly, hashed, _ = medians.values()
    return medians | {
        "times as fast as plain": round(plainly / ours, 1),
        "times as fast as by hashes": round(hashed / ours, 1),
    }


def seconds(task: Callable[[], object]) -> float:
    """Return the seconds of CPU that a task takes; what it returns is thrown away."""
    began = time.process_time()
    task()
    return time.process_time() - began


def findings(texts: Sequence[str]) -> Figures:
    """Return what we find and how much of what the reference finds is there."""
    ours = tokens_in(texts)
    runs = set(shared_runs(ours, LEAST))
    pairs, long = {run[:2] for run in runs}, {run for run in runs if run.length >= LONG}
    words = [*map(reference.words, texts)]
    right = set(reference.shared_runs(words, LONG, hashed=True))
    alike = set(reference.near_duplicates(words, 0.5))
    return {
        f"runs of {LEAST}": len(runs),
        f"pairs with a run of {LEAST}": len(pairs),
        f"runs of {LONG}": len(long),
        f"pairs with a run of {LONG}": len({run[:2] for run in long}),
        f"recall of runs of {LONG}": share(right, long),
        f"precision of runs of {LONG}": share(long, right),
        "near-duplicates": len(alike),
        "recall of near-duplicates": share(alike, set(near_duplicates(ours))),
        f"of them with a run of {LEAST}": share(alike, pairs),
    }


def share(wanted: AbstractSet[T], found: AbstractSet[T]) -> float:
    """Return which share of what is wanted was found; 1 if nothing is."""
    return round(len(wanted & found) / len(wanted), 4) if wanted else 1.0


def peak(size: int) -> int:
    """Return our peak memory in MB: a new process reads reports and finds their runs."""
    # A process that is started directly counts as its own peak what this one held so far.
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
        return pool.submit(_peak, size).result()


def _peak(size: int) -> int:
    texts = [report.text for report in corpus.choose(size)]
    held = list(shared_runs(tokens_in(texts), LEAST))
    del held  # not earlier: a caller holds them all
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)
