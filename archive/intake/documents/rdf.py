"""References in Zotero's RDF, its own way to hand on a whole library."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from archive.intake.documents.described import described
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records.citing.facts import Facts, untitled
from archive.records.citing.when import edtf_of

_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_RDF, _FOAF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://xmlns.com/foaf/0.1/}"
_Z, _BIB = "{http://www.zotero.org/namespaces/export#}", "{http://purl.org/net/biblio#}"
_NO_REPORTS: Final = {"attachment", "note", "annotation"}
_NAMES = ("givenName", "givenname", "surname")
_ROLES = {"authors": "", "editors": "editor", "translators": "translator",
          "contributors": "contributor"}  # fmt: skip
_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_ANEW = "export it anew, or as Better BibTeX JSON or CSL JSON"


def read_zotero_rdf(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the references of a Zotero RDF file. Raises Refused."""
    items = [item for item in _root(text_of(data)) if _kind(item) not in _NO_REPORTS]
    if not items:
        raise Refused("holds no references", _ANEW)
    for number, item in enumerate(items, start=1):
        yield described(_facts(item), f"{origin}, entry {number}", "a Zotero export", ours=False)


def _root(text: str) -> Element:
    if _ENTITY.search(text):
        raise Refused("declares entities of its own", _ANEW)
    try:
        return fromstring(text.lstrip("\ufeff \r\n\t"))  # noqa: S314 - entities are refused above
    except (ParseError, ValueError) as error:
        raise Refused("is no well-formed XML", _ANEW) from error


def _kind(item: Element) -> str:
    """Return the type of an item; what has none is a part of others (a newspaper, a note)."""
    return _said(item, f"{_Z}itemType") or "note"


def _facts(item: Element) -> Facts:
    container = item.find(f"{_TERMS}isPartOf")
    said = {
        "source": _below(container, f"{_DC}title") or _below(item, f"{_FOAF}name"),
        "language": _said(item, f"{_Z}language"),
        "url": _below(item.find(f"{_DC}identifier"), f"{_RDF}value"),
        "abstract": _said(item, f"{_TERMS}abstract"),
        "published": edtf_of(_said(item, f"{_DC}date")) or "",
        "retrieved": edtf_of(_said(item, f"{_TERMS}dateSubmitted")) or "",
    }
    facts: Facts = {**untitled(_said(item, f"{_DC}title")), **said}
    facts["authors"] = tuple(_people(item))
    facts["subjects"] = tuple(filter(None, (_words(one) for one in item.iter(f"{_DC}subject"))))
    if rights := _said(item, f"{_DC}rights"):
        facts["notes"] = (f"Rights, as the reference tells them: {rights}",)
    return {key: value for key, value in facts.items() if value}


def _people(item: Element) -> Iterator[dict[str, str]]:
    for field, role in _ROLES.items():
        for person in item.iterfind(f"{_BIB}{field}//{_FOAF}Person"):
            names = (_said(person, f"{_FOAF}{part}") for part in _NAMES)
            if name := " ".join(filter(None, names)):
                yield {"name": name, "role": role} if role else {"name": name}


def _said(element: Element, tag: str) -> str:
    found = element.find(tag)
    return "" if found is None else _words(found)


def _below(element: Element | None, tag: str) -> str:
    found = None if element is None else next(element.iter(tag), None)
    return "" if found is None else _words(found)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
