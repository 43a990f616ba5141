"""The stages, as one list: read, validate, analyse, relate, write, index, publish."""

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from archive.analysis.archive import Archive, relate
from archive.analysis.claims import Verified, verify
from archive.analysis.findings import check_findings, renew_findings
from archive.analysis.reading import Reading
from archive.analysis.reuse.pairs import Pair
from archive.analysis.sharing import shared_texts
from archive.analysis.texts import read_texts
from archive.exchange.citations import as_csl, cited
from archive.exchange.data import tables
from archive.exchange.manifest import write_manifest
from archive.records.memo import Taking, afresh
from archive.records.pending import set_aside
from archive.records.problems import Problem, Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.validate import validate
from archive.records.vault import Vault
from archive.records.writing import naming
from archive.search.client import engine
from archive.search.files import SUFFIX
from archive.search.readable import documents, values
from archive.site.addresses import address, file_of
from archive.site.catalogue import View
from archive.site.folders import check_targets, fill
from archive.site.headers import FILE as HEADERS
from archive.site.headers import headers
from archive.site.page import Maker
from archive.site.pages import page_makers
from archive.site.pictures import pictures
from archive.site.publish import publish
from archive.site.staging import locked, replaced


def _unwatched(items: Collection[Any], _label: str) -> Iterable[Any]:
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build from, and for whom. ``day`` decides which rights have ended.

    ``drafts``: with the reports that nobody has reviewed yet; what is built is not for others then.
    ``take``: how the steps of single records are taken, so that they need not be taken twice.
    """

    content: Path
    vault: Path | None
    audience: str
    day: dt.date | None
    drafts: bool = False
    watch: Callable[[Collection[Any], str], Iterable[Any]] = _unwatched
    take: Taking = afresh


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: the problems in order, and the archive unless a problem forbids it."""

    problems: list[Problem]
    archive: Archive | None
    pending: int = 0
    """How many reports were left out, since nobody has reviewed them yet."""


def check(plan: Plan) -> Outcome:
    """Check everything and write nothing; with a vault, committed findings must be up to date."""
    outcome, _ = _read(plan, fresh=True)
    return outcome


def read(plan: Plan) -> Outcome:
    """Read and relate everything, as a build does, and write nothing."""
    outcome, _ = _read(plan, fresh=False)
    return outcome


def build(plan: Plan, pages: Path, site: Path | None) -> Outcome:
    """Build the pages, and the site unless ``site`` is None. After a problem nothing is written.

    With a vault the findings beside its articles are renewed. Raises OSError when a folder cannot
    be written or holds what no build made, and ``archive.site.publish.EngineError`` when the
    engine fails.
    """
    outcome, found = _read(plan, fresh=False)
    if outcome.archive is None:
        return outcome
    targets, kept = ([*filter(None, two)] for two in ((pages, site), (plan.content, plan.vault)))
    with locked([*targets, *_written(plan)]):
        check_targets(targets, kept)
        if not plan.drafts:
            renew_findings(*found[:3], found.verified.answers.values())
        with naming(pages):
            fill(pages, _files(outcome.archive, plan), beside=SUFFIX)
            index(outcome.archive, pages)
        if site is not None:
            _publish(plan, pages, site)
    return outcome


def _written(plan: Plan) -> list[Path]:
    """Return the folder of records where findings may be written into it."""
    return [plan.content] if plan.vault and os.access(plan.content, os.W_OK) else []


def _publish(plan: Plan, pages: Path, site: Path) -> None:
    with naming(site), replaced(site) as staging:
        publish(pages, staging, plan.content, plan.day)
        write_manifest(staging)


class _Found(NamedTuple):
    """What the texts hold, as findings keep it."""

    shelf: Shelf
    readings: dict[str, Reading]
    pairs: list[Pair]
    verified: Verified


def _read(plan: Plan, *, fresh: bool) -> tuple[Outcome, _Found]:
    problems = Problems()
    shelf = read_content(plan.content, problems, plan.watch, plan.take)
    validate(shelf, problems)
    if not (plan.drafts or fresh):
        set_aside(shelf, problems)
    broken = problems.blocking  # then names and links are missed everywhere
    readings = read_texts(shelf, Vault(plan.vault), problems, plan.watch, plan.take)
    verified = verify(shelf, readings, problems)
    if fresh and not plan.drafts:
        set_aside(shelf, problems)
        readings = {id_: reading for id_, reading in readings.items() if id_ in shelf.articles}
    found = _Found(shelf, readings, shared_texts(shelf, readings, plan.take), verified)
    if fresh and not broken:
        check_findings(*found[:3], verified.answers.values(), problems)
    if problems.blocking:
        return Outcome(problems.in_order(), None, len(shelf.pending)), found
    archive = relate(*found, audience=plan.audience, day=plan.day)
    return Outcome(problems.in_order(), archive, len(shelf.pending)), found


def _files(archive: Archive, plan: Plan) -> Iterator[tuple[str, str | bytes]]:
    """Yield every file of the pages folder with what it holds."""
    for name, write in texts(archive, plan.audience):
        yield name, write()
    for name, read_picture in pictures(archive, plan.vault):
        yield name, read_picture()


def texts(archive: Archive, audience: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of every text of the pages folder, and what writes it. The data come first."""
    for name in tables(archive):
        yield f"data/{name}.jsonl", partial(_table, archive, name)
    yield "data/articles.csl.json", partial(_references, archive)
    for place, maker in page_makers(archive, audience):
        yield file_of(place), partial(_page, archive, place, maker)
    yield "search/engine.js", engine
    yield HEADERS, headers


def _table(archive: Archive, name: str) -> str:
    return "".join(tables(archive)[name])


def _references(archive: Archive) -> str:
    return "".join(as_csl(cited(archive)))


def _page(archive: Archive, place: str, maker: Maker) -> str:
    return maker(View(archive, place)).text


def index(archive: Archive, pages: Path) -> None:
    """Write the index of the search into the pages folder. Raises OSError."""
    from archive.search.writer import write_index  # noqa: PLC0415 - a check needs no stemmer

    write_index(documents(archive, address), values(archive, address), pages / "search")
