"""Words are folded and stemmed alike when the index is written and when it is asked."""
# ruff: noqa: E501 - rows of a table, some in scripts that count as wider

import argparse
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search import words
from tests.engine.node import TABLES, Node

TEXTS: Final = 40  # of one example: asked at once

SCRAPS: Final = (
    "Ka’b", "Ka'b", "Ka`b", "Ka´b", "U.S.", "u.s.a.", "M.E.K.", "e.g", "3.5", "a…b", "U․S", "Ｕ．Ｓ．",
    "Shqipëria", "E\u0308", "çarë", "Überfall", "u\u0308ber", "STRASSE", "Straße", "ẞ", "Køln",
    "İstanbul", "ısı", "I\u0307", "ΟΔΟΣ", "ὀδός", "ς", "Σ", "ǅ", "ﬁn", "ﬃ", "Ⅷ", "½", "x²", "①",
    "می\u200cرود", "مي\u200cرود", "كتاب", "کتاب\u200cها", "آلبانی", "مُحَمَّد", "الـــبانيا", "ة", "ى", "أإؤئ",
    "۱۴۰۲", "٢٠١٩", "۲٫۵", "«", "»", "،", "؟", "ﷺ", "ﻻ", "\u202b", "\u2067", "\u200e", "\ufeff",
    "\u0301", "\u0308", "\u064b", "東京", "한국어", "カ\u3099", "〇", "🙂", "👩\u200d👩\u200d👧", "\U0001d400",
    "-", "--", "–", "_", "a_b", "semi-final", "@x", "#y", "\0", "\t", "\u00a0", "\u00ad", "\u2028", ".",
)  # fmt: skip
SCRIPTS: Final = "abzABZ ßäöüÄÖÜëçËÇéñøđłæœþıİ .’'-\u200c\u200d\u0640يیىكکةآأ\u064e\u0651٣۳αςΣб中ｱﬁ\u0301\u202e1_"


def _assigned(sign: str) -> bool:
    """Tell whether Python's Unicode tables know a sign; browsers have newer ones."""
    return unicodedata.category(sign) not in {"Cn", "Co"}


any_sign = st.characters(codec=None).filter(_assigned)
texts = st.lists(
    st.one_of(
        st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=6).map("".join),
        st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=6).map(" ".join),
        st.text(st.sampled_from(SCRIPTS), max_size=60),
        st.text(any_sign, max_size=20),
        st.tuples(st.sampled_from(SCRAPS), any_sign, st.sampled_from(SCRAPS)).map("".join),
    ),
    min_size=TEXTS,
    max_size=TEXTS,
)


class TestFolding:
    """Which spellings count as one."""

    @settings(max_examples=settings().max_examples // 5)
    @given(texts=texts)
    def test_python_and_javascript_split_alike(self, node: Node, texts: list[str]) -> None:
        found = node.ask("split", tables=TABLES, texts=texts)
        assert dict(zip(texts, found, strict=True)) == {text: words.split(text) for text in texts}

    def test_every_sign_is_folded_alike(self, node: Node) -> None:
        signs = [chr(code) for code in range(0x10000) if _assigned(chr(code))]
        texts = [f"x{sign}y {sign}" for sign in signs]
        found = node.ask("split", tables=TABLES, texts=texts)
        unlike = {
            t: (f, words.split(t)) for t, f in zip(texts, found, strict=True) if f != words.split(t)
        }
        assert not unlike

    @settings(max_examples=settings().max_examples // 5)
    @given(texts=texts)
    def test_to_fold_what_is_folded_changes_nothing(self, texts: list[str]) -> None:
        for text in texts:
            once = words.split(text)
            assert words.split(" ".join(once)) == once

    @settings(max_examples=settings().max_examples // 5)
    @given(texts=texts)
    def test_each_place_of_a_text_holds_its_word(self, texts: list[str]) -> None:
        for text in texts:
            slots = words.slots(text)
            first = [slot if isinstance(slot, str) else slot[0] for slot in slots]
            assert first == words.split(text)


class TestStems:
    """Which forms belong together."""

    @pytest.mark.parametrize("language", words.LANGUAGES)
    def test_python_and_javascript_stem_alike(self, node: Node, language: str) -> None:
        terms = sorted(_vocabulary())
        found = node.ask("stem", tables=TABLES, terms=terms, language=language)
        ours = [words.stem(term, language) for term in terms]
        assert {t: f for t, f, o in zip(terms, found, ours, strict=True) if f != o} == {}

    @settings(max_examples=settings().max_examples // 5)
    @given(
        language=st.sampled_from(words.LANGUAGES),
        terms=st.lists(
            st.one_of(
                st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12),
                st.text("هایترنمیکتابخودشما", min_size=1, max_size=12),
                st.lists(st.sampled_from(_SYLLABLES := (
                    "at", "te", "ment", "ing", "ed", "es", "y", "ies", "er", "ern", "en", "st", "ave",
                    "eve", "it", "ut", "ul", "bl", "iz", "tion", "al", "qu", "sulm", "haus", "می", "ها",
                    "های", "تر", "ترین", "کتاب", "نمی",
                )), min_size=1, max_size=5).map("".join),
            ),
            min_size=100,
            max_size=200,
        ),
    )  # fmt: skip
    def test_any_term_is_stemmed_alike(self, node: Node, language: str, terms: list[str]) -> None:
        found = node.ask("stem", tables=TABLES, terms=terms, language=language)
        assert found == [words.stem(term, language) for term in terms]


def _vocabulary() -> set[str]:
    """Return many words: beginnings with endings, and all that Python's own sources say."""
    roots = words.split(
        "attack arrest protest minist govern organiz organis nation reli happ cit stud relat"
        " condition triplic form electr hope bowdler defin adopt depend commun effect rat ceas fall"
        " control roll fil siz hiss fizz fail hop tan plaster motor conflat trouble agre feed fli di"
        " denied mul own hum sky cry by say enjoy yell yes year try bi cri dying angriff demonstr"
        " polizei haus sulm qytet policë"
    )
    ends = ("", "s", "es", "ed", "ing", "ings", "er", "ers", "y", "ies", "ied", "ation", "ational",
            "ization", "izer", "ment", "ments", "ness", "fulness", "ousness", "ful", "al", "ality",
            "ive", "iveness", "able", "ible", "ance", "ence", "ent", "ant", "ism", "ist", "ists", "ly",
            "ally", "ously", "tional", "logi", "logy", "bly", "e", "eed", "ion", "sion", "tion", "ions",
            "en", "em", "ern", "est", "t", "et", "it", "eve", "ave", "in", "ut")  # fmt: skip
    library = Path(argparse.__file__).parent.glob("*.py")
    sources = "".join(file.read_text("utf-8") for file in sorted(library))
    return {
        *(term for root in roots for end in ends for term in words.split(root + end)),
        *re.findall(r"[^\W_]+", " ".join(words.split(sources))),
    }
