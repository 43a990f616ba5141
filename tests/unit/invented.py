"""A tiny invented archive for unit tests: written as a tree of texts, read by the program."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from archive.analysis.archive import Archive
from archive.analysis.names import Lexicon, Name
from archive.analysis.reading import Reading, read_text
from archive.pipeline import Outcome, Plan, check
from archive.records import yamldoc
from archive.records.fields import Desk, read_record
from archive.records.model import Article
from archive.records.problems import Problem, Problems

T = TypeVar("T")
DAY = dt.date(2031, 5, 1)

TREE: Mapping[str, str] = {
    "sources/harbour-post.yml": "name: The Harbour Post\nkind: newspaper\ncountry: norland\n",
    "sources/wire.yml": "name: Elling Wire\nkind: news agency\n",
    "subjects.yml": "work:\n  name: Work\nstrikes:\n  name: Strikes\n  broader: work\n",
    "people/lena-morav.yml": (
        "name: Lena Morav\nkind: minister\naliases:\n"
        "  - form: Morav\n    only_with: [Lena Morav]\n"
        "  - form: Lena the Loud\n    kind: pejorative\n"
        "not_same_as: [dock-board]\nsame_as: [https://example.org/lena]\n"
    ),
    "organizations/dock-board.yml": "name: Dock Board\naliases: [DBX]\n",
    "places/elling.yml": "name: Elling\ngeo: {lat: -12.5, lon: 30}\n",
    "places/norland.yml": "name: Norland\nnames: {fa: نورلند}\n",
    "articles/2031/first.md": (
        '---\ntitle: Strike <at> *Elling*\nsource: harbour-post\nagency: wire\nlanguage: en\n'
        'published: "2031-04-02"\nurl: https://example.org/first\nsubjects: [strikes]\n'
        "rights: {display: full}\n"
        "authors: [{name: Ada Quill, role: editing, entity: lena-morav}]\n"
        "abstract: The report says that work stopped.\nbasis:\n"
        "  published: {grade: stated, from: the dateline}\n---\n"
        "ELLING. Work stopped on Monday. Lena Morav spoke.\n\n"
        "“We will not move,” Morav said.\nThe Dock Board was silent.\n"
    ),
    "articles/2030/second.md": (
        "---\nderived_title: A note on the docks\nsource: wire\nlanguage: en\n"
        "rights: {display: metadata-only, holder: Elling Wire}\nbased_on: [first]\n"
        'published: "2030"\n---\nThe Dock Board met in Elling. DBX agreed.\n'
    ),
    "events/strike.yml": (
        'name: Strike at Elling\ndate: "2031-03-31"\ndate_basis: “Monday” in first\nplace: elling\n'
        "participants: [{entity: dock-board, role: employer}]\naccounts:\n"
        "  - article: first\n    as: main\n    passages: [{exact: Work stopped on Monday.}]\n"
        "  - article: second\n    as: background\n    passages: [{exact: DBX agreed}]\n"
    ),
    "events/season.yml": (
        'name: The season\ndate: "2031"\ndate_basis: all reports\n'
        "accounts: [{article: second, as: background}]\n"
    ),
}  # fmt: skip


def planted(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the tree below ``folder``, with some files changed or (None) left out."""
    content = folder / "content"
    for name, text in (dict(TREE) | dict(changes or {})).items():
        if text is not None:
            file = content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
    return content


def plan(content: Path, *, vault: Path | None = None, audience: str = "public") -> Plan:
    """Return the plan of a build on the invented day."""
    return Plan(content=content, vault=vault, audience=audience, day=DAY)


def checked(
    folder: Path,
    changes: Mapping[str, str | None] | None = None,
    *,
    vault: Path | None = None,
    audience: str = "public",
) -> Outcome:
    """Write the tree and check it."""
    return check(plan(planted(folder, changes), vault=vault, audience=audience))


def archive_of(
    folder: Path, changes: Mapping[str, str | None] | None = None, *, audience: str = "public"
) -> Archive:
    """Return the archive of the tree; it must be sound."""
    outcome = checked(folder, changes, audience=audience)
    assert outcome.archive is not None, [codes_of(outcome.problems), outcome.problems]
    return outcome.archive


def codes_of(problems: list[Problem] | Problems) -> list[str]:
    """Return the codes of problems, in their order."""
    found = problems.in_order() if isinstance(problems, Problems) else problems
    return [problem.code for problem in found]


def record(cls: type[T], text: str, problems: Problems | None = None, **given: object) -> T | None:
    """Read one record from YAML."""
    noted = Problems() if problems is None else problems
    node = yamldoc.load(text, "a.yml", noted)
    return None if node is None else read_record(cls, node, Desk(noted), **given)


def article(
    more: str = "", body: str = "", rights: str = "{display: full}", id_: str = "one"
) -> Article:
    """Return an article with some more fields."""
    least = f"title: T\nsource: s\nlanguage: en\nrights: {rights}\n"
    made = record(Article, least + more, id=id_, body=body)
    assert made is not None
    return made


def reading(
    text: str, *names: Name | str, more: str = "", problems: Problems | None = None
) -> Reading:
    """Read a text in which a plain name is its own entity."""
    lexicon = Lexicon(Name(name, name) if isinstance(name, str) else name for name in names)
    return read_text(article(more), text, lexicon, Problems() if problems is None else problems)
