"""Builds in a process of their own, each in a file system that fails on cue."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT
from tests.faults.shim import Call, Strike

NOTHING = Strike()
Made = Callable[[Path], list[str]]


class Result(NamedTuple):
    """How a build ended: exit code (negative: the signal), its two outputs, what it asked."""

    code: int
    out: str
    err: str
    calls: list[Call]


def command(place: Path) -> list[str]:
    """Return the arguments of a build in ``place``."""
    folders = (f"--{name}={place / name}" for name in ("content", "vault", "pages", "site"))
    return [*folders, "--today=2031-05-01", "--audience=private"]


def bagging(place: Path) -> list[str]:
    """Return the arguments of an export in ``place``."""
    return ["export", "bag", f"{place / 'bag'}", *command(place)[:2], "--today=2031-05-01"]


class Worker:
    """The process that runs builds; see ``tests/faults/worker.py``."""

    def __init__(self) -> None:
        settings = {"PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "TZ": "UTC"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker"],
            cwd=ROOT, env=os.environ | settings, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(
        self, place: Path, strike: Strike = NOTHING, lacking: str = "", made: Made = command
    ) -> Result:
        """Build in ``place``, or make what ``made`` says, disturbed by ``strike``."""
        self.start(place, strike, lacking, made)
        return self.result()

    def start(
        self, place: Path, strike: Strike = NOTHING, lacking: str = "", made: Made = command
    ) -> None:
        """Begin a build."""
        job = {"arguments": made(place), "folder": f"{place}"}
        assert self._process.stdin
        line = json.dumps({**job, "strike": strike, "lacking": lacking})
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """Return the next line of the worker."""
        assert self._process.stdout
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def result(self) -> Result:
        """Return how the build ended."""
        said = self.answer()
        return Result(
            said["code"], said["out"], said["err"], [Call(*call) for call in said["calls"] or ()]
        )

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
