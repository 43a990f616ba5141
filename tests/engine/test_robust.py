"""Whatever is typed and whatever happens to the files, an answer comes, and soon."""
# ruff: noqa: E501 - rows of a table, some in scripts that count as wider

import shutil
import time
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.invented import VALUES, document, indexed
from tests.engine.node import EngineError, Node

DOCUMENTS: Final = (
    document(
        "one", "Attack on Elling", ["The constructor said: not of us."], values={VALUES[0][:2]: 1}
    ),
    document("two", "می‌رود", ["Köln — U.S. proto"], values={VALUES[3][:2]: 1}),
)
GARBAGE: Final = (
    "", " ", '"', '""', '"""', '"" ""', "-", "--", "- -", "+", "*", "**", "~", "~1", "~~", "*~1", ":", "::",
    "field:", "title:", 'title:"', "title:*", 'source:""', "source:*", "person:-", "year:", "year:abc",
    "year:99999", "year:2031-13-99", "-year:", "nofield:word", "http://example.org/?q=a&b#c", "a:b:c:d",
    '"unbalanced', 'un"balanced', '-"unbalanced', 'title:"unbal anced', "(a|b)", "[a-z]+", "^$", "\\", "\\d",
    ".*", "a{1000}", "$&", "$1", "__proto__", "constructor", "constructor:x", "__proto__:x", "toString",
    "hasOwnProperty:valueOf", "person:constructor", "person:__proto__", "constructor*", "__proto__*",
    "\ud800", "a\udc00b", '"\ud83d"', "\0", "\0*", "\uffff", "\u200c", "\u200c\u200c", '"\u200c"', "\u202e\u202d",
    "’", "'s", "''s", "´", "…", "–", "«»", "«", "„“", "🙂", "👩\u200d👧", "\u0301", "\u0640", "ـ", "the", "the of and",
    "-the", "-of -the", "U.S.", "...", ".", "a.b.c.d.e", "<script>alert(1)</script>", "%00", "../../etc/passwd",
    "places/0", "manifest.bin", "word~9", "word~1*", "wor*~1", "+word", "+-word", "-+word", "--word", "NOT word",
    "OR", "AND", "a OR b", "null", "undefined", "NaN", "[object Object]",
)  # fmt: skip
LONG: Final = {
    "one word": "a" * 10_000,
    "words": "attack " * 1_500,
    "unknown words": " ".join(f"w{n}x" for n in range(1_700)),
    "quotes": '"' * 10_000,
    "minus": "-" * 10_000,
    "minus words": "-a " * 3_300,
    "colons": "title:" * 1_700,
    "fields": "title:attack " * 800,
    "stars": "*" * 10_000,
    "stops": "." * 10_000,
    "acronym": "a." * 5_000,
    "tildes": "~1" * 5_000,
    "letters before a colon": "a" * 9_999 + ":",
    "Persian": "می‌" * 3_300,
    "umlauts": "ü" * 10_000,
    "marks": "\u0308" * 10_000,
    "phrase": '"' + "the attack on " * 700 + '"',
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return indexed(tmp_path_factory.mktemp("robust"), DOCUMENTS)


def _sound(result: dict[str, Any]) -> None:
    assert result["total"] >= len(result["hits"])
    for hit in result["hits"]:
        for text, marks in ((hit["title"], hit["titleMarks"]), (hit["snippet"], hit["marks"])):
            ends = [0, *(end for mark in marks for end in mark)]
            assert ends == sorted(ends)
            assert ends[-1] <= len(text.encode("utf-16-le")) // 2


class TestQueries:
    """Whatever is typed."""

    def test_garbage_is_answered(self, node: Node, index: Path) -> None:
        asked: list[dict[str, object]] = [
            {"job": "search", "folder": str(index), "query": query, "options": {}}
            for query in GARBAGE
        ]
        for result in node.ask_all(asked):
            _sound(result)

    @pytest.mark.parametrize("kind", LONG)
    def test_ten_thousand_characters_are_answered(self, node: Node, index: Path, kind: str) -> None:
        began = time.monotonic()
        _sound(node.search(index, LONG[kind]))
        assert time.monotonic() - began < 5

    @settings(max_examples=settings().max_examples // 4)
    @given(queries=st.lists(
        st.lists(
            st.sampled_from(['"', "-", ":", "*", "~1", " ", "title", "year", "person", "attack", "Köln", "می",
                             "\u200c", "رود", "U.S.", "’s", "the", "us", "2031", "«", "+", ".", "\ud800", "x"]),
            max_size=12,
        ).map("".join),
        min_size=20, max_size=20,
    ))  # fmt: skip
    def test_any_mixture_is_answered(self, node: Node, index: Path, queries: list[str]) -> None:
        asked = [
            {"job": "search", "folder": str(index), "query": query, "options": {}}
            for query in queries
        ]
        for result in node.ask_all(asked):
            _sound(result)

    @pytest.mark.parametrize("query", ["the", "of the", "not of us"])
    def test_common_words_alone_are_words(self, node: Node, index: Path, query: str) -> None:
        assert [hit["article"] for hit in node.search(index, query)["hits"]] == ["one"]

    @pytest.mark.parametrize("options", [
        {"offset": 100}, {"offset": 1, "limit": 0}, {"limit": 10_000}, {"filters": {"place": []}},
        {"filters": {"nofield": "x"}}, {"filters": {"__proto__": "x", "constructor": "y"}},
        {"filters": {"place": "no-such"}}, {"from": "2999"}, {"to": "0001"}, {"from": "x", "to": "y"},
        {"from": "2032", "to": "2031"}, {"sort": "no-such"}, {"facets": False},
    ])  # fmt: skip
    def test_any_options_are_answered(
        self, node: Node, index: Path, options: dict[str, Any]
    ) -> None:
        for query in ("", "attack", "nothing-such"):
            _sound(node.search(index, query, **options))

    def test_beyond_the_end_there_is_nothing_but_the_total_stays(
        self, node: Node, index: Path
    ) -> None:
        result = node.search(index, "", offset=50)
        assert (result["total"], result["hits"]) == (2, [])


class TestArchives:
    """Whatever was indexed."""

    def test_an_empty_archive_is_searched(self, node: Node, tmp_path: Path) -> None:
        for folder in (
            indexed(tmp_path, [], ()),
            indexed(tmp_path, []),
            indexed(tmp_path, [document("x")], ()),
        ):
            for query in (
                "",
                "word",
                '"a phrase"',
                "wor*",
                "word~1",
                "-word",
                "title:word",
                "person:x",
                "Dock Board",
            ):
                result = node.search(folder, query)
                _sound(result)
                assert set(result) == {
                    "total", "hits", "facets", "histogram", "suggestion", "expanded", "named", "relaxed",
                }  # fmt: skip

    def test_texts_of_signs_alone_are_indexed(self, node: Node, tmp_path: Path) -> None:
        odd = [
            "…",
            "–",
            "\u200c",
            "🙂",
            "«»",
            "\u0301",
            "\ud800".encode("utf-8", "replace").decode(),
            "",
        ]
        folder = indexed(
            tmp_path, [document(f"a{n}", text, [text]) for n, text in enumerate(odd)], ()
        )
        assert node.search(folder, "")["total"] == len(odd)


class TestRepublication:
    """The archive is published anew while it is read."""

    def test_the_manifest_is_read_once_more(self, node: Node, tmp_path: Path) -> None:
        """A reader's manifest is of yesterday, the files are of today."""
        old = indexed(tmp_path, DOCUMENTS)
        assert node.search(old, "")["total"] == 2
        new = indexed(tmp_path, [*DOCUMENTS, document("three", "Attack again")])
        shutil.rmtree(old)
        shutil.copytree(new, old)
        assert node.search(old, "attack")["total"] == 2
        assert node.ask("reads", folder=str(old))["manifest.bin"] == 2

    def test_many_searches_at_once_read_it_once(self, node: Node, tmp_path: Path) -> None:
        old = indexed(tmp_path, DOCUMENTS)
        together = {"folder": str(old), "queries": ["attack"] * 5}
        assert [one["total"] for one in node.ask("together", **together)] == [1] * 5
        assert max(node.ask("reads", folder=str(old)).values()) == 1
        new = indexed(tmp_path, [*DOCUMENTS, document("three", "Attack again")])
        shutil.rmtree(old)
        shutil.copytree(new, old)
        together["queries"] = ["attack constructor", "proto köln", "-proto"] * 5
        assert [one["total"] for one in node.ask("together", **together)[:3]] == [1, 1, 1]
        assert node.ask("reads", folder=str(old))["manifest.bin"] == 2

    def test_a_file_that_stays_away_is_told(self, node: Node, tmp_path: Path) -> None:
        folder = indexed(tmp_path, DOCUMENTS)
        shutil.rmtree(next(path for path in folder.iterdir() if path.is_dir()))
        with pytest.raises(EngineError, match="ENOENT"):
            node.search(folder, "attack")
        assert node.ask("reads", folder=str(folder))["manifest.bin"] == 2
