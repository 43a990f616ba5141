"""PDF with a text layer is read; without one, protected, damaged or without end it is refused."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from archive.intake.documents import pdf as reader
from archive.intake.documents.pdf import read_pdf
from archive.intake.refused import Refused
from tests.unit.printed_pdf import encrypted, printed

PAGES = [
    [
        "Docks shut at Elling",
        "By Ada Quill",
        "",
        "Workers left the docks on Mon-",
        "day, and the Dock Board was si-",
        "lent. Nobody knows for how long-",
        "term planning will go on.",
        "",
        "On Monday the second shift came",
        "and stood at the gate.",
    ],
    ["The docks stay shut (so the Board)."],
]


ONE = (
    "Workers left the docks on Monday, and the Dock Board was si- lent."
    " Nobody knows for how long- term planning will go on."
)


def test_the_text_layer_is_the_transcript_and_the_pdf_the_capture() -> None:
    data = printed(PAGES, "Docks", "Ada Quill")
    (draft,) = read_pdf(data, "docks.pdf")
    assert draft.text.split("\n\n") == [
        "Docks shut at Elling",
        "By Ada Quill",
        ONE,
        "On Monday the second shift came and stood at the gate.",
        "The docks stay shut (so the Board).",
    ]
    assert (draft.capture, draft.suffix) == (data, ".pdf")
    assert draft.tool.startswith("pypdf ")
    looked_up = {g.field: g.value for g in draft.guesses if g.grade == "looked-up"}
    assert looked_up == {"title": "Docks", "authors": ({"name": "Ada Quill"},)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (printed([[], []], "", ""), "pictures of pages and no text"),
        (printed([["12"]], "", ""), "pictures of pages and no text"),
        (encrypted(), "password"),
        (b"%PDF-1.7", "damaged"),
        (b"%PDF-1.7" + b"1 0 obj <<" * 50_000, "damaged"),
        (printed(PAGES, "", "")[:700], "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as why:
        list(read_pdf(data, "x.pdf"))
    assert why.value.fix


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
    monkeypatch.setattr(reader, "_reading", lambda: endless)
    with pytest.raises(Refused, match="seconds or too much memory"):
        list(read_pdf(printed(PAGES, "", ""), "x.pdf"))


def test_a_pdf_that_unpacks_without_end_is_refused_or_cut() -> None:
    bomb = zlib.compress(
        b"BT /F1 1 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET " * 4_000_000, 9
    )
    with pytest.raises(Refused):
        list(read_pdf(printed([["x"]], "", "", stream=bomb), "x.pdf"))


def test_the_program_itself_loads_no_library_for_pdf(root: Path) -> None:
    heavy = {"pypdf", "rispy", "bibtexparser", "pylatexenc", "feedparser"}
    code = f"import sys, archive.cli; assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
