"""What a pasted text says of itself, with its evidence; and what it does not say."""

from pathlib import Path

import pytest

from archive.intake.draft import Draft, Guess
from archive.intake.plain import language
from archive.intake.plain.credits import byline_of, credits_of, is_picture_credit
from archive.intake.plain.paste import read_paste
from archive.intake.plain.people import Credited
from archive.intake.plain.stated_dates import day_of

BODY = "The harbour of Tolland was closed on Sunday, its master said."
LAST = "It will open again when the storm has passed."
PICTURE = "https://www.tollandtimes.example/wp-content/uploads/2031/04/pier.jpg"


def draft(*blocks: str) -> Draft:
    return read_paste("\n\n".join(blocks).encode(), "paste.txt")


def guess(read: Draft, field: str) -> Guess | None:
    found = [one for one in read.guesses if one.field == field]
    assert len(found) < 2
    return found[0] if found else None


def value(read: Draft, field: str) -> object:
    found = guess(read, field)
    return found and found.value


def report(*head: str, body: str = BODY, foot: tuple[str, ...] = ()) -> Draft:
    return draft("Storm closes the harbour of Tolland", *head, body, LAST, *foot)


class TestAuthors:
    """Who is credited, and with what."""

    @pytest.mark.parametrize(
        ("line", "people"),
        [
            ("By Ann Roe", ("Ann Roe",)),
            ("BY ANN ROE", ("ANN ROE",)),
            ("By Ann Roe and Max Poe", ("Ann Roe", "Max Poe")),
            ("By Ann Roe, Max Poe and Lee Fox", ("Ann Roe", "Max Poe", "Lee Fox")),
            ("By Ann Roe, Staff Writer", ("Ann Roe",)),
            ("By Ann Roe in Tolland", ("Ann Roe",)),
            ("By Ann Roe for The Tolland Times", ("Ann Roe",)),
            ("By Ann de la Cruz | 3 April 2031", ("Ann de la Cruz",)),
            ("Par Anne Roux avec AFP", ("Anne Roux",)),
            ("Von Hanna Voss, Berlin", ("Hanna Voss",)),
            ("Ann Roe, Staff Writer", ("Ann Roe",)),
            ("به قلم رضا کریمی", ("رضا کریمی",)),
            ("By Reuters", ()),
            ("By Staff Reporter", ()),
        ],
    )
    def test_are_read_from_a_byline(self, line: str, people: tuple[str, ...]) -> None:
        found = byline_of(line)
        assert found is not None
        assert found.people == people

    @pytest.mark.parametrize(
        "line",
        [
            "By Monday, all was quiet",
            "By popular demand",
            "By the Sea",
            "Ann Roe",
            "By Ann’s watch",
        ],
    )
    def test_are_read_from_nothing_else(self, line: str) -> None:
        assert byline_of(line) is None

    def test_are_not_taken_from_a_list_that_may_name_a_paper(self) -> None:
        read = report("By Ann Roe, Lee Fox")
        assert value(read, "authors") == ({"name": "Ann Roe"},)
        assert any("Lee Fox" in said for said in read.unknown)

    def test_are_not_taken_from_a_name_alone(self) -> None:
        read = report("Ann Roe")
        assert value(read, "authors") is None
        assert any("byline or a caption" in said for said in read.unknown)

    def test_keep_their_roles_and_places(self) -> None:
        line = "(Additional reporting by Ann Roe in Port Vale; editing by Max Poe and Lee Fox)"
        assert credits_of(line) == [
            Credited("Ann Roe", "additional reporting, Port Vale"),
            Credited("Max Poe", "editing"),
            Credited("Lee Fox", "editing"),
        ]

    @pytest.mark.parametrize(
        "line", ["Photo by photo", "Photos of the pier", "Ann Roe", "The pier, 1961", "Image"]
    )
    def test_a_credit_of_a_picture_needs_its_form(self, line: str) -> None:
        assert not is_picture_credit(line)


class TestDay:
    """When a report appeared: never more than the text says."""

    @pytest.mark.parametrize(
        ("line", "edtf"),
        [
            ("3 April 2031", "2031-04-03"),
            ("April 3, 2031 10:15 am", "2031-04-03"),
            ("Published: Thu 3 April 2031", "2031-04-03"),
            ("2031-04-03T10:15:00Z", "2031-04-03"),
            ("Publié le 3 avril 2031 à 10h15", "2031-04-03"),
            ("3 de abril de 2031", "2031-04-03"),
            ("03.04.2031", "2031-04-03"),
            ("تاریخ انتشار: ۱۴ فروردین ۱۴۱۰", "2031-04-03"),
            ("نشر في: ٣ أبريل ٢٠٣١", "2031-04-03"),
        ],
    )
    def test_is_stated_by_a_line_of_its_own(self, line: str, edtf: str) -> None:
        found = guess(report(line), "published")
        assert found is not None
        assert (found.value, found.grade) == (edtf, "stated")

    @pytest.mark.parametrize("line", ["3 April", "03/04/2031", "Wednesday", "31 April 2031"])
    def test_is_not_completed_nor_chosen(self, line: str) -> None:
        assert value(report(line), "published") is None

    def test_of_a_dateline_without_year_stays_without(self) -> None:
        read = report(body=f"TOLLAND, April 3 (HNA) – {BODY}")
        assert value(read, "dateline") == {"text": "TOLLAND, April 3 (HNA)", "place": "TOLLAND"}
        assert value(read, "published") is None
        assert "the dateline states no year" in read.unknown

    def test_takes_its_year_from_the_folder_of_a_picture_of_that_month(self) -> None:
        picture = f'[image src="{PICTURE}"]'
        found = guess(report(picture, body=f"TOLLAND, April 3 (HNA) – {BODY}"), "published")
        assert found is not None
        assert (found.value, found.grade) == ("2031-04-03", "derived")
        assert "2031/04" in found.rule

    def test_does_not_take_it_from_a_picture_of_another_month(self) -> None:
        picture = f'[image src="{PICTURE}"]'
        read = report(picture, body=f"TOLLAND, May 3 (HNA) – {BODY}")
        assert value(read, "published") is None

    def test_lies_not_before_what_is_told_as_past(self) -> None:
        read = report(body="The pier was built in 1961 and closed on 3 May 2029.")
        assert value(read, "published") == "2029-05-03/.."

    @pytest.mark.parametrize(
        "body",
        [
            "The pier will be rebuilt by 3 May 2039, the mayor said.",
            "The town planned to open it in 2041.",
            "The 2040 Tolland pier was shown on Sunday.",
            "She lives in the house of 1909 Harbour Street.",
        ],
    )
    def test_is_not_read_from_plans_and_names(self, body: str) -> None:
        read = report(body=body)
        assert value(read, "published") is None
        assert "when it was published" in read.unknown


class TestSource:
    """Who published a report, where its page says so."""

    @pytest.mark.parametrize(
        ("line", "name", "grade"),
        [
            ("© 2031 Tolland Times. All rights reserved.", "Tolland Times", "derived"),
            ("Copyright © 2031 by Tolland Times", "Tolland Times", "derived"),
            ("Source: Tolland Times", "Tolland Times", "stated"),
            ("This article was first published by Tolland Voices.", "Tolland Voices", "stated"),
            ("Follow Tolland Times on Telegram", "Tolland Times", "derived"),
            ("Radio Tolland’s website has these mirror sites:", "Radio Tolland", "stated"),
        ],
    )
    def test_is_found_in_what_surrounds_the_report(self, line: str, name: str, grade: str) -> None:
        found = guess(report(foot=(line,)), "source")
        assert found is not None
        assert (found.value, found.grade) == (name, grade)

    @pytest.mark.parametrize(
        "line",
        [
            "Source: Ministry of Fisheries",
            "Source: AFP",
            "© 2031 AFP",
            "This article was first published in Arabic.",
            "More from News",
            "All rights reserved.",
        ],
    )
    def test_is_not_guessed_from_others(self, line: str) -> None:
        assert value(report(foot=(line,)), "source") is None

    def test_is_derived_from_the_host_of_its_pictures(self) -> None:
        read = report(f'[image src="{PICTURE}"]')
        found = guess(read, "source")
        assert found is not None
        assert found.value == "tollandtimes.example"
        assert read.text[found.start : found.end] == "tollandtimes.example"

    def test_an_agency_below_the_report_is_its_agency(self) -> None:
        read = report(foot=("Source: AFP",))
        assert value(read, "agency") == "AFP"

    def test_an_address_that_is_named_is_stated(self) -> None:
        read = report(foot=("Link: https://tollandtimes.example/2031/04/03/storm",))
        found = guess(read, "url")
        assert found is not None
        assert (found.value, found.grade) == (
            "https://tollandtimes.example/2031/04/03/storm",
            "stated",
        )
        assert value(read, "published") == "2031-04-03"


class TestLanguage:
    """Tags are given only where they are certain."""

    @pytest.mark.parametrize(
        ("text", "tag"),
        [
            (BODY, "en"),
            ("Der Hafen von Tolland ist seit Sonntag geschlossen.", "de"),
            ("Le port de Tolland est fermé depuis dimanche.", "fr"),
            ("کشتی‌ها در بندر ماندند و کسی به دریا نرفت.", "fa"),
            ("أعلنت سلطات الميناء إغلاقه يوم الأحد بسبب العاصفة.", "ar"),
            ("OK", "und"),
            ("12 34 56", "und"),
            ("", "und"),
        ],
    )
    def test_of_a_text(self, text: str, tag: str) -> None:
        assert language.language_of(text) == tag

    def test_way_of_a_text(self) -> None:
        assert language.direction_of("بندر (Tolland) بسته شد") == "rtl"
        assert language.direction_of(BODY) == "ltr"


def test_a_day_of_few_words_is_one_or_none() -> None:
    assert day_of("June 21, 2031") == "2031-06-21"
    assert day_of("June 21") is None
    assert day_of("21 June 2031 to 22 June 2031") is None


def test_the_program_starts_without_the_model_of_languages(root: Path) -> None:
    modules = (root / "archive").rglob("*.py")
    named = [file.name for file in modules if "py3langid import" in file.read_text("utf-8")]
    assert named == ["language.py"]
