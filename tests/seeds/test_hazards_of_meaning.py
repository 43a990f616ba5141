"""Hazards of the annotators' guidelines: whom a name means, and what is no name.

What the annotated seeds show is looked up there; what only other reports show is tried on invented
sentences, with the names of the real content.
"""

import re
from itertools import pairwise

import pytest

from archive.analysis.names import Lexicon
from tests.seeds.gold import Gold, Place, missed, named, overlapping
from tests.site.building import Built

pytestmark = pytest.mark.seeds
NBSP = "\u00a0"


class TestTheLongestName:
    """No name lies inside another."""

    def test_no_mentions_overlap(self, found: dict[Place, str]) -> None:
        for before, after in pairwise(sorted(found)):
            assert before[0] != after[0] or before[2] <= after[1]

    @pytest.mark.parametrize(
        "name",
        ["People’s Mujahideen Organization of Iran", "National Council of Resistance of Iran"],
    )
    def test_a_country_inside_an_organization_is_no_place(
        self, found: dict[Place, str], texts: dict[str, str], name: str
    ) -> None:
        seen = 0
        for capture, text in texts.items():
            for match in re.finditer(name, text.replace(NBSP, " ")):
                places = overlapping(found, capture, match.span())
                assert [place[1:] for place in places] == [match.span()]
                assert found[places[0]] in {"mek", "ncri"}
                seen += 1
        assert seen

    def test_a_ministry_takes_the_country_that_it_needs(
        self, found: dict[Place, str], texts: dict[str, str]
    ) -> None:
        said = {texts[c][s:e] for (c, s, e), id_ in found.items() if id_ == "iran-mfa"}
        assert {"Iranian Foreign Ministry", "Iran's Foreign Ministry"} <= said

    @pytest.mark.parametrize(
        ("name", "id_"),
        [
            ("Iran's Foreign Ministry", "iran-mfa"),
            ("Iran’s Foreign Ministry", "iran-mfa"),
            ("Iranian Foreign Ministry", "iran-mfa"),
            ("Albania’s Interior Ministry", "albania-interior-ministry"),
            ("US State Department", "us-state-department"),
            ("Iranian Judiciary", "iran-judiciary"),
            ("Iranian Army’s Ground Forces", "iran-army-ground-forces"),
            ("UN Security Council", "un-security-council"),
        ],
    )
    def test_an_institution_named_with_its_country_is_one_mention(
        self, lexicon: Lexicon, name: str, id_: str
    ) -> None:
        assert named(lexicon, f"A clerk of {name} rang twice.") == [(name, id_)]

    @pytest.mark.parametrize(
        ("country", "name", "ids"),
        [
            ("Iran's", "Tasnim news agency", ["iran", "tasnim"]),
            (
                "Albania’s",
                "Special Court Against Crime and Corruption",
                ["albania", "albania-special-court"],
            ),
            ("Iraq’s", "Diyala Province", ["iraq", "diyala"]),
            ("the UAE’s", "Fujairah port", ["uae", "fujairah"]),
        ],
    )
    def test_an_institution_that_needs_no_country_is_a_mention_beside_it(
        self, lexicon: Lexicon, country: str, name: str, ids: list[str]
    ) -> None:
        found = named(lexicon, f"A clerk from {country} {name} rang twice.")
        assert [id_ for _, id_ in found] == ids
        assert found[1][0] == name

    def test_the_ministry_in_a_title_of_a_minister_is_none(self, lexicon: Lexicon) -> None:
        assert named(
            lexicon, "Albania’s interior minister rang; Interior Minister Noname too."
        ) == [("Albania", "albania")]


class TestBrackets:
    """A name and its alternative in brackets are two mentions; a surname in brackets is inside."""

    def test_a_name_and_its_bracketed_short_form_are_two_mentions_of_one(
        self, found: dict[Place, str], texts: dict[str, str]
    ) -> None:
        pairs = [
            (texts[a[0]][a[1] : a[2]], texts[b[0]][b[1] : b[2]])
            for a, b in pairwise(sorted(found))
            if a[0] == b[0] and texts[a[0]][a[2] : b[1]] == " (" and found[a] == found[b]
        ]
        assert {("Mujahideen-e-Khalq", "MEK"), ("Mujahedin-e-Khalq Organization", "MKO")} <= set(
            pairs
        )
        assert len(pairs) >= 6

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("Camp Hurriyet (Camp Liberty)", ["camp-liberty"] * 2),
            ("Islamic Revolution Guards Corps (IRGC)", ["irgc"] * 2),
            ("Mujahedin-e-Khalq Organization (MKO)", ["mek"] * 2),
            ("Maryam (Rajavi)", ["maryam-rajavi"]),
        ],
    )
    def test_are_found_in_other_reports_too(
        self, lexicon: Lexicon, text: str, ids: list[str]
    ) -> None:
        found = named(lexicon, f"They spoke of {text}’s gate.")
        assert [id_ for _, id_ in found] == ids
        assert len(ids) > 1 or found[0][0] == text


class TestPeople:
    """A person is named without title, and by surname once the full name has been given."""

    @pytest.mark.parametrize("title", ["Dr.", "Prime Minister", "General Police Director"])
    def test_a_title_is_outside(
        self, found: dict[Place, str], texts: dict[str, str], title: str
    ) -> None:
        seen = 0
        for capture, text in texts.items():
            for match in re.finditer(re.escape(title) + r" (?=[A-Z])", text):
                assert overlapping(found, capture, match.span()) == []
                seen += any(place[:2] == (capture, match.end()) for place in found)
        assert seen

    @pytest.mark.parametrize(
        ("text", "name", "id_"),
        [
            ("Sister Maryam Rajavi", "Maryam Rajavi", "maryam-rajavi"),
            ("Major General Qassem Soleimani", "Qassem Soleimani", "qassem-soleimani"),
            ("Interior Minister Blendi Cuci", "Blendi Cuci", "bledar-cuci"),
            ("Chief Seyed Ebrahim Rayeesi", "Seyed Ebrahim Rayeesi", "ebrahim-raisi"),
        ],
    )
    def test_an_honorific_is_outside_and_seyed_inside(
        self, lexicon: Lexicon, text: str, name: str, id_: str
    ) -> None:
        assert named(lexicon, f"Then {text} sat down.") == [(name, id_)]

    @pytest.mark.parametrize(
        "surname", ["Rama", "Jazexhi", "Veliu", "Rajavi", "Kan’ani", "Fakhteh", "Saddam"]
    )
    def test_a_surname_alone_is_a_mention(
        self, found: dict[Place, str], texts: dict[str, str], surname: str
    ) -> None:
        assert surname in {texts[capture][start:end] for capture, start, end in found}

    def test_a_surname_is_none_where_nothing_says_whose(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "Rama is a town, Irish a language, and Holmes an inspector.") == []

    def test_another_bearer_of_a_surname_is_not_meant(self, lexicon: Lexicon) -> None:
        text = "Maryam Rajavi met Massoud Rajavi. Rajavi spoke."
        assert [words for words, _ in named(lexicon, text)] == ["Maryam Rajavi", "Rajavi"]


class TestWhatIsNoName:
    """Descriptions, events, handles and what was left out of a report name nobody."""

    def test_a_capital_that_stands_for_a_government_is_the_city(
        self, found: dict[Place, str], gold: Gold, archive: Built
    ) -> None:
        rows = gold.flagged("metonym_of")
        assert len(rows) > 5
        assert missed(found, rows) == []
        for row in rows:
            entity = archive.archive.entities[found[row["seed"], row["start"], row["end"]]]
            assert (entity.type, entity.kind) == ("place", "city")

    def test_a_metonym_of_another_report_is_the_city_too(self, lexicon: Lexicon) -> None:
        text = "Washington’s friends and Tehran’s envoys wrote to the Washington Post."
        assert [id_ for _, id_ in named(lexicon, text)] == ["washington", "tehran"]

    def test_a_description_of_an_institution_names_none(
        self, found: dict[Place, str], texts: dict[str, str]
    ) -> None:
        for capture, text in texts.items():
            for match in re.finditer(r"\b(?:Albanian police|Mujahedin camp|Socialist)\b", text):
                assert overlapping(found, capture, match.span()) == []

    def test_an_event_names_no_place(self, lexicon: Lexicon) -> None:
        assert (
            named(lexicon, "After the Islamic Revolution and the 1979 Revolution they left.") == []
        )

    def test_a_handle_names_nobody(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "— posted by @IRIMFA_SPOX and #MKOcamp, June 3") == []

    def test_page_chrome_names_nobody(self, archive: Built) -> None:
        assert "chrome" not in {row["zone"] for row in archive.rows("mentions")}

    def test_a_tv_show_names_nobody(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "The show “Opinion” went on air.") == []


class TestPersian:
    """A Persian post follows the same rules."""

    def test_a_country_is_named_in_an_attribute(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "سخنگوی پلیس آلبانی آمد") == [("آلبانی", "albania")]

    def test_a_pejorative_name_means_the_organization(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "گروه منافقین رفت") == [("منافقین", "mek")]

    def test_letters_of_an_arabic_keyboard_are_the_same(self, lexicon: Lexicon) -> None:
        assert named(lexicon, "شهر آلباني بزرگ است") == [("آلباني", "albania")]

    def test_an_embedded_post_has_its_mentions_language_and_direction(self, archive: Built) -> None:
        embeds = [row for row in archive.rows("mentions") if row["zone"] == "embed"]
        assert [row["entity"] for row in embeds].count("albania") == 2
        assert "mek" in {row["entity"] for row in embeds}
        passages = archive.archive.readings[embeds[0]["article"]].passages
        assert {(p.lang, p.dir) for p in passages if p.zone == "embed"} == {("fa", "rtl")}

    def test_the_name_of_the_post_is_written_twice_and_means_one(self, lexicon: Lexicon) -> None:
        text = "— Nasser Kanaani; Nasser Kan’ani"
        assert [id_ for _, id_ in named(lexicon, text)] == ["nasser-kanaani"] * 2


class TestWhoIsWho:
    """Judgements of the annotators that the names must follow."""

    def test_the_coalition_is_not_the_organization(self, lexicon: Lexicon) -> None:
        text = "The MKO, also MEK, PMOI and NCRI."
        assert [id_ for _, id_ in named(lexicon, text)] == ["mek", "mek", "mek", "ncri"]

    def test_two_camps_of_like_names_are_two_places(self, lexicon: Lexicon) -> None:
        text = "From Camp Ashraf they moved to Ashraf-3."
        assert [id_ for _, id_ in named(lexicon, text)] == ["camp-ashraf", "ashraf-3"]

    def test_no_name_of_the_content_is_shared(self, lexicon: Lexicon) -> None:
        assert lexicon.shared() == []

    def test_nothing_in_the_five_reports_waits_for_a_decision(self, archive: Built) -> None:
        assert [r.article for r in archive.archive.readings.values() if r.doubts] == []
