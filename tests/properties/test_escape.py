"""Whatever a text is, it is shown and never interpreted."""

from functools import reduce
from html.parser import HTMLParser
from operator import or_

import markdown as python_markdown
import pyromark
from hypothesis import given
from hypothesis import strategies as st

from archive.text.escape import (
    TURNS,
    UNSHOWABLE,
    attribute,
    html,
    markdown,
    one_line,
    showable,
    title,
)

MARKS = st.sampled_from(
    ["<b>", "</p>", "<!--", "-->", "<![CDATA[", "<?x", "&amp;", "&#60;", "&lt", "[x](y)", "![x](y)",
     "[x]:y", "**a**", "__a__", "``", "```", "~~~", "    ", "\t", "# ", "===", "---", "* ", "1. ",
     "> ", "| a |", "|--|", "{#x}", "{: .x }", ":::", "!!!", "$x$", "\\", "\n", "\r\n", "\n\n",
     "<https://x.y>", "https://x.y", "www.x.y", "*[A]: b", "[^1]", "\0", "\x02", "\x03", "\x85",
     "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "\uffff", "e\u0301", "نور", "🙂", '"', "'"]
)  # fmt: skip
TEXTS = st.lists(MARKS | st.text(st.characters(codec=None), max_size=4), max_size=12).map("".join)

# All dialects but those whose purpose is to change plain signs (curly quotation marks, dashes).
OPTIONS = reduce(
    or_,
    (
        getattr(pyromark.Options, name)
        for name in dir(pyromark.Options)
        if name.startswith("ENABLE") and "METADATA" not in name and "SMART" not in name
    ),
)
EXTENSIONS = ["tables", "toc", "attr_list", "extra", "nl2br", "sane_lists", "wikilinks"]


class _Seen(HTMLParser):
    """What a parser sees: the tags, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag + "".join(f" {name}={value}" for name, value in attrs))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"!{data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.tags.append(f"!{data}")

    def handle_pi(self, data: str) -> None:
        self.tags.append(f"?{data}")


def turns(text: str) -> list[str]:
    """Return the tags with which signs that turn the direction stand apart."""
    return ["bdi class=turn"] * len(TURNS.findall(text))


@given(TEXTS)
def test_showable_keeps_every_character_or_a_stand_in_of_the_same_length(text: str) -> None:
    """Rule: "replaced by a visible stand-in of the same length"."""
    shown = showable(text)
    assert len(shown) == len(text)
    assert not UNSHOWABLE.search(shown)
    assert all(a == b or UNSHOWABLE.match(b) for a, b in zip(shown, text, strict=True))


@given(TEXTS)
def test_html_is_character_data_and_nothing_else(text: str) -> None:
    """Rule: "HTML character data, safe in elements and in quoted attributes"."""
    seen = _Seen(f'<i title="{html(text)}">{html(text)}</i>')
    assert seen.tags == [f"i title={showable(text)}"]
    assert seen.words == showable(text)


@given(TEXTS)
def test_markdown_is_the_same_line_to_every_dialect(text: str) -> None:
    """Rule: "one line of Markdown that every dialect shows as these characters"."""
    source, wanted = markdown(text), one_line(showable(text))
    assert len(source.splitlines()) <= 1
    by_pyromark = pyromark.html(source, options=OPTIONS)
    by_python = python_markdown.markdown(source, extensions=EXTENSIONS)
    for rendered in (by_pyromark, by_python):
        seen = _Seen(rendered)
        assert seen.tags == (["p"] if wanted else []) + turns(wanted)
        assert seen.words.strip() == wanted


@given(TEXTS)
def test_markdown_in_a_link_a_heading_and_an_item_is_still_that_text(text: str) -> None:
    """Rule: "nothing can end a line early", and a name links where we say."""
    wanted, name = one_line(showable(text)) or "x", markdown(text) or "x"
    turning = turns(wanted)
    source = f"# {name}\n\n- [{name}](../a/)\n"
    for rendered in (pyromark.html(source), python_markdown.markdown(source)):
        seen = _Seen(rendered)
        assert seen.tags == ["h1", *turning, "ul", "li", "a href=../a/", *turning]
        assert seen.words.split() == wanted.split() * 2


@given(TEXTS)
def test_markdown_stays_text_in_html_and_its_like_in_an_attribute(text: str) -> None:
    """Rule: "so that it may stand in HTML too", and what an attribute holds instead."""
    wanted = one_line(showable(text))
    seen = _Seen(f'<i title="{attribute(text)}">{markdown(text)}</i>')
    assert seen.tags == [f"i title={title(text)}", *turns(wanted)]
    assert seen.words == wanted


@given(TEXTS)
def test_a_title_turns_no_direction_and_ends_no_line(text: str) -> None:
    """Rule: "Signs that turn the direction of what follows are shown, not obeyed"."""
    shown = title(text)
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
    assert not UNSHOWABLE.search(shown)
