"""Where a site stands, for those who verify it: a folder of this machine, or a web address."""

import hashlib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Final

from archive.exchange.manifest import MANIFEST
from archive.records.files import Unread, digest_file, names_under, read_file
from archive.records.read import Watch

LARGEST_MANIFEST: Final = 64 << 20  # bytes: some 500,000 files
_LARGEST_FILE: Final = 1 << 30  # bytes, of a host that may send without end
_PIECE: Final = 1 << 20  # bytes read at a time
_PATIENCE: Final = 30.0  # seconds that a host may take for each answer
_AT_ONCE: Final = 8  # requests
_GONE: Final = frozenset({404, 410})
_NOT_THERE: Final = ""
_FAULTS: Final = (OSError, HTTPException, ValueError)  # the last: it leads to no address


class PlaceError(Exception):
    """No site stands there, or no manifest; the message says which."""


class Folder:
    """A site in a folder. Links in it are not followed: what is no plain file cannot be read."""

    sees_all = True

    def __init__(self, root: Path) -> None:
        self.root = root
        self.remarks: dict[str, str] = {}
        if not root.is_dir():
            raise PlaceError(f"there is no folder {root}")

    def manifest(self) -> bytes:
        """Return the manifest's bytes. Raises PlaceError."""
        try:
            return read_file(str(self.root), MANIFEST, LARGEST_MANIFEST)
        except Unread as why:
            said = f"{self.root}/{MANIFEST} {why.said}; archive build writes it with the site"
            raise PlaceError(said) from why

    def present(self, _named: Iterable[str], watch: Watch) -> dict[str, str | None]:
        """Return the hash of every file; None, and a remark, where it cannot be read."""
        names = sorted(name for name in names_under(str(self.root)) if name != MANIFEST)
        return {name: self._hash(name) for name in watch(names, "reading")}

    def _hash(self, name: str) -> str | None:
        try:
            return digest_file(str(self.root), name)
        except Unread as why:
            self.remarks[name] = why.said
            return None


class Published:
    """A published copy. Only what the manifest names can be asked for."""

    sees_all = False

    def __init__(self, address: str) -> None:
        self.base = _base(address)
        self.remarks: dict[str, str] = {}
        self.opener = urllib.request.build_opener(_SameHost)

    def manifest(self) -> bytes:
        """Return the manifest's bytes. Raises PlaceError."""
        try:
            with self._open(MANIFEST) as answer:
                return _bounded(answer)
        except _FAULTS as error:
            raise PlaceError(f"{self.base}{MANIFEST} cannot be read: {_why(error)}") from error

    def present(self, named: Iterable[str], watch: Watch) -> dict[str, str | None]:
        """Return the hash of each named file that is served; None where it cannot be read."""
        names = sorted(named)
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            hashes = pool.map(self._hash, names)
            found = dict(zip(watch(names, "reading"), hashes, strict=True))
        finally:  # after Ctrl-C nothing more is asked for
            pool.shutdown(cancel_futures=True)
        return {name: hash_ for name, hash_ in found.items() if hash_ != _NOT_THERE}

    def _hash(self, name: str) -> str | None:
        """Return a file's hash, _NOT_THERE, or None where it cannot be read."""
        try:
            with self._open(name) as answer:
                return _hash_of(answer)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _GONE:
                return _NOT_THERE
            self.remarks[name] = _why(error)
        except _FAULTS as error:
            self.remarks[name] = _why(error)
        return None

    def _open(self, name: str) -> IO[bytes]:
        address = self.base + urllib.parse.quote(name)
        answer: IO[bytes] = self.opener.open(address, timeout=_PATIENCE)
        return answer


def _base(address: str) -> str:
    """Return the address of the folder in which a site's files stand. Raises PlaceError."""
    try:
        parts = urllib.parse.urlsplit(address)
        host = parts.netloc.encode("idna").decode()  # as a name is asked for (RFC 3490)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise PlaceError(f"{address} is no web address") from error
    if not whole:
        raise PlaceError(f"{address} is no web address")
    folder = parts.path.removesuffix("index.html").removesuffix("/") + "/"
    folder = urllib.parse.quote(folder, safe="/%")
    return urllib.parse.urlunsplit((parts.scheme, host, folder, "", ""))


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follow a host that says where else the file lies, but to no other host."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse to leave the host; see the base class."""
        if urllib.parse.urlsplit(newurl).netloc != urllib.parse.urlsplit(req.full_url).netloc:
            raise urllib.error.URLError("it leads to another host")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _bounded(there: IO[bytes]) -> bytes:
    data = there.read(LARGEST_MANIFEST + 1)
    if len(data) > LARGEST_MANIFEST:
        raise PlaceError("the manifest is too large to be one")
    return data


def _hash_of(answer: IO[bytes]) -> str:
    digest, size = hashlib.sha256(), 0
    while piece := answer.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if size > _LARGEST_FILE:
            raise OSError("it does not end")
    return digest.hexdigest()


def _why(error: Exception) -> str:
    """Return in a few words why something cannot be read."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the host answers {error.code}"
    if isinstance(error, urllib.error.URLError):
        error = error.reason if isinstance(error.reason, Exception) else OSError(error.reason)
    return getattr(error, "strerror", None) or str(error) or "the answer is cut short"
