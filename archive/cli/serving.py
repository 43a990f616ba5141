"""The verb that shows the archive while it is written."""

import argparse
import errno
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from archive.analysis.rights import AUDIENCES
from archive.cli.common import DONE, UseError, Verbs, add_content, add_today, add_vault, plan_of
from archive.records.problems import plain

if TYPE_CHECKING:
    from archive.serve.desk import Desk, News

_LAST_PORT = 65_535
_MOST_NAMED = 3


def add_serve(verbs: Verbs) -> None:
    """Add ``archive serve``."""
    parser = verbs.add_parser("serve", help="show the archive in a browser while it is written")
    add_content(parser)
    add_vault(parser)
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="as whom to read it (public)"
    )
    add_today(parser)
    parser.add_argument(
        "--address",
        type=_read_address,
        default=("127.0.0.1", 8000),
        metavar="HOST:PORT",
        help="where it is shown (127.0.0.1:8000: to this machine only)",
    )
    parser.add_argument("--open", action="store_true", help="open it in a browser")
    parser.set_defaults(run=_serve)


def _read_address(said: str) -> tuple[str, int]:
    name, _, port = said.rpartition(":")
    if not name or not port.isdecimal() or not port.isascii() or int(port) > _LAST_PORT:
        raise argparse.ArgumentTypeError("write an address as 127.0.0.1:8000")
    return name, int(port)


def _serve(options: argparse.Namespace) -> int:
    from archive.serve.desk import Desk  # noqa: PLC0415 - other verbs need no host
    from archive.serve.host import hosting  # noqa: PLC0415 - as above

    plan = plan_of(options, options.audience)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does
    held = tempfile.TemporaryDirectory(prefix="cuttings-", ignore_cleanup_errors=True)
    with suppress(KeyboardInterrupt), held as folder:
        desk = Desk(plan, Path(folder))
        try:
            with hosting(desk, *options.address) as address:
                _show(desk, address, open_it=options.open)
        except OSError as error:
            raise _refused(error, *options.address) from error
    print("\nStopped.")
    return DONE


def _show(desk: "Desk", address: str, *, open_it: bool) -> None:
    from archive.serve.watching import changes  # noqa: PLC0415 - as above

    news = desk.renew()
    _tell(news, None)
    print(f"The archive is at {address} (Ctrl-C ends this)", flush=True)
    if open_it:
        webbrowser.open(address)
    for changed in changes(lambda: desk.roots):
        began = time.perf_counter()
        before, news = news, desk.renew()
        if named := _named(changed.difference(root.absolute() for root in desk.roots)):
            print(f"{named}: {time.perf_counter() - began:.2f} s", flush=True)
        _tell(news, before)


def _named(changed: Iterable[Path]) -> str:
    names = sorted(plain(path.name) for path in changed)
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _tell(news: "News", before: "News | None") -> None:
    """Print what is wrong, unless it was said the last time."""
    if before and (news.problems, news.notes) == (before.problems, before.notes):
        return
    if news.problems or news.notes:
        print("\n\n".join(news.problems) or news.notes, file=sys.stderr, flush=True)
    elif before and before.problems:
        print("No problem.", flush=True)


def _refused(error: OSError, name: str, port: int) -> OSError | UseError:
    if error.errno == errno.EADDRINUSE:
        return UseError(f"{name}:{port} is taken: name another with --address {name}:{port + 1}")
    return error
