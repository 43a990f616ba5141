"""What a plain text says of itself: title, authors, agency, dateline, day, source, language.

Works on any plain text with zones, whoever made them: a paste, a page, or a scan. A value is
*stated* where the text says it in so many words, *derived* where it follows from the text by the
rule that is named. What the text does not say is left out, and `missing_in` names it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.intake.draft import Guess, Span
from archive.intake.plain.credits import Byline, agency_signed, byline_of, credits_of
from archive.intake.plain.datelines import Dateline, dateline_of
from archive.intake.plain.embeds import attribution_of
from archive.intake.plain.head import FOUND_IN_CROWD
from archive.intake.plain.language import UNKNOWN, language_name, language_of
from archive.intake.plain.of_date import published
from archive.intake.plain.of_source import address, sources
from archive.intake.plain.people import Credited
from archive.intake.plain.stated_dates import day_of

_MOST_POSTS: Final = 20  # that a record's notes list
_READ: Final = {"body", "headline", "standfirst", "subhead", "caption"}


def guesses_of(text: str, zones: Sequence[Span]) -> list[Guess]:
    """Return what a text says of itself, each value with its evidence (code points of `text`)."""
    found = [
        *_title(text, zones),
        *_authors(text, zones),
        *_dateline(text, zones),
        *_language(text, zones),
        *address(text, zones),
        *_posts(text, zones),
    ]
    found += sources(text, zones, _bylines(text, zones), found)
    agencies = [*_agencies(text, zones)]
    found += agencies[:1]
    found += published(text, zones, found)
    return found


def missing_in(text: str, zones: Sequence[Span], guesses: Sequence[Guess]) -> tuple[str, ...]:
    """Return what a reader would expect and the text does not say, in a few words each."""
    said = {guess.field: guess for guess in guesses}
    return tuple(_missing(text, zones, said))


def _missing(text: str, zones: Sequence[Span], said: dict[str, Guess]) -> Iterator[str]:
    if "title" not in said:
        yield "no headline"
    if "source" not in said:
        yield "who published it"
    if "authors" not in said:
        yield "no author is named"
    yield from _doubtful(text, zones)
    if "published" not in said:
        yield "when it was published"
    elif said["published"].grade != "stated":
        yield "the day of publication is not stated, only derived"
    for guess in said.values():
        if (
            guess.field == "dateline"
            and isinstance(guess.value, dict)
            and "date" not in guess.value
        ):
            yield (
                "the dateline states no year"
                if _has_day(guess.value)
                else "the dateline has no day"
            )
        if guess.value == UNKNOWN:
            yield "the language is not certain"


def _has_day(value: dict[str, str]) -> bool:
    return any(map(str.isdigit, value["text"]))


def _doubtful(text: str, zones: Sequence[Span]) -> Iterator[str]:
    """Yield what may be a name of an author and may be something else."""
    for zone in zones:
        if "caption or byline" in zone.rule:
            yield f"whether the name at {zone.start}–{zone.end} is a byline or a caption"
        elif zone.zone == "byline":
            byline = byline_of(text[zone.start : zone.end])
            if byline and byline.doubtful:
                yield f"whether “{byline.doubtful}” in the byline is an author"


def _of(zones: Sequence[Span], *names: str) -> Iterator[Span]:
    return (zone for zone in zones if zone.zone in names)


def _title(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    for zone in [*_of(zones, "headline")][:1]:
        words = " ".join(text[zone.start : zone.end].split())
        guess = _stated("title", words, zone.rule, zone.start, zone.end)
        yield replace(guess, grade="derived") if zone.rule == FOUND_IN_CROWD else guess


def _stated(field: str, value: str, rule: str, start: int, end: int) -> Guess:
    return Guess(field=field, value=value, grade="stated", rule=rule, start=start, end=end)


def _bylines(text: str, zones: Sequence[Span]) -> list[tuple[Span, Byline]]:
    read = ((zone, byline_of(text[zone.start : zone.end])) for zone in _of(zones, "byline"))
    return [(zone, byline) for zone, byline in read if byline]


def _authors(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    """Yield one guess with all who are credited, above and below the report."""
    bylines = _bylines(text, zones)
    people = {Credited(name): zone for zone, byline in bylines for name in byline.people}
    for zone in _of(zones, "agency_credit"):
        for person in credits_of(text[zone.start : zone.end]) or ():
            people.setdefault(person, zone)
    if not people:
        return
    first, last = next(iter(people.values())), [*people.values()][-1]
    rule = "byline" if first.zone == "byline" else "credits at the end"
    if first is not last and last.zone == "agency_credit":
        rule = f"byline, and credits at the end ({last.start}–{last.end})"
    value = tuple(_author(person) for person in people)
    yield Guess(
        field="authors", value=value, grade="stated", rule=rule, start=first.start, end=first.end
    )


def _author(person: Credited) -> dict[str, str]:
    name = " ".join(person.name.split())
    return {"name": name, "role": person.role} if person.role else {"name": name}


def _datelines(text: str, zones: Sequence[Span]) -> Iterator[tuple[Span, Dateline]]:
    for zone in _of(zones, "dateline"):
        found = dateline_of(text[zone.start : zone.end] + " So")  # the report goes on
        if found:
            yield zone, found


def _dateline(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    for zone, found in _datelines(text, zones):
        value = {"text": " ".join(found.text.split()), "place": " ".join(found.place.split())}
        day = day_of(found.date)
        if day:
            value["date"] = day
        end = zone.start + len(found.text)
        yield Guess(
            field="dateline",
            value=value,
            grade="stated",
            rule="start of the first paragraph",
            start=zone.start,
            end=end,
        )
        return


def _agencies(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    for zone, dateline in _datelines(text, zones):
        if dateline.agency:
            at = zone.start + dateline.text.rindex(dateline.agency)
            end = at + len(dateline.agency)
            yield _stated("agency", dateline.agency, "dateline", at, end)
    for zone, byline in _bylines(text, zones):
        if byline.agency:
            at = text.index(byline.agency, zone.start)
            yield _stated("agency", byline.agency, "byline", at, at + len(byline.agency))
    for zone in _of(zones, "agency_credit"):
        name = agency_signed(text[zone.start : zone.end])
        if name:
            at = text.index(name, zone.start)
            yield _stated("agency", name, "named below the report", at, at + len(name))


def _language(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    words = "\n".join(text[zone.start : zone.end] for zone in zones if zone.zone in _READ)
    yield Guess(
        field="language",
        value=language_of(words),
        grade="derived",
        rule="letters and words of the text (py3langid)",
        words="the text",
    )


def _posts(text: str, zones: Sequence[Span]) -> Iterator[Guess]:
    """Yield a note of the posts that the report shows: by whom, when, in which language."""
    pairs = [pair for pair in pairwise(zones) if pair[1].zone == "embed_attribution"]
    notes = tuple(_note(text, *pair) for pair in pairs[:_MOST_POSTS])
    if notes:
        start, end = pairs[0][1].start, pairs[0][1].end
        rule = "line of dash, name, handle, date"
        yield Guess(field="notes", value=notes, grade="stated", rule=rule, start=start, end=end)


def _note(text: str, post: Span, signed: Span) -> str:
    by = attribution_of(text[signed.start : signed.end].strip())
    if by is None:
        return f"A post is embedded at {post.start}–{signed.end}."
    day = day_of(by.date)
    told = f", dated {day}" if day else ""
    language = f", in {language_name(post.lang)}" if post.lang and post.zone == "embed" else ""
    return (
        f"A post by {by.name} ({by.handle}){told}{language} is embedded at {post.start}–{post.end}."
    )
