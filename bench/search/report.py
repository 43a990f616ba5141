"""The results as text for people."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from bench.search.measure import Measured

COLUMNS: Final[dict[str, Callable[[Measured], str]]] = {
    "articles": lambda one: f"{one.size:,}",
    "kB a query": lambda one: _kb(one.clean.median_bytes),
    "p95": lambda one: _kb(one.clean.p95_bytes),
    "with facets": lambda one: _kb(one.clean.median_with_facets),
    "rounds": lambda one: f"{one.clean.rounds:.0f}",
    "script kB": lambda one: _kb(one.client),
    "MRR@10": lambda one: f"{one.clean.mrr:.3f}",
    "slips": lambda one: f"{one.slipped.mrr:.3f}",
    "recall@10": lambda one: f"{one.clean.recall:.3f}",
    "slips ": lambda one: f"{one.slipped.recall:.3f}",
    "ms a query": lambda one: f"{one.clean.cpu:.1f}",
    "ms to index": lambda one: f"{one.cpu:.2f}",
    "MiB": lambda one: f"{one.indexing.peak:.0f}",
    "bytes": lambda one: f"{sum(one.by_kind.values()):,.0f}",
}


def head() -> str:
    """Return the head of a Markdown table."""
    return "\n".join((_row(["engine", *COLUMNS]), _row([":--", *["--:"] * len(COLUMNS)])))


def row(name: str, one: Measured) -> str:
    """Return the row of that table for the engine *name*."""
    return _row([name, *(cell(one) for cell in COLUMNS.values())])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def details(one: Measured) -> str:
    """Return what the table has no room for."""
    lines = []
    for name, way in (("clean", one.clean), ("slips", one.slipped), ("broad", one.broad)):
        lines.append(
            f"{name}: kB {_kb(way.median_bytes)}, p95 {_kb(way.p95_bytes)}; "
            f"with facets {_kb(way.median_with_facets)}, p95 {_kb(way.p95_with_facets)}; "
            f"rounds {way.rounds:.0f}, at most {way.most_rounds}; "
            f"on a slow line {way.seconds:.2f} s, p95 {way.p95_seconds:.2f}; "
            f"CPU ms {way.cpu:.1f}, p95 {way.p95_cpu:.1f}"
        )
    lines.append(_listed("bytes a clean query", one.clean.by_kind))
    lines.append(_listed("bytes a query with a slip", one.slipped.by_kind))
    lines.append(_listed("bytes a broad query", one.broad.by_kind))
    lines.append(_listed("bytes an article", one.by_kind))
    if typed := one.typing:
        lines.append(
            f"typing: {typed.stroke:.1f} ms a letter, p95; {typed.facets:.1f} ms for the facets, "
            f"p95; heap {typed.heap / 1e6:.1f} MB"
        )
        lines.append("slowest: " + ", ".join(f"{text!r} {ms:.0f}" for ms, text in typed.slowest))
    return "\n".join(lines)


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f}"


def _listed(name: str, numbers: Mapping[str, float]) -> str:
    return f"{name}: " + ", ".join(f"{key} {value:,.0f}" for key, value in numbers.items())
