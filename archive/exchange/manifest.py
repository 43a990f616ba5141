"""The manifest of a folder: the SHA-256 of every file in it, as a reader can check it.

Lines are those of BagIt (RFC 8493, 2.1.3), which ``sha256sum --check`` reads too: the hash, two
spaces, the path with ``/`` between its parts; CR, LF and ``%`` in a path are percent-encoded.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from archive.records.files import names_under
from archive.records.vault import sha256

MANIFEST: Final = "manifest-sha256.txt"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")
_ENCODED: Final = {"%": "%25", "\n": "%0A", "\r": "%0D"}
_WRITTEN: Final = re.compile("[%\n\r]")
_READ: Final = re.compile("%(25|0[AaDd])")


class ManifestError(Exception):
    """A manifest is no list of hashes and paths; the message names the line."""


def write_manifest(folder: Path) -> str:
    """Write the manifest of all files under ``folder`` into it and return its own SHA-256.

    Raises OSError.
    """
    listed = {path: hash_of(folder / path) for path in names_under(str(folder)) if path != MANIFEST}
    data = manifest_text(listed).encode()
    (folder / MANIFEST).write_bytes(data)
    return sha256(data)


def manifest_text(hashes: Mapping[str, str]) -> str:
    """Return the lines of a manifest, by path."""
    return "".join(
        f"{hashes[path]}  {_WRITTEN.sub(lambda sign: _ENCODED[sign[0]], path)}\n"
        for path in sorted(hashes)
    )


def read_manifest(text: str) -> dict[str, str]:
    """Return path -> SHA-256 of a manifest's lines.

    Raises ManifestError for a line of another form, for a path that leads out of the folder, and
    for one that is listed twice.
    """
    hashes: dict[str, str] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        found = _LINE.fullmatch(line)
        path = _READ.sub(_decoded, found[2]) if found else ""
        if found is None or path in hashes or not _inside(path):
            raise ManifestError(f"line {number} of the manifest is no hash and path of a file")
        hashes[path] = found[1]
    return hashes


def _decoded(sign: re.Match[str]) -> str:
    return chr(int(sign[1], 16))


def _inside(path: str) -> bool:
    return "\\" not in path and "\0" not in path and not {"", ".", ".."} & set(path.split("/"))


def hash_of(file: Path, algorithm: str = "sha256") -> str:
    """Return the hash of a file's bytes in hexadecimal. Raises OSError."""
    with file.open("rb") as there:
        return hashlib.file_digest(there, algorithm).hexdigest()


def differences(
    hashes: Mapping[str, str], present: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """Return (``changed``, ``missing`` or ``added``; path) for what is not as the manifest says.

    ``present`` maps each path that is there to its hash, or to None where it could not be read.
    """
    every = {**hashes, **present}
    return [(how, path) for path in sorted(every) if (how := _difference(path, hashes, present))]


def _difference(path: str, hashes: Mapping[str, str], present: Mapping[str, str | None]) -> str:
    if path not in present:
        return "missing"
    if path not in hashes:
        return "added"
    return "" if present[path] == hashes[path] else "changed"
