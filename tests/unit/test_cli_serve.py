"""The command ``archive serve``: where it is shown, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import cli
from tests.unit.invented import planted


@pytest.fixture
def taken() -> Iterator[str]:
    """Yield an address at which something answers already."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield f"127.0.0.1:{other.getsockname()[1]}"


def test_an_address_that_is_taken_is_named_with_what_to_do(
    tmp_path: Path, taken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["serve", "--content", str(planted(tmp_path)), "--address", taken]) == 2
    port = int(taken.rpartition(":")[2])
    said = f"archive: {taken} is taken: name another with --address 127.0.0.1:{port + 1}\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize(
    "address", ["8000", "localhost", "127.0.0.1:http", "127.0.0.1:70000", ":1"]
)
def test_an_address_without_form_is_refused(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["serve", "--address", address])
    assert "write an address as 127.0.0.1:8000" in capsys.readouterr().err


def test_there_must_be_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--content", str(tmp_path / "none")]) == 2
    assert "there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_ends_at_once_and_leaves_nothing(tmp_path: Path, root: Path, name: str) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, str(root / "build.py"), "serve", "--content", str(planted(tmp_path))]
    with subprocess.Popen(
        [*command, "--address", "127.0.0.1:0"],
        env=os.environ | {"TMPDIR": str(scratch)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout
        assert "http://127.0.0.1:" in served.stdout.readline()
        served.send_signal(signal.Signals[name])
        said, errors = served.communicate(timeout=60)
    assert served.returncode == 0
    assert said.endswith("Stopped.\n")
    assert "Traceback" not in errors
    assert list(scratch.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"content", "scratch"}


def test_other_verbs_do_not_load_what_serves() -> None:
    code = "import sys, archive.cli; print({'watchfiles', 'archive.serve'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
