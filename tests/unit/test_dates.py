"""Dates keep their precision: EDTF, level 1 as far as archives need it."""

import datetime as dt

import pytest

from archive.records.dates import Date, DateError, parse, say


class TestADate:
    """A date is the days that it can mean."""

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2031-04-12", "2031-04-12", "2031-04-12"),
            ("2031-04", "2031-04-01", "2031-04-30"),
            ("2031", "2031-01-01", "2031-12-31"),
            ("2032-02", "2032-02-01", "2032-02-29"),
            ("2031-04-XX", "2031-04-01", "2031-04-30"),
            ("2031-XX", "2031-01-01", "2031-12-31"),
            ("2031-XX-05", "2031-01-01", "2031-12-31"),
            ("203X", "2030-01-01", "2039-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("203X-02", "2030-02-01", "2039-02-28"),
            ("203X-02-29", "2032-02-29", "2036-02-29"),
            ("XXXX-06-13", "0001-01-01", "9999-12-31"),
            ("2031-04-12~", "2031-04-12", "2031-04-12"),
            ("2031/2032-05", "2031-01-01", "2032-05-31"),
            ("2031-04-12/2031-04-12", "2031-04-12", "2031-04-12"),
            ("2031/..", "2031-01-01", "9999-12-31"),
            ("../2031", "0001-01-01", "2031-12-31"),
            ("/2031", "0001-01-01", "2031-12-31"),
            ("2031/", "2031-01-01", "9999-12-31"),
        ],
    )
    def test_runs_from_its_first_day_to_its_last(self, text: str, first: str, last: str) -> None:
        date = parse(text)
        assert (date.first, date.last) == tuple(map(dt.date.fromisoformat, (first, last)))
        assert str(date) == text

    @pytest.mark.parametrize(
        ("mark", "approximate", "uncertain"),
        [("", False, False), ("~", True, False), ("?", False, True), ("%", True, True)],
    )
    def test_says_how_sure_it_is(self, mark: str, *, approximate: bool, uncertain: bool) -> None:
        date = parse(f"2031-04{mark}")
        assert (date.approximate, date.uncertain) == (approximate, uncertain)

    def test_an_interval_is_as_unsure_as_either_end(self) -> None:
        date = parse("2031~/2032?")
        assert (date.approximate, date.uncertain) == (True, True)

    @pytest.mark.parametrize(
        ("text", "year"), [("2031-04", 2031), ("../2031", 2031), ("XXXX-06-13", None), ("..", None)]
    )
    def test_knows_its_year_if_any_text_says(self, text: str, year: int | None) -> None:
        date = parse(text) if text != ".." else parse("../..")
        assert date.year == year

    def test_is_open_where_an_end_is_unknown(self) -> None:
        assert parse("2031/..").is_open
        assert not parse("2031/2032").is_open

    def test_stands_in_order_of_its_first_day_or_of_its_end_where_the_start_is_open(self) -> None:
        dates = [parse(text) for text in ("2031-05", "../2030", "2031", "2031-04-30~")]
        in_order = sorted(dates, key=lambda date: (date.anchor, date.last))
        assert [date.text for date in in_order] == ["../2030", "2031", "2031-04-30~", "2031-05"]


class TestATextThatIsNoDate:
    """It is refused, with the reason: not the form of a date, or no day of the calendar."""

    @pytest.mark.parametrize(
        "text",
        [
            "", "May 2031", "2031-4-1", "31-04-12", "2031-04-12T10:00", "2031-04-12Z", "12/04/2031",
            "2031/2032/2033", "203X~~", "2X31", "XX31", "2031-W12", " 2031", "2031\n", "-2031",
            "۲۰۳۱-۰۴", "٢٠٣١", "２０３１",
        ],
    )  # fmt: skip
    def test_without_the_form_of_one(self, text: str) -> None:
        with pytest.raises(DateError) as error:
            parse(text)
        assert not error.value.impossible

    @pytest.mark.parametrize(
        "text",
        [
            "2031-02-29", "2031-13", "2031-00", "2031-04-31", "2031-04-00", "0000", "000X",
            "XXXX-02-30", "XXXX-13", "2031-XX-32", "190X-00-01", "2032/2031", "2031-05/2031-04",
        ],
    )  # fmt: skip
    def test_with_the_form_of_one(self, text: str) -> None:
        with pytest.raises(DateError) as error:
            parse(text)
        assert error.value.impossible


class TestADateInWords:
    """Words keep the precision and make none."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("2031-04-02", "2 April 2031"),
            ("2031-04", "April 2031"),
            ("2031", "2031"),
            ("2031-04-02~", "about 2 April 2031"),
            ("2031-04?", "perhaps April 2031"),
            ("2031%", "perhaps about 2031"),
            ("2031-04-XX", "April 2031"),
            ("2031-XX-XX", "2031"),
            ("203X", "2030s"),
            ("200X", "2000s"),
            ("20XX", "2000–2099"),
            ("XXXX-06-13", "13 June, year not stated"),
            ("XXXX-06", "June, year not stated"),
            ("XXXX", "year not stated"),
            ("2031/2032-05", "2031 to May 2032"),
            ("2031-04-02~/..", "from about 2 April 2031"),
            ("../2031-04", "until April 2031"),
            ("../..", "at an unknown time"),
            ("/", "at an unknown time"),
        ],
    )
    def test_say_what_is_known(self, text: str, words: str) -> None:
        assert say(parse(text)) == words

    def test_a_decade_and_a_century_do_not_sound_alike(self) -> None:
        assert say(parse("190X")) != say(parse("19XX"))


def test_a_date_is_a_value() -> None:
    day = dt.date(2031, 4, 12)
    assert parse("2031-04-12") == Date(day, day, "2031-04-12")
