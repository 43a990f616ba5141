"""Each stage of a build that meets the words of a text, as a function of that text."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from archive.analysis.findings import to_findings
from archive.analysis.names import Lexicon, Name
from archive.analysis.nearest import nearest
from archive.analysis.quotes import Span, locate
from archive.analysis.reading import Reading, read_text
from archive.analysis.redacted import digests
from archive.analysis.reuse.find import find_reuse
from archive.analysis.values.counts import counts
from archive.analysis.values.times import Anchor, times
from archive.records.dates import parse
from archive.records.model import Quote
from archive.records.problems import Problems
from archive.records.redaction import Redaction
from archive.records.yamldoc import load
from archive.search.document import Document, Sentence
from archive.search.writer import write_index
from archive.site import markup
from archive.text import escape
from tests.unit.invented import article

ARTICLE = article()
LEXICON = Lexicon(
    [
        Name("Elling", "elling"),
        Name("A. Elling! Elling", "cup"),
        Name("Lena Morav", "lena"),
        Name("Morav", "lena", only_with=("Lena Morav",)),
        Name("a " * 50 + "b", "long"),
        Name("- b", "sign"),
    ]
)


@lru_cache(maxsize=2)
def _read(text: str) -> Reading:
    return read_text(ARTICLE, text, LEXICON, Problems())


def reading(text: str) -> None:
    """Find passages, sentences and names."""
    _read.cache_clear()
    _read(text)


def _reuse(a: str, b: str) -> None:
    pair = {id_: replace(_read(text), article=id_) for id_, text in (("a", a), ("b", b))}
    find_reuse(pair, [("a", "b")])


def copies(text: str) -> None:
    """Compare a text with itself and a few words more."""
    _reuse(text, f"{text} the end")


def rewritten(text: str) -> None:
    """Compare a text with one that has its parts in another order."""
    third = len(text) // 3
    _reuse(text, f"{text[third:]} The pier was red. {text[: 2 * third]}")


def _locate(words: str, text: str, prefix: str | None = None) -> None:
    locate(Quote(exact=words, prefix=prefix, at=ARTICLE.at), _read(text), Problems())


def quotation(text: str) -> None:
    """Look for words that repeat themselves, with and without the words before them."""
    _locate(text[: len(text) // 3], text)
    _locate(text[-3:], text, prefix=text[:40])


def missing(text: str) -> None:
    """Look for words that are nearly there."""
    _locate(text[: len(text) // 3] + "q", text)
    nearest("".join(f"{sign}q" for sign in text[:50]), _read(text))


def page(text: str) -> None:
    """Write a report whose every sentence is quoted."""
    told = _read(text)
    quotes = [Span(sentence.start, sentence.end) for sentence in told.sentences]
    markup.report(told, quotes, lambda _: ("place", "/places/x/"), lang="fa", after={})


def redacted(text: str) -> None:
    """Take names and passages out of it, and write what is left."""
    known = Redaction()
    names = dict.fromkeys(("Lena Morav", "Elling", "word", "a b", "20", "x"), False)
    known.add("lena", "witness-a", "2031", names, person=True)
    known.decided["a"] = [("ab", "witness-a"), ((0, 2), "witness-a")]
    said, blanks = known.text(text, "a", [(5, 9), (20, 31)])
    told = replace(read_text(ARTICLE, said, LEXICON, Problems()), blanks=blanks)
    places = [(sentence.start, sentence.end) for sentence in told.sentences]
    digests(text, blanks, places)
    quotes = [Span(*place) for place in places]
    markup.report(told, quotes, lambda _: ("place", "/places/x/"), lang="fa", after={})


def mentions(text: str) -> None:
    """Write the sentences that name someone."""
    told = _read(text)
    for mention in told.mentions:
        markup.sentence_with(told, [mention])


def index(text: str) -> None:
    """Write the index of one document."""
    rows: Iterable[Sentence] = (
        Sentence(escape.one_line(text[s.start : s.end]), f"s{s.start}", "en", "ltr")
        for s in _read(text).sentences
    )
    one = Document("a", "a/", "T", True, "s", "", "", None, "en", tuple(rows), {})  # noqa: FBT003
    with tempfile.TemporaryDirectory() as folder:
        write_index([one], [], Path(folder))


def findings(text: str) -> None:
    """Write what was found."""
    to_findings(_read(text), ARTICLE, [], [])


def numbers(text: str) -> None:
    """Read the numbers."""
    counts(text)


def dates(text: str) -> None:
    """Read the times."""
    times(text, Anchor(parse("2031-04-02")))


def inert(text: str) -> None:
    """Make a title and a name of it."""
    escape.html(text)
    escape.markdown(text)
    escape.title(text)


def record(text: str) -> None:
    """Read it as a value of a record, in three ways, and as the record itself."""
    line = text.replace("\n", " ")
    for written in (f"name: {line}\n", f"name: |\n  {line}\n", f"{line}: x\n", text):
        load(written, "a.yml", Problems())


STAGES: tuple[Callable[[str], None], ...] = (
    reading, copies, rewritten, quotation, missing, page, redacted, mentions, index,
    findings, inert, record, numbers, dates,
)  # fmt: skip
SLOW = frozenset({numbers, dates})
"""Some seventy expressions are looked for, one after the other."""
