"""How much of planted copies was found, and how much of what was found was planted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.analysis.reuse.runs import Run
from bench.reuse.planted import KINDS, Planted


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Shares, 0 to 1, for one kind of copies.

    ``pairs``: copies found with each source; ``runs``: unbroken stretches of at least ten tokens
    that lie in one found run; ``tokens``: copied tokens, in stretches however short, that do.
    """

    pairs: float
    runs: float
    tokens: float


def recall(planted: Planted, found: Sequence[Run], least: int = 10) -> dict[str, Verdict]:
    """Return what was found of each kind of copies."""
    held: defaultdict[tuple[int, int, int], list[Run]] = defaultdict(list)
    for run in found:
        held[run.a, run.b, run.b_token - run.a_token].append(run)
    return {kind: _verdict(planted, held, kind, least) for kind in KINDS}


def _verdict(
    planted: Planted,
    held: dict[tuple[int, int, int], list[Run]],
    kind: str,
    least: int,
) -> Verdict:
    copies = [copy for copy, (made, _) in planted.copies.items() if made == kind]
    stretches = [stretch for copy in copies for stretch in planted.stretches(copy)]
    inside = [stretch for stretch in stretches if _inside(stretch, held)]
    pairs = {(source, copy) for copy in copies for source in planted.copies[copy][1]}
    met = {(a, b) for a, b, _ in held}
    return Verdict(
        pairs=_share(len(pairs & met), len(pairs)),
        runs=_share(*(sum(one.length >= least for one in some) for some in (inside, stretches))),
        tokens=_share(*(sum(one.length for one in some) for some in (inside, stretches))),
    )


def _inside(stretch: Run, held: dict[tuple[int, int, int], list[Run]]) -> bool:
    runs = held.get((stretch.a, stretch.b, stretch.b_token - stretch.a_token), ())
    end = stretch.a_token + stretch.length
    return any(run.a_token <= stretch.a_token and end <= run.a_token + run.length for run in runs)


def precision(planted: Planted, found: Sequence[Run]) -> tuple[float, float]:
    """Return which share of the found pairs is related, and of the found tokens has one origin."""
    pairs = {(run.a, run.b) for run in found}
    related = sum(planted.related(a, b) for a, b in pairs)
    same = sum(_same_origin(planted, run) for run in found)
    return _share(related, len(pairs)), _share(same, _length(found))


def _same_origin(planted: Planted, run: Run) -> int:
    one = planted.texts[run.a][run.a_token : run.a_token + run.length]
    other = planted.texts[run.b][run.b_token : run.b_token + run.length]
    return sum(a[1] == b[1] and a[1] is not None for a, b in zip(one, other, strict=True))


def _length(runs: Iterable[Run]) -> int:
    return sum(run.length for run in runs)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
