"""The same records give the same bytes, whatever the machine, its clock's zone or its language."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from archive.site.folders import MADE
from tests.conftest import ROOT
from tests.site.building import Built, built
from tests.site.environments import ENVIRONMENTS, Environment, build, other_pythons

Files = dict[str, bytes]
QUICK = {"all of it"}  # the others, each alone, tell which of its parts is to blame


@pytest.fixture(scope="module")
def first(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return the files of a first build."""
    return build(demo, tmp_path_factory.mktemp("first"), Environment())


def differing(one: Files, other: Files) -> list[str]:
    """Return the names of files that are not the same, or not in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if name in QUICK else pytest.mark.deep) for name in ENVIRONMENTS],
)
def test_two_builds_agree_byte_for_byte(
    demo: Path, tmp_path: Path, first: Files, name: str
) -> None:
    assert differing(first, build(demo, tmp_path, ENVIRONMENTS[name])) == []
    assert "site/sitemap.xml.gz" in first
    assert len(first) > 250


@pytest.mark.deep
@pytest.mark.parametrize("python", other_pythons(), ids=lambda path: path.as_posix())
def test_every_python_of_the_machine_builds_the_same(
    demo: Path, tmp_path: Path, first: Files, python: Path
) -> None:
    lock = ROOT / "requirements/site.txt"
    subprocess.run([python, "-m", "venv", tmp_path / "venv"], check=True, capture_output=True)
    own = str(tmp_path / "venv/bin/python")
    install = [own, "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:"]
    done = subprocess.run(
        [*install, "--requirement", str(lock)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"its libraries cannot be installed here: {done.stderr.strip()[-200:]}")
    built_there = build(demo, tmp_path, ENVIRONMENTS["plain"], [own])
    assert differing(first, built_there) == []


def test_the_search_for_pythons_leaves_out_this_one() -> None:
    assert Path(sys.executable) not in other_pythons()


class Later(dt.datetime):
    """A clock that has gone on by years."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Self:
        """Return a day that no test will see."""
        return cls(2049, 5, 17, 12, tzinfo=tz)


def test_a_build_on_another_day_agrees_too(
    demo: Path, private: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("mkdocs.utils.datetime", Later)
    later = built(demo / "content", demo / "vault", tmp_path, audience="private")
    assert later.files() == private.files()


def test_a_build_over_an_older_one_leaves_nothing_behind(
    demo: Path, tmp_path: Path, first: Files
) -> None:
    there = Environment()
    place = tmp_path / there.folder
    gone = "pages/articles/gone/index.md", "site/articles/gone/index.html", "site/.gone"
    for name in (*gone, f"pages/{MADE}", f"site/{MADE}"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("what an older archive held")
    assert differing(first, build(demo, tmp_path, there)) == []
    left = {path.name for path in place.iterdir() if not path.name.endswith(".lock")}
    assert left == {"content", "pages", "site", "vault"}
