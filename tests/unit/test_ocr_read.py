"""The picture of a page and its OCR text are read together: hOCR, ALTO, plain text."""

from pathlib import Path

import pytest

from archive.intake.documents.ocr import read_ocr
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from tests.unit.pictures import JPEG, PNG

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title>
<meta name='ocr-system' content='tesseract 5.3.0' /></head><body>
<div class='ocr_page' title='image "p.png"'><div class='ocr_carea'>
<p class='ocr_par'><span class='ocr_line'><span class='ocrx_word'>Docks</span>
 <span class='ocrx_word'>shut</span></span></p></div><div class='ocr_carea'>
<p class='ocr_par'><span class='ocr_line'><span class='ocrx_word'>Work</span>&nbsp;
<span class='ocrx_word'>stop\u00ad</span></span>
<span class='ocr_line'><span class='ocrx_word'>ped</span> <span class='ocrx_word'>at</span>
 <span class='ocrx_word'><strong>Elling</strong></span></span><span class='ocr_line'>
<span class='ocrx_word'>in</span> <span class='ocrx_word'>mid-</span></span><span class='ocr_line'>
<span class='ocrx_word'>winter</span> <span class='ocrx_word'>&amp;</span>
<span class='ocrx_word'>ice.</span></span></p></div>
<div class='ocr_photo'></div></div></body></html>"""
ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><OCRProcessing><ocrProcessingStep>
<processingSoftware><softwareName>Reader 4</softwareName></processingSoftware></ocrProcessingStep>
</OCRProcessing></Description>{order}<Layout><Page><PrintSpace>
<TextBlock ID="b2"><TextLine><String CONTENT="Work"/><SP/>
<String CONTENT="stop" SUBS_TYPE="HypPart1" SUBS_CONTENT="stopped"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="ped" SUBS_TYPE="HypPart2" SUBS_CONTENT="stopped"/><SP/>
<String CONTENT="in"/><SP/><String CONTENT="mid"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="winter."/></TextLine></TextBlock>
<TextBlock ID="b1"><TextLine><String CONTENT="Docks"/><SP/>
<String CONTENT="shut"/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""
ORDER = (
    '<ReadingOrder><OrderedGroup><ElementRef REF="b1"/><ElementRef REF="b2"/>'
    "</OrderedGroup></ReadingOrder>"
)


def one(folder: Path, name: str, **files: bytes | str) -> Draft:
    for stem, data in files.items():
        file = folder / stem.replace("_", ".")
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    (draft,) = read_ocr(folder / name, name)
    return draft


@pytest.mark.parametrize("name", ["page.png", "page.hocr"])
def test_a_picture_with_hocr(tmp_path: Path, name: str) -> None:
    draft = one(tmp_path, name, page_png=PNG, page_hocr=HOCR, other_png=PNG)
    assert draft.text == "Docks shut\n\nWork stopped at Elling in mid- winter & ice."
    assert (draft.capture, draft.suffix) == (PNG, ".png")
    assert draft.tool == "tesseract 5.3.0, hOCR"


def test_a_picture_with_alto_in_its_reading_order(tmp_path: Path) -> None:
    given = one(tmp_path, "page.png", page_png=PNG, page_xml=ALTO.format(order=ORDER))
    assert given.text == "Docks shut\n\nWork stopped in mid- winter."
    assert given.tool == "Reader 4, ALTO"
    none = one(tmp_path, "page.png", page_png=PNG, page_xml=ALTO.format(order=""))
    assert none.text == "Work stopped in mid- winter.\n\nDocks shut"


def test_a_picture_with_plain_text(tmp_path: Path) -> None:
    text = (
        "Docks shut\n\nWork stopped at Elling in the winter\nand nobody came to the gate. It was\n"
        "cold.\nThe second shift stayed away from it\ntoo.\n\x0cNext page.\n"
    )
    draft = one(tmp_path, "page.jpg", page_jpg=JPEG, page_txt=text)
    assert draft.text.split("\n\n") == [
        "Docks shut",
        "Work stopped at Elling in the winter and nobody came to the gate. It was cold.",
        "The second shift stayed away from it too.",
        "Next page.",
    ]
    assert draft.suffix == ".jpg"


def test_hocr_without_its_picture_is_its_own_capture() -> None:
    (draft,) = read_ocr(HOCR.encode(), "standard input")
    assert (draft.capture, draft.suffix) == (HOCR.encode(), ".hocr")


def test_the_more_telling_text_beside_a_picture_is_taken(tmp_path: Path) -> None:
    draft = one(tmp_path, "page.png", page_png=PNG, page_txt="Another text.", page_png_hocr=HOCR)
    assert draft.tool == "tesseract 5.3.0, hOCR"


LAUGHS = (
    '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    "<html><p class='ocr_par'>&b;</p></html>"
)


@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "<html><body>not closed", "<alto/>", LAUGHS, "<" * 50_000, "<a>" * 100_000,
        '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p class="ocr_line">&x;</p>',
        "<html><p class='ocr_line'>" + "&bad;" * 3 + "</html>", PNG,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(Refused) as why:
        one(tmp_path, "page.png", page_png=PNG, page_hocr=text)
    assert why.value.fix


def test_a_picture_that_no_page_could_show_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cut off"):
        one(tmp_path, "page.png", page_png=PNG[:-1], page_hocr=HOCR)


def test_a_picture_alone_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="without its text") as why:
        one(tmp_path, "page.png", page_png=PNG)
    assert "tesseract" in why.value.fix


def test_deep_and_long_pages_are_read_in_time_by_their_length(tmp_path: Path) -> None:
    deep = "<div class='ocr_carea'>" * 50_000 + "<p class='ocr_line'>word</p>" + "</div>" * 50_000
    assert one(tmp_path, "page.png", page_png=PNG, page_hocr=deep).text == "word"
    long = "<x>" + "<p class='ocr_line'>stop-</p>" * 100_000 + "</x>"
    assert one(tmp_path, "page.png", page_png=PNG, page_hocr=long).text.startswith("stop- stop-")


@pytest.mark.parametrize(("given", "link"), [("page.png", "page.txt"), ("page.txt", "page.png")])
def test_no_link_beside_a_document_is_followed(tmp_path: Path, given: str, link: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret").write_bytes(PNG if link == "page.png" else b"What nobody gave away.")
    (tmp_path / "folder" / given).write_bytes(PNG if given == "page.png" else b"Docks shut.")
    (tmp_path / "folder" / link).symlink_to(tmp_path / "secret")
    with pytest.raises(Refused, match=f"{link} is a link"):
        list(read_ocr(tmp_path / "folder" / given, given))
