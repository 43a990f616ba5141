"""References of other programs are read: CSL-JSON, Zotero's, RIS, BibTeX, and dates in them."""

import json
from collections.abc import Callable, Iterator

import pytest

from archive.intake.documents.bibtex import decoded, read_bibtex
from archive.intake.documents.csl import read_citations_json
from archive.intake.documents.rdf import read_zotero_rdf
from archive.intake.documents.ris import read_ris
from archive.intake.documents.tables import read_table
from archive.intake.draft import Draft
from archive.intake.kinds import kind_of
from archive.intake.refused import Refused
from archive.records.citing import csl
from archive.records.citing.when import edtf_of
from archive.text.tex import tex

Read = Callable[[bytes, str], Iterator[Draft]]


def facts(drafts: Iterator[Draft]) -> list[dict[str, object]]:
    return [{guess.field: guess.value for guess in draft.guesses} for draft in drafts]


def test_a_csl_item_of_another_program() -> None:
    item = {
        "id": "http://zotero.org/users/1/items/ABCD", "type": "webpage", "title": "Docks shut",
        "container-title": "The Harbour Post", "language": "English", "URL": "https://example.org/a",
        "author": [{"family": "Quill", "given": "Ada"}, {"literal": "The Desk"}],
        "editor": [{"family": "Berg", "given": "Jo", "non-dropping-particle": "van den"}],
        "issued": {"date-parts": [["2031", 4, "2"]]}, "accessed": {"raw": "5 April 2031"},
        "keyword": "ports, work", "note": "one\ntwo",
    }  # fmt: skip
    (draft,) = read_citations_json(json.dumps([item]).encode(), "list.json")
    (read,) = facts(iter([draft]))
    assert read == {
        "id": "http://zotero.org/users/1/items/ABCD",
        "title": "Docks shut",
        "source": "The Harbour Post",
        "language": "en",
        "url": "https://example.org/a",
        "authors": (
            {"name": "Ada Quill"},
            {"name": "The Desk"},
            {"name": "Jo van den Berg", "role": "editor"},
        ),
        "published": "2031-04-02",
        "subjects": ("ports", "work"),
        "notes": ("one", "two"),
    }
    assert draft.retrieved == "2031-04-05"
    assert draft.origin == "list.json, entry 1"
    assert {guess.grade for guess in draft.guesses} == {"looked-up"}
    assert draft.capture is None


def test_an_item_of_zotero() -> None:
    item = {
        "itemType": "newspaperArticle", "title": "Docks shut", "publicationTitle": "The Post",
        "creators": [{"firstName": "Ada", "lastName": "Quill", "creatorType": "author"},
                     {"name": "Wire", "creatorType": "contributor"}],
        "date": "2031-04-02", "accessDate": "2031-04-05T10:11:12Z", "url": "https://example.org/a",
        "tags": [{"tag": "ports"}, "work"], "notes": [{"note": "<p>Seen &amp; kept</p>"}],
        "rights": "© The Post", "language": "en_gb", "abstractNote": "Short.",
    }  # fmt: skip
    note = {"itemType": "note", "note": "alone"}
    for document in ({"items": [item, note]}, [{"key": "A", "data": item}, {"data": note}]):
        (draft,) = read_citations_json(json.dumps(document).encode(), "z.json")
        (read,) = facts(iter([draft]))
        assert read["authors"] == ({"name": "Ada Quill"}, {"name": "Wire", "role": "contributor"})
        assert read["language"] == "en-GB"
        assert read["subjects"] == ("ports", "work")
        assert read["notes"] == (
            "Seen &amp; kept",
            "Rights, as the reference tells them: © The Post",
        )
        assert draft.retrieved == "2031-04-05"


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"><bib:Article rdf:about="https://example.org/a">
<z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf><bib:Newspaper>
<dc:title>The Post</dc:title></bib:Newspaper></dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li>
<foaf:Person><foaf:surname>Quill</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person>
</rdf:li></rdf:Seq></bib:authors><dc:subject>ports</dc:subject><dc:subject><z:AutomaticTag>
<rdf:value>work</rdf:value></z:AutomaticTag></dc:subject><dc:title>Docks &amp; sheds</dc:title>
<dcterms:abstract>Short.</dcterms:abstract><dc:date>April 2, 2031</dc:date>
<z:language>English</z:language><dc:identifier><dcterms:URI>
<rdf:value>https://example.org/a</rdf:value></dcterms:URI></dc:identifier>
<dcterms:dateSubmitted>2031-04-05 10:11:12</dcterms:dateSubmitted></bib:Article>
<z:Attachment><z:itemType>attachment</z:itemType></z:Attachment><bib:Memo/></rdf:RDF>"""


def test_the_rdf_of_zotero() -> None:
    (draft,) = read_zotero_rdf(RDF.encode(), "z.rdf")
    assert facts(iter([draft])) == [
        {
            "title": "Docks & sheds",
            "source": "The Post",
            "authors": ({"name": "Ada Quill"},),
            "published": "2031-04-02",
            "language": "en",
            "url": "https://example.org/a",
            "subjects": ("ports", "work"),
            "abstract": "Short.",
        }
    ]
    assert draft.retrieved == "2031-04-05"
    assert kind_of(RDF.encode(), "z.rdf") == "zotero rdf"


def test_ris_of_another_program_with_broken_lines() -> None:
    data = (
        "\ufeffTY  - NEWS\r\nT1  - Docks\r\nshut\r\nA1  - Quill, Ada\r\nAU  - The Desk\r\n"
        "JF  - The Post\r\nY1  - 2031/04/02/\r\nKW  - ports\r\nKW  - work\r\nUR  - https://example.org/a\r\n"
        "N2  - Long\r\n abstract\r\nER  - \r\nTY  - JOUR\r\nTI  - Second\r\nPY  - 2031\r\nER  -"
    )
    first, second = facts(read_ris(data.encode("utf-8"), "x.ris"))
    assert first["title"] == "Docks shut"
    assert first["authors"] == ({"name": "Ada Quill"}, {"name": "The Desk"})
    assert first["published"] == "2031-04-02"
    assert first["abstract"] == "Long abstract"
    assert first["subjects"] == ("ports", "work")
    assert second == {"title": "Second", "published": "2031"}


def test_bibtex_of_another_program() -> None:
    data = rb"""@string{post = "The {Harbour} Post"}
    @comment{left alone}
    @online{quill31, author = {Quill, Ada and {The Desk} and G{\"o}del, K. and others},
      title = "{D}ocks \& sheds --- shut", journal = post, year = 2031, month = apr, day = 2,
      url = {https://example.org/a\_b?x=1\%20}, urldate = {2031-04-05},
      langid = {english}, keywords = {ports; work}, note = {Seen}, }
    @article{broken, title = {never closed
    @article{quill31, title = {The same key}}
    """
    first, second = facts(read_bibtex(data, "x.bib"))
    assert first["authors"] == ({"name": "Ada Quill"}, {"name": "The Desk"}, {"name": "K. Gödel"})
    assert first["title"] == "Docks & sheds — shut"
    assert first["source"] == "The Harbour Post"
    assert first["published"] == "2031-04-02"
    assert first["url"] == "https://example.org/a_b?x=1%20"
    assert first["language"] == "en"
    assert first["subjects"] == ("ports", "work")
    assert second["title"] == "The same key"


@pytest.mark.parametrize(
    "sign", [*"\\{}~^`&%$#_'-<>,", "''", "``", "---", "<<", "\\textbf{x}", "$x$"]
)
def test_signs_of_tex_print_themselves(sign: str) -> None:
    assert decoded(tex(f"a{sign}b")) == f"a{sign}b"
    assert tex(sign).count("{") == tex(sign).count("}")


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("2031-04-02T23:59:59+03:00", "2031-04-02"),
        ("2031-04-02 10:00:00 +0200", "2031-04-02"),
        ("Wed, 02 Apr 2031 01:00:00 +0300", "2031-04-02"),
        ("April 2, 2031", "2031-04-02"),
        ("2nd Apr. 2031", "2031-04-02"),
        ("2031/4/2", "2031-04-02"),
        ("2031/04//", "2031-04"),
        ("2031 Apr", "2031-04"),
        ("April 2031", "2031-04"),
        ("2031-04~", "2031-04~"),
        ("2 April", None),
        ("4/2/2031", None),
        ("31 April 2031", None),
        ("02.04.31", None),
        ("last week", None),
        ("2031-13", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_a_date_is_read_and_never_completed(said: str, means: str | None) -> None:
    assert edtf_of(said) == means


def test_what_was_changed_in_another_program_wins_over_what_was_carried() -> None:
    facts_ = {
        "id": "a",
        "title": "A\nB",
        "published": "2014/..",
        "source": "Post",
        "source_id": "p",
    }
    item = json.loads(json.dumps(csl.item_of(facts_)))  # type: ignore[arg-type]
    assert csl.facts_in(item) == facts_
    item["issued"] = {"date-parts": [[2015]]}
    assert csl.facts_in(item) == {**facts_, "published": "2015"}


def test_what_a_record_cannot_hold_is_left_out_and_told() -> None:
    item = {"type": "article", "title": "T", "language": "Elvish", "URL": "not an address"}
    (draft,) = read_citations_json(json.dumps(item).encode(), "x.json")
    assert {guess.field for guess in draft.guesses} == {"title"}
    assert any("Elvish" in said for said in draft.unknown)
    assert any("not an address" in said for said in draft.unknown)


READERS = [read_citations_json, read_ris, read_bibtex, read_table, read_zotero_rdf]
NONSENSE = [
    b"", b"\x00\x01", b"[]", b"{}", b"nothing", b"[" * 100_000, b'{"a":' * 50_000, b"[1, null, []]",
    b'{"items": 5}', b'[{"type": 3, "title": {"a": 1}, "author": "x", "issued": [[[]]]}]',
    b"\xff\xfe\x00", b"\xff\xfea\x00[", b"@" * 50_000, b"@article{" * 20_000,
    b"@a{b, c = {" + b"{" * 50_000,
    b'@a{b, c = "' + b'{"}' * 20_000, b"@a{x," + b"a=b," * 20_000, b"TY  - NEWS\nKW" * 10_000,
    b"TY  - NEWS\n" + b"continues\n" * 50_000 + b"ER  - \n", b"ER  - \n" * 10_000,
    b"TY  - \n" * 10_000,
    b"@a{b, title = {" + b"\\'" * 9_000 + b"}}",
    b"@a{b, author = {" + b"{a{" * 9_000 + b"}}}" * 9000,
    b"@a{b, author = {" + b" and " * 50_000 + b"}}", b'title\n"' + b"a" * 200_000,
    b",,,\n" * 20_000,
    b'title,author\nx,"a' + b" " * 300_000 + b'b"', b"@a{b, author = {a" + b" " * 300_000 + b"b}}",
    b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', b"<a>" * 100_000, b"<a/>", b"<a b='" * 50_000,
    b"title" + b",a" * 5_000 + b"\nx\n", b'title;url\n"a;b\n' * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("number", range(len(NONSENSE)))
def test_nonsense_is_refused_or_read_and_never_more(read: Read, number: int) -> None:
    try:
        for draft in read(NONSENSE[number], "x"):
            assert draft.origin.startswith("x")
    except Refused as why:
        assert why.said  # noqa: PT017
        assert why.fix  # noqa: PT017
