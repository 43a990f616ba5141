"""What records say of redactions and takedowns, learnt before these records are read.

A name must be known before any other file is read; so this looks at nodes, not at records.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.records.blanks import MARK
from archive.records.nodes import Listing, Node, Scalar
from archive.records.nodes import Mapping as Fields
from archive.records.problems import Mark, Problems
from archive.records.redaction import Decision, Redaction, left_in

_NUMBER = re.compile(r"[0-9]{1,10}")
_OF_TAKEN_DOWN = ("source", "published", "takedown", "formerly")


def learn(
    node: Fields, old: str, new: str, redaction: Redaction, problems: Problems, *, person: bool
) -> None:
    """Redact the names of an entity by its record; ``new`` is the id made of what stands for it."""
    said, names = node.items["redacted"], names_of(node)
    words, date = (_texts(said).get(name, "") for name in ("as", "date"))
    names.pop(words, None)  # where other forms stand under aliases, it may be the heading too
    redaction.add(old, new or "redacted", date, names, person=person)
    if words and (not new or redaction.holds(words)):
        why = "it holds it" if new else "no id can be made of it"
        fix = "write words without it, in Latin letters: the page's address is made of them"
        message = f"“{words[:80]}” cannot stand for the name: {why}"
        problems.add(said.mark, "redaction-unsound", message, fix)


def stands_for(node: Fields) -> str:
    """Return the words that stand for a redacted entity's name."""
    return _texts(node.items["redacted"]).get("as", "")


def note_id(id_: str, name: str, redaction: Redaction, problems: Problems) -> None:
    """Note a word of a redacted name that is left in an id; ``name`` is the record's file."""
    for words, what in left_in(id_, redaction.left):
        said = f"“{words}” stands in the file's name, {what}"
        fix = "rename the file, if the word tells who is meant"
        problems.add(Mark(name), "redaction-left", said, fix)


def decisions(node: Fields, ids: Iterable[str]) -> list[tuple[Decision, str]]:
    """Return by which words an article's record says that redacted entities are named."""
    known: set[str] = set(ids)
    found: list[tuple[Decision, str]] = []
    for said in _listed(node, "mentions"):
        if said.get("entity") in known:
            if said.get("form"):
                found.append((said["form"], said["entity"]))
            elif span := _span_of(said):
                found.append((span, said["entity"]))
    return found


def spans_of(node: Fields) -> list[tuple[int, int]]:
    """Return the passages that an article's record redacts; what is no span is passed over."""
    return [span for said in _listed(node, "redacted") if (span := _span_of(said))]


def _listed(node: Fields, name: str) -> Iterator[dict[str, str]]:
    """Yield the records of a list, of each the values that are texts."""
    listed = node.items.get(name)
    for one in listed.items if isinstance(listed, Listing) else ():
        yield _texts(one)


def _texts(node: Node) -> dict[str, str]:
    items = node.items if isinstance(node, Fields) else {}
    return {name: part.text.strip() for name, part in items.items() if isinstance(part, Scalar)}


def _span_of(said: Mapping[str, str]) -> tuple[int, int] | None:
    """Return the span that ``start`` and ``end`` give."""
    start, end = said.get("start", ""), said.get("end", "")
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        return None
    return (int(start), int(end)) if int(start) < int(end) else None


def names_of(node: Fields) -> dict[str, bool]:
    """Return every form that an entity's record has -> whether only a capital begins it."""
    found: dict[str, bool] = {}
    for name in ("name", "names", "aliases", "misspellings"):
        found |= dict(_names(node.items.get(name)))
    return found


def _names(node: Node | None) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a value: a text, a list of them, an alias, or names by language."""
    if isinstance(node, Scalar):
        yield node.text, False
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _names(item)
    elif isinstance(node, Fields) and "form" in node.items:
        case = node.items.get("case")
        exact = isinstance(case, Scalar) and case.text.strip() == "exact"
        yield from ((form, exact) for form, _ in _names(node.items["form"]))
    elif isinstance(node, Fields):
        for item in node.items.values():
            yield from _names(item)


def reduced(node: Fields, names: Iterable[str]) -> Fields:
    """Return a record with some of its fields only: of the others nothing is read."""
    kept = [name for name in names if name in node.items]
    items, keys = {n: node.items[n] for n in kept}, {n: node.keys[n] for n in kept}
    return Fields(items, keys, node.mark)


def stand_in(node: Fields) -> Fields:
    """Return what is read of a redacted entity's record: the words that stand for its name."""
    left = reduced(node, ["redacted"])
    said = left.items["redacted"]
    name = said.items.get("as") if isinstance(said, Fields) else None
    left.items["name"], left.keys["name"] = name or Scalar(MARK, "", said.mark), said.mark
    return left


def tombstone(node: Fields) -> Fields:
    """Return what is read of the record of a report that was taken down."""
    left, said = reduced(node, _OF_TAKEN_DOWN), node.items["takedown"]
    reason = said.items.get("reason") if isinstance(said, Fields) else None
    rights: dict[str, Node] = {"display": Scalar("withheld", "", said.mark)}
    rights |= {"reason": reason} if reason else {}
    left.items["rights"] = Fields(rights, dict.fromkeys(rights, said.mark), said.mark)
    left.items["language"] = Scalar("und", "", said.mark)  # BCP 47: undetermined
    left.keys["rights"] = left.keys["language"] = said.mark
    return left
