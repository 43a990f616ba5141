"""Files of strangers opened with care: what is no plain file below a folder is refused by reason.

No link is followed, whether a file or a folder on the way to it; a pipe, a socket or a device is
not waited for; and no more is read than was agreed.
"""

import errno
import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

Why = Literal["missing", "link", "odd", "large", "unreadable"]
_WAY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
_NO_FILE = {errno.ENXIO, errno.ENODEV, errno.EISDIR}
_MIB = 1 << 20
_SAID: dict[Why, str] = {
    "missing": "is not there",
    "link": "is a link",
    "odd": "is not a plain file",
}
LARGEST_TEXT = 8 * _MIB
"""The most bytes of a file that holds a record or a text: more than a thousand printed pages."""


class Unread(Exception):  # noqa: N818 - what became of a file; its reader makes a problem of it
    """A file was not read: ``why`` as a word, and ``said`` as the end of "this file …"."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why: Why = why
        self.said = said or _SAID[why]


def read_file(root: str, name: str, most: int = LARGEST_TEXT) -> bytes:
    """Return the bytes of the file ``name``, its folders separated by /, below ``root``.

    Raises Unread where it is missing, a link, behind a link, no plain file, longer than ``most``
    bytes, or cannot be read. ``root`` itself may be a link: whoever runs the program chose it.
    """
    handle = _open(root, name)
    try:
        if os.fstat(handle).st_size > most:
            raise Unread("large", f"is larger than {most // _MIB} MiB")
        with open(handle, "rb", buffering=0, closefd=False) as file:
            return file.read()
    except OSError as error:
        raise _unread(error) from None
    finally:
        os.close(handle)


def parts_of_file(root: str, name: str) -> Iterator[bytes]:
    """Yield the bytes of a file of any size, part by part. Raises Unread as ``read_file``."""
    handle = _open(root, name)
    try:
        while part := os.read(handle, _MIB):
            yield part
    except OSError as error:
        raise _unread(error) from None
    finally:
        os.close(handle)


def names_under(root: str, below: str = "") -> Iterator[str]:
    """Yield the names of all that is no folder below ``root``, relative to it. Raises OSError.

    No link is followed; one to a folder is among the names.
    """
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from names_under(entry.path, f"{below}{entry.name}/")
            else:
                yield below + entry.name


def digest_file(root: str, name: str) -> str:
    """Return the SHA-256 of a file of any size, in hexadecimal. Raises Unread as ``read_file``."""
    digest = sha256()
    for part in parts_of_file(root, name):
        digest.update(part)
    return digest.hexdigest()


def _open(root: str, name: str) -> int:
    """Return a plain file opened step by step, so that nothing on the way can be a link."""
    *folders, last = name.split("/")
    try:
        handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        for folder in folders:
            handle = _step(handle, folder, _WAY)
        handle = _step(handle, last, _FILE)
    except (OSError, ValueError) as error:
        raise _unread(error) from None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise Unread("odd")


def _step(folder: int, name: str, flags: int) -> int:
    """Open what stands in a folder, and close the folder."""
    try:
        if name in {"", ".", ".."}:
            raise FileNotFoundError(errno.ENOENT, name)
        return os.open(name, flags, dir_fd=folder)
    except OSError:
        if _is_link(folder, name):
            raise Unread("link", "stands behind a link" if flags == _WAY else "") from None
        raise
    finally:
        os.close(folder)


def _is_link(folder: int, name: str) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(name, dir_fd=folder).st_mode)
    except OSError:
        return False


def _unread(error: OSError | ValueError) -> Unread:
    """Return what an error means; a ValueError: no file can have such a name."""
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    if number in _ABSENT:
        return Unread("missing")
    if number in _NO_FILE:
        return Unread("odd")
    return Unread("unreadable", f"cannot be read: {os.strerror(number or errno.EIO)}")
