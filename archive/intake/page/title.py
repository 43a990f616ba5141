"""The headline as a page prints it: found by what the page's head calls the report."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.intake.page.classes import above, words_of
from archive.intake.page.head import Head
from archive.intake.page.tree import Element, Page

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"\w+")
_HEADLINES = frozenset({"headline", "hed", "heading", "title"})
_NAMES = (
    "og:title", "twitter:title", "headline", "sailthru.title", "parsely-title", "dc.title",
    "dcterms.title", "citation_title", "title",
)  # fmt: skip
_SUFFIX = re.compile(r"\s+[|–—»·:-]+\s+|\s*[|»]\s*")
_LIKE, _ALIKE = 0.6, 0.85
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline printed on a page: its blocks (``last`` is of them too), and how it was found."""

    first: int
    last: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Heading:
    element: Element
    first: int
    last: int
    words: tuple[str, ...]


def headline_of(page: Page, head: Head, body: int) -> Headline | None:
    """Return the headline that a page prints; None where no passage is sure to be it.

    ``body`` is the number of the block with which the report begins.
    """
    headings = [one for one in _headings(page) if one.first <= body or one.element.tag == "h1"]
    named = [words for name in _called(head) if (words := _words(name))]
    first = [one for one in headings if one.element.tag == "h1" and not _is_site(one, head)]
    for group, least in ((first, _LIKE), (headings, _ALIKE)):
        if best := _likest(group, named, least, body):
            return Headline(best.first, best.last, f"{best.element.tag} that the head names")
    printed = [one for one in first if one.first <= body and words_of(one.element) & _HEADLINES]
    printed = printed or [one for one in first if one.first <= body]
    if len(printed) == 1:
        return Headline(printed[0].first, printed[0].last, "the only h1 above the report")
    return None


def _called(head: Head) -> Iterator[str]:
    """Yield what the head calls the report, also without what follows a bar or a dash."""
    said = [one.value for one in (*head.data("headline"), *head.named(*_NAMES))]
    for name in dict.fromkeys([*said, head.title]):
        yield name
        parts = _SUFFIX.split(name[:_LONGEST])
        for count in range(1, len(parts)):
            yield " ".join(parts[:count])
            yield " ".join(parts[count:])


def _headings(page: Page) -> Iterator[_Heading]:
    """Yield the headings of a page with the blocks that each is made of."""
    reached: Element = None
    run: list[int] = []
    for at, block in enumerate(page.blocks):
        holder = _heading(block.element)
        if run and holder is not reached:
            yield _read(page, reached, run)
            run = []
        reached = holder
        if holder is not None:
            run.append(at)
    if run:
        yield _read(page, reached, run)


def _heading(element: Element) -> Element | None:
    """Return the heading that an element stands in: h1 to h6, or a passage classed as one."""
    for depth, holder in enumerate(above(element)):
        if holder.tag in HEADINGS or (depth == 0 and words_of(holder) & _HEADLINES):
            return holder
    return None


def _read(page: Page, element: Element, run: list[int]) -> _Heading:
    text = page.text[page.blocks[run[0]].start : page.blocks[run[-1]].end]
    return _Heading(element, run[0], run[-1], _words(text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:_LONGEST].casefold()))


def _likest(
    headings: Sequence[_Heading], named: Sequence[tuple[str, ...]], least: float, body: int
) -> _Heading | None:
    """Return the heading that is most like a name; of equals the one nearest above the report."""
    likeness = {
        one.first: max((_like(one.words, name) for name in named), default=0) for one in headings
    }
    likely = [one for one in headings if likeness[one.first] >= least]
    return max(
        likely, key=lambda one: (likeness[one.first], one.first <= body, one.first), default=None
    )


def _like(words: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Return how alike two names are: twice the shared words by all words (Dice)."""
    shared = sum((Counter(words) & Counter(name)).values())
    return 2 * shared / max(1, len(words) + len(name))


def _is_site(heading: _Heading, head: Head) -> bool:
    """Whether a heading names the site: it leads to the front page, or is the site's name."""
    names = {_words(one.value) for one in head.named("og:site_name", "application-name")}
    links = (link.get("href") or "" for link in heading.element.iter("a"))
    return heading.words in names or any(
        re.fullmatch(r"(?:https?://[^/]+)?/?", link) for link in links
    )
