"""Two records of one thing become one: what the record that stays lacks, it gets from the other.

Lists are united; questions, claims and accounts meet by their ids and articles. Where both say
something else in a place for one value, the record that stays keeps its own, and a note tells what
went.
"""

from collections.abc import Mapping
from typing import Any

from archive.intake.reshape.bench import Bench, ReshapeError, Target, as_written, form_of
from archive.intake.reshape.references import refer, refer_in_decisions, refer_in_findings
from archive.records.edit import add_items, delete_key, set_key, value_at

_UNITED = ("misspellings", "about", "not_same_as", "same_as", "formerly")
_SINGLE = ("kind", "geo", "place", "part_of")
_DATE = ("date", "date_basis", "date_from")
_ONE_VALUE = {"accounts": ("as",), "questions": ("ask", "naming")}
_MET = {"accounts": ("article", "passages"), "questions": ("id", "claims")}
"""By which field the records in a list meet, and which list in them is united."""
_ITSELF = ("part_of", "not_same_as")


def merge(bench: Bench, gone: Target, kept: Target, *, despite: bool = False) -> None:
    """Put a record into another of its kind, which stays. Raises ReshapeError.

    ``despite``: also where one of them says that it is not the other.
    """
    _may_merge(bench, gone, kept, despite=despite)
    refer(bench, gone, kept.id)
    for target in (gone, kept):
        _forget_itself(bench, target, kept.id)
    given = bench.values(gone.path)
    _Merging(bench, gone, kept, given).run()
    bench.remove(gone.path)
    refer_in_decisions(bench, gone, kept.id)
    if gone.family == "entity":
        refer_in_findings(bench, frozenset({"entity", "by"}), gone.id, kept.id)


def _may_merge(bench: Bench, gone: Target, kept: Target, *, despite: bool) -> None:
    if gone == kept:
        raise ReshapeError("these are one record already")
    if gone.type != kept.type:
        said = f"“{gone.id}” is of the type {gone.type}, “{kept.id}” of the type {kept.type}"
        raise ReshapeError(f"{said}: move one of the files first")
    for one, other in ((gone, kept), (kept, gone)):
        if other.id in bench.values(one.path).get("not_same_as", []) and not despite:
            said = f"“{one.id}” is not the same as “{other.id}”, says {one.path}"
            raise ReshapeError(f"{said}: to merge them all the same, add --despite-not-same-as")


def _forget_itself(bench: Bench, target: Target, id_: str) -> None:
    """Remove what would make a record part of itself, or another than itself."""
    for name in _ITSELF:
        said = bench.values(target.path).get(name)
        if said == id_:
            bench.change(target.path, delete_key, name)
        elif isinstance(said, list) and id_ in said:
            bench.change(target.path, delete_key, (name, said.index(id_)))


class _Merging:
    """What one record gives to another."""

    def __init__(self, bench: Bench, gone: Target, kept: Target, given: dict[str, Any]) -> None:
        self.bench = bench
        self.gone = gone
        self.kept = kept
        self.given = given

    def run(self) -> None:
        """Edit the record that stays."""
        if self.kept.family == "entity":
            self._names()
        elif self._own()["name"] != self.given["name"]:
            self._note_conflict(("name",), self._own()["name"], self.given["name"])
        self.given["formerly"] = [*self.given.get("formerly", []), self.gone.id]
        for name in _SINGLE:
            self._single((name,), self.given)
        self._date()
        self._participants()
        for name in _MET:
            self._meet(name)
        for name in _UNITED:
            self._unite((name,), self.given.get(name, []))

    def _own(self) -> dict[str, Any]:
        return self.bench.values(self.kept.path)

    def _add(self, way: tuple[str | int, ...], items: list[Any]) -> None:
        if items:
            self.bench.change(self.kept.path, add_items, way, items, self.kept.order)

    def _set(self, way: tuple[str | int, ...], value: Any) -> None:  # noqa: ANN401 - any part of a record
        self.bench.change(self.kept.path, set_key, way, value, self.kept.order)

    def _unite(self, way: tuple[str | int, ...], items: list[Any]) -> None:
        known = value_at(self._own(), way) or []
        self._add(way, [item for item in items if item not in known])

    def _note_conflict(self, way: tuple[str | int, ...], own: Any, other: Any) -> None:  # noqa: ANN401 - any part of a record
        place = " → ".join(map(str, way))
        said = f"{place}: “{as_written(own)}” stays; “{as_written(other)}” of {self.gone.id} goes"
        self.bench.notes.append(said)

    def _single(self, way: tuple[str | int, ...], given: Mapping[str, Any]) -> None:
        other, own = given.get(str(way[-1])), value_at(self._own(), way)
        if other is not None and own is None:
            self._set(way, other)
        elif other is not None and own != other:
            self._note_conflict(way, own, other)

    def _date(self) -> None:
        """Keep the date with the words that it was read from."""
        own = self._own()
        if "date" not in own:
            for name in _DATE:
                if name in self.given:
                    self._set((name,), self.given[name])
        elif "date" in self.given and own["date"] != self.given["date"]:
            self._note_conflict(("date",), own["date"], self.given["date"])

    def _names(self) -> None:
        """Let no form be lost by which texts name it: each that is new becomes an alias."""
        for lang, said in self.given.get("names", {}).items():
            self._single(("names", lang), self.given["names"])
            if said not in self._forms():
                self._add(("aliases",), [{"form": said, "lang": lang}])
        forms = self._forms()
        aliases = [self.given["name"], *self.given.get("aliases", [])]
        self._add(("aliases",), [one for one in aliases if form_of(one) not in forms])
        own = {form_of(one): one for one in self._own().get("aliases", [])}
        for one in aliases:
            if form_of(one) in forms and isinstance(one, dict):
                self._compare_alias(one, own.get(form_of(one), form_of(one)))
        known = self._forms()
        rest = [one for one in self.given.pop("misspellings", []) if one not in known]
        self._unite(("misspellings",), rest)

    def _compare_alias(self, other: dict[str, Any], own: Any) -> None:  # noqa: ANN401 - a form alone, or a record of it
        if own != other and len(other) > 1:
            self._note_conflict(("aliases",), own, other)

    def _forms(self) -> set[str]:
        own = self._own()
        aliases = map(form_of, own.get("aliases", []))
        return {own["name"], *own.get("names", {}).values(), *aliases}

    def _participants(self) -> None:
        """Unite who took part; one who did so in two roles stands there with both."""
        own = self._own().get("participants", [])
        places = {one["entity"]: index for index, one in enumerate(own)}
        for one in self.given.get("participants", []):
            at = places.get(one["entity"])
            if at is None:
                self._add(("participants",), [one])
            elif "role" in one and "role" not in own[at]:
                self._set(("participants", at, "role"), one["role"])
            elif "role" in one and one not in own:
                self._add(("participants",), [one])
                self.bench.notes.append(f"participants: {one['entity']} has two roles now")

    def _meet(self, name: str) -> None:
        """Unite records in lists that are about the same article, or ask the same."""
        by, inner = _MET[name]
        own = [one[by] for one in self._own().get(name, [])]
        for one in self.given.get(name, []):
            if one[by] not in own:
                self._add((name,), [one])
                continue
            at = own.index(one[by])
            for single in _ONE_VALUE[name]:
                self._single((name, at, single), one)
            self._unite((name, at, inner), one.get(inner, []))
