"""Find runs of words that a text shares with the seed articles, which may not be given away.

Eight words in a row are too many; a name counts as one word. Headlines and credits are aside: they
are how an article is cited.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml

LENGTH = 8
NAMED = ("organizations", "people", "places", "sources")
ASIDE = {"agency_credit", "byline", "headline", "photo_credit"}
WORD = re.compile(r"https?://\S+|\w+")
TAG = re.compile(r"<[^>]*>")
MARKED_UP = {".html", ".md", ".svg", ".xml"}

Run = tuple[str, ...]
Names = dict[str, list[Run]]  # by first word, the longest first


@dataclass(frozen=True, slots=True)
class SeedRuns:
    """All runs of `LENGTH` words of the seeds, names folded into one word each."""

    names: Names
    runs: frozenset[Run]

    @classmethod
    def read(cls, seeds: Path, content: Path) -> Self:
        """Read the seeds (``*.txt``), and from the records names, headlines and credits."""
        texts = {path.name: path.read_bytes().decode() for path in seeds.glob("*.txt")}
        return cls.of(
            texts.values(),
            names=[
                name
                for folder in NAMED
                for record in records(content / folder)
                for name in names_of(record)
            ],
            aside=[
                cited
                for record in records(content / "articles")
                for cited in cited_of(record, texts)
            ],
        )

    @classmethod
    def of(cls, texts: Iterable[str], names: Iterable[str], aside: Iterable[str]) -> Self:
        """Take the runs of the texts, less those that lie wholly in a passage that is aside."""
        table = names_table(names)
        runs = {run for text in texts for _, run in runs_of(text, table)}
        cited = {run for text in aside for _, run in runs_of(text, table)}
        return cls(table, frozenset(runs - cited))

    def found_in(self, text: str) -> list[tuple[int, str]]:
        """Return each line number and run of words that the text shares with a seed."""
        return [
            (text.count("\n", 0, start) + 1, " ".join(run))
            for start, run in runs_of(text, self.names)
            if run in self.runs
        ]

    def found_in_file(self, path: Path) -> list[str]:
        """Return a line ``path:line: words`` for each shared run; a binary file shares none."""
        return [
            f"{path}:{before + line}: {words}"
            for before, text in passages(path)
            for line, words in self.found_in(text)
        ]


def runs_of(text: str, names: Names) -> Iterator[tuple[int, Run]]:
    """Yield each run of `LENGTH` words with its offset."""
    words = list(folded(text, names))
    for first in range(len(words) - LENGTH + 1):
        yield words[first][0], tuple(word for _, word in words[first : first + LENGTH])


def folded(text: str, names: Names) -> Iterator[tuple[int, str]]:
    """Yield each word with its offset, letters' case folded, a name as one word."""
    found = [(match.start(), match[0].casefold()) for match in WORD.finditer(text)]
    at = 0
    while at < len(found):
        start, word = found[at]
        name = next((run for run in names.get(word, ()) if starts_with(found, at, run)), (word,))
        yield start, "_".join(name)
        at += len(name)


def starts_with(found: list[tuple[int, str]], at: int, run: Run) -> bool:
    """Tell whether the run stands at this place."""
    return tuple(word for _, word in found[at : at + len(run)]) == run


def names_table(names: Iterable[str]) -> Names:
    """Sort names by their first word; names of one word need no folding."""
    table: Names = defaultdict(list)
    for run in {tuple(WORD.findall(name.casefold())) for name in names}:
        if len(run) > 1:
            table[run[0]].append(run)
    for runs in table.values():
        runs.sort(key=len, reverse=True)
    return dict(table)


def passages(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the words of a file for readers: lines before, and text, out of markup and escapes."""
    data = path.read_bytes()
    if b"\0" in data[:8192]:
        return
    text = data.decode(errors="replace")
    if path.suffix == ".jsonl":
        for before, line in enumerate(text.split("\n")):
            if line:
                yield before, strings(json.loads(line))
    elif path.suffix == ".json":
        yield 0, strings(json.loads(text))
    elif path.suffix in MARKED_UP:
        yield 0, html.unescape(TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), text))
    else:
        yield 0, text


def strings(value: object) -> str:
    """Join all strings of a JSON value."""
    if isinstance(value, dict):
        return " ".join(strings(item) for item in value.values())
    if isinstance(value, list):
        return " ".join(map(strings, value))
    return str(value)


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a folder: YAML files and the front matter of Markdown files."""
    for path in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        front, _, _ = path.read_text("utf-8").partition("\n---")
        yield yaml.safe_load(front)


def names_of(record: dict[str, Any]) -> Iterator[str]:
    """Yield all names that a record gives its subject."""
    yield record.get("name", "")
    yield from record.get("names", {}).values()
    yield from record.get("alternate_names", ())
    for alias in record.get("aliases", ()):
        yield alias if isinstance(alias, str) else alias["form"]


def cited_of(record: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Yield an article's headline and credits, by its title and by the zones of its capture."""
    yield record.get("title", "")
    text = texts.get(record.get("capture", {}).get("path", ""), "")
    for zone in record.get("zones", ()):
        if zone["zone"] in ASIDE:
            yield text[zone["start"] : zone["end"]]
