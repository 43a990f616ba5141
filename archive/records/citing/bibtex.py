"""BibTeX (as biblatex has it): what a record's facts are called in its fields.

Values are plain texts here; what TeX makes of signs is for those who write and read files. Styles
pass over fields that they do not know: so stand there what BibTeX has no word for.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote

from archive.records.citing.facts import (
    WRITER,
    Facts,
    carried,
    parsed,
    recovered,
    titled,
    turned,
    untitled,
)
from archive.records.citing.when import edtf_of, joined, month_of
from archive.text.escape import one_line

Entry = dict[str, str]
"""Field -> value. ``author`` and ``contributor`` join names by " and ", each in its own braces."""
OWN = "cuttings"
"""The field that holds, percent-encoded, what the others do not say; TeX's signs are none in it."""
_TEXTS = {
    "source": ("journal", "journaltitle", "newspaper", "booktitle", "howpublished", "organization"),
    "via": ("via",), "agency": ("agency",), "language": ("language", "langid"), "url": ("url",),
    "abstract": ("abstract",),
}  # fmt: skip
_DATES = {"published": ("date",), "retrieved": ("urldate",)}
_PEOPLE = {"author": WRITER, "editor": "editor", "translator": "translator",
           "contributor": "contributor"}  # fmt: skip
_LISTS = {"subjects": ("keywords", ", "), "archived": ("archived", " "), "notes": ("note", " | ")}
_PARTS = {"subjects": re.compile("[,;]"), "archived": re.compile(" "), "notes": re.compile(r" \| ")}
_SAFE = " ,:[]./()+-;!?*"
_BRACED = re.compile(r"\{((?:[^{}]|\{[^{}]{0,500}\}){0,500})\}")
_AND = re.compile(" and(?= |$)", re.IGNORECASE)


def entry_of(facts: Facts) -> Entry:
    """Return an article as the fields of an entry, with what they do not say in one of its own."""
    entry = write(facts)
    beside = carried(facts, entry, read)
    return entry | {OWN: quote(json.dumps(beside), safe=_SAFE)} if beside else entry


def facts_in(entry: Mapping[str, str]) -> Facts:
    """Return the facts of an entry, of whatever program; ``id`` holds its key."""
    plain = {name: value for name, value in entry.items() if name != OWN}
    own = unquote(entry.get(OWN, ""))
    return recovered(read(plain), parsed(own), write, read) if own else read(plain)


def write(facts: Facts) -> Entry:
    """Return an entry in fields that others know too."""
    said = {"id": str(facts.get("id", "")), "title": titled(facts)}
    for field in ("author", "contributor"):
        said[field] = _joined(facts, WRITER if field == "author" else "")
    for ours, fields in (_TEXTS | _DATES).items():
        said[fields[0]] = str(facts.get(ours, ""))
    published = said["date"][:4]
    said["year"] = published if published.isdecimal() else ""
    for ours, (field, sign) in _LISTS.items():
        said[field] = sign.join(str(value) for value in facts.get(ours, ()))
    return {field: line for field, value in said.items() if (line := one_line(value))}


def _joined(facts: Facts, role: str) -> str:
    """Return names, each as one that cannot be taken apart."""
    people = [person for person in facts.get("authors", ()) if isinstance(person, dict)]
    return braced(p["name"] for p in people if ("role" not in p) == (role == WRITER))


def braced(names: Iterable[str]) -> str:
    """Return names as one value, each in braces and so whole; braces of their own are rounded."""
    return " and ".join("{" + name.replace("{", "(").replace("}", ")") + "}" for name in names)


def read(entry: Entry) -> Facts:
    """Return what an entry says in fields that others know."""
    facts = untitled(bare(entry.get("title", "")))
    if id_ := entry.get("id"):
        facts["id"] = id_
    for ours, fields in _TEXTS.items():
        if value := next((bare(entry[f]) for f in fields if entry.get(f, "").strip()), ""):
            facts[ours] = value
    if published := edtf_of(entry.get("date", "")) or _by_parts(entry):
        facts["published"] = published
    if retrieved := edtf_of(entry.get("urldate", "")):
        facts["retrieved"] = retrieved
    if people := tuple(_credited(entry)):
        facts["authors"] = people
    for ours, (field, _) in _LISTS.items():
        parts = _PARTS[ours].split(entry.get(field, ""))
        if values := tuple(filter(None, map(bare, parts))):
            facts[ours] = values
    return facts


def _by_parts(entry: Entry) -> str | None:
    """Return the date of older BibTeX: year, month, day."""
    year, month = entry.get("year", "").strip(), entry.get("month", "").strip()
    if not year.isdecimal():
        return edtf_of(year)
    return joined(year, month_of(month) if month else None, entry.get("day", "").strip() or None)


def _credited(entry: Entry) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for field, role in _PEOPLE.items():
        names = names_in(entry.get(field, ""))
        found += [{"name": n} if role == WRITER else {"name": n, "role": role} for n in names]
    return found


def bare(value: str) -> str:
    """Return a value without the braces that only keep its capitals."""
    return value.replace("{", "").replace("}", "").strip()


def names_in(said: str, finish: Callable[[str], str] = bare) -> list[str]:
    """Return the names of a field: those in braces as they are, others as they are credited.

    ``finish`` makes a plain text of what a name is written as.

    >>> names_in("{The Harbour Post} and Quill, Ada and others")
    ['The Harbour Post', 'Ada Quill']
    """
    whole: list[str] = []

    def kept(found: re.Match[str]) -> str:
        whole.append(found[1])
        return f"\0{len(whole) - 1}\0"

    parts = _AND.split(one_line(_BRACED.sub(kept, said)))
    names = (finish(_restored(part.strip(), whole)) for part in parts)
    return [name for name in names if name and name != "others"]


def _restored(name: str, whole: list[str]) -> str:
    alone = name.count("\0") == 2 and name[0] == name[-1] == "\0"  # noqa: PLR2004 - one in braces
    pieces = (name if alone else turned(name)).split("\0")
    inside = (whole[int(p)] if alone else "{" + whole[int(p)] + "}" for p in pieces[1::2])
    return "".join(p if n % 2 == 0 else next(inside) for n, p in enumerate(pieces))
