"""Of which kind a document is; whatever it holds, that is soon told."""

import pytest

from archive.intake.kinds import kind_of

MANY = 3000
"""So many lines of which each could be taken in two ways would take longer than the world lasts."""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"---\ntitle: X\n---\nWords.\n", "front matter"),
        (b"---\r\ntitle: X\r\n---\r\nWords.\r\n", "front matter"),
        (b"+++\r\ntitle = 'X'\r\n+++\r\n", "front matter"),
        (b"From: a\r\n b\r\nContent-Type: multipart/related;\r\n", "mhtml"),
        (b"# a list\r\n\r\nhttps://a.example/1 \r\nhttps://a.example/2", "addresses"),
        (b"https://a.example/1\nand a sentence\n", "paste"),
        (b"<?xml version='1.0'?>\n<!-- a --> <!-- b -->\n<rss version='2.0'>", "feed"),
        (b"<!-- a --><html><body>Words</body></html>", "page"),
    ],
)
def test_a_document_is_known_by_its_beginning(data: bytes, kind: str) -> None:
    assert kind_of(data, "x") == kind


@pytest.mark.parametrize(
    "data",
    [
        b"---\r\n" + b"a line\r\n" * MANY,
        b"+++\r\n" + b"a line\r\n" * MANY,
        b"Key: value\r\n" * MANY + b"no more",
        b"<!--a-->" * MANY + b"words",
        b"# a remark  \r\n" * MANY + b"https://a.example/1\r\nno address",
    ],
)
def test_no_document_takes_long_to_be_known(data: bytes) -> None:
    assert kind_of(data, "x") == "paste"
