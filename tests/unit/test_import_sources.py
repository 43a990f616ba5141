"""Sources opened and recognised: each kind by what it holds, and whatever is odd refused."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.intake.kinds import kind_of
from archive.intake.read import Found, read_sources
from archive.intake.refused import Refused, Unable
from tests.unit.odd_files import odd_files

PASTED = "A headline\n\nBy Ada Quill\n\nELLING. Work stopped, and nobody knows for how long.\n"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PASTED.encode(), "x.txt", "paste"),
        (b"", "x.txt", "paste"),
        (b"<!DOCTYPE html><html><p>x", "x", "page"),
        (b"\xef\xbb\xbf\n<html>", "x.txt", "page"),
        ("<html>".encode("utf-16"), "x", "page"),
        (b"<div>no doctype</div>", "saved", "page"),
        (b"WARC/1.0\r\n", "x", "warc"),
        (b"%PDF-1.7", "x.txt", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "x.html", "image"),
        (b"\xff\xd8\xff\xe0", "x", "image"),
        (b"<?xml version='1.0'?><alto xmlns='x'>", "x.xml", "ocr"),
        (b"<html><div class='ocr_page' title='x'>", "x.html", "ocr"),
        (b"---\ntitle: x\n---\nText", "x.md", "front matter"),
        (b"---\nA line of dashes, and no other", "x.txt", "paste"),
        (b"TY  - NEWS\n", "x.txt", "ris"),
        (b"% Zotero\n@article{x,", "x.txt", "bibtex"),
        (b'[{"type": "article-newspaper"}]', "x.txt", "json"),
        (b"[A note in brackets.] Then text.", "x.txt", "paste"),
        (b"title,url\nx,y\n", "x.csv", "table"),
        (b"title,url\nx,y\n", "x.txt", "paste"),
        (b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "x.xml", "feed"),
        (b"# mine\nhttps://a.example/1\n\nhttp://a.example/2\n", "x.txt", "addresses"),
        (b"https://a.example/1 is where it stands\n", "x.txt", "paste"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "x", "mhtml"),
        (b"key: value\n", "x.yml", None),
        (b"ELF\x00\x01", "x", None),
    ],
)
def test_kind_is_known_by_what_a_document_holds(data: bytes, name: str, kind: str | None) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize("begin", [b"---\n", b"<!--", b"<?", b"a:b\n", b"%\n", b"# \n", b"[ "])
def test_no_beginning_takes_long(begin: bytes) -> None:
    kind_of(begin * 40_000, "x")


def read(*sources: Path | str, network: bool = False) -> Iterator[Found | Unable]:
    return read_sources(map(str, sources), network=network)


def names(found: Iterator[Found | Unable]) -> list[tuple[str, bool]]:
    return [
        (Path((one.draft if read else one).origin).name, read)  # type: ignore[union-attr]
        for one in found
        for read in [isinstance(one, Found)]
    ]


def test_folder_stands_for_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(PASTED, encoding="utf-8")
    assert names(read(tmp_path)) == [("a.txt", True), ("b.txt", True), ("c.txt", True)]


def test_what_a_browser_saved_beside_a_page_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "Page_files").mkdir()
    (tmp_path / "Page_files/ad.html").write_text("<html>ad", encoding="utf-8")
    (tmp_path / "own_files").mkdir()
    (tmp_path / "own_files/a.txt").write_text(PASTED, encoding="utf-8")
    (tmp_path / "Page.html").write_bytes(b"")
    assert names(read(tmp_path)) == [("Page.html", False), ("a.txt", True)]


def test_odd_files_of_a_folder_are_refused_and_the_others_read(tmp_path: Path) -> None:
    with odd_files(tmp_path) as folder:
        (folder / "deep/plain.txt").write_text(PASTED, encoding="utf-8")
        found = list(read(folder))
    assert [one.draft.text for one in found if isinstance(one, Found)] == [PASTED]
    refused = {Path(one.origin).name: one.said for one in found if isinstance(one, Unable)}
    assert set(refused) == {"link.txt", "loop", "near.txt", "nowhere.txt", "pipe", "socket", "way"}


def test_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTED, encoding="utf-8")
    (tmp_path / "link").symlink_to("a.txt")
    assert names(read(tmp_path / "link")) == [("link", True)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\x00\x01",
        b"\x1f\x8bdamaged",
        gzip.compress(PASTED.encode()),
        b"%PDF-1.7 damaged",
        b"\x89PNG\r\n\x1a\nno text",
        b"PK\x03\x04 no archive",
        b"WARC/1.0\r\ndamaged",
        b'["' * 50_000,
        b'{"a": ' * 50_000,
        b"@article{",
        b"TY  - NEWS\nTI  - x",
        b"---\n&a [*a]\n---\n",
        b"---\n---\n",
        b"<rss>",
        b"https://a.example/1\n",
        b"<html>" + b"<b>" * 200_000,
    ],
)
def test_nothing_is_a_traceback(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "odd"
    file.write_bytes(data)
    found = list(read(file))
    assert all(isinstance(one, Found | Unable) for one in found)
    assert all(one.said and one.fix for one in found if isinstance(one, Unable))
    if not data.startswith(b"<html>"):
        assert [type(one) for one in found] == [Unable]


def test_what_a_library_raises_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive.intake.plain import paste  # noqa: PLC0415 - as the program loads it

    def fail(*_: object) -> None:
        raise KeyError("inner")

    monkeypatch.setattr(paste, "read_paste", fail)
    (tmp_path / "a.txt").write_text(PASTED, encoding="utf-8")
    (unable,) = read(tmp_path / "a.txt")
    assert isinstance(unable, Unable)
    assert "damaged" in unable.said


@pytest.mark.parametrize("source", ["missing.txt", "https://a.example/x", "a\x00b"])
def test_source_that_is_not_there_is_refused(source: str) -> None:
    (unable,) = read(source)
    assert isinstance(unable, Unable)
    assert unable.fix


def test_day_on_which_a_file_was_changed_is_told(tmp_path: Path) -> None:
    import os  # noqa: PLC0415 - for this test

    file = tmp_path / "a.txt"
    file.write_text(PASTED, encoding="utf-8")
    os.utime(file, (1_933_000_000, 1_933_000_000))
    (found,) = read(file)
    assert isinstance(found, Found)
    assert found.modified == "2031-04-03"


def test_refusal_says_what_is_wrong_and_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        raise Refused("is empty", "save it anew")
    assert (caught.value.said, caught.value.fix) == ("is empty", "save it anew")


def test_other_verbs_load_no_reader() -> None:
    script = (
        "import sys, json; import archive.cli; archive.cli._parser();"
        "print(json.dumps([n for n in sys.modules if '.' not in n]))"
    )
    said = subprocess.check_output([sys.executable, "-c", script], text=True)
    loaded = set(json.loads(said))
    heavy = {"trafilatura", "htmldate", "lxml", "warcio", "feedparser", "rispy", "bibtexparser",
             "pypdf", "py3langid", "numpy", "babel", "watchfiles"}  # fmt: skip
    assert not loaded & heavy
