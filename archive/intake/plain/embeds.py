"""Posts from elsewhere that a report shows: their words, and the line that names who wrote them."""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from archive.intake.plain.blocks import Block
from archive.intake.plain.language import UNKNOWN, direction_of, language_of

_HANDLE: Final = r"\((?P<handle>@[\w.-]{1,60}(?:@[\w.-]{1,60})?)\)"
_SIGNED: Final = re.compile(
    rf"(?:[—–―-]{{1,2}}\s*(?P<name>[^()@\n]{{1,80}}?)|(?i:an?\s+(?:post|video|reel)\s+shared\s+by)"
    rf"\s+(?P<sharer>[^()@\n]{{1,80}}?))\s*{_HANDLE}[\s·,|]*(?P<date>[^@\n]{{0,60}})"
)
_INLINE: Final = re.compile(rf"\s[—–―]\s*[^()@\n—–―]{{1,80}}?\s*{_HANDLE}\s+[^@\n]{{6,40}}\Z")
_OF_POSTS: Final = re.compile(
    r"pic\.twitter\.com/|\bt\.co/|https?://|(?<!\w)[@#]\w|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_LONGEST_LINE: Final = 240
_MOST_LINES: Final = 12
_RULE: Final = "post above a line of dash, name, handle"


class Attribution(NamedTuple):
    """Who wrote a post, by name and handle, and the words after them: its date."""

    name: str
    handle: str
    date: str


def attribution_of(text: str) -> Attribution | None:
    """Read a line such as "— Ann Roe (@annroe) June 21, 2031"."""
    found = _SIGNED.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if not found:
        return None
    return Attribution(found["name"] or found["sharer"], found["handle"], found["date"].strip())


def mark_posts(blocks: list[Block]) -> None:
    """Say which blocks are embedded posts and their attributions; their language comes later."""
    for at, block in enumerate(blocks):
        if not block.is_open:
            continue
        if attribution_of(block.text):
            block.mark("embed_attribution", "dash, name, handle, date")
            _mark_above(blocks, at)
        elif "(@" in block.text[-_LONGEST_LINE:]:
            _divide(block)


def _divide(block: Block) -> None:
    begin = max(0, len(block.text) - _LONGEST_LINE)
    found = _INLINE.search(block.text, begin)
    if found:
        size = len(block.text)
        rule = "dash, name, handle, date"
        block.divide((found.start(), "embed", _RULE), (size, "embed_attribution", rule))


def _mark_above(blocks: list[Block], at: int) -> None:
    below, above = blocks[at], at - 1
    while above >= max(0, at - _MOST_LINES) and _belongs(blocks, above, below, at):
        below = blocks[above]
        below.mark("embed", _RULE)
        above -= 1


def _belongs(blocks: list[Block], above: int, below: Block, at: int) -> bool:
    """Whether a block is part of the post: the one above the attribution always, others by form."""
    block = blocks[above]
    if not block.is_open:
        return False
    if above == at - 1:
        return True
    if below.gap != 1:
        return False
    if _OF_POSTS.search(block.text) or direction_of(block.text) != _direction_around(blocks, at):
        return True
    return _stands_alone(blocks, above, at)


def _direction_around(blocks: list[Block], at: int) -> str:
    following = blocks[at + 1] if at + 1 < len(blocks) else blocks[0]
    return direction_of(following.text)


def _stands_alone(blocks: list[Block], above: int, at: int) -> bool:
    """Whether a blank line above these lines and below the attribution makes them one thing."""
    if at + 1 < len(blocks) and blocks[at + 1].gap == 1:
        return False
    first = above
    while first > max(0, at - _MOST_LINES) and blocks[first].gap == 1:
        first -= 1
    return first > 0 and blocks[first].gap > 1


def tell_languages(blocks: list[Block], language: str) -> None:
    """Give each post its language and direction where they are not those of the report."""
    own = direction_of("".join(block.text for block in blocks if block.zone == "body"))
    for block in blocks:
        for at, span in enumerate(block.spans):
            if span.zone == "embed":
                words = block.text[span.start - block.start : span.end - block.start]
                lang, way = language_of(words), direction_of(words)
                block.spans[at] = replace(
                    span,
                    lang=None if lang in {UNKNOWN, language} else lang,
                    dir=None if way == own else way,
                )
