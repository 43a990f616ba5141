"""Redaction at the door: names and passages leave records and texts before anything else sees them.

A name is every form in the record of a redacted entity. It is found by its skeleton (case,
accents, joiners make no difference), its words in order or with the last one first, and whatever
signs stand between them, so that addresses, ids and hashtags give it away as little as texts do.
Finding too much is the smaller harm here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from sys import maxsize

from archive.records.blanks import MARK, SIGN, Blank, blanked
from archive.records.model import RedactedSpan
from archive.text.skeleton import skeleton
from archive.text.unwrap import unwrap

Decision = str | tuple[int, int]
"""By which words an article names someone, as a person decided: a form, or its place."""
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]{0,20}://|www\.)\S+", re.IGNORECASE)
_ID_OR_ADDRESS = re.compile(rf"{_ADDRESS.pattern}|\b[a-z0-9]+(?:-[a-z0-9]+)+", re.IGNORECASE)
_TAG = "</?[a-z][^<>]{0,200}>"
_BETWEEN = rf"(?:%[0-9a-f]{{2}}|&#?[a-z0-9]{{1,8}};|{_TAG}|_|\s++|[^\w\s{SIGN}]){{0,40}}"
_BETWEEN_TURNED = r"(?:%[0-9a-f]{2}|[-_+,]|\s++){0,40}"
"""What parts "Doe, Jane"; "Doe. Jane" are two sentences."""
_RUN_ON = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts in which a word may run on: Thai, Lao, Burmese, Korean, Khmer, Japanese, Chinese."""
_NO_SPACES = re.compile(f"[{_RUN_ON}]")
_LETTER = rf"[^\W\d_{_RUN_ON}]"
"""A letter that may not stand beside a name; one of those scripts is no part of a Latin word."""
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = f"(?<!{_LETTER})", f"(?!{_LETTER})"
_LEAST_PASSAGE = 4
_LEAST_LEFT = 4
_LEAST_JOINED = 7
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of what is redacted: ``by`` whom, its words, and how it is found in a skeleton."""

    by: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    capital: bool = False
    """Whether it counts only where a capital begins it: May, not may."""


def forms_of(by: str, written: str, *, capital: bool = False) -> Iterator[Form]:
    """Yield a name as it is sought: as written, with the last word first, with ä as ae."""
    seen = set()
    for spelt in (written, written.translate(_UMLAUTS), unwrap(written)[0]):
        words = tuple(_WORD.findall(skeleton(spelt)[0]))
        for turned, between in ((words, _BETWEEN), (words[-1:] + words[:-1], _BETWEEN_TURNED)):
            if turned and turned not in seen:
                seen.add(turned)
                yield Form(by, turned, _pattern(turned, between), capital)


def _pattern(words: tuple[str, ...], between: str = _BETWEEN) -> re.Pattern[str]:
    """Return the expression of words in order; as one long word they may stand inside another."""
    whole = between.join(map(re.escape, words))
    before = "" if _NO_SPACES.match(words[0]) else _NO_LETTER_BEFORE
    after = "" if _NO_SPACES.match(words[-1][-1]) else _NO_LETTER_AFTER
    joined = "".join(words)
    inside = f"|{re.escape(joined)}" if len(words) > 1 and len(joined) >= _LEAST_JOINED else ""
    return re.compile(f"{before}{whole}{after}{inside}")


def find(forms: Iterable[Form], text: str) -> list[Blank]:
    """Return where forms stand in a text, in order and apart, percent-encoded ones too.

    What stands around a name may make another once that is blanked; so it is sought until none is
    left.
    """
    sought, found = list(forms), list[Blank]()
    while sought and (more := _apart(_matches(sought, text))):
        found += more
        text = blanked(text, more)
    return _apart(found)


def _matches(forms: Iterable[Form], text: str) -> Iterator[Blank]:
    addresses = [match.span() for match in _ID_OR_ADDRESS.finditer(text)]
    for said, places in _readings(text):
        for form in forms:
            if all(word in said for word in form.words):
                for match in _in_turn(form, said):
                    start, end = places[match.start()], places[match.end()]
                    if not (form.capital and text[start].islower()) or _inside(start, addresses):
                        yield Blank(start, end, form.by)


def _readings(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the skeletons in which names are sought; each with a place for its end, too."""
    said, places = skeleton(text)
    yield said, _with_end(places, len(text))
    plain, origin = unwrap(text)
    if plain != text:
        said, places = skeleton(plain)
        yield said, _with_end([origin[place] for place in places], len(text))


def _with_end(places: Sequence[int], length: int) -> Sequence[int]:
    return range(length + 1) if isinstance(places, range) else [*places, length]


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is in one of some spans in order; capitals tell nothing in an address."""
    index = bisect_right(spans, (place, maxsize)) - 1
    return index >= 0 and place < spans[index][1]


def _in_turn(form: Form, said: str) -> Iterator[re.Match[str]]:
    """Yield where a form stands in a skeleton, looking only where its first word stands.

    To try the expression at each sign takes long where many passages are sought.
    """
    at = said.find(form.words[0])
    while at >= 0:
        match = form.pattern.match(said, at)
        if match:
            yield match
        at = said.find(form.words[0], match.end() if match else at + 1)


def _apart(found: Iterable[Blank]) -> list[Blank]:
    """Return spans in order; those that meet are one, named after the first and longest."""
    apart: list[Blank] = []
    for blank in sorted(found, key=lambda one: (one.start, -one.end)):
        if apart and blank.start < apart[-1].end:
            apart[-1] = apart[-1]._replace(end=max(apart[-1].end, blank.end))
        else:
            apart.append(blank)
    return apart


@dataclass(slots=True)
class Redaction:
    """All names that are redacted, and what is redacted with them in single articles."""

    forms: list[Form] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    """Old id of a redacted entity -> the id under which its page stands."""
    state: list[str] = field(default_factory=list)
    """What findings must have been made with; names nobody."""
    left: dict[str, str] = field(default_factory=dict)
    """Word of a redacted person's name, and redacted passage -> what it is, for messages."""
    decided: dict[str, list[tuple[Decision, str]]] = field(default_factory=dict)
    """article -> by which other words it names redacted entities, each with the entity."""

    def add(
        self, old: str, new: str, date: str, written: Mapping[str, bool], *, person: bool
    ) -> None:
        """Redact an entity: all forms of its name, and its old id.

        ``written``: form -> whether it counts only where a capital begins it.
        """
        forms: dict[tuple[str, ...], Form] = {}
        for one in sorted(written, key=lambda one: not written[one]):  # the wider one comes last
            forms |= {form.words: form for form in forms_of(new, one, capital=written[one])}
        self.forms += forms.values()
        self.ids[old] = new
        self.state.append(f"{new} {date} {len(written)}")
        self.left |= _left_of(forms.values(), person=person)

    def add_kept(self, by: str, written: Iterable[str], *, person: bool) -> list[Form]:
        """Redact more forms of a name, which stand in no record; return them."""
        forms = [form for one in written for form in forms_of(by, one)]
        self.forms += forms
        self.left |= _left_of(forms, person=person)
        return forms

    def decided_forms(self, article: str) -> list[Form]:
        """Return the other words by which an article names someone, as they are sought."""
        said = ((form, by) for form, by in self.decided.get(article, ()) if isinstance(form, str))
        return [one for form, by in said for one in forms_of(by, form)]

    def holds(self, text: str) -> bool:
        """Whether a redacted name stands in a text, an address (percent-encoded too) or an id."""
        return bool(find(self.forms, text)) if " " in text else self.hidden_in(text)

    def hidden_in(self, address: str) -> bool:
        """Whether a redacted name stands in an address or an id, where capitals tell nothing."""
        return bool(find(_caseless(self.forms), address))

    def words(self, text: str, more: Sequence[Form] = ()) -> str:
        """Return words of a record with a mark for each redacted name, or address with one."""
        if "://" in text or "www." in text.lower():
            text = _ADDRESS.sub(lambda one: MARK if self.hidden_in(one[0]) else one[0], text)
        return marked(text, find((*self.forms, *more), text))

    def id(self, text: str) -> str:
        """Return an id in which each redacted name has the id of its page."""
        if text in self.ids:
            return self.ids[text]
        parts, reached = [], 0
        for blank in find(_caseless(self.forms), text):
            parts += [text[reached : blank.start], blank.by]
            reached = blank.end
        words = (part.strip("-") for part in (*parts, text[reached:]))
        said = "-".join(filter(None, words)) if parts else text
        for old, new in self.ids.items():
            said = said if old in new else f"-{said}-".replace(f"-{old}-", f"-{new}-")[1:-1]
        return said

    def state_of(self, article: str, spans: Iterable[RedactedSpan]) -> list[str]:
        """Return with what findings of an article's text must have been made; it names nobody."""
        own = [f"{span.start}-{span.end}" for span in spans]
        return [*self.state, *own, *(f"{by}" for _, by in self.decided.get(article, ()))]

    def text(
        self, text: str, article: str, spans: Iterable[tuple[int, int]]
    ) -> tuple[str, tuple[Blank, ...]]:
        """Return an article's text without what is redacted, at the same length, and the blanks."""
        placed = [Blank(start, min(end, len(text))) for start, end in spans]
        forms = [form for one in placed for form in passage_forms(text[one.start : one.end])]
        forms += self.decided_forms(article)
        for said, by in self.decided.get(article, ()):
            if not isinstance(said, str):
                placed.append(Blank(said[0], min(said[1], len(text)), by))
        inside = find((*forms, *self.forms), text)
        blanks = tuple(_apart([*(one for one in placed if one.start < one.end), *inside]))
        return blanked(text, blanks), blanks


def passage_forms(words: str) -> list[Form]:
    """Return a redacted passage as it is sought elsewhere; one of few letters is not."""
    parts = tuple(_WORD.findall(skeleton(words)[0]))
    return [Form("", parts, _pattern(parts))] if len("".join(parts)) >= _LEAST_PASSAGE else []


def marked(text: str, blanks: Iterable[Blank]) -> str:
    """Return words with a mark in the place of each blank."""
    parts, reached = [], 0
    for blank in blanks:
        parts += [text[reached : blank.start], MARK]
        reached = blank.end
    return "".join([*parts, text[reached:]])


def _caseless(forms: Iterable[Form]) -> list[Form]:
    return [replace(form, capital=False) if form.capital else form for form in forms]


def _left_of(forms: Iterable[Form], *, person: bool) -> dict[str, str]:
    """Return the words by which one may still see who is meant where they stand in others.

    Of a person's name it is any word, of another name the whole: the rest may be common words.
    """
    said = [form for form in forms if not form.capital and (person or len(form.words) == 1)]
    words = sorted({word for form in said for word in form.words if len(word) >= _LEAST_LEFT})
    return dict.fromkeys(words, "a word of a redacted name")


def left_in(text: str, left: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return which of some words (by their skeletons) stand in a text, each with what it is."""
    if not left:
        return []
    said = skeleton(text)[0]
    return [(word, what) for word, what in left.items() if word in said]
