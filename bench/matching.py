"""Time the matcher of names beside one precompiled ``re`` pattern: ``python -m bench.matching``.

Both look for the same 5,000 forms in all texts of the corpus: the names of its labels and the
runs of capitalised words that are most frequent in it. The pattern is shaped like a trie, longest
forms first, between word boundaries. A second pattern has our own trick in it, the opening boundary
behind the first letter; neither says whose name it found, as our matcher does.
"""

import argparse
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from archive.analysis.names import Lexicon, Name
from bench import corpus, labels

RUN = re.compile(r"\b[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*\b")
WORD = re.compile(r"\b[a-z]+\b")

Spans: TypeAlias = list[tuple[int, int]]
Finder: TypeAlias = Callable[[str], Spans]
Trie: TypeAlias = "dict[str, Trie]"
END = ""


def forms(texts: Sequence[str], wanted: int) -> list[str]:
    """Return the *wanted* number of forms: the labels' first, then frequent capitalised runs.

    A single word that the texts also write in lower case is left out: it is no name.
    """
    chosen = dict.fromkeys(form for form in _labelled() if form[-1].isalnum())
    common = {word.capitalize() for text in texts for word in WORD.findall(text)}
    runs = Counter(run for text in texts for run in RUN.findall(text) if run not in common)
    for run, _ in sorted(runs.items(), key=lambda item: (-item[1], item[0])):
        if len(chosen) >= wanted:
            break
        chosen[run] = None
    return list(chosen)


def _labelled() -> Iterable[str]:
    used = {label for report in corpus.reports() for ids in report.labels.values() for label in ids}
    return (form for label in sorted(used) for form in labels.forms(label))


def pattern(words: Iterable[str], *, tuned: bool = False) -> re.Pattern[str]:
    """Return the trie-shaped pattern that finds the longest of *words* at each place.

    *tuned*: the opening boundary stands after the first letter, so that Python's engine skips,
    without trying the branches, to the next character that can begin a word.
    """
    trie: Trie = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[END] = {}
    edges = {c: f"(?<=\\b{re.escape(c)})" if tuned else "" for c in trie}
    branches = (re.escape(c) + edges[c] + _branches(trie[c]) for c in sorted(trie))
    opening = "" if tuned else r"\b"
    return re.compile(rf"{opening}(?:{'|'.join(branches)})\b")


def _branches(node: Trie) -> str:
    ways = [re.escape(char) + _branches(node[char]) for char in sorted(node) if char != END]
    if not ways:
        return ""
    if END in node:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def peer(words: Iterable[str], *, tuned: bool = False) -> Finder:
    """Return a function that finds *words* in a text with the one pattern."""
    finditer = pattern(words, tuned=tuned).finditer
    return lambda text: [match.span() for match in finditer(text)]


def speeds(finders: Sequence[Finder], texts: Sequence[str], runs: int) -> list[float]:
    """Return MB of text a second for each of *finders*: the median of *runs* in alternation."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken: list[list[float]] = [[] for _ in finders]
    for _ in range(runs):
        for finder, seconds in zip(finders, taken, strict=True):
            began = time.process_time()
            for text in texts:
                finder(text)
            seconds.append(time.process_time() - began)
    return [size / statistics.median(seconds) for seconds in taken]


def ours(words: Iterable[str]) -> Finder:
    """Return a function that finds *words* in a text with the archive's lexicon."""
    find = Lexicon(Name(word, word) for word in words).find
    return lambda text: [(start, end) for start, end, _ in find(text)]


def missed(finders: Sequence[Finder], texts: Iterable[str]) -> int:
    """Return how many names the second finder sees that the first one passes over.

    A name within a longer one that the first finds is seen. (It also finds names in capitals.)
    """
    count = 0
    for text in texts:
        first, second, *_ = (finder(text) for finder in finders)
        covered = {place for start, end in first for place in range(start, end)}
        count += sum(not covered.issuperset(range(*span)) for span in second)
    return count


def main() -> None:
    """Measure both and print their speeds, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--forms", type=int, default=5000, help="how many to look for")
    parser.add_argument("--runs", type=int, default=5, help="rounds to take the median of")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    texts = [report.text for report in corpus.reports()]
    words = forms(texts, options.forms)
    finders = [ours(words), peer(words), peer(words, tuned=True)]
    our_speed, peer_speed, tuned_speed = speeds(finders, texts, options.runs)
    figures = {
        "forms": len(words),
        "ours_mb_per_s": round(our_speed, 1),
        "peer_mb_per_s": round(peer_speed, 1),
        "tuned_mb_per_s": round(tuned_speed, 1),
        "ratio": round(our_speed / peer_speed, 2),
        "ratio_to_tuned": round(our_speed / tuned_speed, 2),
        "ours_found": sum(len(finders[0](text)) for text in texts),
        "peer_found": sum(len(finders[1](text)) for text in texts),
        "missed": missed(finders, texts),
    }
    lines = (f"{name.replace('_', ' '):15} {value:>9,}" for name, value in figures.items())
    print(json.dumps(figures) if options.json else "\n".join(lines))


if __name__ == "__main__":
    main()
