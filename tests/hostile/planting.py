"""An archive with one payload in every field of one record of each kind."""

import json
from collections.abc import Iterable
from pathlib import Path

from archive.text.escape import showable

_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}


def plant(folder: Path, payloads: Iterable[str], *, zoned: bool = True) -> Path:
    """Write four records for each payload: source, article, person, event; return the content."""
    content = folder / "content"
    for kind in ("sources", "articles/2031", "people", "events"):
        (content / kind).mkdir(parents=True)
    for number, payload in enumerate(payloads):
        for name, text in _records(number, payload, zoned=zoned).items():
            (content / name).write_text(text, encoding="utf-8", newline="")
    return content


def field(payload: str) -> str:
    """Return a payload as a value that the door takes: no control characters, no odd line ends."""
    return showable(payload).translate(_LINE_ENDS).strip()


def _records(number: int, payload: str, *, zoned: bool) -> dict[str, str]:
    value = json.dumps(field(payload), ensure_ascii=False)
    first, last = f"Quill {number} spoke.", f"Quill {number} left."
    body = f"{first}\n\n{payload}\n\n{last}\n"
    ends = (0, len(first), len(first) + 2, len(first) + 2 + len(payload), len(body))
    zones = _zones(ends) if zoned and number % 2 else ""
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
            f"basis:\n  title: {{grade: stated, from: {value}}}\n{zones}---\n{body}"
        ),
        f"events/e{number}.yml": (
            f"name: {value}\ndate: '2031'\ndate_basis: {value}\n{about}"
            f"participants: [{{entity: p{number}, role: {value}}}]\naccounts:\n"
            f"  - {{article: a{number}, as: main, passages: [{{exact: Quill {number} spoke.}}]}}\n"
            + _questions(number, payload, body)
        ),
    }


def _questions(number: int, payload: str, body: str) -> str:
    """Return two questions whose answers are the payload: in our words, and as a label."""
    value = json.dumps(field(payload), ensure_ascii=False)
    said = payload.strip()
    quotable = said == field(payload) and body.count(said) == 1
    exact = json.dumps(said if quotable else f"Quill {number} left.", ensure_ascii=False)
    part = " ".join(said.split()[:6]) if quotable else "left"
    words = json.dumps(part, ensure_ascii=False)
    claim = f"      - article: a{number}\n        quote: {{exact: {exact}}}\n"
    authority = f"        attributed_to: [{{who: {value}}}, {{entity: p{number}}}]\n"
    return (
        f"questions:\n  - id: ours\n    ask: {value}\n    claims:\n{claim}{authority}"
        f"        value: {{text: {value}, read_from: {words}}}\n"
        f"        stance: denies\n        note: {value}\n"
        f"  - id: theirs\n    ask: {value}\n    naming: true\n    claims:\n{claim}"
        f"        value: {{label: {words}}}\n        stance: asserts\n"
    )


def _zones(ends: tuple[int, int, int, int, int]) -> str:
    """Return zones of a text in which the payload is a caption in another language."""
    begin, first, start, end, last = ends
    return (
        f"zones:\n  - {{start: {begin}, end: {first}, zone: body, rule: r}}\n"
        f"  - {{start: {start}, end: {end}, zone: caption, rule: r, lang: fa}}\n"
        f"  - {{start: {end}, end: {last}, zone: embed_attribution, rule: r}}\n"
    )
