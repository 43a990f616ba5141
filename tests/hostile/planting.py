"""An archive with one payload in every field of one record of each kind."""

import json
from collections.abc import Iterable
from pathlib import Path

from archive.text.escape import showable

_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}


def plant(folder: Path, payloads: Iterable[str]) -> Path:
    """Write four records for each payload: source, article, person, event; return the content."""
    content = folder / "content"
    for kind in ("sources", "articles/2031", "people", "events"):
        (content / kind).mkdir(parents=True)
    for number, payload in enumerate(payloads):
        for name, text in _records(number, payload).items():
            (content / name).write_text(text, encoding="utf-8", newline="")
    return content


def field(payload: str) -> str:
    """Return a payload as a value that the door takes: no control characters, no odd line ends."""
    return showable(payload).translate(_LINE_ENDS).strip()


def _records(number: int, payload: str) -> dict[str, str]:
    value = json.dumps(field(payload), ensure_ascii=False)
    body = payload.replace("\x00", "\x01")
    about = f"about:\n  - statement: {value}\n    reference: {value}\n"
    return {
        f"sources/s{number}.yml": (
            f"name: {value}\nkind: newspaper\nalternate_names: [{value}]\n"
            f"ownership: {{statement: {value}, reference: {value}}}\n{about}"
        ),
        f"people/p{number}.yml": (
            f"name: {value}\nkind: {value}\nnames: {{fa: {value}}}\n{about}"
            f"aliases: [{{form: {value}, case: exact}}, {{form: Quill {number}, kind: acronym}}]\n"
        ),
        f"articles/2031/a{number}.md": (
            f"---\ntitle: {value}\nsource: s{number}\nlanguage: en\nauthors:\n"
            f"  - {{name: {value}, role: {value}}}\ndateline: {{text: {value}}}\n"
            f"url: https://example.org/{number}\nabstract: {value}\nnotes: [{value}]\n"
            f"rights: {{display: full, holder: {value}}}\n"
            f"basis:\n  title: {{grade: stated, from: {value}}}\n---\n"
            f"Quill {number} spoke.\n\n{body}\n\nQuill {number} left.\n"
        ),
        f"events/e{number}.yml": (
            f"name: {value}\ndate: '2031'\ndate_basis: {value}\n{about}"
            f"participants: [{{entity: p{number}, role: {value}}}]\naccounts:\n"
            f"  - {{article: a{number}, as: main, passages: [{{exact: Quill {number} spoke.}}]}}\n"
        ),
    }
