"""An index as its files hold it, and the engine that asks it, run in Node."""

import json
import re
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import playwright

from archive.search.readable import values
from archive.search.words import split
from archive.site.addresses import address
from tests.site.building import Built, Row

NODE = Path(playwright.__file__).parent / "driver" / "node"
ASK = """
const [engine, questions] = process.argv.slice(1);
const { search } = await import(engine);
const answers = JSON.parse(questions).map(([query, options]) => search(query, options));
console.log(JSON.stringify(await Promise.all(answers)));
"""
WORD = re.compile(r"\w+")
FOLDED = re.compile("([\xc0-\xff])([^\xc0-\xff]*)")
RUN = 5  # words in a row that only a text can have
SHORTEST = 5  # letters of a word that no row of bytes makes by chance

Run = tuple[str, ...]


def ask(folder: Path, *queries: str, **options: Any) -> list[Row]:  # noqa: ANN401 - as the engine
    """Ask the index under ``folder`` (pages or site); return an answer for each query."""
    questions = json.dumps([(query, options) for query in queries])
    return list(json.loads(run(ASK, (folder / "search/engine.js").as_uri(), questions)))


def run(script: str, *arguments: str) -> str:
    """Run a module in Node and return what it prints."""
    command = [str(NODE), "--input-type=module", "--eval", script, "--", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def found(answer: Row) -> set[str]:
    """Return the articles of an answer, all of them."""
    articles = {hit["article"] for hit in answer["hits"]}
    assert len(articles) == answer["total"]
    return articles


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of the index under ``folder`` by relative name, out of their compression."""
    files = sorted((folder / "search").rglob("*.bin"))
    return {
        file.relative_to(folder).as_posix(): zlib.decompress(file.read_bytes()) for file in files
    }


def given_away(folder: Path, hidden: Iterable[str], shown: Iterable[str]) -> list[str]:
    """Return the words, and the runs of words, that the index has from hidden texts alone.

    Each with the file that has it. ``shown`` are all texts that the audience may read.
    """
    texts, known = list(hidden), list(shown)
    runs, words = _runs(texts) - _runs(known), _words(texts) - _words(known)
    assert runs
    assert words
    return [
        f"{name}: {found}"
        for name, data in held(folder).items()
        for said in [list(_said(name, data))]
        for found in sorted(map(" ".join, _runs(said) & runs)) + sorted(_words(said) & words)
    ]


def _said(name: str, data: bytes) -> Iterator[str]:
    """Yield every string in a file of the index. docs/search.md lays the files out."""
    text = data[4 : 4 + int.from_bytes(data[:4], "little")].decode(errors="replace")
    if "/words/" in name:
        head = json.loads(text)
        yield from _unfolded(head.pop("keys"))
        yield from _strings(head)
        yield from (key for key in head["forms"])
    elif "/spelling/" in name:
        words = list(_unfolded(text))
        yield from (*words, *(word[::-1] for word in words))
    elif data.startswith(b"{"):
        yield from _strings(json.loads(data))
    else:
        yield data.decode(errors="replace")


def _unfolded(text: str) -> Iterator[str]:
    """Yield the keys of a list in which each has a sign for what it shares with the one before."""
    last = ""
    for sign, rest in FOLDED.findall(text):
        last = last[: ord(sign) - 0xC0] + rest
        yield last


def _runs(texts: Iterable[str]) -> set[Run]:
    return {run for text in texts for run in _runs_in(WORD.findall(text.casefold()))}


def _runs_in(words: list[str]) -> Iterator[Run]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts, folded as the index has them and as they stand."""
    return {
        word
        for text in texts
        for word in [*split(text), *WORD.findall(text.casefold())]
        if len(word) >= SHORTEST
    }


def shown_in(site: Built) -> list[str]:
    """Return what may be read of an archive: its data, its names, the texts that it shows."""
    rows = [row for table in ("articles", "entities", "events") for row in site.rows(table)]
    names = [name for value in values(site.archive, address) for name in value.names]
    readable = [id_ for id_ in site.archive.readings if site.archive.may_read(id_)]
    texts = [site.archive.readings[id_].text or "" for id_ in readable]
    versions = [
        version.text for id_ in readable for version in site.archive.articles[id_].translations
    ]
    return [*_strings(rows), *names, *texts, *versions]


def _strings(value: object) -> Iterator[str]:
    """Yield every string in some data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
