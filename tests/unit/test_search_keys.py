"""The order of keys, and how they are written."""

from archive.search.keys import front_coded, order, shared
from tests.unit.indexes import keys_of

ASTRAL, PRIVATE, LAST = "\U00010330", "\ue000", "\uffff"


def test_keys_stand_as_javascript_compares_them() -> None:
    assert sorted([LAST, ASTRAL, "z", PRIVATE, "ی"], key=order) == ["z", "ی", ASTRAL, PRIVATE, LAST]
    assert min([ASTRAL + "b", ASTRAL, ASTRAL + "a"], key=order) == ASTRAL


def test_keys_say_what_they_share_with_the_one_before() -> None:
    assert shared("port", "pot") == 2
    assert shared("", "pot") == 0
    assert shared("port", "ports") == 4


def test_keys_can_be_read_back() -> None:
    keys = ["a" * 70, "a" * 70 + "b", "a b", "place:elling", "place:elling-2", "بندر", "بندرها"]
    assert keys_of(front_coded(keys)) == keys


def test_a_sign_that_javascript_counts_twice_is_never_shared() -> None:
    keys = [ASTRAL, ASTRAL + "a", ASTRAL + "b"]
    assert keys_of(front_coded(keys)) == keys
    assert front_coded(keys).count(ASTRAL) == 3
