"""References in JSON: CSL-JSON, and Zotero's own (its web API's, and Better BibTeX's export)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archive.intake.documents.described import described
from archive.intake.documents.told import json_of
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records.citing import csl
from archive.records.citing.facts import Facts, untitled
from archive.records.citing.when import edtf_of

_NO_REPORTS = {"attachment", "note", "annotation"}
_TEXTS = {
    "title": ("title",),
    "source": ("publicationTitle", "websiteTitle", "blogTitle", "publisher", "network"),
    "via": ("libraryCatalog",), "language": ("language",), "url": ("url",),
    "abstract": ("abstractNote",),
}  # fmt: skip
_WRITERS = {"author", "podcaster", "presenter", "director", "programmer"}
_TAGS = re.compile(r"<[^<>]{0,2000}>")


def read_citations_json(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the references of a CSL-JSON or Zotero JSON document. Raises Refused."""
    items = _items(json_of(data))
    if not items:
        raise Refused("holds no references", "export them as CSL JSON, or as Better BibTeX JSON")
    for number, item in enumerate(items, start=1):
        place = f"{origin}, entry {number}"
        if "itemType" in item:
            if item["itemType"] not in _NO_REPORTS:
                yield described(_zotero(item), place, "a Zotero export", ours=False)
        else:
            ours = isinstance(custom := item.get("custom"), dict) and "cuttings" in custom
            yield described(csl.facts_in(item), place, "a CSL-JSON file", ours=ours)


def _items(document: object) -> list[dict[str, Any]]:
    """Return the references, whether they stand in a list or under ``items``."""
    if isinstance(document, dict):
        document = document.get("items", [document])
    if not isinstance(document, list):
        return []
    found = (one.get("data", one) if isinstance(one, dict) else None for one in document)
    return [item for item in found if isinstance(item, dict) and ("itemType" in item or _csl(item))]


def _csl(item: Mapping[str, Any]) -> bool:
    return "type" in item or "title" in item


def _zotero(item: Mapping[str, Any]) -> Facts:
    facts: Facts = {
        ours: said
        for ours, fields in _TEXTS.items()
        if (said := next((text for name in fields if (text := _text(item, name))), ""))
    }
    facts |= untitled(str(facts.pop("title", "")))
    for ours, theirs in (("published", "date"), ("retrieved", "accessDate")):
        if date := edtf_of(_text(item, theirs)):
            facts[ours] = date
    if people := tuple(_people(item.get("creators"))):
        facts["authors"] = people
    if tags := tuple(_words(item.get("tags"), "tag")):
        facts["subjects"] = tags
    if (archived := _text(item, "archiveLocation")).startswith(("http://", "https://")):
        facts["archived"] = (archived,)
    return facts | _remarks(item)


def _remarks(item: Mapping[str, Any]) -> Facts:
    """Return as notes what has no field of its own: rights in words, extra lines, notes."""
    words = [_TAGS.sub(" ", note) for note in _words(item.get("notes"), "note")]
    if rights := _text(item, "rights"):
        words.append(f"Rights, as the reference tells them: {rights}")
    words += [line for line in _text(item, "extra").split("\n") if line.strip()]
    notes = tuple(" ".join(one.split()) for one in words if one.strip())
    return {"notes": notes} if notes else {}


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _words(listed: object, name: str) -> Iterator[str]:
    for one in listed if isinstance(listed, list) else ():
        said = one.get(name) if isinstance(one, dict) else one
        if isinstance(said, str) and said.strip():
            yield said.strip()


def _people(creators: object) -> Iterator[dict[str, str]]:
    for one in creators if isinstance(creators, list) else ():
        if not isinstance(one, dict):
            continue
        names = (_text(one, "firstName"), _text(one, "lastName"))
        name, role = _text(one, "name") or " ".join(filter(None, names)), _text(one, "creatorType")
        if name:
            yield {"name": name} if not role or role in _WRITERS else {"name": name, "role": role}
