"""A reading of any text: sentences tile it, offsets lead to the words, findings bring it back."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.findings import findings_path, form_digest, to_findings
from archive.analysis.names import Lexicon, Name
from archive.analysis.reading import Reading, read_text
from archive.analysis.recall import Known, from_findings
from archive.analysis.sentences import sentences
from archive.records.problems import Problems
from archive.records.vault import sha256
from archive.text.fold import fold_name
from tests.unit.invented import article

PIECES = st.sampled_from(
    ["Elling", "Dock Board", "Board", "Mr. ", "A. ", ". ", "! ", "… ", ".” ", "؟ ", "۔ ", "\n",
     "\n\n", "\r\n\r\n", "\n \t\n", "\t", "\u00a0", "\u2028", " ", "“", "–", "[", "x", "نور",
     "e\u0301", "\u202e", "\0", "\x02", "\x85", "\ufeff", "🙂", "<b>", "&"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)
LEXICON = Lexicon(
    [
        Name("Elling", "elling"),
        Name("Dock Board", "board"),
        Name("A. Elling! Elling", "cup"),
        Name("Board", "one"),
        Name("Board", "two"),
    ]
)

NAMES = ("Elling", "Dock Board", "A. Elling! Elling", "Board")
KNOWN = Known(
    frozenset({"elling", "board", "cup"}), frozenset(), {form_digest(name): name for name in NAMES}
)


@st.composite
def zoned(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text, and zones that hold all of its words."""
    text = draw(TEXTS)
    inner: list[int] = draw(st.lists(st.integers(0, len(text)), max_size=5))
    cuts = sorted({0, len(text), *inner})
    kinds = st.sampled_from(["body", "headline", "chrome", "caption", "embed"])
    rows = [
        f"  - {{start: {start}, end: {end}, zone: {draw(kinds)}, rule: r}}\n"
        for start, end in pairwise(cuts)
    ]
    return text, draw(st.sampled_from(["", "zones:\n" + "".join(rows)])) if rows else ""


def read(text: str, more: str) -> Reading:
    problems = Problems()
    found = read_text(article(more), text, LEXICON, problems)
    assert not problems.found
    return found


@given(TEXTS, st.data())
def test_sentences_tile_the_text(text: str, data: st.DataObject) -> None:
    """Rule: "Together they hold every character of the span that is not white space"."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = list(sentences(text, start, end))
    reached = start
    for first, last in spans:
        assert not text[reached:first].strip()
        words = text[first:last]
        assert words
        assert words == words.strip()
        reached = last
    assert not text[reached:end].strip()


@given(zoned())
def test_every_offset_leads_to_its_words(case: tuple[str, str]) -> None:
    """Rule: "Offsets are code points, half-open"; every mention lies in its sentence's zone."""
    text, more = case
    found = read(text, more)
    reached = 0
    for passage in found.passages:
        assert reached <= passage.start < passage.end <= len(text)
        reached = passage.end
    for mention in found.mentions:
        words = " ".join(text[mention.start : mention.end].split())
        assert words.upper() in {"ELLING", "DOCK BOARD", "A. ELLING! ELLING"}
        passage = found.passage_of(mention)
        assert passage.zone != "chrome"
        assert passage.start <= mention.start < mention.end <= passage.end
        sentence = found.sentences[mention.sentence]
        assert found.sentence_at(mention.start) == sentence
        assert mention.end <= sentence.end
    for doubt in found.doubts:
        assert text[doubt.start : doubt.end] in {"Board", "BOARD"}


@given(zoned())
def test_not_one_word_lies_outside_the_passages(case: tuple[str, str]) -> None:
    """Rule: "the published text is the capture with spans left out"."""
    text, more = case
    left = list(text)
    for passage in read(text, more).passages:
        left[passage.start : passage.end] = [" "] * (passage.end - passage.start)
    assert not "".join(left).strip()


@given(zoned())
def test_findings_bring_back_the_reading(case: tuple[str, str]) -> None:
    """Rule: "a build without the vault publishes the same links"."""
    text, more = case
    one = article(f"capture: {{path: a.txt, sha256: {sha256(text)}a}}\n".replace("a}", "}") + more)
    whole = read_text(one, text, LEXICON, Problems())
    with tempfile.TemporaryDirectory() as folder:
        lines = to_findings(whole, one, (), ())
        (Path(folder) / findings_path(one)).write_text(lines, encoding="utf-8")
        problems = Problems()
        bare = from_findings(one, Path(folder), KNOWN, problems)
    assert not problems.found
    assert bare.text is None
    assert (bare.passages, bare.sentences) == (whole.passages, whole.sentences)
    assert [mention[:4] for mention in bare.mentions] == [mention[:4] for mention in whole.mentions]
    assert [fold_name(mention.form).casefold() for mention in bare.mentions] == [
        fold_name(mention.form).casefold() for mention in whole.mentions
    ]


@given(st.lists(st.text(max_size=10) | PIECES, max_size=10).map("\n".join))
def test_junk_in_place_of_findings_is_a_problem_and_never_an_error(junk: str) -> None:
    """Rule: "broken ones, or ones that do not fit the records, are problems"."""
    one = article("capture: {path: a.txt, sha256: " + "f" * 64 + "}\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / findings_path(one)
        file.write_text(junk, encoding="utf-8", errors="surrogatepass", newline="")
        problems = Problems()
        from_findings(one, Path(folder), KNOWN, problems)
    assert {problem.code for problem in problems.found} <= {"findings-broken", "findings-stale"}
    assert problems.found
