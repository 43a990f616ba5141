"""What counts as one word for the search, and which forms belong together."""
# ruff: noqa: E501 - rows of a table

import pytest

from archive.search import words
from archive.search.words import slots, split, stem

Z = "\u200c"  # the zero-width non-joiner


class TestSplit:
    """Words of a text, folded."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("", []),
            (" – … «» 🙂 ", []),
            ("The CAT sat.", ["the", "cat", "sat"]),
            ("semi-final", ["semi", "final"]),
            ("Ka’b Ka'b Ka`b Ka´b Kaʿb", ["kab"] * 5),
            ("the U.S., the M.E.K. and e.g. A. Quill", ["the", "us", "the", "mek", "and", "eg", "a", "quill"]),
            ("3.5 and 1.000", ["3", "5", "and", "1", "000"]),
            ("naïve E\u0308 ñ", ["naive", "e", "n"]),
            ("Straße STRASSE ẞ", ["strasse", "strasse", "ss"]),
            ("Shqipëria çarë", ["shqiperia", "care"]),
            ("Øre Łódź Þór æ", ["ore", "lodz", "thor", "ae"]),
            ("İstanbul ISI ısı", ["istanbul", "isi", "isi"]),
            ("ΟΔΟΣ οδός οδοσ", ["οδοσ"] * 3),
            ("ﬁn x² ½", ["fin", "x2", "1", "2"]),
            ("۱۴۰۲ ٢٠١٩ 2019", ["1402", "2019", "2019"]),
            ("آلباني آلبانی", ["البانی"] * 2),
            ("كتاب کتاب", ["کتاب"] * 2),
            ("مُحَمَّد محمـــد", ["محمد"] * 2),
            (f"می{Z}رود", ["می", "رود"]),
            ("\u202bراست\u202c \ufeffx", ["راست", "x"]),
            ("a\u00adb", ["ab"]),
            ("\ud800x", ["x"]),
            ("x" * 50, ["x" * words.LONGEST]),
        ],
    )  # fmt: skip
    def test_folds(self, text: str, found: list[str]) -> None:
        assert split(text) == found

    def test_stop_words_are_folded(self) -> None:
        assert [
            word for stops in words.STOPS.values() for word in stops if split(word) != [word]
        ] == []


class TestSlots:
    """Terms at each place of a text."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("…", []),
            ("Der Überfall", ["der", ("uberfall", "ueberfall")]),
            ("Der U\u0308berfall", ["der", ("uberfall", "ueberfall")]),
            ("Ueberfall", ["ueberfall"]),
            ("کتاب‌ها", [("کتاب", "کتابها"), "ها"]),
            ("کتاب، ها book ها", [("کتاب", "کتابها"), "ها", "book", "ها"]),
        ],
    )
    def test_gives_the_terms_at_each_place(self, text: str, found: list[object]) -> None:
        assert slots(text) == found


class TestStem:
    """What the forms of a word have in common."""

    @pytest.mark.parametrize(
        ("language", "forms"),
        [
            ("en", "attack attacks attacked attacking attacker"),
            ("en", "city cities"),
            ("de", "angriff angriffe angriffen angriffs angriffes"),
            ("de", "haus hauser haeuser hausern hauses"),
            ("de", "verhaftet verhaften verhaftete verhafteten"),
            ("de", "tag tage tagen tages"),
            ("de", "demonstrant demonstranten"),
            ("de", "muhle muehle muhlen muehlen"),
            ("de", "gross grosse grosser grosses"),
            ("sq", "sulm sulmi sulmin sulmit sulmet sulme sulmeve sulmuan"),
            ("sq", "qytet qyteti qytetit qytetin qytetet qyteteve"),
            ("sq", "protesta proteste protestat protestave protestes"),
            ("sq", "dita dite ditet dites diteve"),
            ("sq", "shqiperia shqiperi shqiperise shqiperine"),
            ("sq", "tirana tirane tiranes tiranen"),
            ("sq", "gazetar gazetari gazetaret gazetareve gazetarit"),
            ("fa", "کتاب کتابها کتابهای کتابهایی کتابهایش کتابهایشان"),
            ("fa", "بزرگ بزرگتر بزرگترین"),
            ("fa", "رود میرود نمیرود"),
            ("fa", "نماینده نمایندگان"),
            ("fa", "دانشجو دانشجویان"),
            ("fa", "ایرانی ایرانیان"),
        ],
    )
    def test_forms_have_one_stem(self, language: str, forms: str) -> None:
        assert len({stem(form, language) for form in forms.split()}) == 1

    @pytest.mark.parametrize(
        ("language", "one", "other"),
        [
            ("de", "haus", "hauen"),
            ("sq", "protesta", "provat"),
            ("fa", "میدان", "دان"),
            ("fa", "تنها", "تن"),
            ("fa", "دختر", "دخ"),
            ("fa", "تهران", "تهر"),
        ],
    )
    def test_other_words_have_others(self, language: str, one: str, other: str) -> None:
        assert stem(one, language) != stem(other, language)
