"""A bag of records, captures that may be given away, and the site (BagIt 1.0, RFC 8493).

``data/`` is the payload. The files beside it (tag files) tell what the bag is; they have a manifest
of their own. Nothing in a bag depends on the clock or the machine.
"""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from archive import __version__
from archive.exchange.manifest import hash_of, manifest_text
from archive.exchange.release import Given, Kept, Stays
from archive.records.files import Unread, names_under, parts_of_file

LEFT_OUT: Final = "left-out.tsv"
_DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ALGORITHMS: Final = ("sha256", "sha512")  # what every tool must know, and should write (2.4)
_PAYLOAD: Final = "data"
_DESCRIPTION: Final = (
    "An archive of press reports, as all may read it: data/content has the records, data/vault the"
    f" captures, data/site the website. {LEFT_OUT} lists what was left out, and why."
)


def fill_bag(
    bag: Path, site: Path, released: Iterable[Given | Kept | Stays], day: dt.date | None
) -> list[Stays]:
    """Make a bag of an empty folder and return what was left out of it. Raises OSError.

    ``site`` and ``released`` are what the public may have on ``day``.
    """
    shutil.copytree(site, bag / _PAYLOAD / "site")
    left = []
    for one in released:
        if isinstance(one, Given):
            _put(bag / _PAYLOAD / one.path, one.data)
        elif isinstance(one, Kept):
            _copy(one, bag / _PAYLOAD / one.path)
        else:
            left.append(one)
    info = {"External-Description": _DESCRIPTION, "Bag-Software-Agent": f"cuttings {__version__}"}
    dated = {"Bagging-Date": day.isoformat()} if day else {}
    close_bag(bag, info | dated, {LEFT_OUT: _table(left)})
    return left


def _table(left: Iterable[Stays]) -> str:
    rows = sorted((one.id, one.what, one.why) for one in left)
    return "".join("\t".join(row) + "\n" for row in [("id", "what", "why"), *rows])


def close_bag(bag: Path, info: Mapping[str, str], tags: Mapping[str, str]) -> None:
    """Make a bag of a folder whose ``data/`` is complete. Raises OSError.

    ``info`` holds the elements of bag-info.txt but the payload's size, each of one line; ``tags``
    the other tag files, name to text.
    """
    payload = sorted(f"{_PAYLOAD}/{name}" for name in names_under(f"{bag / _PAYLOAD}"))
    elements = {**info, "Payload-Oxum": _oxum(bag, payload)}
    said = "".join(f"{name}: {value}\n" for name, value in elements.items())
    for name, text in {"bagit.txt": _DECLARATION, "bag-info.txt": said, **tags}.items():
        _put(bag / name, text.encode())
    _list(bag, "manifest", payload)
    _list(bag, "tagmanifest", [path.name for path in bag.iterdir() if path.is_file()])


def _oxum(bag: Path, payload: Iterable[str]) -> str:
    """Return the payload's size as bytes, a dot, and files (2.2.2)."""
    sizes = [(bag / path).stat().st_size for path in payload]
    return f"{sum(sizes)}.{len(sizes)}"


def _list(bag: Path, kind: str, paths: Iterable[str]) -> None:
    """Write the manifests of some files, one for each way to hash."""
    listed = {
        algorithm: {path: hash_of(bag / path, algorithm) for path in paths}
        for algorithm in _ALGORITHMS
    }
    for algorithm, hashes in listed.items():
        _put(bag / f"{kind}-{algorithm}.txt", manifest_text(hashes).encode())


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _copy(kept: Kept, file: Path) -> None:
    """Copy a file of any size, and make sure that it is still what its record says."""
    digest = hashlib.sha256()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        try:
            for part in parts_of_file(str(kept.vault), kept.name):
                digest.update(part)
                out.write(part)
        except Unread as why:
            raise OSError(f"{kept.vault}/{kept.name} {why.said}") from why
    if digest.hexdigest() != kept.sha256:
        raise OSError(f"{kept.vault}/{kept.name} has changed while it was read")
