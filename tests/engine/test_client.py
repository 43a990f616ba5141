"""The client as it is served: the engine's modules are one, and all of it is small."""

import gzip
import re
from pathlib import Path
from typing import Final

from archive.search.client import SOURCES, engine
from tests.engine.invented import document, indexed
from tests.engine.node import Node

MOST: Final = 20_000
"""Bytes of page, worker and stemmer together, as they are served and compressed by a host."""
PAGE: Final = ("page.js", "results.js", "histogram.js")


def test_the_client_is_small() -> None:
    page = [(SOURCES / name).read_bytes() for name in PAGE]
    assert sum(len(gzip.compress(file)) for file in (engine().encode(), *page)) <= MOST


def test_a_licence_stays_and_comments_go() -> None:
    assert "Licence: MIT" in engine()
    assert not re.search(r"^[ \t]|//(?= )|/\*\*", engine(), re.MULTILINE)


def test_one_file_answers_as_the_modules_do(tmp_path: Path, node: Node) -> None:
    folder = indexed(tmp_path, [document("one", "Attacks at Köln", ["The harbour’s gate fell."])])
    (tmp_path / "engine.mjs").write_text(engine(), encoding="utf-8")
    with Node(tmp_path / "engine.mjs") as other:
        for query in (
            "attack",
            '"at Koeln"',
            "harb*",
            "Koln harbor",
            "title:gate",
            "-gate",
            "",
            "no such",
        ):
            assert other.search(folder, query) == node.search(folder, query)


def test_no_word_of_code_runs_from_text() -> None:
    assert not re.search(r"\beval\b|new Function|innerHTML|document\.write", engine())
