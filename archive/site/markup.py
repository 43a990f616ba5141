"""Texts as inert HTML: each mention linked, each sentence and quoted passage with its address.

A report becomes HTML blocks without blank lines, which every Markdown engine passes on untouched.
Offsets in ids are code points of the capture: ``s242`` a sentence, ``z85`` a passage,
``c242-385`` a quotation.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from markupsafe import Markup

from archive.analysis.quotes import Span
from archive.analysis.reading import Mention, Passage, Reading, Sentence
from archive.records.blanks import MARK, pieces
from archive.text.escape import TURNS, attribute, html, one_line

T = TypeVar("T", Sentence, Mention)
Link = Callable[[str], tuple[str, str]]
"""entity id -> (its type, the address of its page)."""
_LONGEST_SENTENCE = 2_000
_BESIDE = 300  # code points on either side of a name, of a sentence longer than that
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
    quoted = _by_sentence(reading.sentences, quotes)
    return Markup(
        "\n".join(
            _passage(reading, passage, quoted, link, lang) + str(after.get(passage.start, ""))
            for passage in reading.passages
            if passage.zone != "chrome"
        )
    )


def _by_sentence(sentences: Sequence[Sentence], quotes: Sequence[Span]) -> dict[int, list[Span]]:
    """Return the quotations that share words with a sentence, by where the sentence begins."""
    quoted: dict[int, list[Span]] = {}
    for span in quotes:
        index = max(0, bisect_left(sentences, (span.start + 1,)) - 1)
        while index < len(sentences) and sentences[index].start < span.end:
            if sentences[index].end > span.start:
                quoted.setdefault(sentences[index].start, []).append(span)
            index += 1
    return quoted


def _passage(
    reading: Reading, passage: Passage, quoted: Mapping[int, list[Span]], link: Link, lang: str
) -> str:
    tag = "blockquote" if passage.zone == "embed" else "p"
    number = f' data-n="{passage.number}"' if passage.number else ""
    own = f' lang="{passage.lang}" dir="{passage.dir}"' if passage.lang != lang else ""
    inner = _isolated(_sentences(reading, passage, quoted, link), passage.dir)
    return f'<{tag} class="z-{passage.zone}" id="z{passage.start}"{number}{own}>{inner}</{tag}>'


def _sentences(
    reading: Reading, passage: Passage, quoted: Mapping[int, list[Span]], link: Link
) -> str:
    parts, reached = [], passage.start
    for sentence in _begun_in(reading.sentences, passage.start, passage.end):
        parts.append(_said(reading, reached, sentence.start))
        inner = _segments(reading, sentence, quoted.get(sentence.start, ()), link)
        parts.append(f'<span class="s" id="s{sentence.start}">{inner}</span>')
        reached = sentence.end
    parts.append(_said(reading, reached, passage.end))
    return "".join(parts)


def _segments(reading: Reading, sentence: Sentence, here: Sequence[Span], link: Link) -> str:
    """Return a sentence with its quotations as nested spans; one that overlaps another is cut."""
    if not here:
        return _linked(reading, sentence.start, sentence.end, link)
    edges = {edge for span in here for edge in (span.start, span.end)}
    inside = (edge for edge in edges if sentence.start < edge < sentence.end)
    cuts = sorted({sentence.start, sentence.end, *inside})
    parts: list[str] = []
    open_: list[Span] = []
    held: list[Span] = []
    coming = deque(here)
    before = bisect_left(reading.sentences, (sentence.start,))
    reached = reading.sentences[before - 1].end if before else 0
    for start, end in pairwise(cuts):
        held = [span for span in held if span.end > start]
        while coming and coming[0].start <= start:
            held.append(coming.popleft())
        open_ = _move_to(end, reached, open_, held, parts)
        parts.append(_linked(reading, start, end, link))
        reached = end
    return "".join(parts) + "</span>" * len(open_)


def _move_to(
    end: int, reached: int, open_: list[Span], held: Sequence[Span], parts: list[str]
) -> list[Span]:
    """Close the quotations that ended before the next piece and open the others that hold it.

    ``end`` is where that piece ends, ``reached`` where the one before did: a quotation that began
    earlier has its id there.
    """
    keep = 0
    while keep < len(open_) and open_[keep].end >= end:
        keep += 1
    parts.append("</span>" * (len(open_) - keep))
    opened = [span for span in held if span not in open_[:keep]]
    parts += [_opening(span, own=span.start >= reached) for span in opened]
    return open_[:keep] + opened


def _opening(span: Span, *, own: bool) -> str:
    """Return the tag of a quotation's piece; only its first piece holds the id."""
    id_ = f' id="c{span.start}-{span.end}"' if own else ""
    return f'<span class="q"{id_} data-start="{span.start}" data-end="{span.end}">'


def _linked(reading: Reading, start: int, end: int, link: Link) -> str:
    """Return ``text[start:end]`` with its mentions linked."""
    parts: list[str] = []
    reached = start
    for mention in _begun_in(reading.mentions, start, end):
        if mention.end > end:
            continue  # a quotation ends inside the name: its halves are no name
        kind, href = link(mention.entity)
        parts.append(_said(reading, reached, mention.start))
        name = _said(reading, mention.start, mention.end)
        parts.append(f'<a class="m m-{kind}" href="{href}">{name}</a>')
        reached = mention.end
    parts.append(_said(reading, reached, end))
    return "".join(parts)


def _begun_in(spans: tuple[T, ...], start: int, end: int) -> tuple[T, ...]:
    """Return the sentences or mentions that begin in ``text[start:end]``."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]


def sentence_with(reading: Reading, mentions: Sequence[Mention]) -> Markup:
    """Return the sentence of some mentions of one entity, those names marked.

    Of a list or table that never ends, only what stands beside the names: else each of a thousand
    names in it would repeat it all on a page.
    """
    sentence = reading.sentences[mentions[0].sentence]
    parts, waiting = [], deque(mentions)
    for start, end in _beside(sentence, mentions):
        parts.append("… " if start > sentence.start else "")
        reached = start
        while waiting and waiting[0].start < end:
            mention = waiting.popleft()
            parts.append(_said(reading, reached, mention.start))
            parts.append(f"<mark>{_said(reading, mention.start, mention.end)}</mark>")
            reached = mention.end
        parts += [_said(reading, reached, end), " …" if end < sentence.end else ""]
    return Markup(_isolated("".join(parts)))


def _beside(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return a sentence, or of a very long one the stretches around some mentions."""
    if sentence.end - sentence.start <= _LONGEST_SENTENCE:
        return [(sentence.start, sentence.end)]
    stretches: list[tuple[int, int]] = []
    for mention in mentions:
        start = max(sentence.start, mention.start - _BESIDE)
        end = min(sentence.end, mention.end + _BESIDE)
        if stretches and start <= stretches[-1][1]:
            start, _ = stretches.pop()
        stretches.append((start, end))
    return stretches


def words(reading: Reading, span: Span, most: int | None = None) -> Markup:
    """Return the words of a span as one line, cut after ``most`` words."""
    said = one_line(reading.words(span.start, span.end)).split(" ")
    cut = said if most is None or len(said) <= most else [*said[:most], "…"]
    return Markup(_isolated(html(" ".join(cut))))


def words_marked(reading: Reading, span: Span, marked: Span) -> Markup:
    """Return the words of a span as one line, those of a span inside it marked."""
    edges = (span.start, marked.start, marked.end, span.end)
    parts = (reading.words(start, end) for start, end in pairwise(edges))
    before, within, after = (html(_SPACES.sub(" ", part)) for part in parts)
    return Markup(_isolated(f'{before}<mark class="read">{within}</mark>{after}'))


def edited(reading: Reading, start: int, end: int, edits: Sequence[tuple[int, int, str]]) -> Markup:
    """Return ``text[start:end]`` with edits marked: from where, to where, and a title for each.

    Edits come in order. An empty one marks the place where another text has words.
    """
    parts, reached = [], start
    for begin, finish, title in edits:
        if reached <= begin <= finish <= end:
            parts.append(_said(reading, reached, begin))
            words = _said(reading, begin, finish)
            parts.append(f'<mark title="{title}">{words}</mark>')
            reached = finish
    parts.append(_said(reading, reached, end))
    return Markup(_isolated("".join(parts)))


def _said(reading: Reading, start: int, end: int) -> str:
    """Return ``text[start:end]`` as HTML, a mark for each blank in it, which says why."""
    text = reading.text or ""
    if not reading.blanks:
        return _plain(text[start:end])
    return "".join(
        f'<span class="redacted" role="img" aria-label="{attribute(blank.why)}" '
        f'title="{attribute(blank.why)}">{MARK}</span>'
        if blank
        else _plain(text[a:b])
        for a, b, blank in pieces(start, end, reading.blanks)
    )


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
