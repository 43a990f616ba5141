"""An archive with one payload in every field of records of every kind."""

import json
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from archive.text.escape import showable

ENTITIES = ("people", "organizations", "places")
LONGEST = 20_000
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
_NOT_IN_ADDRESS = frozenset(' <>"\\^`{|}')


def plant(folder: Path, payloads: Iterable[str], *, zoned: bool = True) -> Path:
    """Write records of every kind for each payload; return the content.

    Payload 7 has the source ``s7``, the reports ``a7`` and ``b7``, the entity ``p7``, the event
    ``e7`` and the subject ``t7``. Every third entity is a person, an organization or a place.
    """
    content = folder / "content"
    for kind in ("sources", "articles/2031", *ENTITIES, "events"):
        (content / kind).mkdir(parents=True)
    subjects = []
    for number, payload in enumerate(payloads):
        for name, text in _records(number, payload, zoned=zoned).items():
            (content / name).write_text(text, encoding="utf-8", newline="")
        value = _quoted(payload)
        subjects.append(f"t{number}: {{name: {value}, note: {value}}}\n")
    (content / "subjects.yml").write_text("".join(subjects), encoding="utf-8", newline="")
    return content


def field(payload: str) -> str:
    """Return a payload as a value that the door takes: no control characters, no odd line ends.

    A record with one that is longer in each of its fields would be too large.
    """
    return showable(payload[:LONGEST]).translate(_LINE_ENDS).strip()


def address(payload: str) -> str:
    """Return a web address with all signs of a payload that one may have."""
    signs = (sign for sign in field(payload) if sign.isprintable() and sign not in _NOT_IN_ADDRESS)
    return "https://example.org/" + "".join(signs)


def _quoted(payload: str) -> str:
    return json.dumps(field(payload), ensure_ascii=False)


def _records(number: int, payload: str, *, zoned: bool) -> dict[str, str]:
    value, url = _quoted(payload), json.dumps(address(payload), ensure_ascii=False)
    said = "".join(f"  - {{statement: {value}, reference: {one}}}\n" for one in (value, url))
    about = f"about:\n{said}"
    return {
        f"sources/s{number}.yml": (
            f"name: {value}\nkind: newspaper\nalternate_names: [{value}]\nurl: {url}\n"
            f"ownership: {{statement: {value}, reference: {value}}}\nsame_as: [{url}]\n{about}"
        ),
        f"{ENTITIES[number % 3]}/p{number}.yml": (
            f"name: {value}\nkind: {value}\nnames: {{fa: {value}}}\nsame_as: [{url}]\n{about}"
            f"aliases: [{{form: {value}, case: exact}}, {{form: Quill {number}, kind: acronym}}]\n"
        ),
        **_reports(number, payload, zoned=zoned),
        f"events/e{number}.yml": (
            f"name: {value}\ndate: '2031'\ndate_basis: {value}\n{about}same_as: [{url}]\n"
            f"participants: [{{entity: p{number}, role: {value}}}]\naccounts:\n"
            f"  - {{article: a{number}, as: main, passages: [{{exact: Quill {number} spoke.}}]}}\n"
            f"  - {{article: b{number}, as: background}}\n" + _questions(number, payload)
        ),
    }


def _reports(number: int, payload: str, *, zoned: bool) -> dict[str, str]:
    """Return two reports that share a passage; of every second pair one may not be read."""
    value, url = _quoted(payload), json.dumps(address(payload), ensure_ascii=False)
    first, body = _first(number), _body(number, payload)
    end = len(first) + 2 + len(payload)
    ends = (0, len(first), end, len(body) - len(_shared(number)) - 1, len(body))
    zones = _zones(ends) if zoned and number % 2 else ""
    display = ("full", "metadata-only")[number // 2 % 2]
    digest = sha256(first.encode()).hexdigest()
    return {
        f"articles/2031/a{number}.md": (
            f"---\ntitle: {value}\nsource: s{number}\nlanguage: en\nauthors:\n"
            f"  - {{name: {value}, role: {value}}}\ndateline: {{text: {value}}}\n"
            f"url: {url}\narchived: [{url}]\nabstract: {value}\nnotes: [{value}]\n"
            f"subjects: [t{number}]\nrights: {{display: full, holder: {value}, statement: {url}}}\n"
            f"translations:\n  - {{start: 0, end: {len(first)}, sha256: {digest}, language: fa,"
            f" translator: {value}, text: {value}}}\n"
            f"basis:\n  title: {{grade: stated, from: {value}}}\n{zones}---\n{body}"
        ),
        f"articles/2031/b{number}.md": (
            f"---\ntitle: {value}\nsource: s{number}\nlanguage: en\npublished: 2031-05\n"
            f"reuse: [{{with: a{number}, decision: from-it, reason: {value}}}]\n"
            f"rights: {{display: {display}, holder: {value}}}\n---\n"
            f"{payload[:2000]}\n\n{_shared(number)}\n"
        ),
    }


def _first(number: int) -> str:
    return f"Quill {number} spoke."


def _body(number: int, payload: str) -> str:
    return f"{_first(number)}\n\n{payload}\n\nQuill {number} left.\n\n{_shared(number)}\n"


def _shared(number: int) -> str:
    """Return what both reports say: words enough to be found, and in no other pair."""
    return " ".join(f"quay{number}no{place}" for place in range(20))


def _questions(number: int, payload: str) -> str:
    """Return two questions whose answers are the payload: in our words, and as a label."""
    value, said = _quoted(payload), payload.strip()
    quotable = said == field(payload) and _body(number, payload).count(said) == 1
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
    kinds = ("body", "caption, lang: fa", "embed_attribution", "body")
    spans = zip(pairwise(ends), kinds, strict=True)
    return "zones:\n" + "".join(
        f"  - {{start: {start}, end: {end}, zone: {kind}, rule: r}}\n"
        for (start, end), kind in spans
    )
