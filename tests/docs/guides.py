"""Guides, followed step by step: what they say to write is written, to run is run.

A fenced block is a step: ``console`` runs its commands; after a paragraph that ends in "Write
`FILE`:" a block is that file; after one that ends in "Change `FILE`:" a ``diff`` block changes it:
its lines ``-`` and those without a sign stand there, its lines ``+`` take their place.
``python -m tests.docs.guides`` writes what the commands print anew.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT

FOLDER = ROOT / "docs/guides"
_STEP = re.compile(
    r"(?:^(?P<verb>Write|Change)[^\n]* `(?P<file>[^`\n]+)`[^\n]*:\n\n)?"
    r"^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.+)\n", re.MULTILINE)
_SETTINGS = {"CI": "1", "COLUMNS": "80", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1922486400"}
_DIFF = re.compile(r"^([-+ ])(.*\n)", re.MULTILINE)


class StepError(Exception):
    """A step of a guide cannot be taken."""


def guides() -> list[Path]:
    """Return all guides."""
    return sorted(FOLDER.glob("*.md"))


@dataclass
class Reader:
    """Somebody who follows a guide: where they are, and what they read so far."""

    folder: Path
    here: Path = field(init=False)

    def __post_init__(self) -> None:
        """Begin in the empty folder."""
        self.here = self.folder

    def follow(self, text: str) -> str:
        """Take every step of a guide, and return it with what the commands print now."""
        return _STEP.sub(self._step, text)

    def _step(self, found: re.Match[str]) -> str:
        if found["language"] == "console":
            body = "".join(self._told(line) for line in _COMMAND.findall(found["body"]))
            return found[0].replace(found["body"], body)
        if found["verb"] == "Write":
            self._write(found["file"], found["body"])
        elif found["verb"] == "Change":
            self._change(found["file"], found["body"])
        return found[0]

    def _write(self, name: str, text: str) -> None:
        file = self.here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def _change(self, name: str, diff: str) -> None:
        old, new = ("".join(_lines(diff, without)) for without in "+-")
        text = (self.here / name).read_text("utf-8")
        if text.count(old) != 1:
            message = f"{name} has these lines {text.count(old)} times:\n{old}"
            raise StepError(message)
        self._write(name, text.replace(old, new))

    def _told(self, command: str) -> str:
        words = shlex.split(command)
        if words[0] == "cd":
            self.here = self.here / words[1]
            return f"$ {command}\n"
        return f"$ {command}\n{self._run(words)}"

    def _run(self, words: list[str]) -> str:
        if words[0] != "archive":
            message = f"no command of this program: {shlex.join(words)}"
            raise StepError(message)
        done = subprocess.run(
            [sys.executable, "-m", "archive", *words[1:]],
            cwd=self.here,
            env=os.environ | _SETTINGS | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout.replace(str(self.folder), "…")
        return f"{said}(exit code {done.returncode})\n" if done.returncode else said


def _lines(diff: str, without: str) -> Iterator[str]:
    return (line for sign, line in _DIFF.findall(diff) if sign != without)


def main() -> None:
    """Follow all guides, and write what the commands print anew."""
    for guide in guides():
        with tempfile.TemporaryDirectory() as folder:
            text = guide.read_text("utf-8")
            guide.write_text(Reader(Path(folder)).follow(text), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
