"""Events stand by their dates, drawn as exact as these are."""

import re
from pathlib import Path

import pytest

from archive.records.dates import parse
from archive.site.catalogue import View
from archive.site.timeline import drawn, timeline_page
from tests.unit.invented import TREE, archive_of

ACCOUNTS = "accounts:\n  - {article: first, as: background}\n"


def event(date: str | None, name: str = "Something") -> str:
    dated = f'date: "{date}"\ndate_basis: a guess\n' if date else ""
    return f"name: {name}\n{dated}{ACCOUNTS}"


def shown(folder: Path, **dates: str | None) -> str:
    changes: dict[str, str | None] = {
        f"events/{name}.yml": event(date, name) for name, date in dates.items()
    }
    changes |= {"events/strike.yml": None, "events/season.yml": None}
    return timeline_page(View(archive_of(folder, changes), "timeline/")).text


class TestADrawing:
    """Says for the eye what the date says in words."""

    def test_a_day_is_a_dot_at_its_place(self) -> None:
        assert '<circle cx="10.5"' in drawn(parse("2031-01-01"), 2031)
        assert '<circle cx="375.5"' in drawn(parse("2031-12-31"), 2031)
        assert "<rect" not in drawn(parse("2031-01-01"), 2031)

    @pytest.mark.parametrize(
        ("date", "x", "width"),
        [
            ("2031", 10, 366),
            ("2031-01", 10, 31),
            ("2031-12", 345, 31),
            ("2031-03-01/2031-04-30", 70, 61),
            ("2031-03-10/2031-03-11", 79, 8),
        ],
    )
    def test_a_span_is_a_bar_from_its_first_day_to_its_last(
        self, date: str, x: int, width: int
    ) -> None:
        assert f'<rect x="{x}" y="6" width="{width}"' in drawn(parse(date), 2031)

    @pytest.mark.parametrize(("date", "arrows"), [
        ("2031", 0), ("2031-05/2032", 1), ("2031-05/..", 1), ("../2031-05", 1), ("203X", 1),
    ])  # fmt: skip
    def test_what_goes_beyond_the_year_or_is_open_has_an_arrow(
        self, date: str, arrows: int
    ) -> None:
        found = parse(date)
        assert found.year is not None
        assert drawn(found, found.year).count('class="on"') == arrows

    @pytest.mark.parametrize(("date", "about"), [
        ("2031-04-02~", True), ("2031?", True), ("2031-04%", True), ("2031-04-02", False),
        ("203X", True), ("2031-04-XX", True), ("2031-04", False),
    ])  # fmt: skip
    def test_what_is_approximate_looks_so(self, date: str, about: object) -> None:
        assert ('class="when about"' in drawn(parse(date), 2031)) is about

    def test_is_hidden_from_those_who_hear_the_page(self) -> None:
        assert 'aria-hidden="true"' in drawn(parse("2031"), 2031)

    def test_has_no_style_of_its_own(self) -> None:
        assert "style" not in drawn(parse("2031/2033"), 2031)


class TestThePage:
    """Holds every event once, year by year, in words."""

    def test_events_stand_under_the_year_in_which_they_begin(self, tmp_path: Path) -> None:
        page = shown(tmp_path, late="2031-05", early="2030/2033", old="1979-02-11", other="2031-04")
        years = re.findall(r'id="y(\d{4})"', page)
        assert years == ["1979", "2030", "2031"]
        names = re.findall(r'class="name"><a href="/events/(\w+)/"', page)
        assert names == ["old", "early", "other", "late"]

    def test_years_without_events_are_one_line(self, tmp_path: Path) -> None:
        page = shown(tmp_path, one="1979", two="1981", three="2023", four="2024")
        assert re.findall(r"([\d–]+): no event", page) == ["1980", "1982–2022"]

    def test_an_event_whose_year_is_not_known_stands_apart(self, tmp_path: Path) -> None:
        page = shown(tmp_path, known="2031", never=None, birthday="XXXX-06-13")
        before, apart = page.split("## The year is not known")
        assert "/events/known/" in before
        assert "13 June, year not stated" in apart
        assert "no date stated" in apart
        assert "<svg" not in apart

    def test_an_event_has_its_date_in_words_its_basis_and_its_reports(self, tmp_path: Path) -> None:
        page = timeline_page(View(archive_of(tmp_path), "timeline/")).text
        assert '<time datetime="2031-03-31">31 March 2031</time>' in page
        assert "Date: “Monday” in first" in page
        assert '<a href="/articles/first/">The Harbour Post, 2 April 2031</a>' in page

    def test_an_event_in_no_report_says_so(self, tmp_path: Path) -> None:
        hidden = TREE["articles/2031/first.md"].replace(
            "{display: full}", "{display: withheld, reason: A court ordered it.}"
        )
        changes: dict[str, str | None] = {"articles/2031/first.md": hidden}
        changes |= {"events/strike.yml": event("2031"), "events/season.yml": None}
        page = timeline_page(View(archive_of(tmp_path, changes), "timeline/")).text
        assert "In no report that is shown here" in page
        assert "/articles/" not in page

    def test_of_many_reports_some_are_listed_and_all_counted(self, tmp_path: Path) -> None:
        head = "---\nderived_title: A note\nsource: wire\nlanguage: en\nrights: {display: full}\n"
        names = [f"note-{number:02}" for number in range(15)]
        accounts = "".join(f"  - {{article: {name}, as: background}}\n" for name in names)
        changes: dict[str, str | None] = {f"articles/2031/{n}.md": f"{head}---\nx\n" for n in names}
        changes["events/season.yml"] = event("2031") + accounts
        page = timeline_page(View(archive_of(tmp_path, changes), "timeline/")).text
        assert page.count("/articles/note-") == 11
        assert "4 reports more" in page

    def test_an_archive_without_events_has_its_page(self, tmp_path: Path) -> None:
        assert "0 events" in shown(tmp_path)
