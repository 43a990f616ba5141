"""The same on a thousand articles of the Reuters corpus: real words, long lists, many files."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from archive.search.document import Document
from archive.search.words import split
from archive.search.writer import write_index
from tests.engine import scan
from tests.engine.node import Node
from tests.engine.scan import Question

pytestmark = pytest.mark.deep
SIZE, ASKED = 1_000, 20


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[Document]:
    from bench.search import articles  # noqa: PLC0415 - needs the corpus

    assert shared.is_dir()
    return [articles.document(one) for one in articles.merged(SIZE)]


@pytest.fixture(scope="module")
def index(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    from bench.search import articles  # noqa: PLC0415 - needs the corpus

    folder = tmp_path_factory.mktemp("reuters")
    write_index(documents, articles.values(), folder)
    return folder


def _questions(documents: list[Document], random: Random) -> Iterator[Question]:
    for number in range(ASKED):
        document = random.choice(documents)
        words = split(" ".join(sentence.text for sentence in document.sentences))
        start = random.randrange(len(words) - 4)
        row = " ".join(words[start : start + random.randint(1, 4)])
        other = random.choice(words)
        begin = other[:3]
        field, id_ = random.choice(sorted(document.values))
        month = document.date[:7]
        yield Question(f'"{row}"', (scan.phrase(row),))
        yield Question(f'"{row}" -{other}', (scan.phrase(row), scan.negated(scan.phrase(other))))
        yield Question(f"{begin}*", (scan.beginning(begin),), {field: id_})
        yield Question("", (), {field: id_}, month, None if number % 2 else month)
        title = random.choice(split(document.title) or ["reuter"])
        yield Question(f"title:{title}", (scan.in_title(title, quoted=False),))


def test_literal_questions_are_exact(node: Node, index: Path, documents: list[Document]) -> None:
    from bench.search import articles  # noqa: PLC0415 - needs the corpus

    values, random = articles.values(), Random(7)  # noqa: S311 - draws samples
    for question in _questions(documents, random):
        result: dict[str, Any] = node.search(
            index, question.query, limit=SIZE, **question.options()
        )
        found = question.found(documents)
        assert {hit["article"] for hit in result["hits"]} == {one.article for one in found}, (
            question
        )
        assert result["total"] == len(found)
        told = scan.facets(found, values)
        for field, rows in result["facets"].items():
            assert {(r["value"], r["count"]) for r in rows} == {
                (r["value"], r["count"]) for r in told[field]
            }
        assert result["histogram"] == scan.histogram(found)
