"""What the commands say when the machine fails: one line, and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive import cli
from archive.cli import building
from archive.pipeline import Outcome


@pytest.fixture(autouse=True)
def _content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand beside a content folder."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CUTTINGS_VAULT", raising=False)


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(28, "No space left on device", "site/a.html"), 2,
         "site/a.html: No space left on device"),
        (OSError(18, "Invalid cross-device link", "a", None, "b"), 2,
         "a and b: Invalid cross-device link"),
        (OSError(5, "Input/output error"), 2, "Input/output error"),
        (PermissionError(13, "Permission denied", Path("a\x1b[2J").as_posix()), 2,
         "a\ufffd[2J: Permission denied"),
        (FileExistsError("a and b may not lie in one another"), 2,
         "a and b may not lie in one another"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
)  # fmt: skip
def test_says_what_and_where(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: BaseException,
    code: int,
    said: str,
) -> None:
    def fail(*_: object) -> Outcome:
        raise fault

    monkeypatch.setattr(building, "build", fail)
    assert cli.main([]) == code
    assert capsys.readouterr() == ("", f"archive: {said}\n")


def test_a_reader_who_goes_away_is_no_fault(root: Path) -> None:
    command = f"{sys.executable} build.py explain | head -n 1 && exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_letter_that_the_terminal_lacks_is_no_fault(root: Path) -> None:
    said = subprocess.run(
        [sys.executable, "build.py", "explain", "bad-id"],
        cwd=root, env={"PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (said.returncode, said.stderr) == (0, b"")
