"""The real content with its vault, read once as on a reader's own machine, without an engine."""

from pathlib import Path

import pytest

from archive.analysis.names import Lexicon
from archive.analysis.texts import lexicon_of
from archive.records.problems import Problems
from tests.seeds.gold import Gold, Place
from tests.site.building import Built, built


@pytest.fixture(scope="session")
def vault(shared: Path) -> Path:
    """Return the folder of the captures."""
    return shared / "seeds"


@pytest.fixture(scope="session")
def gold(shared: Path) -> Gold:
    """Return the annotation."""
    return Gold(shared / "gold")


@pytest.fixture(scope="session")
def archive(root: Path, vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real archive for one reader: pages and data, no site."""
    folder = tmp_path_factory.mktemp("seeds")
    return built(root / "content", vault, folder, audience="private", site=False)


@pytest.fixture(scope="session")
def texts(vault: Path) -> dict[str, str]:
    """Return the text of each capture, by file."""
    return {path.name: path.read_bytes().decode() for path in sorted(vault.glob("*.txt"))}


@pytest.fixture(scope="session")
def lexicon(archive: Built) -> Lexicon:
    """Return all names of the real content."""
    return lexicon_of(archive.archive.entities.values(), Problems())


@pytest.fixture(scope="session")
def found(archive: Built) -> dict[Place, str]:
    """Return whom each mention of the five reports means, by its place."""
    rows = archive.rows("mentions")
    return {(row["capture"], row["start"], row["end"]): row["entity"] for row in rows}
