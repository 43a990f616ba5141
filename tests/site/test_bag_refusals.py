"""A bag is refused where it would replace or give away what it may not; nothing is half done."""

import hashlib
import shutil
from pathlib import Path

import pytest

from archive import cli
from archive.cli import keeping
from archive.cli.building import built
from archive.pipeline import Outcome, Plan
from tests.site.building import contents
from tests.site.guarded import CONTENT, filled
from tests.site.test_bag import export, left_out
from tests.unit.invented import planted


class TestRefusals:
    """Nothing is half done, and nothing of somebody else is touched."""

    @pytest.mark.parametrize("given", [[], ["bag"], ["box", "folder"]])
    def test_a_form_or_a_folder_that_is_not_named(self, given: list[str]) -> None:
        with pytest.raises(SystemExit, match="2"):
            cli.main(["export", *given])

    @pytest.mark.parametrize("held", ["data/articles.jsonl", "index.html", "empty/"])
    def test_a_site_or_anything_else_is_not_replaced(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], held: str
    ) -> None:
        site = tmp_path / "site"
        (site / held).parent.mkdir(parents=True)
        (site / held).mkdir() if held.endswith("/") else (site / held).write_text("{}", "utf-8")
        before = sorted(site.rglob("*"))
        assert export(site, planted(tmp_path)) == 2
        assert "is not empty" in capsys.readouterr().err
        assert sorted(site.rglob("*")) == before

    def test_a_site_that_is_published_meanwhile_is_not_replaced(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def published(plan: Plan, pages: Path, site: Path) -> Outcome:
            (tmp_path / "bag/data").mkdir(parents=True)
            (tmp_path / "bag/data/articles.jsonl").write_text("{}", "utf-8")
            return built(plan, pages, site)

        monkeypatch.setattr(keeping, "built", published)
        assert export(tmp_path / "bag", planted(tmp_path)) == 2
        assert "is not empty" in capsys.readouterr().err
        assert list(contents(tmp_path / "bag")) == ["bag/data/articles.jsonl"]

    def test_an_empty_folder_is_filled(self, tmp_path: Path) -> None:
        (tmp_path / "bag").mkdir()
        assert export(tmp_path / "bag", planted(tmp_path)) == 0

    @pytest.mark.parametrize("name", ["content/people/lena-morav.yml", "vault/open.txt"])
    def test_what_changes_after_it_was_judged(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        name: str,
    ) -> None:
        text = b"Nobody spoke.\n"

        def changed(plan: Plan, pages: Path, site: Path) -> Outcome:
            outcome = built(plan, pages, site)
            (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"# Ottokring\n")
            return outcome

        (tmp_path / "vault").mkdir()
        (tmp_path / "vault/open.txt").write_bytes(text)
        own = filled(CONTENT["articles/2031/open.md"], {"OPEN": hashlib.sha256(text).hexdigest()})
        content = planted(tmp_path, {"articles/2031/open.md": own})
        monkeypatch.setattr(keeping, "built", changed)
        assert export(tmp_path / "bag", content, tmp_path / "vault") == 2
        assert "has changed while it was read" in capsys.readouterr().err
        assert not (tmp_path / "bag").exists()

    def test_a_folder_among_the_records(self, tmp_path: Path) -> None:
        content = planted(tmp_path)
        assert export(content / "bag", content) == 2
        assert not (content / "bag").exists()

    def test_records_with_problems(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        content = planted(tmp_path, {"sources/wire.yml": "nmae: The Wire\n"})
        assert export(tmp_path / "bag", content) == 1
        assert "unknown-key" in capsys.readouterr().err
        assert {path.name for path in tmp_path.iterdir()} == {"content"}

    def test_a_stop_in_the_middle(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(keeping, "fill_bag", stop)
        assert export(tmp_path / "bag", planted(tmp_path)) == 130
        assert {path.name for path in tmp_path.iterdir()} == {"content", ".bag.lock"}

    def test_without_a_vault_captures_stay(self, demo: Path, tmp_path: Path) -> None:
        shutil.copytree(demo / "content", tmp_path / "content")
        assert export(tmp_path / "bag", tmp_path / "content") == 0
        whys = {why for _, what, why in left_out(tmp_path / "bag") if what == "capture"}
        assert whys == {"no vault was named", "excerpt", "metadata-only", "withheld"}
        assert not (tmp_path / "bag/data/vault").exists()
