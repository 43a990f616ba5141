"""Pictures that may be published: JPEG and PNG without what they tell beside the picture.

A photograph of a page can hold where and when it was taken, with what, and by whom. None of that
goes out, nor anything that stands after the picture's end. Which way up it is stays.
Standards: ITU-T T.81 (JPEG), Exif 2.32, PNG third edition.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

SHOWN: Final = (".jpg", ".jpeg", ".png")
"""How the names of pictures end that a page can show, in small letters."""
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs",
})  # fmt: skip
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APPLICATIONS, _COMMENT = range(0xE0, 0xF0), 0xFE
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_EXIF, _EXIF_MARKER, _ORIENTATION = b"Exif\0\0", 0xE1, 0x0112
_TURNS = range(2, 9)


class NoPictureError(ValueError):
    """The bytes are no whole JPEG or PNG."""


def bare(data: bytes) -> bytes:
    """Return a picture without metadata. Raises NoPictureError."""
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_chunks(data))
        if data.startswith(b"\xff\xd8\xff"):
            return b"\xff\xd8" + b"".join(_segments(data))
    except (struct.error, IndexError) as error:
        raise NoPictureError("the picture is cut off") from error
    raise NoPictureError("it is neither JPEG nor PNG")


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise NoPictureError("the picture is cut off")
        if kind in _KEPT_CHUNKS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG up to its end, those of programs only where they are needed."""
    at = 2
    while found := _MARKER.search(data, at):
        kind, begin = found[1][0], found.end() - 2
        if kind == _END:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", data, begin + 2)
        end = begin + 2 + max(length, 2)
        if end > len(data):
            break
        yield _needed(kind, data[begin:end])
        at = _scanned(data, end) if kind == _SCAN else end
        yield data[end:at]
    raise NoPictureError("the picture is cut off")


def _scanned(data: bytes, start: int) -> int:
    """Return where the lines of a scan end."""
    found = _MARKER.search(data, start)
    return found.start() if found else len(data)


def _needed(kind: int, segment: bytes) -> bytes:
    """Return what of a segment is needed to show the picture."""
    if kind == _EXIF_MARKER and segment[4:10] == _EXIF:
        return _turned(segment[10:])
    if kind == _COMMENT:
        return b""
    needed = kind not in _APPLICATIONS or segment[4:].startswith(_NEEDED.get(kind, b"\0\0none"))
    return segment if needed else b""


def _turned(exif: bytes) -> bytes:
    """Return Exif data that say only which way up a picture is; nothing where it is upright."""
    order = ">" if exif.startswith(b"MM") else "<"
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (number,) = struct.unpack_from(f"{order}H", exif, first)
        for place in range(first + 2, first + 2 + 12 * min(number, 100), 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, place)
            if tag == _ORIENTATION and value in _TURNS:
                entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, value, 0)
                tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
                return b"\xff\xe1" + struct.pack(">H", 2 + len(_EXIF + tiff)) + _EXIF + tiff
    except struct.error:
        pass
    return b""
