"""Index the articles of a file of lines with our writer: ``python -m bench.search.index``.

A process of its own, so that its CPU and its memory are the writer's alone, but for the reading of
the lines; how much that is shows a run without a folder, which writes nothing.
"""

import argparse
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from archive.search.document import Document, Value
from archive.search.writer import write_index
from bench.search import articles, folders
from bench.search.articles import Article


def documents(path: Path) -> Iterator[Document]:
    """Yield what `bench.search.folders.lines` wrote to *path*, one document at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            keys = tuple((field, id_) for field, id_ in raw["keys"])
            paragraphs = tuple(raw["text"].split("\n"))
            article = Article(raw["id"], raw["title"], raw["date"], paragraphs, keys)
            yield articles.document(article)


def values(path: Path) -> list[Value]:
    """Return the values that stand beside the lines of *path*."""
    raw = json.loads(folders.beside(path).read_text(encoding="utf-8"))
    return [Value(field, id_, label, to, tuple(names)) for field, id_, label, to, names in raw]


def main() -> None:
    """Write the index, or only read what it would be made of."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.index", description=__doc__)
    parser.add_argument("lines", type=Path, help="what bench.search.folders wrote")
    parser.add_argument("folder", type=Path, nargs="?", help="of the index")
    options = parser.parse_args()
    known = values(options.lines)
    if options.folder:
        write_index(documents(options.lines), known, options.folder)
    else:
        deque(documents(options.lines), maxlen=0)


if __name__ == "__main__":
    main()
