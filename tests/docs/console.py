"""Commands in the documents, run: a console block shows what its commands print.

``python -m tests.docs.console`` writes the outputs in all documents anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT
from tests.docs.documents import references

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)\n", re.MULTILINE)
_NEEDED = ("archive", "content", "examples", "theme", "build.py", "mkdocs.yml")


class CommandError(Exception):
    """A command of the documents fails; the message is the command and its output."""


def workshop(folder: Path) -> Path:
    """Return a copy of what the commands need, in which they may write as they like."""
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def run(command: str, folder: Path) -> str:
    """Run a command of the program in ``folder`` and return what it prints.

    Raises CommandError where the exit code is not 0.
    """
    program, *arguments = shlex.split(command)
    if program == "archive":
        arguments = ["build.py", *arguments]
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"CUTTINGS_VAULT", "PYTHONPATH"}
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment | {"CI": "1", "COLUMNS": "80", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        message = f"{command}\n{done.stdout}"
        raise CommandError(message)
    return done.stdout


def commands(body: str) -> list[str]:
    """Return the commands of a console block."""
    return _COMMAND.findall(body)


def renewed(text: str, output_of: Callable[[str], str]) -> str:
    """Return a document with the output of each command in its console blocks written anew."""

    def block(found: re.Match[str]) -> str:
        said = (f"$ {command}\n{output_of(command)}" for command in commands(found["body"]))
        return f"```console\n{''.join(said)}```"

    return _BLOCK.sub(block, text)


def main() -> None:
    """Write the outputs in all documents anew."""
    with tempfile.TemporaryDirectory() as folder:
        there = workshop(Path(folder))
        for document in references():
            text = document.read_text("utf-8")
            fresh = renewed(text, lambda command: run(command, there))
            if fresh != text:
                document.write_text(fresh, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
