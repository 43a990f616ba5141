"""A language model that the user installed: it adds proposals; without it nothing is missing."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from archive import cli
from archive.intake.names.model import ModelError, finder_of
from tests.unit.invented import planted, reading
from tests.unit.suggesting import article

TEXT = "they saw the velm twins near Varn."


def entity(text: str, said: str, label: str) -> SimpleNamespace:
    start = text.index(said)
    return SimpleNamespace(start_char=start, end_char=start + len(said), text=said, label_=label)


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a library be installed that has one model."""

    def read(text: str) -> SimpleNamespace:
        found = [entity(text, "velm twins", "ORG"), entity(text, "near", "CARDINAL")]
        return SimpleNamespace(ents=found)

    def load(name: str) -> Any:  # noqa: ANN401 - as the library has it
        if name != "tiny":
            raise OSError(name)
        return read

    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library not be installed."""
    monkeypatch.setitem(sys.modules, "spacy", None)


@pytest.mark.usefixtures("spacy")
class TestWithAModel:
    """The user named a model."""

    def test_names_of_a_known_sort_are_found(self) -> None:
        found = finder_of("tiny")(reading(TEXT))
        assert [(TEXT[n.start : n.end], n.type) for n in found] == [("velm twins", "organization")]

    def test_that_is_not_there_is_named(self) -> None:
        with pytest.raises(ModelError, match="there is no model large here"):
            finder_of("large")

    def test_proposals_are_added(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        content = planted(tmp_path, {"articles/2031/third.md": article(TEXT)})
        options = ["suggest", "third", f"--content={content}", "--dry-run", "--json"]
        assert cli.main(options) == 0
        without = capsys.readouterr().out.splitlines()
        assert cli.main([*options, "--spacy=tiny"]) == 0
        added = [line for line in capsys.readouterr().out.splitlines() if line not in without]
        assert len(added) == 1
        assert '"form": "velm twins"' in added[0]
        assert "found by the model tiny" in added[0]


@pytest.mark.usefixtures("nothing")
class TestWithoutTheLibrary:
    """Nobody installed it."""

    def test_naming_a_model_says_what_to_do(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        content = planted(tmp_path)
        assert cli.main(["suggest", f"--content={content}", "--spacy=tiny"]) == 2
        assert "spaCy is not installed here" in capsys.readouterr().err
        assert not (content / "suggestions").exists()

    def test_all_else_is_the_same(self, tmp_path: Path) -> None:
        content = planted(tmp_path)
        assert cli.main(["suggest", f"--content={content}"]) == 0
