"""Events that several reports tell of: new ones, and further reports of those on record."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive.analysis.reading import Reading
from archive.analysis.values.times import Anchor, times
from archive.intake.events.accounts import may_tell
from archive.intake.events.days import days_of
from archive.intake.events.group import Group, group
from archive.intake.events.named import date_of, month_of, name_of, names_of, noun_of, written
from archive.intake.events.near import Vectors
from archive.intake.events.words import Report, words
from archive.intake.proposal import Kind, Proposal
from archive.records.dates import parse
from archive.records.fields import LONGEST_ID
from archive.records.model import Event
from archive.records.read import slug
from archive.records.shelf import Shelf
from archive.records.vault import sha256

_Plain = dict[str, Any]
"""What a record's fields would hold."""
_LEAD = 600  # code points of a report in which it says when something happened
_ASKED = 5  # reports of a group that are read for its date
_FIRST = 10  # sentences of which one is shown as the evidence
_SHARED = 0.5  # the share of a group's reports from which on a record takes part in its event


def propose_events(shelf: Shelf, readings: Mapping[str, Reading]) -> Iterator[Proposal]:
    """Yield a proposal for each report of an event that several reports tell of.

    Where some are on record as accounts of an event, the others are proposed as further accounts;
    else each is proposed with one new event as its target. Only texts that are here are looked at.
    Reports of a series, such as a weekly balance, are so alike that they too may be grouped.
    """
    reports = reports_of(shelf, readings)
    groups, vectors = group(reports)
    taken, told = Counter[str](), _told(shelf)
    for one in groups:
        if len(one.members) > 1:
            found = _Found(shelf, readings, reports, one, vectors)
            known = Counter(event for report in found.members for event in told[report.id])
            best = min(known, key=lambda id_: (-known[id_], id_), default=None)
            yield from found.further(shelf.events[best]) if best else found.new(taken)


def _told(shelf: Shelf) -> defaultdict[str, list[str]]:
    """Return the events on record that each report has as a main subject."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for event in shelf.events.values():
        for account in event.accounts:
            if account.as_ == "main":
                told[account.article].append(event.id)
    return told


def reports_of(shelf: Shelf, readings: Mapping[str, Reading]) -> list[Report]:
    """Return the reports whose words are here, by id; a headline that is no part of a text too."""
    return [
        _report(reading, shelf)
        for id_, reading in sorted(readings.items())
        if reading.text and id_ in shelf.articles
    ]


def _report(reading: Reading, shelf: Shelf) -> Report:
    article, text = shelf.articles[reading.article], reading.text or ""
    title = f"{article.title}\n" if article.title and article.title not in text else ""
    by = len(title)
    headline = [(0, by - 1)] if title else []
    return Report(
        id=article.id,
        text=title + text,
        sentences=[*headline, *((s.start + by, s.end + by) for s in reading.sentences)],
        names=[(m.start + by, m.end + by, m.entity) for m in reading.mentions],
        date=article.published,
    )


@dataclass(frozen=True)
class _Found:
    """A group of reports, and what can be said of its event."""

    shelf: Shelf
    readings: Mapping[str, Reading]
    reports: Sequence[Report]
    group: Group
    vectors: Vectors

    @cached_property
    def members(self) -> list[Report]:
        """The reports of the group."""
        return [self.reports[index] for index in self.group.members]

    @cached_property
    def keys(self) -> list[str]:
        """The names that tell most of the group."""
        return names_of(self.vectors, self.group.rows)

    @cached_property
    def names(self) -> list[str]:
        """These names in words, as the surest report has them."""
        surest = max(range(len(self.members)), key=lambda at: (self.group.sure[at], -at))
        forms = {key: self._form(key) for key in self.keys}
        return written(forms, self.members[surest])

    def _form(self, key: str) -> str:
        """Return a name as it is written, a known one as its record has it."""
        entity = self.shelf.entities.get(key.removeprefix("@"))
        return entity.name if entity else self.vectors.forms[key]

    def further(self, event: Event) -> Iterator[Proposal]:
        """Yield the reports that are not yet on record as accounts of an event."""
        there = {account.article for account in event.accounts}
        for report, sure in zip(self.members, self.group.sure, strict=True):
            fits = may_tell(self.shelf.articles[report.id], event)
            if report.id not in there and fits:
                yield self._proposal("account", event.id, report, sure, {}, event.name)

    def new(self, taken: Counter[str]) -> Iterator[Proposal]:
        """Yield each report as one of a new event."""
        noun, when = noun_of(self.members), month_of(report.date for report in self.members)
        name = name_of(self.names, noun, when)
        words = (*self.names, noun, when) if self.names else ("event", self.members[0].id)
        target = self._free(slug(" ".join(words)), taken)
        facts = {"name": name, **self._facts()}
        for report, sure in zip(self.members, self.group.sure, strict=True):
            yield self._proposal("event", target, report, sure, facts, name)

    def _free(self, wanted: str, taken: Counter[str]) -> str:
        """Return an id that no event has and no other group was given."""
        wanted = wanted[: LONGEST_ID - 4].strip("-") or "event"
        while True:
            taken[wanted] += 1
            id_ = wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}"
            if id_ not in self.shelf.events:
                return id_

    def _facts(self) -> _Plain:
        """Return date, place and participants so far as most reports of the group give them."""
        date = date_of([self._dates(report) for report in self.members[:_ASKED]])
        facts: _Plain = {}
        if date:
            facts |= {"date": date, "date_basis": "the first words of several reports"}
        shared = [key[1:] for key in self.keys if key[0] == "@" and key[1:] in self.shelf.entities]
        places = [id_ for id_ in shared if self.shelf.entities[id_].type == "place"]
        if len(places) == 1:
            facts["place"] = places[0]
        others = [{"entity": id_} for id_ in shared if id_ not in places]
        return facts | ({"participants": others} if others else {})

    def _dates(self, report: Report) -> set[str]:
        """Return the days that a report gives in its first words."""
        anchor = Anchor(report.date) if report.date else None
        found = times(report.text[:_LEAD], anchor)
        return {time.edtf for time in found if time.edtf and _is_day(time.edtf)}

    def _account(self, report: Report) -> _Plain:
        span = self._evidence(report)
        if span is None:
            return {"article": report.id, "as": "main"}
        start, end = span
        digest = sha256((self.readings[report.id].text or "")[start:end])
        passage = {"start": start, "end": end, "sha256": digest}
        return {"article": report.id, "as": "main", "passages": [passage]}

    def _evidence(self, report: Report) -> tuple[int, int] | None:
        """Return the sentence near the beginning with most of the names of the group."""
        reading, wanted = self.readings[report.id], {*self.keys}
        first = reading.sentences[:_FIRST]
        if not first:
            return None
        held = [
            len(wanted & {word.key for word in words(_sentence(reading, s.start, s.end))})
            for s in first
        ]
        best = first[held.index(max(held))]
        return best.start, best.end

    def _proposal(
        self, kind: Kind, target: str, report: Report, sure: float, facts: _Plain, form: str
    ) -> Proposal:  # fmt: skip
        change = {**facts, "accounts": [self._account(report)]}
        (passage,) = change["accounts"][0].get("passages", [{"start": None, "end": None}])
        return Proposal(
            kind=kind, article=report.id, start=passage["start"], end=passage["end"], form=form,
            target=target, score=sure, evidence=self._why(report), record=f"events/{target}.yml",
            change=change,
        )  # fmt: skip

    def _why(self, report: Report) -> str:
        """Return in words what a report shares with the others of its group."""
        others = len(self.members) - 1
        said = f"told with {others} other report{'s' if others > 1 else ''}"
        if self.names:
            said += f" that name {', '.join(self.names)}"
        dates = (one.date for one in self.members if one is not report)
        days = sorted(date.text for date in dates if date and days_of(date))
        if days:
            said += f"; they appeared {days[0]}" + (f" to {days[-1]}" if len({*days}) > 1 else "")
        return said


def _sentence(reading: Reading, start: int, end: int) -> Report:
    """Return one sentence of a reading as a report of its own."""
    names = [(m.start - start, m.end - start, m.entity) for m in reading.mentions]
    return Report(
        id=reading.article,
        text=(reading.text or "")[start:end],
        sentences=[(0, end - start)],
        names=[name for name in names if 0 <= name[0] < end - start],
    )


def _is_day(edtf: str) -> bool:
    """Whether a date is a day of the calendar, without any doubt."""
    date = parse(edtf)
    return date.first == date.last and not (date.approximate or date.uncertain)
