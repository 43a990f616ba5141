"""Pure steps remembered, and forgotten again."""

from archive.records.memo import Memo, afresh


class Counting:
    """A step that counts how often it is taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __call__(self, *given: object) -> list[object]:
        """Return what it was given."""
        self.taken += 1
        return [*given]


def test_a_step_given_equal_texts_is_taken_once() -> None:
    step, memo = Counting(), Memo()
    first = memo(step, "a" * 3, 1, ("b", ("c", None)))
    assert memo(step, "aaa", 1, ("b", ("c", None))) is first
    assert step.taken == 1


def test_a_step_given_other_texts_is_taken_again() -> None:
    step, memo = Counting(), Memo()
    assert memo(step, "a") == ["a"]
    assert memo(step, "b") == ["b"]
    assert memo(step, ("a",)) == [("a",)]
    assert step.taken == 3


def test_what_is_no_text_is_the_same_only_as_itself() -> None:
    step, memo, one = Counting(), Memo(), [1]
    memo(step, one)
    memo(step, one)
    memo(step, [1])
    assert step.taken == 2


def test_what_was_told_apart_lives_as_long_as_it_is_remembered() -> None:
    step, memo = Counting(), Memo()
    found = [memo(step, [number]) for number in range(100)]  # each list is let go at once
    assert [one for [one] in found] == [[number] for number in range(100)]


def test_what_a_whole_run_did_not_ask_for_is_forgotten() -> None:
    step, memo = Counting(), Memo()
    memo(step, "kept")
    memo(step, "dropped")
    memo.turn()
    memo(step, "kept")
    memo.turn()
    memo(step, "kept")
    assert step.taken == 2
    memo(step, "dropped")
    assert step.taken == 3


def test_an_empty_answer_is_remembered_too() -> None:
    step, memo = Counting(), Memo()
    memo(step)
    memo(step)
    assert step.taken == 1


def test_a_value_stays_the_same_object_while_it_is_equal() -> None:
    memo, first = Memo(), [1]
    assert memo.same("a", first) is first
    assert memo.same("a", [1]) is first
    other = [2]
    assert memo.same("a", other) is other
    assert memo.same("b", [1]) is not first


def test_without_a_memory_every_step_is_taken() -> None:
    step = Counting()
    afresh(step, "a")
    afresh(step, "a")
    assert step.taken == 2
    assert afresh.same("a", step) is step
