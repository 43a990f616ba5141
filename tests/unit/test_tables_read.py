"""Tables of other programs are read: names of columns, encodings, separators, texts."""

import pytest

from archive.intake.documents.tables import read_table
from archive.intake.draft import Draft
from archive.intake.refused import Refused


def one(table: str | bytes) -> Draft:
    data = table.encode() if isinstance(table, str) else table
    (draft,) = read_table(data, "list.csv")
    return draft


def facts(draft: Draft) -> dict[str, object]:
    return {guess.field: guess.value for guess in draft.guesses}


def test_a_table_of_collectionbuilder() -> None:
    table = (
        "objectid,title,creator,date,description,subject,source,language,rightsstatement,"
        "reference_url\n"
        "demo_001,Docks shut,Ada Quill; The Desk,2031-04-02,Short.,ports; work,The Post,eng,"
        "http://rightsstatements.org/vocab/InC/1.0/,https://example.org/a\n"
    )
    assert facts(one(table)) == {
        "id": "demo_001",
        "title": "Docks shut",
        "source": "The Post",
        "authors": ({"name": "Ada Quill"}, {"name": "The Desk"}),
        "published": "2031-04-02",
        "language": "en",
        "url": "https://example.org/a",
        "rights": {"statement": "http://rightsstatements.org/vocab/InC/1.0/"},
        "subjects": ("ports", "work"),
        "abstract": "Short.",
    }


def test_a_table_of_omeka() -> None:
    table = (
        '"Item Id","Dublin Core:Title","Dublin Core:Creator","Dublin Core:Publisher",'
        '"Dublin Core:Date","Item Type Metadata:Text"\n'
        '7,"Docks shut","Ada Quill","The Post","April 2, 2031","First line.\n\nSecond ""line""."\n'
    )
    draft = one(table)
    assert facts(draft) == {
        "id": "7",
        "title": "Docks shut",
        "source": "The Post",
        "authors": ({"name": "Ada Quill"},),
        "published": "2031-04-02",
    }
    assert draft.text == 'First line.\n\nSecond "line".'
    assert draft.capture == draft.text.encode()
    assert [draft.text[zone.start : zone.end] for zone in draft.zones] == [
        "First line.",
        'Second "line".',
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_of_any_make(separator: str, encoding: str, end: str) -> None:
    rows = [["Title", "Author", "URL"], ["Café – “shut”", "Zoë", "https://example.org/a"]]
    table = end.join(separator.join(row) for row in rows) + end
    read = facts(one(table.encode(encoding)))
    assert read["title"] == "Café – “shut”"
    assert read["authors"] == ({"name": "Zoë"},)
    assert read["url"] == "https://example.org/a"


def test_an_apostrophe_of_another_table_stays() -> None:
    assert facts(one("title\n'=x\n"))["title"] == "'=x"


def test_rows_tell_where_they_stand_and_empty_ones_are_passed_over() -> None:
    drafts = list(read_table(b'title,text\n"one\nmore",x\n,,\n\ntwo,\n', "t.csv"))
    assert [draft.origin for draft in drafts] == ["t.csv, line 3", "t.csv, line 6"]


def test_a_date_that_is_not_certain_is_none_that_was_guessed() -> None:
    draft = one("title,date\nT,4/2/2031\n")
    assert "published" not in facts(draft)
    assert any("4/2/2031" in said for said in draft.unknown)


def test_a_table_without_a_known_column_is_refused() -> None:
    with pytest.raises(Refused, match="no column"):
        one("weather,wind\nfine,none\n")
