"""Finding names agrees, on any text, with the slowest and plainest way to find them."""

from collections.abc import Sequence
from typing import Literal
from unicodedata import category, normalize

from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.names import Found, Lexicon, Name, Span, spellings
from archive.text.fold import ALIKE, APOSTROPHES, fold_name, fold_signs

Case = tuple[list[Name], str]
Normal = Literal["NFC", "NFD"]
NORMAL_FORMS: tuple[Normal, ...] = ("NFC", "NFD")

LETTERS = ["A", "b", "Ab", "aB", "3", "_", "é", "e\u0301", "ß", "ی", "ي", "ک", "\u0626", "ई"]
OTHERS = ["-", "\u2011", "\u2013", "'", "’", "\u02bc", "(", ")", ".", "\u200c"]
JOINERS = ["\u0301", "ी", "\u00ad", "\u200d"]
SPACES = [" ", "  ", "\u00a0", "\n", "\u2003 "]


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Name], str]:
    """Draw names and a text of a few signs, so that names meet and nest in it."""
    some = [st.lists(st.sampled_from(all_), max_size=2) for all_ in (OTHERS, JOINERS, SPACES)]
    signs = draw(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3))
    signs += [sign for group in some for sign in draw(group)]
    forms = st.lists(st.sampled_from(signs), min_size=1, max_size=5).map("".join).filter(str.strip)
    names = st.builds(
        Name,
        form=forms,
        entity=st.sampled_from(["one", "two", "three", None]),
        case=st.sampled_from(["default", "exact", "any"]),
        only_with=st.just(()) | st.lists(forms, min_size=1, max_size=2).map(tuple),
    )
    held = draw(st.lists(names, min_size=1, max_size=10))
    pieces = [*signs, *SPACES[:2], *(name.form for name in held)]
    return held, draw(st.lists(st.sampled_from(pieces), max_size=20).map("".join))


@given(cases())
def test_a_lexicon_finds_the_longest_form_at_each_place(case: Case) -> None:
    held, text = case
    assert Lexicon(held).find(text) == plainly(held, text)


@given(cases(), st.lists(st.integers(0, 60), max_size=6).map(sorted))
def test_parts_are_searched_as_texts_of_their_own(case: Case, cuts: list[int]) -> None:
    held, text = case
    cuts = [min(cut, len(text)) for cut in cuts]
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    assert Lexicon(held).find(text, spans) == plainly(held, text, spans)


@given(cases())
def test_names_found_stand_in_order_and_apart(case: Case) -> None:
    held, text = case
    ends = [offset for start, end, _ in Lexicon(held).find(text) for offset in (start, end)]
    assert ends == sorted(ends)


@given(cases(), st.sampled_from(NORMAL_FORMS))
def test_the_form_in_which_a_name_is_written_changes_nothing(case: Case, normal: Normal) -> None:
    held, text = case
    written = [
        Name(normalize(normal, name.form), name.entity, name.case, name.only_with) for name in held
    ]
    plain = normalize(normal, text)
    assert Lexicon(held).find(plain) == Lexicon(written).find(plain)


@given(cases())
def test_signs_that_are_alike_change_nothing(case: Case) -> None:
    held, text = case
    stands_for = str.maketrans({sign: first for first, all_ in ALIKE.items() for sign in all_})
    assert Lexicon(held).find(text) == Lexicon(held).find(text.translate(stands_for))


@given(st.text())
def test_folding_twice_folds_no_further(form: str) -> None:
    assert fold_name(fold_name(form)) == fold_name(form)
    assert fold_signs(fold_signs(form)) == fold_signs(form)


@given(st.text())
def test_normal_forms_of_a_name_have_one_key(form: str) -> None:
    assert fold_name(normalize("NFC", form)) == fold_name(normalize("NFD", form)) == fold_name(form)


def plainly(held: list[Name], text: str, spans: Sequence[Span] | None = None) -> list[Found]:
    """Find names by trying every form at every place."""
    spans = [(0, len(text))] if spans is None else spans
    parts = [text[start:end] for start, end in spans]
    holding = [name for name in held if not name.only_with or occur(name.only_with, parts)]
    found: list[Found] = []
    for (offset, _), part in zip(spans, parts, strict=True):
        at = 0
        while at < len(part):
            end, ids = longest(holding, part, at)
            if ids:
                found.append((offset + at, offset + end, ids))
            at = max(end, at + 1)
    return found


def occur(wanted: Sequence[str], parts: Sequence[str]) -> bool:
    companions = [Name(form, form) for form in wanted]
    return any(longest(companions, part, at)[1] for part in parts for at in range(len(part)))


def longest(held: list[Name], part: str, at: int) -> tuple[int, tuple[str, ...]]:
    ends = [
        (end, name.entity)
        for name in held
        for spelling in spellings(name)
        for end in [reach(spelling, part, at)]
        if end and free(part, at) and free(part, end)
    ]
    last = max((end for end, _ in ends), default=at)
    return last, tuple(sorted({id_ for end, id_ in ends if end == last and id_}))


def reach(spelling: str, part: str, at: int) -> int:
    """Return where `spelling` ends if it begins at `at`, else 0."""
    for sign in spelling:
        rest = part[at:]
        space = len(rest) - len(rest.lstrip())
        same = space if sign == " " else rest[:1] in {*ALIKE.get(sign, sign)}
        if not same:
            return 0
        at += same
    return at


def free(part: str, at: int) -> bool:
    return not (0 < at < len(part) and makes_word(part[at - 1]) and makes_word(part[at]))


def makes_word(sign: str) -> bool:
    if sign in APOSTROPHES:
        return False
    return category(sign)[0] in "LNM" or sign in {"_", "\u00ad", "\u200d"}
