"""Plain MkDocs, with the hook or without, ProperDocs and Zensical publish the same site."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from archive.site.headers import FILE as HEADERS
from tests.site.building import Built, contents
from tests.site.engines import ENGINES, Engine, differences, linked, publish, said_by
from tests.site.searching import held

ENGINE = "search/engine.js"
SIZE = 1000  # articles of the larger archive


@pytest.fixture(scope="module")
def engines() -> tuple[Engine, ...]:
    """Return all engines, or skip where one is not installed."""
    missing = [e.name for e in ENGINES if not importlib.util.find_spec(e.command[0])]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return ENGINES


def publish_with_each(
    engines: tuple[Engine, ...], root: Path, pages: Path, into: Path
) -> dict[str, Path]:
    into.mkdir(exist_ok=True)
    return {engine.name: publish(engine, root, pages, into / engine.name) for engine in engines}


def check(sites: dict[str, Path], pages: Path) -> None:
    """Check that all sites say the same on every page, and that every link leads to one."""
    said = {name: said_by(site) for name, site in sites.items()}
    assert differences(said) == []
    for name, site in sites.items():
        assert {file.stem for file in (site / "data").iterdir()} == {
            file.stem for file in (pages / "data").iterdir()
        }, name
        assert held(site) == held(pages), name
        assert linked(said[name]) <= said[name].keys() | {
            file.removeprefix("site/") for file in contents(site / "data")
        }, name
        for file in (ENGINE, HEADERS):
            assert (site / file).read_bytes() == (pages / file).read_bytes(), (name, file)


def test_every_engine_publishes_the_demonstration_archive(
    engines: tuple[Engine, ...], root: Path, private: Built, tmp_path: Path
) -> None:
    sites = publish_with_each(engines, root, private.pages, tmp_path)
    check(sites | {"build": private.site}, private.pages)


@pytest.mark.deep
def test_every_engine_publishes_a_large_archive(
    engines: tuple[Engine, ...], root: Path, shared: Path, tmp_path: Path
) -> None:
    generator = [sys.executable, "-m", "bench.reuters", str(tmp_path / "content")]
    subprocess.run([*generator, f"--articles={SIZE}"], cwd=root, check=True,
                   env={"CUTTINGS_SHARED": str(shared)})  # fmt: skip
    options = [f"--{name}={tmp_path / name}" for name in ("content", "pages", "site")]
    subprocess.run([sys.executable, str(root / "build.py"), *options], cwd=tmp_path, check=True)
    sites = publish_with_each(engines, root, tmp_path / "pages", tmp_path / "sites")
    check(sites | {"build": tmp_path / "site"}, tmp_path / "pages")
    assert len(list((tmp_path / "site/articles").iterdir())) > SIZE
