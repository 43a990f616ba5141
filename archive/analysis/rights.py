"""Who may read what: the display of each article for an audience on a day."""

import datetime as dt

from archive.records.model import DISPLAYS, Article

AUDIENCES = ("public", "private")


def display_for(article: Article, audience: str, day: dt.date | None) -> str:
    """Return full, excerpt, metadata-only or withheld.

    ``private`` is a reader's own machine: everything. ``public`` follows the record: ``display``
    up to and with the day ``until``, ``then`` afterwards. ``day`` is never read from the clock;
    where it is not known (None), a term of rights shows the less of the two.
    """
    if audience == "private":
        return "full"
    rights = article.rights
    if not rights.until or not rights.then:
        return rights.display
    if day is None:
        return max(rights.display, rights.then, key=DISPLAYS.index)
    return rights.then if day > rights.until.last else rights.display
