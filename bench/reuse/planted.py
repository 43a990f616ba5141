"""Texts of invented words, and copies of them whose every token is known to come from somewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeAlias

from archive.analysis.reuse.runs import Run
from archive.analysis.reuse.tokens import Tokens, tokens

Origin: TypeAlias = tuple[int, int]  # the text for which a token was first written, and its index
Word: TypeAlias = tuple[str, Origin | None]
Sentence: TypeAlias = list[Word]

KINDS: Final = ("edited", "reordered", "with insertions", "of two sources")
INSERTED: Final = 0.4  # before so many sentences stands a new one
SYLLABLES: Final = tuple(c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "an"))


@dataclass
class Planted:
    """Texts as tokens with their origins, and for each copy its kind and its sources."""

    texts: list[Sentence] = field(default_factory=list)
    copies: dict[int, tuple[str, tuple[int, ...]]] = field(default_factory=dict)

    def tokens(self) -> list[Tokens]:
        """Return the texts as the engine takes them."""
        joined = (" ".join(word for word, _ in text) for text in self.texts)
        return [tokens(text, [(0, len(text))]) for text in joined]

    def related(self, a: int, b: int) -> bool:
        """Tell whether one of two texts was made from the other, or both from a third."""
        return bool({a, *self._sources(a)} & {b, *self._sources(b)})

    def _sources(self, text: int) -> tuple[int, ...]:
        return self.copies[text][1] if text in self.copies else ()

    def stretches(self, copy: int) -> Iterator[Run]:
        """Yield what stands in a copy as in its source, token for token, as runs."""
        text, begin = self.texts[copy], 0
        for end in range(1, len(text) + 1):
            if end == len(text) or not _follows(text[end - 1][1], text[end][1]):
                source = text[begin][1]
                if source:
                    yield Run(source[0], copy, source[1], begin, end - begin)
                begin = end


def _follows(one: Origin | None, other: Origin | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one[0], one[1] + 1) == other


def plant(seed: int, sources: int, edits: float = 0.05) -> Planted:
    """Return *sources* invented texts and for each four copies, one of each of ``KINDS``.

    ``edits`` is the share of words that are replaced in an edited copy. Words are as unevenly
    frequent as in language (Zipf), and each text has two of ten formulas of eight words.
    """
    random = Random(seed)
    vocabulary = sorted({"".join(random.choices(SYLLABLES, k=3)) for _ in range(4000)})
    random.shuffle(vocabulary)
    writer = _Writer(random, vocabulary)
    planted = Planted()
    articles = [writer.article(index) for index in range(sources)]
    planted.texts = [_joined(article) for article in articles]
    for index, article in enumerate(articles):
        other = random.choice([*range(index), *range(index + 1, sources)])
        for kind in KINDS:
            made = writer.copy(kind, article, articles[other], edits)
            origins = (index, other) if kind == KINDS[3] else (index,)
            planted.copies[len(planted.texts)] = (kind, origins)
            planted.texts.append(_joined(made))
    return planted


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return [word for sentence in sentences for word in sentence]


class _Writer:
    def __init__(self, random: Random, vocabulary: Sequence[str]) -> None:
        self.random = random
        self.vocabulary = vocabulary
        self.weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
        self.formulas = [self.words(8) for _ in range(10)]

    def words(self, number: int) -> list[str]:
        return self.random.choices(self.vocabulary, self.weights, k=number)

    def sentence(self) -> Sentence:
        return [(word, None) for word in self.words(self.random.randint(8, 30))]

    def article(self, index: int) -> list[Sentence]:
        """Write a text of twelve sentences; two begin with a formula."""
        written = [[word for word, _ in self.sentence()] for _ in range(12)]
        for place in self.random.sample(range(12), 2):
            written[place] = self.random.choice(self.formulas) + written[place]
        places = iter(range(sum(map(len, written))))
        return [[(word, (index, next(places))) for word in words] for words in written]

    def copy(
        self, kind: str, article: list[Sentence], other: list[Sentence], edits: float
    ) -> list[Sentence]:
        """Make a copy of one kind."""
        match kind:
            case "edited":
                return [[self.edited(word, edits) for word in words] for words in article]
            case "reordered":
                return self.random.sample(article, len(article))
            case "with insertions":
                added = [
                    self.sentence() if self.random.random() < INSERTED else [] for _ in article
                ]
                return [part for pair in zip(added, article, strict=True) for part in pair]
            case _:
                halves = zip(article[::2], other[1::2], strict=True)
                return [part for pair in halves for part in pair]

    def edited(self, word: Word, share: float) -> Word:
        if self.random.random() >= share:
            return word
        new = self.random.choice(self.vocabulary)
        return (new, word[1] if new == word[0] else None)
