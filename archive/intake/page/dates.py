"""When a report was published, as its page states it; where statements disagree, no date.

A machine's date has an hour in some time zone, mostly UTC; readers saw the day of the newsroom.
So the printed day counts where it can be the same moment elsewhere on earth.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from archive.intake.page.head import Head, Stated, clean
from archive.intake.page.printed import Printed, is_elsewhere, only_printed, printed, says_update
from archive.intake.page.tree import Element, Page
from archive.intake.plain.date_lines import is_of_update
from archive.intake.plain.stated_dates import full_days
from archive.records.citing.when import month_of

_ISO = re.compile(
    r"(?P<y>\d{4})[-/]?(?P<m>\d\d)[-/]?(?P<d>\d\d)"
    r"(?:[T ]+(?P<H>\d\d?):?(?P<M>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?P<z>Z|[+-]\d\d:?\d\d)?)?"
)
_PUBLISHED = (
    "article:published_time", "article.published", "article:published", "og:published_time",
    "datepublished", "parsely-pub-date", "published_at", "published-date", "published_date",
    "publish-date", "publish_date", "publishdate", "publication_date", "publication-date",
    "pubdate", "og:pubdate", "pub_date", "article_date_original", "citation_publication_date",
    "citation_online_date", "dc.date.issued", "dcterms.issued", "cxenseparse:recs:publishtime",
    "sailthru.date", "shareaholic:article_published_time", "rnews:datepublished",
)  # fmt: skip
_CREATED = (
    "dc.date", "dcterms.date", "date", "datecreated", "dc.date.created", "dcterms.created",
    "article:created", "sn-post-date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "datemodified", "og:updated_time", "article.updated", "updated-date",
    "dc.date.modified", "dcterms.modified", "article_date_updated", "last-modified",
)  # fmt: skip
_VAGUE = frozenset({"meta date", "meta dc.date", "meta dcterms.date"})
"""What may also be the day on which a page was made up."""
_EPOCH = dt.date(1970, 1, 1)  # what programs write where they know no day
_EAST, _WEST = dt.timedelta(hours=14), dt.timedelta(hours=-12)
_YEARS = range(1850, 2200)
_SHORT = 160
_URL_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d\d)[/-](?P<d>\d\d)(?=/|[-_.]|$)")
_URL_NAMED = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3})/(?P<d>\d\d)/")


@dataclass(frozen=True, slots=True)
class Day:
    """A day: its EDTF text, why it is believed, and where it stands (in the transcript or not)."""

    text: str
    rule: str
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A machine's statement: the day it names, and the days that it can be anywhere on earth."""

    day: dt.date
    first: dt.date
    last: dt.date
    where: str
    is_local: bool
    """Whether it is told in words or with an offset from UTC, as a newsroom's own clock has it."""


def published_of(
    page: Page, head: Head, above: range, url: str, holders: Collection[Element] = ()
) -> Day | None:
    """Return the day of publication that a page states; None where it states none, or several.

    ``above`` are the numbers of the blocks around the headline, where a page prints its date;
    ``holders`` the elements that hold the headline.
    """
    moment = next(_moments(page, head, above, holders), None)
    in_print = list(printed(page, above, holders))
    if moment is None:
        return _only_printed(in_print) or _in_address(url)
    for one in _in_order(in_print, moment):
        if moment.first.isoformat() <= one.day <= moment.last.isoformat():
            return Day(one.day, "printed, and in the page's data", moment.where, one.start, one.end)
    if moment.where in _VAGUE and (named := only_printed([o for o in in_print if o.is_issue])):
        return Day(named.day, "printed as the day of publication", "", named.start, named.end)
    return _unprinted(page, head, above, moment, in_print, url)


def _in_order(printed: Sequence[Printed], moment: _Moment) -> list[Printed]:
    """Return what may be the day, likeliest first; an update counts where it is not later."""
    day = moment.day.isoformat()
    useful = [one for one in printed if not one.is_update or one.day <= day]
    return sorted(useful, key=lambda one: (one.day != day, one.is_update))


def _unprinted(
    page: Page, head: Head, above: range, moment: _Moment, printed: Sequence[Printed], url: str
) -> Day | None:
    """Return the day of a machine's statement, unless the page prints another one."""
    if numeric := _numeric(page, above, moment):
        return numeric
    changed = {
        str(other.day) for other in _read_all(head.data("dateModified"), head.named(*_MODIFIED))
    }
    others = {one.day for one in printed if not one.is_update} - changed
    if len(others) == 1 and moment.day.isoformat() in changed:
        return None
    address = _in_address(url)
    is_shown = moment.where.startswith("time")
    if address and not is_shown and str(moment.first) <= address.text <= str(moment.last):
        return Day(address.text, "in the page's data and its address", moment.where)
    return Day(str(moment.day), "in the page's data", moment.where)


def _moments(
    page: Page, head: Head, above: range, holders: Collection[Element]
) -> Iterator[_Moment]:
    """Yield what a page's data call the moment of publication, the surer first."""
    said = [*_read_all(head.data("datePublished"), head.named(*_PUBLISHED))]
    if said:
        yield _localized(said)
    yield from _read_all(_microdata(page.root, holders))
    yield from _read_all(head.named(*_CREATED), head.data("dateCreated"))
    yield from _read_all(_times(page.root, holders))
    near = [*_read_all(_times_near(page, above))]
    if len({one.day for one in near}) == 1:
        yield near[0]


def _localized(said: Sequence[_Moment]) -> _Moment:
    """Return the first statement with the day of another that names the newsroom's own day."""
    first = said[0]
    local = [one for one in said if one.is_local and first.first <= one.day <= first.last]
    return local[0] if local and not first.is_local else first


def _read_all(*groups: Iterator[Stated]) -> Iterator[_Moment]:
    for group in groups:
        for stated in group:
            if moment := _moment(stated):
                yield moment


def _microdata(root: Element, holders: Collection[Element]) -> Iterator[Stated]:
    for element in root.iter():
        if "datepublished" not in (element.get("itemprop") or "").lower():
            continue
        if element.tag != "meta" and not is_elsewhere(element, holders):
            value = element.get("datetime") or element.get("content") or "".join(element.itertext())
            yield Stated(clean(value), "itemprop datePublished")


def _times(root: Element, holders: Collection[Element]) -> Iterator[Stated]:
    """Yield the days of time elements that say what they are."""
    for element in root.iter("time"):
        named = (element.get("class") or "").lower()
        if element.get("pubdate") is not None or re.search(
            r"publish|entry-date|pubdate|posted", named
        ):
            if is_elsewhere(element, holders):
                continue
            yield Stated(clean(element.get("datetime") or ""), "time element")


def _times_near(page: Page, above: range) -> Iterator[Stated]:
    """Yield the days of time elements beside the headline, but for those of changes."""
    for holder in dict.fromkeys(page.blocks[at].element for at in above):
        for element in holder.iter("time"):
            named = (
                f"{element.get('class')} {element.get('itemprop')} {''.join(element.itertext())}"
            )
            before = element.getprevious()
            lead = element.getparent().text if before is None else before.tail or before.text
            if not says_update(named) and not says_update(lead or ""):
                yield Stated(clean(element.get("datetime") or ""), "time beside the headline")


def _moment(stated: Stated) -> _Moment | None:
    found = _ISO.match(stated.value)
    if not found:
        named = full_days(stated.value[:100])
        day = dt.date.fromisoformat(named[0].edtf) if len(named) == 1 else None
        return _Moment(day, day, day, stated.where, is_local=True) if day else None
    day = _date(found["y"], found["m"], found["d"])
    if day is None or found["H"] is None or int(found["H"]) > 23 or int(found["M"]) > 59:  # noqa: PLR2004
        return _Moment(day, day, day, stated.where, is_local=False) if day else None
    offset = _offset(found["z"])
    utc = dt.datetime.combine(day, dt.time(int(found["H"]), int(found["M"]))) - offset
    first, last = (utc + _WEST).date(), (utc + _EAST).date()
    return _Moment(day, first, last, stated.where, bool(offset))


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS and found != _EPOCH else None


def _offset(zone: str | None) -> dt.timedelta:
    if not zone or zone == "Z":
        return dt.timedelta()
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    return (1 if zone[0] == "+" else -1) * dt.timedelta(hours=hours, minutes=minutes)


def _numeric(page: Page, above: range, moment: _Moment) -> Day | None:
    """Return the day where it is printed in figures, in either order of day and month."""
    span = (moment.last - moment.first).days
    days = [moment.day, *(moment.first + dt.timedelta(days=n) for n in range(span + 1))]
    for day in dict.fromkeys(days):
        y, m, d = rf"(?:{day.year}|{day.year % 100:02})", f"0?{day.month}", f"0?{day.day}"
        form = re.compile(
            rf"(?<!\d)(?:{m}[/.-]{d}[/.-]{y}|{d}[/.-]{m}[/.-]{y}|{day.year}\D{m}\D{d})(?!\d)"
        )
        for at in above:
            block = page.blocks[at]
            found = form.search(page.words(block)[:_SHORT])
            if found and not is_of_update(page.words(block)):
                start, end = (block.start + place for place in found.span())
                return Day(str(day), "printed, and in the page's data", moment.where, start, end)
    return None


def _only_printed(found: Sequence[Printed]) -> Day | None:
    one = only_printed(found)
    if one is None:
        return None
    return Day(one.day, "printed beside the headline", "", one.start, one.end)


def _in_address(url: str) -> Day | None:
    found = _URL_DAY.search(url) or _URL_NAMED.search(url.lower())
    month = month_of(found["m"]) if found else None
    if not found or not month:
        return None
    day = _date(found["y"], month, found["d"])
    return Day(str(day), "in the page's address", "its address") if day else None
