"""The days that a page prints beside a headline: what they are said to be, and whose they are.

A day in a sentence is of what the report tells; one in a masthead is the reader's own; one in an
aside, a comment or another report's teaser is that of something else.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from archive.intake.page.classes import above, is_caption, words_of
from archive.intake.page.tree import Block, Element, Page
from archive.intake.plain.date_lines import is_of_update
from archive.intake.plain.stated_dates import full_days

_SHORT = 160  # code points
_TOLD = 6  # words, its day as one, from which on a passage with a full stop is a sentence
_UPDATE = re.compile(
    r"(?i)updat|modif|revis|correct|mis(?:e)?\s+à\s+jour|actualiz|aktualisi|aggiorn|обновл|更新"
    r"|به\s*روز|تحديث"
)
_ISSUED = re.compile(
    r"(?i)publi|post|veröffentl|pubblic|опубл|发布|انتشار|نشر"
)  # of "published", "publié", "publicado", "posted"
_WORDS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[^\W\d_]{3,}[\"'”’»)]*[.!?؟。…]+[\"'”’»)]*(?=\s|\Z)")
_ELSEWHERE = frozenset({
    "card", "clock", "comment", "comments", "current", "masthead", "more", "popular", "recirc",
    "recommended", "related", "sidebar", "teaser", "ticker", "today", "topbar", "trending",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """A day in print: EDTF, its place in the transcript, and what stands with it.

    ``is_update`` where it is said to be of a change, ``is_issue`` of the publication; ``is_told``
    where it stands in a sentence or in a picture's legend.
    """

    day: str
    start: int
    end: int
    is_update: bool
    is_issue: bool
    is_told: bool


def printed(page: Page, near: range, holders: Collection[Element]) -> Iterator[Printed]:
    """Yield the days that short passages near the headline print; ``holders`` hold it."""
    for at in near:
        block = page.blocks[at]
        words = page.words(block)
        if len(words) <= _SHORT and not is_elsewhere(block.element, holders):
            yield from _in_block(block, words)


def _in_block(block: Block, words: str) -> Iterator[Printed]:
    reached = 0
    for one in full_days(words):
        if len(one.edtf) == len("2031-04-12"):
            before = words[max(reached, one.start - 40) : one.start]
            yield Printed(
                one.edtf,
                block.start + one.start,
                block.start + one.end,
                is_update=says_update(before) or (reached == 0 and is_of_update(words)),
                is_issue=_ISSUED.search(before) is not None,
                is_told=_is_told(block, f"{words[: one.start]}day{words[one.end :]}"),
            )
            reached = one.end


def _is_told(block: Block, words: str) -> bool:
    """Whether a passage tells something, or is a link in a list; "day" stands for its day."""
    in_list = any(holder.tag == "li" for holder in above(block.element))
    if is_caption(block.element) or (in_list and block.linked):
        return True
    return len(_WORDS.findall(words)) >= _TOLD and _STOP.search(words) is not None


def says_update(before: str) -> bool:
    """Whether words before a day say that it is of a change."""
    return _UPDATE.search(before) is not None


def is_elsewhere(element: Element, holders: Collection[Element]) -> bool:
    """Whether an element is of another report, of a comment, or of the site's own head.

    What holds the headline too (``holders``) may be called anything.
    """
    for holder in above(element):
        if holder in holders or holder.tag in {"body", "html"}:
            return False
        if holder.tag in {"aside", "nav"} or words_of(holder) & _ELSEWHERE:
            return True
    return False


def only_printed(found: Sequence[Printed]) -> Printed | None:
    """Return the one day that is printed as that of publication."""
    likely = [one for one in found if not one.is_update and not one.is_told]
    named = [one for one in likely if one.is_issue]
    days = {one.day: one for one in reversed(named or likely)}
    return next(iter(days.values())) if len(days) == 1 else None
