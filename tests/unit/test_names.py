"""What counts as a name in a text: one rule, one test."""

import pytest

from archive.analysis.names import Lexicon, Name, spellings
from archive.text.fold import DIGITS, fold_name, fold_signs


def named(text: str, *names: Name | str) -> list[str]:
    """Return the words of `text` that are found; a plain form is its own entity."""
    lexicon = Lexicon(Name(name, name) if isinstance(name, str) else name for name in names)
    return [text[start:end] for start, end, _ in lexicon.find(text)]


def meant(text: str, *names: Name) -> list[tuple[str, ...]]:
    """Return the ids found in `text`, in order."""
    return [ids for _, _, ids in Lexicon(names).find(text)]


class TestTheLongestName:
    """At each place the longest form is taken, and no two names overlap."""

    def test_wins_over_the_name_that_it_begins_with(self) -> None:
        text = "the Norland Harbour Board of Norland"
        assert named(text, "Norland", "Norland Harbour Board") == [
            "Norland Harbour Board",
            "Norland",
        ]

    def test_hides_a_name_inside_it(self) -> None:
        assert named("the Union of Norland met", "Norland", "Union of Norland") == [
            "Union of Norland"
        ]

    def test_gives_way_to_the_shorter_where_a_word_runs_on(self) -> None:
        assert named("Norland Harbours", "Norland", "Norland Harbour") == ["Norland"]

    def test_that_begins_first_wins_over_a_longer_one_that_begins_in_it(self) -> None:
        text = "Port Elling Dock Company"
        assert named(text, "Port Elling", "Elling Dock Company") == ["Port Elling"]


class TestTheEdgeOfAWord:
    """A name is found only where no word runs across its ends; so demonyms are no places."""

    @pytest.mark.parametrize("text", ["Norlandic", "Norlands", "xNorland", "Norland2", "_Norland"])
    def test_is_not_inside_a_longer_word(self, text: str) -> None:
        assert named(text, "Norland") == []

    @pytest.mark.parametrize(
        "text",
        [
            "anti-Norland",
            "Norland-based",
            "then\u2011Norland",
            "(Norland)",
            "“Norland”",
            "/Norland",
        ],
    )
    def test_is_at_a_hyphen_a_bracket_a_quotation_mark_and_an_apostrophe(self, text: str) -> None:
        assert named(text, "Norland") == ["Norland"]

    @pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "\u02bc", "\u2032", "`"])
    def test_is_before_the_possessive_with_any_apostrophe(self, apostrophe: str) -> None:
        assert named(f"Norland{apostrophe}s ports", "Norland") == ["Norland"]

    def test_is_not_before_a_combining_mark(self) -> None:
        assert named("Elin\u0301 and x\u0302Elin", "Elin") == []

    def test_is_not_before_a_vowel_sign(self) -> None:
        assert named("ईरानी", "ईरान") == []
        assert named("ईरान में", "ईरान") == ["ईरान"]

    def test_is_not_at_a_soft_hyphen(self) -> None:
        assert named("Nor\u00adland and Elin\u00adda", "Elin", "land") == []

    def test_is_at_the_zero_width_non_joiner(self) -> None:
        assert named("شهر کلیسار\u200cها", "کلیسار") == ["کلیسار"]

    def test_is_not_asked_of_a_name_that_ends_in_a_sign(self) -> None:
        assert named("He left Lena (Morav)now", "Lena (Morav)") == ["Lena (Morav)"]

    def test_is_asked_of_the_shorter_name_too(self) -> None:
        assert named("Elín\u0301a Elin", "Elin", "Elín", "Elín\u0301a b") == ["Elin"]


class TestSignsThatAreAlike:
    """What a reader does not tell apart is the same."""

    @pytest.mark.parametrize("space", ["\u00a0", "\n", "  ", "\u2009", "\u202f", " \t\n"])
    def test_any_run_of_white_space_is_one_space(self, space: str) -> None:
        assert named(f"in Port{space}Elling.", "Port Elling") == [f"Port{space}Elling"]

    def test_white_space_in_the_form_is_folded_as_well(self) -> None:
        assert named("in Port Elling.", " Port\u00a0\n Elling ") == ["Port Elling"]

    @pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "\u02bc", "\u2032", "`"])
    @pytest.mark.parametrize("form", ["Ka'bar", "Ka’bar", "Ka\u02bcbar"])
    def test_all_apostrophes_are_one(self, form: str, apostrophe: str) -> None:
        assert named(f"Ka{apostrophe}bar", form) == [f"Ka{apostrophe}bar"]

    @pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
    def test_all_hyphens_are_one(self, hyphen: str) -> None:
        assert named(f"at Elling{hyphen}3 today", "Elling-3", "Elling") == [f"Elling{hyphen}3"]

    def test_a_dash_is_no_hyphen(self) -> None:
        assert named("Elling\u20133", "Elling-3") == []

    @pytest.mark.parametrize("text", ["کلیسار", "كلیسار", "کليسار", "كليسار"])
    @pytest.mark.parametrize("form", ["کلیسار", "كليسار"])
    def test_arabic_and_persian_ye_and_kaf_are_one(self, form: str, text: str) -> None:
        assert named(f"در {text}،", form) == [text]

    @pytest.mark.parametrize("text", ["Bled\u00ebr", "Blede\u0308r"])
    @pytest.mark.parametrize("form", ["Bled\u00ebr", "Blede\u0308r"])
    def test_composed_and_decomposed_accents_are_one(self, form: str, text: str) -> None:
        assert named(f"said {text}.", form) == [text]

    def test_a_letter_with_an_accent_is_not_the_letter_without(self) -> None:
        assert named("Bledër Blede\u0308r", "Bleder") == []

    def test_digits_of_other_scripts_are_for_search_only(self) -> None:
        assert "۳٣".translate(DIGITS) == "33"
        assert named("Elling-۳", "Elling-3") == []


class TestCase:
    """Each form says in which case it is sought."""

    def test_by_default_is_as_written_or_all_capitals(self) -> None:
        text = "Elling ELLING elling eLLING"
        assert named(text, "Elling") == ["Elling", "ELLING"]

    def test_of_few_letters_is_only_as_written(self) -> None:
        assert named("us US Us", "US") == ["US"]
        assert named("us US Us", "Us") == ["Us"]
        assert named("us US Us", "us") == ["us"]

    def test_counts_the_letters_of_all_words(self) -> None:
        assert named("AL GORM", "Al Gorm") == ["AL GORM"]

    def test_exact_is_only_as_written(self) -> None:
        assert named("Elling ELLING", Name("Elling", "e", "exact")) == ["Elling"]

    def test_any_is_as_written_lower_capitals_or_each_word_capitalised(self) -> None:
        text = "harbour Watch, harbour watch, HARBOUR WATCH, Harbour Watch, Harbour watch"
        assert named(text, Name("harbour Watch", "w", "any")) == [
            "harbour Watch",
            "harbour watch",
            "HARBOUR WATCH",
            "Harbour Watch",
        ]

    def test_any_leaves_the_second_part_of_a_word_small(self) -> None:
        assert "Mo'ra-e-lin" in spellings(Name("MO'RA-E-LIN", "m", "any"))


class TestWhomANameMeans:
    """A form may mean several entities; then a person decides."""

    def test_is_every_entity_that_has_the_form(self) -> None:
        assert meant("Rasko said", Name("Rasko", "ivo"), Name("Rasko", "ana")) == [("ana", "ivo")]

    def test_is_one_entity_though_two_aliases_agree(self) -> None:
        assert meant("RASKO", Name("Rasko", "ivo"), Name("RASKO", "ivo")) == [("ivo",)]

    def test_keeps_apart_what_only_case_tells_apart(self) -> None:
        names = Name("MOR", "office"), Name("Mor", "river")
        assert meant("MOR and Mor", *names) == [("office",), ("river",)]

    def test_shared_names_can_be_listed(self) -> None:
        names = Name("Ka’bar", "ivo"), Name("Elling", "town"), Name("Ka'bar", "ana")
        assert Lexicon(names).shared() == [(names[0], names[2])]
        assert Lexicon(names[:2]).shared() == []


class TestAPhraseThatIsNobodysName:
    """A phrase without an entity hides the names in it."""

    def test_hides_the_name_in_it(self) -> None:
        names = Name("Elling", "town"), Name("Elling Cup", None)
        assert named("The Elling Cup in Elling", *names) == ["Elling"]

    def test_hides_a_name_that_it_ends_with(self) -> None:
        names = Name("Elling", "town"), Name("Miss Elling", None)
        assert named("Miss Elling left", *names) == []

    def test_yields_to_an_entity_of_that_name(self) -> None:
        names = Name("Elling", "town"), Name("Elling Cup", None), Name("Elling Cup", "cup")
        assert meant("Elling Cup", *names) == [("cup",)]


class TestANameThatCountsOnlyWithAnother:
    """A form with `only_with` is there only if one of those stands in the text."""

    surname = Name("Rasko", "ivo", only_with=("Ivo Rasko", "Minister Rasko"))

    def test_is_found_where_the_other_stands_even_later(self) -> None:
        names = self.surname, Name("Ivo Rasko", "ivo")
        assert named("Rasko spoke. Ivo Rasko left.", *names) == ["Rasko", "Ivo Rasko"]

    def test_is_not_found_where_it_does_not(self) -> None:
        assert named("Rasko spoke.", self.surname, Name("Ivo Rasko", "ivo")) == []

    def test_takes_the_other_in_capitals_and_with_other_white_space(self) -> None:
        assert named("IVO\u00a0RASKO: Rasko spoke", self.surname) == ["RASKO", "Rasko"]

    def test_takes_the_other_inside_a_longer_name(self) -> None:
        names = self.surname, Name("Ivo Rasko Fund", "fund")
        assert named("the Ivo Rasko Fund; Rasko", *names) == ["Ivo Rasko Fund", "Rasko"]

    def test_looks_for_the_other_in_all_the_parts_and_only_there(self) -> None:
        lexicon = Lexicon([self.surname])
        text = "Rasko spoke.\nIvo Rasko"
        assert [span[:2] for span in lexicon.find(text, [(0, 12), (13, 22)])] == [(0, 5), (17, 22)]
        assert lexicon.find(text, [(0, 12)]) == []

    def test_leaves_the_place_to_a_shorter_name(self) -> None:
        names = Name("Elling Dock", "dock", only_with=("Port",)), Name("Elling", "town")
        assert meant("in Elling Dock", *names) == [("town",)]
        assert meant("in Elling Dock, Port", *names) == [("dock",)]

    def test_leaves_the_rest_to_a_name_that_begins_inside_it(self) -> None:
        names = Name("Elling Dock", "dock", only_with=("Port",)), Name("Dock Board", "board")
        assert meant("Elling Dock Board", *names) == [("board",)]

    def test_leaves_the_form_to_those_whom_it_means_without(self) -> None:
        names = self.surname, Name("Rasko", "village")
        assert meant("Rasko", *names) == [("village",)]
        assert meant("Ivo Rasko", *names) == [("ivo", "village")]


class TestParts:
    """Each part of a text is searched by itself."""

    def test_keep_the_offsets_of_the_whole_text(self) -> None:
        assert Lexicon([Name("Elling", "town")]).find("x Elling, Elling", [(10, 16)]) == [
            (10, 16, ("town",))
        ]

    def test_end_words_and_names(self) -> None:
        lexicon = Lexicon([Name("Elling", "town"), Name("Elling Dock", "dock")])
        text = "ShareElling Docks"
        assert lexicon.find(text, [(5, 12), (12, 17)]) == [(5, 11, ("town",))]
        assert lexicon.find(text, [(0, 5), (5, 16)]) == [(5, 16, ("dock",))]

    def test_may_be_none_at_all(self) -> None:
        assert Lexicon([Name("Elling", "town")]).find("Elling", []) == []


class TestALexicon:
    """Whatever forms it is given, a lexicon works or says why not."""

    def test_without_names_finds_nothing(self) -> None:
        assert Lexicon([]).find("Elling") == []

    @pytest.mark.parametrize("form", ["", " \u00a0\n"])
    def test_refuses_a_form_without_a_sign(self, form: str) -> None:
        with pytest.raises(ValueError, match="without a form"):
            Lexicon([Name(form, "nobody")])

    @pytest.mark.parametrize("form", ["A.B", "A|B", "[x]", "(a", "A+", r"\w", "^A$", "C#", "a{2}"])
    def test_takes_signs_of_expressions_as_signs(self, form: str) -> None:
        assert named(f"{form} and AxB ww", Name(form, "x", "exact")) == [form]


class TestFolding:
    """Spellings that are the same have the same key."""

    def test_gives_one_key_to_all_spellings_of_a_name(self) -> None:
        assert len({fold_name(form) for form in ["É’s a", "E\u0301's\u00a0a", " É\u02bcs  a"]}) == 1

    def test_gives_one_key_to_ye_with_hamza_in_either_normal_form(self) -> None:
        assert fold_name("\u0626") == fold_name("\u064a\u0654") == fold_name("\u06cc\u0654")

    def test_keeps_case(self) -> None:
        assert fold_name("us") != fold_name("US")

    def test_of_signs_keeps_the_normal_form(self) -> None:
        assert fold_signs("\u00e9’ ") == "\u00e9'"
