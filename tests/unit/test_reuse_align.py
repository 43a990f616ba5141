"""Sentences and clauses that two texts share, their edits, and which are formulas."""

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.reading import Reading
from archive.analysis.reuse.align import LONG
from archive.analysis.reuse.find import find_reuse
from archive.analysis.reuse.pairs import Aligned, Pair
from archive.analysis.reuse.runs import shared_runs
from archive.analysis.reuse.tokens import tokens_of
from tests.unit.invented import reading

HARBOUR = "The harbour board of Elling closed both locks on Monday after divers found a deep crack."
CRANES = (
    "Three cranes stood idle while forty trucks waited along the quay until late in the evening."
)
MAYOR = "Mayor Ottla Brandt promised compensation for every trader who could prove a loss of trade."
WEATHER = (
    "A storm from the west is expected to reach the coast before the weekend, forecasters say."
)
OTHER = "Schoolchildren planted ninety lime trees beside the old tannery and named each of them."


def texts(*bodies: str | Sequence[str], names: Sequence[str] = ()) -> dict[str, Reading]:
    """Return readings of some texts, called by their number."""
    joined = (body if isinstance(body, str) else " ".join(body) for body in bodies)
    return {
        str(number): replace(reading(body, *names), article=str(number))
        for number, body in enumerate(joined)
    }


def shared(*bodies: str | Sequence[str], names: Sequence[str] = (), related: bool = True) -> Pair:
    """Return what the first two of some texts share."""
    readings = texts(*bodies, names=names)
    pairs = find_reuse(readings, combinations(readings, 2) if related else ())
    return pairs.get(("0", "1"), Pair("0", "1", (), 0.0, 0.0))


def words(pair: Pair, *bodies: str | Sequence[str]) -> list[tuple[str, str]]:
    """Return the words of a pair's rows."""
    a, b = (body if isinstance(body, str) else " ".join(body) for body in bodies)
    return [(a[r.a_start : r.a_end], b[r.b_start : r.b_end]) for r in pair.rows]


def rows_of(*bodies: str | Sequence[str], related: bool = True) -> list[tuple[str, str, str]]:
    """Return the rows of two texts: kind, words of the one, words of the other."""
    pair = shared(*bodies, related=related)
    return [(row.kind, *said) for row, said in zip(pair.rows, words(pair, *bodies), strict=True)]


class TestSentences:
    """Whole sentences: the same, edited, split, rewritten."""

    def test_the_same_words_are_verbatim_whatever_stands_between_them(self) -> None:
        quoted = f"“{HARBOUR[:12]}” {HARBOUR[12:].upper()}"
        assert rows_of(HARBOUR, quoted) == [("verbatim", HARBOUR, quoted)]

    def test_an_edited_sentence_is_near_verbatim(self) -> None:
        edited = HARBOUR.replace("a deep crack", "a hairline crack")
        assert rows_of(HARBOUR, edited) == [("near-verbatim", HARBOUR, edited)]

    def test_a_sentence_split_in_two_is_two_rows(self) -> None:
        whole = (
            "The ferry line has carried timber across the sound for ninety years and is owned by"
            " the families of its first captains."
        )
        parts = (
            "The ferry line is owned by the families of its first captains.",
            OTHER,
            "The old company has carried timber across the sound for many years.",
        )
        assert [row[1:] for row in rows_of(whole, parts)] == [(whole, parts[0]), (whole, parts[2])]

    def test_a_rewritten_sentence_beside_a_copied_one_is_a_paraphrase(self) -> None:
        rewritten = (
            "Until late evening, forty lorries were waiting on the quay and three cranes idle."
        )
        found = rows_of((HARBOUR, CRANES), (rewritten, HARBOUR))
        assert found == [("verbatim", HARBOUR, HARBOUR), ("paraphrase", CRANES, rewritten)]

    def test_a_weakly_alike_sentence_needs_an_event_in_common_too(self) -> None:
        rewritten = "Lorries waited on the quay that evening, and some cranes stood still."
        bodies = (HARBOUR, CRANES), (HARBOUR, rewritten)
        assert [row[0] for row in rows_of(*bodies)] == ["verbatim", "paraphrase"]
        assert [row[0] for row in rows_of(*bodies, related=False)] == ["verbatim"]

    def test_the_same_fact_in_other_words_is_no_row(self) -> None:
        fact = "Because of damage below the waterline, ships cannot enter Elling since Monday."
        assert rows_of((HARBOUR, CRANES), (fact, WEATHER)) == []

    def test_texts_on_different_things_share_nothing(self) -> None:
        assert rows_of((HARBOUR, CRANES), (WEATHER, OTHER)) == []

    def test_two_rewritten_sentences_in_a_row_speak_for_each_other(self) -> None:
        first = "Mayor Brandt said any trader who could show a loss might soon expect some money."
        second = "Cranes stood still for hours, and trucks formed a queue along the quay."
        assert len(rows_of((MAYOR, CRANES), (first, second))) == 2
        assert rows_of((MAYOR, WEATHER, CRANES), (second, OTHER, first)) == []

    def test_a_short_sentence_counts_beside_a_copied_one_only(self) -> None:
        short = "Nobody was hurt."
        assert rows_of((HARBOUR, short), (HARBOUR, short))[1] == ("verbatim", short, short)
        assert rows_of((CRANES, short), (WEATHER, short)) == []

    def test_neighbours_are_one_passage(self) -> None:
        pair = shared((HARBOUR, CRANES, WEATHER, MAYOR), (HARBOUR, CRANES, MAYOR))
        assert [row.passage for row in pair.rows] == [0, 0, 1]

    def test_a_text_in_any_script_is_compared(self) -> None:
        persian = "شورای بندر الینگ روز دوشنبه پس از یافتن ترک عمیق هر دو دریچه را بست"
        assert [row[0] for row in rows_of(f"{persian}. {HARBOUR}", persian)] == ["verbatim"]


class TestClauses:
    """Parts of sentences, and long runs wherever they end."""

    def test_a_clause_in_different_sentences_is_a_row_where_the_texts_share_more(self) -> None:
        one = (
            "Divers hired by an insurer, whose name the company refuses to give although two"
            " newspapers asked for it repeatedly, spent a whole week taking photographs of bolts,"
            " chains and cables below the northern sluice gate, Elling's oldest landmark."
        )
        other = (
            "Since spring a family of otters, rare visitors which nobody in this part of the"
            " country remembers seeing for decades, lives with three noisy pups among reeds and"
            " driftwood below the northern sluice gate, the town's oldest landmark."
        )
        found = rows_of((HARBOUR, one), (HARBOUR, other))
        assert found[1] == (
            "near-verbatim",
            "below the northern sluice gate, Elling's oldest landmark.",
            "below the northern sluice gate, the town's oldest landmark.",
        )
        assert rows_of((CRANES, one), (MAYOR, other)) == []

    def test_a_long_run_is_a_row_even_where_nothing_else_is_alike(self) -> None:
        run = "closed both locks on Monday after divers found a deep crack"
        one = f"It rained when they {run}"
        other = f"{OTHER[:-1]} although somebody, nobody knows who or why, {run}"
        assert rows_of(one, other, related=False)[0][1:] == (run, run)

    @given(
        st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f.", "g,", "H"]), max_size=60),
        st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f.", "g,", "H"]), max_size=60),
    )
    def test_every_long_run_lies_in_rows(self, one: list[str], other: list[str]) -> None:
        readings = texts(one, other)
        tokens = [tokens_of(reading) for reading in readings.values()]
        pair = find_reuse(readings, ()).get(("0", "1"))
        rows = pair.rows if pair else ()
        for run in shared_runs(tokens, LONG):
            assert within(tokens[0].starts[run.a_token :][: run.length],
                          [(row.a_start, row.a_end) for row in rows])  # fmt: skip
            assert within(tokens[1].starts[run.b_token :][: run.length],
                          [(row.b_start, row.b_end) for row in rows])  # fmt: skip


def within(places: Sequence[int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether spans hold places, but for a crumb at an edge."""
    missed = [n for n in places if not any(start <= n < end for start, end in spans)]
    return len(missed) < 2 * 3


class TestEdits:
    """What differs inside a row, and its kind."""

    @pytest.mark.parametrize(
        ("old", "new", "kind"),
        [
            ("forty trucks", "sixty trucks", "number"),
            ("12,000 tonnes", "17,000 tonnes", "number"),
            ("several boats", "dozens of boats", "number"),
            ("about 300 people", "nearly 300 people", "hedge"),
            ("the damage", "the alleged damage", "hedge"),
            ("the leader of the movement", "the leader of the gang", "label"),
            ("Ottla Brandt spoke", "she spoke", "name"),
            ("work stopped", "at the time work stopped", "time"),
            ("it rained on Monday", "it rained on Tuesday", "time"),
            ("on 3 May 2031", "on 4 May 2031", "time"),
            ("a deep crack", "a wide crack", "other"),
        ],
    )
    def test_have_a_kind(self, old: str, new: str, kind: str) -> None:
        bodies = (f"{HARBOUR[:-1]}, and {old} as before.", f"{HARBOUR[:-1]}, and {new} as before.")
        (row,) = shared(*bodies, names=["Ottla Brandt"]).rows
        assert [edit.kind for edit in row.edits] == [kind]

    def test_name_a_number_whole(self) -> None:
        bodies = [f"{HARBOUR[:-1]} that {n},000 people saw." for n in (12, 17)]
        (row,) = shared(*bodies).rows
        assert changed(row, *bodies) == [("12,000", "17,000")]

    def test_stand_between_the_words_that_stay(self) -> None:
        edited = f"On Friday, {HARBOUR[:-6]}, old crack."
        (row,) = shared(HARBOUR, edited).rows
        assert changed(row, HARBOUR, edited) == [("", "On Friday"), ("", "old")]
        assert row.edits[0].a_start == row.edits[0].a_end == row.a_start

    def test_a_clause_more_is_of_no_kind(self) -> None:
        more = (
            f"{HARBOUR[:-1]}, which two fishermen had seen three weeks before the board met again."
        )
        (row,) = shared(HARBOUR, more).rows
        assert [edit.kind for edit in row.edits] == ["other"]


def changed(row: Aligned, a: str, b: str) -> list[tuple[str, str]]:
    """Return the words that differ in a row."""
    return [(a[e.a_start : e.a_end], b[e.b_start : e.b_end]) for e in row.edits]


class TestFormulas:
    """What stands in many texts is ranked down."""

    FORMULA = "Readers may send corrections to the editor by letter or in person on weekdays."

    def bodies(self) -> list[list[str]]:
        """Return five texts that share nothing but the formula."""
        return [
            [f"{word} {sentence}" for word in ("First", "Then", "Now", "Again")] + [self.FORMULA]
            for sentence in (HARBOUR, CRANES, MAYOR, WEATHER, OTHER)
        ]

    def test_are_what_many_texts_share_that_share_nothing_else(self) -> None:
        pair = shared(*self.bodies())
        assert [(row.kind, row.formula) for row in pair.rows] == [("verbatim", True)]
        assert pair.a_share == pair.b_share == 0

    def test_are_no_copies_of_one_report(self) -> None:
        pair = shared(*[(HARBOUR, CRANES, MAYOR)] * 7)
        assert [row.formula for row in pair.rows] == [False] * 3
        assert pair.a_share == pair.b_share == 1

    def test_take_many_texts(self) -> None:
        bodies = [(sentence, self.FORMULA) for sentence in (HARBOUR, CRANES, MAYOR)]
        assert [row.formula for row in shared(*bodies).rows] == [False]

    def test_outside_the_vault_are_the_same_where_it_is_not(self) -> None:
        bodies = self.bodies()
        with_vault = find_reuse(texts(*bodies), (), vaulted={"3", "4"})
        assert with_vault["0", "1"] == find_reuse(texts(*bodies[:3]), ())["0", "1"]
        assert [row.formula for row in with_vault["0", "3"].rows] == [True]

    def test_do_not_tell_what_stands_in_texts_that_are_withheld(self) -> None:
        bodies = self.bodies()
        found = find_reuse(texts(*bodies), (), vaulted={"1"}, withheld={"4"})
        without = find_reuse(texts(*bodies[:4]), (), vaulted={"1"})
        for pair in without:
            assert found[pair] == without[pair]
        assert [row.formula for row in found["1", "4"].rows] == [True]


class TestPairs:
    """Which texts are compared, and how much they share."""

    def test_a_text_without_a_word_shares_nothing(self) -> None:
        assert shared(HARBOUR, "— … —").rows == shared("…", "…").rows == ()

    def test_share_the_words_that_stay(self) -> None:
        pair = shared((HARBOUR, CRANES), (HARBOUR, OTHER, WEATHER))
        assert pair.a_share == pytest.approx(16 / 32)
        assert pair.b_share == pytest.approx(16 / 46)

    def test_take_part_only_where_the_words_are_here(self) -> None:
        readings = texts(HARBOUR, HARBOUR)
        readings["1"] = replace(readings["1"], text=None)
        assert find_reuse(readings, [("0", "1")]) == {}

    def test_need_a_long_run_or_an_event_in_common(self) -> None:
        one = "Mayor Ottla Brandt promised traders money for losses."
        other = "Ottla Brandt, the mayor, promised traders money for losses."
        assert rows_of(one, other, related=True) != []
        assert rows_of(one, other, related=False) == []

    @given(st.permutations([HARBOUR, CRANES, MAYOR, WEATHER]))
    def test_are_the_same_from_both_sides(self, order: list[str]) -> None:
        edited = [sentence.replace(" a ", " one ") for sentence in order]
        bodies = (HARBOUR, CRANES, MAYOR, WEATHER), edited
        there = {(row.a_start, row.b_start, row.kind) for row in shared(*bodies).rows}
        back = {(row.b_start, row.a_start, row.kind) for row in shared(*bodies[::-1]).rows}
        assert there == back
        assert len(there) == 4

    @pytest.mark.parametrize(
        "text", ["na " * 3000, "na na. " * 3000, f"{HARBOUR} " * 300, "a b c d e f g h i j " * 500]
    )
    def test_take_no_endless_time(self, text: str) -> None:
        begin = time.process_time()
        pair = shared(text, f"{text} {OTHER}")
        assert pair.rows
        assert time.process_time() - begin < 5
