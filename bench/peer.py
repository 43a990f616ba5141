"""The same reports as a MkDocs + Material project: ``python -m bench.peer FOLDER``.

What a competent user would write by hand: a short ``nav``, every other page in ``not_in_nav``,
search on, no third-party font. A page for each report with its metadata, its labels as links and
its text, and for each entity, subject and source a page that lists its reports.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench import corpus, folders

_SETTINGS = """\
site_name: Reuters 1987
site_url: https://cuttings.example/
theme:
  name: material
  font: false
plugins:
  - search
nav:
  - Home: index.md
"""
_DOORS = ("Articles", "People", "Organizations", "Places", "Subjects")


def settings(doors: Iterable[str] = ()) -> str:
    """Return the ``mkdocs.yml`` of a site with some doors beside its home page."""
    nav = "".join(f"  - {door}: {door.lower()}/index.md\n" for door in doors)
    return f'{_SETTINGS}{nav}not_in_nav: "*"\n'


# Where the text of a report would be read as Markdown: marks inside a line, marks that open one.
INLINE = re.compile(r"[\\`*_\[\]]")
OPENING = re.compile(r"^(\s*)([#+\-=~:>|]|\d+(?=[.)]))", re.MULTILINE)


def write(chosen: Sequence[corpus.Report], project: Path) -> None:
    """Write the *chosen* reports as a MkDocs project with ``mkdocs.yml`` to *project*."""
    named = corpus.named(chosen)
    topics = corpus.topics(chosen)
    docs = project / "docs"
    folders.put(project / "mkdocs.yml", settings(_DOORS))
    folders.put(docs / "index.md", f"# Reuters 1987\n\n{len(chosen)} reports.\n")
    folders.put(docs / "articles" / "index.md", _list("Articles", map(_entry, chosen)))
    folders.put(docs / "sources" / "reuters.md", _list("Reuters", map(_entry, chosen)))
    for report in chosen:
        folders.put(docs / "articles" / f"{report.id}.md", _article(report, named, topics))
    _write_entities(docs, chosen, named)
    _write_subjects(docs, chosen, topics)


def _write_entities(
    docs: Path,
    chosen: Sequence[corpus.Report],
    named: Mapping[tuple[str, str], corpus.Named],
) -> None:
    reports = defaultdict(list)
    for report in chosen:
        for kind, label in _labels(report):
            reports[kind, label].append(report)
    for key, entity in named.items():
        page = _list(entity.name, map(_entry, reports[key]), ", ".join(entity.aliases))
        folders.put(docs / entity.kind / f"{entity.id}.md", page)
    for kind in corpus.KINDS:
        doors = [f"[{e.name}]({e.id}.md)" for e in named.values() if e.kind == kind]
        folders.put(docs / kind / "index.md", _list(kind.capitalize(), doors))


def _write_subjects(docs: Path, chosen: Sequence[corpus.Report], topics: Mapping[str, str]) -> None:
    for topic, name in topics.items():
        entries = (_entry(report) for report in chosen if topic in report.topics)
        folders.put(docs / "subjects" / f"{topic}.md", _list(name, entries))
    doors = (f"[{name}]({topic}.md)" for topic, name in topics.items())
    folders.put(docs / "subjects" / "index.md", _list("Subjects", doors))


def _labels(report: corpus.Report) -> list[tuple[str, str]]:
    return [(kind, label) for kind, group in report.labels.items() for label in group]


def _article(
    report: corpus.Report,
    named: Mapping[tuple[str, str], corpus.Named],
    topics: Mapping[str, str],
) -> str:
    entities = [named[key] for key in _labels(report)]
    facts = {
        "Source": "[Reuters](../sources/reuters.md)",
        "Published": report.date,
        "Dateline": inert(report.dateline),
        "Byline": inert(report.byline),
        "Names": ", ".join(f"[{e.name}](../{e.kind}/{e.id}.md)" for e in entities),
        "Subjects": ", ".join(f"[{topics[t]}](../subjects/{t}.md)" for t in report.topics),
    }
    listed = "\n".join(f"- **{name}:** {value}" for name, value in facts.items() if value)
    return (
        f"---\ntitle: {json.dumps(report.title)}\n---\n\n# {inert(report.title)}\n\n"
        f"{listed}\n\n{inert(report.text)}\n"
    )


def _entry(report: corpus.Report) -> str:
    return f"[“{inert(report.title)}”](../articles/{report.id}.md), Reuters, {report.date}"


def _list(title: str, entries: Iterable[str], note: str = "") -> str:
    listed = "\n".join(f"- {entry}" for entry in entries)
    return f"# {title}\n\n" + (note and f"Also: {note}\n\n") + f"{listed}\n"


def inert(text: str) -> str:
    """Return *text* so that Markdown shows it as it is written."""
    escaped = INLINE.sub(r"\\\g<0>", html.escape(text, quote=False))
    return OPENING.sub(r"\1\\\2", escaped)


if __name__ == "__main__":
    folders.run(write, __doc__)
