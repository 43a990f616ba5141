"""What a file system does in one step: exchange two folders, make sure that all is on the disk."""

import ctypes
import errno
import os
from pathlib import Path
from typing import Final

_HERE: Final = -100  # AT_FDCWD of Linux: paths count from the working folder
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of macOS's renamex_np(2)
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_system: Final = ctypes.CDLL(None, use_errno=True)


class CannotExchangeError(OSError):
    """No step of this system, or of this file system, exchanges two folders."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system take each other's place, in one step.

    Raises CannotExchangeError where there is no such step, OSError when it fails.
    """
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(_system, "renameat2"):
        failed = _system.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    elif hasattr(_system, "renamex_np"):
        failed = _system.renamex_np(*names, _EXCHANGE)
    else:
        raise CannotExchangeError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if failed:
        number = ctypes.get_errno()
        kind = CannotExchangeError if number in _CANNOT else OSError
        raise kind(number, os.strerror(number), str(other))


def sync(folder: Path) -> None:
    """Wait until all that was written to the folder's file system is on the disk. Raises OSError.

    One call for the whole file system (syncfs(2), which reports failed writes since Linux 5.8): a
    site has thousands of files, and a disk takes milliseconds for each that is synced alone.
    """
    if not hasattr(_system, "syncfs"):
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _system.syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
