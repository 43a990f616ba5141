"""Records above themselves are found, in any number."""

from archive.records.circles import circles


class TestCircles:
    """Rule: "each record that stands above itself, with a shortest way"."""

    def test_are_found_with_the_way(self) -> None:
        above = {"a": ("x", "b"), "b": ("c",), "c": ("b", "a"), "d": ("a",), "e": ("e",), "x": ()}
        found = dict(circles(above))
        assert found == {"a": ["b", "c", "a"], "b": ["c", "b"], "c": ["b", "c"], "e": ["e"]}

    def test_a_chain_of_any_length_has_none(self) -> None:
        assert not list(circles({str(i): (str(i + 1),) for i in range(100_000)}))

    def test_of_a_long_one_the_first_are_found(self) -> None:
        found = list(circles({str(i): (str((i + 1) % 20_000),) for i in range(20_000)}))
        assert 0 < len(found) < 100
