"""The bytes of saved pages: unpacked, decoded, and refused where they would cost too much."""

import gzip
from email.message import EmailMessage

import pytest

from archive.intake.page.markup import MAX_BYTES, MAX_MARKUP, MAX_TAGS, markup_of
from archive.intake.page.saved import read_page
from archive.intake.refused import Refused
from tests.unit.invented_pages import BLOG, PARAGRAPHS, TITLE, URL, page, paragraphs

MANY = 10_000_000
WORDS = paragraphs()


def test_a_packed_page_is_the_same_page() -> None:
    packed = gzip.compress(BLOG)
    draft, plain = read_page(packed, "lock.html.gz"), read_page(BLOG, "lock.html")
    assert (draft.capture, draft.suffix) == (packed, ".html.gz")
    assert (draft.text, draft.zones) == (plain.text, plain.zones)


def test_a_bomb_of_gzip_is_refused() -> None:
    with pytest.raises(Refused, match="MB"):
        markup_of(gzip.compress(b"a" * (MAX_BYTES + 1)))


def test_a_damaged_packing_is_refused() -> None:
    with pytest.raises(Refused, match="damaged"):
        markup_of(b"\x1f\x8b" + b"nonsense")


@pytest.mark.parametrize(
    ("named", "encoding", "words"),
    [
        ("utf-8", "utf-8", "Schleuse “é”"),
        ("iso-8859-1", "cp1252", "Schleuse “é”"),
        ("windows-1251", "cp1251", "Шлюз"),
        ("Shift_JIS", "cp932", "水門"),
        ("gb2312", "gb18030", "水闸昨夜倒塌，下城被淹"),
        ("windows-1256", "cp1256", "بوابة"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(
    named: str, encoding: str, words: str
) -> None:
    made = f'<meta http-equiv="Content-Type" content="text/html; charset={named}"><p>{words}</p>'
    assert words in markup_of(made.encode(encoding)).text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    text = markup_of('<meta charset="windows-1252"><p>Tür</p>'.encode(encoding)).text
    assert "Tür" in text


@pytest.mark.parametrize("odd", ["utf-7", "punycode", "zlib", "rot13", "x" * 40, "undefined"])
def test_an_encoding_that_is_none_of_the_web_is_not_used(odd: str) -> None:
    made = f'<meta charset="{odd}"><p>Tür +ADw-script+AD4-</p>'.encode("cp1252")
    assert "Tür +ADw-script+AD4-" in markup_of(made).text


def test_what_the_server_names_counts_before_what_the_page_names() -> None:
    made = '<meta charset="windows-1252"><p>Шлюз</p>'.encode("cp1251")
    assert "Шлюз" in markup_of(made, charset="windows-1251").text


def test_the_single_file_of_a_browser_is_read_with_its_address_and_day() -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = URL
    message["Date"] = "Tue, 8 Apr 2031 09:12:03 -0000"
    message["MIME-Version"] = "1.0"
    message.make_related()
    message.add_related(f"<h1>{TITLE}</h1>{WORDS}", subtype="html", cte="quoted-printable")
    draft = read_page(bytes(message), "lock.mhtml")
    assert draft.retrieved == "2031-04-08"
    assert draft.suffix == ".mhtml"
    assert PARAGRAPHS[0] in draft.text
    assert any(one.field == "url" and one.value == URL for one in draft.guesses)


NOTES = {
    f"<!-- saved from url=(0044){URL} -->": None,
    f"""<!--
 Page saved with SingleFile
 url: {URL}
 saved date: Tue Apr 08 2031 09:12:03 GMT+0200 (Central European Summer Time)
-->""": "2031-04-08",
}


@pytest.mark.parametrize(("note", "day"), NOTES.items())
def test_what_a_browser_notes_in_a_saved_page_is_read(note: str, day: str | None) -> None:
    markup = markup_of(f"<!DOCTYPE html>\n{note}\n<html><p>{PARAGRAPHS[0]}".encode())
    assert (markup.address, markup.saved) == (URL, day)


def test_pictures_within_a_page_cost_nothing() -> None:
    made = page(f'<h1>{TITLE}</h1><img src="data:image/png;base64,{"A" * MANY}">{WORDS}')
    assert len(markup_of(made).text) < 10_000
    assert PARAGRAPHS[2] in read_page(made, "lock.html").text


def test_entities_and_files_of_a_page_are_not_resolved() -> None:
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    made = f'<!DOCTYPE x [<!ENTITY e0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = read_page(f"{made}<p>&e11; &f; {PARAGRAPHS[0]}</p>".encode(), "lock.html").text
    assert len(text) < 2_000
    assert "root:" not in text


REFUSALS = {
    "nests its elements too deeply",
    f"has more than {MAX_TAGS:,} tags",
    f"has more than {MAX_MARKUP:,} characters of markup",
    "is a page without words",
    "is no web page",
}
NONSENSE = {
    "deep elements": "<div>" * 2_000_000,
    "deep elements, few": "<div>" * 9_000,
    "signs that open": "<" * MANY,
    "one attribute": f'<p a="{"x" * MANY}',
    "attributes": "<p " + "a=b " * (MANY // 4),
    "attributes without end": "<a " + '="' * (MANY // 2),
    "elements without end": "<p>word " * (MANY // 8),
    "table": "<table>" + "<tr><td>a<td>b" * (MANY // 14),
    "entities": "&amp;" * (MANY // 5),
    "comments": "<!-- " * (MANY // 5),
    "short comments": "<!-->" * (MANY // 5),
    "scripts": "<script>a</script>" * (MANY // 18),
    "script without end": "<script>" + "<!--" * (MANY // 4),
    "one word": "1" * MANY,
    "nothing": "\0" * MANY,
    "brackets in data": f'<script type="application/ld+json">{"[" * 900_000}</script>{WORDS}',
    "quotation marks": '<a href="' * (MANY // 9),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_refused_or_read(kind: str) -> None:
    assert refusal(NONSENSE[kind].encode()) in {None, *REFUSALS}


def refusal(data: bytes) -> str | None:
    """Return why a page is refused, None where it is read."""
    try:
        read_page(data, "page")
    except Refused as why:
        return why.said
    return None


MANY_TIMES = ("<p>word word word. ", "<li>word word", "<h1>some words", "word<br>", "<tr><td>a b")


@pytest.mark.deep
@pytest.mark.parametrize("one", MANY_TIMES)
def test_the_largest_page_that_is_taken_is_read(one: str) -> None:
    assert read_page((one * (MAX_TAGS // one.count("<") - 1)).encode(), "page").text


def test_the_limits_are_told() -> None:
    with pytest.raises(Refused, match="tags"):
        markup_of(b"<p>a" * (MAX_TAGS + 1))
    with pytest.raises(Refused, match="characters of markup"):
        markup_of(b"a" * (MAX_MARKUP + 1))
    with pytest.raises(Refused, match="deeply"):
        read_page(b"<div>" * 300 + b"a", "page")


_SINGLE_FILE = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"'


@pytest.mark.parametrize(
    "more",
    [
        b"\n\n" + b'--b\nContent-Type: multipart/related; boundary="b"\n\n' * 41,
        b"\n\n" + b"--b\n\n" * 5_001,
        b"\n\n" + b"\n" * 1_000_001,
        b';a*1*="b"' * 8_000,
    ],
    ids=["parts in parts", "parts", "lines", "headers"],
)
def test_a_single_file_that_takes_too_long_to_divide_is_refused(more: bytes) -> None:
    page = b"\n\n--b\nContent-Type: text/html\n\n<p>Docks shut.\n--b--\n"
    with pytest.raises(Refused, match="too many parts or lines"):
        markup_of(_SINGLE_FILE + more + page)
