"""Proposals as files: one per record that would change, for people to read, edit and decide on.

``content/suggestions/<target>.yml`` lists proposals as plain YAML. A person sets ``decision`` of
each to ``accept`` or ``reject`` (in an editor, in a pull request) and may correct its ``change``.
The folder holds no records: no build reads it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from archive.intake.deciding.decisions import SAID, DecisionError, read_plain
from archive.intake.proposal import Kind, Proposal
from archive.records import edit
from archive.records.fields import is_id
from archive.records.folder import SUGGESTIONS, list_files
from archive.records.problems import Problems, report
from archive.records.writing import write_whole

OPEN = "open"
_HEAD = """\
# Proposals, none of them reviewed. Set decision to accept or reject, correct change if need be,
# and run: archive accept --decided
"""
_KINDS = get_args(Kind)
_PLACE = re.compile(
    r"(?:people|organizations|places|events)/([^/]+)\.yml|articles/[^/.][^/]*/([^/]+)\.md"
)
_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A proposal with what a person wrote on it: a decision (open, accept, reject), why, who."""

    proposal: Proposal
    id: str
    decision: str = OPEN
    reason: str = ""
    by: str = ""

    @property
    def file(self) -> str:
        """The name of the file that it stands in, below the content folder."""
        return f"{SUGGESTIONS}/{self.proposal.target}.yml"


def read_patches(content: Path) -> list[Patch]:
    """Return all proposals in files, in order. Raises DecisionError for one that cannot be read."""
    folder, problems = content / SUGGESTIONS, Problems()
    if folder.is_symlink():
        raise DecisionError(f"{SUGGESTIONS} is a link; put a folder in its place")
    names = sorted(list_files(folder, problems)) if folder.is_dir() else []
    if problems.blocking:
        raise DecisionError(report(problems.in_order(), folder))
    return [
        patch
        for name in names
        if name.endswith(".yml")
        for patch in _patches(content, f"{SUGGESTIONS}/{name}")
    ]


def _patches(content: Path, name: str) -> list[Patch]:
    rows = read_plain(content, name).get("proposals", [])
    if not isinstance(rows, list):
        raise DecisionError(f"{name}: proposals is no list")
    return [_patch(row, name, number) for number, row in enumerate(rows, 1)]


def _patch(row: object, name: str, number: int) -> Patch:
    try:
        return _read(row)
    except (KeyError, TypeError, ValueError) as error:
        said = f"{name}: proposal {number} is not as a proposal is written: {error}"
        raise DecisionError(said) from error


def _read(row: Any) -> Patch:  # noqa: ANN401 - what a file holds
    """Return one proposal of a file. Raises KeyError, TypeError, ValueError."""
    texts = {key: row[key] for key in ("kind", "article", "form", "target", "evidence", "record")}
    said, change = row.get("decision", OPEN), row["change"]
    place = _PLACE.fullmatch(texts["record"])
    for wrong, message in (
        (not all(isinstance(text, str) for text in texts.values()), "a field is no text"),
        (said not in {OPEN, *SAID}, f"decision is {OPEN}, {' or '.join(SAID)}"),
        (texts["kind"] not in _KINDS, "there is no such kind"),
        (not isinstance(change, dict) or not change, "change has no fields"),
        (not is_id(texts["target"]), "target is no id"),
        (not place or texts["target"] not in place.groups(), "record is not the target's file"),
        (not _ID.fullmatch(str(row["id"])), "id is not one of a proposal"),
    ):
        if wrong:
            raise ValueError(message)
    span = [None if row.get(key) is None else int(row[key]) for key in ("start", "end")]
    proposal = Proposal(
        **texts, start=span[0], end=span[1], score=float(row["score"]), change=change
    )
    reason, by = (str(row.get(key, "")) for key in ("reason", "by"))
    return Patch(proposal=proposal, id=str(row["id"]), decision=said, reason=reason, by=by)


def write_patches(content: Path, patches: Iterable[Patch]) -> list[Path]:
    """Let the folder hold these proposals and no others; return the files. Raises OSError.

    A file whose text would stay the same is not touched.
    """
    by_file: defaultdict[str, list[Patch]] = defaultdict(list)
    for patch in patches:
        by_file[patch.file].append(patch)
    folder = content / SUGGESTIONS
    if by_file:
        folder.mkdir(exist_ok=True)
    for file in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
        if f"{SUGGESTIONS}/{file.name}" not in by_file:
            file.unlink()
    for name, held in by_file.items():
        text = _HEAD + edit.dump({"proposals": [_row(patch) for patch in held]})
        if not (content / name).is_file() or (content / name).read_text("utf-8") != text:
            write_whole(content / name, text.encode())
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return [content / name for name in by_file]


def renewed(
    old: Iterable[Patch], new: Iterable[Proposal], covers: Mapping[str, Iterable[str]]
) -> list[Patch]:
    """Return the proposals of a run, with what people wrote on those that stay.

    ``covers`` names the articles and kinds that the run looked at: of these a proposal that is no
    longer made goes, unless a person decided on it and that is still to be carried out.
    """
    made = {proposal.id: proposal for proposal in new}
    articles, kinds = set(covers["articles"]), set(covers["kinds"])
    kept = [
        replace(patch, proposal=_corrected(patch, made.pop(patch.id, None)))
        for patch in old
        if patch.id in made
        or patch.decision != OPEN
        or patch.proposal.article not in articles
        or patch.proposal.kind not in kinds
    ]
    added = [Patch(proposal=proposal, id=id_) for id_, proposal in made.items()]
    return sorted([*kept, *added], key=lambda patch: _order(patch.proposal))


def _corrected(patch: Patch, made: Proposal | None) -> Proposal:
    """Return a proposal as it is made now, with the change as a person may have corrected it."""
    if made is None:
        return patch.proposal
    return replace(made, change=patch.proposal.change) if patch.decision != OPEN else made


def _order(proposal: Proposal) -> tuple[str, int, str, int, str]:
    rank = _KINDS.index(proposal.kind)
    return proposal.target, rank, proposal.article, proposal.start or 0, proposal.form


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in the order of their files: by target, a new record before its forms."""
    return sorted(proposals, key=_order)


def _row(patch: Patch) -> dict[str, Any]:
    proposal = patch.proposal
    row = {
        "id": patch.id, "decision": patch.decision, "reason": patch.reason, "by": patch.by,
        "kind": proposal.kind, "target": proposal.target, "article": proposal.article,
        "start": proposal.start, "end": proposal.end, "form": proposal.form,
        "score": proposal.score, "evidence": proposal.evidence, "record": proposal.record,
        "change": proposal.change,
    }  # fmt: skip
    return {key: value for key, value in row.items() if value is not None and value != ""}
