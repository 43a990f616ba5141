"""The verb that says what a change does to the archive: for reviewers, in Markdown."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.analysis.archive import Archive
from archive.analysis.changes import Changes, Difference, changes, records_of
from archive.analysis.rights import AUDIENCES
from archive.cli.common import (
    DONE,
    PROBLEMS,
    UseError,
    Verbs,
    add_content,
    add_json,
    add_today,
    add_vault,
    plan_of,
)
from archive.cli.history import put_state
from archive.pipeline import read
from archive.records.problems import plain, report

_MOST = 40
"""The most lines of a list: a summary is read by a person."""


def add_compare(verbs: Verbs) -> None:
    """Add ``archive compare``."""
    parser = verbs.add_parser(
        "compare", help="say what a change does to the archive: archive compare main"
    )
    parser.add_argument(
        "base", metavar="BASE", help="the state before: a commit or branch of git, or a folder"
    )
    add_content(parser)
    add_vault(parser)
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="who will read (public)"
    )
    add_today(parser)
    add_json(parser, "the changes")
    parser.set_defaults(run=_compare)


def _compare(options: argparse.Namespace) -> int:
    plan = plan_of(options, options.audience)
    now = read(plan)
    if now.archive is None:
        print(report(now.problems, options.content), file=sys.stderr)
        return PROBLEMS
    with _state(options.base, options.content) as folder:
        before = read(replace(plan, content=folder))
    if before.archive is None:
        print("The records as they were before have problems: there is nothing to compare with.")
        return DONE
    found = changes(before.archive, now.archive)
    if options.json:
        print(json.dumps(_as_data(found)))
    else:
        print("\n".join(_summary(found, before.archive, now.archive)))
        if before.pending or now.pending:
            print(f"\nWaiting for review: {before.pending} before, {now.pending} now.")
    return DONE


@contextmanager
def _state(base: str, content: Path) -> Iterator[Path]:
    """Give a folder with the records as they were. Raises UseError."""
    if base and Path(base).is_dir():
        yield Path(base)
        return
    with TemporaryDirectory() as work:
        try:
            known = put_state(content, base, Path(work))
        except OSError as error:
            said = error.strerror or str(error)
            raise UseError(f"git cannot show the records as they were: {said}") from error
        if not known:
            raise UseError(f"{plain(base)} is no folder, and no commit that git knows here")
        yield Path(work)


def _as_data(found: Changes) -> dict[str, object]:
    return {
        "records": {
            name: {"added": one.added, "removed": one.removed, "changed": one.changed}
            for name, one in found.records.items()
        },
        "mentions": {"added": found.mentions_added, "removed": found.mentions_removed},
        "links": {"added": sorted(found.links_added), "removed": sorted(found.links_removed)},
    }


def _summary(found: Changes, before: Archive, now: Archive) -> Iterator[str]:
    yield "## What this change does to the archive\n"
    if found.nothing:
        yield "Nothing that a reader would see."
        return
    yield "| | before | now | added | removed | changed |\n|---|--:|--:|--:|--:|--:|"
    for name, one in found.records.items():
        if one.before or one.now:
            yield _row(name, one)
    added, removed = found.mentions_added.total(), found.mentions_removed.total()
    yield f"| mentions | {found.mentions[0]} | {found.mentions[1]} | {added} | {removed} | |"
    added, removed = len(found.links_added), len(found.links_removed)
    yield f"| links | {found.links[0]} | {found.links[1]} | {added} | {removed} | |"
    renamed, old, new = _old_ids(now), records_of(before), records_of(now)
    for name, one in found.records.items():
        yield from _list(f"{name} added", [_told(id_, new[name], now) for id_ in one.added])
        ids = renamed.get(name, {})
        gone = [
            _told(id_, old[name], before) + (f", now `{ids[id_]}`" if id_ in ids else "")
            for id_ in one.removed
        ]
        yield from _list(f"{name} removed", gone)
        yield from _list(f"{name} changed", [_told(id_, new[name], now) for id_ in one.changed])
    for said, counts, state in (
        ("mentions added", found.mentions_added, now),
        ("mentions removed", found.mentions_removed, before),
    ):
        told = [f"{n} of {_told(id_, state.entities, state)}" for id_, n in counts.most_common()]
        yield from _list(said, told)


def _old_ids(now: Archive) -> dict[str, dict[str, str]]:
    """Return, by family, which record each old id leads to."""
    entities = {old: one.id for one in now.entities.values() for old in one.formerly}
    return dict.fromkeys(("people", "organizations", "places"), entities) | {
        "articles": {old: one.id for one in now.articles.values() for old in one.formerly},
        "events": {old: one.id for one in now.events.values() for old in one.formerly},
        "sources": {old: one.id for one in now.sources.values() for old in one.formerly},
    }


def _row(name: str, one: Difference) -> str:
    numbers = (one.before, one.now, len(one.added), len(one.removed), len(one.changed))
    return f"| {name} | " + " | ".join(map(str, numbers)) + " |"


def _list(heading: str, lines: Sequence[str]) -> Iterable[str]:
    if not lines:
        return
    yield f"\n### {heading.capitalize()}\n"
    yield from (f"- {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"- and {len(lines) - _MOST} more"


def _told(id_: str, records: Mapping[str, Any], archive: Archive) -> str:
    """Return a record's id and heading as Markdown shows them: as code, so that nothing acts."""
    if records is not archive.articles:
        name = getattr(records.get(id_), "name", None)
        return f"`{id_}`: {_code(name)}" if name else f"`{id_}`"
    if archive.displays[id_] == "withheld":
        return f"`{id_}`"
    article = archive.articles[id_]
    heading = f"“{article.title}”, {archive.sources[article.source].name}"
    return f"`{id_}`: {_code(heading if article.title else article.heading)}"


def _code(text: str) -> str:
    return "`" + " ".join(plain(text).replace("`", "'").split()) + "`"
