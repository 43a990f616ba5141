"""The verb that gives away what may be given away: as a bag, as references, as a dump."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from archive.analysis.archive import Archive
from archive.analysis.rights import AUDIENCES
from archive.cli.building import tell
from archive.cli.common import DONE, UseError, Verbs, add_content, add_today, add_vault, plan_of
from archive.cli.keeping import add_bag, redacted_in
from archive.exchange.citations import FORMS, cited
from archive.exchange.dump import dumped, everything
from archive.exchange.release import Given, Kept, Stays, release, sums_of
from archive.pipeline import check, read
from archive.records.problems import counted
from archive.records.writing import write_whole


def add_export(verbs: Verbs) -> None:
    """Add ``archive export``."""
    parser = verbs.add_parser("export", help="write what may be given away: bag, citations, dump")
    forms = parser.add_subparsers(metavar="FORM", required=True)
    add_bag(forms)
    _add_citations(forms)
    _add_dump(forms)


def _add_citations(forms: Verbs) -> None:
    parser = forms.add_parser("citations", help="references to all articles, for other programs")
    parser.add_argument("--format", choices=FORMS, default="csl", help="their form (csl: CSL-JSON)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where they go (standard output)")
    _add_reading(parser)
    parser.set_defaults(run=_export_citations)


def _add_dump(forms: Verbs) -> None:
    parser = forms.add_parser("dump", help="all records in one file, which archive import reads")
    parser.add_argument("file", metavar="FILE", type=Path, help="a new file for it")
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        default="public",
        help="who gets it (public); private: every record as it is, for your own machine",
    )
    _add_reading(parser)
    parser.set_defaults(run=_export_dump)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_vault(parser)
    add_today(parser)


def _export_citations(options: argparse.Namespace) -> int:
    outcome = read(plan_of(options, "public"))
    if outcome.archive is None:
        return tell(outcome, options, "")
    _say(_references(outcome.archive, options.format), options.to)
    return DONE


def _references(archive: Archive, form: str) -> str:
    return "".join(FORMS[form](cited(archive)))


def _say(text: str, to: Path | None) -> None:
    """Write to a new file, or as bytes to standard output: line ends are part of a format."""
    if to is None:
        sys.stdout.buffer.write(text.encode())
    else:
        _write_new(to, text)
        print(f"Done: {to}")


def _export_dump(options: argparse.Namespace) -> int:
    plan, left = plan_of(options, options.audience), list[Stays]()
    if plan.audience == "private":
        released: Iterable[Given | Kept | Stays] = everything(plan.content)
    else:
        sums, outcome = sums_of(plan.content), check(plan)
        if outcome.archive is None:
            return tell(outcome, options, "")
        released = release(outcome.archive, plan.content, plan.vault, sums, redacted_in(plan))
    _write_new(options.file, "".join(dumped(released, left)))
    print(f"Done: {options.file} ({counted(len(left), 'thing')} left out)")
    _tell_left(left)
    return DONE


def _tell_left(left: Iterable[Stays]) -> None:
    for one in sorted(left, key=lambda one: (one.id, one.what)):
        print(f"{one.id}: {one.what}: {one.why}", file=sys.stderr)


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError, OSError, UseError."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(f"{path} is there already, and an export replaces nothing")
    if not path.parent.is_dir():
        raise UseError(f"there is no folder {path.parent}")
    write_whole(path, text.encode())
