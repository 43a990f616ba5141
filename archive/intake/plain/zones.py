"""What each passage of a pasted report is, by rules that look at its form and its place.

Each rule takes only blocks that no rule before it has taken; what none takes is body. So a
doubtful line stays in the text that is read, searched and quoted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from archive.intake.draft import Span
from archive.intake.plain.blocks import Block, blocks_of, lines_in
from archive.intake.plain.credits import (
    agency_signed,
    byline_of,
    credit_in,
    credits_of,
    is_picture_credit,
)
from archive.intake.plain.embeds import mark_posts, tell_languages
from archive.intake.plain.furniture import Furniture, furniture, is_address
from archive.intake.plain.head import mark_head
from archive.intake.plain.language import language_of
from archive.intake.plain.shortcodes import shortcodes
from archive.intake.plain.stated_dates import full_days

_MOST_LINES: Final = 20_000
_LONGEST_CAPTION: Final = 700
_LONGEST_LINK: Final = 200
_LONGEST_SUBHEAD: Final = 100
_MOST_WORDS: Final = 14  # of a subhead
_SHORT: Final = 3  # words of a label in a menu
_CAPTIONED: Final = re.compile(
    r"(?:FILE(?:\s+PHOTO)?\s*[:–—-]|File\s+photo\s*[:–—-]|(?:Image|Media|Figure)\s+caption\s*[,:]"
    r"|Caption\s*:|Légende\s*:|Pie\s+de\s+foto\s*:|Bildunterschrift\s*:)\s*"
)
_SPEAKER: Final = re.compile(r"[^\s:]{1,20}(?:\s[^\s:]{1,20})?:\s")  # "Q: And now?"
_LAST_BLOCKS: Final = 6  # below which a credit without brackets may stand


def zones_of(text: str) -> tuple[Span, ...]:
    """Return what each passage of a plain text is, in order; together they hold every word."""
    if lines_in(text) > _MOST_LINES:
        return _unread(text)
    codes = [*_mark_of_order(text), *shortcodes(text)]
    blocks = blocks_of(text, [(start, end) for start, end, _ in codes])
    _mark_all(blocks)
    _mark_rest(blocks)
    if any(block.zone == "embed" for block in blocks):
        tell_languages(blocks, language_of(_body(blocks)))
    spans = [span for block in blocks for span in block.spans]
    spans += [span for _, _, parts in codes for span in parts]
    return tuple(sorted(spans, key=lambda span: span.start))


def _mark_of_order(text: str) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield the sign with which some editors begin a file: no word of the report."""
    if text.startswith("\ufeff"):
        yield 0, 1, [Span(0, 1, "chrome", "byte order mark")]


def _unread(text: str) -> tuple[Span, ...]:
    """Return one body: nobody pastes so many lines, and none is to be lost."""
    start = len(text) - len(text.lstrip())
    return (Span(start, len(text.rstrip()), "body", "too many lines to tell apart"),)


def _mark_all(blocks: list[Block]) -> None:
    """Let each rule take its blocks, the surest first."""
    _mark_furniture(blocks)
    mark_posts(blocks)
    _mark_pictures(blocks)
    _mark_credits(blocks)
    _mark_menu(blocks)
    mark_head(blocks)
    _mark_tail(blocks)
    _mark_subheads(blocks)


def _mark_rest(blocks: list[Block]) -> None:
    for block in blocks:
        if block.is_open:
            block.mark("body", "paragraph")


def _body(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks if block.zone in {"body", "dateline"})


def _mark_furniture(blocks: list[Block]) -> None:
    for at, block in enumerate(blocks):
        if not block.is_open:
            continue
        if (
            not any(map(str.isalnum, block.text))
            and block.text.strip("\ufeff\u200b\u200e\u200f") == ""
        ):
            block.mark("chrome", "unseen signs")
        elif found := furniture(block.text):
            if found.strength != "beside" and not agency_signed(block.text):
                block.mark("chrome", found.rule)
            if found.strength == "heading":
                _mark_list(blocks, at)
            if found.rule == "alternate addresses":
                _mark_addresses(blocks, at)


def _mark_list(blocks: list[Block], at: int) -> None:
    """Mark the links below a heading such as "Related posts"; a wider gap ends their list."""
    gap = 0
    for block in blocks[at + 1 :]:
        gap = gap or block.gap
        if not block.is_open or block.gap > gap or not _is_link(block):
            return
        block.mark("chrome", "related headline")


def _is_link(block: Block) -> bool:
    if len(block.text) > _LONGEST_LINK:
        return False
    cut = block.text.endswith(("…", "...", "[…]", "[...]"))
    return cut or not block.stops or block.text.endswith(("?", "!"))


def _mark_addresses(blocks: list[Block], at: int) -> None:
    for block in blocks[at + 1 :]:
        if not is_address(block.text):
            return
        block.mark("chrome", "alternate addresses")


def _mark_pictures(blocks: list[Block]) -> None:
    for block in blocks:
        if not block.is_open:
            continue
        if is_picture_credit(block.text):
            block.mark("photo_credit", "credit of a picture")
        elif len(block.text) <= _LONGEST_CAPTION:
            _mark_caption(block)


def _mark_caption(block: Block) -> None:
    size, label = len(block.text), _CAPTIONED.match(block.text)
    begin, end = label.end() if label else 0, credit_in(block.text)
    if label or end < size:
        block.divide(
            (begin, "chrome", "label of a caption"),
            (
                end,
                "caption",
                "before the credit of a picture" if end < size else "label of a caption",
            ),
            (size, "photo_credit", "end of the caption"),
        )


def _mark_credits(blocks: list[Block]) -> None:
    """Mark credits that stand below the report: in brackets, or with no paragraph after them."""
    paragraphs = [at for at, block in enumerate(blocks) if block.is_open and block.runs]
    for at, block in enumerate(blocks):
        if not block.is_open or not paragraphs or at <= paragraphs[0]:
            continue
        if credits_of(block.text) and (block.text[0] in "([" or len(blocks) - at <= _LAST_BLOCKS):
            block.mark("agency_credit", "credits below the report")
        elif agency_signed(block.text) and at > paragraphs[-1]:
            block.mark("agency_credit", "agency named below the report")


def _mark_menu(blocks: list[Block]) -> None:
    """Mark the lines of a menu above the headline: short, and among furniture."""
    last = -1
    for at, block in enumerate(blocks):
        found = furniture(block.text) if block.is_open else None
        if block.is_furniture or (found and found.strength == "beside"):
            last = at
        elif not block.is_open or block.words > _SHORT:
            break
    for block in blocks[: last + 1]:
        if block.is_open:
            block.mark("chrome", "navigation line")


def _mark_tail(blocks: list[Block]) -> None:
    """Mark what stands below the report once the page goes on: lines, no paragraphs."""
    last = max((at for at, b in enumerate(blocks) if _is_report(b)), default=len(blocks))
    ended = False
    for block in blocks[last + 1 :]:
        ended = ended or block.is_furniture
        found = furniture(block.text) if block.is_open else None
        if block.is_open and byline_of(block.text):
            block.mark("byline", "line beginning with By")
        elif block.is_open and not block.is_item and (ended or _is_signed_off(block, found)):
            block.mark("chrome", found.rule if found else "below the report")


def _is_signed_off(block: Block, found: Furniture | None) -> bool:
    """Whether a line below the report is furniture by itself: an address of a page, one day."""
    if found is None or found.rule == "date line":
        return found is not None and len(full_days(block.text)) == 1
    return found.rule != "address" or "://" in block.text


def _is_report(block: Block) -> bool:
    """Whether a block shows that the report is not at its end yet."""
    if block.is_open:
        return block.runs or block.is_quoted or block.is_item
    return block.zone in {"dateline", "headline", "standfirst", "embed", "embed_attribution"}


def _mark_subheads(blocks: list[Block]) -> None:
    for before, block, after in _threes(blocks):
        if block.is_open and _is_subhead(block) and _goes_on(before) and _follows(after):
            block.mark("subhead", "short line without full stop")


def _threes(blocks: list[Block]) -> Iterator[tuple[Block, Block, Block]]:
    told = [block for block in blocks if not block.is_furniture]
    return zip(told, told[1:], told[2:], strict=False)


def _is_subhead(block: Block) -> bool:
    if (block.stops and not block.text.endswith("?")) or block.is_item or block.is_quoted:
        return False
    if _SPEAKER.match(block.text):
        return False
    return (
        len(block.text) <= _LONGEST_SUBHEAD
        and block.words <= _MOST_WORDS
        and not block.text[0].islower()
        and "\n" not in block.text
    )


def _goes_on(block: Block) -> bool:
    if block.is_open:
        return block.runs and block.text.rstrip("\"'”’»)")[-1:] not in {":", ",", ";", "،"}
    return block.zone in {"dateline", "embed_attribution", "photo_credit", "standfirst", "caption"}


def _follows(block: Block) -> bool:
    return block.is_open and block.runs
