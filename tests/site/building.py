"""Archives built for tests, from a copy: what a build renews stays out of the repository."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from archive.analysis.archive import Archive
from archive.pipeline import Plan, build
from tests.site.html_tree import Page, read_page

DAY = dt.date(2031, 4, 15)  # in the story of examples/demo, while one report is withheld
Row = dict[str, Any]
Edit = Callable[[Path], None]


@dataclass(frozen=True)  # without slots: what is read from files is kept
class Built:
    """One archive for one audience, its pages and, unless no engine ran, its site."""

    archive: Archive
    pages: Path
    site: Path

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a data table."""
        lines = (self.pages / "data" / f"{table}.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @cached_property
    def html(self) -> dict[str, Page]:
        """The published pages by address (``people/ada-quill/``), the page of errors left out."""
        files = [file for file in sorted(self.site.rglob("*.html")) if file.name == "index.html"]
        return {page.address: page for file in files for page in [read_page(self.site, file)]}

    def files(self) -> dict[str, bytes]:
        """Return every file of pages and site: relative name, bytes."""
        return contents(self.pages) | contents(self.site)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder: its name below the folder's parent, its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in files}


def built(
    content: Path,
    vault: Path | None,
    into: Path,
    *,
    audience: str = "public",
    day: dt.date = DAY,
    site: bool = True,
    edit: Edit | None = None,
) -> Built:
    """Build a copy of ``content``, after an edit where one is given, into the folder ``into``."""
    copy, pages, published = into / "content", into / "pages", into / "site"
    shutil.copytree(content, copy)
    if edit:
        edit(copy)
    plan = Plan(content=copy, vault=vault, audience=audience, day=day)
    outcome = build(plan, pages, published if site else None)
    assert outcome.archive is not None, outcome.problems
    return Built(outcome.archive, pages, published)


def replace(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of words in a record; they must be there."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
