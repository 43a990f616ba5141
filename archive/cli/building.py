"""The verbs that build and check."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
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
    need_folders,
    plan_of,
)
from archive.pipeline import Outcome, Plan, build, check
from archive.records.annotations import github, gitlab, inert
from archive.records.problems import Problem, Problems, counted, report
from archive.records.read import read_content
from archive.records.validate import validate
from archive.site.publish import EngineError

_FORMATS: dict[str, Callable[[Iterable[Problem], Path], str]] = {
    "github": github,
    "gitlab": gitlab,
}


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
    parser.add_argument(
        "files",
        metavar="FILE",
        type=Path,
        nargs="*",
        help="report only problems in these records, quickly: their texts are not read",
    )
    _add_reading(parser)
    parser.add_argument(
        "--format",
        choices=("text", *_FORMATS),
        default="text",
        help="how problems are printed: github as workflow commands, gitlab as a Code Quality"
        " report (text)",
    )
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
    if options.files:
        return _check_files(options)
    outcome = check(plan_of(options, options.audience))
    return tell(outcome, options, "" if outcome.problems else "No problem.")


def _check_files(options: argparse.Namespace) -> int:
    """Report problems in some records: all are read, so that references are followed."""
    need_folders(options.content)
    problems = Problems()
    validate(read_content(options.content, problems), problems)
    wanted = {file.resolve() for file in options.files}
    found = [
        one for one in problems.in_order() if (options.content / one.mark.path).resolve() in wanted
    ]
    _print_problems(found, options)
    return PROBLEMS if any(one.blocks for one in found) else DONE


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
    for_people = _print_problems(outcome.problems, options)
    if outcome.archive is None:
        return PROBLEMS
    if outcome.pending and for_people:
        waiting = counted(outcome.pending, "report")
        print(f"Left out, waiting for review: {waiting} (archive build --drafts shows all)")
    if done and for_people:
        print(done)
    return DONE


def _print_problems(problems: list[Problem], options: argparse.Namespace) -> bool:
    """Print problems in the form that was asked for; tell whether it is one for people."""
    form = getattr(options, "format", "text")
    if getattr(options, "json", False) or form == "json":
        print(json.dumps([problem.as_data() for problem in problems]))
    elif form != "text":
        print(_FORMATS[form](problems, options.content))
    elif problems:
        said = report(problems, options.content)
        print(inert(said) if "GITHUB_ACTIONS" in os.environ else said, file=sys.stderr)
    return form == "text" and not getattr(options, "json", False)
