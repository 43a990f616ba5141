"""Days on saved pages: that of publication, told from all others that stand beside a headline."""

import pytest

from archive.intake.draft import Draft
from archive.intake.page.saved import read_page

TITLE = "Old ferry pier to close for two years"
TEXT = """
<p>The harbour council voted on Tuesday to close the old ferry pier for two years, after engineers
reported that its wooden piles can no longer carry the weight of the evening boats.</p>
<p>“We had hoped to keep it open until the new landing is ready,” said Ilda Marron, who chairs the
council. “The report left us no room for that, and nobody at the table argued otherwise.”</p>
<p>About 1,400 people cross the bay every working day. The company that runs the boats said it
would move the service to the northern quay from the first week of next month.</p>
"""


def read(above: str = "", beside: str = "", below: str = "", head: str = "") -> Draft:
    html = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{TITLE}</title>{head}"
        f"</head><body class='has-sidebar comments-open'>{above}<h1>{TITLE}</h1>{beside}"
        f"<div class=text>{TEXT}</div>{below}</body></html>"
    )
    return read_page(html.encode(), "pier.html")


def day(draft: Draft) -> object:
    return next((one.value for one in draft.guesses if one.field == "published"), None)


@pytest.mark.parametrize(
    "beside",
    [
        "<figure><figcaption>The pier on May 11, 2019. (Photo: A. Nom)</figcaption></figure>",
        "<p>The pier at Westmere on May 11, 2019. (Photo: A. Nom)</p>",
        "<p>The festival opens on September 3, 2031 at the northern quay.</p>",
        "<p>Last updated: 14 June 2031</p>",
        "<p>Updated <time datetime=2031-06-14T08:00:00Z>June 14, 2031</time></p>",
        "<ul><li><a href=/1>Boats move north</a> 12 June 2031</li></ul>",
    ],
)
def test_a_day_beside_the_headline_may_be_of_something_else(beside: str) -> None:
    assert day(read(beside=beside)) is None


def test_the_day_in_a_masthead_is_the_readers() -> None:
    assert day(read(above="<div class=masthead>The Tide <b>Friday, 16 June 2031</b></div>")) is None
    assert day(read(above="<p class=date>Friday, 16 June 2031</p>")) == "2031-06-16"


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("aside", "aside"), ("div class=related", "div"), ("div class=comments", "div")],
)
def test_the_day_of_another_report_or_a_comment_is_not_this_ones(opened: str, closed: str) -> None:
    other = "<time class='entry-date published' datetime=2021-01-01>1 January 2021</time>"
    assert day(read(below=f"<{opened}><article>{other}</article></{closed}>")) is None


def test_a_day_that_is_called_published_counts_more_than_when_the_page_was_made() -> None:
    made = '<meta name=date content="Sat, 17 Jun 2031 03:00:00 GMT">'
    assert day(read(head=made, beside="<p>Published: Thursday, 12 June 2031</p>")) == "2031-06-12"
    assert day(read(head=made)) == "2031-06-17"


def test_the_first_day_of_a_clock_is_no_day() -> None:
    node = '{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}'
    data = f'<script type="application/ld+json">{node}</script>'
    assert day(read(head=data, beside="<p>12 June 2031</p>")) == "2031-06-12"


def test_data_on_another_report_come_after_those_on_this_one() -> None:
    other = '{"@type": "NewsArticle", "headline": "Fish is dear", "datePublished": "2020-02-02"}'
    this = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2031-06-12"}}'
    data = f'<script type="application/ld+json">[{other}, {this}]</script>'
    assert day(read(head=data)) == "2031-06-12"


@pytest.mark.parametrize(
    "printed",
    [
        "Publié le 12 juin 2031 à 10h15 - Mis à jour le 14 juin 2031 à 09h00",
        "12 июня 2031, 14:35",
        "الخميس 12 حزيران/يونيو 2031",
        "2031年06月12日 14:35",
        "2031년 6월 12일",
    ],
)
def test_days_are_read_as_papers_of_many_languages_print_them(printed: str) -> None:
    assert day(read(beside=f"<p>{printed}</p>")) == "2031-06-12"


def test_an_offer_to_subscribe_is_no_part_of_the_report() -> None:
    offer = (
        "<h2>Subscribe to continue reading</h2><p>This article is for subscribers only. Read all "
        "of our journalism for four crowns a month, and end it at any time that you like.</p>"
    )
    draft = read(below=offer)
    body = "".join(draft.text[z.start : z.end] for z in draft.zones if z.zone != "chrome")
    assert "the bay every working day" in body
    assert "ubscri" not in body


def test_a_page_need_not_mark_where_its_head_ends() -> None:
    draft = read_page(f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{TEXT}".encode(), "pier")
    assert [draft.text[z.start : z.end] for z in draft.zones if z.zone == "headline"] == [TITLE]
    body = "".join(draft.text[z.start : z.end] for z in draft.zones if z.zone == "body")
    assert body.startswith("The harbour council")
    assert body.endswith("of next month.")
