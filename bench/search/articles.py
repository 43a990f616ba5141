"""Articles of some 400 words, made of the Reuters corpus; the same arguments make the same ones.

``merged`` joins whole reports in the order of their dates, ``recombined`` makes any number of
articles from single paragraphs. Neither keeps more than the corpus in memory: an article is made
when it is asked for, by its number.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from archive.search.document import Document, Sentence, Value
from bench import corpus
from bench.search import invented

WORDS: Final = 400
"""The length that an article comes as close to as its parts allow."""

RECOMBINED_FROM: Final = 6_000
"""From this size on articles are recombined: the corpus has 6,155 merged ones."""

NAMED_FROM: Final = 100_000
"""From this size on each article names people of our invention."""

LABELLED: Final = 3
"""A recombined article has the labels of so many of its paragraphs: as many as a merged one."""

FIRST_DAY: Final = date(1980, 1, 1)
LAST_DAY: Final = date(2019, 12, 31)

FIELDS: Final = {"people": "person", "organizations": "organization", "places": "place"}
"""The folder of a kind of entity -> the search's name for it."""

Key = tuple[str, str]
"""A field and the id of one of its values."""

ALWAYS: Final[tuple[Key, ...]] = (
    ("source", "reuters"),
    ("kind", "news-agency"),
    ("language", "en"),
)
"""What all articles have."""


@dataclass(frozen=True, slots=True)
class Article:
    """What every engine is given of an article, ours and the peers."""

    id: str
    title: str
    date: str
    paragraphs: tuple[str, ...]
    keys: tuple[Key, ...]


class Articles(Sequence[Article]):
    """So many articles in the order of their dates, each made when it is asked for."""

    def __init__(self, size: int, make: Callable[[int], Article], *, recombined: bool) -> None:
        self._size = size
        self._make = make
        self.recombined = recombined
        """Made of single paragraphs, of which each stands in several articles."""

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index: int) -> Article:  # type: ignore[override] # no slices
        return self._make(index)

    def __iter__(self) -> Iterator[Article]:
        return map(self._make, range(self._size))


@cache
def _reports() -> tuple[corpus.Report, ...]:
    return tuple(sorted(corpus.reports(), key=lambda report: (report.date, report.id)))


@cache
def _ids() -> Mapping[tuple[str, str], Key]:
    named = corpus.named(_reports()).items()
    return {(kind, label): (FIELDS[kind], entity.id) for (kind, label), entity in named}


def values() -> list[Value]:
    """Return every value that an article can have, whatever the size of the archive."""
    found = [
        Value("source", "reuters", "Reuters", "sources/reuters/", ("Reuters",)),
        Value("kind", "news-agency", "News agency", ""),
        Value("language", "en", "English", ""),
    ]
    for topic, name in corpus.topics(_reports()).items():
        found.append(Value("subject", topic, name, f"subjects/{topic}/", (name,)))
    for (kind, _), entity in corpus.named(_reports()).items():
        names = (entity.name, *entity.aliases)
        address = f"{kind}/{entity.id}/"
        found.append(Value(FIELDS[kind], entity.id, entity.name, address, names))
    return found


def keys(reports: Iterable[corpus.Report]) -> tuple[Key, ...]:
    """Return the values that the labels of *reports* stand for, each once."""
    found: dict[Key, None] = dict.fromkeys(ALWAYS)
    for report in reports:
        found.update({("subject", topic): None for topic in report.topics})
        for kind, group in report.labels.items():
            found.update({_ids()[kind, label]: None for label in group})
    return tuple(found)


def choose(size: int, seed: int = 1) -> Articles:
    """Return *size* articles: merged ones, evenly spread, as long as the corpus has so many."""
    return merged(size) if size < RECOMBINED_FROM else recombined(size, seed)


def merged(size: int) -> Articles:
    """Return *size* articles of whole reports, joined in the order of their dates."""
    groups = list(_groups(_reports()))

    def make(index: int) -> Article:
        group = groups[index * len(groups) // size]
        paragraphs = tuple(part for report in group for part in _paragraphs(report))
        return Article(group[0].id, group[0].title, group[0].date, paragraphs, keys(group))

    return Articles(size, make, recombined=False)


def _groups(reports: Iterable[corpus.Report]) -> Iterator[list[corpus.Report]]:
    group: list[corpus.Report] = []
    words = 0
    for report in reports:
        if group and abs(words + report.words - WORDS) >= abs(words - WORDS):
            yield group
            group, words = [], 0
        group.append(report)
        words += report.words
    yield group


def _paragraphs(report: corpus.Report) -> list[str]:
    return [" ".join(part.split()) for part in report.text.split("\n\n") if part.strip()]


def recombined(size: int, seed: int) -> Articles:
    """Return *size* articles of paragraphs drawn by *seed*, with the title of the first one."""
    reports = _reports()
    pool = [(number, part) for number, rep in enumerate(reports) for part in _paragraphs(rep)]
    span = (LAST_DAY - FIRST_DAY).days

    def make(index: int) -> Article:
        rng = Random(f"{seed} {index}")
        drawn = list(_draw(rng, pool))
        origins = [reports[number] for number, _ in drawn[:LABELLED]]
        paragraphs = [part for _, part in drawn]
        if size >= NAMED_FROM:
            paragraphs.insert(rng.randrange(len(paragraphs)), invented.sentence(rng))
        day = FIRST_DAY + timedelta(days=index * span // size)
        id_ = f"reuters-{index:06}"
        return Article(id_, origins[0].title, f"{day}", tuple(paragraphs), keys(origins))

    return Articles(size, make, recombined=True)


def _draw(rng: Random, pool: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    words = 0
    while words < WORDS:
        number, part = pool[rng.randrange(len(pool))]
        words += part.count(" ") + 1
        yield number, part


END: Final = re.compile(r"(?<=[a-z)][.!?]) (?=[A-Z\"])")
"""Between two sentences; a point behind a capital belongs to ``U.S.`` or to initials."""


def document(article: Article) -> Document:
    """Return *article* as the index takes it, a sentence for each of its sentences."""
    texts = [text for part in article.paragraphs for text in END.split(part)]
    day = date.fromisoformat(article.date)
    return Document(
        article=article.id,
        address=f"articles/{article.id}/",
        title=article.title,
        quoted=True,
        source="Reuters",
        date=article.date,
        when=f"{day.day} {day:%B %Y}",
        day=day.toordinal(),
        language="en",
        sentences=tuple(
            Sentence(text, f"s{number}", "en", "ltr") for number, text in enumerate(texts, 1)
        ),
        values=dict.fromkeys(article.keys, 1),
    )
