"""What all tests share: the folder of reference material and how long properties are tried."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A machine that runs other things too makes no test fail: no deadlines.
settings.register_profile(
    "default", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", settings.get_profile("default"), max_examples=3000)
settings.load_profile("default")


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
