"""The stages, as one list: read, validate, analyse, relate, write, index, publish."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.analysis.archive import Archive, relate
from archive.analysis.findings import findings_path, to_findings
from archive.analysis.reading import Reading
from archive.analysis.texts import locate_quotes, read_texts
from archive.exchange.data import tables
from archive.records.problems import Problem, Problems
from archive.records.read import Shelf, read_content
from archive.records.validate import validate
from archive.records.vault import Vault
from archive.search.client import engine
from archive.search.files import SUFFIX
from archive.search.readable import documents, values
from archive.site.addresses import address
from archive.site.folders import check_targets, fill
from archive.site.pages import all_pages
from archive.site.publish import publish


def _unwatched(items: Collection[Any], _label: str) -> Iterable[Any]:
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build from, for whom, and where to. ``day`` decides which rights have ended."""

    content: Path
    vault: Path | None
    audience: str
    day: dt.date | None
    watch: Callable[[Collection[Any], str], Iterable[Any]] = _unwatched


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: the problems in order, and the archive unless a problem forbids it."""

    problems: list[Problem]
    archive: Archive | None


def check(plan: Plan) -> Outcome:
    """Check everything and write nothing; with a vault, committed findings must be up to date."""
    outcome, _ = _read(plan, fresh=True)
    return outcome


def build(plan: Plan, pages: Path, site: Path | None) -> Outcome:
    """Build the pages, and the site unless ``site`` is None. After a problem nothing is written.

    With a vault the findings beside its articles are renewed. Raises OSError when a folder cannot
    be written or holds what no build made, and ``archive.site.publish.EngineError`` when the
    engine fails.
    """
    outcome, shelf = _read(plan, fresh=False)
    if outcome.archive is None:
        return outcome
    targets, kept = filter(None, (pages, site)), filter(None, (plan.content, plan.vault))
    check_targets(list(targets), list(kept))
    _renew_findings(shelf, outcome.archive.readings.values())
    fill(pages, _texts(outcome.archive, plan.audience), beside=SUFFIX)
    _index(outcome.archive, pages)
    if site is not None:
        publish(pages, site, plan.content, plan.day)
    return outcome


def _read(plan: Plan, *, fresh: bool) -> tuple[Outcome, Shelf]:
    problems = Problems()
    shelf = read_content(plan.content, problems, plan.watch)
    validate(shelf, problems)
    readings = read_texts(shelf, Vault(plan.vault), problems, fresh=fresh, watch=plan.watch)
    spans = locate_quotes(shelf, readings, problems)
    if problems.blocking:
        return Outcome(problems.in_order(), None), shelf
    archive = relate(shelf, readings, spans, audience=plan.audience, day=plan.day)
    return Outcome(problems.in_order(), archive), shelf


def _texts(archive: Archive, audience: str) -> Iterator[tuple[str, str]]:
    """Yield every text of the pages folder: its name, and what it says. The data come first."""
    for name, lines in tables(archive).items():
        yield f"data/{name}.jsonl", "".join(lines)
    for page in all_pages(archive, audience):
        yield page.file, page.text
    yield "search/engine.js", engine()


def _index(archive: Archive, pages: Path) -> None:
    from archive.search.writer import write_index  # noqa: PLC0415 - a check needs no stemmer

    write_index(documents(archive, address), values(archive, address), pages / "search")


def _renew_findings(shelf: Shelf, readings: Iterable[Reading]) -> None:
    for reading in readings:
        article = shelf.articles[reading.article]
        if article.capture is None or reading.text is None:
            continue
        path = shelf.content / findings_path(article)
        fresh = to_findings(reading, article).encode()
        if not path.is_file() or path.read_bytes() != fresh:
            path.write_bytes(fresh)
