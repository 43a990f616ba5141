"""Texts as inert HTML: each mention linked, each sentence and quoted passage with its address.

A report becomes HTML blocks without blank lines, which every Markdown engine passes on untouched.
Offsets in ids are code points of the capture: ``s242`` a sentence, ``z85`` a passage,
``c242-385`` a quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from markupsafe import Markup

from archive.analysis.quotes import Span
from archive.analysis.reading import Mention, Passage, Reading, Sentence
from archive.text.escape import TURNS, html, one_line

T = TypeVar("T", Sentence, Mention)
Link = Callable[[str], tuple[str, str]]
"""entity id -> (its type, the address of its page)."""
_SPACES = re.compile(r"\s+")
_WITHOUT_MEANING = frozenset({"", " "})  # what mostly stands between sentences


def report(
    reading: Reading,
    quotes: Sequence[Span],
    link: Link,
    *,
    lang: str,
    after: Mapping[int, Markup],
) -> Markup:
    """Return the published text of a reading that has its words, in the language ``lang``.

    ``quotes`` come by start, longer ones first; ``after`` maps the start of a passage to what
    follows it.
    """
    return Markup(
        "\n".join(
            _passage(reading, passage, quotes, link, lang) + str(after.get(passage.start, ""))
            for passage in reading.passages
            if passage.zone != "chrome"
        )
    )


def _passage(
    reading: Reading, passage: Passage, quotes: Sequence[Span], link: Link, lang: str
) -> str:
    tag = "blockquote" if passage.zone == "embed" else "p"
    number = f' data-n="{passage.number}"' if passage.number else ""
    own = f' lang="{passage.lang}" dir="{passage.dir}"' if passage.lang != lang else ""
    inner = _isolated(_sentences(reading, passage, quotes, link), passage.dir)
    return f'<{tag} class="z-{passage.zone}" id="z{passage.start}"{number}{own}>{inner}</{tag}>'


def _sentences(reading: Reading, passage: Passage, quotes: Sequence[Span], link: Link) -> str:
    text, parts, reached = reading.text or "", [], passage.start
    for sentence in _begun_in(reading.sentences, passage.start, passage.end):
        parts.append(_plain(text[reached : sentence.start]))
        inner = _segments(reading, sentence, quotes, link)
        parts.append(f'<span class="s" id="s{sentence.start}">{inner}</span>')
        reached = sentence.end
    parts.append(_plain(text[reached : passage.end]))
    return "".join(parts)


def _segments(reading: Reading, sentence: Sentence, quotes: Sequence[Span], link: Link) -> str:
    """Return a sentence with its quotations as nested spans; one that overlaps another is cut."""
    here = [span for span in quotes if span.start < sentence.end and span.end > sentence.start]
    if not here:
        return _linked(reading, sentence.start, sentence.end, link)
    edges = {edge for span in here for edge in (span.start, span.end)}
    inside = (edge for edge in edges if sentence.start < edge < sentence.end)
    cuts = sorted({sentence.start, sentence.end, *inside})
    parts: list[str] = []
    open_: list[Span] = []
    before = bisect_left(reading.sentences, (sentence.start,))
    reached = reading.sentences[before - 1].end if before else 0
    for start, end in pairwise(cuts):
        open_ = _move_to(start, end, reached, open_, here, parts)
        parts.append(_linked(reading, start, end, link))
        reached = end
    return "".join(parts) + "</span>" * len(open_)


def _move_to(
    start: int, end: int, reached: int, open_: list[Span], quotes: Sequence[Span], parts: list[str]
) -> list[Span]:
    """Close the quotations that end before ``start`` and open those that hold the next piece.

    ``reached`` is where the piece before ended: a quotation that began earlier has its id there.
    """
    keep = 0
    while keep < len(open_) and open_[keep].end >= end:
        keep += 1
    parts.append("</span>" * (len(open_) - keep))
    wanted = [span for span in quotes if span.start <= start and end <= span.end]
    opened = [span for span in wanted if span not in open_[:keep]]
    parts += [_opening(span, own=span.start >= reached) for span in opened]
    return open_[:keep] + opened


def _opening(span: Span, *, own: bool) -> str:
    """Return the tag of a quotation's piece; only its first piece holds the id."""
    id_ = f' id="c{span.start}-{span.end}"' if own else ""
    return f'<span class="q"{id_} data-start="{span.start}" data-end="{span.end}">'


def _linked(reading: Reading, start: int, end: int, link: Link) -> str:
    """Return ``text[start:end]`` with its mentions linked."""
    text, parts, reached = reading.text or "", [], start
    for mention in _begun_in(reading.mentions, start, end):
        if mention.end > end:
            continue  # a quotation ends inside the name: its halves are no name
        kind, href = link(mention.entity)
        parts.append(_plain(text[reached : mention.start]))
        name = _plain(text[mention.start : mention.end])
        parts.append(f'<a class="m m-{kind}" href="{href}">{name}</a>')
        reached = mention.end
    parts.append(_plain(text[reached:end]))
    return "".join(parts)


def _begun_in(spans: tuple[T, ...], start: int, end: int) -> tuple[T, ...]:
    """Return the sentences or mentions that begin in ``text[start:end]``."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]


def sentence_with(reading: Reading, mentions: Sequence[Mention]) -> Markup:
    """Return the sentence of some mentions of one entity, those names marked."""
    sentence = reading.sentences[mentions[0].sentence]
    text, parts, reached = reading.text or "", [], sentence.start
    for mention in mentions:
        parts.append(_plain(text[reached : mention.start]))
        parts.append(f"<mark>{_plain(text[mention.start : mention.end])}</mark>")
        reached = mention.end
    parts.append(_plain(text[reached : sentence.end]))
    return Markup(_isolated("".join(parts)))


def words(reading: Reading, span: Span, most: int | None = None) -> Markup:
    """Return the words of a span as one line, cut after ``most`` words."""
    said = one_line((reading.text or "")[span.start : span.end]).split(" ")
    cut = said if most is None or len(said) <= most else [*said[:most], "…"]
    return Markup(_isolated(html(" ".join(cut))))


def words_marked(reading: Reading, span: Span, marked: Span) -> Markup:
    """Return the words of a span as one line, those of a span inside it marked."""
    edges = (span.start, marked.start, marked.end, span.end)
    parts = ((reading.text or "")[start:end] for start, end in pairwise(edges))
    before, within, after = (html(_SPACES.sub(" ", part)) for part in parts)
    return Markup(_isolated(f'{before}<mark class="read">{within}</mark>{after}'))


def edited(reading: Reading, start: int, end: int, edits: Sequence[tuple[int, int, str]]) -> Markup:
    """Return ``text[start:end]`` with edits marked: from where, to where, and a title for each.

    Edits come in order. An empty one marks the place where another text has words.
    """
    text, parts, reached = reading.text or "", [], start
    for begin, finish, title in edits:
        if reached <= begin <= finish <= end:
            parts.append(_plain(text[reached:begin]))
            words = _plain(text[begin:finish])
            parts.append(f'<mark title="{title}">{words}</mark>')
            reached = finish
    parts.append(_plain(text[reached:end]))
    return Markup(_isolated("".join(parts)))


def _plain(text: str) -> str:
    """Return text as HTML; a line break in it is visible, and never makes a blank line.

    A tab is written as a reference: some engines make spaces of it.
    """
    if text in _WITHOUT_MEANING:
        return text
    escaped = html(text)
    if escaped.isprintable():
        return escaped
    return escaped.replace("\n", "<br>").replace("\t", "&#9;")


def _isolated(inner: str, direction: str = "auto") -> str:
    """Return HTML within which signs that turn the direction of text have their end."""
    if inner.isascii() or not TURNS.search(inner):
        return inner
    return f'<bdi dir="{direction}">{inner}</bdi>'
