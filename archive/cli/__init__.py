"""The command line: ``archive [VERB] [OPTIONS]``, the same as ``python build.py``.

Exit codes: 0 done, 1 something is not as it should be (problems in the content, a file that has
changed), 2 wrong use (or the machine: a folder that cannot be written, an engine that fails),
130 stopped by Ctrl-C.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from archive import __version__
from archive.cli import (
    building,
    comparing,
    deciding,
    exporting,
    intake,
    keeping,
    reshaping,
    serving,
    starting,
    writing,
)
from archive.cli.common import STOPPED, WRONG_USE, UseError
from archive.records.problems import plain

_ADDED_BY = {
    "build": building.add_build,
    "check": building.add_check,
    "serve": serving.add_serve,
    "compare": comparing.add_compare,
    "verify": keeping.add_verify,
    "audit": keeping.add_audit,
    "export": exporting.add_export,
    "import": intake.add_import,
    "suggest": deciding.add_suggest,
    "accept": deciding.add_accept,
    "reject": deciding.add_reject,
    "merge": reshaping.add_merge,
    "rename": reshaping.add_rename,
    "split": reshaping.add_split,
    "init": starting.add_init,
    "new": writing.add_new,
    "explain": writing.add_explain,
}
VERBS = tuple(_ADDED_BY)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code. No fault of a disk or a network is a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given.insert(0, "build")
    _speak_plainly()
    options = _parser().parse_args(given)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has gone, as `head` does
        _close_output()
        return STOPPED
    except (OSError, UseError) as error:
        return _failed(_said(error), WRONG_USE)
    except KeyboardInterrupt:
        return _failed("stopped", STOPPED)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="archive",
        description="Build a static, searchable archive of press articles, and keep it.",
        epilog="VERB defaults to build. Exit codes: 0 done, 1 problems in content or files that"
        " are not as they were, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"cuttings {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for add in _ADDED_BY.values():
        add(verbs)
    return parser


def _speak_plainly() -> None:
    """Let no letter that the terminal's encoding lacks stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _failed(said: str, code: int) -> int:
    with suppress(OSError):  # there may be nobody left to tell
        print(f"archive: {said}", file=sys.stderr)
    return code


def _said(error: OSError | UseError) -> str:
    """Return what went wrong, with the file that it happened to, and no number."""
    if not isinstance(error, OSError) or error.strerror is None:
        return "\n".join(map(plain, str(error).split("\n")))
    files = " and ".join(
        plain(os.fsdecode(name))
        for name in (error.filename, error.filename2)
        if isinstance(name, str | bytes | os.PathLike)
    )
    return f"{files}: {error.strerror}" if files else error.strerror


def _close_output() -> None:
    """Let what is still to be printed go nowhere, so that Python does not complain at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
