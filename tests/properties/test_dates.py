"""Dates are read as EDTF says, or refused; what is read can be said."""

import datetime as dt
import string

from hypothesis import given
from hypothesis import strategies as st

from archive.records.dates import Date, DateError, parse, say

DIGITS = st.integers(0, 99).map("{:02}".format) | st.just("XX")
YEARS = (
    st.integers(0, 9999)
    .map("{:04}".format)
    .flatmap(lambda year: st.sampled_from([year, f"{year[:3]}X", f"{year[:2]}XX", "XXXX"]))
)
POINTS = st.builds(
    lambda year, rest, mark: "-".join([year, *rest]) + mark,
    YEARS,
    st.lists(DIGITS, max_size=2),
    st.sampled_from(["", "~", "?", "%"]),
)
ENDS = POINTS | st.sampled_from(["", ".."])
TEXTS = (
    POINTS
    | st.builds("{}/{}".format, ENDS, ENDS)
    | st.text(string.digits + "X-/~?%. ٣", max_size=12)
    | st.text(max_size=6)
)


def parsed(text: str) -> Date | None:
    try:
        return parse(text)
    except DateError:
        return None


@given(TEXTS)
def test_a_text_is_a_date_or_refused_with_a_sentence(text: str) -> None:
    """Rule: "Raises DateError with a sentence for the archivist", and nothing else."""
    parsed(text)


@given(TEXTS)
def test_a_date_keeps_its_text_and_runs_forwards(text: str) -> None:
    """Rule: "as it was written, with the days it can mean (both inclusive)"."""
    date = parsed(text)
    if date:
        assert str(date) == text
        assert parse(str(date)) == date
        assert date.first <= date.last
        assert date.first <= date.anchor <= date.last


@given(TEXTS)
def test_a_date_can_be_said_in_words(text: str) -> None:
    """Rule: "in English words, with its precision"."""
    date = parsed(text)
    if date:
        words = say(date)
        assert words
        assert words == " ".join(words.split())
        assert ("about" in words) >= date.approximate
        assert ("perhaps" in words) >= date.uncertain
        assert "X" not in words


@given(st.dates())
def test_a_day_is_that_day(day: dt.date) -> None:
    """Standard: a complete date of ISO 8601-2 level 0 is `YYYY-MM-DD`."""
    date = parse(day.isoformat())
    assert (date.first, date.last, date.year) == (day, day, day.year)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.integers(1, 3))
def test_unspecified_digits_mean_every_day_that_they_can(day: dt.date, digits: int) -> None:
    """Standard: `X` replaces a digit whose value is unspecified."""
    text = f"{day.year:04}"[: -min(digits, 2)] + "X" * min(digits, 2)
    for rest in (day.strftime("-%m-%d"), day.strftime("-%m-XX"), day.strftime("-%m"), ""):
        date = parse(text + rest)
        assert date.first <= day <= date.last
