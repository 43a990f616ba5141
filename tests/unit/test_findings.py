"""Findings carry a reading to where its words may not go."""

import json
from pathlib import Path

import pytest

from archive.analysis.findings import check_findings, findings_path, from_findings, to_findings
from archive.analysis.names import Lexicon, Name
from archive.analysis.reading import Reading, read_text
from archive.records.model import Article
from archive.records.problems import Problems
from archive.records.vault import sha256
from tests.unit.invented import article, codes_of

TEXT = "Menu\nPort shut\nElling slept. Morav of Elling spoke.\n"
CAPTURE = f"capture: {{path: one.txt, sha256: {sha256(TEXT)}}}\n"
ZONES = (
    "zones:\n  - {start: 0, end: 4, zone: chrome, rule: r}\n"
    "  - {start: 5, end: 14, zone: headline, rule: r}\n"
    "  - {start: 15, end: 51, zone: body, rule: r}\n"
)
ENTITIES = {"elling": "place", "morav": "person"}


def read(one: Article) -> Reading:
    lexicon = Lexicon([Name("Elling", "elling"), Name("Morav", "morav")])
    return read_text(one, TEXT, lexicon, Problems())


def written(folder: Path, one: Article) -> list[str]:
    """Write the findings of the text; return their lines."""
    text = to_findings(read(one), one)
    (folder / findings_path(one)).write_text(text, encoding="utf-8")
    return text.splitlines()


def back(folder: Path, one: Article) -> tuple[Reading, list[str]]:
    problems = Problems()
    return from_findings(one, folder, ENTITIES, problems), codes_of(problems)


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
        problems = Problems()
        check_findings(read(one), one, folder, problems)
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
