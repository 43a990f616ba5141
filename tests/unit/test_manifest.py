"""The manifest of a folder, as BagIt and sha256sum read it."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.manifest import (
    MANIFEST,
    ManifestError,
    differences,
    manifest_text,
    read_manifest,
    write_manifest,
)
from archive.records.files import names_under

HASH = hashlib.sha256(b"").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()
PARTS = st.text(st.characters(exclude_characters="/\\\0", codec="utf-8"), min_size=1).filter(
    lambda part: part.strip() == part and part not in {".", ".."}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of a few files, one of them hidden, one with a line end in its name."""
    for name in ("index.html", "people/ada-quill/index.html", ".hidden", "odd 100%\n.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_it_lists_every_file_but_itself_and_says_its_own_hash(folder: Path) -> None:
    own = write_manifest(folder)
    text = (folder / MANIFEST).read_text()
    assert own == hashlib.sha256(text.encode()).hexdigest()
    assert list(read_manifest(text)) == [
        ".hidden",
        "index.html",
        "odd 100%\n.txt",
        "people/ada-quill/index.html",
    ]
    assert "odd 100%25%0A.txt" in text
    assert write_manifest(folder) == own  # the manifest before is not part of it


def test_the_tool_of_every_machine_reads_it(folder: Path) -> None:
    if not (tool := shutil.which("sha256sum")):
        pytest.skip("no sha256sum here")
    (folder / "odd 100%\n.txt").unlink()  # the one name that the tool writes in another way
    write_manifest(folder)
    command = [tool, "--check", "--quiet", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    (folder / "index.html").write_text("changed")
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 1


@given(st.dictionaries(st.lists(PARTS, min_size=1).map("/".join), st.just(HASH)))
def test_what_is_written_is_read(hashes: dict[str, str]) -> None:
    if hashes:
        assert read_manifest(manifest_text(hashes)) == hashes


@pytest.mark.parametrize(
    "line",
    [
        "",
        HASH,
        f"{HASH}  ",
        f"{HASH} index.html",
        f"{HASH[:-1]}  index.html",
        f"{HASH}  ../outside",
        f"{HASH}  /etc/passwd",
        f"{HASH}  a/./b",
        f"{HASH}  a//b",
        f"{HASH}  a\\..\\b",
        f"{HASH}  here.txt",  # twice
    ],
)
def test_a_line_of_another_kind_is_refused_by_number(line: str) -> None:
    with pytest.raises(ManifestError, match="line 2 "):
        read_manifest(f"{HASH}  here.txt\n{line}\n{HASH}  there.txt\n")


def test_what_differs_is_named() -> None:
    said = {"same": HASH, "changed": HASH, "gone": HASH, "shut": HASH}
    found = {"same": HASH, "changed": OTHER, "new": OTHER, "shut": None}
    assert list(differences(said, found)) == [
        ("changed", "changed"),
        ("missing", "gone"),
        ("added", "new"),
        ("changed", "shut"),
    ]


def test_a_folder_that_cannot_be_read_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        list(names_under(f"{tmp_path}/gone"))
