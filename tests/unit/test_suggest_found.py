"""Where a name begins and ends in a sentence: the rules of the content model, one test each."""

import pytest

from archive.intake.names.found import names_in, shouts
from tests.unit.suggesting import forms


def types(text: str) -> dict[str, str | None]:
    return {text[name.start : name.end]: name.type for name in names_in(text, 0, len(text))}


class TestTheLongestName:
    """A name takes all that belongs to it."""

    @pytest.mark.parametrize(
        "name",
        [
            "Council of Elders of France",
            "People’s Harbour Organization of France",
            "Court Against Theft and Fraud",
            "Mojave-e-Quill Organization",
            "Rio de Janeiro",
            "Nouri al-Quill",
            "Persian Gulf",
            "Gulf of Oman",
            "Middle East",
            "Southeastern Europe",
            "Elling-3 camp",
            "Velm news agency",
            "Dock & Harbour Ltd",
        ],
    )
    def test_is_one_name(self, name: str) -> None:
        assert forms(f"They wrote of {name} on Monday.") == [name]

    def test_two_institutions_joined_by_of_the_are_two(self) -> None:
        said = "He led the Quill Force of the Velm Guards Corps."
        assert forms(said) == ["Quill Force", "Velm Guards Corps"]

    def test_two_persons_joined_by_and_are_two(self) -> None:
        assert forms("It was seen by Ada Quill and Lena Morav.") == ["Ada Quill", "Lena Morav"]

    def test_a_company_ends_with_its_form(self) -> None:
        assert forms("It bought Velm Corp of Ohio.") == ["Velm Corp", "Ohio"]


class TestACountryAndAnInstitution:
    """The country belongs to the name only where it alone says which institution is meant."""

    @pytest.mark.parametrize(
        "name",
        ["Norway's Foreign Ministry", "Norwegian Foreign Ministry", "US State Department",
         "Norwegian Judiciary", "Norwegian Army’s Ground Forces", "UN Security Council"],
    )  # fmt: skip
    def test_is_one_name_where_every_country_has_it(self, name: str) -> None:
        assert forms(f"A clerk of {name} rang.") == [name]

    @pytest.mark.parametrize(
        ("said", "names"),
        [
            ("Norway’s Velm news agency", ["Norway", "Velm news agency"]),
            ("Norway’s Court Against Theft and Fraud", ["Norway", "Court Against Theft and Fraud"]),
            ("Norway’s Quill Province", ["Norway", "Quill Province"]),
            ("the UAE’s Quill port", ["UAE", "Quill port"]),
            ("the Norwegian Quill Force", ["Quill Force"]),
        ],
    )
    def test_are_two_where_the_name_tells_by_itself(self, said: str, names: list[str]) -> None:
        assert forms(f"A clerk of {said} rang.") == names


class TestTitles:
    """Titles and honorifics are outside."""

    @pytest.mark.parametrize(
        "title",
        ["Dr.", "Major General", "Interior Minister", "General Police Director", "Sister",
         "Norwegian Prime Minister", "President", "historian Dr.", "spokesman"],
    )  # fmt: skip
    def test_are_no_part_of_a_name(self, title: str) -> None:
        assert forms(f"It was {title} Ada Quill who rang.") == ["Ada Quill"]

    def test_of_a_chief_leave_the_institution(self) -> None:
        said = "They met Norwegian Judiciary Chief Ada Quill."
        assert forms(said) == ["Norwegian Judiciary", "Ada Quill"]

    def test_before_a_name_say_that_it_is_a_persons(self) -> None:
        assert types("They met President Velm.") == {"Velm": "person"}

    def test_alone_name_nobody(self) -> None:
        assert forms("They met the Norwegian Prime Minister on Monday.") == []

    def test_inside_the_name_of_a_company_stay(self) -> None:
        assert types("They paid General Motors at once.") == {"General Motors": "organization"}


class TestWhatIsNoName:
    """Capitals that mean something else."""

    @pytest.mark.parametrize(
        "said",
        [
            "In May and on Monday the Norwegian and Canadian-Norwegian guests sang in Persian.",
            "After the Islamic Revolution and the Paris Agreement they left.",
            "Several guests came.",
            "The show “Opinion” went on air.",
            "— posted by @ADA_QUILL and #QuillCamp, June 3",
            "The ministry said so, and Socialist guests agreed.",
        ],
    )
    def test_names_nobody(self, said: str) -> None:
        assert set(forms(said)) <= {"Paris"}

    def test_ends_where_a_suffix_begins(self) -> None:
        assert forms("An anti-Norway rally by Paris-based Ada Quill, then-US envoy.") == [
            "Norway",
            "Paris",
            "Ada Quill",
            "US",
        ]

    def test_a_word_that_begins_a_sentence_is_marked(self) -> None:
        text = "Attacks went on."
        assert [name.first for name in names_in(text, 0, len(text))] == [True]


class TestTitlesOfReports:
    """Where each word has a capital, capitals say nothing."""

    @pytest.mark.parametrize(
        ("title", "is_so"),
        [("Norway Says It Foiled Dock Plot", True), ("Norway says it foiled a plot", False),
         ("Ada Quill", False)],
    )  # fmt: skip
    def test_are_told_apart(self, title: str, is_so: bool) -> None:  # noqa: FBT001 - a parameter
        assert shouts(title, 0, len(title)) is is_so

    def test_a_run_without_end_is_no_name(self) -> None:
        text = "Quill " * 50_000
        assert list(names_in(text, 0, len(text))) == []
