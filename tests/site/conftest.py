"""The demonstration archive, built once for each audience."""

from pathlib import Path

import pytest

from tests.site.building import Built, built


@pytest.fixture(scope="session")
def demo(root: Path) -> Path:
    """Return the folder of the demonstration archive."""
    return root / "examples/demo"


@pytest.fixture(scope="session")
def public(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the demonstration archive as the public may read it."""
    return built(demo / "content", demo / "vault", tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="session")
def private(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the demonstration archive as its owner reads it at home."""
    folder = tmp_path_factory.mktemp("private")
    return built(demo / "content", demo / "vault", folder, audience="private")


@pytest.fixture(scope="session")
def collection(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the archive of the repository as it is published: without a vault."""
    return built(root / "content", None, tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="session", params=["public", "private", "collection"])
def each(request: pytest.FixtureRequest) -> Built:
    """Return the demonstration archive for each audience, then the repository's own."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture(scope="session", params=["public", "private"])
def either(request: pytest.FixtureRequest) -> Built:
    """Return the demonstration archive for each audience in turn."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
