"""CSL-JSON (schema 1.0.2, https://docs.citationstyles.org): what a record's facts are called there.

What CSL has no word for stands in its ``custom``, under ``cuttings``.
"""

import re
from typing import Any

from archive.records.citing.facts import WRITER, Facts, carried, recovered, titled, untitled
from archive.records.citing.when import edtf_of, joined

Item = dict[str, Any]
_TYPE, _OWN = "article-newspaper", "cuttings"
_TEXTS = {
    "source": "container-title", "via": "source", "agency": "original-publisher",
    "language": "language", "url": "URL", "abstract": "abstract",
}  # fmt: skip
_DATES = {"published": "issued", "retrieved": "accessed"}
_ROLES = {
    "editor": "editor", "translator": "translator", "illustrator": "illustrator",
    "interviewer": "interviewer", "contributor": "contributor",
}  # fmt: skip
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)


def item_of(facts: Facts) -> Item:
    """Return an article as a CSL item, with all that is not said in CSL's words beside it."""
    item = write(facts)
    beside = carried(facts, item, read)
    return {**item, "custom": {_OWN: beside}} if beside else item


def facts_in(item: Item) -> Facts:
    """Return the facts of a CSL item, of whatever program."""
    custom = item.get("custom")
    beside = custom.get(_OWN) if isinstance(custom, dict) else None
    return recovered(read(item), beside, write, read) if beside else read(item)


def write(facts: Facts) -> Item:
    """Return a CSL item in CSL's own words only."""
    item: Item = {"id": facts.get("id", ""), "type": _TYPE}
    if title := titled(facts):
        item["title"] = title
    for ours, theirs in _TEXTS.items():
        if ours in facts:
            item[theirs] = facts[ours]
    for ours, theirs in _DATES.items():
        if ours in facts:
            item[theirs] = _date(str(facts[ours]))
    for person in _people(facts):
        item.setdefault("contributor" if "role" in person else "author", []).append(
            {"literal": person["name"]}
        )
    if facts.get("subjects"):
        item["keyword"] = ", ".join(_list(facts, "subjects"))
    if facts.get("notes"):
        item["note"] = "\n".join(_list(facts, "notes"))
    return item


def read(item: Item) -> Facts:
    """Return what an item says in CSL's own words. Of another shape than CSL's, it says nothing."""
    facts: Facts = untitled(_said(item, "title"))
    if id_ := item.get("id"):
        facts["id"] = str(id_)[:1000]
    facts |= {ours: said for ours, theirs in _TEXTS.items() if (said := _said(item, theirs))}
    for ours, theirs in _DATES.items():
        if date := _edtf(item.get(theirs)):
            facts[ours] = date
    if people := tuple(_credited(item)):
        facts["authors"] = people
    if keywords := _words(item.get("keyword")):
        facts["subjects"] = keywords
    if notes := tuple(filter(None, map(str.strip, _said(item, "note").split("\n")))):
        facts["notes"] = notes
    return facts


def _people(facts: Facts) -> list[dict[str, str]]:
    return [person for person in facts.get("authors", ()) if isinstance(person, dict)]


def _list(facts: Facts, key: str) -> list[str]:
    return [str(one) for one in facts.get(key, ())]


def _said(item: Item, name: str) -> str:
    value = item.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""


def _words(keyword: object) -> tuple[str, ...]:
    said = keyword if isinstance(keyword, list) else str(keyword or "").split(",")
    return tuple(word for one in said if (word := str(one).strip()))


def _credited(item: Item) -> list[dict[str, str]]:
    found = []
    for name in ("author", *_ROLES):
        people = item.get(name)
        for person in people if isinstance(people, list) else ():
            if said := _name(person):
                role = _ROLES.get(name, WRITER)
                found.append({"name": said} if role == WRITER else {"name": said, "role": role})
    return found


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return ""
    if literal := person.get("literal"):
        return str(literal).strip()
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(said for part in parts if (said := str(person.get(part) or "").strip()))


def _date(edtf: str) -> Item:
    """Return a date as CSL has it: its numbers, or its words where it has none."""
    ends = [_POINT.fullmatch(end) for end in edtf.split("/")]
    if not all(ends):
        return {"literal": edtf}
    numbers = [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
    return {"date-parts": numbers, "circa": True} if "~" in edtf else {"date-parts": numbers}


def _edtf(date: object) -> str | None:
    """Return the EDTF text of a CSL date: a string, or numbers, or what stands in their place."""
    if isinstance(date, str):
        return edtf_of(date)
    if not isinstance(date, dict):
        return None
    ends, circa = date.get("date-parts"), "~" if date.get("circa") else ""
    if isinstance(ends, list) and ends:
        points = [_point(end) for end in ends[:2]]
        return "/".join(f"{point}{circa}" for point in points if point) if all(points) else None
    return edtf_of(str(date.get("raw") or date.get("literal") or ""))


def _point(numbers: object) -> str | None:
    said = [str(number) for number in numbers[:3]] if isinstance(numbers, list) else []
    sound = said and all(one.isascii() and one.isdecimal() for one in said)
    return joined(*said) if sound else None
