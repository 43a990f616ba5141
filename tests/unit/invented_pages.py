"""Saved pages of outlets that do not exist, for tests of how pages are read."""

import json
from collections.abc import Mapping

PARAGRAPHS = tuple(
    """
The upper gate of the lock at Elling gave way on Monday night, and the lower town stood under a \
metre of water until the keeper closed the sluice by hand.
Nobody was hurt, the harbour office said, because the road along the quay had been closed an hour \
before, when the keeper heard the timber move.
Engineers will look at the hinge this week; the gate was hung in the year of the great frost and \
has been repaired four times since then.
""".strip().splitlines()
)
"""The report that every page here tells."""
TITLE = "Lock gate gives way at Elling"
URL = "https://harbour-post.example/2031/04/08/lock-gate"


def page(
    body: str,
    *,
    title: str = TITLE,
    head: str = "",
    data: Mapping[str, object] | None = None,
    lang: str = "en",
) -> bytes:
    """Return a page with some markup in its body, in UTF-8."""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{title} | Harbour Post</title>{head}{script}</head><body>{body}</body></html>"
    ).encode()


def paragraphs(*more: str) -> str:
    """Return the report's paragraphs, and more, as elements."""
    return "".join(f"<p>{words}</p>" for words in (*PARAGRAPHS, *more))


BLOG = page(
    '<header><h1 class="site"><a href="/">Harbour Post</a></h1><nav><ul><li><a href="/w">World</a>'
    '<li><a href="/s">Sport</a></ul></nav></header><main><article class="post"><header>'
    f'<h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="author">By Ann Roe'
    '</span> <time class="entry-date published" datetime="2031-04-08T23:40:00-05:00">April 8, 2031'
    '</time></div></header><div class="entry-content"><figure><img src="gate.jpg"><figcaption>The '
    "lock at dawn. (Photo: Max Poe/Elling Wire)</figcaption></figure>"
    f"<p>{PARAGRAPHS[0]}</p><h2>Road closed in time</h2><p>{PARAGRAPHS[1]}</p>"
    '<p><a href="/frost">Read more: The great frost, remembered by those who saw it</a></p>'
    f"<p>{PARAGRAPHS[2]}</p></div></article><section class='related'><h3>Related posts</h3><ul><li>"
    '<a href="/a">Ferry late again in the upper harbour</a><li><a href="/b">Tide tables for spring'
    "</a></ul></section></main><footer>© 2031 Harbour Post. All rights reserved.</footer>",
    head=f'<link rel="canonical" href="{URL}"><meta property="og:site_name" content="Harbour Post">'
    f'<meta property="og:title" content="{TITLE}"><meta name="author" content="Ann Roe">'
    '<meta property="article:published_time" content="2031-04-09T04:40:00+00:00">'
    '<meta property="article:modified_time" content="2031-04-11T08:00:00+00:00">',
)
"""As a blog's program makes it: its data name the day after the one that it prints."""

DATA = page(
    f'<h1>{TITLE}</h1><p class="standfirst">A keeper, a sluice and a metre of water in the lower '
    f'town.</p><div class="story">{paragraphs()}</div>',
    data={
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "datePublished": "2029-01-01"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2031-04-08",
                "dateModified": "2031-04-10",
                "author": [{"@type": "Person", "name": "Ann Roe"}, {"name": "Nobody Printed"}],
                "publisher": {"@type": "Organization", "name": "Harbour Post"},
            },
        ],
    },
)
"""With structured data (JSON-LD) and no other."""

TABLES = page(
    '<table width="100%"><tr><td width="120"><a href="/">Home</a><br><a href="/a">Archive</a></td>'
    f"<td><font size=5><b>{TITLE}</b></font><br><br>"
    + "<br><br>".join(PARAGRAPHS)
    + '</td><td><a href="/t">Tides</a><br><a href="/f">Ferries</a></td></tr></table>',
)
"""As pages were laid out before there were better means."""

POST = (
    '<blockquote class="twitter-tweet">'
    '<p lang="fa" dir="rtl">دروازه شکست و شهر پایین زیر آب رفت</p>'
    "&mdash; Elling Keeper (@ellingkeeper) <a href='https://twitter.com/e/1'>April 8, 2031</a>"
    "</blockquote>"
)
"""A post in Persian, as the service's own code embeds it."""
