"""Time expressions become dates by stated rules, or are refused with the reason."""

import pytest

from archive.analysis.values.times import Anchor, times
from archive.records.dates import parse

SATURDAY = "2031-10-25"


def read(text: str, anchor: str | None = SATURDAY, language: str = "en") -> dict[str, str | None]:
    counted = Anchor(parse(anchor)) if anchor else None
    return {text[one.start : one.end]: one.edtf for one in times(text, counted, language)}


def chosen(text: str, anchor: str) -> list[str | None]:
    return [one.edtf for one in times(text, Anchor(parse(anchor), "chosen", chosen=True))]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on 23 October 2031", "23 October 2031", "2031-10-23"),
        ("on October 23rd, 2031", "October 23rd, 2031", "2031-10-23"),
        ("OCT 23, 2031", "OCT 23, 2031", "2031-10-23"),
        ("Thursday, 23 October 2031", "Thursday, 23 October 2031", "2031-10-23"),
        ("2031-07-13", "2031-07-13", "2031-07-13"),
        ("13/7/2031", "13/7/2031", "2031-07-13"),
        ("in March 2030", "March 2030", "2030-03"),
        ("in 2014 he", "2014", "2014"),
        ("the 2014 agreement", "2014", "2014"),
        ("Since 2014, some", "Since 2014", "2014/.."),
        ("until 2036", "until 2036", "../2036"),
        ("before March 2018", "before March 2018", "../2018-03"),
        ("the 1980-88 war", "1980-88", "1980/1988"),
        ("from 2014 to 2016", "from 2014 to 2016", "2014/2016"),
        ("between March 2018 and May 2019", "between March 2018 and May 2019", "2018-03/2019-05"),
        ("the 1990s", "1990s", "199X"),
        ("۳۰ خرداد ۱۴۰۲", "۳۰ خرداد ۱۴۰۲", "2023-06-20"),
        ("سه شنبه، ۳۰ خرداد ۱۴۰۲", "سه شنبه، ۳۰ خرداد ۱۴۰۲", "2023-06-20"),
        ("۱۴۰۲/۰۳/۳۰", "۱۴۰۲/۰۳/۳۰", "2023-06-20"),
        ("خرداد ۱۴۰۲", "خرداد ۱۴۰۲", "2023-05-22/2023-06-21"),
        ("سال ۱۴۰۲", "سال ۱۴۰۲", "2023-03-21/2024-03-19"),
        ("۲۰ ژوئن ۲۰۲۳", "۲۰ ژوئن ۲۰۲۳", "2023-06-20"),
        ("سال ۲۰۱۴", "سال ۲۰۱۴", "2014"),
    ],
)
def test_what_is_stated_in_full_needs_no_anchor(text: str, words: str, edtf: str) -> None:
    assert read(text, None) == read(text) == {words: edtf}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Dockers struck on Wednesday.", "Wednesday", "2031-10-22"),
        ("Dockers on Saturday struck.", "Saturday", "2031-10-25"),
        ("They will meet on Thursday.", "Thursday", "2031-10-30"),
        ("It will close, he said on Thursday.", "Thursday", "2031-10-23"),
        ("next Monday", "next Monday", "2031-10-27"),
        ("It ended on Tuesday last week.", "Tuesday last week", "2031-10-14"),
        ("today", "today", "2031-10-25"),
        ("yesterday", "yesterday", "2031-10-24"),
        ("tomorrow", "tomorrow", "2031-10-26"),
        ("the day before yesterday", "the day before yesterday", "2031-10-23"),
        ("last night", "last night", "2031-10-24/2031-10-25"),
        ("Oct 23", "Oct 23", "2031-10-23"),
        ("on June 13", "June 13", "2031-06-13"),
        ("Talks are due on June 13", "June 13", None),
        ("Talks are due on March 2", "March 2", "2032-03-02"),
        ("in July", "July", "2031-07"),
        ("in July last year", "July last year", "2030-07"),
        ("Last December", "Last December", "2030-12"),
        ("this week", "this week", "2031-10-20/2031-10-26"),
        ("Earlier this week", "Earlier this week", "2031-10-20/2031-10-25"),
        ("last week", "last week", "2031-10-13/2031-10-19"),
        ("earlier this month", "earlier this month", "2031-10"),
        ("earlier in October", "earlier in October", "2031-10"),
        ("last month", "last month", "2031-09"),
        ("last year", "last year", "2030"),
        ("since last year", "since last year", "2030/.."),
        ("two days ago", "two days ago", "2031-10-23"),
        ("a week ago", "a week ago", "2031-10-18~"),
        ("three months ago", "three months ago", "2031-07~"),
        ("ten years ago", "ten years ago", "2021~"),
        ("in the past week", "in the past week", "2031-10-18/2031-10-25"),
        ("دیروز", "دیروز", "2031-10-24"),
        ("روز چهارشنبه", "چهارشنبه", None),
        ("روز چهارشنبه اعلام شد", "چهارشنبه", "2031-10-22"),
        ("۲۰ ژوئن", "۲۰ ژوئن", "2031-06-20"),
        ("۳۰ خرداد", "۳۰ خرداد", "2031-06-20"),
        ("هفته گذشته", "هفته گذشته", "2031-10-18/2031-10-24"),
        ("سال گذشته", "سال گذشته", "2030-03-21/2031-03-20"),
        ("دو روز پیش", "دو روز پیش", "2031-10-23"),
    ],
)
def test_what_counts_from_the_article_is_resolved(text: str, words: str, edtf: str | None) -> None:
    assert read(text) == {words: edtf}


@pytest.mark.parametrize(
    "text",
    [
        "on 30 February 2031",
        "Wednesday, 23 October 2031",
        "3/4/2031",
        "the 1900s",
        "the 2011-12 season",
        "They were to meet on Thursday.",
        "Talks resume on Friday.",
        "Dockers meet the owners on Friday.",
        "On Thursday, owners will meet.",
        "They will meet on Saturday.",
        "They struck last Friday.",
        "last March",
        "in December",
        "From November 1, no ship may leave.",
        "after January's strike",
        "until Friday",
        "earlier in June",
        "a June strike",
        "the June 20 strike",
        "a few years ago",
        "for a decade",
        "over the past three decades",
        "A week later",
        "At the time",
        "the next day",
        "two days after June 20, 2031",
        "“We saw it yesterday,” he said.",
        "between March 2014",
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    found = times(text, Anchor(parse(SATURDAY)))
    assert found
    assert all(one.edtf is None and one.how for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "dockers may march",
        "in 2000 cases",
        "the 2000 members",
        "of 1500 men",
        "Black Friday, every Monday, Friday prayers, the Sunday Times",
        "June 13-15",
        "نماز جمعه",
        "۱/۳",
    ],
)
def test_what_says_no_time_is_not_found(text: str) -> None:
    assert read(text) == {}


def test_a_month_beside_another_year_is_that_year_s() -> None:
    assert read("In March 2018 two were held. In June they were freed.") == {
        "March 2018": "2018-03",
        "June": None,
    }


def test_a_day_after_a_far_date_in_its_sentence_may_count_from_there() -> None:
    assert read("Hurt on 3 May 2012, he died on Friday.") == {
        "3 May 2012": "2012-05-03",
        "Friday": None,
    }


def test_a_weekday_in_a_quotation_is_taken_as_the_article_s() -> None:
    assert read("“They struck on Tuesday,” he said.") == {"Tuesday": "2031-10-21"}


class TestADoubtfulAnchor:
    """An approximate date, a month, an interval."""

    def test_gives_what_all_its_days_agree_on(self) -> None:
        text = (
            "Last year they struck on June 13. On Saturday they met. Earlier this week it closed."
        )
        assert read(text, "2031-10-25~") == {
            "Last year": "2030",
            "June 13": None,
            "Saturday": None,
            "Earlier this week": None,
        }

    def test_gives_a_day_that_was_ahead_on_no_day_of_its_own(self) -> None:
        assert read("They struck on June 20.", "2031-06-30~") == {"June 20": "2031-06-20"}

    def test_gives_no_year_at_the_turn_of_the_year(self) -> None:
        assert read("last year", "2031-12-20~") == {"last year": None}

    @pytest.mark.parametrize("anchor", ["2031", "2031-10", "2031/..", "20XX", "XXXX-10-25"])
    def test_gives_no_day(self, anchor: str) -> None:
        assert read("They struck on Saturday.", anchor) == {"Saturday": None}

    def test_of_one_month_gives_the_year_before(self) -> None:
        assert read("last year", "2031-10") == {"last year": "2030"}


class TestAnAnchorThatAPersonChose:
    """A curator's decision for the quoted words."""

    def test_holds_for_what_was_told_before(self) -> None:
        assert chosen("At the time, he", "2018-03") == ["2018-03"]
        assert chosen("A week later, police", "2023-06-20") == ["2023-06-27~"]
        assert chosen("three days later", "2023-06-20") == ["2023-06-23"]
        assert chosen("the next day", "2023-06-20") == ["2023-06-21"]

    def test_holds_inside_a_quotation(self) -> None:
        assert chosen("“We saw it yesterday,” he said.", "2023-06-20") == ["2023-06-19"]

    def test_holds_for_a_byword(self) -> None:
        assert chosen("the June 20 strike", "2023-06-21") == ["2023-06-20"]


def test_the_derivation_names_the_anchor_and_its_basis() -> None:
    (found,) = times("Dockers struck on Wednesday.", Anchor(parse(SATURDAY)))
    assert found.how == "the last Wednesday up to 25 October 2031 (the article's date)"


def test_without_an_anchor_nothing_is_counted() -> None:
    (found,) = times("They struck on Wednesday.", None)
    assert (found.edtf, found.how) == (
        None,
        "counts from the article's date, which is not known well enough",
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("It was founded in about 2009.", "2009~"),
        ("It was founded circa 2009, they say.", "2009~"),
        ("It happened in around 2000 cases.", None),
        ("There were about 2009.", None),
    ],
)
def test_a_hedged_year_is_approximate(words: str, meant: str | None) -> None:
    assert [found.edtf for found in times(words, None)] == ([meant] if meant else [])
