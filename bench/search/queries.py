"""Known-item queries with the articles they look for: ``python -m bench.search.queries FILE``.

Half are words of an article's title, half rare words of its text. In merged articles three to five
words of the title and two or three rare ones must tell the article from all others: no other title
holds the former, no other article the latter. In recombined ones each paragraph stands in several
articles; there words come from two places (a paragraph or the title), and whichever articles hold
them all, by a scan of all texts, are equally right. Each query is there clean and with a slip.

Besides there are broad ones, of two common words, which find many articles and look for none.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from string import punctuation
from typing import Final

from lunr.stop_word_filter import WORDS as STOPS

from bench.search import articles, typos
from bench.search.articles import Article, Articles

COUNT: Final = 200
TOKEN: Final = re.compile(r"[^\W_]+")
RARE: Final = 0.01
"""A rare word is in no larger share of the articles,"""
FEW: Final = 10
"""or in no more of them than these."""
SPARE: Final = 4
"""So many times more queries are drawn than wanted, as some do not tell their article."""


@dataclass(slots=True)
class Query:
    """What a reader types, and what they look for."""

    kind: str
    """``title``, ``body`` or ``broad``."""
    target: str
    """The article from which the words were taken."""
    words: list[str]
    slipped: list[str]
    """The words with one slip."""
    right: list[str] = field(default_factory=list)
    """The articles that are equally right; the target is one of them."""


def draw(chosen: Articles, seed: int, count: int = COUNT) -> list[Query]:
    """Return *count* queries for the articles *chosen*, drawn by *seed*, and half as many broad."""
    common = _common(chosen)
    halves = [
        list(islice(_candidates(chosen, kind, common, seed), SPARE * count // 2))
        for kind in ("title", "body")
    ]
    _find(chosen, [query for half in halves for query in half])
    known = [query for half in halves for query in [q for q in half if q.right][: count // 2]]
    return [*known, *islice(_candidates(chosen, "broad", common, seed), count // 2)]


def _tokens(text: str) -> set[str]:
    return set(TOKEN.findall(text.lower()))


def _text(article: Article) -> str:
    return "\n".join((article.title, *article.paragraphs))


def _common(chosen: Articles) -> set[str]:
    """Return the words that are too frequent to be rare."""
    counts: Counter[str] = Counter()
    for article in chosen:
        counts.update(_tokens(_text(article)))
    limit = max(FEW, RARE * len(chosen))
    return {word for word, count in counts.items() if count > limit}


def _candidates(chosen: Articles, kind: str, common: set[str], seed: int) -> Iterator[Query]:
    rng = Random(f"{seed} {kind}")
    pick = _pick_apart if chosen.recombined else _pick_whole
    while True:
        article = chosen[rng.randrange(len(chosen))]
        words = (_pick_broad if kind == "broad" else pick)(article, kind, common, rng)
        if len(words) > 1 and any(len(word) >= typos.SHORTEST for word in words):
            yield Query(kind, article.id, words, typos.slip(words, rng))


def _pick_whole(article: Article, kind: str, common: set[str], rng: Random) -> list[str]:
    """Return words of the title in their order, or rare ones of the text; none if too few."""
    if kind == "title":
        words, size = _plain(article.title), rng.choice((3, 4, 5))
    else:
        words, size = _rare(article.paragraphs, common), rng.choice((2, 3))
    return _sample(words, size, rng) if len(words) >= min(size, 3) else []


def _sample(words: Sequence[str], size: int, rng: Random) -> list[str]:
    places = sorted(rng.sample(range(len(words)), min(size, len(words))))
    return [words[place] for place in places]


def _pick_apart(article: Article, kind: str, common: set[str], rng: Random) -> list[str]:
    """Return words of two places in the article: two or three of one, one or two of the other."""
    rare = [words for part in article.paragraphs if (words := _rare([part], common))]
    if len(rare) < 2:  # noqa: PLR2004 - two places
        return []
    one, other = rng.sample(rare, 2)
    if kind == "title":
        one, size = _plain(article.title), rng.choice((2, 3))
        if len(one) < size:
            return []
    else:
        size = rng.choice((1, 2))
    return list(dict.fromkeys([*_sample(one, size, rng), rng.choice(other)]))


def _pick_broad(article: Article, _: str, common: set[str], rng: Random) -> list[str]:
    words = {word for part in article.paragraphs for word in _plain(part) if word in common}
    return rng.sample(sorted(words), min(2, len(words)))


def _plain(text: str) -> list[str]:
    """Return the words of *text* that are of letters only and no stop words, each once."""
    pieces = (piece.strip(punctuation) for piece in text.lower().split())
    words = (word for word in pieces if len(word) > 2 and word.isascii() and word.isalpha())  # noqa: PLR2004 - letters
    return [word for word in dict.fromkeys(words) if word not in STOPS]


def _rare(paragraphs: Iterable[str], common: set[str]) -> list[str]:
    words = dict.fromkeys(word for part in paragraphs for word in _plain(part))
    return [word for word in words if len(word) >= typos.SHORTEST and word not in common]


def _find(chosen: Articles, queries: Sequence[Query]) -> None:
    """Fill in which articles are right; leave it empty where the words do not tell the article."""
    held: dict[int, list[str]] = defaultdict(list)
    rivals: Counter[int] = Counter()
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, query in enumerate(queries):
        by_word[max(query.words, key=len)].append(number)
    for article in chosen:
        tokens, title = _tokens(_text(article)), _tokens(article.title)
        for number in (n for word in tokens & by_word.keys() for n in by_word[word]):
            query = queries[number]
            if tokens.issuperset(query.words):
                held[number].append(article.id)
                rivals[number] += query.kind == "body" or title.issuperset(query.words)
    for number, query in enumerate(queries):
        if chosen.recombined:
            query.right = held[number]
        elif rivals[number] == 1:
            query.right = [query.target]


def write(queries: Sequence[Query], path: Path) -> None:
    """Write *queries* to *path* as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(query) for query in queries], indent=0), encoding="utf-8")


def main() -> None:
    """Write the queries that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.queries", description=__doc__)
    parser.add_argument("path", type=Path, help="the file to write, as JSON")
    parser.add_argument("--articles", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--count", type=int, default=COUNT, help=f"queries (default {COUNT})")
    parser.add_argument("--seed", type=int, default=1, help="of the queries (default 1)")
    parser.add_argument("--corpus-seed", type=int, default=1, help="of what is recombined")
    options = parser.parse_args()
    chosen = articles.choose(options.articles, options.corpus_seed)
    write(draw(chosen, options.seed, options.count), options.path)


if __name__ == "__main__":
    main()
