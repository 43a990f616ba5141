"""The names of one report that no record has, each with its places, cues and what is said of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from archive.analysis.reading import Passage, Reading
from archive.intake.names.cues import Votes, votes
from archive.intake.names.found import Found, names_in, shouts
from archive.intake.names.links import bracketed_surname, links, other_script
from archive.intake.names.other import names_in_other_script
from archive.intake.names.words import words
from archive.records.blanks import meeting
from archive.text.fold import fold_name, fold_signs

_WITHOUT_CAPITALS: Final = words(
    "am ar bn ckb de dv fa gu he hi ja ka km kn ko lb lo ml mr my ne pa ps sd si ta te th ug ur yi",
    "zh",
)
"""Languages in which capitals tell no names: they have none, or (de, lb) every noun has one."""
_TITLES: Final = frozenset({"headline", "subhead"})


@dataclass(slots=True, kw_only=True)
class Seen:
    """One form in one report: where it stands first, how often, and what speaks for its type.

    ``firm`` counts the places where a capital says something; ``known`` is the entity that has the
    form already, ``next`` the word behind its first place.
    """

    form: str
    start: int
    end: int
    found: Found
    zone: str
    lang: str
    count: int = 0
    firm: int = 0
    votes: Votes = field(default_factory=Votes)
    known: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Two forms of which the report says that they mean one."""

    one: str
    other: str
    why: str
    score: float
    kind: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What one report shows: its forms by their folded form, in order, and what it says of them.

    ``said`` lists for a form what is said of it and another, with the folded form of that other.
    """

    article: str
    seen: dict[str, Seen]
    said: dict[str, list[tuple[Said, str]]]


def sight(reading: Reading, more: tuple[Found, ...] = ()) -> Sight:
    """Return the names of a report whose text is here; ``more`` were found by other means."""
    text, seen, said = reading.text or "", dict[str, Seen](), list[Said]()
    meant = _Meant(reading)
    for number, group in groupby(reading.sentences, key=lambda sentence: sentence.passage):
        passage = reading.passages[number]
        if _is_title(text, passage) and shouts(text, passage.start, passage.end):
            continue
        found = [name for one in group for name in _found(text, one.start, one.end, passage.lang)]
        found = _with(found, [n for n in more if passage.start <= n.start < passage.end])
        found = list(meant.own(_joined(text, found)))
        for name in found:
            _see(seen, text, name, passage.zone, passage.lang, meant)
        keys = [fold_name(text[name.start : name.end]) for name in found]
        said += [
            Said(keys[link.one], keys[link.other], link.why, link.score, link.kind)
            for link in links(text, found)
        ]
        said += _scripts(seen, text, found, passage.zone)
    by_form = defaultdict[str, list[tuple[Said, str]]](list)
    for one in dict.fromkeys(said):
        by_form[one.other].append((one, one.one))
        by_form[one.one].append((one, one.other))
    return Sight(reading.article, seen, dict(by_form))


def is_short(seen: Seen) -> bool:
    """Whether a form is one word."""
    return " " not in seen.form


def _found(text: str, start: int, end: int, lang: str) -> Iterator[Found]:
    if lang.partition("-")[0] in _WITHOUT_CAPITALS:
        return names_in_other_script(text, start, end, lang)
    return names_in(text, start, end)


def _is_title(text: str, passage: Passage) -> bool:
    """Whether a passage is, or may be, a title, in which every word has a capital."""
    open_ended = text[passage.end - 1] not in '.!?…"”’)]'
    return passage.zone in _TITLES or (passage.zone == "body" and open_ended)


def _with(found: list[Found], more: list[Found]) -> list[Found]:
    free = [n for n in more if all(n.end <= f.start or n.start >= f.end for f in found)]
    return sorted([*found, *free], key=lambda name: name.start)


def _joined(text: str, found: list[Found]) -> list[Found]:
    """Return the names of a passage, a first name and its surname in brackets as one."""
    joined: list[Found] = []
    for name in found:
        if joined and bracketed_surname(text, joined[-1], name):
            first = joined.pop()
            name = Found(  # noqa: PLW2901 - both together
                start=first.start, end=name.end + 1, type="person", titled=True,
                rule="a surname in brackets",
            )  # fmt: skip
        joined.append(name)
    return joined


class _Meant:
    """The places of a report where names are known."""

    def __init__(self, reading: Reading) -> None:
        known = [(m.start, m.end, m.entity) for m in reading.mentions]
        known += [(d.start, d.end, d.entities[0]) for d in reading.doubts]
        self.known = sorted(known)
        self.blanks = reading.blanks
        self.at = 0

    def own(self, found: list[Found]) -> Iterator[Found]:
        """Yield the names that lie in no longer known one and cross none; in order."""
        for name in found:
            blank = next(meeting(name.start, name.end, self.blanks), None)
            if not blank and all(name.start <= a and b <= name.end for a, b, _ in self.over(name)):
                yield name

    def over(self, name: Found) -> list[tuple[int, int, str]]:
        """Return the known names that share a character with a name."""
        while self.at < len(self.known) and self.known[self.at][1] <= name.start:
            self.at += 1
        while self.at and self.known[self.at - 1][1] > name.start:
            self.at -= 1
        last = self.at
        while last < len(self.known) and self.known[last][0] < name.end:
            last += 1
        return self.known[self.at : last]


def _see(
    seen: dict[str, Seen], text: str, name: Found, zone: str, lang: str, meant: _Meant
) -> None:
    form = fold_signs(text[name.start : name.end])
    same = [id_ for a, b, id_ in meant.over(name) if (a, b) == (name.start, name.end)]
    first = seen.setdefault(
        fold_name(form),
        Seen(form=text[name.start : name.end].replace("\u00a0", " "), start=name.start,
             end=name.end, found=name, zone=zone, lang=lang),
    )  # fmt: skip
    if first.found.first and not name.first:
        first.start, first.end, first.found, first.zone = name.start, name.end, name, zone
    first.count += 1
    first.firm += not name.first
    first.votes += votes(text, name, zone)
    first.known = first.known or (same[0] if same else "")
    if not first.next:
        following = text[name.end : name.end + 24].split(maxsplit=1)[:1]
        spaced = text[name.end : name.end + 1] in {" ", "\u00a0"}
        first.next = following[0].strip(".,;:’'”\"") if following and spaced else ""


def _scripts(seen: dict[str, Seen], text: str, found: list[Found], zone: str) -> Iterator[Said]:
    for name in found:
        place = other_script(text, name)
        if place:
            form = text[slice(*place)].strip()
            twin = Found(start=place[0], end=place[1], type=name.type, rule="in brackets")
            seen.setdefault(
                fold_name(form),
                Seen(form=form, start=place[0], end=place[1], found=twin, zone=zone, lang=""),
            )
            why = "the same name in another script, in brackets"
            one = fold_name(text[name.start : name.end])
            yield Said(one, fold_name(form), why, 0.85, "translation")
