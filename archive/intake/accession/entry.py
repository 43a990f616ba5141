"""A draft in the words of a record: names become ids, and each value keeps its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archive.intake.accession.house import House
from archive.intake.accession.publishers import UNKNOWN
from archive.intake.accession.values import LONGEST_NAME, clean, short, value_of
from archive.intake.draft import Draft, Guess
from archive.intake.plain.language import UNKNOWN as UNDETERMINED
from archive.intake.plain.language import language_of
from archive.records.fields import declared
from archive.records.model import Article
from archive.records.quoting import EditError, dump

ORDER = (
    "title", "derived_title", "source", "via", "agency", "authors", "dateline", "published",
    "language", "url", "archived", "rights", "subjects", "based_on", "abstract", "review", "basis",
    "notes", "formerly", "capture", "zones", "versions", "mentions", "translations", "reuse",
)  # fmt: skip
"""The fields of a record in the order in which an import writes them."""
THE_TEXT = "the text"
"""What a basis says where the evidence is a span of the record's own text."""
_DISPLAY = "metadata-only"
_WANTED = {
    "title": "headline", "source": "source", "authors": "author", "published": "date",
    "language": "language", "url": "address",
}  # fmt: skip
"""What a reader expects of a report, and what it is called where it is not told."""
_ALSO = {"source": ("who published it",), "date": ("when it was published",)}
"""What readers call the same, beside "no headline" and the like."""
_OURS = frozenset({"id", "review", "basis", "capture", "zones", "versions", "takedown", "redacted"})
"""Fields that no document may set."""


@dataclass(slots=True)
class Entry:
    """What a draft says, as fields of a record.

    ``basis`` says of each where it comes from; ``unknown`` names what the document does not tell,
    ``remarks`` what a person should know. ``wanted_id`` is the id that an export of ours gives.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    basis: dict[str, dict[str, Any]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    wanted_id: str = ""


def entry_of(draft: Draft, house: House) -> Entry:
    """Return what a draft says, in the archive's own ids."""
    entry = Entry()
    guesses = _one_each(draft, entry.remarks)
    _take_source(guesses, house, entry)
    for name, guess in guesses.items():
        if name not in {"source", "rights"}:
            _take(name, guess, house, entry)
    _take_language(draft.text, entry)
    _take_rights(guesses.get("rights"), house, entry)
    entry.unknown += [word for name, word in _WANTED.items() if not _tells(entry.fields, name)]
    told = tuple(said for word in entry.unknown for said in (f"no {word}", *_ALSO.get(word, ())))
    entry.remarks[:0] = [said for said in draft.unknown if not said.startswith(told)]
    entry.fields = {name: entry.fields[name] for name in ORDER if name in entry.fields}
    entry.basis = {name: entry.basis[name] for name in ORDER if name in entry.basis}
    return entry


def _one_each(draft: Draft, remarks: list[str]) -> dict[str, Guess]:
    """Return the first guess for each field; others that differ are told."""
    guesses: dict[str, Guess] = {}
    for guess in draft.guesses:
        first = guesses.setdefault(guess.field, _within(guess, len(draft.text)))
        if first.value != guess.value:
            remarks.append(f"another {guess.field} ({guess.rule}): {short(guess.value)}")
    return guesses


def _within(guess: Guess, length: int) -> Guess:
    """Return a guess without evidence that is not inside the text."""
    start, end = guess.start, guess.end
    if start is None or (end is not None and 0 <= start < end <= length):
        return guess
    return replace(guess, start=None, end=None)


def _tells(fields: Mapping[str, Any], name: str) -> bool:
    """Whether a field, or for a title ours, says something."""
    value = fields.get(name) or (name == "title" and fields.get("derived_title"))
    return (
        bool(value) and value not in {UNKNOWN, UNDETERMINED}
        if isinstance(value, str)
        else bool(value)
    )


def _take(name: str, guess: Guess, house: House, entry: Entry) -> None:
    """Put one guess into the entry, where its value can be used."""
    if name == "id":
        entry.wanted_id = str(guess.value)
    elif name not in declared(Article) or name in _OURS:
        entry.remarks.append(f"{name}, for which a record has no field: {short(guess.value)}")
    elif value := value_of(name, guess.value, house, entry.remarks):
        try:
            dump({name: value})
        except EditError as error:
            entry.remarks.append(f"{name} is left out: {error}")
        else:
            entry.fields[name], entry.basis[name] = value, _basis(guess)


def _basis(guess: Guess) -> dict[str, Any]:
    """Return what a record says of a guess: from which words, by which rule, where they stand."""
    rule = clean(guess.rule)
    stands = guess.start is not None and guess.end is not None
    words = clean(guess.words) or (THE_TEXT if stands else rule)
    basis: dict[str, Any] = {"grade": guess.grade, "from": words}
    basis |= {"rule": rule} if rule and rule != words else {}
    return basis | ({"start": guess.start, "end": guess.end} if stands else {})


def _take_source(guesses: Mapping[str, Guess], house: House, entry: Entry) -> None:
    """Decide who published: whom the person named, else the document, else its address."""
    named, url = guesses.get("source"), guesses.get("url")
    name = clean(named.value) if named else ""
    address = str(url.value) if url else None
    meant = house.publishers.named(name) if name else None
    host = house.publishers.at(address) if address else None
    if house.source:
        _set_source(house.source, {"grade": "curator", "from": "named for the import"}, entry)
    elif named and meant:
        _set_source(meant, _basis(named), entry)
    elif host:
        _set_source(host, {"grade": "derived", "from": "its address"}, entry)
    elif named and 0 < len(name) <= LONGEST_NAME:
        meant = house.publishers.add(name, address)
        _set_source(meant, _basis(named), entry)
    else:
        entry.fields["source"] = house.publishers.unknown()
    if name and entry.fields["source"] != meant:
        entry.remarks.append(f"the document names the source “{short(name)}”")


def _set_source(id_: str, basis: dict[str, Any], entry: Entry) -> None:
    entry.fields["source"], entry.basis["source"] = id_, basis


def _take_language(text: str, entry: Entry) -> None:
    """Derive the language from the text where the document does not tell it."""
    if "language" not in entry.fields:
        entry.fields["language"] = language_of(text) if text.strip() else UNDETERMINED
        if entry.fields["language"] != UNDETERMINED:
            entry.basis["language"] = {"grade": "derived", "from": "the words of the text"}


def _take_rights(guess: Guess | None, house: House, entry: Entry) -> None:
    """Set the rights: no more is shown than the person allows who gives the documents.

    A document may allow less, and may state the holder and the terms. Only an export of ours says
    what a curator allowed.
    """
    said = guess.value if guess and isinstance(guess.value, dict) else {}
    display = clean(said.get("display", ""))
    decided = guess is not None and (guess.grade == "curator" or display == "withheld")
    shown = house.display or (decided and display) or _DISPLAY
    rights = {name: clean(one) for name, one in said.items() if name != "display" and clean(one)}
    if shown == "withheld":
        rights.setdefault("reason", "Withheld when it was imported.")
    entry.fields["rights"] = {"display": shown} | rights
    if guess and (rights or decided):
        entry.basis["rights"] = _basis(guess)
    if decided and not house.display and shown in {"full", "excerpt"}:
        entry.remarks.append(f"shown is “{shown}”, as the document says: is that so?")
