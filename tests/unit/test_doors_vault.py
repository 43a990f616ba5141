"""The vault and what a build writes: nothing is read or written through a link."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.pipeline import build
from archive.records.filenames import unfit, unified
from archive.records.files import LARGEST_TEXT
from archive.records.problems import Problem, Problems
from archive.records.vault import Vault, sha256
from archive.records.writing import write_whole
from tests.unit.invented import article, codes_of, plan, planted
from tests.unit.odd_files import odd_files


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder of everything that a folder may hold."""
    with odd_files(tmp_path) as made:
        yield made


class TestTheVault:
    """A path of a record leads to a plain file below the vault, or is a problem of the record."""

    def found(self, root: Path, path: str) -> list[Problem]:
        problems = Problems()
        fields = f"capture: {{path: {path}, sha256: {sha256(b'plain')}}}\n"
        Vault(root).text_of(article(fields), problems)
        return problems.in_order()

    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("link.txt", "linked-file"), ("near.txt", "linked-file"), ("loop", "linked-file"),
            ("way/plain.txt", "linked-file"), ("pipe", "linked-file"), ("socket", "linked-file"),
            ("deep", "linked-file"), ("none.txt", "capture-missing"),
        ],
    )  # fmt: skip
    def test_what_it_may_not_be(self, folder: Path, path: str, code: str) -> None:
        assert codes_of(self.found(folder, path)) == [code]

    @pytest.mark.parametrize("path", ["deep/PLAIN.txt", "deep/plain.TXT"])
    def test_a_name_that_differs_by_case_only_is_told(self, folder: Path, path: str) -> None:
        (problem,) = self.found(folder, path)
        assert problem.code == "capture-missing"
        assert "deep/plain.txt" in problem.fix

    def test_a_capture_of_any_size_is_hashed_where_a_transcript_stands_beside_it(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "film.mp4").touch()
        os.truncate(tmp_path / "film.mp4", LARGEST_TEXT + 1)
        (tmp_path / "film.txt").write_bytes(b"plain")
        digest = sha256(bytes(LARGEST_TEXT + 1))
        more = (
            f"capture:\n  path: film.mp4\n  sha256: {digest}\n  transcript:\n"
            f"    path: film.txt\n    sha256: {sha256(b'plain')}\n    tool: a person\n"
        )
        problems = Problems()
        assert Vault(tmp_path).text_of(article(more), problems) == "plain"
        assert codes_of(problems) == []
        bare = article(more.partition("  transcript")[0])
        assert Vault(tmp_path).text_of(bare, problems) is None
        assert codes_of(problems) == ["too-large"]

    def test_a_vault_that_is_gone_is_a_problem_of_each_record(self, tmp_path: Path) -> None:
        assert codes_of(self.found(tmp_path / "gone", "a.txt")) == ["capture-missing"]


def test_findings_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / ".a.findings.jsonl.new").symlink_to("secret")
    (tmp_path / "a.findings.jsonl").symlink_to("secret")
    write_whole(tmp_path / "a.findings.jsonl", b"findings")
    assert (tmp_path / "secret").read_bytes() == b"secret"
    assert (tmp_path / "a.findings.jsonl").read_bytes() == b"findings"
    assert not (tmp_path / "a.findings.jsonl").is_symlink()


def test_every_machine_can_keep_the_pages_and_tell_them_apart(tmp_path: Path) -> None:
    build(plan(planted(tmp_path)), tmp_path / "pages", None)
    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert [name for name in names if unfit(name)] == []
    assert len({unified(name) for name in names}) == len(names) > 50


@pytest.mark.parametrize("link", ["people", "people/lena-morav.md", "new", "data"])
def test_pages_are_not_written_through_a_link(tmp_path: Path, link: str) -> None:
    content, pages, secret = planted(tmp_path), tmp_path / "pages", tmp_path / "secret"
    build(plan(content), pages, None)
    secret.mkdir()
    (secret / "lena-morav.md").write_text("secret")
    (pages / link).rename(tmp_path / "moved") if (pages / link).exists() else None
    (pages / link).symlink_to(secret / "lena-morav.md" if link.endswith(".md") else secret)
    if link == "data":  # it is by a file in there that pages/ is known
        (secret / "articles.jsonl").write_text("")
    with pytest.raises(FileExistsError, match=f"{link} is a link"):
        build(plan(content), pages, None)
    assert (secret / "lena-morav.md").read_text() == "secret"
    assert {path.name for path in secret.iterdir()} <= {"lena-morav.md", "articles.jsonl"}
