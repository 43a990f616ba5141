"""One Node process for all tests of the engine: to start one takes longer than to ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.node import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """Return the engine's process."""
    with Node() as process:
        yield process


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the indexes of a session."""
    return tmp_path_factory.mktemp("indexes")
