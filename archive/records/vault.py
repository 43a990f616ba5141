"""The vault: captures that stay byte for byte as they were taken, outside the archive.

Fixity follows PREMIS 3 (messageDigest, SHA-256): every capture that a record names is hashed
each time it is read.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from archive.records.fields import At
from archive.records.filenames import unified
from archive.records.files import Unread, Why, digest_file, read_file
from archive.records.model import Article, Capture, Transcript
from archive.records.problems import Mark, Problems
from archive.text.saved_html import SUFFIXES, plain_text

_REFUSED: dict[Why, tuple[str, str]] = {
    "missing": ("capture-missing", "check the path, or put the file back into the vault"),
    "link": ("linked-file", "put a copy of the file in its place"),
    "odd": ("linked-file", "put a plain file in its place"),
    "large": ("too-large", "put its text, as a smaller file, beside it under transcript"),
    "unreadable": ("unreadable-file", "mend its permissions, or the disk"),
}  # fmt: skip
"""The code and the advice for each reason why a file of the vault was not read."""


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of captures. ``root`` None: there is no vault here."""

    root: Path | None = None

    def text_of(self, article: Article, problems: Problems) -> str | None:
        """Return the plain text that offsets count in; None where it is not to be had here.

        It is the record's own body, or the capture (or its transcript) decoded as UTF-8 with no
        newline translated; of a saved web page its plain text. A missing, changed or unreadable
        capture is a problem.
        """
        if article.capture is None:
            return article.body or None
        return self.text_in(article.capture, problems)

    def text_in(self, capture: Capture, problems: Problems) -> str | None:
        """Return the plain text of a capture, as ``text_of`` does."""
        return None if self.root is None else _text(capture, str(self.root), problems)

    def stamp_of(self, article: Article) -> tuple[int, ...]:
        """Return by what it shows that a file of an article was changed, or is another.

        Nothing but the times, the size and the number of each file is looked at; where that is
        the same, nobody but a liar has changed it.
        """
        capture = article.capture
        files = (capture, capture.transcript) if capture and self.root else ()
        return tuple(
            number for file in files if file for number in _stamp(f"{self.root}/{file.path}")
        )

    def lines_of(self, path: str, at: Mark, problems: Problems) -> list[str]:
        """Return the lines of a file of the vault that hold words; none without a vault."""
        if self.root is None:
            return []
        try:
            lines = read_file(str(self.root), path).decode("utf-8").splitlines()
        except Unread as error:
            code, fix = _REFUSED[error.why]
            problems.add(at, code, f"the vault's file “{path}” {error.said}", fix)
            return []
        except UnicodeDecodeError:
            said = f"the vault's file “{path}” is not plain UTF-8 text"
            problems.add(at, "capture-not-text", said, "save it with the encoding UTF-8")
            return []
        return [line.strip() for line in lines if line.strip()]


def _stamp(path: str) -> tuple[int, ...]:
    try:
        stat = os.lstat(path)
    except (OSError, ValueError):
        return (0,)
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _text(capture: Capture, root: str, problems: Problems) -> str | None:
    transcript = capture.transcript
    if transcript and not _is_whole(capture, root, problems):
        return None
    data = _bytes(transcript or capture, root, problems)
    text = None if data is None else _decoded(data, capture.at, problems)
    if text is None or transcript or not capture.path.lower().endswith(SUFFIXES):
        return text
    page = plain_text(text)
    if not page:
        _refuse_text("the saved page holds no text", capture.at, problems)
    return page or None


def _bytes(file: Capture | Transcript, root: str, problems: Problems) -> bytes | None:
    try:
        data = read_file(root, file.path)
    except Unread as error:
        _refuse(file, error, root, problems)
        return None
    return data if _is_taken(file, sha256(data), problems) else None


def _is_whole(file: Capture, root: str, problems: Problems) -> bool:
    """Whether a capture of any size and kind, whose text stands in a transcript, is unchanged."""
    try:
        return _is_taken(file, digest_file(root, file.path), problems)
    except Unread as error:
        _refuse(file, error, root, problems)
        return False


def _refuse(file: Capture | Transcript, error: Unread, root: str, problems: Problems) -> None:
    said, (code, fix) = f"the vault's file “{file.path}” {error.said}", _REFUSED[error.why]
    if error.why == "missing":
        near = _same_but_for_form(root, file.path)
        said = f"the vault has no file “{file.path}”"
        fix = f"write {near}, whose capitals or accents are other signs" if near else fix
    problems.add(file.at.of("path"), code, said, fix)


def _same_but_for_form(root: str, path: str) -> str | None:
    """Return a file of the same folder whose name differs by case or Unicode form only."""
    folder, _, name = path.rpartition("/")
    try:
        names = sorted(file.name for file in Path(root, folder).iterdir())
    except (OSError, ValueError):
        return None
    found = next((other for other in names if unified(other) == unified(name)), None)
    return found and f"{folder}/{found}".lstrip("/")


def _is_taken(file: Capture | Transcript, found: str, problems: Problems) -> bool:
    """Whether a file is the one that was taken."""
    if found != file.sha256:
        said = f"the file “{file.path}” has changed since it was taken: its SHA-256 is now {found}"
        fix = "restore the file from a copy (or, if you took it anew, write this SHA-256)"
        problems.add(file.at.of("sha256"), "capture-changed", said, fix)
    return found == file.sha256


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8 bytes, in hexadecimal."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def _decoded(data: bytes, at: At, problems: Problems) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_text("the capture is not plain UTF-8 text", at, problems)
        return None


def _refuse_text(said: str, at: At, problems: Problems) -> None:
    fix = "put a transcript beside it, and name that under transcript"
    problems.add(at.of("path"), "capture-not-text", said, fix)
