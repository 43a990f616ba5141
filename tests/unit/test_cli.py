"""The command line: verbs, defaults, and what the exit codes promise."""

import datetime as dt
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import build as script
from archive import __version__, cli
from archive.cli import building
from archive.pipeline import Outcome, Plan
from archive.site.publish import EngineError

Planned = list[tuple[Any, ...]]
Run = Callable[..., int]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a person's shell may have set."""
    for name in ("CUTTINGS_VAULT", "SOURCE_DATE_EPOCH", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Planned:
    """Return what the commands were told to do; nothing is done. Here are a content and a vault."""
    calls: Planned = []
    sound = Outcome([], archive=object())  # type: ignore[arg-type] # only asked whether it is there

    def note(*arguments: object) -> Outcome:
        calls.append(arguments)
        return sound

    monkeypatch.setattr(building, "build", note)
    monkeypatch.setattr(building, "check", note)
    monkeypatch.chdir(tmp_path)
    for folder in ("content", "vault", "other"):
        (tmp_path / folder).mkdir()
    return calls


def plan_of(planned: Planned, *arguments: str) -> Plan:
    """Run a command and return what it was to do."""
    assert cli.main(arguments) == 0
    plan: Plan = planned[-1][0]
    return plan


def code_of(*arguments: str) -> object:
    """Return the exit code of a command that the parser refuses or answers itself."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return left.value.code


@pytest.fixture
def demo(root: Path) -> list[str]:
    """Return the options that name the demonstration archive."""
    folder = root / "examples/demo"
    return ["--content", str(folder / "content"), "--vault", str(folder / "vault")]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a content folder with two problems."""
    content = tmp_path / "broken"
    (content / "people").mkdir(parents=True)
    (content / "people/ada-quill.yml").write_text(
        "nmae: Ada Quill\nkind: [pilot]\n", encoding="utf-8"
    )
    return content


class TestVerbs:
    """The first word says what to do; without one the archive is built."""

    @pytest.mark.parametrize("arguments", [[], ["build"], ["--audience", "public"]])
    def test_build_is_the_default(self, planned: Planned, arguments: list[str]) -> None:
        assert cli.main(arguments) == 0
        _, pages, site = planned[-1]
        assert (pages, site) == (Path("pages"), Path("site"))

    def test_check_writes_nowhere(self, planned: Planned) -> None:
        assert cli.main(["check"]) == 0
        assert len(planned[-1]) == 1
        assert code_of("check", "--pages", "elsewhere") == 2

    @pytest.mark.parametrize("verb", ["biuld", "publish", "content", "Build"])
    def test_an_unknown_verb_is_wrong_use(
        self, verb: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert code_of(verb) == 2
        assert verb in capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments", [["--nope"], ["build", "--pages"], ["new"], ["new", "person"]]
    )
    def test_an_unknown_option_or_a_missing_value_is_wrong_use(self, arguments: list[str]) -> None:
        assert code_of(*arguments) == 2

    @pytest.mark.parametrize("verb", [[], *([verb] for verb in cli.VERBS)])
    def test_each_explains_itself(
        self, verb: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert code_of(*verb, "--help") == 0
        said = capsys.readouterr().out
        assert said.startswith("usage: archive")
        assert verb or all(f"    {name} " in said for name in cli.VERBS)

    def test_the_version_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert code_of("--version") == 0
        assert capsys.readouterr().out == f"cuttings {__version__}\n"


class TestDefaults:
    """What is not said is safe: no vault, the public's eyes, a day that is never the clock's."""

    def test_are_the_folders_here_and_the_public(self, planned: Planned) -> None:
        plan = plan_of(planned)
        assert (plan.content, plan.vault, plan.audience) == (Path("content"), None, "public")

    def test_give_way_to_options(self, planned: Planned) -> None:
        options = ["--content=other", "--vault=vault", "--audience=private", "--today=2031-04-15"]
        plan = plan_of(planned, *options, "--pages=p", "--site=s")
        assert (plan.content, plan.vault) == (Path("other"), Path("vault"))
        assert (plan.audience, plan.day) == ("private", dt.date(2031, 4, 15))
        assert planned[-1][1:] == (Path("p"), Path("s"))

    @pytest.mark.parametrize("verb", ["build", "check"])
    def test_a_vault_can_be_named_by_the_environment(
        self, planned: Planned, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        monkeypatch.setenv("CUTTINGS_VAULT", "vault")
        assert plan_of(planned, verb).vault == Path("vault")
        assert plan_of(planned, verb, "--vault=other").vault == Path("other")

    def test_an_empty_name_in_the_environment_is_no_vault(
        self, planned: Planned, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CUTTINGS_VAULT", "")
        assert plan_of(planned).vault is None

    def test_the_day_is_that_of_the_source_date(
        self, planned: Planned, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1931385599")
        assert plan_of(planned).day == dt.date(2031, 3, 15)
        assert plan_of(planned, "--today=2031-04-01").day == dt.date(2031, 4, 1)

    def test_the_day_is_that_of_the_last_commit_of_the_content(self, planned: Planned) -> None:
        when = {"GIT_AUTHOR_DATE": "2020-01-01T00:00Z", "GIT_COMMITTER_DATE": "2031-03-14T23:30Z"}
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@press.example"]
        for command in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "one"]):
            subprocess.run(["git", *command], cwd="content", env=os.environ | when, check=True)
        assert plan_of(planned).day == dt.date(2031, 3, 14)

    def test_without_a_commit_no_day_is_known_and_the_clock_is_not_asked(
        self, planned: Planned, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd()))
        assert plan_of(planned).day is None
        monkeypatch.setenv("PATH", "")  # no git at all
        assert plan_of(planned).day is None

    @pytest.mark.parametrize(
        "option", ["--audience=everyone", "--today=yesterday", "--today=2031-02-30"]
    )
    def test_a_value_that_makes_no_sense_is_wrong_use(self, option: str) -> None:
        assert code_of("build", option) == 2

    @pytest.mark.parametrize("option", ["--content", "--vault"])
    @pytest.mark.parametrize("verb", ["build", "check"])
    def test_a_folder_that_is_not_there_is_wrong_use(
        self, planned: Planned, capsys: pytest.CaptureFixture[str], verb: str, option: str
    ) -> None:
        assert cli.main([verb, option, "nowhere"]) == 2
        assert capsys.readouterr().err == "archive: there is no folder nowhere\n"
        assert planned == []


class TestExitCodes:
    """0: done. 1: problems in the content, nothing written. 2: wrong use, or the machine."""

    def test_a_sound_archive_is_0(
        self, demo: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", *demo]) == 0
        assert capsys.readouterr() == ("No problem.\n", "")

    def test_notes_for_review_are_0_too(
        self, demo: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", *demo[:2]]) == 0
        said = capsys.readouterr()
        assert "for review: " in said.err
        assert "Nothing was written" not in said.err

    @pytest.mark.parametrize("verb", ["build", "check"])
    def test_problems_are_1_and_nothing_is_written(
        self, broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
    ) -> None:
        folders = [f"--pages={tmp_path / 'p'}", f"--site={tmp_path / 's'}"] * (verb == "build")
        assert cli.main([verb, "--content", str(broken), *folders]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert "ada-quill.yml:1: unknown-key:" in said.err
        assert "ada-quill.yml:2: wrong-shape:" in said.err
        assert said.err.endswith("Nothing was written. Explain one with: archive explain CODE\n")
        assert [path.name for path in tmp_path.iterdir()] == ["broken"]

    def test_problems_can_be_read_by_a_program(
        self, broken: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", "--json", "--content", str(broken)]) == 1
        said = capsys.readouterr()
        problems = json.loads(said.out)
        assert {problem["code"] for problem in problems} == {"unknown-key", "wrong-shape"}
        assert {tuple(problem) for problem in problems} == {
            ("path", "line", "column", "code", "message", "fix", "nearest", "blocks")
        }
        assert said.err == ""

    def test_no_problem_is_an_empty_list_for_a_program(
        self, demo: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", "--json", *demo]) == 0
        assert json.loads(capsys.readouterr().out) == []

    def test_an_engine_that_fails_is_2(
        self, planned: Planned, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: object) -> Outcome:
            raise EngineError("the engine has its own words")

        monkeypatch.setattr(building, "build", fail)
        assert cli.main([]) == 2
        assert capsys.readouterr().err == "archive: the engine has its own words\n"
        assert planned == []

    def test_a_folder_that_cannot_be_written_is_2(
        self, demo: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").write_text("no folder")
        pages = tmp_path / "file/pages"
        assert cli.main([*demo[:2], f"--pages={pages}", f"--site={tmp_path / 's'}"]) == 2
        assert str(tmp_path / "file") in capsys.readouterr().err.rpartition("archive: ")[2]
        assert not (tmp_path / "s").exists()


class TestProgress:
    """Long work shows how far it has come, to a person at a terminal and to nobody else."""

    @pytest.mark.parametrize(
        ("terminal", "ci", "shown"),
        [(True, False, True), (True, True, False), (False, False, False)],
    )
    def test_is_shown_on_a_terminal_outside_ci(
        self,
        demo: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        terminal: bool,  # noqa: FBT001 - a parameter of the test
        ci: bool,  # noqa: FBT001 - the same
        shown: bool,  # noqa: FBT001 - the same
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        if ci:
            monkeypatch.setenv("CI", "true")
        assert cli.main(["check", *demo]) == 0
        assert (" of " in capsys.readouterr().err) is shown


class TestOneProgram:
    """The script, the module and the console command are one."""

    def test_all_run_the_same_function(self, root: Path) -> None:
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        module, _, name = project["scripts"]["archive"].partition(":")
        assert getattr(import_module(module), name) is cli.main
        assert vars(script)["main"] is cli.main

    @pytest.mark.parametrize(
        "arguments", [["explain", "bad-id"], ["nonsense"], ["new", "person", "É"]]
    )
    def test_script_and_module_say_the_same(self, root: Path, arguments: list[str]) -> None:
        commands = [[sys.executable, *program] for program in (["build.py"], ["-m", "archive"])]
        said = [
            subprocess.run([*command, *arguments], cwd=root, capture_output=True, check=False)
            for command in commands
        ]
        assert len({(done.returncode, done.stdout, done.stderr) for done in said}) == 1
        assert said[0].returncode == (0 if arguments[0] == "explain" else 2)
