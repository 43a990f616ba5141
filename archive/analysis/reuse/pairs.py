"""What two texts share: rows of aligned sentences and clauses, and the edits inside them."""

from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("verbatim", "near-verbatim", "paraphrase")


class Edit(NamedTuple):
    """Words that differ inside an aligned row, as half-open code points of either text.

    ``kind`` is number, name, hedge, label, time or other. An empty span says that the other text
    has words where this one has none.
    """

    kind: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int

    def flipped(self) -> "Edit":
        """Return it seen from the other text."""
        return Edit(self.kind, self.b_start, self.b_end, self.a_start, self.a_end)


class Aligned(NamedTuple):
    """One sentence or clause of two texts that is the same or recognisably rewritten.

    ``kind`` is verbatim (the same tokens), near-verbatim (the same sentence with edits) or
    paraphrase. ``similarity`` (0–1) is the share of the tokens of both sides that match in order:
    2 · matching / (tokens of a + tokens of b). ``passage`` numbers the passages of the pair from
    0: rows that follow one another in both texts have the same. A ``formula`` stands in many
    articles that share nothing else; it is no sign of copying.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    kind: str
    similarity: float
    passage: int
    formula: bool
    edits: tuple[Edit, ...]

    def flipped(self) -> "Aligned":
        """Return it seen from the other text."""
        spans = self.b_start, self.b_end, self.a_start, self.a_end
        return Aligned(*spans, *self[4:8], tuple(edit.flipped() for edit in self.edits))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share words; ``a`` stands before ``b`` in the archive's order.

    ``a_share`` and ``b_share`` (0–1) are the shares of each text's published tokens that stand
    unchanged in verbatim and near-verbatim rows, formulas left out.
    """

    a: str
    b: str
    rows: tuple[Aligned, ...]
    a_share: float
    b_share: float

    @property
    def share(self) -> float:
        """The larger of the two: mostly that of the shorter text."""
        return max(self.a_share, self.b_share)

    def flipped(self) -> "Pair":
        """Return it seen from the other text; its rows keep their order."""
        rows = tuple(row.flipped() for row in self.rows)
        return Pair(self.b, self.a, rows, self.b_share, self.a_share)
