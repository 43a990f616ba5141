"""Scenes made once, on a disk in memory where there is one: a thousand builds want no real one."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.builder import Worker
from tests.faults.scenes import Scene, first_scene, next_scene

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """Return the process that runs the builds, or skip where the shim does not know the system."""
    if sys.platform != "linux":
        pytest.skip("the calls that are struck are those of Linux")
    process = Worker()
    yield process
    process.close()


@pytest.fixture(scope="session")
def bench() -> Iterator[Path]:
    """Return a folder for scenes."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def place(bench: Path) -> Path:
    """Return where a scene is set up, again and again."""
    return bench / "place"


@pytest.fixture(scope="session")
def first(worker: Worker, bench: Path) -> Scene:
    """Return the scene of an archive's first build."""
    return first_scene(worker, bench / "empty")


@pytest.fixture(scope="session")
def changed(worker: Worker, bench: Path) -> Scene:
    """Return the scene of a build after records were changed."""
    return next_scene(worker, bench / "changed")


@pytest.fixture(scope="session")
def linked(worker: Worker, bench: Path) -> Scene:
    """Return the same where the file system cannot exchange folders, and the site is a link."""
    return next_scene(worker, bench / "linked", lacking="exchange")


@pytest.fixture(params=["first", "changed", "linked"])
def scene(request: pytest.FixtureRequest) -> Scene:
    """Return each scene in turn."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
