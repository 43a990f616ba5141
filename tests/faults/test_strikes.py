"""At whatever point a build is struck, one site stands there whole, and the next run mends all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.builder import Worker
from tests.faults.scenes import READING, Scene, chosen
from tests.faults.shim import FAILS, Call, Strike

Strikes = Callable[[list[Call], int], Iterator[Strike]]


def errors(calls: list[Call], many: int) -> Iterator[Strike]:
    """Yield ``many`` errors, one after the other of those that an operation can fail with.

    A disk that is full or broken may stay so: every other error is there to stay.
    """
    for turn, at in enumerate(chosen(calls, many)):
        kinds = FAILS[calls[at - 1].kind]
        yield Strike(at, kinds[turn // 2 % len(kinds)], lasting=bool(turn % 2))


def kills(calls: list[Call], many: int) -> Iterator[Strike]:
    """Yield ``many`` kills at operations that change something, and in the middle of writes."""
    changing = [at for at, call in enumerate(calls, 1) if call.kind not in READING]
    for turn in chosen([calls[at - 1] for at in changing], many):
        yield Strike(changing[turn - 1], "SIGKILL")


def interrupts(calls: list[Call], many: int) -> Iterator[Strike]:
    """Yield ``many`` times Ctrl-C, every other time from a person who does not stop pressing."""
    for turn, at in enumerate(chosen(calls, many)):
        yield Strike(at, "SIGINT", lasting=bool(turn % 2))


FEW, MANY = 4, 80  # in each of three scenes
STRIKES = [kills, errors, interrupts]


@pytest.mark.parametrize("strikes", STRIKES, ids=lambda strikes: strikes.__name__)
def test_some_points(worker: Worker, scene: Scene, place: Path, strikes: Strikes) -> None:
    assert scene.failures(worker, place, strikes(scene.calls(worker, place), FEW)) == []


@pytest.mark.deep
@pytest.mark.parametrize("strikes", STRIKES, ids=lambda strikes: strikes.__name__)
def test_many_points(worker: Worker, scene: Scene, place: Path, strikes: Strikes) -> None:
    points = list(strikes(scene.calls(worker, place), MANY))
    assert len(points) == MANY
    assert scene.failures(worker, place, points) == []
