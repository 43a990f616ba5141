"""What people decided on proposals: kept beside the records, so that nothing is proposed twice.

``content/decisions.yml`` is a list, in the order of the decisions. It is no record: no build reads
it. A person may edit it; to have something proposed again, remove its lines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from archive.intake.proposal import Proposal
from archive.records import edit
from archive.records.folder import DECISIONS, read_text
from archive.records.problems import Problems, report
from archive.records.writing import write_whole
from archive.text.fold import fold_form

_HEAD = """\
# What people decided on proposals: `archive suggest` proposes none of these again.
# To have something proposed again, remove its lines.
"""
_NAMES = ("entity", "alias")
_TOLD = ("event", "account")
"""An account of an event that is on record by now was one of a new event when it was decided on."""
SAID = ("accept", "reject")
"""What can be decided."""


class DecisionError(ValueError):
    """What is to be decided on, or was decided, cannot be read or done; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on one proposal. ``reason`` and ``by`` are empty where nobody gave them."""

    decision: str
    kind: str
    target: str
    article: str
    form: str
    id: str
    reason: str = ""
    by: str = ""

    @classmethod
    def on(cls, proposal: Proposal, said: str, *, reason: str = "", by: str = "") -> "Decision":
        """Return a decision, ``said`` being accept or reject."""
        return cls(
            decision=said, kind=proposal.kind, target=proposal.target, article=proposal.article,
            form=proposal.form, id=proposal.id, reason=reason, by=by,
        )  # fmt: skip


class Decisions:
    """All decisions of an archive."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = list(decisions)
        self._keys = {_key(one.kind, one.article, one.form, one.target) for one in self.all}
        self._keys |= {("entity", fold_form(d.form)) for d in self.all if d.kind == "entity"}

    def settles(self, proposal: Proposal) -> bool:
        """Whether somebody has decided on a proposal, or on one that says the same."""
        one = proposal
        return _key(one.kind, one.article, one.form, one.target) in self._keys

    def names(self, kind: str, form: str, target: str) -> bool:
        """Whether somebody decided that a form names (or does not name) an entity.

        A name is decided on for all reports at once; a new entity whatever its id would be.
        """
        if kind == "entity":
            return ("entity", fold_form(form)) in self._keys
        return _key(kind, "", form, target) in self._keys

    def told_apart(self, form: str) -> list[str]:
        """Return the entities that a form was said not to name, in order."""
        return [
            one.target
            for one in self.all
            if (one.decision, one.kind) == ("reject", "alias")
            and fold_form(one.form) == fold_form(form)
        ]


def _key(kind: str, article: str, form: str, target: str) -> tuple[str, ...]:
    if kind in _NAMES:
        return kind, fold_form(form), target
    if kind in _TOLD:
        return "account", article, target
    return kind, article, form, target


def read_decisions(content: Path) -> Decisions:
    """Return what was decided so far. Raises DecisionError for a file that cannot be read."""
    if not (content / DECISIONS).is_symlink() and not (content / DECISIONS).exists():
        return Decisions()
    data = read_plain(content, DECISIONS)
    rows = data.get("decisions", [])
    if not isinstance(rows, list):
        raise DecisionError(f"{DECISIONS}: decisions is no list")
    return Decisions(_decision(row, number) for number, row in enumerate(rows, 1))


def _decision(row: object, number: int) -> Decision:
    fields = {"decision", "kind", "target", "article", "form", "id", "reason", "by"}
    sound = (
        isinstance(row, dict)
        and row.keys() <= fields
        and {"decision", "kind", "target"} <= row.keys()
        and all(isinstance(value, str) for value in row.values())
        and row["decision"] in SAID
    )
    if not sound or not isinstance(row, dict):
        raise DecisionError(f"{DECISIONS}: decision {number} has not the fields of a decision")
    return Decision(**{"article": "", "form": "", "id": "", **row})


def read_plain(content: Path, name: str) -> dict[str, Any]:
    """Return a YAML file's values. Raises DecisionError where it cannot be read."""
    problems = Problems()
    text = read_text(content, name, problems)
    if text is None:
        raise DecisionError(report(problems.in_order(), content))
    try:
        return edit.read_values(text) if text.strip() else {}
    except edit.EditError as error:
        raise DecisionError(f"{name}: {error}") from error


def remember(content: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to the file, which keeps what stands in it. Raises DecisionError, OSError."""
    new = [_row(one) for one in decisions]
    if not new:
        return
    known = read_decisions(content).all  # a file that cannot be read is not written over
    file = content / DECISIONS
    text = file.read_bytes().decode("utf-8") if known else _HEAD
    try:
        text = edit.add_items(text, "decisions", new) if known else text + _dumped(new)
    except edit.EditError as error:
        raise DecisionError(f"{DECISIONS}: {error}") from error
    write_whole(file, text.encode())


def _dumped(rows: list[Mapping[str, str]]) -> str:
    return edit.dump({"decisions": rows})


def _row(decision: Decision) -> Mapping[str, str]:
    return {key: value for key, value in asdict(decision).items() if value}
