"""Saved web pages: the report on a page told from all else that the page holds.

The capture stays as it was saved. Its transcript has all words of the page; zones say which of
them are the report. Nothing is fetched, and nothing that a page says is obeyed.
"""

from importlib.metadata import version

from archive.intake.draft import Draft
from archive.intake.page.body import taken
from archive.intake.page.facts import facts_of
from archive.intake.page.head import Head, head_of
from archive.intake.page.markup import Markup, markup_of
from archive.intake.page.report import report_of
from archive.intake.page.title import headline_of
from archive.intake.page.tree import Page, page_of
from archive.intake.page.zones import Report, is_long, report, zones_of
from archive.intake.refused import Refused


def read_page(
    data: bytes, origin: str, *, address: str | None = None, charset: str | None = None
) -> Draft:
    """Read a saved page: HTML (packed with gzip or not) or a browser's single file (MHTML).

    ``origin`` is how the user named the document, ``address`` where it was captured, ``charset``
    the encoding that the server named. Raises Refused for what holds no page, or too large a one.
    """
    markup = markup_of(data, charset=charset)
    page = page_of(markup.text)
    if not any(map(str.isalnum, page.text)):
        raise Refused("is a page without words", "save the page when all of it is shown")
    return _draft(data, page, markup, origin, address or markup.address)


def _draft(data: bytes, page: Page, markup: Markup, origin: str, address: str | None) -> Draft:
    head = head_of(page.root)
    found = _report(page, head)
    zones = zones_of(page, head, found)
    guesses, doubts = facts_of(page, head, found, zones, address)
    if found.last < 0:
        doubts = ["no passage of the page is sure to be the report", *doubts]
    return Draft(
        origin=origin,
        capture=data,
        suffix=markup.suffix,
        text=page.text,
        tool=_tool(),
        zones=zones,
        guesses=tuple(guesses),
        retrieved=markup.saved,
        unknown=tuple(doubts),
    )


def _report(page: Page, head: Head) -> Report:
    found = taken(page)
    long = (at for at, block in enumerate(page.blocks) if found[at] and is_long(block))
    headline = headline_of(page, head, next(long, len(page.blocks)))
    return report(page, headline, found, report_of(page, found, headline))


def _tool() -> str:
    """Return what made the transcript and found the report in it."""
    made_by = ("lxml", "trafilatura")
    return "archive.intake.page.saved with " + ", ".join(
        f"{name} {version(name)}" for name in made_by
    )
