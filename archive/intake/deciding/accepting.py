"""Carrying out what a person decided: a record is made or changed, a refusal is remembered.

All changes of a run are worked out before the first file is written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.intake.deciding.decisions import (
    Decision,
    DecisionError,
    Decisions,
    read_decisions,
    remember,
)
from archive.intake.deciding.patches import OPEN, Patch, read_patches, write_patches
from archive.intake.proposal import Proposal
from archive.records import edit
from archive.records.fields import declared
from archive.records.folder import list_files, read_text
from archive.records.model import Article, Entity, Event
from archive.records.problems import Problems, report
from archive.records.writing import write_whole

_CLASSES = {"articles": Article, "events": Event}
_BARRED = frozenset({"redacted", "takedown", "formerly", "review", "capture", "rights"})
"""Fields that no proposal may touch."""
_RANK = {"entity": 0, "event": 0}


@dataclass(slots=True)
class Done:
    """What was carried out: files that were made or changed, and how many of each decision."""

    written: list[str] = field(default_factory=list)
    accepted: int = 0
    rejected: int = 0


def decide(content: Path, patches: Iterable[Patch]) -> Done:
    """Carry out the decisions on some proposals. Raises DecisionError, OSError.

    Nothing is written when one of them cannot be carried out.
    """
    chosen = [patch for patch in patches if patch.decision != OPEN]
    chosen.sort(key=lambda patch: _RANK.get(patch.proposal.kind, 1))
    decisions, texts = read_decisions(content), dict[str, str]()
    told_apart = Decisions([*decisions.all, *(_decision(p) for p in chosen)])
    for patch in chosen:
        if patch.decision == "accept":
            _accept(content, patch, texts, told_apart)
    left = {patch.id for patch in chosen}
    for name, text in texts.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(content / name, text.encode())
    remember(content, map(_decision, chosen))
    write_patches(content, [patch for patch in read_patches(content) if patch.id not in left])
    accepted = sum(patch.decision == "accept" for patch in chosen)
    return Done(sorted(texts), accepted, len(chosen) - accepted)


def _decision(patch: Patch) -> Decision:
    return Decision.on(patch.proposal, patch.decision, reason=patch.reason, by=patch.by)


def _accept(content: Path, patch: Patch, texts: dict[str, str], decisions: Decisions) -> None:
    proposal = patch.proposal
    name, change = proposal.record, dict(proposal.change)
    allowed = declared(_CLASSES.get(name.partition("/")[0], Entity)).keys() - _BARRED
    if strange := sorted(change.keys() - allowed):
        raise DecisionError(f"{patch.file}: no proposal may write {', '.join(strange)}")
    there = name in texts or (content / name).exists()
    if proposal.kind == "entity":
        if there:
            raise DecisionError(f"{patch.file}: {name} is there already; make it an alias")
        apart = [id_ for id_ in decisions.told_apart(proposal.form) if _is_record(content, id_)]
        change |= {"not_same_as": apart} if apart else {}
    elif not there and (proposal.kind == "alias" or name.startswith("articles/")):
        raise DecisionError(f"{patch.file}: {name} is not there; accept its proposal first")
    try:
        texts[name] = merged(_text(content, name, texts) if there else None, change)
    except edit.EditError as error:
        raise DecisionError(f"{name}: {error}") from error


def _is_record(content: Path, id_: str) -> bool:
    return any(
        (content / folder / f"{id_}.yml").exists()
        for folder in ("people", "organizations", "places")
    )


def _text(content: Path, name: str, texts: Mapping[str, str]) -> str:
    if name in texts:
        return texts[name]
    problems = Problems()
    text = read_text(content, name, problems)
    if text is None:
        raise DecisionError(report(problems.in_order(), content))
    return text


def merged(text: str | None, change: Mapping[str, Any]) -> str:
    """Return a record's text with a change in it; the whole record where there was none.

    Items are added to lists; an item with the ``id`` of one that is there is merged with it. A
    single value is written where there is none, and never over another. Raises EditError.
    """
    if text is None:
        return edit.dump(change)
    for key, value in change.items():
        text = _merged(text, (key,), value)
    return text


def _merged(text: str, way: tuple[str | int, ...], value: Any) -> str:  # noqa: ANN401 - a field's
    held = edit.value_at(edit.read_values(text), way)
    if held is None:
        return edit.set_key(text, way, value)
    if isinstance(value, Mapping) and isinstance(held, dict):
        for key, inner in value.items():
            text = _merged(text, (*way, key), inner)
        return text
    if _is_list(value) and isinstance(held, list):
        return _added(text, way, held, value)
    if held != value and str(held) != str(value):
        where = ".".join(map(str, way))
        raise edit.EditError(f"{where} says something else already; change it by hand")
    return text


def _added(text: str, way: tuple[str | int, ...], held: list[Any], items: Sequence[Any]) -> str:
    ids = {
        item["id"]: at for at, item in enumerate(held) if isinstance(item, dict) and "id" in item
    }
    for item in items:
        if isinstance(item, Mapping) and item.get("id") in ids:
            text = _merged(text, (*way, ids[item["id"]]), item)
        elif not any(_same(item, one) for one in held):
            text = edit.add_items(text, way, [item])
    return text


def _same(item: Any, held: Any) -> bool:  # noqa: ANN401 - an item of a list
    """Whether two items say the same: an alias may be its form alone."""
    forms = [one.get("form") if isinstance(one, Mapping) else one for one in (item, held)]
    return bool(item == held or (isinstance(forms[0], str) and forms[0] == forms[1]))


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


_ARTICLE = re.compile(r"articles/[^/]+/([^/]+)\.md")


def articles_of(content: Path) -> dict[str, str]:
    """Return the file of each article, by id."""
    names = list_files(content, Problems())
    return {held[1]: name for name in names if (held := _ARTICLE.fullmatch(name))}


def publish(content: Path, name: str) -> bool:
    """Let an article and its versions be reviewed; False where they were already.

    Raises DecisionError, OSError.
    """
    text = _text(content, name, {})
    try:
        waiting = list(_waiting(edit.read_values(text)))
        if not waiting:
            return False
        for way in waiting:
            text = edit.delete_key(text, way)
        write_whole(content / name, text.encode())
    except edit.EditError as error:
        raise DecisionError(f"{name}: {error}") from error
    return True


def _waiting(values: Mapping[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Yield where an article's record says that nobody has reviewed what stands there."""
    if "review" in values:
        yield ("review",)
    for number, version in enumerate(values.get("versions", ())):
        if isinstance(version, dict) and "review" in version:
            yield "versions", number, "review"


def with_decision(patches: Iterable[Patch], said: str, reason: str, by: str) -> Iterator[Patch]:
    """Yield proposals with one decision on all of them."""
    for patch in patches:
        yield Patch(
            proposal=patch.proposal, id=patch.id, decision=said,
            reason=reason or patch.reason, by=by or patch.by,
        )  # fmt: skip


__all__ = [
    "Done", "Proposal", "articles_of", "decide", "merged", "publish", "with_decision",
]  # fmt: skip
