r"""Finding names in a text: a lexicon of forms, compiled to one regular expression.

Edges: a name is found only where no word runs across its ends. Letters, digits, the underscore,
combining marks, the soft hyphen and the zero width joiner make words; an apostrophe never does,
even where Unicode counts it as a letter (U+02BC). Hyphens and the zero width non-joiner end a
word: `anti-Iran` names Iran, `Iranian` does not.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal
from unicodedata import category

from archive.text.fold import APOSTROPHES, fold_form, fold_name, fold_signs, normal
from archive.text.trie import expression

Span = tuple[int, int]
"""Half-open offsets into a text, in code points."""

Found = tuple[int, int, tuple[str, ...]]
"""A name in a text: start, end, and the ids of all whom the form may mean, sorted.

A plain tuple, as making anything else takes longer than finding the name."""

FEW_LETTERS: Final = 3
"""A form of so few letters is not sought in capitals too: `Us` may be a film, `US` a country."""

_APOSTROPHE_LETTERS: Final = tuple(filter(str.isalnum, APOSTROPHES))
_JOINERS: Final = "_\u00ad\u200d"

_Ids = tuple[str, ...]
_Holds = Callable[[tuple[str, ...]], bool]
"""Whether one of these forms stands in the text; true of no forms."""


@dataclass(frozen=True, slots=True)
class Name:
    """One form by which an entity is named.

    Attributes:
        form: as a person writes it.
        entity: the id; `None` for a phrase that is nobody's name and only hides shorter names.
        case: `default`, as written or wholly in capitals; `exact`, as written; `any`, as written,
            in lower case, in capitals, or with each word capitalised.
        only_with: forms of which one must stand in the text too; if empty, none is asked.

    """

    form: str
    entity: str | None
    case: Literal["default", "exact", "any"] = "default"
    only_with: tuple[str, ...] = ()


def spellings(name: Name) -> set[str]:
    """Return the spellings of a name that are sought, their signs folded.

    Each is there as written, composed (NFC) and decomposed (NFD).

    >>> sorted(spellings(Name("Lake Town", "lake-town")))
    ['LAKE TOWN', 'Lake Town']
    """
    cases = {name.form, *_other_cases(name)}
    return {fold_signs(form) for case in cases for form in (case, *_normal_forms(case))}


def _other_cases(name: Name) -> tuple[str, ...]:
    form = name.form
    if name.case == "any":
        capitalised = " ".join(word[0].upper() + word[1:].lower() for word in form.split())
        return form.lower(), form.upper(), capitalised
    few = sum(map(str.isalpha, form)) <= FEW_LETTERS
    return () if few or name.case == "exact" else (form.upper(),)


def _normal_forms(form: str) -> tuple[str, ...]:
    return () if form.isascii() else (normal("NFC", form), normal("NFD", form))


class Lexicon:
    """Names, ready to be found in any number of texts. It never changes once it is made."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Compile `names`; raise `ValueError` for a form that is empty or only white space."""
        self._names: dict[str, dict[Name, None]] = {}
        sought: set[str] = set()
        for name in names:
            forms = spellings(name)
            if "" in forms:
                message = f"a name without a form: {name}"
                raise ValueError(message)
            sought |= forms
            for key in set(map(fold_name, forms)):
                self._names.setdefault(key, {})[name] = None
        self._pattern = re.compile(expression(sought))
        self._meanings = _Meanings(self._names)

    def find(self, text: str, spans: Sequence[Span] | None = None) -> list[Found]:
        """Return the names in `text`, in order; none overlaps another.

        Args:
            text: any text, in any normal form.
            spans: the parts to look in, in order and apart; all of the text if `None`. The end of
                a part is the end of a word, and no name runs across it: give paragraphs or zones.
                Forms of `only_with` are looked for in these parts too.

        At each place the longest form is taken. A form whose `only_with` is not met is as if it
        were not in the lexicon: a shorter one may be found in its place.

        """
        spans = ((0, len(text)),) if spans is None else tuple(spans)
        plain = _with_plain_apostrophes(text)

        @cache
        def folded() -> str:
            return fold_form(text)

        @cache
        def holds(forms: tuple[str, ...]) -> bool:
            if not forms or not any(fold_form(form) in folded() for form in forms):
                return not forms
            return bool(_companions(forms).find(text, spans))

        found: list[Found] = []
        for start, end in spans:
            part, at = plain[start:end], 0
            while at < len(part):
                at = self._collect(found, part, at, start, holds)
        return found

    def shared(self) -> list[tuple[Name, ...]]:
        """Return each group of names of different entities that have a spelling in common."""
        return list({tuple(names): None for names in self._names.values() if len(_ids(names)) > 1})

    def _collect(self, found: list[Found], part: str, at: int, offset: int, holds: _Holds) -> int:
        """Add the names from `at` on, up to one that must be settled; return where that ends."""
        plain, meanings = part.isascii(), self._meanings
        for match in self._pattern.finditer(part, at):
            ids = meanings[match[0]]
            if ids and (plain or _seems_free(part, *match.span())):
                found.append((offset + match.start(), offset + match.end(), ids))
            else:
                start = match.start()
                end, ids = self._settle(part, start, match.end(), holds)
                if ids:
                    found.append((offset + start, offset + end, ids))
                return end
        return len(part)

    def _settle(self, part: str, start: int, end: int, holds: _Holds) -> tuple[int, _Ids]:
        """Return where the longest form at `start` that names in this text ends, and its ids.

        If there is none, the end is one character on, from where the search may continue.
        """
        while end > start:
            if _stands_free(part, start, end):
                names = self._names[fold_name(part[start:end])]
                if holding := [name for name in names if holds(name.only_with)]:
                    return end, _ids(holding)
            shorter = self._pattern.match(part, start, end - 1)
            end = shorter.end() if shorter else start
        return start + 1, ()


class _Meanings(dict[str, _Ids]):
    """Whom each form met so far means; nobody, also where that depends on the rest of the text."""

    def __init__(self, names: Mapping[str, Iterable[Name]]) -> None:
        self._names = names

    def __missing__(self, form: str) -> _Ids:
        names = self._names[fold_name(form)]
        self[form] = () if any(name.only_with for name in names) else _ids(names)
        return self[form]


@cache
def _companions(forms: tuple[str, ...]) -> Lexicon:
    return Lexicon(Name(form, form) for form in forms)


def _ids(names: Iterable[Name]) -> _Ids:
    return tuple(sorted({name.entity for name in names if name.entity is not None}))


def _with_plain_apostrophes(text: str) -> str:
    """Return `text` with no apostrophe that counts as a letter; no offset changes."""
    if not text.isascii():
        for letter in _APOSTROPHE_LETTERS:
            text = text.replace(letter, "'")
    return text


def _seems_free(text: str, start: int, end: int) -> bool:
    """Return whether the expression, which knows letters but no marks, was right on both ends."""
    return text[max(start - 1, 0) : end + 1].isascii() or _stands_free(text, start, end)


def _stands_free(text: str, start: int, end: int) -> bool:
    return not (_within_word(text, start) or _within_word(text, end))


def _within_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _makes_word(text[at - 1]) and _makes_word(text[at])


def _makes_word(sign: str) -> bool:
    return sign.isalnum() or sign in _JOINERS or category(sign)[0] == "M"
