"""Ten times the text takes about ten times as long, whatever stands in it."""

import sys
import time
from collections.abc import Callable

import pytest

from tests.fuzz.stages import SLOW, STAGES, missing
from tests.fuzz.texts import FEW, TEXTS

Stage = Callable[[str], None]
_LEAST = 0.02  # seconds below which nothing is told by a clock
_MOST = 15
_LONG = ("prose", "'['", "'word '", "'x'", "'\\u0301\\u0316'", "' '", ascii("سه "))


def _named(stage: Stage) -> str:
    return stage.__name__


def _calls(stage: Stage, text: str) -> int:
    """Return how many functions a stage calls, those written in C included."""
    counted = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        stage(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("text", FEW)
@pytest.mark.parametrize("stage", [one for one in STAGES if one is not missing], ids=_named)
def test_eight_times_the_text_is_about_eight_times_the_work(stage: Stage, text: str) -> None:
    make = TEXTS[text]
    stage(make(100))  # what is made once is made
    few, many = (_calls(stage, make(size)) for size in (250, 2000))
    assert many <= 12 * max(few, 300)


def test_what_a_quotation_was_meant_to_say_is_guessed_within_bounds() -> None:
    text = TEXTS["prose"](200_000)
    missing(text)  # now the text is read
    assert _calls(missing, text) < 1_000


def _seconds(stage: Stage, text: str) -> float:
    begun = time.process_time()
    stage(text)
    return time.process_time() - begun


def _ratio(stage: Stage, text: str, size: int) -> float:
    """Return how much more processor time ten times the text takes; the better of two tries."""
    make = TEXTS[text]
    short, long = make(size), make(10 * size)
    ratio = float("inf")
    for _ in range(2):
        few = max(_seconds(stage, short), _LEAST)
        ratio = min(ratio, _seconds(stage, long) / few)
        if ratio <= _MOST:
            break
    return ratio


@pytest.mark.deep
@pytest.mark.parametrize("stage", STAGES, ids=_named)
def test_ten_times_the_text_takes_about_ten_times_as_long(stage: Stage) -> None:
    size = 5_000 if stage in SLOW else 20_000
    ratios = {text: _ratio(stage, text, size) for text in TEXTS}
    assert {text: ratio for text, ratio in ratios.items() if ratio > _MOST} == {}


@pytest.mark.deep
@pytest.mark.parametrize("text", _LONG)
@pytest.mark.parametrize("stage", [one for one in STAGES if one not in SLOW], ids=_named)
def test_a_text_of_five_mebibytes_takes_no_more(stage: Stage, text: str) -> None:
    assert _ratio(stage, text, 512 * 1024) <= _MOST
