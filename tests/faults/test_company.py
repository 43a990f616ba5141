"""Another builder, a vault that goes away, a disk that may not be written, an engine that fails."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.builder import Worker
from tests.faults.scenes import Scene, tree
from tests.faults.shim import VANISH, Call, Strike

ENGINE = """
INHERIT: {root}/mkdocs.yml
theme: {{custom_dir: {root}/theme}}
hooks: [{root}/archive/site/hook.py, failing.py]
"""


@pytest.fixture(scope="module")
def other() -> Iterator[Worker]:
    """Return a second process that runs builds."""
    process = Worker()
    yield process
    process.close()


def lasting(calls: list[Call], folder: str) -> tuple[int, int]:
    """Return the first and the last operation in a folder."""
    at = [number for number, call in enumerate(calls, 1) if call.path.startswith(folder)]
    return at[0], at[-1]


@pytest.fixture
def stopped(worker: Worker, changed: Scene, place: Path) -> Iterator[int]:
    """Stop a build while it writes the site, and return its process."""
    calls = changed.calls(worker, place)
    first, last = lasting(calls, ".site.new")
    changed.set_up(place)
    worker.start(place, Strike((first + last) // 2, "SIGSTOP"))
    process: int = worker.answer()["stopped"]
    yield process
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def test_a_second_builder_is_told_and_changes_nothing(
    worker: Worker, other: Worker, changed: Scene, place: Path, stopped: int
) -> None:
    before = tree(place)
    told = other.run(place)
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "another build is writing" in told.err
    assert tree(place) == before
    os.kill(stopped, signal.SIGCONT)
    assert worker.result().code == 0
    assert [*changed.mended(place, other.run(place))] == []


def test_a_lock_ends_with_the_process_that_holds_it(
    worker: Worker, other: Worker, changed: Scene, place: Path, stopped: int
) -> None:
    os.kill(stopped, signal.SIGKILL)
    assert worker.result().code == -signal.SIGKILL
    assert [*changed.mended(place, other.run(place))] == []


def test_of_two_builders_at_once_one_is_done(
    worker: Worker, other: Worker, scene: Scene, place: Path
) -> None:
    scene.set_up(place)
    both = worker, other
    for process in both:
        process.start(place, lacking=scene.lacking)
    results = [process.result() for process in both]
    assert {result.code for result in results} <= {0, 2}
    assert any(result.code == 0 for result in results)
    assert [said for result in results for said in scene.disturbed(place, result)] == []
    assert [*scene.mended(place, worker.run(place, lacking=scene.lacking))] == []


def test_a_vault_that_goes_away_takes_nothing_from_the_site(
    worker: Worker, changed: Scene, place: Path
) -> None:
    calls = changed.calls(worker, place)
    first, last = lasting(calls, "vault")
    for at in (first, last, last + 1):
        changed.set_up(place)
        assert [*changed.disturbed(place, worker.run(place, Strike(at, VANISH)))] == [], at
        without = worker.run(place)
        assert (without.code, "vault" in without.err) == (2, True)
        (place / "gone").rename(place / "vault")
        assert [*changed.mended(place, worker.run(place))] == [], at


@pytest.mark.parametrize("below", ["", "pages", ".site.new"])
def test_where_nothing_can_be_written_nothing_changes(
    worker: Worker, changed: Scene, place: Path, below: str
) -> None:
    at, _ = lasting(changed.calls(worker, place), below)
    assert changed.failures(worker, place, [Strike(at, "EROFS", lasting=True)]) == []


def test_where_folders_cannot_be_exchanged_the_way_is_told(
    worker: Worker, changed: Scene, place: Path
) -> None:
    result = worker.run(changed.set_up(place), lacking="exchange")
    assert "put a symbolic link to it in its place" in result.err
    assert [*changed.disturbed(place, result)] == []
    assert tree(place / "site") == changed.old


@pytest.mark.parametrize(
    ("event", "error"),
    [
        ("config", "mkdocs.exceptions.PluginError"),
        ("files", "OSError"),
        ("page_content", "mkdocs.exceptions.Abort"),
        ("post_page", "SystemExit"),
        ("post_build", "mkdocs.exceptions.ConfigurationError"),
    ],
)
def test_an_engine_that_fails_leaves_the_site(
    worker: Worker, changed: Scene, place: Path, root: Path, event: str, error: str
) -> None:
    changed.set_up(place)
    hook = f"import mkdocs\ndef on_{event}(*_, **__): raise {error}('a fault of the engine')\n"
    (place / "failing.py").write_text(hook, "utf-8")
    (place / "mkdocs.yml").write_text(ENGINE.format(root=root), "utf-8")
    result = worker.run(place)
    assert result.code != 0
    assert "fault of the engine" in result.err
    assert "Traceback" not in result.err
    assert tree(place / "site") == changed.old
    for name in ("failing.py", "mkdocs.yml"):
        (place / name).unlink()
    assert [*changed.mended(place, worker.run(place))] == []


def test_a_record_that_cannot_be_read_once_lets_no_name_out(
    worker: Worker, changed: Scene, place: Path
) -> None:
    calls = changed.calls(worker, place)
    at = [n for n, call in enumerate(calls, 1) if call.path == "content/people/mara-teel.yml"]
    assert at
    assert changed.failures(worker, place, [Strike(number, "EIO") for number in at]) == []
