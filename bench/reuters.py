"""Turn the Reuters corpus into a content folder: ``python -m bench.reuters FOLDER``."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from bench import corpus, folders

RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/"


def write(chosen: Sequence[corpus.Report], content: Path) -> None:
    """Write the *chosen* reports, their source, subjects and entities as records to *content*."""
    folders.put(content / "sources" / "reuters.yml", SOURCE)
    folders.put(content / "subjects.yml", _subjects(corpus.topics(chosen)))
    for entity in corpus.named(chosen).values():
        folders.put(content / entity.kind / f"{entity.id}.yml", _entity(entity))
    for report in chosen:
        folders.put(content / "articles" / report.year / f"{report.id}.md", _article(report))


SOURCE = """\
name: Reuters
kind: news agency
languages: [en]
url: https://www.reuters.com/
"""


def _subjects(names: dict[str, str]) -> str:
    return "".join(f"{topic}:\n  name: {_quoted(name)}\n" for topic, name in names.items())


def _entity(entity: corpus.Named) -> str:
    aliases = "".join(f"  - {_quoted(alias)}\n" for alias in entity.aliases)
    return f"name: {_quoted(entity.name)}\n" + (aliases and f"aliases:\n{aliases}")


def _article(report: corpus.Report) -> str:
    lines = [
        "---",
        f"title: {_quoted(report.title)}",
        "source: reuters",
        *_authors(report.byline),
        *_dateline(report.dateline),
        f"published: {report.date}",
        "language: en",
        "rights:",
        f"  statement: {RIGHTS}",
        "  display: full",
        *_topics(report.topics),
        "---",
        report.text,
    ]
    return "\n".join(lines) + "\n"


def _authors(byline: str) -> list[str]:
    """Read ``By Ann Other, Reuters``; whatever is written otherwise names no author for sure."""
    match = re.fullmatch(r"by ([^,]+?),? *(?:reuters?)?", byline.strip(), re.IGNORECASE)
    return ["authors:", f"  - name: {_quoted(match[1])}"] if match else []


def _dateline(text: str) -> list[str]:
    return ["dateline:", f"  text: {_quoted(text)}"] if text else []


def _topics(topics: tuple[str, ...]) -> list[str]:
    return [f"subjects: [{', '.join(topics)}]"] if topics else []


def _quoted(text: str) -> str:
    """Return *text* as a double-quoted YAML scalar: a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    folders.run(write, __doc__)
