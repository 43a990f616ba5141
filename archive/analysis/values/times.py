"""Time expressions read as EDTF dates, each with its derivation, or refused with the reason.

An absolute expression ("23 October 2019") means itself. A relative one ("on Wednesday", "Oct 23",
"last year") counts from an anchor, as a rule the date of the article; where that is not one
certain day, the expression is read for every day that it can be, and refused unless all agree.
What counts from something told before ("a week later") is refused, unless a person chose the
anchor. None may be silently wrong: where two readings are possible, there is none.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from archive.analysis.values.context import Context
from archive.analysis.values.expressions import expressions
from archive.analysis.values.frames import outside_frame
from archive.analysis.values.meanings import Meant, Seen, refused
from archive.analysis.values.patterns import LENGTH, NEAR, SAME, STATED, TOLD, WEEKDAY, Found, Kind
from archive.records.dates import Date, say

_AROUND: Final = dt.timedelta(days=30)
"""How far from an approximate or uncertain date the true one may lie."""
_MOST_DAYS: Final = 800  # an anchor longer than this settles nothing
_YEARS: Final = (1582, 9000)  # of the Gregorian calendar, with room on either side
_LEADS: Final = {
    "since": ("{}/..", "from then on"),
    "after": ("{}/..", "from then on"),
    "until": ("../{}", "up to then"),
    "till": ("../{}", "up to then"),
    "by": ("../{}", "up to then"),
    "before": ("../{}", "up to then"),
    **dict.fromkeys(("about", "around", "approximately", "circa"), ("{}~", "about then")),
}
_WHOLE: Final = {NEAR, TOLD, SAME, LENGTH}
_OPENING: Final = re.compile(r"(?:(?:in|on|of|during|the|روز)\s+)+", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"[^\S\n]*(?:,|-|–|—|(?:of|in|on|the|from|to|until|till|through)\b)?[^\S\n]*", re.IGNORECASE
)
_JOIN: Final = re.compile(
    r"[^\S\n]*(?:-|–|—|(?:to|and|until|till|through)\b)?[^\S\n]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date from which relative expressions count.

    ``chosen``: a person chose it for these very words, so that it also holds inside quotations
    and for what counts from something told before.
    """

    date: Date
    basis: str = "the article's date"
    chosen: bool = False

    def __str__(self) -> str:
        """Return the date in words with its basis."""
        return f"{say(self.date)} ({self.basis})"

    def days(self) -> list[dt.date]:
        """Return each day that it can be; none where they are too many to settle anything."""
        first, last = self.date.first, self.date.last
        if self.date.is_open or not _YEARS[0] < first.year <= last.year < _YEARS[1]:
            return []
        if self.date.approximate or self.date.uncertain:
            first, last = first - _AROUND, last + _AROUND
        size = (last - first).days + 1
        return [first + dt.timedelta(days=n) for n in range(size)] if size <= _MOST_DAYS else []


class FoundTime(NamedTuple):
    """A time expression: its place (code points, half-open), its date, and how that was found.

    ``edtf`` is None where it was refused; ``how`` then says why.
    """

    start: int
    end: int
    edtf: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A text and the day from which its expressions count."""

    context: Context
    anchor: Anchor | None
    days: list[dt.date]
    first_weekday: int

    def read(self, found: Found) -> Meant:
        """Return what an expression means by itself."""
        meant = self._by_kind(found)
        if meant.edtf is None or not (lead := found.words.get("lead", "").casefold()):
            return meant
        if self.context.text.startswith(("'s", "’s"), found.end):
            return refused(f"“{lead}” something of that time, not the time itself")
        return _led(meant, lead, found.row.kind)

    def _by_kind(self, found: Found) -> Meant:
        row = found.row
        if row.absolute:
            return row.absolute(found.words)
        if self.anchor is None or not self.days:
            return refused("counts from the article's date, which is not known well enough")
        if why := self._unfit(found, self.anchor):
            return refused(why)
        if row.kind == SAME:
            return Meant(self.anchor.date.text, f"the time told before, {self.anchor}")
        return self._agreed(found, self.anchor)

    def _unfit(self, found: Found, anchor: Anchor) -> str | None:
        """Return why an expression cannot count from this anchor."""
        kind = found.row.kind
        if anchor.chosen:
            return None
        if kind.counts_from == "told":
            return "counts from something told before"
        if kind == NEAR and self.context.in_quotation(found.start):
            return "inside a quotation, it counts from the day of speaking"
        if kind.yearless and self.context.is_attributive(found.start, found.end):
            return "used as a byword; of which year is not said"
        return None

    def _agreed(self, found: Found, anchor: Anchor) -> Meant:
        """Return the meaning on which all days agree that the anchor can be.

        On days around an approximate date an expression may mean nothing, but nothing else.
        """
        tense = self._tense(found)
        meanings = [
            (day, _meaning(found, Seen(day, tense, self.first_weekday))) for day in self.days
        ]
        stated = [meant for day, meant in meanings if anchor.date.first <= day <= anchor.date.last]
        given = {meant.edtf for _, meant in meanings if meant.edtf} | {m.edtf for m in stated}
        if len(given) > 1:
            return refused(f"depends on the day, which {anchor} does not give")
        return stated[0]._replace(how=stated[0].how.replace("{anchor}", str(anchor)))

    def _tense(self, found: Found) -> str:
        tense = self.context.tense(found.start, found.end)
        if tense != "unsaid":
            return tense
        return "unclear" if found.row.kind == WEEKDAY else "past"


def _meaning(found: Found, seen: Seen) -> Meant:
    relative = found.row.relative
    return relative(found.words, seen) if relative else refused("counts from nothing known")


def times(text: str, anchor: Anchor | None, language: str = "en") -> list[FoundTime]:
    """Return the time expressions of a text, in order.

    Give a whole text or paragraph and not only the words that matter: what stands before an
    expression tells whether it speaks of the past, of what is to come, or from another time.
    ``language`` (BCP 47): in Persian a week begins on Saturday, else on Monday.
    """
    first_weekday = calendar.SATURDAY if language.partition("-")[0] == "fa" else calendar.MONDAY
    context = Context.of(text)
    reader = Reader(context, anchor, anchor.days() if anchor else [], first_weekday)
    read = [(found, reader.read(found)) for found in expressions(text)]
    if anchor and not anchor.chosen:
        read = outside_frame(read, context, reader.days)
    read = _joined(text, _told_apart(text, read))
    return [FoundTime(_bare(text, found), found.end, *meant) for found, meant in read]


def _bare(text: str, found: Found) -> int:
    """Return where a date itself begins: "2014" of "in 2014", but "since 2014"."""
    opening = None if found.row.kind in _WHOLE else _OPENING.match(text, found.start, found.end)
    return opening.end() if opening else found.start


def _led(meant: Meant, lead: str, kind: Kind) -> Meant:
    """Return what "since", "until" or "about" make of a date."""
    if lead not in _LEADS:
        return meant
    form, how = _LEADS[lead]
    if form.startswith("..") and (kind == WEEKDAY or kind.yearless):
        return refused("may lie ahead or behind")
    if "/" in (meant.edtf or ""):
        return refused(f"“{lead}” a span of time")
    return Meant(form.format(meant.edtf), f"{meant.how}; {how}")


def _told_apart(text: str, read: list[tuple[Found, Meant]]) -> list[tuple[Found, Meant]]:
    """Refuse relative expressions side by side, which qualify each other, unless they agree."""
    wrong = set()
    for at, ((one, meant), (other, also)) in enumerate(pairwise(read)):
        if LENGTH in {one.row.kind, other.row.kind} or meant.edtf == also.edtf is not None:
            continue
        if _BESIDE.fullmatch(text, one.end, other.start):
            wrong |= {at} if one.row.kind != STATED else set()
            wrong |= {at + 1} if other.row.kind != STATED or one.row.kind == TOLD else set()
    why = refused("qualified by the time expression beside it")
    return [
        (found, why if at in wrong and meant.edtf else meant)
        for at, (found, meant) in enumerate(read)
    ]


def _joined(text: str, read: list[tuple[Found, Meant]]) -> list[tuple[Found, Meant]]:
    """Make one interval of "from March 2018 to June 2019"; half a "between" means nothing."""
    joined: list[tuple[Found, Meant]] = []
    for found, meant in read:
        before = joined[-1] if joined else None
        if before and _opens(before[0]) and _JOIN.fullmatch(text, before[0].end, found.start):
            joined[-1] = (before[0]._replace(end=found.end, words={}), _interval(before[1], meant))
        else:
            joined.append((found, meant))
    return [
        (found, refused("the other end is not said") if _is_half(found) and meant.edtf else meant)
        for found, meant in joined
    ]


def _opens(found: Found) -> bool:
    return found.words.get("lead", "").casefold() in {"from", "between"}


def _is_half(found: Found) -> bool:
    """Tell whether an end is missing: a stated "from 2014" at least says when."""
    lead = found.words.get("lead", "").casefold()
    return lead == "between" or (lead == "from" and found.row.kind != STATED)


def _interval(first: Meant, last: Meant) -> Meant:
    begin, end = first.edtf, (last.edtf or "").removeprefix("../")
    if not begin or not end or "/" in begin + end or begin > end:
        return refused("an end of the interval is not certain")
    return Meant(f"{begin}/{end}", "both ends as stated")
