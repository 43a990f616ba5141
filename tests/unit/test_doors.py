"""Files of strangers: what is no plain file inside a folder is refused by name, never opened."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.pipeline import check
from archive.records.filenames import unfit, unified
from archive.records.files import LARGEST_TEXT, Unread, digest_file, read_file
from archive.records.problems import Problems, report
from archive.records.read import read_content
from archive.records.values import SLUG
from archive.records.vault import sha256
from tests.unit.invented import checked, codes_of, plan, planted
from tests.unit.odd_files import odd_files


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder of everything that a folder may hold."""
    with odd_files(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("link.txt", "link"), ("near.txt", "link"), ("nowhere.txt", "link"), ("loop", "link"),
        ("way/plain.txt", "link"), ("loop/plain.txt", "link"), ("pipe", "odd"), ("socket", "odd"),
        ("deep", "odd"), ("none", "missing"), ("deep/plain.txt/x", "missing"),
        ("../secret.txt", "missing"), ("deep/../../secret.txt", "missing"), ("", "missing"),
        ("/etc/hostname", "missing"), ("deep//plain.txt", "missing"), ("./deep", "missing"),
        ("a\0b", "missing"), ("\ud800", "missing"), ("n" * 300, "missing"), ("n/" * 999, "missing"),
    ],
)  # fmt: skip
def test_what_is_no_plain_file_is_not_read(folder: Path, name: str, why: str) -> None:
    for reading in (read_file, digest_file):
        with pytest.raises(Unread) as refused:
            reading(str(folder), name)
        assert refused.value.why == why
        assert refused.value.said


def test_no_more_is_read_than_agreed(folder: Path) -> None:
    assert read_file(str(folder), "deep/plain.txt", 5) == b"plain"
    with pytest.raises(Unread, match="large"):
        read_file(str(folder), "deep/plain.txt", 4)
    assert digest_file(str(folder), "deep/plain.txt") == sha256(b"plain")


def test_no_file_stays_open(folder: Path) -> None:
    opened = Path("/proc/self/fd")
    if not opened.is_dir():
        pytest.skip("this machine does not list the files that are open")
    before = len(list(opened.iterdir()))
    for name in ("deep/plain.txt", "way/plain.txt", "pipe", "none", "deep", "a\0"):
        for reading in (read_file, digest_file):
            try:
                reading(str(folder), name)
            except Unread:
                continue
    assert len(list(opened.iterdir())) == before


def test_the_root_itself_may_be_a_link(folder: Path) -> None:
    (folder.parent / "chosen").symlink_to("in")
    assert read_file(str(folder.parent / "chosen"), "deep/plain.txt") == b"plain"


def test_what_the_machine_refuses_is_said_in_its_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(Unread, match="unreadable") as error:
        read_file(str(folder), "deep/plain.txt")
    assert error.value.said == "cannot be read: Permission denied"


@pytest.mark.parametrize(
    "name",
    ["con.txt", "2019/NUL", "com1.tar.gz", "lpt9 .txt", "a:b", "a|b", "what?", "a ", "a.", " a",
     "a\u202eb", "a\u200bb", "a\nb", "é" * 120, 'a"b', "a*b", "<a>"],
)  # fmt: skip
def test_names_that_some_machine_cannot_keep(name: str) -> None:
    assert unfit(name)


@pytest.mark.parametrize("name", ["2019/a report.txt", "console.txt", "نور.txt", "a.b.c", "é" * 90])
def test_names_that_every_machine_can_keep(name: str) -> None:
    assert unfit(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.txt", "a.TXT"),
        ("caf\u00e9", "cafe\u0301"),
        ("\ufb01le", "file"),
        ("ß", "SS"),
        ("K", "k"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert unified(one) == unified(other)


@pytest.mark.parametrize("id_", ["con", "aux", "nul", "prn", "com1", "lpt9", "index"])
def test_no_page_has_an_address_that_some_machine_cannot_keep(id_: str) -> None:
    assert not SLUG.fullmatch(id_)
    assert SLUG.fullmatch(f"{id_}-2019")


class TestTheContentFolder:
    """Each thing in it that is no record is a problem of its own, and only that."""

    def found(self, content: Path) -> list[tuple[str, str]]:
        problems = check(plan(content)).problems
        assert report(problems, content)
        return [(problem.code, problem.mark.path) for problem in problems if problem.blocks]

    def test_a_linked_record_is_one_problem_and_not_one_for_each_reference(
        self, tmp_path: Path
    ) -> None:
        content = planted(tmp_path)
        for name in ("sources/wire.yml", "subjects.yml", "people/lena-morav.yml"):
            (content / name).rename(tmp_path / "moved")
            (content / name).symlink_to(tmp_path / "moved")
        assert self.found(content) == [
            ("linked-file", "people/lena-morav.yml"),
            ("linked-file", "sources/wire.yml"),
            ("linked-file", "subjects.yml"),
        ]

    def test_a_linked_folder_is_not_entered(self, tmp_path: Path) -> None:
        content = planted(tmp_path)
        (content / "articles/2029").symlink_to("2031")
        (content / "people/more").symlink_to("/")
        found = self.found(content)
        assert found == [("linked-file", "articles/2029"), ("linked-file", "people/more")]

    def test_folders_in_folders_have_an_end(self, tmp_path: Path) -> None:
        content = planted(tmp_path)
        here = os.open(content / "people", os.O_RDONLY)
        for _ in range(1500):
            os.mkdir("a", dir_fd=here)
            inner = os.open("a", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(here)
        assert self.found(content) == [("stray-file", "people" + "/a" * 6)]

    @pytest.mark.parametrize(
        "name", [b"people/\xff.yml", b"people/a\nb.yml", b"people/\x1b[2J.yml"]
    )
    def test_a_name_of_any_bytes_is_shown_without_effect(self, tmp_path: Path, name: bytes) -> None:
        content = planted(tmp_path)
        Path(os.fsdecode(os.fsencode(content) + b"/" + name)).write_text("name: B\n")
        problems = check(plan(content)).problems
        assert codes_of(problems) == ["bad-id"]
        assert "\x1b" not in report(problems, content)

    def test_a_file_that_is_gone_when_its_turn_comes_is_named(self, tmp_path: Path) -> None:
        content = planted(tmp_path)

        def watch(files: list[str], _label: str) -> list[str]:
            (content / "articles/2031/first.md").unlink()
            return files

        problems = Problems()
        shelf = read_content(content, problems, watch)
        assert codes_of(problems) == ["unreadable-file"]
        assert "first" in shelf.known["article"]

    def test_a_folder_that_cannot_be_listed_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content, listed = planted(tmp_path), os.scandir

        def scandir(path: str) -> object:
            if path.endswith("people"):
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr(os, "scandir", scandir)
        problems = Problems()
        read_content(content, problems)
        assert [(p.code, p.mark.path) for p in problems.in_order()] == [
            ("unreadable-file", "people")
        ]

    def test_findings_behind_a_link_are_not_read(self, tmp_path: Path) -> None:
        capture = f"capture: {{path: a.txt, sha256: {sha256('x')}}}\n---\n"
        content = planted(tmp_path, {"articles/2031/third.md": _FRONT + capture})
        (tmp_path / "secret").write_text('{"kind": "nothing"}\n')
        (content / "articles/2031/third.findings.jsonl").symlink_to(tmp_path / "secret")
        problems = check(plan(content)).problems
        assert codes_of(problems) == ["linked-file"]
        assert "nothing" not in report(problems, content)

    @pytest.mark.parametrize("size", [LARGEST_TEXT + 1, 1 << 40])
    def test_an_endless_file_is_not_read(self, tmp_path: Path, size: int) -> None:
        content = planted(tmp_path)
        os.truncate(content / "sources/wire.yml", size)
        assert self.found(content) == [("too-large", "sources/wire.yml")]

    def test_a_record_without_end_is_not_parsed(self, tmp_path: Path) -> None:
        changes = {"sources/wire.yml": "name: W\nabout: [" + "a, " * 400_000 + "]\n"}
        assert codes_of(checked(tmp_path, changes).problems) == ["too-large"]

    def test_a_value_without_end_is_not_taken(self, tmp_path: Path) -> None:
        changes = {"people/lena-morav.yml": f"name: {'x' * 100_001}\n"}
        assert codes_of(checked(tmp_path, changes).problems) == ["too-large"]


_FRONT = "---\ntitle: T\nsource: wire\nlanguage: en\nrights: {display: full}\n"
