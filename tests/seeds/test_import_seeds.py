"""The five seeds imported as they were pasted: zones, values that they state, and no others."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from archive.intake.draft import Draft, Span
from archive.intake.plain.paste import read_paste
from archive.records.model import Article, Zone
from tests.seeds.gold import Gold, Row
from tests.site.building import Built

pytestmark = pytest.mark.seeds
SEEDS = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def drafts(vault: Path) -> dict[str, Draft]:
    """Return each seed as it is read, by the number with which its file begins."""
    files = sorted(vault.glob("*.txt"))
    return {file.name[:3]: read_paste(file.read_bytes(), file.name) for file in files}


@pytest.fixture(scope="module")
def records(archive: Built) -> dict[str, Article]:
    """Return the curated record of each seed."""
    articles = archive.archive.articles.values()
    return {article.capture.path[:3]: article for article in articles if article.capture}


def by_sign(text: str, spans: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """Return the zone of each sign that is no white space."""
    return {at: zone for a, b, zone in spans for at in range(a, b) if not text[at].isspace()}


def of_spans(spans: Iterable[Span | Zone]) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.zone) for span in spans]


def of_rows(rows: Iterable[Row]) -> list[tuple[int, int, str]]:
    return [(row["start"], row["end"], row["zone"]) for row in rows]


def f1(found: dict[int, str], right: dict[int, str]) -> float:
    agreed = sum(found.get(at) == zone for at, zone in right.items())
    return 2 * agreed / (len(found) + len(right))


def values(draft: Draft) -> dict[str, tuple[object, str]]:
    return {guess.field: (guess.value, guess.grade) for guess in draft.guesses}


class TestZones:
    """Each sign of a seed lies in the zone that people gave it."""

    @pytest.mark.parametrize("number", ["000", "002", "004"])
    def test_agree_with_the_annotation(
        self, drafts: dict[str, Draft], gold: Gold, number: str
    ) -> None:
        draft = drafts[number]
        rows = next(rows for capture, rows in gold.zones.items() if capture.startswith(number))
        right = by_sign(draft.text, of_rows(rows))
        assert f1(by_sign(draft.text, of_spans(draft.zones)), right) >= 0.99

    @pytest.mark.parametrize("number", SEEDS)
    def test_agree_with_the_records_and_lose_nothing(
        self, drafts: dict[str, Draft], records: dict[str, Article], number: str
    ) -> None:
        draft = drafts[number]
        found = by_sign(draft.text, of_spans(draft.zones))
        right = by_sign(draft.text, of_spans(records[number].zones))
        assert f1(found, right) >= 0.99
        assert [at for at, zone in right.items() if zone == "body" and found[at] != "body"] == []
        assert found.keys() == right.keys()


class TestValues:
    """What a seed states is found; where people abstained, nothing is claimed."""

    def test_of_the_first(self, drafts: dict[str, Draft]) -> None:
        found = values(drafts["000"])
        assert found.pop("title")[1] == "stated"
        assert found == {
            "source": ("Press TV", "stated"),
            "published": ("2019-05-11/..", "derived"),
            "language": ("en", "derived"),
        }

    def test_of_the_second(self, drafts: dict[str, Draft]) -> None:
        found = values(drafts["001"])
        assert found.pop("title")[1] == "stated"
        assert found == {"published": ("2018-10/..", "derived"), "language": ("en", "derived")}
        assert any("byline or a caption" in said for said in drafts["001"].unknown)

    def test_of_the_third(self, drafts: dict[str, Draft]) -> None:
        found = values(drafts["002"])
        assert found.pop("title")[1] == "stated"
        assert found == {
            "authors": (
                (
                    {"name": "Benet Koleka"},
                    {"name": "John Irish", "role": "additional reporting, Paris"},
                    {"name": "David Holmes", "role": "editing"},
                    {"name": "Andrew Cawthorne", "role": "editing"},
                ),
                "stated",
            ),
            "agency": ("Reuters", "stated"),
            "dateline": ({"text": "TIRANA, Oct 23 (Reuters)", "place": "TIRANA"}, "stated"),
            "source": ("kayhanlife.com", "derived"),
            "published": ("2019-10-23", "derived"),
            "language": ("en", "derived"),
        }

    def test_of_the_fourth(self, drafts: dict[str, Draft]) -> None:
        found = values(drafts["003"])
        note, grade = found.pop("notes")
        assert grade == "stated"
        assert all(said in str(note) for said in ("Nasser Kanaani", "@IRIMFA_SPOX", "2023-06-21"))
        assert found == {"published": ("2023-06-21~", "derived"), "language": ("en", "derived")}
        assert "no headline" in drafts["003"].unknown

    def test_of_the_fifth(self, drafts: dict[str, Draft]) -> None:
        found = values(drafts["004"])
        assert found.pop("title")[1] == "stated"
        assert found == {"published": ("2016/..", "derived"), "language": ("en", "derived")}

    @pytest.mark.parametrize("number", SEEDS)
    def test_titles_are_the_headlines_as_printed(
        self, drafts: dict[str, Draft], records: dict[str, Article], number: str
    ) -> None:
        title = values(drafts[number]).get("title")
        assert (title and title[0]) == records[number].title


def test_caption_and_credit_are_saved_from_the_shortcode(drafts: dict[str, Draft]) -> None:
    saved = [
        (zone.zone, zone.start, zone.end)
        for zone in drafts["002"].zones
        if zone.zone in {"caption", "photo_credit"}
    ]
    assert saved == [("caption", 1377, 1599), ("photo_credit", 1599, 1619)]


def test_the_persian_post_keeps_its_language(drafts: dict[str, Draft]) -> None:
    (post,) = (zone for zone in drafts["003"].zones if zone.zone == "embed")
    assert (post.start, post.end, post.lang, post.dir) == (1812, 2072, "fa", "rtl")
