"""Find a Chromium that runs, or install one: ``python -m tests.browser.chromium``."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN_BROWSERS = Path(playwright.__file__).parent / "driver/package/.local-browsers"
ON_DEBIAN = (
    "apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core"
)
ELSEWHERE = (
    f"PLAYWRIGHT_BROWSERS_PATH=0 {sys.executable} -m playwright install --with-deps chromium"
)
SECONDS = 60


class NoBrowserError(Exception):
    """No Chromium runs here; the message says what to do."""


def find() -> Path:
    """Return the first Chromium that runs: ``CUTTINGS_CHROMIUM`` if set, else the machine's own.

    Raises NoBrowserError, with the command that installs one.
    """
    if named := os.environ.get("CUTTINGS_CHROMIUM"):
        path = Path(shutil.which(named) or named)
        if runs(path):
            return path
        message = f"CUTTINGS_CHROMIUM names {named}, which does not run"
        raise NoBrowserError(message)
    for path in candidates():
        if runs(path):
            return path
    message = f"The tests need Chromium, and none runs here. Install it with: {advice()}"
    raise NoBrowserError(message)


def candidates() -> Iterator[Path]:
    """Yield the places where a Chromium may be, the machine's own before a fetched one."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from sorted(OWN_BROWSERS.glob("chromium-*/chrome-*/chrome"))


def runs(path: Path) -> bool:
    """Tell whether the program answers; Ubuntu's ``chromium-browser`` may be an empty stand-in."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def install_command() -> str:
    """Return the shell command, for root, that installs Chromium on this system."""
    packaged = shutil.which("apt-get") and distribution() != "ubuntu"  # there it is no package
    return ON_DEBIAN if packaged else ELSEWHERE


def distribution() -> str:
    """Return the system's id as in os-release, such as ``debian``; empty where it has none."""
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def rights() -> list[str] | None:
    """Return the command prefix that makes a command run as root without asking, or None."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def advice() -> str:
    """Return the one command that a person types to install Chromium."""
    return f"sudo sh -c '{install_command()}'"


def install() -> None:
    """Install Chromium if there are rights to; say nothing of failure, for `find` will."""
    prefix = rights()
    if prefix is None:
        return
    print(f"installing Chromium: {install_command()}", flush=True)  # noqa: T201 - a person waits
    environment = "DEBIAN_FRONTEND=noninteractive"
    command = [*prefix, "env", environment, "sh", "-c", install_command()]
    subprocess.run(command, stdin=subprocess.DEVNULL, check=False)


def main() -> None:
    """Make sure that there is a Chromium; exit with the command to type where there is none."""
    try:
        find()
    except NoBrowserError:
        if "CUTTINGS_CHROMIUM" not in os.environ:
            install()
    try:
        find()
    except NoBrowserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
