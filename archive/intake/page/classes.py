"""What a page's own markup says of a passage: elements, and the words of class names and ids.

Class names are written by people for people: "related-posts", "photoCredit". Their words, in any
order, are a weak hint; so they decide only where trafilatura has not, or beside an element's name.
"""

import re
from collections.abc import Iterator

from archive.intake.page.tree import Element

_NEAR = 3  # elements around a passage by whose class names it may be a legend
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
CAPTIONS = frozenset({"caption", "captions", "cutline", "figcaption", "legend"})
CREDITS = frozenset({"credit", "credits", "photocredit", "photographer"})
BYLINES = frozenset({"author", "authors", "byline", "bylines", "contributor", "contributors"})
STANDFIRSTS = frozenset({
    "dek", "deck", "standfirst", "strapline", "subheadline", "subhed", "subhead", "subheading",
    "subline", "subtitle",
})  # fmt: skip
CHROME = frozenset({
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment",
    "comments", "cookie", "cookies", "consent", "disclaimer", "disqus", "feedback", "footer",
    "menu", "most", "nav", "navbar", "navigation", "newsletter", "newsletters", "outbrain",
    "pager", "pagination", "paywall", "popular", "popup", "postinfo", "promo", "promotion",
    "rail", "recirc", "recommended", "related", "share", "sharing", "sidebar", "signup", "social",
    "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "toolbar", "trending",
    "widget", "cta",
})  # fmt: skip
EMBEDS = {
    "twitter-tweet": "Twitter", "twitter-video": "Twitter", "instagram-media": "Instagram",
    "tiktok-embed": "TikTok", "fb-post": "Facebook", "fb-video": "Facebook",
    "reddit-card": "Reddit", "reddit-embed-bq": "Reddit", "telegram-post": "Telegram",
    "mastodon-embed": "Mastodon", "bluesky-embed": "Bluesky",
}  # fmt: skip
"""Class names that the services' own embedding code gives a quoted post."""


def words_of(element: Element) -> frozenset[str]:
    """Return the words of an element's class names and id, in small letters."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    return frozenset(word.lower() for word in _PART.findall(named))


def above(element: Element, top: Element | None = None) -> Iterator[Element]:
    """Yield an element and those around it, from within, without ``top`` and what holds it."""
    while element is not None and element is not top:
        yield element
        element = element.getparent()


def embed_of(element: Element) -> Element | None:
    """Return the quoted post that an element stands in."""
    for holder in above(element):
        if holder.tag == "blockquote" and service_of(holder):
            return holder
    return None


def service_of(holder: Element) -> str | None:
    """Return the service whose post an element shows."""
    names = (holder.get("class") or "").split()
    return next((EMBEDS[name] for name in names if name in EMBEDS), None)


def is_caption(element: Element) -> bool:
    """Whether an element is, or stands in, the legend of a picture."""
    for depth, holder in enumerate(above(element)):
        if holder.tag in {"figcaption", "figure"}:
            return True
        if depth < _NEAR and words_of(holder) & (CAPTIONS | CREDITS):
            return True
    return False


def is_chrome(element: Element, top: Element) -> bool:
    """Whether what surrounds an element, below the report's own holder, is not the report."""
    return any(
        holder.tag in {"nav", "footer", "form", "button", "label"} or words_of(holder) & CHROME
        for holder in above(element, top)
    )
