"""What all tests share: the folder of reference material and how long properties are tried."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A shell that runs the tests in the background ignores Ctrl-C for them, and for all they start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A machine that runs other things too makes no test fail: no deadlines.
settings.register_profile(
    "default", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", settings.get_profile("default"), max_examples=3000)
settings.load_profile("default")


@pytest.fixture(scope="session", autouse=True)
def _quick_disk() -> Iterator[None]:
    """Do not wait for the disk after each build: what else the machine writes would be waited for.

    Programs that tests start do wait, and so do those tests that look at it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.site.staging.sync", lambda _folder: None)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of seeds, gold annotation and corpora, or skip: it is not published."""
    folder = ROOT / os.environ.get("CUTTINGS_SHARED", "../shared")
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: CUTTINGS_SHARED names the reference material")
    return folder.resolve()
