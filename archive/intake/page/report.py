"""The report on a page, as a run of blocks: what trafilatura found, mended by how pages are built.

trafilatura leaves out short passages in the midst of a report, and takes in what stands beside it.
Both show in the tree: a report is one holder's children, and what leads elsewhere is linked.
"""

import re
from collections import defaultdict

from archive.intake.page.classes import (
    BYLINES,
    STANDFIRSTS,
    above,
    embed_of,
    is_caption,
    is_chrome,
    words_of,
)
from archive.intake.page.title import HEADINGS, Headline
from archive.intake.page.tree import Block, Element, Page, floats
from archive.intake.plain.credits import byline_of, credits_of
from archive.intake.plain.date_lines import is_date_line, is_dated_notice
from archive.intake.plain.furniture import furniture

_MOST = 0.8
_LINKED = 0.8
_LITTLE = 0.15
_LEAST_LIST = 2
_END = 4  # blocks
_TAIL = 2  # paragraphs that may follow a list of links at a report's end
_LEAD = 6  # blocks
_SHORT = 200  # code points: a note, not a paragraph
_BETWEEN = frozenset({"end mark"})  # also stands between the parts of a report
_LED = re.compile(r"[^:]{1,20}:\s*")
_SOURCE = re.compile(r"(?:source|fuente|quelle|fonte|منبع|المصدر)s?\s*:\s.{1,60}", re.IGNORECASE)


def report_of(page: Page, found: list[bool], headline: Headline | None) -> list[bool]:
    """Return for each block whether it is of the report, from what trafilatura found."""
    is_in = [
        one and not _is_beside(page, block) for one, block in zip(found, page.blocks, strict=True)
    ]
    start = headline.last + 1 if headline else 0
    for at in range(start if any(is_in[start:]) else 0):
        is_in[at] = False
    top = _holder(page, is_in)
    if top is not None:
        _drop_outside(page, is_in, top)
        _drop_chrome(page, is_in, top)
        _fill(page, is_in, top, start)
        _drop_links(page, is_in)
        _drop_lead(page, is_in)
        _drop_tail(page, is_in)
    return is_in


def is_linked(block: Block) -> bool:
    """Whether a block is nothing but links."""
    return block.linked >= _LINKED * (block.end - block.start)


def _is_beside(page: Page, block: Block) -> bool:
    """Whether a block is no part of a running text, wherever it stands."""
    element, words = block.element, page.words(block)
    if floats(element) or embed_of(element) is not None or is_caption(element):
        return True
    said = furniture(words)
    if said is not None and said.strength == "sure" and said.rule not in _BETWEEN:
        return True
    led = None if element.tag == "li" else _LED.match(words)
    return led is not None and block.linked >= max(1, _LINKED * (len(words) - led.end()))


def _holder(page: Page, is_in: list[bool]) -> Element | None:
    """Return the innermost element that holds most of the report."""
    held: dict[Element, int] = defaultdict(int)
    depth: dict[Element, int] = {}
    for block, one in zip(page.blocks, is_in, strict=True):
        if one:
            holders = list(above(block.element))
            for level, holder in enumerate(reversed(holders)):
                held[holder] += block.end - block.start
                depth[holder] = level
    whole = max(held.values(), default=0)
    most = [holder for holder, size in held.items() if size >= _MOST * whole]
    return max(most, key=depth.__getitem__, default=None)


def _drop_outside(page: Page, is_in: list[bool], top: Element) -> None:
    """Leave out links and, behind the report, notes that stand outside of what holds it."""
    inside = [at for at, one in enumerate(is_in) if one and _is_under(page.blocks[at].element, top)]
    for at, block in enumerate(page.blocks):
        if is_in[at] and not _is_under(block.element, top):
            is_note = at > inside[-1] and block.end - block.start < _SHORT
            is_in[at] = not (is_note or is_linked(block))


def _drop_chrome(page: Page, is_in: list[bool], top: Element) -> None:
    """Leave out what is classed as furniture, where that is little: some call all of a page so."""
    named = [at for at, one in enumerate(is_in) if one and is_chrome(page.blocks[at].element, top)]
    size = sum(page.blocks[at].end - page.blocks[at].start for at in named)
    whole = sum(b.end - b.start for b, one in zip(page.blocks, is_in, strict=True) if one)
    if size <= _LITTLE * whole:
        for at in named:
            is_in[at] = False


def _is_under(element: Element, top: Element) -> bool:
    return any(holder is top for holder in above(element))


def _fill(page: Page, is_in: list[bool], top: Element, start: int) -> None:
    """Take in what stands between two blocks of the report as their equal, and before its first."""
    numbers = [at for at, one in enumerate(is_in) if one]
    own = {page.blocks[at].element for at in numbers}
    around = {_parent(element) for element in own}
    for at in reversed(range(start, numbers[-1]) if numbers else ()):
        block = page.blocks[at]
        if is_in[at] or (at < numbers[0] and not is_in[at + 1]):
            continue
        if block.element in own:
            is_in[at] = _is_text(page, block, top)
        elif _parent(block.element) in around:
            is_in[at] = _is_text(page, block, top) and _is_equal(page, at, is_in)


def _parent(element: Element) -> Element:
    """Return what holds an element; of an item of a list, what holds the list."""
    parent = element.getparent()
    while parent is not None and parent.tag in {"ul", "ol", "dl", "li", "blockquote"}:
        parent = parent.getparent()
    return parent


def _is_text(page: Page, block: Block, top: Element) -> bool:
    if _is_beside(page, block) or is_chrome(block.element, top):
        return False
    return any(map(str.isalnum, page.words(block)))


def _is_equal(page: Page, at: int, is_in: list[bool]) -> bool:
    """Whether a block is no list of links by itself; a heading may be one, if text follows."""
    block = page.blocks[at]
    if not is_linked(block) or block.element.tag == "li":
        return True
    is_heading = block.element.tag in HEADINGS and block.element.getparent().tag != "li"
    return is_heading and is_in[at + 1] and not is_linked(page.blocks[at + 1])


def _drop_links(page: Page, is_in: list[bool]) -> None:
    """Leave out headings behind which no text comes, and the links that furniture announces."""
    announced = False
    for at in range(is_in.index(True) if any(is_in) else 0, len(is_in)):
        block = page.blocks[at]
        said = furniture(page.words(block))
        if said is not None and said.strength == "heading":
            announced, is_in[at] = True, False
        elif announced:
            announced = block.linked * 2 >= block.end - block.start
            is_in[at] = is_in[at] and not announced
    for at in reversed(range(len(is_in))):
        if is_in[at] and page.blocks[at].element.tag in HEADINGS:
            is_in[at] = at + 1 < len(is_in) and (is_in[at + 1] or _goes_on(page, is_in, at))


def _goes_on(page: Page, is_in: list[bool], at: int) -> bool:
    """Whether behind a heading comes text of the report, whatever stands between but links."""
    for later in range(at + 1, min(at + 6, len(is_in))):
        if is_in[later]:
            return True
        if is_linked(page.blocks[later]) and page.blocks[later].element.tag != "figcaption":
            return False
    return False


def _drop_lead(page: Page, is_in: list[bool]) -> None:
    """Leave out bylines, dates and a standfirst above the report's first paragraph."""
    for at in [at for at, one in enumerate(is_in) if one][:_LEAD]:
        block, words = page.blocks[at], page.words(page.blocks[at])
        holders = (block.element, block.element.getparent())
        if block.element.tag in HEADINGS and any(words_of(one) & STANDFIRSTS for one in holders):
            is_in[at] = False
        elif len(words) > _SHORT:
            return
        elif (
            byline_of(words)
            or is_date_line(words)
            or is_dated_notice(words)
            or any(words_of(one) & BYLINES for one in holders)
        ):
            is_in[at] = False


def _drop_tail(page: Page, is_in: list[bool]) -> None:
    """Leave out credits, the source's name and links at the report's end."""
    numbers = [at for at, one in enumerate(is_in) if one]
    for at in numbers[-_END:]:
        words = page.words(page.blocks[at])
        is_last = at == numbers[-1]
        if (
            credits_of(words)
            or _SOURCE.fullmatch(words)
            or (is_last and is_linked(page.blocks[at]))
        ):
            is_in[at] = False
    for at in _links_at_end(page, [at for at, one in enumerate(is_in) if one]):
        is_in[at] = False


def _links_at_end(page: Page, numbers: list[int]) -> list[int]:
    """Return the items of a list of links behind which hardly any text comes."""
    behind, run = 0, []
    for at in reversed(numbers):
        if page.blocks[at].element.tag == "li" and is_linked(page.blocks[at]):
            run.append(at)
        elif run or behind == _TAIL:
            break
        else:
            behind += 1
    return run if len(run) >= _LEAST_LIST else []
