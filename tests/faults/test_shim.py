"""The shim sees what the system is asked, each time the same; and a build asks in a safe order."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.builder import Worker, command
from tests.faults.scenes import READING, Scene
from tests.faults.shim import Call

KINDS = {
    "fsync": "sync", "mkdir": "mkdir", "openat": "create", "rename": "rename",
    "renameat2": "exchange", "rmdir": "rmdir", "sendfile": "write", "syncfs": "sync",
    "unlink": "unlink", "unlinkat": "unlink", "write": "write",
}  # fmt: skip
"""The kind of operation of each call of the system that changes something."""
UNUSED = "chmod copy_file_range fallocate ftruncate link linkat pwrite64 renameat truncate writev"
_LINE = re.compile(r'\d+ +(\w+)\((?:(?:AT_FDCWD|\d+)<([^>]*)>(?:, )?)?(?:"([^"]*)")?(.*)')


def traced(place: Path, log: Path) -> Iterator[Call]:
    """Build in a process that ``strace`` watches, and yield what it changed in the folder."""
    names = ",".join((*KINDS, *UNUSED.split()))
    strace = ["strace", "-f", "-y", "-s", "4", "-e", f"trace={names}", "-o", f"{log}"]
    build = [sys.executable, "-B", "build.py", *command(place)]
    subprocess.run([*strace, *build], check=True, cwd=ROOT, capture_output=True)
    for line in log.read_text("utf-8", "replace").splitlines():
        found = _LINE.match(line)
        if found and not (found[1] == "openat" and "O_RDONLY" in found[4]):
            name, file, given, rest = found.groups()
            path = Path(file or "/")
            if name not in {"fsync", "sendfile", "syncfs", "write"}:
                path /= given or ""
            if path.is_relative_to(place):
                kind = "rmdir" if "AT_REMOVEDIR" in rest else KINDS.get(name, name)
                yield Call(kind, f"{path.relative_to(place)}".removeprefix("."[: path == place]))


@pytest.mark.deep
def test_nothing_is_changed_behind_its_back(
    worker: Worker, changed: Scene, place: Path, tmp_path: Path
) -> None:
    if not shutil.which("strace"):
        pytest.skip("no command strace")
    asked = [call for call in changed.calls(worker, place) if call.kind not in READING]
    seen = list(traced(changed.set_up(place), tmp_path / "log"))
    assert len(seen) > 300
    assert sorted(seen) == sorted(asked)


def test_each_build_asks_the_same(worker: Worker, changed: Scene, place: Path) -> None:
    assert changed.calls(worker, place) == changed.calls(worker, place)


def test_all_of_a_site_is_on_the_disk_before_it_takes_its_place(
    worker: Worker, scene: Scene, place: Path
) -> None:
    calls = scene.calls(worker, place)
    turn = max(
        at for at, call in enumerate(calls) if call.kind in {"exchange", "rename"}
        and call.path.startswith(".")
    )  # fmt: skip
    synced = max(at for at, call in enumerate(calls[:turn]) if call.kind == "sync")
    written = [at for at, call in enumerate(calls[:turn]) if call.kind in {"write", "create"}]
    assert calls[max(written)].path.endswith("manifest-sha256.txt")
    assert max(written) < synced < turn
    assert any(call.kind == "sync" for call in calls[turn:])


def test_findings_are_on_the_disk_before_they_take_their_place(
    worker: Worker, changed: Scene, place: Path
) -> None:
    content = [call for call in changed.calls(worker, place) if call.path.endswith(".jsonl.new")]
    kinds = [call.kind for call in content if call.kind != "unlink"]
    assert kinds == ["create", "write", "sync", "rename"]
