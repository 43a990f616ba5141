"""The fixity of a vault: every file that a record names, against the SHA-256 in the record.

In the words of PREMIS 3 each of these is a fixity check of an object. A file that has changed (rot)
is told from one that is not there (loss), and from one that cannot be read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.records.files import Unread, digest_file, names_under
from archive.records.model import Capture, Transcript
from archive.records.problems import Mark
from archive.records.read import Watch
from archive.records.shelf import Shelf

State = str | Unread


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the vault that a record names: its path, the hash there or "", its line."""

    path: str
    sha256: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that is not as the records say. ``how``: changed, missing, unread or added.

    ``record`` and ``line`` are where its hash stands (empty and 0 for a file that none names).
    """

    how: str
    path: str
    record: str = ""
    line: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at and what was found, by path. ``bytes`` counts those that were read.

    ``complete`` is False where a record could not be read: its captures are not known then.
    """

    captures: int
    transcripts: int
    bytes: int
    complete: bool
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether all is there, as it was taken. A file that no record names does no harm."""
        return self.complete and all(found.how == "added" for found in self.findings)

    def as_data(self) -> dict[str, object]:
        """Return it as a JSON object; docs/cli.md describes its fields."""
        return {"sound": self.sound} | asdict(self)


def audit(shelf: Shelf, vault: Path, watch: Watch, *, complete: bool) -> Audit:
    """Read every file of the vault that a record names, and list what no record names.

    Raises OSError when a folder of the vault cannot be listed.
    """
    files = [file for article in shelf.articles.values() for file in article.files]
    captures = [file for file in files if isinstance(file, Capture)]
    transcripts = [file for file in files if isinstance(file, Transcript)]
    named = [*map(_named, captures), *map(_named, transcripts), *_lists(shelf)]
    paths = sorted({file.path for file in named})
    states = {path: _state(vault, path) for path in watch(paths, "reading")}
    added = sorted(set(_visible(vault)) - set(paths))
    lost = [file for file in named if isinstance(states[file.path], Unread)]
    found = [*_judged(named, states), *_added(vault, added, lost)]
    return Audit(
        captures=len(captures),
        transcripts=len(transcripts),
        bytes=sum((vault / path).stat().st_size for path in paths if isinstance(states[path], str)),
        complete=complete,
        findings=tuple(sorted(found, key=lambda finding: (finding.path, finding.record))),
    )


def _named(file: Capture | Transcript) -> Named:
    return Named(file.path, file.sha256, file.at.of("sha256"))


def _lists(shelf: Shelf) -> Iterator[Named]:
    """Yield the lists of redacted names that are kept in the vault; they may grow."""
    for said in (entity.redacted for entity in shelf.entities.values()):
        if said and said.names:
            yield Named(said.names, "", said.at.of("names"))


def _state(vault: Path, path: str) -> State:
    """Return a file's hash, or why it has none."""
    try:
        return digest_file(str(vault), path)
    except Unread as why:
        return why


def _visible(vault: Path) -> Iterator[str]:
    """Yield the files of a vault; names that begin with a dot are those of other programs."""
    for name in names_under(str(vault)):
        if not name.startswith(".") and "/." not in name:
            yield name


def _judged(named: Iterable[Named], states: Mapping[str, State]) -> Iterator[Finding]:
    for file in named:
        state, record, line = states[file.path], file.mark.path, file.mark.line
        if isinstance(state, Unread):
            how = "missing" if state.why == "missing" else "unread"
            yield Finding(how, file.path, record, line, f"the file {state.said}")
        elif file.sha256 not in {state, ""}:
            said = f"its SHA-256 is now {state}, the record says {file.sha256}"
            yield Finding("changed", file.path, record, line, said)


def _added(vault: Path, paths: Iterable[str], lost: Iterable[Named]) -> Iterator[Finding]:
    """Yield the files that no record names; of one with the bytes of a lost one, say so."""
    known = {file.sha256: file.path for file in lost if file.sha256}
    for path in paths:
        state = _state(vault, path) if known else ""
        twin = known.get(state) if isinstance(state, str) else None
        yield Finding("added", path, remark=f"it has the bytes of {twin}" if twin else "")
