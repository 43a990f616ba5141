"""Whatever stands in the content folder or the vault, people get problems and never a traceback."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pipeline import Outcome, Plan, build, check
from archive.records.problems import report
from tests.golden.case import BASE

_FILES = sorted(str(path.relative_to(BASE)) for path in BASE.rglob("*") if path.is_file())
_RECORDS = [name for name in _FILES if name.startswith("content/")]
_TOKENS = (
    "- ", "? ", ": ", "[", "]", "{", "}", "&a ", "*a", "!t ", "'", '"', "|\n", ">-\n", "#", "%",
    "---\n", "...\n", "\t", "\n", "\r", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\u202e", "é",
    "e\u0301", "\U0001f5de", "NO", "012", "12:30", "2031-02-30", "../..", "-1", "9999999999", "1e9",
    "null", "~", "<<: ", "…", "none", "harrow-lock", "20XX-02-29", '{"kind": 1}\n', "[" * 200,
)  # fmt: skip


def _tried(change: dict[str, bytes], *, vault: bool, pages: bool = False) -> Outcome:
    """Check the base archive with some of its files changed, and show what is found."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        for name, data in change.items():
            (root / name).write_bytes(data)
        plan = Plan(
            content=root / "content",
            vault=root / "vault" if vault else None,
            audience="public",
            day=dt.date(2031, 5, 1),
        )
        outcome = build(plan, root / "pages", None) if pages else check(plan)
        shown = report(outcome.problems, plan.content)
        assert all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in shown)
    assert (outcome.archive is None) == any(problem.blocks for problem in outcome.problems)
    assert outcome.problems == sorted(outcome.problems)
    return outcome


@given(name=st.sampled_from(_FILES), data=st.binary(max_size=200), vault=st.booleans())
def test_any_bytes_may_stand_in_a_file(name: str, data: bytes, vault: bool) -> None:  # noqa: FBT001
    _tried({name: data}, vault=vault)


@given(name=st.sampled_from(_RECORDS), text=st.text(max_size=120), vault=st.booleans())
def test_any_text_may_stand_in_a_record(name: str, text: str, vault: bool) -> None:  # noqa: FBT001
    head = b"---\n" if name.endswith(".md") else b"name: "
    _tried({name: head + text.encode() + b"\n---\n"}, vault=vault)


@given(data=st.data(), vault=st.booleans())
def test_any_slip_of_the_pen_may_happen_to_a_file(data: st.DataObject, vault: bool) -> None:  # noqa: FBT001
    _tried(_slips(data), vault=vault)


@given(data=st.data())
def test_what_passes_the_check_can_be_made_into_pages(data: st.DataObject) -> None:
    _tried(_slips(data), vault=True, pages=True)


def _slips(data: st.DataObject) -> dict[str, bytes]:
    """Return one to three files, each with a few slices put in, left out or doubled."""
    changed: dict[str, bytes] = {}
    for name in data.draw(st.lists(st.sampled_from(_FILES), min_size=1, max_size=3, unique=True)):
        text = (BASE / name).read_text(encoding="utf-8")
        for _ in range(data.draw(st.integers(1, 3))):
            at, width = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 12))
            put = data.draw(st.sampled_from((*_TOKENS, "", text[at : at + width] * 2)))
            text = text[:at] + put + text[at + width :]
        changed[name] = text.encode()
    return changed


@pytest.mark.parametrize("opener", ["- ", "? ", "[", "{a: ", "[[],", "a:\n ", "&a [", "!t "])
def test_a_nest_of_any_depth_is_refused(opener: str) -> None:
    text = "name: A\nkind: " + opener * 150_000
    outcome = _tried({"content/people/mara-teel.yml": text.encode()}, vault=False)
    assert outcome.archive is None
