"""Names in running text that no record has: capitals in a row, taken apart by the words around.

What belongs to a name follows the rules of the archive's content model: the longest name; titles
outside; a country with an institution only where it alone says which one; class nouns that are
part of the name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.intake.names.lands import is_nation, lands
from archive.intake.names.parts import (
    CLASSES,
    TITLES,
    Type,
    class_noun,
    institution,
    keeps_land,
    land,
    land_at,
    may_name,
    needs_nation,
    shouted,
    type_of_words,
)
from archive.intake.names.tokens import Run, Token, runs, tokens
from archive.intake.names.words import (
    COMPANIES,
    GENERIC,
    HAPPENINGS,
    MINISTERIAL,
    NO_NAMES,
    OPENERS,
    ORGANIZATIONS,
    PARTICLES,
    TIMES,
)
from archive.text.fold import fold_name

_LONGEST: Final = 9
_LONGEST_RUN: Final = 27
_FEW: Final = 4
_MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A span that seems to be a name. ``type`` is what its own words say, None where they do not.

    ``rule`` tells in a few words why it was taken; ``first``: it is one word that begins a
    sentence, where every word has a capital; ``titled``: a title stands before; ``country`` (ISO
    3166) and ``institution`` are given where a country's institution is named.
    """

    start: int
    end: int
    type: Type | None
    rule: str
    first: bool = False
    titled: bool = False
    country: str = ""
    institution: str = ""


def names_in(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield the names of one sentence, ``text[start:end]``, in order; no two overlap."""
    words = list(tokens(text, start, end))
    following = {word.start: at for at, word in enumerate(words)}
    for run in runs(text, words):
        if len(run) <= _LONGEST_RUN:
            after = following[run[-1].start] + 1
            yield from _Cut(text, words[0].start, words[after : after + 2]).names(run)


def shouts(text: str, start: int, end: int) -> bool:
    """Whether most words of a passage have capitals, as in titles: there they say nothing."""
    words = [word for word in tokens(text, start, end) if len(word.text) >= _FEW]
    return len(words) >= _FEW and sum(word.capital for word in words) > _MOSTLY * len(words)


class _Cut:
    """Takes one run of capitals apart."""

    def __init__(self, text: str, first: int, after: list[Token]) -> None:
        self.text, self.first, self.after = text, first, after

    def names(self, run: Run) -> Iterator[Found]:
        for part in self._parts(self._begun(run)):
            yield from self._segment(part)

    def _begun(self, run: Run) -> Run:
        """Return a run without the words before it that have capitals for other reasons."""
        while run and (run[0].word in OPENERS and not shouted(run[0])):
            run = run[1:]
            while run and not run[0].capital:
                run = run[1:]
        return run

    def _parts(self, run: Run) -> Iterator[Run]:
        """Yield what "of", "and" and days tear apart, each without small words at its ends."""
        part: Run = []
        for index, token in enumerate(run):
            small = not token.capital
            if (small and not self._links(part, token, run[index + 1 :])) or token.word in TIMES:
                yield part
                part = []
            elif part or not small:
                part = [*part, token]
        yield part

    def _links(self, left: Run, link: Token, right: Run) -> bool:
        """Whether a small word joins two parts of one name."""
        if link.text == "the":
            return bool(left) and not left[-1].capital
        following = next((token for token in right if token.capital), None)
        if not left or following is None or left[-1].owner:
            return False
        if link.text in {"of", "for", "on"}:
            return self._complements(left, right)
        if link.text == "and":
            complemented = (
                any(token.word in ORGANIZATIONS and token is not left[-1] for token in left)
                and left[-1].word not in CLASSES
            )
            shared = GENERIC | ORGANIZATIONS
            ours = all(token.word in shared for token in left if token.capital)
            same = following.word in GENERIC or not (is_nation(following.text) or land([following]))
            return (
                (complemented or (ours and right[-1].word in CLASSES))
                and same
                and (following.word not in TITLES)
            )
        return link.text in PARTICLES and left[-1].capital and left[-1].word not in CLASSES

    def _complements(self, left: Run, right: Run) -> bool:
        """Whether "of" joins: the Council of Elders, also where "of Norland" follows that."""
        ends = [token.word for token in (left[-1], right[-1])]
        if ends[0] in CLASSES:
            whole = ends[1] in ORGANIZATIONS and right[0].text == "the"
            return not (left[-1].word in TITLES or whole or ends[0] in COMPANIES)
        complemented = any(token.text == "of" for token in left)
        return complemented and bool(land_at(right[:1]) or land_at(right))

    def _segment(self, part: Run) -> Iterator[Found]:
        while part and not part[-1].capital:
            part = part[:-1]
        if not part or len(part) > _LONGEST:
            return
        title = self._title(part)
        if title is None:
            yield from self._owned(part)
            return
        begin, stop = title
        yield from self._before_title(part[:begin], part[stop - 1])
        yield from self._titled_name(part[stop:])

    def _title(self, part: Run) -> tuple[int, int] | None:
        """Return where the title in a part begins and ends; None where there is none."""
        at = [index for index, token in enumerate(part) if token.word in TITLES]
        if not at or (part[-1].word in CLASSES and part[-1].word not in TITLES):
            return None
        begin, stop = at[0], at[-1] + 1
        while begin and part[begin - 1].word in GENERIC and part[stop - 1].word in MINISTERIAL:
            begin -= 1
        return begin, stop

    def _before_title(self, left: Run, title: Token) -> Iterator[Found]:
        """Yield the institution or country before a title: of ministers only the country."""
        left = [*left]
        while left and not left[-1].capital:
            left.pop()
        if not left:
            return
        length = land_at(left)
        if title.word in MINISTERIAL:
            yield from self._land(left[:length]) if length else []
        else:
            yield from self._owned(left)

    def _titled_name(self, right: Run) -> Iterator[Found]:
        while right and not right[0].capital:
            right = right[1:]
        for index, token in enumerate(right):
            if token.owner and index + 1 < len(right):
                yield from self._name(right[: index + 1], titled=True)
                yield from self._owned(right[index + 1 :])
                return
        yield from self._name(right, titled=True)

    def _owned(self, part: Run) -> Iterator[Found]:
        """Yield the names on both sides of a possessive, or the institution of a country."""
        while part and part[0].word in NO_NAMES and part[-1].word not in ORGANIZATIONS:
            part = part[1:]
        institution = self._institution(part)
        if institution:
            yield institution
            return
        for index, token in enumerate(part[:-1]):
            if token.owner:
                yield from self._owned(part[: index + 1])
                yield from self._owned(part[index + 1 :])
                return
        yield from self._placed(part)

    def _institution(self, part: Run) -> Found | None:
        """Return a country's institution: Norland's Foreign Ministry, the Norlandic Army."""
        said = institution(part)
        if said is None:
            return None
        return Found(
            start=part[0].start, end=part[-1].end, type="organization", country=said[0],
            rule="a country's institution", institution=said[1],
        )  # fmt: skip

    def _placed(self, part: Run) -> Iterator[Found]:
        """Yield a name, its country or nation apart where it is no part of it."""
        if not part:
            return
        if is_nation(part[0].text) and not land_at(part):
            if len(part) > 1 and not needs_nation(part[1:]):
                yield from self._placed(part[1:])
                return
            if len(part) == 1:
                return
        length = land_at(part)
        if length == len(part):
            yield from self._land(part)
        elif length and not keeps_land(part[length:]):
            yield from self._land(part[:length])
            yield from self._placed(part[length:])
        elif length and part[-1].word in HAPPENINGS:
            yield from self._land(part[:length])
        else:
            yield from self._name(part)

    def _land(self, part: Run) -> Iterator[Found]:
        known = lands().get(fold_name(self.text[part[0].start : part[-1].end]))
        if known:
            kind: Type = "organization" if known.kind == "organization" else "place"
            yield Found(
                start=part[0].start, end=part[-1].end, type=kind, rule=f"known as a {known.kind}",
                country=known.code,
            )  # fmt: skip

    def _name(self, part: Run, *, titled: bool = False) -> Iterator[Found]:
        part = [*part]
        while part and (not part[-1].capital or part[-1].word in TIMES):
            part.pop()
        if not part or part[-1].word in HAPPENINGS or not may_name(self.text, part):
            return
        end, noun = class_noun(self.text, part, self.after)
        type_, rule = type_of_words(part)
        if titled:
            type_, rule = "person", "a title stands before"
        elif noun:
            type_, rule = noun, "a class noun belongs to it"
        first = len(part) == 1 and part[0].start == self.first and not noun and not titled
        yield Found(start=part[0].start, end=end, type=type_, rule=rule, first=first, titled=titled)
