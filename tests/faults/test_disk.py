"""A real disk that is full, or may only be read: small ones, made in memory for one test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.builder import Result, Worker, command
from tests.faults.scenes import Scene, tree

pytestmark = pytest.mark.deep

# In a namespace of its own, so that nothing is mounted for anybody else: the scene is copied onto
# the small disk, the disk gets its fault, a build runs, and all is copied back to be looked at.
ON_A_DISK = """
set -eu
mount -t tmpfs -o size=64m none "$1"
cp -a "$2/." "$1"
{fault}
set +e
"$3" build.py "${{@:5}}" >"$4/out" 2>"$4/err"
echo $? >"$4/code"
cp -a "$1/." "$4/after"
"""
FULL = """
head -c {free} /dev/zero >"$1/spare"
head -c 64m /dev/zero >"$1/filler" || true
rm "$1/spare"
"""
READ_ONLY = 'mount -o remount,ro "$1"'


@pytest.fixture(scope="module")
def unshare() -> list[str]:
    """Return the command that mounts for itself only, or skip where the system lets nobody."""
    command = ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare"):
        pytest.skip("no command unshare")
    tried = ["sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
    if subprocess.run([*command, *tried], check=False, capture_output=True).returncode:
        pytest.skip("this system lets no test mount a disk of its own")
    return command


def build_on(unshare: list[str], scene: Scene, place: Path, fault: str) -> Result:
    """Build a scene on a disk with a fault; ``place`` is then how the disk looks."""
    scene.set_up(place)
    told, disk = place.with_name("told"), place.with_name("disk")
    shutil.rmtree(told, ignore_errors=True)
    (told / "after").mkdir(parents=True)
    disk.mkdir(exist_ok=True)
    script = ["bash", "-c", ON_A_DISK.format(fault=fault), "build"]
    given = [disk, place, sys.executable, told, *command(disk)]
    subprocess.run([*unshare, *script, *map(str, given)], check=True, cwd=ROOT)
    shutil.rmtree(place)
    (told / "after").rename(place)
    (place / "filler").unlink(missing_ok=True)
    code, out, err = ((told / name).read_text() for name in ("code", "out", "err"))
    return Result(int(code), out, err.replace(f"{disk}", f"{place}"), [])


@pytest.mark.parametrize("kib", [0, 4, 16, 32, 64, 96, 128, 160, 192, 256, 320, 384, 448, 512, 640])
def test_a_disk_that_is_full(
    worker: Worker, unshare: list[str], changed: Scene, place: Path, kib: int
) -> None:
    result = build_on(unshare, changed, place, FULL.format(free=f"{kib}k"))
    assert [*changed.disturbed(place, result)] == []
    assert result.code == 0 or "No space left on device" in result.err
    assert [*changed.mended(place, worker.run(place))] == []


def test_a_disk_that_may_only_be_read(
    worker: Worker, unshare: list[str], changed: Scene, place: Path
) -> None:
    result = build_on(unshare, changed, place, READ_ONLY)
    assert (result.code, "Read-only file system" in result.err) == (2, True)
    assert [*changed.disturbed(place, result)] == []
    assert tree(place / "site") == changed.old
    assert [*changed.mended(place, worker.run(place))] == []
