"""A record gets another id, or another name; its old address leads to the new one."""

from archive.intake.reshape.bench import Bench, ReshapeError, Target, form_of, need_new_id
from archive.intake.reshape.references import refer, refer_in_decisions, refer_in_findings
from archive.records.edit import add_items, delete_key, rename_key, set_key
from archive.records.read import FINDINGS

_SUBJECTS = "subjects.yml"
_NAMED_IN_FINDINGS = {"article": frozenset({"with"}), "entity": frozenset({"entity", "by"})}
_MORE_NAMES = {"entity": "aliases", "source": "alternate_names"}


def rename(bench: Bench, target: Target, new: str, name: str | None) -> None:
    """Give a record another id, and another name where one is given. Raises ReshapeError.

    Its old address leads to the new one, and its old name is kept among its aliases.
    """
    if target.family == "subject":
        _rename_subject(bench, target, new, name)
        return
    if name is not None and target.family == "article":
        raise ReshapeError("an article's title is its source's: it is changed in its file")
    if new != target.id:
        need_new_id(bench.shelf, target.family, new)
        refer(bench, target, new)
        _move(bench, target, new)
    elif name is None:
        raise ReshapeError("this is its id already")
    if name is not None:
        _name(bench, target, name)


def _move(bench: Bench, target: Target, new: str) -> None:
    former = [str(one) for one in bench.values(target.path).get("formerly", [])]
    if new in former:
        bench.change(target.path, delete_key, ("formerly", former.index(new)))
    bench.change(target.path, add_items, "formerly", [target.id], target.order)
    folder, _, file = target.path.rpartition("/")
    bench.move(target.path, f"{folder}/{new}{file.removeprefix(target.id)}")
    findings = target.path.removesuffix(".md") + FINDINGS
    if target.family == "article" and (bench.shelf.content / findings).is_file():
        bench.move(findings, f"{folder}/{new}{FINDINGS}")
    refer_in_decisions(bench, target, new)
    if keys := _NAMED_IN_FINDINGS.get(target.family):
        refer_in_findings(bench, keys, target.id, new)


def _name(bench: Bench, target: Target, name: str) -> None:
    old = bench.values(target.path)["name"]
    bench.change(target.path, set_key, "name", name)
    also = _MORE_NAMES.get(target.family)
    if also is None or old == name:
        return
    known = [form_of(one) for one in bench.values(target.path).get(also, [])]
    if name in known:
        bench.change(target.path, delete_key, (also, known.index(name)))
    if old not in known:
        bench.change(target.path, add_items, also, [old], target.order)


def _rename_subject(bench: Bench, target: Target, new: str, name: str | None) -> None:
    if new != target.id:
        need_new_id(bench.shelf, "subject", new)
        refer(bench, target, new)
        bench.change(_SUBJECTS, rename_key, target.id, new)
        bench.notes.append(f"subjects keep no old ids: the address of “{target.id}” ends here")
    if name is not None:
        bench.change(_SUBJECTS, set_key, (new, "name"), name)
