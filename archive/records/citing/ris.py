"""RIS: what a record's facts are called in its tags (Reference Manager, and Zotero's use of them).

A value is one line. What no tag says stands in C1, as JSON after the word ``cuttings``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from archive.records.citing.facts import Facts, carried, parsed, recovered, titled, turned, untitled
from archive.records.citing.when import edtf_of
from archive.text.escape import one_line

Tags = list[tuple[str, str]]
"""Tags with their values, in order; of a reference without its TY and ER."""
_OWN = "cuttings "
_TEXTS = {
    "id": ("ID",), "source": ("T2", "JF", "JO", "JA", "T3"), "via": ("DP",), "agency": ("PB",),
    "language": ("LA",), "url": ("UR",), "abstract": ("AB", "N2"),
}  # fmt: skip
_TITLES = ("TI", "T1", "CT")
_DATES = {"published": ("DA", "Y1", "PY"), "retrieved": ("Y2",)}
_LISTS = {"subjects": "KW", "notes": "N1"}
_PEOPLE = {"AU": "", "A1": "", "A2": "contributor", "A3": "contributor", "A4": "contributor",
           "ED": "editor"}  # fmt: skip
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def tags_of(facts: Facts) -> Tags:
    """Return an article as tags, with all that they do not say in one of its own."""
    tags = write(facts)
    beside = carried(facts, tags, read)
    return [*tags, ("C1", _OWN + json.dumps(beside))] if beside else tags


def facts_in(tags: Tags) -> Facts:
    """Return the facts of a reference, of whatever program."""
    for tag, value in tags:
        if tag == "C1" and value.startswith(_OWN):
            return recovered(read(tags), parsed(value.removeprefix(_OWN)), write, read)
    return read(tags)


def write(facts: Facts) -> Tags:
    """Return a reference in RIS's own tags only."""
    return [(tag, line) for tag, value in _tags(facts) if (line := one_line(value))]


def _tags(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "TI", titled(facts)
    for person in facts.get("authors", ()):
        if isinstance(person, dict):
            yield ("A2" if "role" in person else "AU"), person["name"]
    for ours, tags in _TEXTS.items():
        yield tags[0], str(facts.get(ours, ""))
    published = str(facts.get("published", ""))
    yield "PY", published[:4] if published[:4].isdecimal() else ""
    for ours, tags in _DATES.items():
        yield tags[0], _slashed(str(facts.get(ours, "")))
    for ours, tag in _LISTS.items():
        for value in facts.get(ours, ()):
            yield tag, str(value)


def _slashed(edtf: str) -> str:
    """Return a date as YYYY/MM/DD/, with what is not known left empty, and anything else as it is.

    >>> _slashed("2019-10"), _slashed("2019-10-26"), _slashed("2019~")
    ('2019/10//', '2019/10/26/', '2019~')
    """
    if not _DAY.fullmatch(edtf):
        return edtf
    return edtf.replace("-", "/") + "/" * (3 - edtf.count("-"))


def read(tags: Tags) -> Facts:
    """Return what a reference says in RIS's own tags."""
    said: dict[str, list[str]] = {}
    for tag, value in tags:
        if value := value.strip():
            said.setdefault(tag, []).append(value)
    facts = untitled(_first(said, _TITLES))
    facts |= {ours: value for ours, tags in _TEXTS.items() if (value := _first(said, tags))}
    for ours, names in _DATES.items():
        dates = (edtf_of(value.rstrip("/")) for tag in names for value in said.get(tag, ()))
        if date := next(filter(None, dates), None):
            facts[ours] = date
    if people := tuple(_people(tags)):
        facts["authors"] = people
    return facts | {ours: tuple(said[tag]) for ours, tag in _LISTS.items() if tag in said}


def _first(said: Mapping[str, Sequence[str]], tags: Sequence[str]) -> str:
    return next((said[tag][0] for tag in tags if tag in said), "")


def _people(tags: Tags) -> Iterator[dict[str, str]]:
    for tag, value in tags:
        if tag in _PEOPLE and (name := turned(value)):
            role = _PEOPLE[tag]
            yield {"name": name, "role": role} if role else {"name": name}
