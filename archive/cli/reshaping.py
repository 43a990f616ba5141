"""The verbs that change records of one thing as a whole: merge, rename, split."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from archive.cli.common import (
    DONE,
    UseError,
    Verbs,
    add_content,
    add_today,
    add_vault,
    need_folders,
    plan_of,
)
from archive.intake.reshape.apply import apply, finish, need_complete, try_out
from archive.intake.reshape.bench import Bench, ReshapeError, find_target
from archive.intake.reshape.diff import diff
from archive.intake.reshape.merge import merge
from archive.intake.reshape.rename import rename
from archive.intake.reshape.split import Choice, split
from archive.pipeline import check
from archive.records.files import Unread
from archive.records.folder import SUGGESTIONS
from archive.records.problems import Problem, Problems, counted, plain, report
from archive.records.read import read_content
from archive.records.validate import validate
from archive.site.staging import locked

_MERGED = {"entity": "person, organization or place", "event": "event"}
_RENAMED = _MERGED | {"article": "article", "source": "source", "subject": "subject"}
_RENEWED = "findings-stale"
_ONE_DIFF = (
    "References to it are rewritten in every record. --dry-run prints all of it as one diff."
)


def add_merge(verbs: Verbs) -> None:
    """Add ``archive merge``."""
    parser = verbs.add_parser(
        "merge",
        help="make one record of two: archive merge GONE KEPT",
        description="Put the record GONE into the record KEPT, as mv puts one name in the place of"
        " another: KEPT stays, with its id and its name, and gets what GONE has beyond it. The"
        f" address of GONE then leads to KEPT. {_ONE_DIFF}",
    )
    parser.add_argument("gone", metavar="GONE", help="the id that ends: an entity, or an event")
    parser.add_argument("kept", metavar="KEPT", help="the id that stays")
    parser.add_argument(
        "--despite-not-same-as", action="store_true",
        help="merge also what a record says are two things",
    )  # fmt: skip
    _add_common(parser)
    parser.set_defaults(run=_merge)


def add_rename(verbs: Verbs) -> None:
    """Add ``archive rename``."""
    parser = verbs.add_parser(
        "rename",
        help="give a record another id, or another name",
        description="Give a record another id; its old address leads to the new one. With --name"
        f" its name changes too, and the old one becomes an alias. {_ONE_DIFF}",
    )
    parser.add_argument("old", metavar="OLD", help="its id (sources/ID where others have it too)")
    parser.add_argument("new", metavar="NEW", help="the new id, or the old one again")
    parser.add_argument("--name", help="a new name")
    _add_common(parser)
    parser.set_defaults(run=_rename)


def add_split(verbs: Verbs) -> None:
    """Add ``archive split``."""
    parser = verbs.add_parser(
        "split",
        help="make two records of one",
        description="Make a second record NEW of what is chosen from ID: an entity or an event."
        f" Two entities are then told apart by not_same_as. {_ONE_DIFF}",
    )
    parser.add_argument("old", metavar="ID", help="the record that is about two things")
    parser.add_argument("new", metavar="NEW", help="the id of the second record")
    parser.add_argument("--name", help="the name of the second record (the first --alias)")
    for option, dest, metavar, said in (
        ("--alias", "forms", "FORM", "an alias that is the second one's"),
        ("--article", "articles", "ID", "an article whose mentions, claims, account are its"),
        ("--question", "questions", "ID", "a question that is about the second one"),
        ("--in", "records", "RECORD", "a record (as people/ID) that refers to the second one"),
    ):
        parser.add_argument(
            option, metavar=metavar, action="append", default=[], dest=dest,
            help=f"{said}; as often as needed",
        )  # fmt: skip
    _add_common(parser)
    parser.set_defaults(run=_split)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="print the diff, and write nothing")
    add_content(parser)
    add_vault(parser)
    add_today(parser)


def _merge(options: argparse.Namespace) -> int:
    def change(bench: Bench) -> None:
        gone, kept = (
            find_target(bench.shelf, one, _MERGED) for one in (options.gone, options.kept)
        )
        merge(bench, gone, kept, despite=options.despite_not_same_as)

    return _reshape(options, change)


def _rename(options: argparse.Namespace) -> int:
    def change(bench: Bench) -> None:
        target = find_target(bench.shelf, options.old, _RENAMED)
        rename(bench, target, options.new.rpartition("/")[2], options.name)

    return _reshape(options, change)


def _split(options: argparse.Namespace) -> int:
    def change(bench: Bench) -> None:
        target = find_target(bench.shelf, options.old, _MERGED)
        records = tuple(find_target(bench.shelf, one, _RENAMED).path for one in options.records)
        name = options.name or next(iter(options.forms), None)
        if name is None:
            raise ReshapeError("the second record needs a name: add --name")
        choice = Choice(
            name=name,
            forms=tuple(options.forms),
            articles=tuple(options.articles),
            questions=tuple(options.questions),
            records=records,
        )
        split(bench, target, options.new, choice)

    return _reshape(options, change)


def _reshape(options: argparse.Namespace, change: Callable[[Bench], None]) -> int:
    """Change the records as ``change`` says, on a bench; show it, or write it."""
    need_folders(options.content, options.vault)
    try:
        if options.dry_run:
            need_complete(options.content)
            return _reshaped(options, change)
        with locked([options.content]):
            if finish(options.content):
                print("A change that had been stopped was completed first.", file=sys.stderr)
            return _reshaped(options, change)
    except ReshapeError as error:
        raise UseError(str(error)) from error
    except Unread as error:
        raise UseError(f"a file {error.said}") from error


def _reshaped(options: argparse.Namespace, change: Callable[[Bench], None]) -> int:
    bench = _sound(options.content)
    change(bench)
    changes = bench.changes()
    try_out(changes, options.content, lambda copy: _problems(options, copy))
    for note in bench.notes:
        print(f"note: {plain(note)}", file=sys.stderr)
    if options.dry_run:
        print(diff(changes, options.content.as_posix()), end="")
        return DONE
    apply(changes, options.content)
    print(f"Done: {counted(len(changes), 'file')} changed. To see them: git diff")
    if (options.content / SUGGESTIONS).is_dir():
        print("Open proposals may name the old id: archive suggest makes them anew.")
    if any(change.old and change.old.endswith(".jsonl") for change in changes) or options.vault:
        print("Where you have the vault, build once more, so that the findings are renewed.")
    return DONE


def _sound(content: Path) -> Bench:
    """Return the records to be changed. Raises ReshapeError where any of them is not sound."""
    problems = Problems()
    shelf = read_content(content, problems)
    validate(shelf, problems)
    blocking = [one for one in problems.in_order() if one.blocks]
    if blocking:
        said = "the records have problems, and references might be missed; mend these first"
        raise ReshapeError(f"{report(blocking, content)}\n{said}")
    return Bench(shelf)


def _problems(options: argparse.Namespace, copy: Path) -> str:
    """Return the problems that a change makes, as text; nothing where it makes none."""
    plan = plan_of(options, "public")
    after = _blocking(check(replace(plan, content=copy)).problems)
    if not after:
        return ""
    before = {(one.mark.path, one.code, one.message) for one in check(plan).problems}
    new = [one for one in after if (one.mark.path, one.code, one.message) not in before]
    if not new:
        return ""
    return report(new, copy).replace(str(copy), str(options.content))


def _blocking(problems: list[Problem]) -> list[Problem]:
    return [one for one in problems if one.blocks and one.code != _RENEWED]
