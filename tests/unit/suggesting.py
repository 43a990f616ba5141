"""An invented archive of a few names, and what is proposed for a text."""

from collections.abc import Mapping
from pathlib import Path

from archive.analysis.texts import read_texts
from archive.intake.deciding.decisions import Decisions
from archive.intake.deciding.suggest import NAMES, suggest
from archive.intake.names.found import names_in
from archive.intake.proposal import Proposal
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.vault import Vault
from tests.unit.invented import planted

HEAD = "---\ntitle: T\nsource: wire\nlanguage: en\nrights: {display: full}\n"


def article(text: str, more: str = "") -> str:
    """Return the file of an article."""
    return f"{HEAD}{more}---\n{text}\n"


def proposed(
    folder: Path,
    text: str,
    *,
    records: Mapping[str, str | None] | None = None,
    more: str = "",
    decisions: Decisions | None = None,
) -> list[Proposal]:
    """Return the names proposed for one more article in the invented archive."""
    added = {"articles/2031/third.md": article(text, more), **(records or {})}
    shelf = read_content(planted(folder, added), Problems())
    readings = read_texts(shelf, Vault(None), Problems(), lambda items, _: items)
    held = decisions or Decisions()
    return suggest(shelf, readings, held, articles=["third"], kinds=sorted(NAMES))


def told(made: list[Proposal]) -> dict[str, tuple[str, str]]:
    """Return kind and target of each form that is proposed."""
    return {one.form: (one.kind, one.target) for one in made}


def forms(text: str) -> list[str]:
    """Return the names that one sentence seems to hold."""
    return [text[name.start : name.end] for name in names_in(text, 0, len(text))]
