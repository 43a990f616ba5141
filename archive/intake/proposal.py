"""A proposal: a change to the records that a machine suggests, and only a person makes."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

Kind = Literal["entity", "alias", "event", "part_of", "account", "claim", "reuse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change that somebody may accept or reject.

    ``article`` is the id of the report that gives the evidence, ``start`` and ``end`` its code
    points (half-open; None where no single passage says it). ``form`` is the name or the few words
    in question, never a sentence. ``target`` is the id of the record that would change or be made;
    proposals with the same target belong together (all reports of one event). ``score`` lies
    between 0 and 1; ``evidence`` says why, in words for a person. ``change`` is what would be
    written into the record of ``target``: plain values by key of that record, lists being added to
    what stands there. ``record`` is the file below the content folder.
    """

    kind: Kind
    article: str
    start: int | None
    end: int | None
    form: str
    target: str
    score: float
    evidence: str
    record: str
    change: dict[str, Any]

    @property
    def id(self) -> str:
        """Twelve signs that stay the same as long as the same thing is proposed."""
        said = f"{self.kind}\x1f{self.article}\x1f{self.form}\x1f{self.target}"
        return sha256(said.encode()).hexdigest()[:12]
