"""A plain text as a row of blocks: paragraphs, as far as its line ends tell.

As a rule each line is a block. Where lines were broken at a width, as in mail and old agency
copy, a block is what stands between blank lines. Nothing is rewritten: a block is a place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from archive.intake.draft import Span

_LINES: Final = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_ENDS: Final = re.compile(r"\r\n|[\n\r\u0085\u2028\u2029]")
_UNSEEN: Final = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_CLOSING: Final = "\"'”’»›)]}*_" + _UNSEEN
_STOPS: Final = ".!?؟۔…。"
_GOES_ON: Final = ":;,،؛-–—"
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # no spaces part words
_BULLET: Final = re.compile(r"(?:[-–—•·▪■●◦‣*+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s", re.IGNORECASE)
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]\.){2,}\Z")  # "ships to the U.S."
_LONG: Final = 250  # code points: longer than any headline
_WIDE: Final = range(50, 101)  # code points in a line that was broken at a width
_SLACK: Final = 18  # by how much the next word may have shortened a line
_LEAST_SENTENCE: Final = 4  # words


@dataclass(slots=True)
class Block:
    """A paragraph or line of a text: its place (code points, half-open), and what it is.

    ``gap`` counts the line ends before it: 1 for the line after another, 2 after a blank line.
    ``spans`` is empty as long as nobody knows what it is.
    """

    start: int
    end: int
    text: str
    gap: int
    spans: list[Span] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet what it is."""
        return not self.spans

    @property
    def zone(self) -> str:
        """What it is, of several the first; "" when nobody knows."""
        return self.spans[0].zone if self.spans else ""

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page and not to the report."""
        return self.zone == "chrome"

    def mark(self, zone: str, rule: str) -> None:
        """Say what the whole block is."""
        self.spans = [Span(self.start, self.end, zone, rule)]

    def divide(self, *parts: tuple[int, str, str]) -> None:
        """Say what its parts are: for each, where it ends in ``text``, its zone and the rule.

        White space between two parts is in neither.
        """
        self.spans, begin = [], 0
        for end, zone, rule in parts:
            words = self.text[begin:end]
            lead = len(words) - len(words.lstrip())
            place = self.start + begin
            if words.strip():
                self.spans.append(Span(place + lead, place + len(words.rstrip()), zone, rule))
            begin = end

    @property
    def words(self) -> int:
        """How many words it has; of Chinese and Japanese about so many."""
        return max(len(self.text.split()), len(_CJK.findall(self.text)) // 2)

    @property
    def runs(self) -> bool:
        """Whether it reads as running text: a sentence that ends, or too long for anything else."""
        bare = self.text.rstrip(_CLOSING)
        if len(self.text) > _LONG:
            return True
        if self.text.isupper() or _ABBREVIATED.search(self.text, max(0, len(self.text) - 12)):
            return False
        return bare[-1:] in {*_STOPS, *_GOES_ON} and self.words >= _LEAST_SENTENCE

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does, however short it is."""
        return self.text.rstrip(_CLOSING)[-1:] in {*_STOPS, *_GOES_ON}

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def is_quoted(self) -> bool:
        """Whether it begins with a quotation mark or the dash of a dialogue."""
        return self.text.lstrip(_UNSEEN)[:1] in {*"\"“”„«‘'—–-"}


def lines_in(text: str) -> int:
    """Return how many line ends a text has."""
    return sum(1 for _ in _ENDS.finditer(text))


def blocks_of(text: str, apart: Sequence[tuple[int, int]] = ()) -> list[Block]:
    """Cut a text into blocks; what stands ``apart`` (places in order) is in none."""
    lines = list(_lines(text, apart))
    width = _width(text, lines)
    return lines if width is None else list(_joined(text, lines, width))


def _lines(text: str, apart: Sequence[tuple[int, int]]) -> Iterator[Block]:
    last = 0
    for begin, end in _between(len(text), apart):
        for line in _LINES.finditer(text, begin, end):
            words = line[0].strip()
            if words:
                start = line.start() + len(line[0]) - len(line[0].lstrip())
                gap = len(_ENDS.findall(text, last, start))
                last = start + len(words)
                yield Block(start, last, words, gap)


def _between(size: int, apart: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin = 0
    for start, end in apart:
        yield begin, start
        begin = end
    yield begin, size


def _width(text: str, lines: Sequence[Block]) -> int | None:
    """Return at which width the lines of a text were broken, None where they were not."""
    sizes = Counter(line.end - line.start for line in lines)
    width = max(sizes, default=0)
    if width not in _WIDE:
        return None
    joints = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    broken = sum(b.text[0].islower() and not a.stops for a, b in joints)
    return width if broken * 4 >= len(lines) and broken > 1 and text.count("\n") > 1 else None


def _joined(text: str, lines: Sequence[Block], width: int) -> Iterator[Block]:
    """Yield paragraphs: a line that fills the width goes on in the next one."""
    first = last = lines[0]
    for line in lines[1:]:
        if line.gap > 1 or line.is_item or not _continues(last, line, width):
            yield _paragraph(text, first, last)
            first = line
        last = line
    yield _paragraph(text, first, last)


def _continues(last: Block, line: Block, width: int) -> bool:
    full = last.end - last.start >= width - _SLACK
    return full or (line.text[0].islower() and not last.stops)


def _paragraph(text: str, first: Block, last: Block) -> Block:
    return Block(first.start, last.end, text[first.start : last.end], first.gap)
