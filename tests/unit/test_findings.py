"""Findings carry a reading to where its words may not go."""

import json
from pathlib import Path

import pytest

from archive.analysis.claims import Answer
from archive.analysis.findings import check_findings, findings_path, form_digest, to_findings
from archive.analysis.names import Lexicon, Name
from archive.analysis.quotes import Span
from archive.analysis.reading import Derived, Reading, read_text
from archive.analysis.recall import Known, from_findings
from archive.analysis.reuse.pairs import Aligned, Edit, Pair
from archive.analysis.values.stated import stated
from archive.records.model import Article, Claim
from archive.records.problems import Problems
from archive.records.shelf import Shelf
from archive.records.vault import sha256
from tests.unit.invented import article, codes_of, record

TEXT = "Menu\nPort shut\nElling slept. Morav of Elling spoke.\n"
CAPTURE = f"capture: {{path: one.txt, sha256: {sha256(TEXT)}}}\n"
ZONES = (
    "zones:\n  - {start: 0, end: 4, zone: chrome, rule: r}\n"
    "  - {start: 5, end: 14, zone: headline, rule: r}\n"
    "  - {start: 15, end: 51, zone: body, rule: r}\n"
)
KNOWN = Known(
    frozenset({"elling", "morav"}),
    frozenset({"one", "two"}),
    {form_digest(form): form for form in ("Elling", "Morav")},
)
EDIT = Edit("number", 20, 25, 7, 9)
ROW = Aligned(15, 28, 3, 17, "near-verbatim", 0.9, 0, False, (EDIT,))  # noqa: FBT003
QUOTE = "quote: {start: 15, end: 28, sha256: " + "f" * 64 + "}"
CLAIM = record(Claim, f'article: one\n{QUOTE}\nvalue: {{date: "2031-04-01"}}\nstance: asserts\n')
assert CLAIM is not None
ANSWER = Answer(CLAIM, Span(15, 28), stated(CLAIM.value), "the last Tuesday")
DERIVED = Derived(15, 28, "2031-04-01", "the last Tuesday")
PAIR = Pair("one", "two", (ROW,), 0.5, 0.25)


def read(one: Article) -> Reading:
    lexicon = Lexicon([Name("Elling", "elling"), Name("Morav", "morav")])
    return read_text(one, TEXT, lexicon, Problems())


def written(folder: Path, one: Article) -> list[str]:
    """Write the findings of the text; return their lines."""
    text = to_findings(read(one), one, [PAIR], [DERIVED])
    (folder / findings_path(one)).write_text(text, encoding="utf-8")
    return text.splitlines()


def back(folder: Path, one: Article) -> tuple[Reading, list[str]]:
    problems = Problems()
    return from_findings(one, folder, KNOWN, problems), codes_of(problems)


@pytest.mark.parametrize("more", [CAPTURE + ZONES, CAPTURE], ids=["zones", "paragraphs"])
def test_a_reading_comes_back_without_its_words(tmp_path: Path, more: str) -> None:
    one = article(more)
    whole = read(one)
    written(tmp_path, one)
    bare, codes = back(tmp_path, one)
    assert codes == []
    assert bare.text is None
    assert bare.passages == whole.passages
    assert (bare.sentences, bare.mentions) == (whole.sentences, whole.mentions)
    assert (bare.pairs, bare.derived) == ((PAIR,), (DERIVED,))


def test_a_name_is_known_again_by_its_digest_whatever_its_capitals(tmp_path: Path) -> None:
    one = article(CAPTURE + ZONES)
    lines = "\n".join(written(tmp_path, one))
    loud = lines.replace(form_digest("Elling"), form_digest("ELLING"))
    (tmp_path / findings_path(one)).write_text(loud, encoding="utf-8")
    assert {m.form for m in back(tmp_path, one)[0].mentions} == {"Elling", "Morav"}
    strange = lines.replace(form_digest("Elling"), form_digest("Ellingham"))
    (tmp_path / findings_path(one)).write_text(strange, encoding="utf-8")
    assert {m.form for m in back(tmp_path, one)[0].mentions} == {"", "Morav"}


def test_no_word_of_the_text_is_in_them(tmp_path: Path) -> None:
    lines = "\n".join(written(tmp_path, article(CAPTURE + ZONES)))
    assert not any(word in lines for word in ("Port", "slept", "Morav", "spoke", "Menu"))


def test_each_sentence_has_the_hash_of_its_words(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in written(tmp_path, article(CAPTURE + ZONES))]
    sentences = [row for row in rows if row["kind"] == "sentence"]
    assert [row["sha256"] for row in sentences] == [
        sha256(TEXT[row["start"] : row["end"]]) for row in sentences
    ]


def test_that_are_missing_leave_a_note_and_the_zones(tmp_path: Path) -> None:
    bare, codes = back(tmp_path, article(CAPTURE + ZONES))
    assert codes == ["findings-missing"]
    assert [passage.zone for passage in bare.passages] == ["chrome", "headline", "body"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (sha256(TEXT), "f" * 64, "findings-stale"),
        ('"zone": "headline"', '"zone": "body"', "findings-stale"),
        ('"entity": "elling"', '"entity": "ellin"', "findings-stale"),
        ('"kind": "mention"', '"kind": "quote"', "findings-broken"),
        ('"kind": "sentence"', '"kind": ["sentence"]', "findings-broken"),
        ('"sentence": 1', '"sentence": 99', "findings-broken"),
        ('"sentence": 1', '"sentence": -1', "findings-broken"),
        ('"passage": 1', '"passage": "1"', "findings-broken"),
        ('"start": 15', '"start": "15"', "findings-broken"),
        ('"start": 15', '"start": 15.0', "findings-broken"),
        ('"start": 15', '"start": 99', "findings-broken"),
        ('"start": 15', '"start": -1', "findings-broken"),
        ('"with": "two"', '"with": "three"', "findings-stale"),
        ('"kind": "shares"', '"kind": "zone"', "findings-broken"),
        ('"share": 0.5', '"share": 1.5', "findings-broken"),
        ('"how": "near-verbatim"', '"how": "stolen"', "findings-broken"),
        ('"with_start": 3', '"with_start": 30', "findings-broken"),
        ('[["number", 20', '[["number", "x"', "findings-broken"),
        ('[["number", 20', "[[", "findings-broken"),
        ('"length": 52', '"length": null', "findings-broken"),
        ('{"kind": "mention"', '["mention"', "findings-broken"),
        ('{"kind": "mention"', "[" * 100_000, "findings-broken"),
    ],
)
def test_that_do_not_fit_are_a_problem_and_no_crash(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    one = article(CAPTURE + ZONES)
    lines = "\n".join(written(tmp_path, one))
    assert old in lines
    (tmp_path / findings_path(one)).write_text(lines.replace(old, new) + "\n", encoding="utf-8")
    bare, codes = back(tmp_path, one)
    assert set(codes) == {code}
    assert len(bare.passages) == 3


def test_of_which_the_first_line_is_lost_are_stale(tmp_path: Path) -> None:
    one = article(CAPTURE + ZONES)
    lines = written(tmp_path, one)
    (tmp_path / findings_path(one)).write_text("\n".join(lines[1:]), encoding="utf-8")
    assert back(tmp_path, one)[1] == ["findings-broken"]
    (tmp_path / findings_path(one)).write_text("", encoding="utf-8")
    assert back(tmp_path, one)[1] == ["findings-stale"]


@pytest.mark.parametrize("junk", [b"\xff\n", b"\x00", b"null\n", b"1\n", b'"a"\n', b"{}\n", b"{\n"])
def test_that_are_junk_are_broken(tmp_path: Path, junk: bytes) -> None:
    one = article(CAPTURE + ZONES)
    (tmp_path / findings_path(one)).write_bytes(junk)
    assert back(tmp_path, one)[1] == ["findings-broken"]


class TestACheckWithTheVault:
    """Committed findings must be those of the text and the records."""

    def check(self, folder: Path, one: Article) -> list[tuple[str, str, int]]:
        problems, shelf = (
            Problems(),
            Shelf(folder, articles={"one": one, "two": article(id_="two")}),
        )
        readings = {"one": read(one), "two": Reading("two", "two.md", "", (), (), ())}
        check_findings(shelf, readings, [PAIR], [ANSWER], problems)
        return [(p.code, p.mark.path, p.mark.line) for p in problems.in_order()]

    def test_is_silent_when_they_are(self, tmp_path: Path) -> None:
        one = article(CAPTURE + ZONES)
        written(tmp_path, one)
        assert self.check(tmp_path, one) == []

    def test_names_the_first_line_that_differs(self, tmp_path: Path) -> None:
        one = article(CAPTURE + ZONES)
        lines = written(tmp_path, one)
        lines[5] = lines[5].replace('"start": 15', '"start": 14')
        file = tmp_path / findings_path(one)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert self.check(tmp_path, one) == [("findings-stale", findings_path(one), 6)]

    def test_asks_for_them_when_they_are_missing(self, tmp_path: Path) -> None:
        assert self.check(tmp_path, article(CAPTURE + ZONES))[0][0] == "findings-stale"
