"""Small pictures for tests, made by hand."""

import struct
import zlib

SECRET = b"51.5007N 0.1246W"


def segment(kind: int, data: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes, more: bytes = b"") -> bytes:
    """Return a JPEG (its form, not a picture that a decoder takes) with these segments."""
    frame = segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0") + segment(0xDA, b"\x01\x01\0\0?\0")
    return (
        b"\xff\xd8" + b"".join(segments) + frame + b"scan\xff\0\xff\xd0 lines" + more + b"\xff\xd9"
    )


def exif(turn: int, *, little: bool = False) -> bytes:
    """Return Exif data that say which way up a picture is."""
    order, head = ("<", b"II*\0") if little else (">", b"MM\0*")
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turn, 0)
    return b"Exif\0\0" + head + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\x80"))
    + chunk(b"IEND", b"")
)
JPEG = jpeg(segment(0xE0, b"JFIF\0\x01\x02"))
