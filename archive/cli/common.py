"""What several verbs share: exit codes, options, the plan of a run, how far it has come."""

import argparse
import datetime as dt
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from archive.cli.history import last_commit
from archive.pipeline import Plan
from archive.site.publish import LAST_SECOND

T = TypeVar("T")
DONE, PROBLEMS, WRONG_USE = 0, 1, 2
STOPPED = 130  # what shells report of a command that Ctrl-C ended
_BAR = 40
_SECONDS = re.compile(r"[0-9]{1,20}")
Verbs = Any  # argparse has no public name for what add_subparsers returns


class UseError(Exception):
    """The command cannot be carried out as it was given."""


def add_content(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the records."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), help="the records (content)"
    )


def add_vault(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the full texts."""
    vault = os.environ.get("CUTTINGS_VAULT") or None
    parser.add_argument(
        "--vault", type=Path, default=vault, help="full texts (CUTTINGS_VAULT, or none)"
    )


def add_today(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the day."""
    parser.add_argument(
        "--today", type=_read_day, help="the day on which rights are judged (YYYY-MM-DD)"
    )


def _read_day(said: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError("write a day as YYYY-MM-DD") from error


def add_json(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option that lets a program read what is found."""
    parser.add_argument("--json", action="store_true", help=f"print {what} as JSON")


def plan_of(options: argparse.Namespace, audience: str) -> Plan:
    """Return what to build from, for whom, on which day. Raises UseError."""
    need_folders(options.content, options.vault)
    return Plan(
        content=options.content,
        vault=options.vault,
        audience=audience,
        day=options.today or _day(options.content),
        watch=watch(),
    )


def need_folders(*folders: Path | None) -> None:
    """Raise UseError for a folder that is not there."""
    for folder in filter(None, folders):
        if not folder.is_dir():
            raise UseError(f"there is no folder {folder}")


def _day(content: Path) -> dt.date | None:
    """Return the day on which rights are judged: never the clock's, so that builds repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or last_commit(content)
    if not epoch:
        return None
    if not _SECONDS.fullmatch(epoch) or int(epoch) > LAST_SECOND:
        raise UseError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {epoch[:40]}")
    return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()


def watch() -> Any:  # noqa: ANN401 - a function for items of any kind
    """Return how a run's progress is watched: on a terminal by a bar, elsewhere not at all."""
    return _watch if sys.stderr.isatty() and "CI" not in os.environ else _pass


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
