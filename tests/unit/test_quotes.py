"""Quotations are verified: the words are in the article, once, at the recorded place."""

import pytest

from archive.analysis.quotes import Span, locate
from archive.analysis.reading import Reading
from archive.records.model import Quote
from archive.records.problems import Problem, Problems
from archive.records.vault import sha256
from tests.unit.invented import reading, record

TEXT = "Menu. Work stopped at noon. Then work\n stopped again. At least 40 workers were held."
CHROME = (
    "zones:\n  - {start: 0, end: 5, zone: chrome, rule: r}\n"
    "  - {start: 6, end: 84, zone: body, rule: r}\n"
)


def located(quote: str, found: Reading | None = None) -> tuple[Span | None, list[Problem]]:
    problems = Problems()
    made = record(Quote, quote)
    assert made is not None
    return locate(made, found or reading(TEXT, more=CHROME), problems), problems.in_order()


def code_of(quote: str, found: Reading | None = None) -> str:
    span, problems = located(quote, found)
    assert span is None
    (problem,) = problems
    return problem.code


class TestByWords:
    """TextQuoteSelector: the exact words, with what stands around them if need be."""

    def test_words_that_occur_once_are_found(self) -> None:
        assert located("exact: Work stopped at noon") == (Span(6, 26), [])

    @pytest.mark.parametrize(
        ("quote", "start"),
        [
            ("{exact: stopped, prefix: Work}", 11),
            ("{exact: stopped, suffix: at noon}", 11),
            ("{exact: stopped, prefix: work}", 39),
            ("{exact: stopped, prefix: work, suffix: again}", 39),
        ],
    )
    def test_words_around_them_tell_two_places_apart(self, quote: str, start: int) -> None:
        assert located(quote) == (Span(start, start + 7), [])

    def test_words_that_occur_twice_are_not_enough(self) -> None:
        assert code_of("exact: stopped") == "quote-not-unique"

    def test_one_changed_letter_is_found_out_and_the_nearest_words_are_named(self) -> None:
        span, (problem,) = located("exact: At least 14 workers were held")
        assert span is None
        assert problem.code == "quote-not-found"
        assert problem.nearest == "“At least 40 workers were held.” (paragraph 1 of the article)"

    def test_signs_of_expressions_are_signs(self) -> None:
        found = reading("a.c (x) abc")
        assert located("{exact: a.c, suffix: (x)}", found) == (Span(0, 3), [])
        assert code_of("exact: a+c", found) == "quote-not-found"

    def test_page_chrome_is_no_part_of_the_report(self) -> None:
        assert code_of("exact: Menu") == "quote-outside"

    def test_words_of_a_text_that_is_not_here_may_not_be_written_out(self) -> None:
        bare = reading(TEXT, more=CHROME)
        bare = Reading(bare.article, bare.capture, None, bare.passages, (), ())
        assert code_of("exact: Work stopped", bare) == "quote-shape"

    def test_words_of_a_text_in_the_vault_may_not_either_and_the_place_is_named(self) -> None:
        problems = Problems()
        made = record(Quote, "exact: Work stopped")
        assert made is not None
        assert locate(made, reading(TEXT, more=CHROME), problems, vaulted=True) is None
        (problem,) = problems.in_order()
        assert problem.fix == f"write start: 6, end: 18, sha256: {sha256('Work stopped')}"

    def test_a_text_of_one_word_repeated_takes_no_time(self) -> None:
        assert code_of("exact: a", reading("a " * 200_000)) == "quote-not-unique"
        assert code_of("{exact: a, prefix: b}", reading("a " * 200_000)) == "quote-not-found"

    def test_nothing_near_is_sought_where_that_would_take_long(self) -> None:
        assert code_of(f"exact: {'a' * 5_000}b", reading("a" * 20_000)) == "quote-not-found"


class TestByPosition:
    """TextPositionSelector: offsets, with the SHA-256 of the words there."""

    def at(self, start: int, end: int, words: str) -> str:
        return f"{{start: {start}, end: {end}, sha256: {sha256(words)}}}"

    def test_the_recorded_words_are_found(self) -> None:
        assert located(self.at(6, 26, "Work stopped at noon")) == (Span(6, 26), [])

    def test_a_changed_word_is_found_out(self) -> None:
        assert code_of(self.at(6, 26, "Work stopped at once")) == "quote-changed"

    def test_words_that_moved_are_found_again(self) -> None:
        _, (problem,) = located(self.at(0, 20, "Work stopped at noon"))
        assert problem.fix == "write start: 6 and end: 26"

    @pytest.mark.parametrize(("start", "end"), [(0, 4), (3, 10), (84, 99), (7, 7), (26, 6)])
    def test_a_span_outside_the_report_is_refused(self, start: int, end: int) -> None:
        assert code_of(self.at(start, end, TEXT[start:end])) == "quote-outside"

    def test_a_span_of_white_space_is_no_quotation(self) -> None:
        assert code_of(self.at(37, 39, "\n ")) == "quote-outside"

    def test_without_the_text_a_position_is_taken_as_recorded(self) -> None:
        bare = Reading("one", "c", None, reading(TEXT, more=CHROME).passages, (), ())
        assert located(self.at(6, 26, "anything"), bare)[0] == Span(6, 26)


@pytest.mark.parametrize(
    "quote",
    [
        "{prefix: a}",
        "{start: 6, end: 26}",
        "{start: 6, sha256: " + "f" * 64 + "}",
        "{exact: Work, start: 6, end: 10, sha256: " + "f" * 64 + "}",
        "{exact: Work, start: 6}",
    ],
)
def test_a_quotation_is_given_in_one_of_the_two_ways(quote: str) -> None:
    assert code_of(quote) == "quote-shape"


def test_a_position_without_its_hash_is_told_the_hash() -> None:
    _, (problem,) = located("{start: 6, end: 26}")
    assert problem.fix == f"add sha256: {sha256('Work stopped at noon')}"
