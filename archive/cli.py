"""The command line: ``archive [VERB] [OPTIONS]``, the same as ``python build.py``.

Exit codes: 0 done, 1 problems in the content, 2 wrong use (or the machine: a folder that cannot be
written, an engine that fails).
"""

import argparse
import datetime as dt
import gc
import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from archive import __version__
from archive.analysis.rights import AUDIENCES
from archive.pipeline import Outcome, Plan, build, check
from archive.records.new import KINDS, NewError, new_record
from archive.records.problems import catalogue_codes, explain, report
from archive.site.publish import EngineError
from archive.text.near import did_you_mean

T = TypeVar("T")
DONE, PROBLEMS, WRONG_USE = 0, 1, 2
_BAR = 40
VERBS = ("build", "check", "new", "explain")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given.insert(0, "build")
    options = _parser().parse_args(given)
    try:
        return int(options.run(options))
    except (OSError, _UseError) as error:
        print(f"archive: {error}", file=sys.stderr)
        return WRONG_USE


class _UseError(Exception):
    """The command cannot be carried out as it was given."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="archive",
        description="Build a static, searchable archive of press articles.",
        epilog="VERB defaults to build. Exit codes: 0 done, 1 problems in content, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"cuttings {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    _add_build(
        verbs.add_parser("build", help="check everything, then write pages and site (default)")
    )
    _add_check(verbs.add_parser("check", help="report every problem of the content; write nothing"))
    _add_new(verbs.add_parser("new", help="start a record: archive new person jane-doe"))
    _add_explain(verbs.add_parser("explain", help="say what the code of a problem means"))
    return parser


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_reading(parser)
    parser.add_argument(
        "--pages", type=Path, default=Path("pages"), help="where Markdown goes (pages)"
    )
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="where the site goes (site)"
    )
    parser.set_defaults(run=_build)


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_reading(parser)
    parser.set_defaults(run=_check)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", type=Path, default=Path("content"), help="the records (content)"
    )
    vault = os.environ.get("CUTTINGS_VAULT") or None
    parser.add_argument(
        "--vault", type=Path, default=vault, help="full texts (CUTTINGS_VAULT, or none)"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="who will read (public)"
    )
    parser.add_argument(
        "--today", type=dt.date.fromisoformat, help="the day on which rights are judged"
    )
    parser.add_argument("--json", action="store_true", help="print problems as JSON")


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("id", metavar="ID", help="lower-case words joined by hyphens")
    parser.add_argument(
        "--content", type=Path, default=Path("content"), help="the records (content)"
    )
    parser.set_defaults(run=_new)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code; none lists all")
    parser.set_defaults(run=_explain)


def _build(options: argparse.Namespace) -> int:
    plan = _plan(options)
    gc.disable()  # a build makes no garbage worth looking for, and much that looks like it
    try:
        outcome = build(plan, options.pages, options.site)
    except EngineError as error:
        raise _UseError(str(error)) from error
    finally:
        gc.enable()
    return _tell(outcome, options, f"Done: {options.site}/index.html")


def _check(options: argparse.Namespace) -> int:
    outcome = check(_plan(options))
    return _tell(outcome, options, "" if outcome.problems else "No problem.")


def _plan(options: argparse.Namespace) -> Plan:
    for folder in filter(None, (options.content, options.vault)):
        if not folder.is_dir():
            raise _UseError(f"there is no folder {folder}")
    return Plan(
        content=options.content,
        vault=options.vault,
        audience=options.audience,
        day=options.today or _day(options.content),
        watch=_watch if sys.stderr.isatty() and "CI" not in os.environ else _pass,
    )


def _day(content: Path) -> dt.date | None:
    """Return the day on which rights are judged: never the clock's, so that builds repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        command = ["git", "-C", str(content), "log", "-1", "--format=%ct"]
        try:
            said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            epoch = said.stdout.strip()
        except OSError:
            epoch = ""
    return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date() if epoch else None


def _tell(outcome: Outcome, options: argparse.Namespace, done: str) -> int:
    if options.json:
        print(json.dumps([problem.as_data() for problem in outcome.problems]))
    elif outcome.problems:
        print(report(outcome.problems, options.content), file=sys.stderr)
    if outcome.archive is None:
        return PROBLEMS
    if done and not options.json:
        print(done)
    return DONE


def _new(options: argparse.Namespace) -> int:
    try:
        print(f"Wrote {new_record(options.kind, options.id, options.content)}")
    except NewError as error:
        raise _UseError(str(error)) from error
    return DONE


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        print("\n".join(f"{code:24} {title}" for code, title in catalogue_codes().items()))
        return DONE
    said = explain(options.code)
    if said is None:
        near = did_you_mean(options.code, catalogue_codes())
        raise _UseError(
            f"no problem has the code {options.code}" + (f"; did you mean {near}?" if near else "")
        )
    print(said)
    return DONE


def _pass(items: Collection[T], _label: str) -> Iterable[T]:
    return items


def _watch(items: Collection[Any], label: str) -> Iterator[Any]:
    """Yield the items, and show on a terminal how far the work has come."""
    step = max(1, len(items) // _BAR)
    for number, item in enumerate(items):
        if number % step == 0:
            bar = ("#" * (number * _BAR // len(items))).ljust(_BAR, ".")
            done = f"{number:,} of {len(items):,}"
            print(f"\r{label:8} [{bar}] {done}", end="", file=sys.stderr, flush=True)
        yield item
    print("\r\033[K", end="", file=sys.stderr, flush=True)
