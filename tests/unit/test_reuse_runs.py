"""Shared runs and near-duplicates: what counts as one, and what does not."""

import math

import numpy as np
import pytest

from archive.analysis.reading import Passage, Reading
from archive.analysis.reuse import grams, runs
from archive.analysis.reuse.near import near_duplicates
from archive.analysis.reuse.runs import Run, shared_runs
from archive.analysis.reuse.tokens import Tokens, tokens, tokens_of
from bench.reuse import judge, planted

TEN = "one two three four five six seven eight nine ten"


def _texts(*texts: str) -> list[Tokens]:
    return [tokens(text, [(0, len(text))]) for text in texts]


def _runs(*texts: str, least: int = 10) -> list[Run]:
    return list(shared_runs(_texts(*texts), least))


def _reading(text: str | None, *zones: tuple[int, int, str]) -> Reading:
    passages = tuple(Passage(a, b, zone, "", "en", "ltr", 0) for a, b, zone in zones)
    return Reading("one", "one.md", text, passages, (), ())


def test_tokens_are_folded_words_of_what_was_published_each_with_its_place() -> None:
    text = "Menu Home. STRASSE, Straße; snake_case 3,000 é"
    found = tokens_of(_reading(text, (0, 10, "chrome"), (11, 24, "headline"), (24, 46, "body")))
    assert found.words == ["strasse", "stra", "sse", "snake_case", "3", "000", "é"]
    spans = zip(found.starts, found.ends, strict=True)
    assert [text[start:end] for start, end in spans] == [
        "STRASSE", "Stra", "ße", "snake_case", "3", "000", "é",
    ]  # fmt: skip


def test_a_reading_without_its_words_has_no_tokens() -> None:
    found = tokens_of(_reading(None, (0, 10, "body")))
    assert (found.words, list(found.starts), list(found.ends)) == ([], [], [])


def test_a_letter_that_folds_to_several_parts_no_word() -> None:
    (found,) = _texts("İzmir ŉ ẚ ΐ")
    assert len(found.words) == len(found.starts) == 4


def test_ten_tokens_are_a_run_and_nine_are_none() -> None:
    assert _runs(f"a {TEN} b", f"{TEN} c") == [Run(0, 1, 1, 0, 10)]
    assert not _runs(f"a {TEN} b", TEN.rpartition(" ")[0])


def test_signs_and_capitals_do_not_part_a_run() -> None:
    assert _runs(TEN, TEN.upper().replace(" ", ", ")) == [Run(0, 1, 0, 0, 10)]


def test_a_run_is_told_at_its_full_length_in_every_pair() -> None:
    copy = " ".join(f"w{number}" for number in range(100))
    assert _runs(copy, f"x {copy} y", copy) == [
        Run(0, 1, 0, 1, 100), Run(0, 2, 0, 0, 100), Run(1, 2, 1, 0, 100),
    ]  # fmt: skip


def test_a_run_that_one_text_repeats_is_told_at_each_place() -> None:
    assert _runs(TEN, f"{TEN} x {TEN}") == [Run(0, 1, 0, 0, 10), Run(0, 1, 0, 11, 10)]


def test_what_a_text_shares_with_itself_is_no_finding() -> None:
    assert not _runs(f"{TEN} x {TEN}", "another text")


def test_no_run_goes_on_into_the_next_text() -> None:
    first, last = TEN[:13], TEN[14:]
    assert not _runs(first, last, first, last)
    assert _runs(first, last, first, last, least=3)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a", ""], [TEN], ["…", TEN, "?"]])
def test_little_or_nothing_shares_nothing(texts: list[str]) -> None:
    assert not _runs(*texts)
    assert not near_duplicates(_texts(*texts))


def test_hashes_that_collide_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (f"a {TEN} b b b", f"{TEN} c a b", f"c a {TEN} {TEN} a")
    expected = _runs(*texts, least=3)

    def colliding(ids: grams.Ids, length: int) -> grams.Hashes:
        return grams.hashes(ids, length) % np.uint64(3) << np.uint64(60)

    monkeypatch.setattr(runs, "hashes", colliding)
    assert expected
    assert _runs(*texts, least=3) == expected


def test_rows_of_a_table_give_no_flood_and_none_is_lost() -> None:
    rows = 300
    tables = (" ".join(f"{name}{row} {TEN}" for row in range(rows)) for name in "ab")
    found = _runs(*tables)
    assert len(found) < 2 * rows * runs.MOST
    assert {run.a_token for run in found} == {run.b_token for run in found}
    assert {run.a_token for run in found} == {11 * row + 1 for row in range(rows)}


def test_a_long_copy_among_repeated_rows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MOST", 1)
    table = [f"{row} {TEN}" for row in range(20)]
    found = _runs(" ".join(table), " ".join(["x", TEN, *table[12:], "y", TEN]))
    assert Run(0, 1, 11 * 11 + 1, 1, 10 + 8 * 11) in found
    assert len(found) < 8 * 20


@pytest.mark.parametrize("edits", [0.05, 0.2])
def test_planted_copies_are_found_in_all_their_unbroken_stretches(edits: float) -> None:
    texts = planted.plant(7, 20, edits)
    found = list(shared_runs(texts.tokens()))
    for verdict in judge.recall(texts, found).values():
        assert verdict.pairs == verdict.runs == 1
    pairs, same = judge.precision(texts, found)
    assert pairs > 0.9
    assert same > 0.98


def test_of_planted_copies_the_judge_sees_what_is_missing() -> None:
    texts = planted.plant(7, 5)
    found = [run for run in shared_runs(texts.tokens()) if run.length > 20]
    missed = judge.recall(texts, found)["edited"]
    assert missed.runs < 1
    assert missed.tokens < 1
    assert judge.precision(texts, [Run(0, 1, 0, 0, 12)]) == (0, 0)


def test_texts_are_near_duplicates_from_half_of_all_grams_on() -> None:
    words = [f"w{number}" for number in range(16)]  # 12 grams
    whole, half, less = (" ".join(words[:size]) for size in (16, 10, 9))
    assert near_duplicates(_texts(whole, half, whole)) == [(0, 1), (0, 2), (1, 2)]
    assert not near_duplicates(_texts(whole, less))
    assert near_duplicates(_texts(whole, less), least=5 / 12) == [(0, 1)]


def test_near_duplicates_need_no_shared_run_of_ten() -> None:
    texts = _texts(f"{TEN[:-4]} x a b c d e f g h i", f"{TEN[:-4]} y a b c d e f g h i")
    assert not list(shared_runs(texts))
    assert near_duplicates(texts) == [(0, 1)]


def test_very_short_texts_are_near_duplicates_if_they_are_the_same() -> None:
    assert near_duplicates(_texts("Correction.", "", "correction", "", "Corrected")) == [(0, 2)]


def test_the_borders_of_texts_are_like_nothing_else() -> None:
    row = grams.in_a_row(_texts("a b", "", "a"))
    a, b = row.ids[1:3].tolist()
    assert 0 <= a != b >= 0
    assert row.ids.tolist() == [-1, a, b, -2, -3, a, -4]
    assert row.borders.tolist() == [0, 3, 4, 6]
    assert row.text_at(np.array([1, 2, 5])).tolist() == [0, 0, 2]
    assert math.prod(grams.hashes(row.ids, 8).shape) == 0
