"""Merge, rename, split: every reference follows, in one diff, and all is written or nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from archive import cli
from archive.intake.reshape import apply as applying
from archive.records.edit import read_values
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.validate import validate
from tests.unit.invented import TREE, planted

_OTHER_BOARD = {
    "organizations/harbour-board.yml": (
        "name: Harbour Board  # until 2029\nkind: authority\nnames: {fa: هیئت بندر}\n"
        "aliases:\n  - {form: HBX, kind: acronym}\n  - {form: DBX, kind: former}\n"
        "misspellings: [Harbor Board, Dok Board]\nsame_as: [https://example.org/board]\n"
        "not_same_as: [lena-morav]\n"
        "questions:\n  - id: seat\n    ask: Where does it sit?\n    claims:\n"
        "      - {article: second, quote: {exact: met in Elling}, value: {place: elling},"
        " stance: asserts}\n"
    ),
    "events/strike.yml": TREE["events/strike.yml"].replace(
        "participants: [{entity: dock-board, role: employer}]",
        "participants:\n  # who negotiated\n  - {entity: dock-board, role: employer}\n"
        "  - {entity: 'harbour-board', role: employer}  # the same?\n",
    ),
    "people/lena-morav.yml": TREE["people/lena-morav.yml"].replace(
        "[dock-board]", "[dock-board, harbour-board]"
    ),
    "articles/2030/taken.md": (
        "---\nsource: wire\nlanguage: en\ntitle: x\nrights: {display: withheld, reason: y}\n"
        "mentions: [{entity: harbour-board, form: it}]\n"
        "takedown: {reason: z, date: 2031-01-01}\n---\n"
    ),
}


def _files(content: Path) -> dict[str, str]:
    return {
        file.relative_to(content).as_posix(): file.read_text("utf-8")
        for file in content.rglob("*")
        if file.is_file()
    }


def _run(content: Path, *words: str) -> int:
    return cli.main([*words, "--content", str(content), "--today", "2031-05-01"])


def _sound(content: Path) -> bool:
    problems = Problems()
    validate(read_content(content, problems), problems)
    return not problems.blocking


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a small archive in which one board has two records."""
    return planted(tmp_path, _OTHER_BOARD)


def test_a_merged_record_gives_what_the_other_lacks(content: Path) -> None:
    assert _run(content, "merge", "harbour-board", "dock-board") == 0
    assert _sound(content)
    files = _files(content)
    assert "organizations/harbour-board.yml" not in files
    board = read_values(files["organizations/dock-board.yml"])
    assert board["name"] == "Dock Board"
    assert board["kind"] == "authority"
    assert board["names"] == {"fa": "هیئت بندر"}
    assert board["aliases"] == ["DBX", "Harbour Board", {"form": "HBX", "kind": "acronym"}]
    assert board["misspellings"] == ["Harbor Board", "Dok Board"]
    assert board["formerly"] == ["harbour-board"]
    assert board["not_same_as"] == ["lena-morav"]
    assert [one["id"] for one in board["questions"]] == ["seat"]


def test_references_follow_and_what_stands_twice_is_left_once(content: Path) -> None:
    before = _files(content)
    _run(content, "merge", "harbour-board", "dock-board")
    files = _files(content)
    assert "not_same_as: [dock-board]\n" in files["people/lena-morav.yml"]
    strike = files["events/strike.yml"]
    assert strike == before["events/strike.yml"].replace(
        "  - {entity: 'harbour-board', role: employer}  # the same?\n", ""
    )
    assert "entity: dock-board" in files["articles/2030/taken.md"]  # though it is not read
    untouched = {"articles/2031/first.md", "articles/2030/second.md", "subjects.yml"}
    assert {name for name in untouched if files[name] == before[name]} == untouched


def test_what_cannot_be_kept_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = content / "organizations/dock-board.yml"
    board.write_text("name: Dock Board\nkind: company\naliases: [DBX]\n", "utf-8")
    _run(content, "merge", "harbour-board", "dock-board")
    said = capsys.readouterr().err
    assert "note: kind: “company” stays; “authority” of harbour-board goes\n" in said
    assert "note: aliases: “DBX” stays;" in said


def test_two_that_differ_are_not_merged_unless_it_is_insisted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = content / "people/l-morav.yml"
    person.write_text("name: L. Morav\nnot_same_as: [lena-morav]\n", "utf-8")
    before = _files(content)
    assert _run(content, "merge", "l-morav", "lena-morav") == 2
    assert "“l-morav” is not the same as “lena-morav”" in capsys.readouterr().err
    assert _files(content) == before
    assert _run(content, "merge", "l-morav", "lena-morav", "--despite-not-same-as") == 0
    assert _sound(content)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "elling", "dock-board"), "of the type place"),
        (("merge", "dock-board", "dock-board"), "one record already"),
        (("merge", "dok-board", "harbour-board"), "did you mean “dock-board”"),
        (("merge", "strike", "dock-board"), "of the type event"),
        (("merge", "sources/wire", "dock-board"), "in no folder of"),
        (("merge", "notes/wire", "dock-board"), "in no folder of"),
        (("rename", "dock-board", "elling"), "another record's id"),
        (("rename", "dock-board", "Dock"), "is not an id"),
        (("rename", "dock-board", "dock-board"), "its id already"),
        (("rename", "first", "one", "--name", "One"), "title is its source's"),
        (("split", "dock-board", "board-2", "--name", "B", "--alias", "ABC"), "no alias"),
        (("split", "strike", "strike-2", "--name", "B"), "needs an account"),
        (
            ("split", "strike", "s2", "--name", "B", "--article", "first", "--article", "second"),
            "no account would be left",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    content: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    before = _files(content)
    assert _run(content, *words) == 2
    assert said in capsys.readouterr().err
    assert _files(content) == before


def test_events_of_one_thing_meet_in_their_accounts(content: Path) -> None:
    assert _run(content, "merge", "season", "strike") == 0
    strike = read_values(_files(content)["events/strike.yml"])
    assert [one["article"] for one in strike["accounts"]] == ["first", "second"]
    assert strike["date"] == "2031-03-31"
    assert strike["formerly"] == ["season"]


def test_an_event_is_no_part_of_itself_after_a_merge(content: Path) -> None:
    season = content / "events/season.yml"
    season.write_text(season.read_text("utf-8") + "part_of: strike\n", "utf-8")
    assert _run(content, "merge", "strike", "season") == 0
    assert "part_of" not in read_values(_files(content)["events/season.yml"])


def test_a_renamed_record_takes_its_references_along(content: Path) -> None:
    assert _run(content, "rename", "elling", "elling-port", "--name", "Port of Elling") == 0
    files = _files(content)
    assert "place: elling-port\n" in files["events/strike.yml"]
    place = read_values(files["places/elling-port.yml"])
    assert place["name"] == "Port of Elling"
    assert place["aliases"] == ["Elling"]
    assert place["formerly"] == ["elling"]
    assert _run(content, "rename", "elling-port", "elling", "--name", "Elling") == 0
    place = read_values(_files(content)["places/elling.yml"])
    assert (place["name"], place["aliases"]) == ("Elling", ["Port of Elling"])
    assert place["formerly"] == ["elling-port"]
    assert _sound(content)


def test_articles_sources_and_subjects_are_renamed_too(content: Path) -> None:
    findings = content / "articles/2031/first.findings.jsonl"
    findings.write_text('{"kind": "mention", "entity": "elling"}\n', "utf-8")
    other = content / "articles/2030/second.findings.jsonl"
    other.write_text('{"kind": "shares", "with": "first", "share": 0.5}\n', "utf-8")
    assert _run(content, "rename", "first", "strike-report") == 0
    assert _run(content, "rename", "content/sources/wire.yml", "elling-wire") == 0
    assert _run(content, "rename", "work", "labour", "--name", "Labour") == 0
    assert _run(content, "rename", "elling", "elling-port") == 0
    files = _files(content)
    assert "based_on: [strike-report]" in files["articles/2030/second.md"]
    assert "source: elling-wire\n" in files["articles/2030/second.md"]
    assert files["subjects.yml"].startswith("labour:\n  name: Labour\n")
    assert '"with": "strike-report"' in files["articles/2030/second.findings.jsonl"]
    assert json.loads(files["articles/2031/strike-report.findings.jsonl"]) == {
        "kind": "mention",
        "entity": "elling-port",
    }
    assert _sound(content)


def test_what_was_decided_stays_decided(content: Path) -> None:
    decided = (
        "decisions:\n"
        "  - {decision: reject, kind: alias, target: harbour-board, form: HB}  # no\n"
        "  - {decision: reject, kind: account, target: harbour-board, article: first, form: x}\n"
    )
    (content / "decisions.yml").write_text(decided, "utf-8")
    assert _run(content, "merge", "harbour-board", "dock-board") == 0
    assert _run(content, "rename", "first", "strike-report") == 0
    new = decided.replace("alias, target: harbour", "alias, target: dock")
    assert _files(content)["decisions.yml"] == new.replace(
        "article: first", "article: strike-report"
    )


def test_a_split_takes_what_was_chosen(content: Path) -> None:
    _run(content, "merge", "harbour-board", "dock-board")
    words = ("--name", "Harbour Board", "--alias", "Harbour Board", "--alias", "HBX")
    more = ("--article", "second", "--in", "events/strike", "--alias", "Dok Board")
    assert _run(content, "split", "dock-board", "hb", *words, *more) == 0
    assert _sound(content)
    files = _files(content)
    new, old = (read_values(files[f"organizations/{one}.yml"]) for one in ("hb", "dock-board"))
    assert new["name"] == "Harbour Board"
    assert new["kind"] == old["kind"] == "authority"
    assert new["aliases"] == [{"form": "HBX", "kind": "acronym"}]
    assert new["misspellings"] == ["Dok Board"]
    assert (new["not_same_as"], old["not_same_as"]) == (["dock-board"], ["lena-morav", "hb"])
    assert [one["id"] for one in new["questions"]] == ["seat"]
    assert "questions" not in old
    assert "entity: hb" in files["events/strike.yml"]


def test_a_name_that_both_have_is_decided_in_the_chosen_articles(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--name", "Lena Morav", "--article", "first", "--alias", "Morav")
    assert _run(content, "split", "lena-morav", "lena-morav-editor", *words) == 0
    article = _files(content)["articles/2031/first.md"]
    assert "entity: lena-morav-editor}]\n" in article  # the author
    assert "mentions: [" not in article
    assert "mentions:\n  - {entity: lena-morav-editor, form: Lena Morav}\n" in article
    assert article.endswith(TREE["articles/2031/first.md"].split("---\n")[-1])
    assert "names both now" in capsys.readouterr().err


def test_an_event_is_split_by_its_articles(content: Path) -> None:
    assert _run(content, "split", "strike", "talks", "--name", "Talks", "--article", "second") == 0
    talks = read_values(_files(content)["events/talks.yml"])
    assert [one["article"] for one in talks["accounts"]] == ["second"]
    assert talks["place"] == "elling"
    assert "date" not in talks
    strike = read_values(_files(content)["events/strike.yml"])
    assert [one["article"] for one in strike["accounts"]] == ["first"]


def test_a_dry_run_prints_what_git_can_apply_and_writes_nothing(
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (content / "places/elling.yml").write_bytes(
        b"name: Elling\r\nkind: a\xe2\x80\xa8b\r\n\r\n# end"
    )
    (content / "places/elling.yml").write_bytes(b"name: Elling\r\nkind: port\r\n\r\n# end")
    monkeypatch.chdir(tmp_path)
    relative = Path("content")
    subprocess.run(["git", "init", "--quiet"], check=True)
    for words in (("rename", "elling", "port"), ("merge", "harbour-board", "dock-board")):
        before = _files(content)
        assert _run(relative, *words, "--dry-run") == 0
        assert _files(content) == before
        shutil.copytree(content, tmp_path / "kept")
        patch = capsys.readouterr().out
        subprocess.run(["git", "apply", "--check", "-"], input=patch.encode(), check=True)
        subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
        applied = {name: (content / name).read_bytes() for name in _files(content)}
        shutil.rmtree(content)
        shutil.move(tmp_path / "kept", content)
        assert _run(relative, *words) == 0
        capsys.readouterr()
        assert {name: (content / name).read_bytes() for name in _files(content)} == applied


def test_a_change_that_would_make_a_problem_is_not_made(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = content / "places/port.yml"
    other.write_text("name: Port\nformerly: [elling-port]\n", "utf-8")
    before = _files(content)
    assert _run(content, "rename", "norland", "elling-port") == 2
    said = capsys.readouterr().err
    assert "formerly-taken" in said
    assert f"{content}/places/port.yml:2" in said
    assert _files(content) == before


def test_records_with_problems_are_mended_first(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "places/odd.yml").write_text("name: [\n", "utf-8")
    assert _run(content, "rename", "norland", "north") == 2
    assert "mend these first" in capsys.readouterr().err


def test_a_redacted_name_is_left_to_a_person(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = content / "people/ada-quill.yml"
    person.write_text(
        "name: Ada Quill\nredacted: {as: Witness A, reason: safety, date: 2031-01-01}\n", "utf-8"
    )
    for id_ in ("ada-quill", "witness-a"):
        assert _run(content, "rename", id_, "someone") == 2
    assert "redacted" in capsys.readouterr().err


class _Stopped(Exception):  # noqa: N818 - stands for a machine that stops
    pass


@pytest.mark.parametrize("stop", range(12))
def test_whatever_stops_it_the_records_are_the_old_or_become_the_new(
    content: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    old, steps = _files(content), 0
    expected = content.parent / "expected"
    shutil.copytree(content, expected)
    assert _run(expected, "merge", "harbour-board", "dock-board") == 0
    real_replace, real_unlink = Path.replace, Path.unlink

    def counted(real: object, path: Path, *given: object, **how: object) -> object:
        nonlocal steps
        if path.is_relative_to(content):
            steps += 1
            if steps > stop:
                raise _Stopped
        return real(path, *given, **how)  # type: ignore[operator]  # a method of Path

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *given, **how: counted(real_replace, *given, **how))
        patch.setattr(Path, "unlink", lambda *given, **how: counted(real_unlink, *given, **how))
        with pytest.raises(_Stopped):
            _run(content, "merge", "harbour-board", "dock-board")
    decided = (content / ".reshape").is_dir()
    assert applying.finish(content) == decided
    now = {name: text for name, text in _files(content).items() if not name.startswith(".")}
    assert now == (_files(expected) if decided else old)


@pytest.mark.parametrize(
    "listed",
    [
        "no list",
        "[1]",
        '[{"file": "0", "to": "../../gone.txt", "remove": null}]',
        '[{"file": "0", "to": null, "remove": "/gone.txt"}]',
        '[{"file": "0", "to": "linked/gone.txt", "remove": null}]',
        '[{"file": "../people/lena-morav.yml", "to": "people/x.yml", "remove": null}]',
        '[{"file": "0", "to": "people/.x.yml", "remove": null}]',
        '[{"file": "0", "to": 7, "remove": null}]',
        '[{"file": null, "to": "people/x.yml", "remove": null}]',
    ],
)
def test_a_stopped_change_that_somebody_made_up_is_refused(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], listed: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (content / "linked").symlink_to(tmp_path / "elsewhere")
    (content / ".reshape").mkdir()
    (content / ".reshape/list.json").write_text(listed, "utf-8")
    (content / ".reshape/0").write_text("x", "utf-8")
    before = _files(tmp_path)
    assert _run(content, "rename", "elling", "port") == 2
    assert "remove it" in capsys.readouterr().err
    after = _files(tmp_path)
    after.pop(".content.lock", None)
    assert after == before
