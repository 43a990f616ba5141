"""A file system that fails on cue: counts what a program asks of one folder, strikes at the nth.

It stands between Python and the system: the calls of ``os``, the files that ``open`` makes, and
those functions of the C library that it is told of. What is due happens *instead of* the call; a
write that is struck leaves the first half of its bytes behind, as a full disk or a kill does.
"""

# ruff: noqa: ANN401 - what is wrapped takes and returns whatever the system's own calls do

import builtins
import ctypes
import errno
import fcntl
import io
import os
import signal
from collections.abc import Callable
from typing import Any, Final, NamedTuple

VANISH: Final = "vanish"
_PATHS: Final = {
    "chmod": "change", "link": "create", "listdir": "list", "mkdir": "mkdir", "remove": "unlink",
    "rename": "rename", "replace": "rename", "rmdir": "rmdir", "scandir": "list",
    "symlink": "create", "truncate": "change", "unlink": "unlink", "utime": "change",
    "fdatasync": "sync", "fsync": "sync", "ftruncate": "change", "sendfile": "write",
}  # fmt: skip
_LIBRARY: Final = {"renameat2": ("exchange", 1), "syncfs": ("sync", 0)}
FAILS: Final = {
    "change": ("EACCES", "EIO", "EROFS"),
    "create": ("ENOSPC", "EACCES", "EIO", "EROFS"),
    "exchange": ("EIO", "EACCES", "ENOSPC", "EROFS"),
    "list": ("EACCES", "EIO"),
    "lock": ("ENOLCK", "EIO"),
    "mkdir": ("ENOSPC", "EACCES", "EIO", "EROFS"),
    "open": ("EACCES", "EIO"),
    "read": ("EIO",),
    "rename": ("EIO", "ENOSPC", "EACCES", "EROFS"),
    "rmdir": ("EACCES", "EIO", "EROFS"),
    "sync": ("EIO", "ENOSPC"),
    "unlink": ("EIO", "EACCES", "EROFS"),
    "write": ("ENOSPC", "EIO"),
}
"""The errors that each kind of operation can fail with."""
_ERRORS: Final = {name for names in FAILS.values() for name in names}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT

Function = Callable[..., Any]


class Strike(NamedTuple):
    """What happens at the operation ``at`` (counted from 1; 0: nothing ever), or from then on.

    ``how`` is a signal that the process gets (``SIGKILL``), the name of an error that the call
    fails with (``ENOSPC``) where its kind can, or VANISH: the folder ``vault`` is gone, as if its
    disk was unplugged.
    """

    at: int = 0
    how: str = "SIGKILL"
    lasting: bool = False


class Call(NamedTuple):
    """An operation: its kind, and the path that it is about, relative to the folder watched."""

    kind: str
    path: str


class Place(NamedTuple):
    """An absolute path, and whether the call says it: an error of an open file has no name."""

    path: str
    named: bool


class Shim:
    """Watches one folder from `install` on; there is no way back but the end of the process."""

    def __init__(self, folder: str, strike: Strike, lacking: str = "") -> None:
        """Watch ``folder``; ``lacking`` is a kind of operation that its file system has not."""
        self._folder, self._strike, self._lacking = os.path.realpath(folder), strike, lacking
        self.calls: list[Call] = []

    def install(self, library: ctypes.CDLL) -> None:
        """Put the shim in the place of the system's calls, those through ``library`` too."""
        for name, kind in _PATHS.items():
            setattr(os, name, self._watched(kind, getattr(os, name)))
        os.open = self._opening(os.open)
        os.write = self._writing(os.write)
        fcntl.flock = self._locking(fcntl.flock)
        builtins.open = io.open = self._files(io.open)
        for name, (kind, place) in _LIBRARY.items():
            setattr(library, name, self._foreign(kind, place, getattr(library, name)))

    def meet(self, kind: str, given: Place, half: Function = lambda: None) -> None:
        """Note an operation and strike if it is due, after ``half`` of it has been done."""
        path, named = given
        if path != self._folder and not path.startswith(f"{self._folder}/"):
            return
        self.calls.append(Call(kind, path[len(self._folder) + 1 :]))
        if kind == self._lacking:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if self._due(kind):
            half()
            self._fail(path if named else None)

    def _due(self, kind: str) -> bool:
        at, how, lasting = self._strike
        if how in _ERRORS and how not in FAILS[kind]:
            return False
        return len(self.calls) == at or bool(at and lasting and len(self.calls) > at)

    def _fail(self, path: str | None) -> None:
        how = self._strike.how
        if how == VANISH:
            self._strike = Strike()
            os.rename(f"{self._folder}/vault", f"{self._folder}/gone")  # noqa: PTH104
        elif how.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[how])
        else:
            number = getattr(errno, how)
            raise OSError(number, os.strerror(number), path)

    def _watched(self, kind: str, real: Function) -> Function:
        def call(*args: Any, **options: Any) -> Any:
            self.meet(kind, _place(*args[:1], **options))
            return real(*args, **options)

        return call

    def _opening(self, real: Function) -> Function:
        def call(path: Any, flags: int, *args: Any, **options: Any) -> int:
            self.meet("create" if flags & _WRITING else "open", _place(path, **options))
            return int(real(path, flags, *args, **options))

        return call

    def _writing(self, real: Function) -> Function:
        def call(file: int, data: Any) -> int:
            self.meet("write", _place(file), lambda: real(file, _half(data)))
            return int(real(file, data))

        return call

    def _locking(self, real: Function) -> Function:
        def call(file: Any, operation: int) -> None:
            if operation != fcntl.LOCK_UN:  # which never fails
                self.meet("lock", _place(file))
            real(file, operation)

        return call

    def _foreign(self, kind: str, place: int, real: Function) -> Function:
        """Return a function of the C library, watched; it fails as those do: -1, and errno."""

        def call(*args: Any) -> int:
            try:
                self.meet(kind, _place(args[place]))
            except OSError as error:
                ctypes.set_errno(error.errno or 0)
                return -1
            return int(real(*args))

        return call

    def _files(self, real: Function) -> Function:
        shim = self

        class File(io.FileIO):
            """A file each of whose reads and writes is an operation."""

            def write(self, data: Any) -> int:
                plain = super().write
                shim.meet("write", _place(self.fileno()), lambda: plain(_half(data)))
                return int(plain(data))

            def readall(self) -> bytes:
                shim.meet("read", _place(self.fileno()))
                return super().readall()

            def readinto(self, buffer: Any) -> int:
                shim.meet("read", _place(self.fileno()))
                return int(super().readinto(buffer))

        def call(file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None,
                 errors: str | None = None, newline: str | None = None,
                 closefd: bool = True, opener: Any = None) -> Any:  # fmt: skip  # noqa: FBT001, FBT002
            if opener:
                return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
            if not isinstance(file, int):
                shim.meet("open" if mode.strip("bt") == "r" else "create", _place(file))
            raw = File(file, mode.replace("b", "").replace("t", ""), closefd)
            plain = _buffered(raw, mode) if buffering else raw
            return plain if "b" in mode else io.TextIOWrapper(plain, encoding, errors, newline)

        return call


def _buffered(raw: io.FileIO, mode: str) -> Any:
    if "+" in mode:
        return io.BufferedRandom(raw)
    return io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)


def _place(given: Any = ".", *, dir_fd: int | None = None, **_others: Any) -> Place:
    """Return what a call is about: an open file, or a name in a folder."""
    if isinstance(given, int):
        return Place(os.readlink(f"/proc/self/fd/{given}"), named=False)  # noqa: PTH115
    folder = "" if dir_fd is None else os.readlink(f"/proc/self/fd/{dir_fd}")  # noqa: PTH115
    path = os.path.abspath(os.path.join(folder, os.fsdecode(given)))  # noqa: PTH100, PTH118
    return Place(path, named=True)


def _half(data: Any) -> bytes:
    whole = bytes(data)
    return whole[: len(whole) // 2]
