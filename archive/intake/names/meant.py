"""Whose another form a name of a report is: by CLDR, by the report's own words, by its letters."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from archive.intake.names.like import Known, Like, distinctive
from archive.intake.names.other import in_latin, noun_in_english
from archive.intake.names.parts import Type
from archive.intake.names.seen import Said, Seen, Sight, is_short
from archive.intake.names.words import ORGANIZATIONS, PLACES
from archive.text.fold import fold_name

_OTHER_SCRIPTS: Final = 0x370
_ENOUGH_INITIALS: Final = 4
_FARTHEST: Final = 16
"""So many names are gone through, one linked with the next, before a search ends."""


@dataclass(frozen=True, slots=True)
class Given:
    """Whose a form is."""

    target: str
    type: str


class Meanings:
    """Whom the names of one report mean, as far as that is known.

    ``given`` tells what was decided so far of forms that no record has.
    """

    def __init__(self, sight: Sight, known: Known, given: Mapping[str, Given]) -> None:
        self.sight, self.known, self.given = sight, known, given

    def of(self, key: str, seen: Seen, type_: Type | None, *, firm: bool) -> Iterator[Like]:
        """Yield the entities that a form may be another form of, the likeliest first.

        ``firm``: it stands somewhere with a capital that it needs.
        """
        found = (
            self._land(seen),
            self._said(key, seen, type_),
            *self._transliterated(seen),
            self._resembled(seen, type_, firm=firm),
            self._short_for(key, seen, firm=firm),
        )
        yield from (like for like in found if like)

    def _land(self, seen: Seen) -> Like | None:
        """Return the known country, city or institution that a form names."""
        if not seen.found.country:
            return None
        if seen.found.institution:
            return self.known.institution(seen.found.country, seen.found.institution)
        entity = self.known.land(seen.found.country)
        if entity is None:
            return None
        form = self.known.forms[entity][0]
        foreign = ord(seen.form[0]) >= _OTHER_SCRIPTS
        kind = "translation" if foreign else "acronym" if seen.form.isupper() else "name"
        return Like(entity, form, kind, 0.97, f"a name of {form} in Unicode's CLDR")

    def _said(self, key: str, seen: Seen, type_: Type | None) -> Like | None:
        """Return the entity of which the report itself says that the form is one of its names."""
        for said, other in self.sight.said.get(key, ()):
            held = self._reached(other)
            if held and not (type_ == "place" and held.type != "place"):
                form = self.sight.seen[other].form
                why = f"{said.why}: “{form}”"
                return Like(held.target, form, _kind(seen, said), said.score, why)
        return None

    def _reached(self, key: str) -> Given | None:
        """Return whose a form is, directly or over others with which the report links it."""
        waiting, met = deque([key]), {key}
        while waiting and len(met) < _FARTHEST:
            at = waiting.popleft()
            seen = self.sight.seen[at]
            held = self.holder(seen) or self._alike(seen)
            if held:
                return held
            linked = [other for _, other in self.sight.said.get(at, ()) if other not in met]
            waiting.extend(linked)
            met.update(linked)
        return None

    def _alike(self, seen: Seen) -> Given | None:
        like = self._resembled(seen, None, firm=True)
        return Given(like.entity, self.known.types[like.entity]) if like else None

    def holder(self, seen: Seen) -> Given | None:
        """Return whose a form is, if that is known or decided."""
        if seen.known:
            return Given(seen.known, self.known.types.get(seen.known, ""))
        return self.given.get(fold_name(seen.form))

    def _resembled(self, seen: Seen, type_: Type | None, *, firm: bool) -> Like | None:
        """Return the known entity whose name a form resembles, with the noun after it or without.

        With the noun the form grows: QUILL forces, where Quill Force is known.
        """
        if {seen.next, seen.next.removesuffix("s")} & (ORGANIZATIONS | PLACES):
            longer = f"{seen.form} {seen.next}"
            if like := self.known.spelled(longer):
                seen.form, seen.end = longer, seen.end + 1 + len(seen.next)
                return like
        sure = type_ if seen.found.type or type_ == "person" else None
        like = self.known.like(seen.form, sure, type_)
        named = firm or "organization" in seen.votes
        if like and ((like.kind == "short" and not named) or not self._together(like)):
            return None
        return like

    def _together(self, like: Like) -> bool:
        """Whether initials are enough: of few letters only where the report has both forms."""
        if not like.initials or len(like.initials) >= _ENOUGH_INITIALS:
            return True
        return fold_name(like.form) in self.sight.seen

    @cached_property
    def _full_names(self) -> Mapping[str, list[Seen]]:
        """The names of several words by their first word, their last, and all but the first."""
        found = defaultdict[str, list[Seen]](list)
        for seen in self.sight.seen.values():
            words = seen.form.replace("(", "").replace(")", "").split()
            if len(words) > 1:
                parts = {words[0], words[-1], " ".join(words[1:])}
                for part in parts:
                    found[fold_name(part)].append(seen)
        return found

    def _short_for(self, key: str, seen: Seen, *, firm: bool) -> Like | None:
        """Return the person whose surname a form is; whose first name, if nobody's surname."""
        if not is_short(seen) or seen.form.isupper():
            return None
        last: dict[str, Like] = {}
        first: dict[str, Like] = {}
        for other in self._full_names.get(key, ()):
            held = self.holder(other)
            if held and held.type == "person" and fold_name(other.form.split()[0]) != key:
                why = f"surname after the full name “{other.form}”"
                last[held.target] = Like(held.target, other.form, "surname", 0.93, why)
            elif held and held.type == "person" and firm:
                why = f"first part of the name “{other.form}”"
                first[held.target] = Like(held.target, other.form, "short", 0.6, why)
        found = [*(last or first).values()]
        return found[0] if len(found) == 1 else None

    def _transliterated(self, seen: Seen) -> Iterator[Like]:
        """Yield whose name in Latin letters has the same consonants, or the same class noun."""
        letters, noun = in_latin(seen.form), noun_in_english(seen.form)
        if letters and (like := self._only(self._by_letters.get(letters, ()))):
            yield Like(*like, "transliteration", 0.7, f"the same consonants as in “{like[1]}”")
        if noun and (like := self._only(self._by_noun.get(noun, ()))):
            yield Like(*like, "translation", 0.5, f"the report's only {noun}: “{like[1]}”")

    def _only(self, seen: list[Seen] | tuple[()]) -> tuple[str, str] | None:
        """Return the one entity that some names mean, and a form of it."""
        held = [(given.target, one.form) for one in seen if (given := self.holder(one))]
        return held[0] if len({target for target, _ in held}) == 1 else None

    @cached_property
    def _by_letters(self) -> Mapping[str, list[Seen]]:
        found = defaultdict[str, list[Seen]](list)
        for seen in self.sight.seen.values():
            found[distinctive(seen.form)].append(seen)
        return found

    @cached_property
    def _by_noun(self) -> Mapping[str, list[Seen]]:
        found = defaultdict[str, list[Seen]](list)
        for seen in self.sight.seen.values():
            for word in set(seen.form.lower().split()) & (ORGANIZATIONS | PLACES):
                found[word].append(seen)
        return found


def _kind(seen: Seen, said: Said) -> str:
    if said.kind == "translation":
        return said.kind
    return "acronym" if seen.form.isupper() and " " not in seen.form else "name"
