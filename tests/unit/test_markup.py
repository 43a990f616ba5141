"""A text becomes inert HTML: mentions linked, sentences and quotations with their addresses."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from archive.analysis.quotes import Span
from archive.analysis.reading import Reading
from archive.site import markup
from tests.unit.invented import reading


def link(id_: str) -> tuple[str, str]:
    return "place", f"/places/{id_}/"


def report(found: Reading, *quotes: tuple[int, int], after: dict[int, Markup] | None = None) -> str:
    spans = [Span(*quote) for quote in sorted(quotes, key=lambda span: (span[0], -span[1]))]
    return str(markup.report(found, spans, link, lang="en", after=after or {}))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.under: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.under.append((tag, dict(attrs).get("id") or ""))
            self.found.append((self.under[-1][1], ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.under.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, id_ in self.under:
            at = max(i for i, (name, _) in enumerate(self.found) if name == id_)
            self.found[at] = (id_, self.found[at][1] + data)


def words_by_id(html: str) -> Iterator[tuple[str, str]]:
    parser = _Words()
    parser.feed(html)
    parser.close()
    assert not parser.under
    return ((id_, words) for id_, words in parser.found if id_)


class TestAReport:
    """Each passage is a block; nothing in it is markup but ours."""

    def test_has_a_paragraph_with_its_offset_number_and_sentences(self) -> None:
        assert report(reading("One. Two.")) == (
            '<p class="z-body" id="z0" data-n="1"><span class="s" id="s0">One.</span> '
            '<span class="s" id="s5">Two.</span></p>'
        )

    def test_links_each_mention(self) -> None:
        assert '<a class="m m-place" href="/places/Elling/">Elling</a>' in report(
            reading("in Elling.", "Elling")
        )

    def test_shows_markup_of_the_text_as_text(self) -> None:
        found = reading('<b onclick="x">&amp; </p>\n<!-- --> Elling', "Elling")
        html = report(found)
        assert "<b onclick" not in html
        assert "&lt;b onclick=&quot;x&quot;&gt;&amp;amp; &lt;/p&gt;<br>&lt;!-- --&gt;" in html

    @pytest.mark.parametrize("ends", ["\n", "\r\n", "\n \u00a0\n", "\u2028", "\t", "\r", "\x0b"])
    def test_is_one_line_for_each_passage(self, ends: str) -> None:
        assert len(report(reading(f"One{ends}two")).splitlines()) == (1 if ends != "\u2028" else 2)
        assert "\n" not in report(reading(f"One{ends}two"))
        assert "\t" not in report(reading(f"One{ends}two"))

    def test_leaves_out_chrome_and_nothing_else(self) -> None:
        more = (
            "zones:\n  - {start: 0, end: 5, zone: chrome, rule: r}\n"
            "  - {start: 6, end: 10, zone: embed, rule: r, lang: fa}\n"
        )
        assert report(reading("Share سلام", more=more)) == (
            '<blockquote class="z-embed" id="z6" lang="fa" dir="rtl">'
            '<span class="s" id="s6">سلام</span></blockquote>'
        )

    def test_puts_a_translation_after_its_passage(self) -> None:
        html = report(reading("One.\n\nTwo."), after={0: Markup("<aside>1</aside>")})
        assert html.index("One.") < html.index("<aside>1</aside>") < html.index("Two.")

    def test_ends_the_turns_of_direction_with_the_passage(self) -> None:
        html = report(reading("One \u202etxt.exe\n\nTwo"))
        assert '<bdi dir="ltr"><span class="s" id="s0">One \u202etxt.exe</span></bdi></p>' in html
        assert html.count("<bdi") == 1


class TestQuotations:
    """A quotation is a span with its offsets; its first piece holds the address."""

    text = "One two three. Four five six."

    def ids(self, *quotes: tuple[int, int], names: tuple[str, ...] = ()) -> dict[str, str]:
        found = words_by_id(report(reading(self.text, *names), *quotes))
        pairs = [(id_, words) for id_, words in found if id_.startswith("c")]
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    def test_inside_a_sentence(self) -> None:
        assert self.ids((4, 7)) == {"c4-7": "two"}

    def test_inside_each_other(self) -> None:
        assert self.ids((4, 13), (8, 13)) == {"c4-13": "two three", "c8-13": "three"}

    def test_with_the_same_begin(self) -> None:
        assert self.ids((4, 13), (4, 7)) == {"c4-13": "two three", "c4-7": "two"}

    def test_that_overlap_are_cut_and_each_keeps_one_address(self) -> None:
        html = report(reading(self.text), (0, 7), (4, 13))
        assert html.count('id="c4-13"') == 1
        assert html.count('data-start="4" data-end="13"') == 2

    def test_over_two_sentences_have_their_address_in_the_first(self) -> None:
        html = report(reading(self.text), (4, 19))
        assert html.count('id="c4-19"') == 1
        assert html.index('id="s0"') < html.index('id="c4-19"') < html.index('id="s15"')
        assert html.count('data-start="4" data-end="19"') == 2

    def test_that_begin_between_two_sentences_have_an_address_too(self) -> None:
        assert report(reading(self.text), (14, 19)).count('id="c14-19"') == 1

    def test_keep_the_links_in_them(self) -> None:
        html = report(reading(self.text, "two"), (0, 13))
        assert '>One <a class="m m-place"' in html

    def test_that_end_inside_a_name_leave_its_words_unlinked(self) -> None:
        html = report(reading(self.text, "two three"), (0, 7))
        assert "<a" not in html

    def test_of_another_sentence_change_nothing_here(self) -> None:
        html = report(reading(self.text), (15, 19))
        assert '<span class="s" id="s0">One two three.</span>' in html


class TestASentenceInContext:
    """An entity's page shows the sentence of a mention, the name marked."""

    def test_marks_every_mention_of_the_entity(self) -> None:
        found = reading("Elling <is>\nElling.", "Elling")
        assert markup.sentence_with(found, found.mentions) == (
            "<mark>Elling</mark> &lt;is&gt;<br><mark>Elling</mark>."
        )


class TestWordsOfAQuotation:
    """Words stand in one line, cut where the rights say."""

    found = reading("One two\n three <four>")

    def test_are_folded_to_one_line(self) -> None:
        assert markup.words(self.found, Span(0, 21)) == "One two three &lt;four&gt;"

    def test_are_cut_after_the_most_that_may_be_shown(self) -> None:
        assert markup.words(self.found, Span(0, 21), 2) == "One two …"
        assert markup.words(self.found, Span(0, 7), 2) == "One two"

    def test_isolate_the_turns_of_direction(self) -> None:
        assert markup.words(reading("a\u202eb"), Span(0, 3)) == '<bdi dir="auto">a\u202eb</bdi>'
