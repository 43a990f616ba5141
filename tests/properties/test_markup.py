"""The report as HTML: well nested, every offset an address, and verbatim."""

from collections.abc import Sequence
from html.parser import HTMLParser

import markdown as python_markdown
import pyromark
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.analysis.quotes import Span
from archive.analysis.reading import Reading
from archive.site import markup
from archive.text.escape import showable
from tests.properties.test_readings import read, zoned


class _Tree(HTMLParser):
    """Reads HTML strictly: what opens must close in order; keeps the words of each id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.blocks: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        assert set(held) <= {
            "class",
            "id",
            "data-n",
            "lang",
            "dir",
            "href",
            "data-start",
            "data-end",
        }
        self.tags.add(tag)
        if tag == "br":
            self.handle_data("\n")
            return
        self.open.append((tag, held.get("id") or ""))
        if held.get("id"):
            self.ids.append(held["id"] or "")
        if tag in {"p", "blockquote"}:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.blocks[-1] += data
        for _, id_ in self.open:
            self.words[id_] = self.words.get(id_, "") + data


@st.composite
def cases(draw: st.DrawFn) -> tuple[Reading, list[Span]]:
    """Draw a reading and quotations of it, which may nest and overlap."""
    text, more = draw(zoned())
    found = read(text, more)
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=6))
    spans = {Span(min(pair), max(pair)) for pair in pairs}
    quotes = [
        span
        for span in spans
        if text[span.start : span.end].strip()
        and all(p.zone != "chrome" for p in found.passages
                if p.start < span.end and p.end > span.start)
    ]  # fmt: skip
    return found, sorted(quotes, key=lambda span: (span.start, -span.end))


def link(id_: str) -> tuple[str, str]:
    return "place", f"/places/{id_}/"


def report(case: tuple[Reading, list[Span]]) -> str:
    found, quotes = case
    return str(markup.report(found, quotes, link, lang="en", after={}))


def shown(text: str) -> str:
    return showable(text)


@given(cases())
def test_the_report_is_the_capture_without_chrome_verbatim(
    case: tuple[Reading, list[Span]],
) -> None:
    """Rule: "the published text is the capture with spans left out; nothing is rewritten"."""
    found, _ = case
    tree = _Tree(report(case))
    wanted = [shown((found.text or "")[p.start : p.end]) for p in found.published]
    assert tree.blocks == wanted


@given(cases())
def test_each_id_is_there_once_and_leads_to_the_words_at_its_offset(
    case: tuple[Reading, list[Span]],
) -> None:
    """Rule: "Offsets in ids are code points of the capture"."""
    found, quotes = case
    tree, text = _Tree(report(case)), found.text or ""
    wanted = {f"z{p.start}": text[p.start : p.end] for p in found.published}
    kept = {found.passages.index(p) for p in found.published}
    wanted |= {f"s{s.start}": text[s.start : s.end] for s in found.sentences if s.passage in kept}
    assert len(set(tree.ids)) == len(tree.ids)
    assert {*tree.ids} == {*wanted, *(f"c{q.start}-{q.end}" for q in quotes)}
    for id_, words in wanted.items():
        assert tree.words[id_] == shown(words)
    for quote in quotes:  # the piece with the address begins where the words quoted do
        first, words = tree.words[f"c{quote.start}-{quote.end}"], text[quote.start : quote.end]
        blank = len(words) - len(words.lstrip())
        assert any(shown(words)[at:].startswith(first) for at in range(blank + 1))


@given(cases())
def test_only_our_elements_stand_in_it(case: tuple[Reading, list[Span]]) -> None:
    """Rule: article text is inert HTML."""
    assert _Tree(report(case)).tags <= {"p", "blockquote", "span", "a", "br", "bdi"}


@given(cases())
def test_every_engine_leaves_it_untouched(case: tuple[Reading, list[Span]]) -> None:
    """Rule: "HTML blocks without blank lines, which every Markdown engine passes on untouched"."""
    assume(any(case[0].published))
    block = f'<div class="report" data-untrusted>\n{report(case)}\n</div>'
    source = f"# A title\n\n{block}\n\n## More\n"
    extensions = ["toc", "tables"]
    for rendered in (
        pyromark.html(source),
        python_markdown.markdown(source, extensions=extensions),
    ):
        assert block in rendered
