"""Which known name a new form resembles: another spelling, initials, a shorter or longer form.

Names from other scripts are spelled in Latin letters in many ways; what stays are the consonants.
So names are looked up by their consonants, and then compared letter by letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final
from unicodedata import category

from archive.intake.names.found import names_in
from archive.intake.names.lands import lands
from archive.intake.names.words import GENERIC, HONORIFICS, ORGANIZATIONS, PARTICLES, PLACES
from archive.records.model import Entity
from archive.text.fold import APOSTROPHES, fold_form, fold_name, normal

_WORDS: Final = re.compile(r"[^\W_]+")
_VOWELS: Final = re.compile(r"(?<!\A)[aeiouy]")
_DOUBLE: Final = re.compile(r"(.)\1+")
_SAME: Final = (("ck", "k"), ("ph", "f"), ("q", "k"), ("w", "v"))
_CONFUSED: Final = str.maketrans("oey", "uii")
_DIGITS: Final = re.compile(r"\d+")
_FEWEST: Final = 5
_MOST: Final = 32
"""More names that are so much alike are not told apart."""
_LEAST, _MEAN, _ALONE = 0.65, 0.75, 0.8
_CLASSES: Final = ORGANIZATIONS | PLACES | {"news", "agency"}
_PARTED: Final = frozenset({"port", "airport", "university", "bank", "times", "post", "street"})
"""Class nouns that make of a place's name that of something else."""


@dataclass(frozen=True, slots=True)
class Like:
    """A known entity that a form resembles, by which of its forms, how (a kind of alias), why."""

    entity: str
    form: str
    kind: str
    score: float
    why: str
    initials: str = ""
    """The initials, where they are all that the two have in common."""


_Forms = dict[str, list[tuple[str, str]]]
"""Entities and their forms, by what is the same for several."""


@dataclass(slots=True)
class Known:
    """All names that are known, in the order in which they came."""

    types: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[str]] = field(default_factory=dict)
    """Entity -> its forms."""
    _exact: dict[str, tuple[str, str]] = field(default_factory=dict)
    _bones: _Forms = field(default_factory=dict)
    _cores: _Forms = field(default_factory=dict)
    _short: _Forms = field(default_factory=dict)
    _lands: dict[str, str] = field(default_factory=dict)
    _institutions: dict[tuple[str, frozenset[str]], tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> "Known":
        """Return the names of some entities."""
        known = cls()
        for entity in entities:
            forms = (entity.name, *entity.names.values(), *(a.form for a in entity.aliases))
            for form in forms:
                known.add(form, entity.id, entity.type, entity.kind or "")
        return known

    def add(self, form: str, entity: str, type_: str, kind: str = "") -> None:
        """Learn a form of an entity."""
        self.types[entity] = type_
        self.kinds.setdefault(entity, kind)
        self.forms.setdefault(entity, []).append(form)
        plain = _unbracketed(form)
        self._exact.setdefault(fold_form(form), (entity, form))
        _note(self._bones, bones(plain), entity, form)
        if type_ != "person" and (core := _core(plain)):
            _note(self._cores, core, entity, form)
        for short in initials(plain):
            _note(self._short, short, entity, form)
        if form.isupper() and " " not in form:
            _note(self._short, form, entity, form)
        if land := lands().get(fold_name(form)):
            self._lands.setdefault(land.code, entity)
        for found in names_in(form, 0, len(form)):
            if found.institution:
                key = (found.country, office(found.institution))
                self._institutions.setdefault(key, (entity, form))

    def entity_of(self, form: str) -> str | None:
        """Return the entity that has a form, whatever its capitals."""
        held = self._exact.get(fold_form(form))
        return held[0] if held else None

    def land(self, code: str) -> str | None:
        """Return the entity of a country, region or city."""
        return self._lands.get(code)

    def institution(self, country: str, said: str) -> Like | None:
        """Return a country's institution under another of its names."""
        held = self._institutions.get((country, office(said)))
        why = f"the same institution of the same country as “{held[1]}”" if held else ""
        return Like(held[0], held[1], "name", 0.9, why) if held else None

    def like(self, form: str, type_: str | None, guess: str | None = None) -> Like | None:
        """Return the known entity that a form most resembles; None if two do so equally well.

        Only entities of ``type_`` are looked at, if it is given; of those that differ by a class
        noun only such as have the type that the words around the form let ``guess``.
        """
        best: dict[str, Like] = {}
        for like in (*self._likes(form, type_), *self._by_core(form, type_ or guess)):
            if like.entity not in best or best[like.entity].score < like.score:
                best[like.entity] = like
        ranked = sorted(best.values(), key=lambda like: (-like.score, like.entity))
        if len(ranked) > 1 and ranked[0].score == ranked[1].score:
            return None
        return ranked[0] if ranked else None

    def spelled(self, form: str) -> Like | None:
        """Return the known entity that has a form in other capitals or another spelling."""
        if held := self._exact.get(fold_form(form)):
            return Like(*held, "spelling", 0.92, f"“{held[1]}” in other capitals")
        return next(self._by_bones(form, None), None)

    def _by_bones(self, form: str, type_: str | None) -> Iterator[Like]:
        for entity, other in self._bones.get(bones(form), ()):
            if (score := likeness(form, other)) and self._agrees(entity, type_):
                kind = "transliteration" if score < 0.9 else "spelling"  # noqa: PLR2004 - a grade
                yield Like(entity, other, kind, score, f"spelled like “{other}”")

    def _likes(self, form: str, type_: str | None) -> Iterator[Like]:
        if held := self._exact.get(fold_form(form)):
            yield Like(*held, "spelling", 0.92, f"“{held[1]}” in other capitals")
        yield from self._by_bones(form, type_)
        if form.isupper() and " " not in form:
            for entity, other in self._short.get(form, ()):
                yield Like(entity, other, "acronym", 0.75, f"the initials of “{other}”", form)
        else:
            for short in initials(form):
                for entity, other in self._short.get(short, ()):
                    if other == short and self._agrees(entity, type_):
                        yield Like(entity, other, "name", 0.8, f"its initials are “{other}”", other)
        yield from self._longer(form, type_)

    def _by_core(self, form: str, type_: str | None) -> Iterator[Like]:
        """Yield those whose name is the same but for the class noun: Elling, Elling camp."""
        core = _core(form)
        for entity, other in self._cores.get(core, ()) if core else ():
            nouns = _class_nouns(form) ^ _class_nouns(other)
            held = " ".join([self.kinds[entity], *self.forms[entity][:_MOST]]).lower()
            strange = {noun for noun in _class_nouns(form) if noun not in held}
            if nouns & _PARTED or strange or not self._agrees(entity, type_):
                continue
            shorter = len(form) < len(other)
            why = f"“{other}” without" if shorter else f"“{other}” with"
            yield Like(entity, other, "short" if shorter else "name", 0.82, f"{why} a class noun")

    def _longer(self, form: str, type_: str | None) -> Iterator[Like]:
        """Yield persons whose first and last word agree: Ada Quill, Ada M. Quill."""
        words = form.split()
        if type_ != "person" or len(words) <= 2:  # noqa: PLR2004 - first and last
            return
        for shorter in (f"{words[0]} {words[-1]}", " ".join(words[1:])):
            for entity, other in self._bones.get(bones(shorter), ()):
                if self.types[entity] == "person" and (score := likeness(shorter, other)):
                    yield Like(entity, other, "name", score - 0.15, f"a longer form of “{other}”")

    def _agrees(self, entity: str, type_: str | None) -> bool:
        return type_ is None or self.types[entity] == type_


def _unbracketed(form: str) -> str:
    """Return a name without what a heading adds in brackets, or a surname without brackets."""
    before, _, inside = form.partition(" (")
    surname = " " not in before + inside and not inside.rstrip(")").isupper()
    return f"{before} {inside.rstrip(')')}" if inside and surname else before


def _note(forms: _Forms, key: str, entity: str, form: str) -> None:
    held = forms.setdefault(key, [])
    if len(held) < _MOST:
        held.append((entity, form))


def office(institution: str) -> frozenset[str]:
    """Return what an institution is called, whatever the order: Ministry of Justice."""
    words = {word for word in _WORDS.findall(institution.lower()) if word not in {"of", "the", "s"}}
    return frozenset(words - {"affairs"})


@lru_cache(maxsize=1 << 16)
def bones(form: str) -> str:
    """Return the consonants of each word of a name, its small words and marks left out."""
    return " ".join(_bones(word) for word in _plain_words(form))


def _plain_words(form: str) -> list[str]:
    plain = "".join(sign for sign in normal("NFD", form) if category(sign)[0] != "M").lower()
    for sign in APOSTROPHES:
        plain = plain.replace(sign, "")
    words = _WORDS.findall(plain.replace("ı", "i").replace("ø", "o").replace("ß", "ss"))
    kept = [word for word in words if word not in PARTICLES and word not in {"of", "the", "and"}]
    return kept or words


def _bones(word: str) -> str:
    if not word.isascii() or not word.isalpha():
        return word
    for old, new in _SAME:
        word = word.replace(old, new)
    first = "a" if word[0] in "aeiouy" else word[0]
    word = first + _VOWELS.sub("", word)[1:]
    if len(word) > 2:  # noqa: PLR2004 - a plural leaves something
        word = word.removesuffix("s")
    return _DOUBLE.sub(r"\1", word)


def distinctive(form: str) -> str:
    """Return the consonants of what distinguishes a name, without class nouns and numbers."""
    words = [word for word in bones(form).split() if word not in _CLASS_BONES]
    return " ".join(word for word in words if word.isalpha())


def _ratio(one: str, other: str) -> float:
    """Return how alike two words are, those vowels being the same that scripts confuse."""
    one, other = one.translate(_CONFUSED), other.translate(_CONFUSED)
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def likeness(form: str, other: str) -> float:
    """Return how alike two names of the same consonants are, 0 if not enough."""
    ours, theirs = _plain_words(form), _plain_words(_unbracketed(other))
    if len(ours) != len(theirs) or _DIGITS.findall(form) != _DIGITS.findall(other):
        return 0
    ratios = [_ratio(a, b) for a, b in zip(ours, theirs, strict=True)]
    mean = sum(ratios) / len(ratios)
    if len(ours) == 1:
        enough = mean >= _ALONE and len(ours[0]) >= _FEWEST and ours[0][0] == theirs[0][0]
    else:
        enough = mean >= _MEAN and min(ratios) >= _LEAST
    return round(0.55 + 0.4 * mean, 3) if enough else 0


def initials(form: str) -> tuple[str, ...]:
    """Return the initials of a name of several words: without small words, and with them."""
    words = [word for word in re.split(r"[\s\-‐‑]+", form.replace("&", " ")) if word]
    large = "".join(word[0] for word in words if word[:1].isupper())
    every = "".join(word[0].upper() for word in words if word[:1].isalpha())
    return tuple({short: None for short in (large, every) if len(short) > 2})  # noqa: PLR2004


def _core(form: str) -> str:
    """Return a name without its class nouns, folded; nothing where nothing distinctive is left."""
    words = [word for word in fold_form(form).split() if word not in _CLASSES and word != "of"]
    own = [word for word in words if word not in GENERIC and word not in HONORIFICS]
    return " ".join(words) if own and len(own) == len(words) else ""


def _class_nouns(form: str) -> set[str]:
    return {word for word in fold_form(form).split() if word in _CLASSES}


_CLASS_BONES: Final = frozenset(_bones(word) for word in _CLASSES)
