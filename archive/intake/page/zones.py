"""What each passage of a page is: zones over its transcript, no word outside of all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.intake.draft import Span
from archive.intake.page.authors import named, printed
from archive.intake.page.classes import (
    BYLINES,
    CREDITS,
    STANDFIRSTS,
    above,
    embed_of,
    is_caption,
    service_of,
    words_of,
)  # fmt: skip
from archive.intake.page.head import Head, clean
from archive.intake.page.title import HEADINGS, Headline
from archive.intake.page.tree import Block, Element, Page
from archive.intake.plain.credits import (
    agency_signed,
    byline_of,
    credit_in,
    credits_of,
    is_picture_credit,
)
from archive.intake.plain.date_lines import is_date_line
from archive.intake.plain.datelines import dateline_of
from archive.intake.plain.furniture import furniture
from archive.intake.plain.language import direction_of

_LONG = 80  # code points: a paragraph, not a label
_AROUND = 3  # blocks behind the report in which its credits and pictures stand
_LONGEST_BYLINE = 120
_LEAST_STANDFIRST = 30  # code points
_DASH = re.compile(r"\s*[—–-]")
_SHARED = re.compile(r"\(@\w|\bshared by\b", re.IGNORECASE)
_CHROME = "stands outside of the report"


@dataclass(frozen=True, slots=True)
class Report:
    """A page's report by the numbers of its blocks: its headline, and which blocks are its text.

    ``found`` are those that trafilatura found, ``is_in`` those after mending. ``top`` is the block
    with which all of it begins, ``first`` that of its text, ``begin`` its first paragraph, ``last``
    its last block; without a text they are the number of blocks, and -1.
    """

    headline: Headline | None
    found: Sequence[bool]
    is_in: Sequence[bool]
    top: int
    first: int
    begin: int
    last: int


def report(
    page: Page, headline: Headline | None, found: Sequence[bool], is_in: Sequence[bool]
) -> Report:
    """Return a page's report with the places where it begins and ends."""
    numbers = [at for at, one in enumerate(is_in) if one] or [len(page.blocks)]
    first, last = numbers[0], numbers[-1] if numbers[-1] < len(page.blocks) else -1
    begin = next((at for at in numbers if last >= 0 and is_long(page.blocks[at])), first)
    return Report(headline, found, is_in, headline.first if headline else first, first, begin, last)


def is_long(block: Block) -> bool:
    """Whether a block is a paragraph: neither a heading nor a label."""
    return block.end - block.start > _LONG and block.element.tag not in HEADINGS


@dataclass(frozen=True, slots=True)
class _Hints:
    """What the head says that helps to sort passages: summaries, authors, the page's language."""

    blurbs: frozenset[str]
    authors: frozenset[str]
    language: str


def zones_of(page: Page, head: Head, report: Report) -> tuple[Span, ...]:
    """Return the zones of a page; neighbours of one kind are one."""
    hints = _Hints(
        frozenset(clean(one.value) for one in head.named("og:description", "description")),
        frozenset(name for name, _ in named(head)),
        head.language.split("-")[0].lower(),
    )
    numbers = range(len(page.blocks))
    return tuple(_joined(span for at in numbers for span in _spans(page, report, at, hints)))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans of which neighbours of one kind are one."""
    for _, group in groupby(spans, key=lambda span: (span.zone, span.rule, span.lang, span.dir)):
        first, *others = group
        yield replace(first, end=(others or [first])[-1].end)


def _spans(page: Page, report: Report, at: int, hints: _Hints) -> Iterator[Span]:
    """Yield what one block is: mostly one zone."""
    block, headline = page.blocks[at], report.headline
    if headline and headline.first <= at <= headline.last:
        yield Span(block.start, block.end, "headline", headline.rule)
    elif report.is_in[at]:
        yield from _of_report(page, report, at)
    elif not report.top <= at <= report.last + _AROUND:
        yield Span(block.start, block.end, "chrome", _CHROME)
    elif (holder := embed_of(block.element)) is not None:
        yield _embedded(page, block, holder, hints.language)
    elif is_caption(block.element):
        yield from _captioned(page, block)
    else:
        yield Span(block.start, block.end, *_beside(page, report, at, hints))


def _of_report(page: Page, report: Report, at: int) -> Iterator[Span]:
    """Yield a passage of the report, and the dateline before its first."""
    block = page.blocks[at]
    rule = "trafilatura" if report.found[at] else "between two passages that trafilatura found"
    dateline = dateline_of(page.words(block)) if at == report.begin else None
    if dateline:
        end = block.start + dateline.end
        yield Span(block.start, end, "dateline", "before the first paragraph")
        yield Span(end, block.end, "body", rule)
    else:
        zone = "subhead" if block.element.tag in HEADINGS else "body"
        yield Span(block.start, block.end, zone, rule)


def _embedded(page: Page, block: Block, holder: Element, own: str) -> Span:
    """Return the span of a passage of a quoted post, or of what says who wrote it."""
    service = service_of(holder) or "post"
    words = page.words(block)
    if _DASH.match(words) or (_SHARED.search(words) and block.element is not holder[0]):
        return Span(
            block.start, block.end, "embed_attribution", f"signs an embedded post ({service})"
        )
    lang = direction = None
    for one in above(block.element, holder.getparent()):
        lang, direction = lang or one.get("lang"), direction or one.get("dir")
    lang = lang if lang and re.fullmatch(r"(?i)[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", lang) else None
    lang = None if lang and lang.lower().split("-")[0] == own else lang
    lang = None if lang in {"und", "zxx", "qme", "qam", "qht", "qst", "qct"} else lang
    direction = direction if direction in {"ltr", "rtl"} else direction_of(words)
    return Span(block.start, block.end, "embed", f"embedded post ({service})", lang, direction)


def _captioned(page: Page, block: Block) -> Iterator[Span]:
    """Yield the caption and the credit of a picture."""
    words = page.words(block)
    is_named = words_of(block.element) & CREDITS and not any(map(str.isdigit, words))
    begin = 0 if is_named or is_picture_credit(words) else credit_in(words)
    caption = words[:begin].rstrip()
    if caption:
        yield Span(block.start, block.start + len(caption), "caption", "legend of a picture")
    if begin < len(words):
        yield Span(block.start + begin, block.end, "photo_credit", "credit of a picture")


def _beside(page: Page, report: Report, at: int, hints: _Hints) -> tuple[str, str]:
    """Return what a passage beside the report's text is, and why."""
    words = page.words(page.blocks[at])
    if is_picture_credit(words):
        return "photo_credit", "credit of a picture"
    if at > report.last and (agency_signed(words) or credits_of(words)):
        return "agency_credit", "credits below the report"
    if at < report.first and not is_date_line(words):
        if _is_byline(page.blocks[at], words, hints):
            return "byline", "names the author above the report"
        if _is_standfirst(report, at, page.blocks[at], words, hints):
            return "standfirst", "stands between headline and report"
    said = furniture(words)
    return "chrome", said.rule if said else _CHROME


def _is_byline(block: Block, words: str, hints: _Hints) -> bool:
    if len(words) > _LONGEST_BYLINE:
        return False
    return bool(byline_of(words) or words_of(block.element) & BYLINES) or any(
        printed(words, name) is not None for name in hints.authors
    )


def _is_standfirst(report: Report, at: int, block: Block, words: str, hints: _Hints) -> bool:
    if len(words) < _LEAST_STANDFIRST or block.linked * 2 > len(words):
        return False
    if words in hints.blurbs or any(
        words_of(one) & STANDFIRSTS for one in (block.element, block.element.getparent())
    ):
        return True
    follows = report.headline is not None and at <= report.headline.last + 2
    return follows and block.element.tag in HEADINGS
