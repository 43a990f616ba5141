"""Counts keep their bounds and hedges; what counts nothing is none."""

import pytest

from archive.analysis.values.counts import Count, counts, parse_count, say_count


def read(text: str, *, articles: bool = False) -> list[tuple[str, Count]]:
    return [(text[one.start : one.end], one.count) for one in counts(text, articles=articles)]


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("3,000 dockers", "3,000", Count(3000, 3000)),
        ("۳٬۰۰۰ نفر", "۳٬۰۰۰", Count(3000, 3000)),
        ("٣٠٠٠", "٣٠٠٠", Count(3000, 3000)),
        ("12\u202f000 tonnes", "12\u202f000", Count(12000, 12000)),
        ("forty-one ships", "forty-one", Count(41, 41)),
        ("two and a half million", "two and a half million", Count(2500000, 2500000)),
        ("2.5 million", "2.5 million", Count(2500000, 2500000)),
        ("half a dozen boats", "half a dozen", Count(6, 6)),
        ("three thousand five hundred and twelve", None, Count(3512, 3512)),
        ("a hundred", None, Count(100, 100)),
        ("some 3,000", None, Count(3000, 3000, about=True)),
        ("nearly 17,000", None, Count(17000, 17000, about=True)),
        ("300 or so", None, Count(300, 300, about=True)),
        ("At least one", None, Count(1, None)),
        ("300 or more", None, Count(300, None)),
        ("300+", None, Count(300, None)),
        ("at least some 300", None, Count(300, None, about=True)),
        ("over 12,000", None, Count(12001, None)),
        ("no more than 260", None, Count(0, 260)),
        ("up to 40", None, Count(0, 40)),
        ("fewer than 100", None, Count(0, 99)),
        ("20 to 30", None, Count(20, 30)),
        ("20–30", None, Count(20, 30)),
        ("between 20 and 30", None, Count(20, 30)),
        ("two or three", None, Count(2, 3)),
        ("dozens of boats", "dozens", Count(24, None, about=True)),
        ("tens of thousands", None, Count(20000, None, about=True)),
        ("several hundred", None, Count(300, None, about=True)),
        ("a couple", None, Count(2, 3, about=True)),
        ("thousand of its dockers", "thousand of", Count(1000, None, about=True)),
        ("no boats", "no", Count(0, 0)),
        ("both boats", "both", Count(2, 2)),
        ("one of the boats", "one of the", Count(1, None)),
        ("one boat", "one", Count(1, 1)),
        ("2014 boats", "2014", Count(2014, 2014)),
        ("2.5 mln tonnes", "2.5 mln", Count(2500000, 2500000)),
        ("a 12-member crew", "12", Count(12, 12)),
        ("بیست و سه نفر", "بیست و سه", Count(23, 23)),
        ("حدود ۳ هزار و ۵۰۰ نفر", "حدود ۳ هزار و ۵۰۰", Count(3500, 3500, about=True)),
        ("دست‌کم دو نفر", "دست‌کم دو", Count(2, None)),
        ("بیش از صد نفر", "بیش از صد", Count(101, None)),
        ("کمتر از ده نفر", "کمتر از ده", Count(0, 9)),
        ("ده‌ها نفر", "ده‌ها", Count(20, None, about=True)),
        ("هزاران نفر", "هزاران", Count(2000, None, about=True)),
    ],
)
def test_a_count_is_read_with_its_bounds(text: str, words: str | None, count: Count) -> None:
    assert read(text) == [(words or text, count)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2014 the docks",
        "their 1986 profit",
        "the 1980-88 war",
        "October 23",
        "2031-04-02",
        "۳۰ خرداد ۱۴۰۲",
        "the third strike",
        "the 3rd strike",
        "Dock-3 and F16",
        "10 percent, 5% and 3 per cent",
        "10:30, 3 a.m.",
        "12.000",
        "12 000",
        "no longer, no doubt",
        "a strike",
        "۱/۳",
        "5-3",
    ],
)
def test_what_counts_nothing_is_none(text: str) -> None:
    assert read(text) == []


def test_every_count_of_a_sentence_is_found_in_order() -> None:
    found = read("One docker was hurt and dozens of others, about 40 of 3,000, were held in 2031.")
    assert [words for words, _ in found] == ["One", "dozens", "about 40", "3,000"]


def test_a_number_does_not_run_on_into_the_next() -> None:
    assert [count.least for _, count in read("one hundred and two hundred")] == [100, 200]


def test_the_article_counts_where_a_person_points_to_it() -> None:
    assert read("a person", articles=True) == [("a", Count(1, 1))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("150", "150"),
        ("about 3000", "about 3,000"),
        ("at least 1", "at least 1"),
        ("more than 12000", "more than 12,000"),
        ("no more than 260", "at most 260"),
        ("fewer than 100", "fewer than 100"),
        ("nearly 17000", "about 17,000"),
        ("dozens", "dozens (24 or more)"),
        ("hundreds", "hundreds (200 or more)"),
        ("thousand of", "thousand of (1,000 or more)"),
        ("many", "many (4 or more)"),
        ("several hundred", "at least about 300"),
        ("no", "none"),
        ("20 to 30", "20 to 30"),
        ("more than one", "at least 2"),
    ],
)
def test_what_a_curator_writes_is_read_and_said(text: str, said: str) -> None:
    assert say_count(parse_count(text)) == said


@pytest.mark.parametrize("text", ["", "x", "12 men", "3 to", "about", "1.5", "the 3rd"])
def test_what_is_not_one_count_is_refused_with_a_right_example(text: str) -> None:
    with pytest.raises(ValueError, match="about 3000"):
        parse_count(text)
