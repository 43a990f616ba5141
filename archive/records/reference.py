"""The reference pages of the docs, made from what they describe.

The schema gives the fields, the catalogue the problems, the demonstration archive the examples; so
they cannot drift apart. ``python -m archive.records.reference docs`` writes the pages anew.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.records.catalogue import CATALOGUE
from archive.records.fields import Reader, declared
from archive.records.model import Article, Entity, Event, Source, Subject
from archive.records.problems import Problems
from archive.records.read import read_content

DEMO = Path(__file__).resolve().parents[2] / "examples/demo/content"

_MODEL = """\
# Content model

<!-- Generated from the record classes: python -m archive.records.reference docs -->

A record is a file that a person writes: YAML; for an article, YAML between two lines `---` and then
the text, where it may stand in the archive. The file's name without its ending is the id.

| folder of `content/` | a file is |
|---|---|
| `sources/<id>.yml` | a [source](#source) |
| `articles/<year>/<id>.md` | an [article](#article); builds keep `<id>.findings.jsonl` beside it |
| `people/<id>.yml`, `organizations/<id>.yml`, `places/<id>.yml` | an [entity](#entity) |
| `events/<id>.yml` | an [event](#event) |
| `subjects.yml` | all [subjects](#subject), by id |

An id is lower-case ASCII letters and digits in words joined by single hyphens, at most 80
characters. People, organizations and places share one set of ids; articles of all years share one.
To rename a record, rename its file and add the old id to `formerly`: its address then leads to the
new one.

Unknown keys, keys that stand twice, YAML anchors and tags, and texts that YAML would read as
another type (`NO`, `012`, `12:30`) are [problems](problems.md) with a line number.

Files are plain files: a link, a pipe or a device is refused, here as in the vault. One of text has
at most 8 MiB, the fields of a record 1 MiB, a value 100,000 characters; a capture with a
transcript may have any size. Names of files in the vault are such that every machine can keep
them: `aux.txt`, `a:b` and names that end in a space are refused, and so are two that differ by
case or Unicode form only.

## Values

| shape | is written |
|---|---|
"""
_VALUES = {
    "text": "one value; quoted where YAML would read it as something else",
    "EDTF date": "`2023-06-20`, `2018-03`, `2014`; `2014~` approximate, `2014?` uncertain, `2014%` "
    "both; `201X`, `2019-06-XX` with unknown digits; an interval `2014/2016`, open `2014/..` "
    "([EDTF](https://www.loc.gov/standards/datetime/))",
    "BCP 47 language": "`en`, `fa`, `pt-BR`, `zh-Hant` ([BCP 47](https://www.rfc-editor.org/info/bcp47))",
    "web address": "`https://…` or `http://…`",
    "SHA-256": "64 hexadecimal digits, as `sha256sum` prints them",
    "id": "lower-case words joined by hyphens",
    "whole number": "digits; offsets count code points (Unicode) from 0, an end is exclusive",
    "path in the vault": "`2019/report.txt`: relative, with `/`, without `..`",
}
_EXAMPLES = {
    Source: "sources/radio-veshkar.yml",
    Article: "articles/2031/tarve-courier-2031-03-12.md",
    Entity: "organizations/national-dockers-council-of-ondrava.yml",
    Event: "events/signing-of-the-pier-4-lease.yml",
    Subject: "subjects.yml",
}
_STANDARDS = {
    "schema": ("schema.org", "https://schema.org/"),
    "dcterms": ("Dublin Core", "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/"),
    "csl": ("CSL", "https://docs.citationstyles.org/en/stable/specification.html"),
    "skos": ("SKOS", "https://www.w3.org/TR/skos-reference/"),
    "premis": ("PREMIS 3", "https://www.loc.gov/standards/premis/"),
    "oa": ("W3C Web Annotation", "https://www.w3.org/TR/annotation-model/"),
    "ftm": ("FollowTheMoney", "https://followthemoney.tech/"),
    "owl": ("OWL", "https://www.w3.org/TR/owl2-overview/"),
    "xml": ("XML", "https://www.w3.org/TR/xml/"),
}
_KINDS = {
    "source": "schema:NewsMediaOrganization ftm:Organization",
    "article": "schema:NewsArticle csl:article-newspaper ftm:Article",
    "entity: person": "schema:Person ftm:Person",
    "entity: organization": "schema:Organization ftm:Organization",
    "entity: place": "schema:Place",
    "event": "schema:Event ftm:Event",
    "subject": "skos:Concept",
    "capture": "premis:Object",
    "zone": "oa:TextPositionSelector",
    "quote": "oa:TextQuoteSelector oa:TextPositionSelector",
    "mention (found, not written)": "oa:TextPositionSelector ftm:Mention",
}
_PROBLEMS = """\
# Problems

<!-- Generated from the catalogue: python -m archive.records.reference docs -->

Every message of `archive check` and `archive build` names a code. `archive explain CODE` prints the
same words as this page.
"""


def content_model(demo: Path = DEMO) -> str:
    """Return the page of all fields, with examples from the content folder ``demo``."""
    examples = _one_liners(demo)
    values = "".join(f"| {shape} | {how} |\n" for shape, how in _VALUES.items())
    parts = [_MODEL + values]
    seen: set[type] = set()
    for cls, file in _EXAMPLES.items():
        parts += _section(cls, 2, examples, seen)
        parts.append(f"An example, `{file}`:\n\n```yaml\n{_front(demo / file)}```\n")
    return "\n".join([*parts, _mapping(seen)])


def problems() -> str:
    """Return the page of all problems."""
    blocking = [code for code, entry in CATALOGUE.items() if entry.blocks]
    for_review = [code for code in CATALOGUE if code not in blocking]
    return "\n".join(
        [
            _PROBLEMS,
            "## Nothing is published before these are mended\n",
            _problem_table(blocking),
            "## Notes for review\n",
            "They do not stop a build.\n",
            _problem_table(for_review),
        ]
    )


def _problem_table(codes: list[str]) -> str:
    rows = (
        f"| `{code}` | {_cell(CATALOGUE[code].title)} | {_cell(CATALOGUE[code].text)} |\n"
        for code in codes
    )
    return "| code | what it says | what to do |\n|---|---|---|\n" + "".join(rows)


def _section(cls: type, level: int, examples: dict[type, str], seen: set[type]) -> Iterator[str]:
    """Yield the section of a record class, then those of the records inside it, each once."""
    seen.add(cls)
    yield f"{'#' * level} {_heading(cls)}\n\n{cls.__doc__}\n\n{_table(cls)}"
    if cls in examples:
        yield f"For example: `{examples[cls]}`\n"
    for inner in _inner(cls):
        if inner not in seen:
            yield from _section(inner, 3, examples, seen)


def _table(cls: type) -> str:
    rows = "".join(_row(name, field) for name, field in declared(cls).items())
    return "| field | shape | required | meaning | standard term |\n|---|---|---|---|---|\n" + rows


def _row(name: str, field: dataclasses.Field[Any]) -> str:
    meta = field.metadata
    required = "yes" if meta["required"] else ""
    default = f"; `{field.default}` when absent" if isinstance(field.default, str | int) else ""
    terms = ", ".join(f"`{term}`" for term in meta["maps"].split())
    shape = _shape(meta["reader"])
    return f"| `{name}` | {shape} | {required} | {_cell(meta['doc'])}{default} | {terms} |\n"


def _fields(cls: type) -> Iterator[tuple[str, Any]]:
    return ((name, field.metadata) for name, field in declared(cls).items())


def _inner(cls: type) -> list[type]:
    readers = (meta["reader"] for _, meta in _fields(cls))
    return list(dict.fromkeys(reader.inner for reader in readers if reader.inner))


def _shape(reader: Reader[Any]) -> str:
    if reader.inner is None:
        return _cell(reader.shape)
    words = _words(reader.inner)
    return reader.shape.replace(reader.inner.__name__, f"[{words}](#{words.replace(' ', '-')})")


def _words(cls: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()


def _heading(cls: type) -> str:
    return _words(cls).capitalize()


def _cell(text: str) -> str:
    return re.sub(r"([*<|])", r"\\\1", " ".join(text.split()))


def _front(file: Path) -> str:
    """Return a record as written; of an article what stands before its text."""
    text = file.read_text(encoding="utf-8")
    return text.split("---\n")[1] if file.suffix == ".md" else text


def _one_liners(demo: Path) -> dict[type, str]:
    """Return, for each nested record class, the first one in ``demo`` that stands on one line."""
    found: dict[type, str] = {}
    for record in read_content(demo, Problems()).records():
        lines = (demo / record.at.mark.path).read_text(encoding="utf-8").splitlines()
        for part in _parts(record):
            mark = part.at.mark
            words = lines[mark.line - 1][mark.column : mark.column + mark.width]
            if words.startswith("{") and words.endswith("}"):
                found.setdefault(type(part), words)
    return found


def _parts(record: object) -> Iterator[Any]:
    """Yield the records inside a record, at any depth."""
    for name, meta in _fields(type(record)):
        if meta["reader"].inner is None:
            continue
        value = getattr(record, name, None) or getattr(record, f"{name}_", None) or ()
        values = value.values() if isinstance(value, dict) else value
        for part in [value] if dataclasses.is_dataclass(value) else values:
            yield part
            yield from _parts(part)


def _mapping(classes: set[type]) -> str:
    """Return the terms of each standard, with the records and fields that map to them."""
    rows = list(_KINDS.items())
    for cls in sorted(classes, key=_words):
        rows += [(f"{_words(cls)}.{name}", meta["maps"]) for name, meta in _fields(cls)]
    terms: dict[str, list[str]] = {}
    for ours, mapped in rows:
        for term in mapped.split():
            terms.setdefault(term, []).append(f"`{ours}`")
    return "\n".join(
        [
            "## Mapping to standards\n",
            *(
                f"### {name}\n\n<{url}>\n\n| term | here |\n|---|---|\n"
                + "".join(
                    f"| `{term}` | {', '.join(terms[term])} |\n"
                    for term in sorted(terms)
                    if term.startswith(f"{prefix}:")
                )
                for prefix, (name, url) in _STANDARDS.items()
            ),
        ]
    )


PAGES = {"content-model.md": content_model, "problems.md": problems}


def main(folder: Path) -> None:
    """Write the pages into ``folder``. Raises OSError."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
