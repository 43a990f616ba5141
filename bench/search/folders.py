"""Write the articles to disk for engines that read files: ``python -m bench.search.folders``.

``pages`` are bare HTML pages for Pagefind, ``mkdocs`` a project for MkDocs + Material, ``lines``
one JSON object a line for lunr and whoever else wants them.
"""

import argparse
import json
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Final

from bench import peer
from bench.folders import put
from bench.search import articles
from bench.search.articles import Article

PAGE: Final = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body><h1>{title}</h1>
<p data-pagefind-ignore><time data-pagefind-sort="date">{date}</time>{filters}</p>
{text}
</main></body></html>
"""
FILTER: Final = '<span data-pagefind-filter="{}">{}</span>'


def pages(chosen: Iterable[Article], folder: Path) -> None:
    """Write a page for each article, with its values as Pagefind's filters and its date to sort."""
    for article in chosen:
        put(folder / "articles" / article.id / "index.html", page(article))


def page(article: Article) -> str:
    """Return *article* as HTML that says to Pagefind what each part is."""
    return PAGE.format(
        title=escape(article.title),
        date=article.date,
        filters="".join(FILTER.format(field, escape(id_)) for field, id_ in article.keys),
        text="\n".join(f"<p>{escape(part, quote=False)}</p>" for part in article.paragraphs),
    )


def mkdocs(chosen: Iterable[Article], folder: Path) -> None:
    """Write a MkDocs + Material project in which every article is a page of its own."""
    put(folder / "mkdocs.yml", peer.settings())
    put(folder / "docs" / "index.md", "# Reuters 1987\n")
    for article in chosen:
        text = "\n\n".join(map(peer.inert, article.paragraphs))
        title = f"---\ntitle: {json.dumps(article.title)}\n---\n\n# {peer.inert(article.title)}"
        put(folder / "docs" / "articles" / f"{article.id}.md", f"{title}\n\n{text}\n")


def lines(chosen: Iterable[Article], path: Path) -> None:
    """Write each article as a JSON object on a line of its own: id, title, date, text, keys.

    The values that the keys stand for are written beside it.
    """
    put(beside(path), json.dumps(articles.values(), ensure_ascii=False))
    with path.open("w", encoding="utf-8") as out:
        for article in chosen:
            record = {
                "id": article.id,
                "title": article.title,
                "date": article.date,
                "text": "\n".join(article.paragraphs),
                "keys": article.keys,
            }
            print(json.dumps(record, ensure_ascii=False), file=out)


def beside(path: Path) -> Path:
    """Return where the values are that belong to the lines of *path*."""
    return path.with_suffix(".values.json")


WRITERS: Final[dict[str, Callable[[Iterable[Article], Path], None]]] = {
    "pages": pages,
    "mkdocs": mkdocs,
    "lines": lines,
}


def main() -> None:
    """Write the articles that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.folders", description=__doc__)
    parser.add_argument("form", choices=WRITERS, help="what to write")
    parser.add_argument("path", type=Path, help="the folder (for lines: the file) to write")
    parser.add_argument("--articles", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--corpus-seed", type=int, default=1, help="of what is recombined")
    options = parser.parse_args()
    WRITERS[options.form](articles.choose(options.articles, options.corpus_seed), options.path)


if __name__ == "__main__":
    main()
