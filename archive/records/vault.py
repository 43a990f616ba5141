"""The vault: captures that stay byte for byte as they were taken, outside the archive.

Fixity follows PREMIS 3 (messageDigest, SHA-256): every capture that a record names is hashed
each time it is read.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from archive.records.fields import At
from archive.records.model import Article, Capture, Transcript
from archive.records.problems import Problems


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of captures. ``root`` None: there is no vault here."""

    root: Path | None = None

    def text_of(self, article: Article, problems: Problems) -> str | None:
        """Return the plain text that offsets count in; None where it is not to be had here.

        It is the record's own body, or the capture (or its transcript) decoded as UTF-8 with no
        newline translated. A missing, changed or unreadable capture is a problem.
        """
        if article.capture is None:
            return article.body or None
        if self.root is None:
            return None
        capture = _bytes(article.capture, self.root, problems)
        transcript = article.capture.transcript
        plain = _bytes(transcript, self.root, problems) if transcript and capture else capture
        return None if plain is None else _decoded(plain, article.capture.at, problems)


def _bytes(file: Capture | Transcript, root: Path, problems: Problems) -> bytes | None:
    if not _holds(root, file.path):
        said = f"the vault has no file “{file.path}”"
        fix = "check the path, or put the file back into the vault"
        problems.add(file.at.of("path"), "capture-missing", said, fix)
        return None
    data = (root / file.path).read_bytes()
    found = sha256(data)
    if found == file.sha256:
        return data
    said = f"the file “{file.path}” has changed since it was taken: its SHA-256 is now {found}"
    fix = "restore the file from a copy (or, if you took it anew, write this SHA-256)"
    problems.add(file.at.of("sha256"), "capture-changed", said, fix)
    return None


def _holds(root: Path, path: str) -> bool:
    """Whether a regular file stands there; a link that leads out of the vault counts as none."""
    try:
        file = (root / path).resolve()
        return file.is_file() and file.is_relative_to(root.resolve())
    except OSError:  # a name that no file can have
        return False


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8 bytes, in hexadecimal."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def _decoded(data: bytes, at: At, problems: Problems) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        fix = "put a transcript beside it, and name that under transcript"
        problems.add(at.of("path"), "capture-not-text", "the capture is not plain UTF-8 text", fix)
        return None
