"""A bag that is struck while it is filled is not there, and no name gets into it."""

from pathlib import Path

import pytest

from tests.faults.builder import Worker, bagging
from tests.faults.scenes import Scene, tree
from tests.faults.shim import Strike
from tests.faults.test_strikes import Strikes, errors, kills


@pytest.fixture
def whole(worker: Worker, changed: Scene, place: Path) -> dict[str, str]:
    """Return what a bag holds that nothing disturbed."""
    assert worker.run(changed.set_up(place), made=bagging).code == 0
    return tree(place / "bag")


@pytest.mark.parametrize("strikes", [kills, errors], ids=lambda strikes: strikes.__name__)
def test_a_bag_is_whole_or_not_there(
    worker: Worker, changed: Scene, place: Path, whole: dict[str, str], strikes: Strikes
) -> None:
    calls = worker.run(changed.set_up(place), made=bagging).calls
    for strike in strikes(calls, 3):
        struck = worker.run(changed.set_up(place), strike, made=bagging)
        bag = tree(place / "bag")
        assert bag in ({}, whole), strike
        assert (struck.code == 0) <= (bag == whole), strike
        assert "Traceback" not in struck.err
        if not bag:
            assert worker.run(place, made=bagging).code == 0
            assert tree(place / "bag") == whole


def test_a_record_that_cannot_be_read_once_lets_no_name_out(
    worker: Worker, changed: Scene, place: Path, whole: dict[str, str]
) -> None:
    calls = worker.run(changed.set_up(place), made=bagging).calls
    reading = [
        at for at, call in enumerate(calls, 1)
        if call.kind in {"open", "read"} and call.path == "content/people/mara-teel.yml"
    ]  # fmt: skip
    assert reading
    for at in reading:
        worker.run(changed.set_up(place), Strike(at, "EIO"), made=bagging)
        assert tree(place / "bag") in ({}, whole), at
