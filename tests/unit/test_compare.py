"""What a change does to the archive, told to a reviewer."""

import json
import subprocess
from pathlib import Path

import pytest

from archive import cli
from tests.unit.invented import TREE, planted


def _git(folder: Path, *words: str) -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "core.fsmonitor=false"]
    subprocess.run(["git", *settings, *words], cwd=folder, check=True)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the records of a small archive, committed; it is the working folder."""
    planted(tmp_path)
    _git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "first")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def _told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["compare", *words, "--today", "2031-05-01"]) == 0
    return capsys.readouterr().out


def test_no_change_is_none(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing that a reader would see." in _told(capsys, "main")
    assert "Nothing that a reader would see." in _told(capsys, str(content))


def test_what_comes_and_goes_is_listed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "people/kip-arlen.yml").write_text("name: Kip Arlen\n", "utf-8")
    new = TREE["articles/2031/first.md"].replace("Lena Morav spoke", "Kip Arlen spoke")
    (content / "articles/2031/third.md").write_text(new, "utf-8")
    (content / "places/norland.yml").write_text("name: The Northland\n", "utf-8")
    (content / "events/season.yml").unlink()
    said = _told(capsys, "main")
    assert "| articles | 2 | 3 | 1 | 0 | 0 |" in said
    assert "| events | 2 | 1 | 0 | 1 | 0 |" in said
    assert "| places | 2 | 2 | 0 | 0 | 1 |" in said
    assert "- `third`: `“Strike <at> *Elling*”, The Harbour Post`" in said
    assert "### Events removed\n\n- `season`: `The season`\n" in said
    assert "- 1 of `kip-arlen`: `Kip Arlen`" in said
    data = json.loads(_told(capsys, "main", "--json"))
    assert ["article", "third", "entity", "kip-arlen"] in data["links"]["added"]
    assert ["event", "season", "article", "second"] in data["links"]["removed"]
    assert data["mentions"]["added"]["kip-arlen"] == 1


def test_what_waits_for_review_is_counted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = TREE["articles/2031/first.md"].replace("title:", "review: pending\ntitle:", 1)
    (content / "articles/2031/third.md").write_text(new, "utf-8")
    said = _told(capsys, "main")
    assert "Nothing that a reader would see." in said
    assert said.endswith("Waiting for review: 0 before, 1 now.\n")


def test_a_renamed_record_is_told_with_its_new_id(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["rename", "elling", "elling-port", "--today", "2031-05-01"])
    capsys.readouterr()
    assert "- `elling`: `Elling`, now `elling-port`" in _told(capsys, "main")
    assert content.is_dir()


def test_words_of_records_do_nothing_in_the_summary(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "`@everyone` <img src=x> [a](https://x.example) #1\u202e | b"
    (content / "people/kip-arlen.yml").write_text(f"name: {json.dumps(name)}\n", "utf-8")
    said = _told(capsys, "main")
    shown = "`'@everyone' <img src=x> [a](https://x.example) #1\N{REPLACEMENT CHARACTER} | b`"
    assert f"- `kip-arlen`: {shown}\n" in said


def test_a_long_list_is_cut(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(45):
        (content / f"people/p-{number}.yml").write_text(f"name: Person {number}x\n", "utf-8")
    said = _told(capsys, "main")
    assert said.count("- `p-") == 40
    assert "- and 5 more\n" in said


def test_a_state_with_problems_compares_with_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = content / "people/kip-arlen.yml"
    person.write_text("nme: Kip\n", "utf-8")
    _git(Path(), "add", ".")
    _git(Path(), "commit", "--quiet", "--message", "second")
    assert cli.main(["compare", "main", "--today", "2031-05-01"]) == 1
    capsys.readouterr()
    person.write_text("name: Kip\n", "utf-8")
    assert "nothing to compare with" in _told(capsys, "main")
    assert "| people | 1 | 2 | 1 | 0 | 0 |" in _told(capsys, "main~1")


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "main:content", "", "main\nmain"])
def test_what_is_no_state_is_refused(
    content: Path, capsys: pytest.CaptureFixture[str], base: str
) -> None:
    assert (
        cli.main(["compare", "--content", str(content), "--today", "2031-05-01", "--", base]) == 2
    )
    assert "no commit that git knows here" in capsys.readouterr().err


def test_no_program_of_the_settings_is_started(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / ".gitattributes").write_text("* filter=odd\nevents export-ignore\n", "utf-8")
    (content / "events/season.yml").chmod(0o755)
    _git(Path(), "add", ".")
    _git(Path(), "commit", "--quiet", "--message", "second")
    _git(Path(), "config", "filter.odd.smudge", "touch started; cat")
    assert "Nothing that a reader would see." in _told(capsys, "main")
    assert not [*Path().rglob("started")]


def test_records_at_the_top_of_a_repository_are_compared_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = planted(tmp_path)
    _git(content, "init", "--quiet", "--initial-branch", "main")
    _git(content, "add", ".")
    _git(content, "commit", "--quiet", "--message", "first")
    (content / "people/kip-arlen.yml").write_text("name: Kip Arlen\n", "utf-8")
    assert "- `kip-arlen`: `Kip Arlen`" in _told(capsys, "main", "--content", str(content))


def test_records_of_one_id_in_two_families_are_told_by_their_own_names(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "people/kip-arlen.yml").write_text("name: Kip Arlen\n", "utf-8")
    (content / "sources/kip-arlen.yml").write_text("name: Arlen’s Weekly\nkind: other\n", "utf-8")
    said = _told(capsys, "main")
    assert "### People added\n\n- `kip-arlen`: `Kip Arlen`\n" in said
    assert "### Sources added\n\n- `kip-arlen`: `Arlen’s Weekly`\n" in said
