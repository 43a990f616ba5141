"""Feeds and lists of addresses, with the network: each page is fetched and read as a saved one.

The only module that knows feedparser. What a feed tells of a report that cannot be fetched is kept.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped]

from archive.intake.documents.described import described
from archive.intake.documents.fetch import Fetched, Unfetched, fetch
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft, Guess
from archive.intake.kinds import kind_of
from archive.intake.refused import Refused
from archive.records.citing.facts import Facts
from archive.records.citing.when import edtf_of
from archive.text.saved_html import plain_text

_MOST = 500
_LARGEST, _DEEPEST = 8 << 20, 500
_TAGS = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)[a-zA-Z][^<>]*?(/?)>", re.DOTALL
)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def read_feed(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the reports that a feed, a list of addresses or (``data`` empty) an address names.

    Raises Refused: at once where there is nothing, at the end where pages could not be fetched.
    """
    if not data:
        yield from _asked(origin)
    elif kind_of(data, origin) == "feed":
        yield from _of_feed(data, origin)
    else:
        yield from _of_list(data, origin)


def _asked(address: str) -> Iterator[Draft]:
    try:
        page = fetch(address)
    except Unfetched as why:
        said = f"could not be fetched: {why}"
        raise Refused(said, "look at it in a browser, and save it") from why
    if kind_of(page.data, page.address) == "feed":
        yield from _of_feed(page.data, address)
    else:
        yield from _of_page(page, address)


def _of_list(data: bytes, origin: str) -> Iterator[Draft]:
    lines = [line.strip() for line in text_of(data).lstrip("\ufeff").splitlines()]
    addresses = list(dict.fromkeys(line for line in lines if _WEB.fullmatch(line)))
    if not addresses or len(addresses) > _MOST:
        raise Refused(f"names {len(addresses):,} addresses", f"name 1 to {_MOST}, one a line")
    failed: list[str] = []
    for address in addresses:
        try:
            yield from _of_page(fetch(address), f"{origin}: {address}")
        except (Unfetched, Refused) as why:
            failed.append(f"{address} ({why.args[0]})")
    if failed:
        said = f"names {len(failed)} of {len(addresses)} addresses that gave nothing: "
        raise Refused(said + "; ".join(failed), "look at them in a browser, and save them")


def _of_page(page: Fetched, origin: str) -> Iterator[Draft]:
    if kind_of(page.data, page.address) == "pdf":
        from archive.intake.documents.pdf import read_pdf  # noqa: PLC0415 - pypdf loads for this

        for draft in read_pdf(page.data, origin):
            yield _retrieved(draft, page)
    else:
        yield _retrieved(page_of(page.data, origin, page.address), page)


def page_of(data: bytes, origin: str, address: str) -> Draft:
    """Return the report of a web page."""
    from archive.intake.page.saved import read_page  # noqa: PLC0415 - lxml loads for this

    return read_page(data, origin, address=address)


def _retrieved(draft: Draft, page: Fetched) -> Draft:
    """Return a draft with the day and the address at which it was fetched."""
    guesses = draft.guesses
    if not any(guess.field == "url" for guess in guesses):
        rule = "the address at which it was fetched"
        guess = Guess(field="url", value=page.address, grade="looked-up", rule=rule, words=rule)
        guesses = (*guesses, guess)
    return replace(draft, retrieved=draft.retrieved or page.day, guesses=guesses)


def _of_feed(data: bytes, origin: str) -> Iterator[Draft]:
    if len(data) > _LARGEST or _depth(data) > _DEEPEST:
        raise Refused("is too large or too deep for a feed", "look at it in a browser")
    found = feedparser.parse(io.BytesIO(data))
    entries = [entry for entry in found.entries[:_MOST] if _WEB.fullmatch(_said(entry, "link"))]
    if not entries:
        raise Refused("is a feed without addresses of reports", "look at it in a browser")
    source = _said(found.feed, "title")
    for entry in entries:
        facts, place = _facts(entry, source), f"{origin}: {entry.link}"
        told = described(facts, place, "a feed", ours=False)
        try:
            for draft in _of_page(fetch(str(entry.link)), place):
                yield replace(draft, guesses=(*draft.guesses, *_more(told, draft)))
        except (Unfetched, Refused) as why:
            missing = f"its text: the page could not be had ({why.args[0]})"
            yield replace(told, unknown=(*told.unknown, missing))


def _depth(data: bytes) -> int:
    """Return how many tags are open at most; of very many feedparser would take the square."""
    open_ = deepest = 0
    for found in _TAGS.finditer(data):
        if found[1] is not None and not found[2]:
            open_ += -1 if found[1] else 1
            deepest = max(deepest, open_)
    return deepest


def _more(told: Draft, draft: Draft) -> list[Guess]:
    """Return what a feed tells and the page does not."""
    known = {guess.field for guess in draft.guesses}
    return [guess for guess in told.guesses if guess.field not in known]


def _facts(entry: Any, source: str) -> Facts:  # noqa: ANN401 - feedparser has no types
    said = {"title": "title", "url": "link", "abstract": "summary", "language": "language"}
    facts: Facts = {ours: text for ours, theirs in said.items() if (text := _said(entry, theirs))}
    if source:
        facts["source"] = source
    if abstract := facts.get("abstract"):
        facts["abstract"] = plain_text(str(abstract))
    names = filter(None, (_said(one, "name") for one in entry.get("authors", ())))
    facts["authors"] = tuple({"name": name} for name in names)
    terms = (_said(one, "term") for one in entry.get("tags", ()))
    facts["subjects"] = tuple(filter(None, terms))
    if published := edtf_of(_said(entry, "published")):  # feedparser would add a missing year
        facts["published"] = published
    return {name: value for name, value in facts.items() if value}


def _said(entry: Any, name: str) -> str:  # noqa: ANN401 - as above
    value = entry.get(name) if hasattr(entry, "get") else None
    return value.strip() if isinstance(value, str) else ""
