"""A source's headline is a quotation; a passage in another script says so."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.building import Built, built, replace
from tests.site.html_tree import Page, chains, words

DERIVED = "Statement of an invented station on a pier"
Chain = tuple[Element, ...]


@pytest.fixture(scope="module")
def edited(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the archive with one report that rests on another, and one without a headline."""

    def edit(content: Path) -> None:
        folder = content / "articles/2031"
        radio = folder / "radio-veshkar-2031-03-14.md"
        headline = "Dozens hurt as Ondravan police clear dockers' pier by night, union says"
        replace(radio, f"title: {headline}", f"derived_title: {DERIVED}")
        replace(radio, "  title: {grade", "  derived_title: {grade")
        ledger = folder / "ondrava-ledger-2031-03-13.md"
        replace(ledger, "\nsubjects:", "\nbased_on: [tarve-courier-2031-03-12]\nsubjects:")

    folder = tmp_path_factory.mktemp("edited")
    return built(demo / "content", demo / "vault", folder, edit=edit)


@pytest.fixture(params=["public", "private", "edited"])
def site(request: pytest.FixtureRequest) -> Built:
    """Return each of the archives in turn."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def headlines(site: Built) -> dict[str, str]:
    """Return the headlines that readers may know, each with the name of its source."""
    return {
        article.title: site.archive.sources[article.source].name
        for id_, article in site.archive.articles.items()
        if article.title and site.archive.displays[id_] != "withheld"
    }


def own(element: Element) -> str:
    """Return the words that stand directly in an element."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def cited(page: Page, headline: str) -> Iterator[Chain]:
    """Yield each place of a page at which a headline stands, the text of the report aside."""
    for chain in chains(page.main):
        in_text = any(e.get("class") in {"report", "side a", "side b"} for e in chain)
        if headline in own(chain[-1]) and not in_text:
            yield chain


def beside(page: Page, chain: Chain) -> str:
    """Return the words around a headline: of its item or line, or of the blocks beside it."""
    line = next((e for e in chain if e.tag in {"li", "dd"}), None)
    if line is not None:
        return words(line)
    blocks = list(page.main)
    at = blocks.index(chain[1])
    above = [block for block in blocks[:at] if block.tag == "h3"] if chain[1].tag == "h4" else []
    return " ".join(map(words, [*above[-1:], *blocks[max(0, at - 1) : at + 2]]))


def test_a_headline_stands_in_quotation_marks_with_its_source(site: Built) -> None:
    seen = 0
    for headline, source in headlines(site).items():
        for page in site.html.values():
            for chain in cited(page, headline):
                seen += 1
                assert chain[-1].tag == "q", page.address
                assert own(chain[-1]) == f"“{headline}”"
                assert "data-untrusted" in chain[-1].attrib
                assert source in beside(page, chain), page.address
    assert seen > 30


def test_a_headline_stands_in_the_title_of_its_page_with_its_source(site: Built) -> None:
    for id_, article in site.archive.articles.items():
        if article.title in headlines(site):
            source = headlines(site)[article.title]
            title = site.html[f"articles/{id_}/"].title
            assert title.startswith(f"“{article.title}” – {source} · ")


def test_a_title_of_ours_stands_without_quotation_marks_and_says_so(edited: Built) -> None:
    pages = [page for page in edited.html.values() if DERIVED in words(page.main)]
    assert len(pages) > 10
    for page in pages:
        assert all(chain[-1].tag != "q" for chain in cited(page, DERIVED))
    page = edited.html["articles/radio-veshkar-2031-03-14/"]
    assert page.title.startswith(f"{DERIVED} – Radio Veshkar")
    assert "the title is the archive’s" in words(page.main)


def right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def test_words_of_a_right_to_left_script_say_their_language_and_direction(site: Built) -> None:
    seen = 0
    for page in site.html.values():
        for chain in chains(page.root):
            if chain[-1].tag != "title" and right_to_left(own(chain[-1])):  # that holds no markup
                said = [e for e in chain if "lang" in e.attrib][-1]
                assert said.get("lang") == "fa", (page.address, own(chain[-1]))
                assert said.get("dir") in {"rtl", "auto"} or said.tag == "bdi"
                seen += 1
    assert seen > 5


def test_words_of_a_left_to_right_script_never_stand_as_persian(site: Built) -> None:
    for page in site.html.values():
        for chain in chains(page.main):
            languages = [e.attrib["lang"] for e in chain if "lang" in e.attrib]
            if languages[-1:] == ["fa"] and any(map(str.isalpha, own(chain[-1]))):
                assert right_to_left(own(chain[-1])), page.address


def test_a_right_to_left_passage_stands_inside_a_left_to_right_report(private: Built) -> None:
    page = private.html["articles/radio-veshkar-2031-03-14/"]
    report = next(e for e in page.main.iter("div") if e.get("class") == "report")
    embed = page.by_id["z1809"]
    assert (report.get("lang"), report.get("dir")) == ("en", "ltr")
    assert (embed.get("lang"), embed.get("dir")) == ("fa", "rtl")
    assert embed in list(report)


def test_a_translation_stands_beside_the_original_and_is_no_quotation(private: Built) -> None:
    page = private.html["articles/radio-veshkar-2031-03-14/"]
    aside = next(e for e in page.main.iter("aside") if e.get("class") == "translation")
    assert "data-ui" in aside.attrib
    assert words(aside).startswith("Translation (en) by Editors of the demonstration archive")
    assert not list(aside.iter("q"))
