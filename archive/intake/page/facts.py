"""What a page states of its report: who published and wrote it, when, its address and language."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from archive.intake.draft import Grade, Guess, Span
from archive.intake.page.authors import named, printed
from archive.intake.page.classes import above as holders_of
from archive.intake.page.dates import published_of
from archive.intake.page.head import Head, Stated
from archive.intake.page.tree import Page
from archive.intake.page.zones import Report
from archive.intake.plain.agencies import is_agency
from archive.intake.plain.language import UNKNOWN, language_of
from archive.intake.plain.statements import guesses_of

_ABOVE = 5  # blocks over the headline in which a page may print its date
_LONGEST_NAME = 80
_LONGEST_URL = 2_000
_SOURCES = ("og:site_name", "dc.publisher", "publisher", "application-name")
_PLATFORMS = frozenset({"blogger", "wordpress", "wordpress.com", "medium", "tumblr"})
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_FROM_TEXT = frozenset({"dateline", "agency", "notes"})


def facts_of(
    page: Page, head: Head, report: Report, zones: Sequence[Span], address: str | None
) -> tuple[list[Guess], list[str]]:
    """Return what a page states of its report, and what a person should know.

    ``address`` is where the page was captured, as far as its packing tells.
    """
    url, doubts = _address(head, address)
    told = guesses_of(page.text, zones)
    found = [
        *_title(page, report),
        *_source(page, head, report),
        *(list(_authors(page, head, report)) or (one for one in told if one.field == "authors")),
        *_published(page, head, report, url.value if url else address or ""),
        *(
            [
                Guess(
                    field="url",
                    value=url.value,
                    grade="stated",
                    rule="address of the page",
                    words=url.where,
                )
            ]
            if url
            else ()
        ),
        *(one for one in told if one.field in _FROM_TEXT),
    ]
    language, doubt = _language(page, head, zones)
    return [*found, language], [*doubts, *doubt]


def _title(page: Page, report: Report) -> Iterator[Guess]:
    if report.headline:
        start = page.blocks[report.headline.first].start
        end = page.blocks[report.headline.last].end
        words = " ".join(page.text[start:end].split())
        yield Guess(
            field="title",
            value=words,
            grade="stated",
            rule=report.headline.rule,
            start=start,
            end=end,
        )


def _source(page: Page, head: Head, report: Report) -> Iterator[Guess]:
    for stated in _sources(page, head, report):
        name = re.split(r"\s*\|", stated.value, maxsplit=1)[0].strip()
        if _is_source(name):
            rule = "who publishes the page"
            yield Guess(field="source", value=name, grade="stated", rule=rule, words=stated.where)
            return


def _sources(page: Page, head: Head, report: Report) -> Iterator[Stated]:
    """Yield what may be the publisher's name, the surer first."""
    yield from head.named("og:site_name")
    yield from (one for one in head.data("publisher") if not is_agency(one.value))
    if report.headline:
        words = " ".join(page.words_between(report.headline.first, report.headline.last).split())
        if head.title.startswith(words):
            yield Stated(re.sub(r"^[\W_]+", "", head.title[len(words) :]), "the document's title")
    yield from head.data("publisher")
    yield from head.named(*_SOURCES)


def _is_source(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST_NAME or "://" in name or name.startswith("@"):
        return False
    return any(map(str.isalpha, name)) and name.casefold() not in _PLATFORMS


def _published(page: Page, head: Head, report: Report, url: str) -> Iterator[Guess]:
    begin = max(0, report.top - _ABOVE)
    above = range(begin, min(len(page.blocks), report.begin + 1))
    first = page.blocks[report.headline.first].element if report.headline else None
    if day := published_of(page, head, above, url, frozenset(holders_of(first))):
        grade: Grade = "derived" if day.words == "its address" else "stated"
        yield Guess(
            field="published",
            value=day.text,
            grade=grade,
            rule=day.rule,
            start=day.start,
            end=day.end,
            words=day.words,
        )


def _authors(page: Page, head: Head, report: Report) -> Iterator[Guess]:
    """Yield one guess with all whom the page's data name and the page credits in print."""
    begin = page.blocks[max(0, report.top - _ABOVE)].start
    found: dict[str, tuple[int, str]] = {}
    for name, where in named(head):
        at = printed(page.text, name, begin)
        if at is not None:
            words = " ".join(page.text[at : at + len(name)].split())
            found.setdefault(words, (at, where))
    if found:
        (first, (at, where)), *_ = found.items()
        yield Guess(
            field="authors",
            value=tuple({"name": name} for name in found),
            grade="stated",
            rule="credited, and in the page's data",
            start=at,
            end=at + len(first),
            words=where,
        )


def _address(head: Head, address: str | None) -> tuple[Stated | None, list[str]]:
    """Return the address of a page: what it calls its own, if that lies where it was captured."""
    captured = _sound(address or "")
    own = [Stated(head.links.get("canonical", ""), "link canonical"), *head.named("og:url")]
    joined = (
        Stated(urljoin(captured or "", one.value.strip()), one.where) for one in own if one.value
    )
    sound = [Stated(url, one.where) for one in joined if (url := _sound(one.value))]
    named = next((one for one in sound if urlsplit(one.value).path.strip("/")), None) or next(
        iter(sound), None
    )
    if captured is None:
        return named, []
    if named and _host(named.value) == _host(captured):
        return named, []
    doubt = [f"it calls {named.value} its address, but was saved from {captured}"] if named else []
    return Stated(captured, "where it was saved"), doubt


def _sound(url: str) -> str | None:
    """Return an address of the web without what follows #; None for any other, or an odd one."""
    if len(url) > _LONGEST_URL or re.search(r"[\s\x00-\x20\x7f<>\"\\]", url):
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and parts.hostname and not parts.username
        return (
            parts._replace(fragment="").geturl()
            if sound and "." in (parts.hostname or "")
            else None
        )
    except ValueError:
        return None


def _host(url: str) -> str:
    return re.sub(r"^(?:www|m|mobile|amp)\.", "", urlsplit(url).hostname or "")


def _language(page: Page, head: Head, zones: Sequence[Span]) -> tuple[Guess, list[str]]:
    """Return the language of the report: as the page says, unless its words speak against it."""
    words = "\n".join(page.text[zone.start : zone.end] for zone in zones if zone.zone == "body")
    read = language_of(words or page.text)
    named = next(iter(_languages(head)), None)
    if named and (read == UNKNOWN or named.value.split("-")[0].lower() == read):
        return Guess(
            field="language",
            value=named.value,
            grade="stated",
            rule="language of the page",
            words=named.where,
        ), []
    guess = Guess(
        field="language",
        value=read,
        grade="derived",
        rule="letters and words of the text (py3langid)",
        words="the text",
    )
    return guess, [f"it says that its language is {named.value}"] if named else []


def _languages(head: Head) -> Iterator[Stated]:
    said = (
        Stated(head.language, "html lang"),
        *head.data("inLanguage"),
        *head.named("og:locale", "content-language"),
    )
    for stated in said:
        if _TAG.fullmatch(stated.value):
            yield Stated(stated.value.replace("_", "-"), stated.where)
