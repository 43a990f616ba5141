"""Numbers of the index in few bytes."""

from array import array

import pytest

from archive.search.numbers import bitmap, column, encode, gaps, halves


def numbers(*given: int) -> "array[int]":
    return array("I", given)


def test_a_column_says_how_many_numbers_it_has_and_then_the_lowest_bytes_of_all() -> None:
    assert column(numbers(1, 0x203)) == [b"\2\0\0\0\2\1\3", b"\0\2"]


def test_a_column_is_as_wide_as_its_largest_number() -> None:
    assert column(numbers(255, 7)) == [b"\2\0\0\0\1\xff\7"]
    assert len(column(numbers(2**32 - 1))) == 4


def test_a_column_of_zeros_is_no_more_than_its_head() -> None:
    assert column(numbers(0, 0)) == [b"\2\0\0\0\0"]
    assert column(numbers()) == [b"\0\0\0\0\0"]


def test_rising_numbers_are_gaps() -> None:
    assert list(gaps(numbers(3, 4, 9))) == [3, 1, 5]
    assert list(gaps(numbers())) == []


@pytest.mark.parametrize(
    ("given", "packed"), [([1, 2, 3], b"\x21\3"), ([15, 1], b"\x1f"), ([], b"")]
)
def test_two_small_numbers_are_a_byte(given: list[int], packed: bytes) -> None:
    assert halves(bytes(given)) == packed


def test_a_bitmap_has_a_bit_for_every_document() -> None:
    assert bitmap(numbers(0, 9), 10) == b"\1\2"
    assert bitmap(numbers(), 0) == b""


@pytest.mark.parametrize(
    ("number", "packed"), [(0, b"\0"), (127, b"\x7f"), (128, b"\x80\1"), (16_384, b"\x80\x80\1")]
)
def test_a_single_number_takes_seven_bits_a_byte(number: int, packed: bytes) -> None:
    assert encode(number) == packed
