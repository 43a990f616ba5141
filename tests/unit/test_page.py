"""Saved pages: the report told from all else, what a page states, and what it leaves open."""

import socket
import subprocess
import sys
from collections.abc import Iterable

import pytest

from archive.intake.draft import Draft, Guess
from archive.intake.page.saved import read_page
from archive.intake.refused import Refused
from tests.unit.invented_pages import (
    BLOG,
    DATA,
    PARAGRAPHS,
    POST,
    TABLES,
    TITLE,
    URL,
    page,
    paragraphs,
)


def zones(draft: Draft, *names: str) -> list[str]:
    return [draft.text[zone.start : zone.end] for zone in draft.zones if zone.zone in names]


def guess(draft: Draft, field: str) -> Guess | None:
    return next((one for one in draft.guesses if one.field == field), None)


def value(draft: Draft, field: str) -> object:
    found = guess(draft, field)
    return found and found.value


def words(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def test_the_capture_stays_as_it_was_saved() -> None:
    draft = read_page(BLOG, "lock.html")
    assert (draft.capture, draft.suffix, draft.origin) == (BLOG, ".html", "lock.html")
    assert "trafilatura" in draft.tool


def test_a_report_is_told_from_what_surrounds_it() -> None:
    draft = read_page(BLOG, "lock.html")
    assert words(zones(draft, "body")) == words(PARAGRAPHS)
    assert zones(draft, "headline") == [TITLE]
    assert zones(draft, "subhead") == ["Road closed in time"]
    assert zones(draft, "caption") == ["The lock at dawn."]
    assert zones(draft, "photo_credit") == ["(Photo: Max Poe/Elling Wire)"]
    assert "By Ann Roe" in words(zones(draft, "byline"))
    chrome = words(zones(draft, "chrome"))
    assert all(
        one in chrome for one in ("Sport", "Read more:", "Ferry late", "All rights reserved")
    )


def test_every_word_lies_in_one_zone() -> None:
    for made in (BLOG, DATA, TABLES):
        draft = read_page(made, "page")
        assert words(draft.text[zone.start : zone.end] for zone in draft.zones) == words(
            [draft.text]
        )


def test_what_a_page_states_comes_with_its_evidence() -> None:
    draft = read_page(BLOG, "lock.html")
    title, author = guess(draft, "title"), guess(draft, "authors")
    assert title is not None
    assert draft.text[title.start : title.end] == title.value == TITLE
    assert author is not None
    assert author.value == ({"name": "Ann Roe"},)
    assert draft.text[author.start : author.end] == "Ann Roe"
    assert value(draft, "source") == "Harbour Post"
    assert value(draft, "url") == URL
    assert value(draft, "language") == "en"


def test_the_printed_day_counts_where_a_machines_is_the_same_moment_elsewhere() -> None:
    published = guess(read_page(BLOG, "lock.html"), "published")
    assert published is not None
    assert published.value == "2031-04-08"
    assert published.start is not None


def test_structured_data_of_the_article_count_before_those_of_the_page() -> None:
    draft = read_page(DATA, "lock.html")
    assert value(draft, "published") == "2031-04-08"
    assert value(draft, "source") == "Harbour Post"
    assert zones(draft, "standfirst") == [
        "A keeper, a sluice and a metre of water in the lower town."
    ]


def test_an_author_whom_the_page_does_not_print_is_none() -> None:
    assert value(read_page(DATA, "lock.html"), "authors") is None


def test_a_layout_of_tables_is_read_too() -> None:
    draft = read_page(TABLES, "lock.html")
    assert all(one in words(zones(draft, "body")) for one in PARAGRAPHS)
    assert "Archive" in words(zones(draft, "chrome"))


def test_an_embedded_post_keeps_its_language_direction_and_author() -> None:
    made = page(f"<h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p>{POST}<p>{PARAGRAPHS[1]}</p></div>")
    draft = read_page(made, "lock.html")
    post = next(zone for zone in draft.zones if zone.zone == "embed")
    assert (post.lang, post.dir) == ("fa", "rtl")
    assert draft.text[post.start : post.end].startswith("دروازه")
    assert words(zones(draft, "embed_attribution")).startswith("— Elling Keeper (@ellingkeeper)")
    assert "ellingkeeper" in str(value(draft, "notes"))
    assert words(zones(draft, "body")) == words(PARAGRAPHS[:2])


BESIDE = {
    "a wall of cookies": '<div class="cookie-consent"><p>We use cookies to give you the best of '
    "our site.</p><button>Accept</button></div>",
    "a newsletter": '<div class="newsletter"><h4>Sign up</h4><p>Get the news of the harbour in '
    "your inbox.</p></div>",
    "a link": '<p>SEE ALSO: <a href="/x">The ferry that was late for a hundred years</a></p>',
    "links": '<h4>You may also like</h4><ul><li><a href="/x">A ferry tale</a><li><a href="/y">Tides'
    "</a></ul>",
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_what_stands_in_the_midst_of_a_report_is_left_out(beside: str) -> None:
    first, *others = PARAGRAPHS
    rest = "".join(f"<p>{one}</p>" for one in others)
    made = page(f'<h1>{TITLE}</h1><div class="story"><p>{first}</p>{beside}{rest}</div>')
    assert words(zones(read_page(made, "lock.html"), "body")) == words(PARAGRAPHS)


def test_short_passages_of_a_report_stay_in_it() -> None:
    made = page(
        f"<h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p><p>No.</p><p>{PARAGRAPHS[1]}</p></div>"
    )
    assert "No." in words(zones(read_page(made, "lock.html"), "body"))


def test_a_headline_is_what_the_page_prints_not_what_it_tells_machines() -> None:
    made = page(f"<h1>{TITLE}</h1>{paragraphs()}", title="10 locks you must see")
    assert value(read_page(made, "lock.html"), "title") == TITLE


def test_a_page_without_a_printed_headline_gets_none() -> None:
    made = page(paragraphs(), head=f'<meta property="og:title" content="{TITLE}">')
    assert value(read_page(made, "lock.html"), "title") is None


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ('<meta property="article:modified_time" content="2031-04-08">', None),
        ('<meta property="og:updated_time" content="2031-04-08T10:00:00Z">', None),
        ('<meta name="date" content="2031-04-08">', "2031-04-08"),
        ('<meta name="publish-date" content="0001-01-01T00:00:00Z">', None),
        ('<meta name="publish-date" content="2031-02-30">', None),
        ('<meta name="pubdate" content="Tue, 08 Apr 2031 10:00:00 GMT">', "2031-04-08"),
    ],
)
def test_only_a_day_of_publication_is_one(stated: str, day: str | None) -> None:
    made = page(f"<h1>{TITLE}</h1>{paragraphs()}", head=stated)
    assert value(read_page(made, "lock.html"), "published") == day


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("8 April 2031", "2031-04-08"),
        ("Updated: 8 April 2031", None),
        ("April 8", None),
        ("04/05/2031", None),
        ("8 April 2031 – seen on 9 April 2031", None),
    ],
)
def test_a_printed_day_counts_where_it_is_one_and_whole(printed: str, day: str | None) -> None:
    made = page(f"<h1>{TITLE}</h1><div>{printed}</div><div>{paragraphs()}</div>")
    assert value(read_page(made, "lock.html"), "published") == day


def test_a_printed_day_that_contradicts_the_data_leaves_it_open() -> None:
    data = {"@type": "Article", "datePublished": "2031-04-20", "dateModified": "2031-04-20"}
    made = page(f"<h1>{TITLE}</h1><div>8 April 2031</div>{paragraphs()}", data=data)
    assert value(read_page(made, "lock.html"), "published") is None


@pytest.mark.parametrize(
    "hostile",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://ann:secret@harbour-post.example/x",
        "https://harbour-post.example/<script>",
        "https://harbour-post.example/a b",
        "//",
        "https://[",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(hostile: str) -> None:
    made = page(f"<h1>{TITLE}</h1>{paragraphs()}", head=f'<link rel="canonical" href="{hostile}">')
    assert value(read_page(made, "lock.html"), "url") is None


def test_a_page_saved_elsewhere_than_it_says_keeps_where_it_was_saved() -> None:
    made = page(f"<h1>{TITLE}</h1>{paragraphs()}", head=f'<link rel="canonical" href="{URL}">')
    draft = read_page(made, "lock.html", address="https://mirror.example/lock#top")
    assert value(draft, "url") == "https://mirror.example/lock"
    assert any(URL in one for one in draft.unknown)


def test_a_language_that_the_words_speak_against_is_told() -> None:
    draft = read_page(page(f"<h1>{TITLE}</h1>{paragraphs()}", lang="de"), "lock.html")
    assert value(draft, "language") == "en"
    assert any("de" in one for one in draft.unknown)


@pytest.mark.parametrize(
    "data",
    [
        {"@type": ["NewsArticle", 7, None], "author": [[["x"]]], "publisher": {"name": {"a": 1}}},
        {"@type": "NewsArticle", "datePublished": {"@value": "2031"}, "headline": 5},
        {"@graph": [{"@graph": "x"}, 5, None, [[[]]]]},
        {"@type": "NewsArticle", "datePublished": "2031-13-08T10:00:00+99:99"},
        {"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00+14:00"},
        {"@type": "NewsArticle", "datePublished": "9999-12-31T23:59:00-12:00"},
    ],
)
def test_odd_data_harm_nothing(data: dict[str, object]) -> None:
    draft = read_page(page(f"<h1>{TITLE}</h1>{paragraphs()}", data=data), "lock.html")
    assert value(draft, "published") is None
    assert value(draft, "title") == TITLE


NOTHING = (b"", b"\0\0", b"<", b"<html></html>", b"<p></p>", b"<!-- x -->", b"<script>a</script>")


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_holds_no_words_is_refused(nothing: bytes) -> None:
    with pytest.raises(Refused):
        read_page(nothing, "lock.html")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a page was read with the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    link = f'<link rel="canonical" href="{URL}"><base href="{URL}">'
    assert read_page(page(f"<h1>{TITLE}</h1>{paragraphs()}", head=link), "lock.html").zones


def test_the_command_does_not_load_what_only_pages_need() -> None:
    heavy = "{'lxml', 'trafilatura', 'htmldate', 'warcio', 'py3langid'}"
    code = f"import sys, archive.cli, archive.intake.read; assert not {heavy} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True)
