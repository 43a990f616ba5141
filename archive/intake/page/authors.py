"""Who wrote the report on a page: whom its data name and the page credits in print."""

import re
from collections.abc import Iterator
from itertools import chain

from archive.intake.page.head import Head
from archive.intake.plain.agencies import is_agency
from archive.intake.plain.people import is_person, is_staff, publishes

_NAMES = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "byl", "og:article:author",
)  # fmt: skip
_AND = re.compile(r"\s*(?:[,;&/|]|\b(?:and|und|et|y|e)\b)\s+")
_BY = re.compile(r"(?:by|von|por|par)\s+", re.IGNORECASE)
_NOBODY = frozenset({"admin", "administrator", "editor", "webmaster", "guest", "user"})
_LONGEST = 80


def named(head: Head) -> Iterator[tuple[str, str]]:
    """Yield each person whom a page's data name as an author, and where."""
    for stated in chain(head.data("author"), head.named(*_NAMES)):
        for name in _AND.split(_BY.sub("", stated.value, count=1)):
            if _is_author(name.strip()):
                yield name.strip(), stated.where


def _is_author(name: str) -> bool:
    if not 2 < len(name) <= _LONGEST or "://" in name or name[0] == "@":  # noqa: PLR2004
        return False
    if name.casefold() in _NOBODY or is_agency(name) or is_staff(name) or publishes(name):
        return False
    return is_person(name) or is_person(name.title()) or not name.isascii()


def printed(text: str, name: str, begin: int = 0) -> int | None:
    """Return where a text has a name, whatever its capitals and spaces; None for nowhere."""
    form = r"\s+".join(map(re.escape, name.split()))
    found = re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE).search(text, begin)
    return found.start() if found else None
