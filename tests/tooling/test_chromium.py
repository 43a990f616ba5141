"""The search for a browser, among stand-ins."""

import os
from pathlib import Path

import pytest

from tests.browser import chromium

WORKS = "#!/bin/sh\necho Chromium 150.0\n"
STAND_IN = "#!/bin/sh\necho 'needs to be installed' >&2\nexit 1\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder of commands of a machine without rights and browsers."""
    monkeypatch.delenv("CUTTINGS_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "OWN_BROWSERS", tmp_path / "browsers")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_first_that_answers_is_taken(machine: Path) -> None:
    program(machine / "chromium-browser", STAND_IN)
    chrome = program(machine / "google-chrome", WORKS)
    assert chromium.find() == chrome


def test_one_fetched_into_the_environment_will_do(machine: Path) -> None:
    fetched = program(machine / "browsers/chromium-1/chrome-linux/chrome", WORKS)
    assert chromium.find() == fetched


def test_a_named_one_is_the_only_one(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine / "chromium", WORKS)
    monkeypatch.setenv("CUTTINGS_CHROMIUM", str(program(machine / "mine", STAND_IN)))
    with pytest.raises(chromium.NoBrowserError, match=r"CUTTINGS_CHROMIUM names .*mine"):
        chromium.find()


@pytest.mark.parametrize(
    ("system", "said"),
    [("debian", "apt-get install -y .* chromium"), ("ubuntu", "playwright install --with-deps")],
)
def test_without_rights_the_command_to_type_is_said(
    machine: Path, monkeypatch: pytest.MonkeyPatch, system: str, said: str
) -> None:
    program(machine / "apt-get", WORKS)
    program(machine / "sudo", STAND_IN)
    monkeypatch.setattr(chromium, "distribution", lambda: system)
    with pytest.raises(SystemExit, match=f"^The tests need Chromium.*: sudo sh -c '.*{said}"):
        chromium.main()


def test_with_rights_it_is_installed(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(machine / "apt-get", WORKS)
    program(machine / "sudo", "#!/bin/sh\n: all may\n")
    monkeypatch.setattr(chromium, "distribution", lambda: "debian")
    with pytest.raises(SystemExit):  # for this sudo does nothing
        chromium.main()
    assert capsys.readouterr().out.startswith("installing Chromium: apt-get update && ")
