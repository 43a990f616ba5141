"""A saved page is read as the text that a reader of it saw."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pipeline import build
from archive.records.problems import Problems
from archive.records.vault import Vault, sha256
from archive.text.saved_html import plain_text
from tests.hostile.payloads import OWN
from tests.unit.invented import article, codes_of, plan, planted

PAGE = """\ufeff<!DOCTYPE html>
<html><head><title>Gates &amp; more</title><meta content="a > b">
<script>if (a < b) { write("</p>") }</script><style>p { color: red }</style></head>
<body onload="x()"><nav><ul><li>Home<li>Docks <b>now</b></ul></nav>
<h1>Harbour
  closed</h1>
<p>The <a href="/x?a=1&b=2" title='more > less'>board</a> said &ldquo;no&rdquo;, caf&eacute;
&lt;script&gt;x()&lt;/script&gt; AT&amp;amp;T&nbsp;1.<br>Next line<br/>third</p>
<!-- <p>not this</p> --><table><tr><td>12</td><td>13</td></tr></table>
<pre>one
  two</pre><div><div><p title=it's>a < b<svg/> and <![CDATA[x]]></p></div></div>
<noscript><img src=x>no</noscript><iframe srcdoc="<p>no</p>">no</iframe></body></html>
"""
TEXT = """\
Home
Docks now

Harbour closed

The board said “no”, café <script>x()</script> AT&amp;T\u00a01.
Next line
third

12
13

one
two

a < b and"""


def test_a_page_is_read_as_its_reader_saw_it() -> None:
    assert plain_text(PAGE) == TEXT


@pytest.mark.parametrize(
    "page", ["", "<p>", "<script>x</script>", "<!--", "<!-- <p>a</p>", "<title>T", "<a b='", "<?x"]
)
def test_a_page_without_text_has_none(page: str) -> None:
    assert plain_text(page) == ""


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a<br><br>b", "a\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("1 < 2 &lt;3 &amp;lt; &#60;", "1 < 2 <3 &lt; <"),
        ("<P CLASS=x>a</P><DIV>b</DIV>", "a\n\nb"),
        ("a<b>b</b>c<custom-x>d</custom-x>", "abcd"),
        ("<!-->a<!--->b<!-- x --!>c", "abc"),
        ("<svg><text>no</text></svg>yes<svg />more", "yesmore"),
        ("<SCRIPT>no</script x>yes<style/>no</style>", "yes"),
        ("<textarea><p>no</textarea>yes", "yes"),
        ("<x a=\"it's >\" b='\"'>yes", "yes"),
        ("نور <bdi>است</bdi>", "نور است"),
    ],
)
def test_markup_is_read_as_browsers_read_it(page: str, text: str) -> None:
    assert plain_text(page) == text


@given(st.lists(st.sampled_from([*OWN, "<", ">", "&", "-->", '"', "'", "=", "a", "\n"])))
def test_of_any_page_no_script_is_left_but_what_the_page_showed_as_text(parts: list[str]) -> None:
    page = "".join(parts).replace("&", "&amp;")
    assert "<script" not in plain_text(page).lower()


@given(st.text("a &;<>\u00a0\n\x00\u202e"))
def test_text_that_was_escaped_is_read_as_it_was(words: str) -> None:
    """All signs but NUL, which HTML leaves out, and white space, which it joins."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    wanted = " ".join(words.replace("\x00", "").replace("\u00a0", "\ue000").split())
    assert plain_text(escaped).replace("\u00a0", "\ue000") == wanted


@pytest.mark.deep
@pytest.mark.parametrize(
    "unit",
    ["<div>", "<b id={}><p>", "<", "&", "a&b c", "\u00a0", "<a", "<a b='", "<!--", "<script>",
     "</script", "<svg ", "=", "<pre>\n", "<td>", "<table>", "<a =", "x", "<!", "&#1", "<x a=b "],
)  # fmt: skip
def test_the_time_goes_with_the_length(unit: str) -> None:
    """Ten times the page take less than forty times as long: a square would take a hundred."""
    small, large = (_seconds("".join(unit.format(i) for i in range(n))) for n in (20_000, 200_000))
    assert large < 40 * max(small, 0.02)


def _seconds(page: str) -> float:
    start = time.process_time()
    plain_text(page)
    return time.process_time() - start


class TestInTheVault:
    """A capture whose name ends in .html or .htm is a saved page, unless it has a transcript."""

    def text_of(
        self, vault: Vault, name: str, data: bytes, more: str = ""
    ) -> tuple[str, list[str]]:
        assert vault.root
        (vault.root / name).write_bytes(data)
        fields = f"capture:\n  path: {name}\n  sha256: {sha256(data)}\n{more}"
        problems = Problems()
        return vault.text_of(article(fields), problems) or "", codes_of(problems)

    @pytest.fixture
    def vault(self, tmp_path: Path) -> Vault:
        (tmp_path / "vault").mkdir()
        return Vault(tmp_path / "vault")

    @pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML"])
    def test_a_saved_page_is_read_as_text(self, vault: Vault, name: str) -> None:
        assert self.text_of(vault, name, PAGE.encode()) == (TEXT, [])

    def test_any_other_name_is_plain_text(self, vault: Vault) -> None:
        assert self.text_of(vault, "a.txt", b"<p>a</p>") == ("<p>a</p>", [])

    def test_a_page_without_text_asks_for_a_transcript(self, vault: Vault) -> None:
        found = self.text_of(vault, "a.html", b"<script>x()</script>")
        assert found == ("", ["capture-not-text"])

    def test_a_transcript_stands_for_it(self, vault: Vault) -> None:
        assert vault.root
        (vault.root / "a.txt").write_bytes(b"As a person read it.\n")
        digest = sha256(b"As a person read it.\n")
        more = f"  transcript: {{path: a.txt, sha256: {digest}, tool: a person}}\n"
        found = self.text_of(vault, "a.html", b"<p>\xff", more)
        assert found == ("As a person read it.\n", [])

    def test_its_text_is_shown_and_nothing_of_it_is_active(self, vault: Vault) -> None:
        assert vault.root
        page = (
            b"<p>A <b onclick=x()>b</b></p><p>&lt;script&gt;x()&lt;/script&gt;<script>x()</script>"
        )
        (vault.root / "a.html").write_bytes(page)
        record = (
            "---\ntitle: T\nsource: wire\nlanguage: en\nrights: {display: full}\n"
            f"capture: {{path: a.html, sha256: {sha256(page)}}}\n---\n"
        )
        content = planted(vault.root.parent, {"articles/2031/third.md": record})
        pages = vault.root.parent / "pages"
        assert build(plan(content, vault=vault.root), pages, None).archive
        shown = (pages / "articles/third.md").read_text(encoding="utf-8")
        assert "&lt;script&gt;x()&lt;/script&gt;" in shown
        assert "A b" in shown
        assert "<script" not in shown
        assert "onclick" not in shown
