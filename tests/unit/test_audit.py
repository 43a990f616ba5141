"""Every capture compared with its record: rot, loss, and what is new."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive import cli
from archive.records.vault import sha256

TEXT, PAGE, PLAIN = b"One.\n", b"\x89 a page", b"Two.\n"
Look = Callable[..., tuple[int, list[str]]]


def article(capture: str) -> str:
    return f"---\nsource: post\nlanguage: en\nrights: {{display: full}}\n{capture}---\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a content folder with two articles, and the vault of their captures."""
    texts = {
        "content/sources/post.yml": b"name: The Post\nkind: newspaper\n",
        "content/articles/2031/one.md": article(
            f"capture:\n  path: 2031/one.txt\n  sha256: {sha256(TEXT)}\n"
        ).encode(),
        "content/articles/2031/two.md": article(
            f"capture:\n  path: two.pdf\n  sha256: {sha256(PAGE)}\n  transcript:\n"
            f"    path: two.txt\n    sha256: {sha256(PLAIN)}\n    tool: a hand\n"
        ).encode(),
        "vault/2031/one.txt": TEXT,
        "vault/two.pdf": PAGE,
        "vault/two.txt": PLAIN,
        "vault/.index/of-another-program": b"",
    }
    for name, data in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CUTTINGS_VAULT", raising=False)
    return tmp_path


@pytest.fixture
def look(archive: Path, capsys: pytest.CaptureFixture[str]) -> Look:
    """Return what `archive audit` says: its exit code, and the lines that it prints."""
    assert archive.is_dir()

    def looked(*options: str) -> tuple[int, list[str]]:
        code = cli.main(["audit", "--vault", "vault", *options])
        printed = capsys.readouterr()
        assert not (printed.out and printed.err)
        return code, (printed.out or printed.err).splitlines()

    return looked


def test_a_sound_vault_is_counted(look: Look) -> None:
    read = len(TEXT + PAGE + PLAIN)
    assert look() == (0, [f"sound: 2 captures, 1 transcript, {read} bytes read"])


def test_rot_is_told_with_both_hashes_and_the_line_of_the_record(archive: Path, look: Look) -> None:
    (archive / "vault/2031/one.txt").write_bytes(b"One!\n")
    code, lines = look()
    assert code == 1
    assert lines[0] == (
        "changed  2031/one.txt (articles/2031/one.md:7, its SHA-256 is now "
        f"{sha256(b'One!' + bytes([10]))}, the record says {sha256(TEXT)})"
    )
    assert lines[1].startswith("not sound: ")
    assert lines[1].endswith(", 1 changed")


def test_loss_is_told_of_captures_and_transcripts(archive: Path, look: Look) -> None:
    (archive / "vault/two.pdf").unlink()
    (archive / "vault/two.txt").unlink()
    code, lines = look()
    assert code == 1
    assert [line.split()[:3] for line in lines[:-1]] == [
        ["missing", "two.pdf", "(articles/2031/two.md:7,"],
        ["missing", "two.txt", "(articles/2031/two.md:10,"],
    ]


def test_an_addition_does_no_harm(archive: Path, look: Look) -> None:
    (archive / "vault/new.txt").write_bytes(b"new")
    code, lines = look()
    assert (code, lines[0]) == (0, "added    new.txt")
    assert lines[1].startswith("sound: ")


def test_a_file_that_was_moved_is_recognised(archive: Path, look: Look) -> None:
    (archive / "vault/2031/one.txt").rename(archive / "vault/moved.txt")
    code, lines = look()
    assert code == 1
    assert lines[0].startswith("missing  2031/one.txt ")
    assert lines[1] == "added    moved.txt (it has the bytes of 2031/one.txt)"


@pytest.mark.parametrize("odd", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_told(archive: Path, look: Look, odd: str) -> None:
    file = archive / "vault/two.txt"
    file.unlink()
    make: dict[str, Callable[[], object]] = {
        "link": lambda: file.symlink_to(archive / "vault/two.pdf"),
        "pipe": lambda: os.mkfifo(file),
        "folder": file.mkdir,
    }
    make[odd]()
    code, lines = look()
    assert (code, lines[0].split()[:2]) == (1, ["unread", "two.txt"])


def test_two_records_of_one_file_are_both_named(archive: Path, look: Look) -> None:
    first = archive / "content/articles/2031/one.md"
    first.with_name("three.md").write_bytes(first.read_bytes())
    (archive / "vault/2031/one.txt").write_bytes(b"")
    _, lines = look()
    assert [line.split()[2] for line in lines[:2]] == [
        "(articles/2031/one.md:7,",
        "(articles/2031/three.md:7,",
    ]


def test_a_record_that_cannot_be_read_leaves_the_rest_to_be_looked_at(
    archive: Path, look: Look
) -> None:
    (archive / "content/articles/2031/two.md").write_text("no record")
    code, lines = look()
    assert code == 1
    assert lines[:2] == ["added    two.pdf", "added    two.txt"]
    assert "archive check" in lines[2]
    assert lines[3].startswith("not sound: 1 capture, 0 transcripts")


def test_a_program_can_read_it(archive: Path, look: Look) -> None:
    (archive / "vault/2031/one.txt").write_bytes(b"")
    (archive / "vault/new.txt").write_bytes(b"")
    code, lines = look("--json")
    result: dict[str, Any] = json.loads("".join(lines))
    assert code == 1
    changed, added = result.pop("findings")
    assert result == {
        "sound": False, "captures": 2, "transcripts": 1, "bytes": 13, "complete": True,
    }  # fmt: skip
    assert changed | {"remark": ""} == {
        "how": "changed", "path": "2031/one.txt", "record": "articles/2031/one.md", "line": 7,
        "remark": "",
    }  # fmt: skip
    assert added == {"how": "added", "path": "new.txt", "record": "", "line": 0, "remark": ""}


@pytest.mark.parametrize("options", [[], ["--vault", "nowhere"], ["--content", "nowhere"]])
def test_without_a_vault_or_records_it_is_wrong_use(
    archive: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert archive.is_dir()
    assert cli.main(["audit", *options]) == 2
    assert capsys.readouterr().err.startswith("archive: ")
