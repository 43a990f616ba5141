"""The values of a draft as a record can hold them; what cannot be used is told, never made up."""

from collections.abc import Callable, Mapping
from typing import Any

from archive.intake.accession.house import House, key
from archive.intake.documents.described import language_of
from archive.intake.draft import Value
from archive.records import dates
from archive.text.escape import UNSHOWABLE, one_line

LONGEST_NAME = 120
Remarks = list[str]
Taker = Callable[[Value, House, Remarks], Any]


def clean(said: object) -> str:
    """Return words as one line that can be shown."""
    return one_line(UNSHOWABLE.sub(" ", str(said)))


def short(value: Value) -> str:
    """Return a value for a remark, cut where it is long."""
    said = clean(value)
    return said if len(said) <= LONGEST_NAME else f"{said[:LONGEST_NAME]} …"


def value_of(name: str, value: Value, house: House, remarks: Remarks) -> Any:  # noqa: ANN401 - of any field
    """Return what a record's field would hold, nothing where the value cannot be used.

    Of ``via`` and ``agency`` it is an id, of a new source where none has the name. What is left out
    is added to ``remarks``.
    """
    return _TAKERS.get(name, _as_given)(value, house, remarks)


def date_of(value: object, remarks: Remarks) -> str | None:
    """Return an EDTF date, None where a value is none."""
    try:
        return dates.parse(clean(value)).text
    except dates.DateError as error:
        remarks.append(str(error))
        return None


def _plain(value: Value) -> Any:  # noqa: ANN401 - what a record holds
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: said for name, one in value.items() if (said := clean(one))}
    return [one for one in map(_plain, value) if one]


def _as_given(value: Value, _house: House, _remarks: Remarks) -> Any:  # noqa: ANN401 - as above
    return _plain(value)


def _items(value: Value) -> list[Any]:
    return list(_plain((value,) if isinstance(value, str | dict) else value))  # type: ignore[arg-type]  # of one kind


def _listed(value: Value, _house: House, _remarks: Remarks) -> list[Any]:
    return _items(value)


def _authors(value: Value, house: House, _remarks: Remarks) -> list[dict[str, str]]:
    named = [{"name": one} if isinstance(one, str) else one for one in _items(value)]
    return [
        {
            field: said
            for field, said in author.items()
            if field in {"name", "role"} or (field == "entity" and said in house.people)
        }
        for author in named
        if author.get("name")
    ]


def _dateline(value: Value, house: House, remarks: Remarks) -> dict[str, str]:
    given = {"text": clean(value)} if isinstance(value, str) else dict(_plain(value))
    if place := given.pop("place", None):
        if id_ := house.places.get(key(place)):
            given["place"] = id_
        else:
            remarks.append(f"the dateline's place has no record: {place}")
    if "date" in given and not date_of(given["date"], remarks):
        del given["date"]
    known = {name: given[name] for name in ("text", "place", "date") if given.get(name)}
    return known if "text" in known else {}


def _published(value: Value, _house: House, remarks: Remarks) -> str | None:
    return date_of(value, remarks)


def _language(value: Value, _house: House, remarks: Remarks) -> str | None:
    """Return a tag as BCP 47 writes it (en_us: en-US), None for what is none."""
    tag = language_of(clean(value))
    if tag is None:
        remarks.append(f"“{short(value)}” is no tag of a language")
    return tag


def _subjects(value: Value, house: House, remarks: Remarks) -> list[str]:
    found = [(word, house.subjects.get(key(word))) for word in map(str, _items(value))]
    if left := [word for word, id_ in found if not id_]:
        remarks.append(f"keywords that are no subjects here: {'; '.join(left)}")
    return list(dict.fromkeys(id_ for _, id_ in found if id_))


def _publisher(value: Value, house: House, _remarks: Remarks) -> str | None:
    name = clean(value)
    if not 0 < len(name) <= LONGEST_NAME:
        return None
    return house.publishers.named(name) or house.publishers.add(name, None)


def _articles(value: Value, house: House, remarks: Remarks) -> list[str]:
    given = list(map(str, _items(value)))
    if left := [id_ for id_ in given if not house.has_article(id_)]:
        remarks.append(f"based on reports without a record here: {', '.join(left)}")
    return [id_ for id_ in given if id_ not in left]


_TAKERS: Mapping[str, Taker] = {
    "authors": _authors, "dateline": _dateline, "published": _published, "language": _language,
    "subjects": _subjects, "via": _publisher, "agency": _publisher, "based_on": _articles,
    "archived": _listed, "notes": _listed, "formerly": _listed,
}  # fmt: skip
