"""Who may read what: the display of each article for an audience on a day."""

import datetime as dt

from archive.records.model import Article

AUDIENCES = ("public", "private")


def display_for(article: Article, audience: str, day: dt.date) -> str:
    """Return full, excerpt, metadata-only or withheld.

    ``private`` is a reader's own machine: everything. ``public`` follows the record: ``display``
    up to and with the day ``until``, ``then`` afterwards. ``day`` is never read from the clock.
    """
    if audience == "private":
        return "full"
    rights = article.rights
    if rights.until and rights.then and day > rights.until.last:
        return rights.then
    return rights.display
