"""What may not stand in the repository, whoever writes it."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.seed_runs import SeedRuns

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home|Users)/\w")
REFERENCE_MATERIAL = re.compile(r"\.\./shared\b")
NAMES_IT = re.compile(r"^(bench/.*|\.ci/run|tests/conftest\.py|tests/tooling/test_tree\.py)$")


@pytest.fixture(scope="module")
def files(root: Path) -> list[Path]:
    """Return the paths, relative to the root, of all files that are or may be committed."""
    if not (root / ".git").exists():
        pytest.skip("no git work tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (root / (path := Path(name))).is_file()]


def lines_with(pattern: re.Pattern[str], path: Path, name: Path) -> list[str]:
    text = path.read_bytes().decode(errors="replace")
    return [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1}" for found in pattern.finditer(text)
    ]


def test_no_file_names_a_path_of_a_machine(root: Path, files: list[Path]) -> None:
    found = [line for name in files for line in lines_with(MACHINE_PATH, root / name, name)]
    assert found == []


def test_only_the_tests_know_where_the_reference_material_is(root: Path, files: list[Path]) -> None:
    others = [name for name in files if not NAMES_IT.match(name.as_posix())]
    found = [line for name in others for line in lines_with(REFERENCE_MATERIAL, root / name, name)]
    assert found == []


def test_no_link_leads_out_of_the_tree(root: Path, files: list[Path]) -> None:
    assert [name for name in files if not (root / name).resolve().is_relative_to(root)] == []


@pytest.mark.seeds
def test_no_file_holds_eight_words_in_a_row_of_a_seed(
    root: Path, files: list[Path], shared: Path
) -> None:
    seeds = SeedRuns.read(shared / "seeds", root / "content")
    assert len(seeds.runs) > 1000
    assert [line for name in files for line in seeds.found_in_file(root / name)] == []
