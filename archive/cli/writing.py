"""The verbs for someone who writes records: start one, explain what a message means."""

import argparse

from archive.cli.common import DONE, UseError, Verbs, add_content
from archive.records.new import KINDS, NewError, new_record
from archive.records.problems import catalogue_codes, explain
from archive.text.near import did_you_mean


def add_new(verbs: Verbs) -> None:
    """Add ``archive new``."""
    parser = verbs.add_parser("new", help="start a record: archive new person jane-doe")
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("id", metavar="ID", help="lower-case words joined by hyphens")
    add_content(parser)
    parser.set_defaults(run=_new)


def add_explain(verbs: Verbs) -> None:
    """Add ``archive explain``."""
    parser = verbs.add_parser("explain", help="say what the code of a problem means")
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code; none lists all")
    parser.set_defaults(run=_explain)


def _new(options: argparse.Namespace) -> int:
    try:
        print(f"Wrote {new_record(options.kind, options.id, options.content)}")
    except NewError as error:
        raise UseError(str(error)) from error
    return DONE


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        print("\n".join(f"{code:24} {title}" for code, title in catalogue_codes().items()))
        return DONE
    said = explain(options.code)
    if said is None:
        near = did_you_mean(options.code, catalogue_codes())
        raise UseError(
            f"no problem has the code {options.code}" + (f"; did you mean {near}?" if near else "")
        )
    print(said)
    return DONE
