"""A text is read into passages, sentences and mentions, each with its offsets."""

import pytest

from archive.analysis.names import Lexicon, Name
from archive.analysis.reading import (
    Doubt,
    Reading,
    capture_name,
    direction,
    passages_of,
    read_text,
)
from archive.records.problems import Problems
from tests.unit.invented import article, codes_of, reading


def zones(*spans: tuple[int, int, str]) -> str:
    rows = (f"  - {{start: {a}, end: {b}, zone: {zone}, rule: r}}\n" for a, b, zone in spans)
    return "zones:\n" + "".join(rows)


def words(found: Reading) -> list[str]:
    text = found.text or ""
    return [text[mention.start : mention.end] for mention in found.mentions]


class TestATextWithoutZones:
    """A blank line ends a paragraph; every paragraph is body."""

    @pytest.mark.parametrize("ends", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\n\u00a0\n\n"])
    def test_is_read_paragraph_by_paragraph(self, ends: str) -> None:
        text = f"  One.\nStill one.{ends} Two. \n"
        found = reading(text)
        assert [text[p.start : p.end] for p in found.passages] == ["One.\nStill one.", "Two."]
        assert [(p.zone, p.number, p.place) for p in found.passages] == [
            ("body", 1, "paragraph 1"),
            ("body", 2, "paragraph 2"),
        ]

    @pytest.mark.parametrize("text", ["", " \n\n \t"])
    def test_may_have_no_words(self, text: str) -> None:
        assert reading(text).passages == ()


class TestZones:
    """Every word lies in one zone; chrome is no part of the report."""

    text = "Share this\nPort shut\nOne. Two.\n"
    more = zones((0, 10, "chrome"), (11, 20, "headline"), (21, 30, "body"))

    def test_are_passages_in_the_order_of_the_text(self) -> None:
        found = reading(self.text, more=self.more)
        assert [(p.zone, p.place) for p in found.published] == [
            ("headline", "headline"),
            ("body", "paragraph 1"),
        ]

    def test_of_chrome_hold_no_sentence_and_no_mention(self) -> None:
        found = reading(self.text, "Share", "Port", more=self.more)
        assert words(found) == ["Port"]
        assert [s.passage for s in found.sentences] == [1, 2, 2]

    @pytest.mark.parametrize(
        ("spans", "code"),
        [
            ([(0, 99, "body")], "zone-outside"),
            ([(0, 31, "body"), (5, 5, "body")], "zone-outside"),
            ([(0, 20, "body"), (15, 31, "body")], "zone-overlap"),
            ([(0, 10, "body"), (21, 31, "body")], "zone-gap"),
            ([(11, 31, "body")], "zone-gap"),
            ([(0, 20, "body")], "zone-gap"),
        ],
    )
    def test_that_do_not_fit_are_problems(
        self, spans: list[tuple[int, int, str]], code: str
    ) -> None:
        problems = Problems()
        reading(self.text, more=zones(*spans), problems=problems)
        assert set(codes_of(problems)) == {code}

    def test_keep_their_own_language_and_direction(self) -> None:
        more = "zones:\n  - {start: 0, end: 4, zone: embed, rule: r, lang: fa}\n"
        passage = reading("سلام", more=more).passages[0]
        assert (passage.lang, passage.dir, passage.place) == ("fa", "rtl", "embedded post")

    def test_many_are_checked_in_no_time(self) -> None:
        text = "a " * 20_000
        problems = Problems()
        one = article(zones(*((at, at + 2, "body") for at in range(0, 8_000, 2))))
        assert len(passages_of(one, text, problems)) == 4_000
        assert codes_of(problems) == ["zone-gap"]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", "ltr"), ("fa", "rtl"), ("ar", "rtl"), ("az-Arab", "rtl"), ("fa-Latn", "ltr")],
)
def test_a_language_has_the_direction_of_its_script(language: str, wanted: str) -> None:
    assert direction(language) == wanted


class TestMentions:
    """Names link where they can mean one entity; a person's decision goes before."""

    lexicon = Lexicon([Name("Rasko", "ivo"), Name("Rasko", "ana"), Name("Elling", "elling")])

    def read(self, text: str, rules: str = "") -> tuple[Reading, list[str]]:
        problems = Problems()
        more = f"mentions:\n{rules}" if rules else ""
        return read_text(article(more), text, self.lexicon, problems), codes_of(problems)

    def test_know_their_sentence(self) -> None:
        found, _ = self.read("It rained. Elling slept. All of Elling.")
        assert [(m.start, m.sentence) for m in found.mentions] == [(11, 1), (32, 2)]
        assert found.passage_of(found.mentions[0]) == found.passages[0]

    def test_join_the_sentences_that_they_run_across(self) -> None:
        found = reading(
            "He ran. Elling Now! Harbour Board met. It ended.", "Elling Now! Harbour Board"
        )
        assert [(s.start, s.end) for s in found.sentences] == [(0, 7), (8, 38), (39, 48)]
        assert [m.sentence for m in found.mentions] == [1]

    def test_that_may_mean_two_are_doubts(self) -> None:
        found, _ = self.read("Rasko of Elling")
        assert words(found) == ["Elling"]
        assert found.doubts == (Doubt(0, 5, ("ana", "ivo")),)

    def test_are_decided_by_form(self) -> None:
        found, codes = self.read("Rasko, Rasko", "  - {form: Rasko, entity: ana}\n")
        assert [m.entity for m in found.mentions] == ["ana", "ana"]
        assert found.doubts == ()
        assert codes == []

    def test_are_decided_at_one_place(self) -> None:
        found, _ = self.read("Rasko, Rasko", "  - {start: 7, end: 12, entity: ivo}\n")
        assert [(m.start, m.entity) for m in found.mentions] == [(7, "ivo")]
        assert [doubt.start for doubt in found.doubts] == [0]

    def test_are_taken_away_by_none(self) -> None:
        found, codes = self.read("Elling", "  - {form: Elling, entity: none}\n")
        assert (found.mentions, codes) == ((), [])

    def test_are_decided_at_many_places_in_no_time(self) -> None:
        found, _ = self.read("Rasko, " * 20_000, "  - {form: Rasko, entity: ana}\n")
        assert len(found.mentions) == 20_000

    def test_may_be_longer_or_shorter_than_a_name(self) -> None:
        found, _ = self.read("in Elling Bay", "  - {form: Elling Bay, entity: bay}\n")
        assert words(found) == ["Elling Bay"]

    @pytest.mark.parametrize(
        "rule",
        [
            "{form: Nobody, entity: ana}",
            "{form: Ellin, entity: ana}",
            "{entity: ana}",
            "{start: 3, end: 99, entity: ana}",
            "{start: 3, end: 3, entity: ana}",
            "{start: 2, end: 9, entity: ana}",
            "{start: 3, end: 10, entity: ana}",
        ],
    )
    def test_a_decision_on_what_is_not_there_is_a_problem(self, rule: str) -> None:
        assert self.read("in Elling Bay", f"  - {rule}\n")[1] == ["mention-not-found"]


class TestPlaces:
    """Any code point leads to its sentence."""

    found = reading("One. Two.")

    @pytest.mark.parametrize(("offset", "start"), [(0, 0), (3, 0), (5, 5), (8, 5)])
    def test_inside_a_sentence(self, offset: int, start: int) -> None:
        sentence = self.found.sentence_at(offset)
        assert sentence is not None
        assert sentence.start == start

    @pytest.mark.parametrize("offset", [-1, 4, 9, 99])
    def test_outside_of_all_is_none(self, offset: int) -> None:
        assert self.found.sentence_at(offset) is None


def test_offsets_count_in_the_capture_or_its_transcript_or_the_record() -> None:
    held = "capture:\n  path: a.pdf\n  sha256: " + "f" * 64 + "\n"
    made = "  transcript: {path: a.txt, tool: t, sha256: " + "f" * 64 + "}\n"
    assert capture_name(article()) == "one.md"
    assert capture_name(article(held)) == "a.pdf"
    assert capture_name(article(held + made)) == "a.txt"


def test_no_capture_takes_long_to_read() -> None:
    found = reading("[" * 200_000 + "\n\n" + "word. " * 100_000, "word")
    assert len(found.mentions) == 100_000
