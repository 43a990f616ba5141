"""What records say of redactions and takedowns, learnt before these records are read.

A name must be known before any other file is read; so this looks at nodes, not at records.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.records.blanks import MARK
from archive.records.nodes import Listing, Node, Scalar
from archive.records.nodes import Mapping as Fields
from archive.records.problems import Mark, Problems
from archive.records.redaction import Decision, Redaction, forms_of, left_in

_NUMBER = re.compile(r"[0-9]{1,10}")
_OF_TAKEN_DOWN = ("source", "published", "takedown", "formerly")


def learn(
    node: Fields, old: str, new: str, redaction: Redaction, problems: Problems, *, person: bool
) -> None:
    """Redact the names of an entity by its record; ``new`` is the id made of what stands for it."""
    said, names = node.items["redacted"], names_of(node)
    words, date = (_texts(said).get(name, "") for name in ("as", "date"))
    names.pop(words, None)  # where other forms stand under aliases, it may be the heading too
    shared = bool(new) and new in redaction.ids.values()
    redaction.add(old, _free(new, redaction), date, names, person=person)
    wrong, fix = "", "write words without it, in Latin letters: the page's address is made of them"
    if not new:
        wrong = "no id can be made of it"
    elif redaction.holds(words):
        wrong = "it holds it"
    elif shared:
        wrong = "another name stands under these words"
        fix = "write other words, or give both names in one record, if they are one person's"
    for mute in (one for one in names if not any(forms_of(new, one))):
        message = f"“{mute[:80]}” cannot be found in texts: it has no letter and no digit"
        advice = "redact each place where it stands, and leave it out of the record"
        problems.add(said.mark, "redaction-unsound", message, advice)
    if words and wrong:
        message = f"“{words[:80]}” cannot stand for the name: {wrong}"
        problems.add(said.mark, "redaction-unsound", message, fix)


def _free(new: str, redaction: Redaction) -> str:
    """Return an id that no redacted name has yet, so that a shared one is one problem."""
    taken, id_ = set(redaction.ids.values()), new or "redacted"
    numbered = (f"{id_}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (id_, *numbered) if one not in taken)


def stands_for(node: Fields) -> str:
    """Return the words that stand for a redacted entity's name."""
    return _texts(node.items["redacted"]).get("as", "")


def note_left(
    text: str, mark: Mark, redaction: Redaction, problems: Problems, where: str = "here"
) -> None:
    """Note each word of a redacted name that is left in a text, a value or a file's name."""
    found = left_in(text, redaction.left)
    if found:  # the whole name is refused where it is not taken out
        found = left_in(redaction.words(text), redaction.left)
    for words, what in found:
        said = f"“{words}” stands {where}, {what}"
        fix = (
            "add the form to the record of the name, or take it out here, if it tells who is meant"
        )
        problems.add(mark, "redaction-left", said, fix)


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
        for form, capital in _names(node.items.get(name)):
            found[form] = capital and found.get(form, True)
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
        for name in ("only_with", "not_in"):
            yield from _names(node.items.get(name))
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
