"""Where sentences of news prose end."""

import time

import pytest

from archive.analysis.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Work stopped.", "The port is shut."],
        ["Who knows?", "Nobody!", "“We do.”", "He left."],
        ["He said: “We stay.”", "Then he left."],
        ["(It rained.)", "They went on."],
        ["It ended…", "Then silence."],
        ["کار ایستاد.", "بندر بسته است؟", "بله."],
        ["It cost 14.5 million.", "2031 was hard."],
        ["They stayed.", "– No, they left."],
        ["No stop at the end"],
    ],
)
def test_a_sentence_ends_at_its_stop(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Morav met Gen. Rasko.",
        "J. Morav spoke.",
        "The U.N. Council met.",
        "At 5 p.m. Monday it closed.",
        "On Oct. 26 it opened.",
        "It is at St. Elling.",
        "It grew 2.5 percent.",
        "www.example.org is down.",
        "the firm. and then",
    ],
)
def test_a_stop_inside_a_sentence_ends_none(text: str) -> None:
    assert split(text) == [text]


def test_white_space_around_a_sentence_is_no_part_of_it() -> None:
    assert split("\n  One. \n\n Two.\u00a0") == ["One.", "Two."]


def test_a_part_of_a_text_has_the_offsets_of_the_whole() -> None:
    assert list(sentences("xx One. Two. yy", 3, 12)) == [(3, 7), (8, 12)]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_no_words_are_no_sentence(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    "text",
    ["." * 200_000, ". " * 100_000, "!" + " " * 200_000, "." + "”" * 200_000, "[" * 200_000,
     ". " + "“" * 200_000, "A. " * 70_000, "a" * 2_000_000],
    ids=lambda text: text[:3],
)  # fmt: skip
def test_no_text_takes_longer_than_its_length_asks_for(text: str) -> None:
    begin = time.process_time()
    list(sentences(text, 0, len(text)))
    assert time.process_time() - begin < 3
