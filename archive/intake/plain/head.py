"""What stands above a report's first paragraph: headline, standfirst, byline, and lines beside."""

import re
from itertools import takewhile
from typing import Final

from archive.intake.plain.blocks import Block
from archive.intake.plain.credits import byline_of
from archive.intake.plain.date_lines import is_date_line
from archive.intake.plain.datelines import dateline_of
from archive.intake.plain.furniture import furniture
from archive.intake.plain.people import is_plain_name, is_staff, publishes
from archive.intake.plain.whole_page import begin_of_report, stems

_MOST_WORDS: Final = 24  # in a headline
_LONGEST: Final = 180
_MOST_ABOVE: Final = 6  # open blocks between the headline and the first paragraph
_NEAR: Final = 6  # open blocks from the first sentence to the last line of the head
_LONGEST_STANDFIRST: Final = 320
_LONGEST_LINE: Final = 180  # of a standfirst without full stop
_FEWEST_WORDS: Final = 4  # of a headline below a label, of a standfirst
_LABELS: Final = re.compile(
    r"(?:exclusive|breaking(?:\s+news)?|analysis|opinion|editorial|feature|interview|live(?:\s+updates)?"
    r"|update(?:\s+\d)?|watch|video|world|news|politics|explainer|comment|commentary|special\s+report"
    r"|exclusif|analyse|entretien|análisis|opinión|exklusiv|kommentar)[:|]?",
    re.IGNORECASE,
)
_PLACE_ALONE: Final = re.compile(r"[A-ZÄÖÜÉ][A-ZÄÖÜÉ.’'-]{2,30}, [A-ZÄÖÜÉ][A-ZÄÖÜÉ.’'-]{1,30}")
_SHARED_WITH_HEADLINE: Final = 0.34
_SHARED_WITH_NEXT: Final = 0.5  # where both begin with the same words
_SHARED_OTHERWISE: Final = 0.75
_SAME_WORDS: Final = 3

FOUND_IN_CROWD: Final = "line among others above the report that shares its words"


def mark_head(page: list[Block]) -> None:
    """Say what the blocks above the first paragraph are, and where the dateline ends."""
    begin = begin_of_report(page)
    blocks = page[begin:]
    first = _first_paragraph(blocks)
    above = [block for block in blocks[:first] if block.is_open]
    if first == len(blocks):
        above = above[:1] if len(above) > 1 and above[1].gap > 1 and above[0].gap <= 1 else []
    _mark_lines(above + _beyond(blocks, first))
    headline = _headline([block for block in above if block.is_open])
    if headline:
        headline.mark("headline", FOUND_IN_CROWD if begin else "first line of the report")
        _mark_below(blocks, headline)
    _mark_dateline(blocks)


def _first_paragraph(blocks: list[Block]) -> int:
    """Return the index of the first open block that reads as running text."""
    return next(
        (
            at
            for at, block in enumerate(blocks)
            if block.is_open and (block.runs or _has_dateline(block)) and not _is_led(blocks, at)
        ),
        len(blocks),
    )


def _is_led(blocks: list[Block], at: int) -> bool:
    """Whether a sentence is a headline all the same: the next line is a byline or a dateline."""
    if any(block.is_open for block in blocks[:at]) or at + 1 == len(blocks):
        return False
    block, following = blocks[at], blocks[at + 1].text
    return _heads(block) and (byline_of(following) is not None or _has_dateline(blocks[at + 1]))


def _has_dateline(block: Block) -> bool:
    found = dateline_of(block.text)
    return found is not None and found.is_sure


def _beyond(blocks: list[Block], first: int) -> list[Block]:
    """Return the byline and the lines with it where a standfirst that runs stands above them."""
    near = [block for block in blocks[first : first + _NEAR] if block.is_open]
    at = next((at for at, one in enumerate(near) if not one.runs and byline_of(one.text)), None)
    if at is None or not any(block.runs for block in near[at:]):
        return []
    lines = takewhile(lambda block: not block.runs, near[at:])
    return [*lines]


def _mark_lines(above: list[Block]) -> None:
    """Mark bylines, lines of dates and of navigation; a headline stands before or after them."""
    others = [block for block in above if byline_of(block.text) is None]
    for block in above:
        found = furniture(block.text)
        if byline_of(block.text) is not None and any(map(_heads, others)):
            block.mark("byline", "line beginning with By")
        elif block.words < _FEWEST_WORDS and is_staff(block.text):
            block.mark("byline", "line that names the staff")
        elif _PLACE_ALONE.fullmatch(block.text):
            block.mark("dateline", "place in capitals on a line")
        elif found and found.strength == "beside":
            block.mark("chrome", found.rule)


def _headline(above: list[Block]) -> Block | None:
    """Return the first block that may be a headline; a label above it is furniture."""
    for at, block in enumerate(above[:-1]):
        if not _is_label(block, above[at + 1]):
            return block if _heads(block) else None
        block.mark("chrome", "section label")
    return above[-1] if above and _heads(above[-1]) else None


def _heads(block: Block) -> bool:
    """Whether a block has the form of a headline."""
    text = block.text
    if len(text) > _LONGEST or block.words > _MOST_WORDS:
        return False
    return not block.is_item and not is_date_line(text) and any(map(str.isalpha, text))


def _is_label(block: Block, following: Block) -> bool:
    if _LABELS.fullmatch(block.text):
        return True
    short = block.words < _FEWEST_WORDS and following.words > _FEWEST_WORDS
    return short and block.text.isupper() and not following.text.isupper()


def _mark_below(blocks: list[Block], headline: Block) -> None:
    """Mark what stands between the headline and the first paragraph."""
    at = blocks.index(headline) + 1
    opening = [block for block in blocks[at : at + _MOST_ABOVE] if not block.is_furniture]
    _mark_standfirst(headline, opening)
    left = [block for block in opening if block.is_open]
    if len(left) > 1 and left[1].runs and is_plain_name(left[0].text):
        _mark_name(blocks, left[0])


def _mark_name(blocks: list[Block], block: Block) -> None:
    """Mark a line that is only a name: of the writer, or of somebody in a picture.

    A writer does not tell of himself by name: then the name is taken for a caption's.
    """
    surname = block.text.split()[-1]
    told = any(surname in other.text for other in blocks if other.is_open and other is not block)
    zone = "caption" if told else "byline"
    block.mark(zone, "name under the headline: caption or byline")


def _mark_standfirst(headline: Block, opening: list[Block]) -> None:
    """Mark a standfirst: what stands before the byline, or sums up both headline and opening."""
    byline = next((at for at, block in enumerate(opening) if block.zone == "byline"), None)
    if byline is None:
        byline = next((at for at, b in enumerate(opening) if at and _has_dateline(b)), None)
    before = [block for block in opening[:byline] if block.is_open] if byline else []
    below = opening[byline:] if byline else []
    if before and len(before) <= 2 and any(b.is_open and b.runs for b in below):  # noqa: PLR2004
        for block in before:
            if _stands_first(block):
                block.mark("standfirst", "between headline and byline")
        return
    _mark_summary(headline, [block for block in opening if block.is_open])


def _stands_first(block: Block) -> bool:
    if is_plain_name(block.text) or (publishes(block.text) and not block.runs):
        return False
    return block.words >= _FEWEST_WORDS and len(block.text) <= _LONGEST_STANDFIRST


def _mark_summary(headline: Block, opening: list[Block]) -> None:
    if len(opening) < 2 or not _stands_first(opening[0]) or not opening[1].runs:  # noqa: PLR2004
        return
    block, following = opening[0], opening[1]
    if not block.runs:
        if not block.is_quoted and len(block.text) <= _LONGEST_LINE:
            block.mark("standfirst", "line under the headline without full stop")
    elif _is_one_sentence(block) and _sums_up(block.text, headline.text, following.text):
        block.mark("standfirst", "sums up headline and first paragraph")


def _is_one_sentence(block: Block) -> bool:
    return re.search(r"[.!?؟۔][\"”’»)]*\s+[^\W\d_a-z]", block.text) is None


def _sums_up(text: str, headline: str, following: str) -> bool:
    words, above, below = stems(text), stems(headline), stems(following)
    if len(words) < _FEWEST_WORDS or len(above) < _FEWEST_WORDS - 1:
        return False
    if len(words & above) < _SHARED_WITH_HEADLINE * len(above):
        return False
    again = text.split()[:_SAME_WORDS] == following.split()[:_SAME_WORDS]
    least = _SHARED_WITH_NEXT if again else _SHARED_OTHERWISE
    return len(words & below) >= least * len(words)


def _mark_dateline(blocks: list[Block]) -> None:
    """Part the dateline from the first paragraph."""
    first = next((block for block in blocks if block.is_open), None)
    found = dateline_of(first.text) if first else None
    if first and found and (found.is_sure or first.runs):
        size = len(first.text)
        rule = "place, date or agency, dash"
        first.divide((found.end, "dateline", rule), (size, "body", "paragraph"))
