"""An invented archive with everything that may not be given away in it, each word marked."""

import hashlib


def secrets(of: str, number: int) -> list[str]:
    """Return words that stand nowhere else."""
    return [hashlib.sha256(f"{of} {n}".encode()).hexdigest()[:12] for n in range(number)]


SHOWN, CUT, GONE, DOWN, HID, EXCERPT = (
    secrets(of, 6) for of in ("shown", "cut", "gone", "down", "hidden", "excerpt")
)
NAME = "Zorvath Quillimane"


def article(words: list[str], display: str, more: str = "") -> str:
    """Return the record of an invented report, whose text has six words that mark it."""
    text = (
        f"On Monday {words[0]} 17 people {words[1]} met. {words[2]} {words[3]} {words[4]} left.\n"
    )
    return (
        f"---\ntitle: A report\nsource: wire\nlanguage: en\npublished: 2031-04-02\n"
        f"rights: {{display: {display}, excerpt_words: 4}}\n{more}---\n{text}"
    )


def claim(id_: str, words: list[str]) -> str:
    return (
        f"      - {{article: {id_}, quote: {{exact: On Monday {words[0]} 17 people {words[1]}}},"
        f" value: {{text: a way, read_from: {words[0]}}}, stance: reports, note: about {id_}}}\n"
    )


TWIN = (
    "The harbour crews of Elling walked out before dawn over the rota for the northern cranes.\n"
    "Nobody at the quay expected that the pilots would join them by the evening of that day.\n"
)
"""What an open report has in common with one that is withheld, and one whose text is not shown."""


def twin(display: str) -> str:
    """Return the record of a report that says almost what another one says."""
    changed = TWIN.replace("northern", "southern").replace("expected", "believed")
    return article(SHOWN, display).rpartition("---\n")[0] + f"---\n{changed}"


TOLD = {"shown": SHOWN, "cut": CUT, "gone": GONE, "down": DOWN, "hidden": HID, "some": EXCERPT}
PLACE = f"On Monday {HID[0]} 17 people {HID[1]} met. ".index(HID[1])
SPAN = f"redacted: [{{start: {PLACE}, end: {PLACE + 12}, reason: asked, date: 2031-04-09}}]\n"
CONTENT = {
    "articles/2031/shown.md": article(SHOWN, "full"),
    "articles/2031/cut.md": article(CUT, "metadata-only"),
    "articles/2031/gone.md": article(GONE, "withheld, reason: asked").replace("A report", GONE[5]),
    "articles/2031/down.md": article(
        DOWN, "full", f"takedown: {{date: 2031-04-10, reason: asked}}\nabstract: {DOWN[5]}\n"
    ),
    "articles/2031/hidden.md": article(HID, "full", SPAN),
    "articles/2031/some.md": article(EXCERPT, "excerpt"),
    "people/zorvath-quillimane.yml": f"name: {NAME}\naliases: [Zorvath]\nredacted: {{as: Witness A,"
    " reason: asked, date: 2031-04-09}\n",
    "people/source-b.yml": "name: Source B\nredacted: {as: Source B, reason: asked,"
    " date: 2031-04-09, names: names.txt}\n",
    "sources/wire.yml": "name: Elling Wire # Brakkendorf\nkind: news agency\n",
    "articles/2031/of-zorvath-quillimane.md": article(SHOWN, "full").replace(
        "met.", f"met {NAME}.", 1
    ),
    "articles/2031/vaulted.md": "---\ntitle: In the vault\nsource: wire\nlanguage: en\n"
    "rights: {display: full}\ncapture: {path: VAULTED, sha256: HASH}\n---\n",
    "articles/2031/open.md": "---\ntitle: In the vault too\nsource: wire\nlanguage: en\n"
    "rights: {display: full}\ncapture: {path: open.txt, sha256: OPEN}\n---\n",
    "articles/2031/kept.md": "---\ntitle: With a name that is kept\nsource: wire\nlanguage: en\n"
    "rights: {display: full}\ncapture: {path: kept.txt, sha256: KEPT}\n---\n",
    "articles/2031/open-twin.md": "---\ntitle: A twin\nsource: wire\nlanguage: en\n"
    "rights: {display: full}\npublished: 2031-04-03\n"
    "capture: {path: twin.txt, sha256: TWIN}\n---\n",
    "articles/2031/gone-twin.md": twin("withheld, reason: asked"),
    "articles/2031/cut-twin.md": twin("metadata-only"),
    "people/olt-7.yml": "name: Ferrumbas Ottokring\nredacted: {as: Witness B, reason: asked,"
    " date: 2031-04-09}\n",
    "events/talk.yml": "name: A talk\ndate: 2031-04-08\ndate_basis: the invitation\n"
    "participants: [{entity: olt-7, role: speaker}]\naccounts: [{article: shown, as: main}]\n",
    "articles/2031/words-of-olt-7.md": article(SHOWN, "full"),
    "events/strike.yml": "name: A meeting\ndate: 2031-04-07\n"
    f"date_basis: the words {GONE[4]}\n"
    "participants: [{entity: zorvath-quillimane, role: speaker}]\n"
    'about: [{statement: "Zorvath \\u0051uillimane spoke", reference: a letter}]\naccounts:\n'
    + "".join(f"  - {{article: {id_}, as: main}}\n" for id_ in TOLD)
    + "questions:\n  - id: how\n    ask: And how?\n    claims:\n"
    + "".join(claim(id_, words) for id_, words in TOLD.items()),
    "events/season.yml": None,
}  # fmt: skip


def filled(text: str | None, hashes: dict[str, str]) -> str | None:
    """Return a record with the hashes of its captures."""
    for word, digest in hashes.items():
        text = text and text.replace(f"sha256: {word}", f"sha256: {digest}")
    return text and text.replace("VAULTED", "zorvath-quillimane.txt")
