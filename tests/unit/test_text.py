"""Text made inert, and guesses at what was meant."""

import pytest

from archive.text.escape import html, markdown, one_line, showable
from archive.text.near import did_you_mean


class TestShowable:
    """Characters that no page may hold get a visible stand-in of the same length."""

    def test_leaves_ordinary_text_in_any_script_alone(self) -> None:
        text = "Ka’bar – نورلند\u200cها, Ëlling 🙂\n\tا"
        assert showable(text) == text

    @pytest.mark.parametrize(
        ("sign", "shown"),
        [
            ("\0", "␀"), ("\x02", "␂"), ("\x0b", "␋"), ("\x0c", "␌"), ("\x1b", "␛"),
            ("\x7f", "␡"), ("\x85", "\ufffd"), ("\ud800", "\ufffd"), ("\uffff", "\ufffd"),
        ],
    )  # fmt: skip
    def test_shows_what_stands_there(self, sign: str, shown: str) -> None:
        assert showable(f"a{sign}b") == f"a{shown}b"

    def test_makes_a_carriage_return_a_space(self) -> None:
        assert showable("a\r\nb") == "a \nb"


class TestHtml:
    """HTML of a text is that text to every parser."""

    def test_escapes_what_could_begin_markup_or_end_an_attribute(self) -> None:
        assert html("""<a href="x" id='y'>&amp;""") == (
            "&lt;a href=&quot;x&quot; id=&#x27;y&#x27;&gt;&amp;amp;"
        )

    def test_stands_in_for_control_characters(self) -> None:
        assert html("\x03<") == "␃&lt;"


class TestOneLine:
    """White space is one space, so that nothing ends a line."""

    @pytest.mark.parametrize("space", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\t", "\u00a0 "])
    def test_holds_no_line_end(self, space: str) -> None:
        assert one_line(f" a{space}b ") == "a b"


class TestMarkdown:
    """Markdown of a text is one line that every dialect shows as these characters."""

    @pytest.mark.parametrize("sign", list("\\`*_{}[]<>#|~^$&"))
    def test_active_signs_become_references_anywhere(self, sign: str) -> None:
        assert markdown(f"a {sign}b") == f"a &#{ord(sign)};b"

    @pytest.mark.parametrize("sign", list("-+=:!%@"))
    def test_signs_that_act_at_the_start_become_references_there(self, sign: str) -> None:
        assert markdown(f"{sign}a {sign}b") == f"&#{ord(sign)};a {sign}b"

    @pytest.mark.parametrize("text", ["1. May", "12) on", "2031. It"])
    def test_a_number_that_would_begin_a_list_does_not(self, text: str) -> None:
        assert markdown(text) == f"&#{ord(text[0])};{text[1:]}"

    def test_other_numbers_stay_readable(self) -> None:
        assert markdown("14 held, 2.5 km") == "14 held, 2.5 km"

    def test_is_one_line_without_indent(self) -> None:
        assert markdown("    code\n\n# head") == "code &#35; head"


class TestDidYouMean:
    """A guess is the nearest known word, or none."""

    def test_finds_a_slip_of_the_pen(self) -> None:
        assert did_you_mean("publihsed", ["published", "source"]) == "published"

    def test_does_not_mind_case(self) -> None:
        assert did_you_mean("Source", ["source"]) == "source"

    def test_is_silent_when_nothing_is_near(self) -> None:
        assert did_you_mean("xyz", ["source"]) is None
        assert did_you_mean("", []) is None
