"""Every guide can be followed, step by step, and its commands print what it says."""

from pathlib import Path

import pytest

from tests.docs.guides import Reader, StepError, guides


@pytest.mark.parametrize("guide", guides(), ids=lambda guide: guide.stem)
def test_can_be_followed(guide: Path, tmp_path: Path) -> None:
    text = guide.read_text("utf-8")
    fresh = Reader(tmp_path).follow(text)
    assert text == fresh, "write the outputs anew: python -m tests.docs.guides"


def test_a_changed_output_is_seen(tmp_path: Path) -> None:
    shown = "```console\n$ archive --version\nanother program\n```"
    assert Reader(tmp_path).follow(shown) != shown


def test_a_step_that_cannot_be_taken_is_a_fault(tmp_path: Path) -> None:
    guide = "Write `a.txt`:\n\n```text\none\n```\n\nChange `a.txt`:\n\n```diff\n-two\n+three\n```"
    with pytest.raises(StepError, match=r"a\.txt has these lines 0 times"):
        Reader(tmp_path).follow(guide)
    Reader(tmp_path).follow(guide.replace("-two", "-one"))
    assert (tmp_path / "a.txt").read_text("utf-8") == "three\n"
