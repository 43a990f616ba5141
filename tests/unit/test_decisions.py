"""From a proposal to a record: by a command, or by a word that a person writes into its file."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from archive import cli
from archive.intake.deciding.accepting import merged
from archive.intake.deciding.decisions import DecisionError, read_decisions
from archive.intake.deciding.patches import read_patches
from archive.records.edit import EditError, read_values
from archive.site.staging import locked
from tests.unit.invented import checked, planted
from tests.unit.suggesting import article

TEXT = (
    "It was seen by the historian Ada Velm in Varn. Velm told the Docks Board so.\n\n"
    "The Varn Harbour League (VHL) was silent, and so was the VHL."
)
THIRD = {"articles/2031/third.md": article(TEXT)}
Run = Callable[..., int]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the records of an archive with a report whose names nobody knows."""
    return planted(tmp_path, THIRD)


@pytest.fixture
def run(content: Path) -> Run:
    """Return a command on these records."""
    return lambda verb, *more: cli.main([verb, *more, f"--content={content}"])


def ids(content: Path) -> dict[str, str]:
    return {patch.proposal.form: patch.id for patch in read_patches(content)}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


class TestSuggest:
    """Files for people to read."""

    def test_writes_a_file_for_each_record(self, run: Run, content: Path) -> None:
        assert run("suggest") == 0
        names = sorted(file.name for file in (content / "suggestions").iterdir())
        assert names == ["ada-velm.yml", "dock-board.yml", "varn-harbour-league.yml", "varn.yml"]
        text = (content / "suggestions/ada-velm.yml").read_text("utf-8")
        assert "  - id: " in text
        assert "    decision: open\n    kind: entity\n    target: ada-velm\n" in text
        assert "change: {name: Ada Velm}\n" in text

    def test_twice_changes_nothing(self, run: Run, content: Path) -> None:
        run("suggest")
        before = {file: file.stat().st_mtime_ns for file in (content / "suggestions").iterdir()}
        run("suggest")
        assert {file: file.stat().st_mtime_ns for file in before} == before

    def test_writes_nothing_when_told_so(
        self, run: Run, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("suggest", "--dry-run") == 0
        assert not (content / "suggestions").exists()
        assert capsys.readouterr().out.endswith("Nothing was written.\n")

    def test_prints_one_object_a_line(self, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
        run("suggest", "third", "--dry-run", "--json", "--kind=alias")
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {row["kind"] for row in rows} == {"alias"}
        assert list(rows[0]) == [
            "id", "kind", "article", "start", "end", "form", "target", "score", "evidence",
        ]  # fmt: skip
        assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["form"] for row in rows]

    def test_of_one_article_leaves_the_proposals_of_others(self, run: Run, content: Path) -> None:
        run("suggest")
        held = ids(content)
        run("suggest", "first")
        assert ids(content) == held

    def test_takes_back_what_no_longer_holds(self, run: Run, content: Path) -> None:
        run("suggest")
        (content / "articles/2031/third.md").write_text(article("Nobody came."), "utf-8")
        run("suggest")
        assert not (content / "suggestions").exists()

    def test_of_an_unknown_article_guesses_which(
        self, run: Run, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("suggest", "thrid") == 2
        assert "did you mean third?" in capsys.readouterr().err

    def test_goes_on_where_a_record_is_broken(self, run: Run, content: Path) -> None:
        (content / "events/strike.yml").write_text("name: [", "utf-8")
        assert run("suggest") == 0
        assert "Ada Velm" in ids(content)

    def test_says_which_texts_are_not_here(
        self, run: Run, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        digest = "a" * 64
        more = f"capture: {{path: third.txt, sha256: {digest}}}\n"
        (content / "articles/2031/third.md").write_text(article("", more), "utf-8")
        run("suggest")
        assert "1 texts are not here" in capsys.readouterr().err


class TestAccept:
    """A record is made or changed, and the proposal goes."""

    def test_makes_a_record(self, run: Run, content: Path, tmp_path: Path) -> None:
        run("suggest")
        assert run("accept", ids(content)["Ada Velm"], ids(content)["Velm"]) == 0
        text = (content / "people/ada-velm.yml").read_text("utf-8")
        assert text == (
            "name: Ada Velm\naliases:\n  - {form: Velm, kind: surname, only_with: [Ada Velm]}\n"
        )
        outcome = checked(tmp_path, {**THIRD, "people/ada-velm.yml": text})
        assert outcome.problems == []

    def test_takes_a_form_before_its_record_in_any_order(self, run: Run, content: Path) -> None:
        run("suggest")
        run("accept", ids(content)["Velm"], ids(content)["Ada Velm"])
        assert (content / "people/ada-velm.yml").exists()

    def test_adds_to_a_record_and_leaves_its_lines(self, run: Run, content: Path) -> None:
        run("suggest")
        before = "# ours\nname: Dock Board\naliases: [DBX]\n"
        (content / "organizations/dock-board.yml").write_text(before, "utf-8")
        run("accept", "dock-board.yml")
        text = (content / "organizations/dock-board.yml").read_text("utf-8")
        assert text.startswith("# ours\nname: Dock Board\n")
        forms = read_values(text)["aliases"]
        assert forms[0] == "DBX"
        assert forms[1]["form"] == "Docks Board"

    def test_takes_a_whole_file(self, run: Run, content: Path) -> None:
        run("suggest")
        assert run("accept", str(content / "suggestions/varn-harbour-league.yml")) == 0
        text = (content / "organizations/varn-harbour-league.yml").read_text("utf-8")
        assert read_values(text)["aliases"] == [{"form": "VHL", "kind": "acronym"}]
        assert not (content / "suggestions/varn-harbour-league.yml").exists()

    def test_of_a_form_without_its_record_is_refused(
        self, run: Run, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("suggest")
        assert run("accept", ids(content)["Velm"]) == 2
        assert "accept its proposal first" in capsys.readouterr().err
        assert not (content / "decisions.yml").exists()

    def test_is_remembered_with_who_said_so(self, run: Run, content: Path) -> None:
        run("suggest")
        run("accept", ids(content)["Varn"], "--by=Lena")
        (said,) = read_decisions(content).all
        assert (said.decision, said.form, said.target, said.by) == (
            "accept",
            "Varn",
            "varn",
            "Lena",
        )

    def test_is_not_proposed_again_although_the_record_was_taken_away(
        self, run: Run, content: Path
    ) -> None:
        run("suggest")
        run("accept", ids(content)["Varn"])
        (content / "places/varn.yml").unlink()
        run("suggest")
        assert "Varn" not in ids(content)

    def test_of_an_article_lets_it_be_published(self, run: Run, content: Path) -> None:
        file = content / "articles/2031/third.md"
        change(file, "language: en\n", "language: en\nreview: pending\n")
        assert run("accept", "third") == 0
        assert file.read_text("utf-8") == article(TEXT)
        assert run("accept", "third") == 0

    def test_of_nothing_that_is_proposed_guesses_what(
        self, run: Run, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("suggest")
        assert run("accept", "thirt") == 2
        assert "did you mean third?" in capsys.readouterr().err

    def test_of_an_article_leaves_what_people_write_on_proposals(
        self, run: Run, content: Path
    ) -> None:
        run("suggest")
        change(content / "suggestions/varn.yml", "decision: open", "decision: open  # ask Ada")
        assert run("accept", "third") == 0
        assert "# ask Ada" in (content / "suggestions/varn.yml").read_text("utf-8")

    def test_waits_until_nobody_else_writes(
        self, run: Run, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("suggest")
        with locked([content]):
            assert [run("accept", "varn.yml"), run("reject", "varn.yml"), run("suggest")] == [2] * 3
        assert capsys.readouterr().err.count("another build is writing") == 3


class TestReject:
    """What was refused is not proposed again."""

    def test_is_remembered_with_its_reason(self, run: Run, content: Path) -> None:
        run("suggest")
        assert run("reject", ids(content)["Varn"], "--reason=a ship", "--by=Lena") == 0
        (said,) = read_decisions(content).all
        assert (said.decision, said.kind, said.reason, said.by) == (
            "reject",
            "entity",
            "a ship",
            "Lena",
        )
        run("suggest")
        assert "Varn" not in ids(content)
        assert not (content / "places/varn.yml").exists()

    def test_of_a_new_entity_takes_its_other_forms_along(self, run: Run, content: Path) -> None:
        run("suggest")
        run("reject", ids(content)["Ada Velm"])
        run("suggest")
        assert ("alias", "ada-velm") not in {
            (patch.proposal.kind, patch.proposal.target) for patch in read_patches(content)
        }

    def test_tells_two_entities_apart(self, run: Run, content: Path) -> None:
        run("suggest")
        run("reject", ids(content)["Docks Board"])
        run("suggest")
        assert {
            p.proposal.kind for p in read_patches(content) if p.proposal.form == "Docks Board"
        } == {"entity"}
        run("accept", ids(content)["Docks Board"])
        text = (content / "organizations/docks-board.yml").read_text("utf-8")
        assert read_values(text)["not_same_as"] == ["dock-board"]

    def test_is_forgotten_when_its_lines_are_removed(self, run: Run, content: Path) -> None:
        run("suggest")
        run("reject", ids(content)["Varn"])
        (content / "decisions.yml").unlink()
        run("suggest")
        assert "Varn" in ids(content)


class TestDecided:
    """What people write into the files, in a pull request."""

    def test_is_carried_out(self, run: Run, content: Path) -> None:
        run("suggest")
        change(content / "suggestions/varn.yml", "decision: open", "decision: accept")
        change(content / "suggestions/dock-board.yml", "decision: open", "decision: reject")
        assert run("accept", "--decided") == 0
        assert (content / "places/varn.yml").exists()
        assert [one.decision for one in read_decisions(content).all] == ["accept", "reject"]
        assert sorted(ids(content)) == ["Ada Velm", "VHL", "Varn Harbour League", "Velm"]

    def test_outlives_another_run(self, run: Run, content: Path) -> None:
        run("suggest")
        change(content / "suggestions/varn.yml", "decision: open", "decision: accept")
        run("suggest")
        assert {p.decision for p in read_patches(content) if p.proposal.form == "Varn"} == {
            "accept"
        }

    def test_takes_a_corrected_change(self, run: Run, content: Path) -> None:
        run("suggest")
        file = content / "suggestions/varn.yml"
        change(file, "decision: open", "decision: accept")
        change(file, "change: {name: Varn}", "change: {name: Varn, kind: village}")
        run("suggest")
        run("accept", "--decided")
        assert (content / "places/varn.yml").read_text("utf-8") == "name: Varn\nkind: village\n"

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("decision: open", "decision: maybe", "decision is open"),
            ("places/varn.yml", "../../varn.yml", "record is not the target's file"),
            ("places/varn.yml", "places/elling.yml", "record is not the target's file"),
            ("places/varn.yml", "articles/../varn.md", "record is not the target's file"),
            ("target: varn", "target: ../varn", "target is no id"),
            ("change: {name: Varn}", "change: []", "change has no fields"),
            ("kind: entity", "kind: magic", "there is no such kind"),
        ],
    )
    def test_nonsense_is_refused(
        self, run: Run, content: Path, old: str, new: str, said: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:  # fmt: skip
        run("suggest")
        change(content / "suggestions/varn.yml", old, new)
        assert run("accept", "--decided") == 2
        assert said in capsys.readouterr().err

    def test_no_proposal_makes_an_article(
        self, run: Run, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("suggest")
        file = content / "suggestions/varn.yml"
        change(file, "decision: open", "decision: accept")
        change(file, "kind: entity", "kind: account")
        change(file, "places/varn.yml", "articles/2031/varn.md")
        change(file, "change: {name: Varn}", "change: {title: Varn}")
        assert run("accept", "--decided") == 2
        assert "articles/2031/varn.md is not there" in capsys.readouterr().err
        assert not (content / "articles/2031/varn.md").exists()

    @pytest.mark.parametrize("field", ["redacted", "formerly", "nonsense"])
    def test_a_field_that_no_proposal_may_write_is_refused(
        self, run: Run, content: Path, field: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("suggest")
        file = content / "suggestions/varn.yml"
        change(file, "decision: open", "decision: accept")
        change(file, "change: {name: Varn}", f"change: {{name: Varn, {field}: x}}")
        assert run("accept", "--decided") == 2
        assert f"no proposal may write {field}" in capsys.readouterr().err
        assert not (content / "places/varn.yml").exists()

    def test_a_link_is_not_followed(self, run: Run, content: Path, tmp_path: Path) -> None:
        run("suggest")
        file = content / "suggestions/varn.yml"
        file.rename(tmp_path / "away.yml")
        file.symlink_to(tmp_path / "away.yml")
        assert run("accept", "--decided") == 2

    def test_a_broken_list_of_decisions_is_not_written_over(self, run: Run, content: Path) -> None:
        run("suggest")
        (content / "decisions.yml").write_text("decisions: [{decision: x}]\n", "utf-8")
        with pytest.raises(DecisionError):
            read_decisions(content)
        assert run("suggest") == 2
        assert (content / "decisions.yml").read_text("utf-8") == "decisions: [{decision: x}]\n"


class TestMerged:
    """A change in a record's text."""

    def test_adds_what_is_not_there(self) -> None:
        text = merged("name: A\naliases: [B]\n", {"aliases": ["B", "C"], "kind": "port"})
        assert read_values(text) == {"name": "A", "aliases": ["B", "C"], "kind": "port"}

    def test_meets_items_of_the_same_id(self) -> None:
        held = "name: A\nquestions:\n  - {id: toll, ask: How many?, claims: [{article: x}]}\n"
        change: Mapping[str, object] = {
            "questions": [{"id": "toll", "ask": "How many?", "claims": [{"article": "y"}]}]
        }
        claims = read_values(merged(held, change))["questions"][0]["claims"]
        assert claims == [{"article": "x"}, {"article": "y"}]

    def test_writes_over_nothing(self) -> None:
        with pytest.raises(EditError, match="name says something else"):
            merged("name: A\n", {"name": "B"})
