"""What became of a draft, for people and for programs."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from archive.intake.accession.record import zone_lines
from archive.intake.documents.dump import Restored
from archive.intake.draft import Draft, Guess, Span

Outcome = Literal["new", "unchanged", "completed", "version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a draft: a ``new`` record, or what happened to the one that was there.

    ``fields`` are those that the draft gives, whatever the record says; ``file`` is the record's
    path below the content folder.
    """

    outcome: Outcome
    id: str
    file: str
    draft: Draft
    zones: tuple[Span, ...]
    fields: dict[str, Any]
    unknown: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """Return it as a JSON object; docs/cli.md describes its fields."""
        record = {"id": self.id} | {k: v for k, v in self.fields.items() if k != "zones"}
        return {
            "record": record,
            "text": self.draft.text,
            "zones": zone_lines(self.zones),
            "guesses": list(map(_guess_data, self.draft.guesses)),
            "outcome": self.outcome,
            "origin": self.draft.origin,
            "unknown": self.unknown,
            "remarks": self.remarks,
        }


def _guess_data(guess: Guess) -> dict[str, object]:
    return {
        "field": guess.field, "value": guess.value, "start": guess.start, "end": guess.end,
        "rule": guess.rule, "grade": guess.grade, "from": guess.words or guess.rule,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Put:
    """A dump, and what became of its files."""

    origin: str
    files: Restored

    def as_data(self) -> dict[str, object]:
        """Return it as a JSON object."""
        return {"origin": self.origin} | asdict(self.files)
