"""A process that has imported all that a build needs, and runs each build in a copy of itself.

Jobs come on standard input, one JSON object a line: ``arguments`` of the command, the ``folder``
to watch, the ``strike``, and what its file system is ``lacking``. For each a line goes to standard
output: the exit ``code`` (negative: the signal), the build's own outputs ``out`` and ``err``, and
the ``calls``, None for one that was killed. Before it stands, of a build that a signal stopped, a
line with its process id as ``stopped``.
"""

import json
import os
import signal
import sys
import tempfile
from typing import Any

import mkdocs.commands.build
import mkdocs.config  # noqa: F401 - imported before the fork, as what follows

import archive.search.writer
import archive.site.pages  # noqa: F401
from archive import cli
from archive.site import filesystem
from tests.faults.shim import Shim, Strike

PLAIN = open  # before a shim takes its place


def serve() -> None:
    """Run jobs until there are no more."""
    sys.dont_write_bytecode = True  # an engine's hook may stand beside the site
    for line in sys.stdin:
        job = json.loads(line)
        with tempfile.TemporaryDirectory() as told:
            _run(job, told)


def _run(job: dict[str, Any], told: str) -> None:
    child = os.fork()
    if child == 0:
        _build(job, told)
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        _answer({"stopped": child})
        _, status = os.waitpid(child, 0)
    calls = f"{told}/calls"
    _answer(
        {
            "code": os.waitstatus_to_exitcode(status),
            "out": _text(f"{told}/out"),
            "err": _text(f"{told}/err"),
            "calls": json.loads(_text(calls)) if os.path.exists(calls) else None,  # noqa: PTH110
        }
    )


def _answer(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201


def _text(path: str) -> str:
    with PLAIN(path, encoding="utf-8") as file:
        return file.read()


def _build(job: dict[str, Any], told: str) -> None:
    """Run one build as a process of its own would, and leave."""
    for number, name in enumerate(("out", "err"), 1):
        os.dup2(os.open(f"{told}/{name}", os.O_WRONLY | os.O_CREAT), number)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    shim = Shim(job["folder"], Strike(*job["strike"]), job["lacking"])
    shim.install(filesystem._system)  # noqa: SLF001 - there is no other way to what it asks of C
    code = 70
    try:
        code = cli.main(job["arguments"])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
        print("" if isinstance(left.code, int) else left.code, file=sys.stderr)  # noqa: T201
    except BaseException:  # noqa: BLE001 - as the interpreter does at the end of a program
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        with PLAIN(f"{told}/calls", "w", encoding="utf-8") as file:
            json.dump(shim.calls, file)
        os._exit(code)


if __name__ == "__main__":
    serve()
