"""The verbs that build and check."""

import argparse
import gc
import json
import sys
from dataclasses import replace
from pathlib import Path

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
from archive.pipeline import Outcome, Plan, build, check
from archive.records.problems import counted, report
from archive.site.publish import EngineError


def add_build(verbs: Verbs) -> None:
    """Add ``archive build``."""
    parser = verbs.add_parser("build", help="check everything, then write pages and site (default)")
    _add_reading(parser)
    parser.add_argument(
        "--pages", type=Path, default=Path("pages"), help="where Markdown goes (pages)"
    )
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="where the site goes (site)"
    )
    parser.add_argument(
        "--drafts", action="store_true", help="with reports that wait for review, for your own eyes"
    )
    parser.set_defaults(run=_build)


def add_check(verbs: Verbs) -> None:
    """Add ``archive check``."""
    parser = verbs.add_parser("check", help="report every problem of the content; write nothing")
    _add_reading(parser)
    parser.set_defaults(run=_check)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_vault(parser)
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="who will read (public)"
    )
    add_today(parser)
    add_json(parser, "problems")


def _build(options: argparse.Namespace) -> int:
    plan = replace(plan_of(options, options.audience), drafts=options.drafts)
    outcome = built(plan, options.pages, options.site)
    return tell(outcome, options, f"Done: {options.site}/index.html")


def _check(options: argparse.Namespace) -> int:
    outcome = check(plan_of(options, options.audience))
    return tell(outcome, options, "" if outcome.problems else "No problem.")


def built(plan: Plan, pages: Path, site: Path) -> Outcome:
    """Build, as fast as can be. Raises OSError, and UseError when the engine fails."""
    gc.disable()  # a build makes no garbage worth looking for, and much that looks like it
    try:
        return build(plan, pages, site)
    except EngineError as error:
        raise UseError(str(error)) from error
    finally:
        gc.enable()


def tell(outcome: Outcome, options: argparse.Namespace, done: str) -> int:
    """Print what a run found, or that it is done, and return the exit code."""
    as_json = getattr(options, "json", False)
    if as_json:
        print(json.dumps([problem.as_data() for problem in outcome.problems]))
    elif outcome.problems:
        print(report(outcome.problems, options.content), file=sys.stderr)
    if outcome.archive is None:
        return PROBLEMS
    if outcome.pending and not as_json:
        waiting = counted(outcome.pending, "report")
        print(f"Left out, waiting for review: {waiting} (archive build --drafts shows all)")
    if done and not as_json:
        print(done)
    return DONE
