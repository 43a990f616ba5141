"""Names and passages are taken out however they are written, and what depends on them holds."""

from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.records.blanks import MARK, SIGN, Blank, blanked, meeting, pieces
from archive.records.redaction import Redaction, find, forms_of
from archive.text.skeleton import skeleton


def redaction(*names: str, capital: bool = False) -> Redaction:
    made = Redaction()
    made.add("j-doe", "witness-a", "2031-05-01", dict.fromkeys(names, capital), person=True)
    return made


class TestASkeleton:
    """A text reduced to what tells a name."""

    @pytest.mark.parametrize(
        ("text", "left"),
        [("Jane", "jane"), ("ZOË", "zoe"), ("Zoe\u0308", "zoe"), ("Straße", "strasse"),
         ("Łódź", "lodz"), ("Æsir", "aesir"), ("re\u00adport", "report"), ("ﬁn", "fin"),
         ("علي", "علی"), ("Ｊａｎｅ", "jane"), ("\u202eabc\u202c", "abc"), ("", "")],
    )  # fmt: skip
    def test_keeps_what_tells_a_name(self, text: str, left: str) -> None:
        assert skeleton(text)[0] == left

    @given(st.text())
    def test_knows_where_each_of_its_signs_stood(self, text: str) -> None:
        said, places = skeleton(text)
        assert len(said) == len(places)
        assert list(places) == sorted(places)
        for sign, place in zip(said, places, strict=True):
            assert sign in skeleton(text[place])[0] or not sign.isalnum()


class TestAName:
    """A name in a text."""

    @pytest.mark.parametrize(
        "text",
        ["Jane Doe", "JANE DOE", "jane doe", "Jane\nDoe", "Jane\n\n  Doe", "Jane\u00a0Doe",
         "Jané Dóe", "Jane-Doe", "jane_doe", "Jane, Doe", "Doe, Jane", "JaneDoe", "Ja\u00adne Doe",
         "\u200fJane\u200d Doe", "Jane%20Doe", "jane+doe", "Jane&nbsp;Doe", "Ｊａｎｅ Doe"],
    )  # fmt: skip
    def test_is_found_however_it_is_written(self, text: str) -> None:
        for around in ("{}", "said {}’s", "“{}”, who", "x.{}/y"):
            whole = around.format(text)
            (blank,) = find(redaction("Jane Doe").forms, whole)
            assert not skeleton(whole[: blank.start] + "|" + whole[blank.end :])[0].count("doe")

    @pytest.mark.parametrize("text", ["Janes Doe", "Jane Does", "Jan Edoe", "Jane Doecker", "Jane"])
    def test_is_not_found_in_other_words(self, text: str) -> None:
        assert find(redaction("Jane Doe").forms, text) == []

    def test_as_one_long_word_is_found_inside_another(self) -> None:
        assert redaction("Jane Doe").words("#FreeJaneDoeNow") == f"#Free{MARK}Now"

    def test_may_count_only_where_a_capital_begins_it(self) -> None:
        known = redaction("May", capital=True)
        assert known.words("May may leave in MAY") == f"{MARK} may leave in {MARK}"

    @pytest.mark.parametrize(
        ("name", "text"), [("王小明", "记者王小明说"), ("김정호", "김정호는 말했다")]
    )
    def test_is_found_where_words_are_not_parted(self, name: str, text: str) -> None:
        assert MARK in redaction(name).words(text)

    def test_is_found_under_the_letters_typed_for_its_own(self) -> None:
        known = redaction("Jürgen Øst")
        said = known.words("Juergen Ost or Jurgen Øst or jürgen-ost")
        assert said == f"{MARK} or {MARK} or {MARK}"

    def test_leaves_marks_where_addresses_in_words_stood(self) -> None:
        said = redaction("Jane Doe").words("See https://a.example/j%61ne/%64oe?x and more")
        assert said == f"See {MARK} and more"

    @given(st.lists(st.sampled_from(["Jane", "Doe", " ", "\n", "’s", "x", "é", "-", "Doe, Jane"])))
    def test_leaves_nothing_that_would_be_found_again(self, parts: list[str]) -> None:
        text, known = "".join(parts), redaction("Jane Doe")
        said = blanked(text, find(known.forms, text))
        assert len(said) == len(text)
        assert find(known.forms, said) == []
        assert [one.isspace() for one in said] == [one.isspace() for one in text]

    def test_is_sought_in_a_text_of_its_first_word_alone(self) -> None:
        text = "Jane " * 200_000
        assert find(redaction("Jane Doe").forms, text) == []


class TestAnId:
    """A name in an id."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [("j-doe", "witness-a"), ("2031-jane-doe-held", "2031-witness-a-held"),
         ("janedoe", "witness-a"), ("case-of-j-doe", "case-of-witness-a"), ("doe", "doe"),
         ("j-doering", "j-doering")],
    )  # fmt: skip
    def test_has_the_id_of_the_page_in_the_place_of_the_name(self, before: str, after: str) -> None:
        assert redaction("Jane Doe").id(before) == after

    def test_of_a_neutral_file_takes_no_words_out_of_texts(self) -> None:
        known = Redaction()
        known.add("lorry-driver", "driver-a", "", {"Jane Doe": False}, person=True)
        assert known.words("a lorry driver") == "a lorry driver"
        assert known.id("lorry-driver") == "driver-a"


class TestADisguise:
    """A name behind encodings, breaks and signs that say nothing."""

    @pytest.mark.parametrize(
        "text",
        ["J%61ne %44oe", "J%2561ne_Doe", "&#74;ane &#x44;oe", "&amp;#74;ane Doe", "Ja-\nne Doe",
         "Jane Do-\r\n  e", "Jane Doe\u2122", "\u00aaJane Doe", "Jane Do\u00aa\u00bae",
         f"Jane{' ' * 500}Doe", "Jane<b>Doe</b>", "J<i>a</i>ne <b>Doe", "记者Jane Doe说"],
    )  # fmt: skip
    def test_hides_no_name(self, text: str) -> None:
        (blank,) = find(redaction("Jane Doe").forms, text)
        left = f"{text[: blank.start]}|{text[blank.end :]}"
        assert not {"ane", "oe", "61ne", "44oe"} & {
            left[n : n + k] for n in range(9) for k in (2, 4)
        }

    @pytest.mark.parametrize(
        "text", ["علی‌رضا", "علیرضا", "علیـرضا", "%D8%B9%D9%84%DB%8C%D8%B1%D8%B6%D8%A7"]
    )
    @pytest.mark.parametrize("name", ["علیرضا", "علی‌رضا", "علیـرضا"])
    def test_hides_no_persian_name(self, name: str, text: str) -> None:
        assert find(redaction(name).forms, text) == [Blank(0, len(text), "witness-a")]

    @given(
        st.lists(st.sampled_from(["Jane", "Doe", "%20", "%", "25", "&amp;", "#74;", "-\n", "<b>"]))
    )
    def test_leaves_nothing_that_would_be_found_again(self, parts: list[str]) -> None:
        text, known = "".join(parts), redaction("Jane Doe")
        said = blanked(text, find(known.forms, text))
        assert len(said) == len(text)
        assert find(known.forms, said) == []

    def test_of_capitals_is_none_in_ids_and_addresses(self) -> None:
        known = redaction("Mayqu", capital=True)
        assert known.id("mayqu-held") == "witness-a-held"
        assert known.holds("organizations/mayqu.yml")
        assert known.holds("article: mayqu-held\nnote: may")
        assert not known.holds("note: mayqu")
        assert known.words("mayqu at https://a.example/mayqu or") == f"mayqu at {MARK} or"

    def test_the_wider_of_two_forms_counts(self) -> None:
        known = Redaction()
        known.add("p", "witness-a", "", {"Jane Doe": False, "jane DOE": True}, person=True)
        assert known.words("jane doe") == MARK

    def test_many_words_that_someone_decided_on_are_sought_at_once(self) -> None:
        known = redaction("Jane Doe")
        known.decided["a"] = [("the widow", "witness-a"), ((0, 2), "witness-a"), ((13, 99), "x")]
        said, blanks = known.text("So the Widow ran", "a", [])
        assert said == f"{SIGN * 2} {SIGN * 3} {SIGN * 5} {SIGN * 3}"
        assert len(blanks) == 3


class TestBlanks:
    """What stands where words were taken out."""

    def test_keep_length_and_white_space(self) -> None:
        assert blanked("a b\nc d", [Blank(2, 5)]) == f"a {SIGN}\n{SIGN} d"

    def test_part_a_span(self) -> None:
        one, two = Blank(1, 3), Blank(5, 9)
        assert list(pieces(0, 7, [one, two])) == [
            (0, 1, None), (1, 3, one), (3, 5, None), (5, 7, two),
        ]  # fmt: skip
        assert list(pieces(3, 5, [one, two])) == [(3, 5, None)]
        assert list(pieces(6, 8, [one, two])) == [(6, 8, two)]

    @given(st.sets(st.integers(0, 60)), st.integers(0, 60), st.integers(0, 60))
    def test_that_meet_a_span_are_found(self, edges: set[int], start: int, length: int) -> None:
        ends = sorted(edges)
        blanks = [Blank(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
        met = [one for one in blanks if one.start < start + length and one.end > start]
        assert list(meeting(start, start + length, blanks)) == met

    def test_far_from_a_span_are_not_looked_at(self) -> None:
        class Counted(list[Blank]):
            looked = 0

            def __getitem__(self, index: SupportsIndex) -> Blank:  # type: ignore[override]
                self.looked += 1
                return super().__getitem__(index)

        blanks = Counted(Blank(n, n + 1) for n in range(0, 100_000, 2))
        assert len(list(pieces(50_000, 50_006, blanks))) == 6
        assert blanks.looked < 40


def test_forms_are_sought_with_the_last_word_first_too() -> None:
    assert [form.words for form in forms_of("x", "Jane Ann Doe")] == [
        ("jane", "ann", "doe"), ("doe", "jane", "ann"),
    ]  # fmt: skip
