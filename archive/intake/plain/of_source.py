"""Who published a text, as its page says it: a notice, an address, the host of its pictures."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from archive.intake.draft import Grade, Guess, Span
from archive.intake.plain.agencies import is_agency
from archive.intake.plain.credits import Byline
from archive.intake.plain.language import languages_named
from archive.intake.plain.people import is_generic, publishes
from archive.intake.plain.vocabulary import NO_NAMES

_WORD: Final = r"[^\W\d_a-z](?:[\w’'&-]|\.(?=\w))*"
_NAME: Final = rf"{_WORD}(?:\s+(?:(?:of|the|and|&|de|du|la|der|des|for)\s+)?{_WORD}){{0,6}}"
_PUBLISHED: Final = (
    r"(?i:.{0,80}?(?:published|appeared|posted|republished)\s+"
    r"(?:by|in|on|at|from|with\s+permission\s+(?:of|from)))\s+(?:the\s+)?"
)
_COPYRIGHT: Final = (
    r"(?i:(?:(?:copyright|©|\(c\))[\s,:]*){1,3}(?:\d{4}(?:\s*[–-]\s*\d{4})?)?[\s,:]*(?:by\s+)?)"
)
_NOTICES: Final = {
    "note of first publication": re.compile(rf"{_PUBLISHED}(?P<name>{_NAME})"),
    "alternate addresses": re.compile(rf"(?P<name>{_NAME}?)(?:['’]s)?\s+(?i:(?:web\s?)?sites?\b)"),
    "source line": re.compile(
        rf"(?i:sources?|quelle|fuente|منبع|المصدر)\s*[:：]\s*(?P<name>{_NAME})"
    ),
    "copyright notice": re.compile(rf"{_COPYRIGHT}(?P<name>{_NAME})"),
    "newsletter": re.compile(rf"(?i:follow|join|subscribe\s+to)\s+(?P<name>{_NAME})"),
    "related posts": re.compile(rf"(?i:more\s+from)\s+(?P<name>{_NAME})"),
}
"""By the rule of the zone that may hold it: where the name of a publisher stands."""
_NAMED_BY_FORM: Final = {"source line", "newsletter", "related posts"}
"""Notices that may name others than the publisher: there the name itself must be a paper's."""
_STATED: Final = {"note of first publication", "alternate addresses", "source line"}
"""Notices that say who publishes; a copyright's holder may be the owner of several papers."""
_NO_SOURCES: Final = frozenset({"all", "us", "our", "this", "you", "more"})
_RIGHTS: Final = re.compile(
    r"[\s.,–-]*(?:All\s+[Rr]ights|Tous\s+droits|Alle\s+Rechte).*|['’]s\Z|[.,]\Z"
)
_URL: Final = re.compile(r"https?://[^\s”“\"'<>\]\[)]{4,500}")
_SAID: Final = re.compile(
    r"(?i:url|link|permalink|source|original(?:\s+article)?|retrieved\s+from|available\s+at|address"
    r"|لینک(?:\s+خبر)?|نشانی|quelle|fuente|lien|enlace)\s*[:：]?\s*"
)
_UPLOADS: Final = re.compile(
    r"https?://(?:i\d\.wp\.com/)?(?P<host>[\w.-]{4,120})/wp-content/uploads/"
)
_PREFIXES: Final = ("www.", "m.", "cdn.", "static.", "media.", "images.", "img.", "amp.")
_LONGEST: Final = 600


def sources(
    text: str, zones: Sequence[Span], bylines: list[tuple[Span, Byline]], known: list[Guess]
) -> list[Guess]:
    """Return who published a text, and through whom: of several statements, the plainest."""
    stated = [*_notices(text, zones)]
    found = [*stated, *_in_bylines(text, bylines), *_hosts(text, known), *_uploads(text)]
    if not found:
        return []
    first = found[0]
    if first.rule == "note of first publication":
        others = (one for one in stated[1:] if _key(one) != _key(first))
        return [first, *(_as(one, "via") for one in [*others][:1])]
    return [first]


def _as(guess: Guess, field: str) -> Guess:
    return Guess(
        field=field,
        value=guess.value,
        grade=guess.grade,
        rule=guess.rule,
        start=guess.start,
        end=guess.end,
    )


def _key(guess: Guess) -> str:
    return str(guess.value).casefold().removeprefix("the ")


def _notices(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    for rule, form in _NOTICES.items():
        for zone in zones:
            if zone.rule == rule:
                found = form.match(text, zone.start, min(zone.end, zone.start + _LONGEST))
                if found and (guess := _named(found, rule)):
                    yield guess


def _named(found: re.Match[str], rule: str) -> Guess | None:
    name = _RIGHTS.sub("", found["name"]).strip()
    first = name.casefold().partition(" ")[0]
    if not name or first in _NO_SOURCES | NO_NAMES - {"the"} or is_agency(name):
        return None
    if name in languages_named() or len(name) == 1 or is_generic(name):
        return None
    if rule in _NAMED_BY_FORM and not publishes(name):
        return None
    start = found.start("name")
    grade: Grade = "stated" if rule in _STATED else "derived"
    return _guess(name, grade, rule, start, start + len(name))


def _guess(value: str, grade: Grade, rule: str, start: int, end: int) -> Guess:
    return Guess(field="source", value=value, grade=grade, rule=rule, start=start, end=end)


def _in_bylines(text: str, bylines: list[tuple[Span, Byline]]) -> Iterator[Guess]:
    for zone, byline in bylines:
        if byline.publisher:
            at = text.index(byline.publisher, zone.start)
            yield _guess(byline.publisher, "derived", "byline", at, at + len(byline.publisher))


def _hosts(text: str, known: list[Guess]) -> Iterator[Guess]:
    for guess in known:
        if guess.field == "url" and guess.start is not None:
            host = host_of(str(guess.value))
            at = text.index(host, guess.start) if host else 0
            if host:
                yield _guess(host, "derived", "host of the address", at, at + len(host))


def _uploads(text: str) -> Iterator[Guess]:
    """Yield the host of the site's own pictures, where they all lie on one."""
    found = [*_UPLOADS.finditer(text)]
    hosts = {_bare(one["host"]) for one in found}
    if len(hosts) == 1 and (host := hosts.pop()):
        at = text.index(host, found[0].start("host"))
        yield _guess(host, "derived", "host of a picture's address", at, at + len(host))


def host_of(address: str) -> str:
    """Return the host of an address without "www." and the like, "" where it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return _bare(host) if "." in host else ""


def _bare(host: str) -> str:
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def address(text: str, zones: Sequence[Span]) -> list[Guess]:
    """Return the address of a report where a line gives it: named as such, or first or last."""
    lines = [
        zone for zone in zones if zone.zone == "chrome" and _URL.search(text, zone.start, zone.end)
    ]
    for zone in lines:
        found = _URL.search(text, zone.start, zone.end)
        if found and _SAID.fullmatch(text[zone.start : found.start()]):
            return [_url(found, "stated", "line that names it an address")]
    for zone in lines:
        found = _URL.fullmatch(text, zone.start, zone.end)
        if found and zone in {zones[0], zones[-1]} and _is_page(found[0]):
            return [_url(found, "derived", "address on the first or last line")]
    return []


def _is_page(words: str) -> bool:
    try:
        return len(urlsplit(words).path.strip("/")) > 1
    except ValueError:
        return False


def _url(found: re.Match[str], grade: Grade, rule: str) -> Guess:
    words = found[0].rstrip(".,;")
    return Guess(
        field="url",
        value=words,
        grade=grade,
        rule=rule,
        start=found.start(),
        end=found.start() + len(words),
    )
