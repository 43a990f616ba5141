"""Runs the program under an audit hook (PEP 578) and writes down what it did: a JSON list.

``python -m tests.unit.audited LOG VERB …``: each row is the name of an event and its arguments that
are texts or numbers.
"""

import json
import sys
from pathlib import Path
from types import CodeType
from typing import NoReturn

_NOISE = ("object.", "sys._", "sys.set", "sys.get", "cpython.", "gc.", "builtins.id")
seen: list[tuple[object, ...]] = []


def _note(event: str, given: tuple[object, ...]) -> None:
    if not event.startswith(_NOISE):
        seen.append((event, *map(_told, given)))


def _told(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, CodeType):
        return value.co_filename
    return value if isinstance(value, str | int) else None


def _run(log: Path, arguments: list[str]) -> NoReturn:
    sys.addaudithook(_note)
    from archive.cli import main  # noqa: PLC0415 - what it imports is watched too

    code = main(arguments)
    rows = list(seen)
    log.write_text(json.dumps(rows), encoding="utf-8")
    sys.exit(code)


if __name__ == "__main__":
    _run(Path(sys.argv[1]), sys.argv[2:])
