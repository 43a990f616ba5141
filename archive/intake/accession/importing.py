"""A run of the import: an archive is read once, then document after document is taken in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.analysis.redacted import learn_kept_names
from archive.intake.accession.alike import Alike
from archive.intake.accession.house import House
from archive.intake.accession.known import Known
from archive.intake.accession.store import Store
from archive.intake.accession.taken import Put, Taken
from archive.intake.accession.taking import Intake, Terms
from archive.intake.documents.dump import is_dump, restore
from archive.intake.read import Found, head_of, read_sources
from archive.intake.refused import Refused, Unable
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.vault import Vault

__all__ = ["Intake", "Terms", "open_intake", "put_back", "run"]


def put_back(sources: Iterable[str], content: Path, *, dry: bool) -> Iterator[Put | Unable | str]:
    """Put the records of dumps back where they stood; yield the other sources as they are.

    Raises OSError where something cannot be written.
    """
    for source in sources:
        if not _is_dump(source):
            yield source
            continue
        try:
            yield Put(source, restore(Path(source), content, dry=dry))
        except Refused as why:
            yield Unable(source, why.said, why.fix)


def _is_dump(source: str) -> bool:
    try:
        return is_dump(head_of(Path(source)))
    except (OSError, ValueError, Refused):
        return False  # whoever reads it says what is wrong


def open_intake(
    content: Path, vault: Path | None, terms: Terms, problems: Problems, *, dry: bool = False
) -> Intake:
    """Read an archive, and return the run of an import into it. ``dry``: nothing is written."""
    shelf, keeper = read_content(content, problems), Vault(vault)
    learn_kept_names(shelf, keeper, problems)
    house = House.of(shelf, terms.source, terms.display)
    known = Known.of(shelf, keeper)
    return Intake(shelf, Store(content, vault, dry), house, known, terms, Alike(known))


def run(
    intake: Intake, sources: Iterable[str], *, network: bool = False
) -> Iterator[Taken | Unable]:
    """Take in what some files, folders and addresses hold, one report after the other.

    Raises OSError where something cannot be written.
    """
    for found in read_sources(sources, network=network):
        yield _taken_in(intake, found) if isinstance(found, Found) else found


def _taken_in(intake: Intake, found: Found) -> Taken | Unable:
    try:
        return intake.take(found.draft, found.modified)
    except Refused as why:
        return Unable(found.draft.origin, why.said, why.fix)
