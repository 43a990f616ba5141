"""A site compared with its manifest: a folder here, or a published copy at its address.

What is compared is bytes, by SHA-256. A manifest may be a stranger's: its paths are only compared
with those of the folder, or asked for below the address; none is ever opened as a path.
"""

import os
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.exchange.manifest import MANIFEST, ManifestError, differences, read_manifest
from archive.exchange.places import LARGEST_MANIFEST, Folder, PlaceError, Published
from archive.records.files import Unread, read_file
from archive.records.read import Watch
from archive.records.vault import sha256

_ADDRESS = ("http://", "https://")
_SETTINGS = frozenset({"_headers"})  # a host may obey such a file, and serve it to nobody
_DIGITS = len(sha256(b""))


class VerifyError(Exception):
    """Nothing can be compared: there is no site or no manifest; the message says which."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as the manifest says. ``how``: changed, missing, added or unread."""

    how: str
    path: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a site stands to its manifest, which names ``files`` files and has the hash ``manifest``.

    ``sees_all`` is False for a published copy: files that the manifest does not name stay unseen.
    """

    differences: tuple[Difference, ...]
    files: int
    manifest: str
    sees_all: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """What someone kept of a manifest: its SHA-256, and its text where the file was kept."""

    sha256: str
    text: str | None = None


def noted(kept: str) -> Noted:
    """Return what ``kept`` names: a file, or the 64 digits of a hash. Raises VerifyError."""
    if len(kept) == _DIGITS and not set(kept) - set(string.hexdigits):
        return Noted(kept.lower())
    folder, name = os.path.split(kept)
    try:
        data = read_file(folder or ".", name, LARGEST_MANIFEST)
    except Unread as why:
        said = f"{kept} {why.said}, nor are these the 64 digits of a SHA-256"
        raise VerifyError(said) from why
    return Noted(sha256(data), _decoded(data))


def verify(site: str, kept: Noted | None, watch: Watch) -> Verdict:
    """Compare a site with its manifest, or with one that was kept. Raises VerifyError."""
    if not site:
        raise VerifyError("name a site by its folder or its address")
    try:
        at_address = site.lower().startswith(_ADDRESS)
        place = Published(site) if at_address else Folder(Path(site))
        data = place.manifest()
        text = kept.text if kept and kept.text is not None else _decoded(data)
        hashes = read_manifest(text)
    except (PlaceError, ManifestError) as error:
        raise VerifyError(str(error)) from error
    own = sha256(data)
    found = [Difference("changed", MANIFEST, f"its SHA-256 is now {own}")]
    found = found if kept and kept.sha256 != own else []
    found += _compared(place, hashes, watch)
    return Verdict(tuple(found), len(hashes), own, place.sees_all)


def _compared(
    place: Folder | Published, hashes: Mapping[str, str], watch: Watch
) -> Iterator[Difference]:
    present = place.present(hashes, watch)
    for how, path in differences(hashes, present):
        if how == "missing" and path in _SETTINGS and not place.sees_all:
            continue
        unread = how == "changed" and present[path] is None
        yield Difference("unread" if unread else how, path, place.remarks.get(path, ""))


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise VerifyError("the manifest is not plain UTF-8 text") from error
