"""Values are read out of any text without harm: in order, inside it, in time that grows with it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.values.counts import Count, counts, parse_count, say_count
from archive.analysis.values.times import Anchor, times
from archive.records.dates import parse

WORDS = """
    about at least between and to or more than dozens hundred thousand of million several no one two
    a half forty 3,000 12.5 20 2014 1980-88 in on since until last next this week month year will
    Wednesday June May Sept. Sat. 13 23 October 2019 ago later earlier today “ ” " . , - – % for the
    حدود ۳۰ خرداد ۱۴۰۲ سه‌شنبه هزار و صد ده‌ها سال گذشته دیروز روز تیر مه ژوئن پیش
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60)
DATES = """
    2019-10-26 2019-10-26~ 2023-06 2014 2014/.. 0001-01-01 9999-12-31~ 2020-02-29? 1583-01-01
    1999-12-31 201X XXXX-06-13 ../2019 1600
"""
ANCHORS = st.none() | st.builds(
    Anchor,
    st.sampled_from([parse(date) for date in DATES.split()]),
    st.just("the article's date"),
    st.booleans(),
)
COUNTS = st.builds(
    lambda least, more, about: Count(least, None if more is None else least + more, about=about),
    st.integers(0, 10**9),
    st.none() | st.integers(0, 10**6),
    st.booleans(),
)
REPEATED = (
    *("1", "a ", "12 ", " ", "June 5 ", "in 2014 ", "on ", "three ", "million ", "two and "),
    *("1,000,", "“", "at least ", "last year ", "in 2000 a", "between ", "on Tuesday ", "to be "),
    *(
        "ده‌ها ",
        "۳ خرداد ",
        "سه شنبه ",
        "-",
        "2014-",
        "a few ",
        "Monday, ",
        "\n",
        "June ",
        "the past ",
    ),
)
SIZE = 8_000


@given(TEXTS)
def test_counts_stand_in_the_text_one_after_another(text: str) -> None:
    last = 0
    for found in counts(text, articles=True):
        assert last <= found.start < found.end <= len(text)
        assert found.count.most is None or found.count.least <= found.count.most
        assert say_count(found.count)
        last = found.end


@given(TEXTS, ANCHORS, st.sampled_from(["en", "fa", "fa-IR", ""]))
def test_times_stand_in_the_text_and_are_dates_or_refused(
    text: str, anchor: Anchor | None, language: str
) -> None:
    last = 0
    for found in times(text, anchor, language):
        assert last <= found.start < found.end <= len(text)
        assert found.how
        assert "{anchor}" not in found.how
        assert found.edtf is None or str(parse(found.edtf)) == found.edtf
        last = found.end


@given(TEXTS)
def test_without_an_anchor_only_what_is_stated_in_full_has_a_date(text: str) -> None:
    stated = {(one.start, one.end, one.edtf) for one in times(text, None) if one.edtf}
    for day in ("2019-10-26", "2023-06-21"):
        chosen = Anchor(parse(day), chosen=True)
        assert stated <= {(one.start, one.end, one.edtf) for one in times(text, chosen)}


@given(TEXTS)
def test_a_count_that_a_curator_writes_is_one_count_or_refused(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError as error:
        assert "is not one count" in str(error)  # noqa: PT017 - what Hypothesis found is refused
    else:
        assert count in {found.count for found in counts(text)} or not counts(text)


@given(COUNTS)
def test_a_count_said_without_its_explanation_reads_back(count: Count) -> None:
    said = say_count(count)
    if "(" not in said:
        assert parse_count(said) == count


@pytest.mark.deep  # what else a long run of tests keeps in memory costs time now and then
@pytest.mark.parametrize("piece", REPEATED)
def test_a_hostile_text_takes_time_in_proportion(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    took = []
    for size in (SIZE // 2, SIZE):
        start = time.process_time()
        counts(text[:size])
        times(text[:size], Anchor(parse("2019-10-26")))
        took.append(time.process_time() - start)
    assert took[1] < 4 * took[0] + 0.5
