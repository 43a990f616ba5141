"""One record becomes two: what a person chooses moves into a new one, and references follow it."""

from dataclasses import dataclass
from typing import Any

from archive.intake.reshape.bench import Bench, ReshapeError, Target, form_of, need_new_id
from archive.intake.reshape.references import refer
from archive.records.edit import EditError, add_items, delete_key, dump, way_to
from archive.records.fields import Ref, declared
from archive.records.model import Article

_COPIED = {"entity": ("kind",), "event": ("place", "participants", "part_of")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What goes to the new record.

    ``forms``: aliases and misspellings. ``articles``: what rests on these articles, that is their
    accounts and claims, and references to the old record in them and in claims on them.
    ``questions``: whole questions, by id. ``records``: paths of files whose references follow.
    """

    name: str
    forms: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def split(bench: Bench, old: Target, new: str, choice: Choice) -> None:
    """Make a second record of what is chosen from one. Raises ReshapeError."""
    need_new_id(bench.shelf, old.family, new)
    texts = {one: _article(bench, one).at.mark.path for one in choice.articles}
    refer(bench, old, new, lambda ref: _follows(bench, ref, choice, {*texts.values()}))
    folder = old.path.rpartition("/")[0]
    record: dict[str, Any] = {"name": choice.name}
    own = bench.values(old.path)
    record |= {name: own[name] for name in _COPIED[old.family] if name in own}
    record |= _moved_forms(bench, old, choice)
    record |= _moved_accounts(bench, old, choice)
    record |= _moved_questions(bench, old, choice)
    if old.family == "entity":
        record["not_same_as"] = [old.id]
        bench.change(old.path, add_items, "not_same_as", [new], old.order)
        _tell_apart(bench, old, new, choice, [*texts.values()])
    else:
        _need_accounts(bench, old, record)
    bench.create(f"{folder}/{new}.yml", dump(_in_order(record, old)))


def _article(bench: Bench, id_: str) -> Article:
    article = bench.shelf.articles.get(id_) or bench.shelf.pending.get(id_)
    if article is None:
        raise ReshapeError(f"no article has the id “{id_}”")
    return article


def _in_order(record: dict[str, Any], like: Target) -> dict[str, Any]:
    return {name: record[name] for name in like.order if name in record}


def _follows(bench: Bench, ref: Ref, choice: Choice, articles: set[str]) -> bool:
    """Whether a reference goes to the new record: it stands in, or rests on, what was chosen."""
    if ref.mark.path in articles or ref.mark.path in choice.records:
        return True
    if not choice.articles or not ref.mark.path.endswith(".yml"):
        return False
    try:
        way = way_to(bench.text(ref.mark.path), ref.mark)
    except EditError as error:
        raise ReshapeError(f"{ref.mark.path}: {error}") from error
    value: Any = bench.values(ref.mark.path)
    for step in way:
        if isinstance(value, dict) and value.get("article") in choice.articles:
            return True
        value = value[step]
    return False


def _moved_forms(bench: Bench, old: Target, choice: Choice) -> dict[str, Any]:
    """Take the chosen forms from the old record."""
    moved: dict[str, Any] = {}
    for form in choice.forms:
        for name in ("aliases", "misspellings"):
            forms = [form_of(one) for one in bench.values(old.path).get(name, [])]
            if form in forms:
                at = forms.index(form)
                if form != choice.name:
                    moved.setdefault(name, []).append(bench.values(old.path)[name][at])
                bench.change(old.path, delete_key, (name, at))
                break
        else:
            raise ReshapeError(f"“{form}” is no alias of “{old.id}”")
    return moved


def _moved_accounts(bench: Bench, old: Target, choice: Choice) -> dict[str, Any]:
    accounts = bench.values(old.path).get("accounts", [])
    chosen = [one for one in accounts if one["article"] in choice.articles]
    if chosen and len(chosen) == len(accounts):
        raise ReshapeError("no account would be left in the old record: rename it instead")
    for one in reversed(chosen):
        bench.change(old.path, delete_key, ("accounts", accounts.index(one)))
    for one in reversed(bench.values(old.path).get("date_from", [])):
        if one in choice.articles:
            at = bench.values(old.path)["date_from"].index(one)
            bench.change(old.path, delete_key, ("date_from", at))
            bench.notes.append(f"the date of {old.id} rested on {one} too: read date_basis again")
    return {"accounts": chosen} if chosen else {}


def _moved_questions(bench: Bench, old: Target, choice: Choice) -> dict[str, Any]:
    """Take whole questions, and from others the claims of the chosen articles."""
    questions = bench.values(old.path).get("questions", [])
    for unknown in {*choice.questions} - {one["id"] for one in questions}:
        raise ReshapeError(f"“{old.id}” has no question “{unknown}”")
    moved = []
    for at, question in reversed([*enumerate(questions)]):
        whole = question["id"] in choice.questions
        claims = question["claims"]
        chosen = [one for one in claims if whole or one["article"] in choice.articles]
        if len(chosen) == len(claims):
            bench.change(old.path, delete_key, ("questions", at))
        else:
            for one in reversed(chosen):
                way = ("questions", at, "claims", claims.index(one))
                bench.change(old.path, delete_key, way)
        if chosen:
            moved.append(question | {"claims": chosen})
    return {"questions": moved[::-1]} if moved else {}


def _tell_apart(bench: Bench, old: Target, new: str, choice: Choice, files: list[str]) -> None:
    """Say in the chosen articles who is meant by a name that both have."""
    own = bench.values(old.path)
    forms = {own["name"], *own.get("names", {}).values(), *map(form_of, own.get("aliases", []))}
    if choice.name not in forms:
        return
    order = tuple(declared(Article))
    for file in files:
        rules = [one for one in bench.values(file).get("mentions", []) if one["entity"] == new]
        if not any(one.get("form") == choice.name for one in rules):
            rule = {"entity": new, "form": choice.name}
            bench.change(file, add_items, "mentions", [rule], order)
    said = f"“{choice.name}” names both now: in other articles it links to neither"
    bench.notes.append(f"{said} until their mentions say who is meant")


def _need_accounts(bench: Bench, old: Target, record: dict[str, Any]) -> None:
    if "accounts" not in record:
        raise ReshapeError("an event needs an account: name its articles with --article")
    bench.notes.append("the new event has no date yet: write date, and date_basis with its words")
    known = {one["article"] for one in record["accounts"]}
    told = {
        one["article"] for question in record.get("questions", []) for one in question["claims"]
    }
    for one in sorted(told - known):
        bench.notes.append(f"claims of {one} moved, and its account stayed with {old.id}")
