"""The verbs that help a person: a record started, a problem explained."""

import json
from pathlib import Path

import pytest

from archive import cli
from archive.records.new import KINDS
from archive.records.problems import catalogue_codes


class TestNew:
    """Starts a record that lacks nothing but words."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_writes_a_record_with_all_that_is_required(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
    ) -> None:
        assert cli.main(["new", kind, "one-2031-03-12", "--content", str(tmp_path)]) == 0
        [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert capsys.readouterr().out == f"Wrote {file}\n"
        cli.main(["check", "--json", "--content", str(tmp_path)])
        codes = {problem["code"] for problem in json.loads(capsys.readouterr().out)}
        assert codes == {"empty-value"}

    def test_an_article_stands_with_its_year(self, tmp_path: Path) -> None:
        cli.main(["new", "article", "courier-2031-03-12", "--content", str(tmp_path)])
        assert (tmp_path / "articles/2031/courier-2031-03-12.md").is_file()

    def test_never_writes_over_a_record(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        command = ["new", "person", "ada-quill", "--content", str(tmp_path)]
        assert [cli.main(command), cli.main(command)] == [0, 2]
        assert "exists already" in capsys.readouterr().err

    @pytest.mark.parametrize("id_", ["Ada Quill", "ada_quill", "../ada", "ada-", "é"])
    def test_an_id_that_is_none_is_wrong_use(self, tmp_path: Path, id_: str) -> None:
        assert cli.main(["new", "person", id_, "--content", str(tmp_path)]) == 2
        assert list(tmp_path.iterdir()) == []

    def test_an_unknown_kind_is_wrong_use(self) -> None:
        with pytest.raises(SystemExit) as left:
            cli.main(["new", "planet", "mars"])
        assert left.value.code == 2


class TestExplain:
    """Every code that a message names can be looked up."""

    @pytest.mark.parametrize("code", catalogue_codes())
    def test_says_what_a_code_means(self, code: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["explain", code]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: {catalogue_codes()[code]}\n\n")

    def test_lists_all_codes(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["explain"]) == 0
        listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
        assert listed == list(catalogue_codes())

    def test_guesses_what_was_meant(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["explain", "unknown-kye"]) == 2
        assert "did you mean unknown-key?" in capsys.readouterr().err
