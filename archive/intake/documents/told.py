"""Bytes of strangers as text: which encoding they are in, and JSON that cannot be read."""

import json
from typing import Any

from archive.intake.refused import Refused

LARGEST = 64 << 20
"""The most bytes of a list of references or a table: some hundred thousand entries."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def text_of(data: bytes) -> str:
    """Return the text of a document: of its byte order mark, UTF-8, or Windows-1252 at last.

    Line ends stay as they are. Raises Refused where it is too large or no text at all.
    """
    if len(data) > LARGEST:
        raise Refused(f"is larger than {LARGEST >> 20} MiB", "split it into smaller files")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data[:4096]:
        raise Refused("is no text", "export it anew as text with the encoding UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = "has a byte order mark, and does not keep to the encoding that it names"
        raise Refused(said, "save it with the encoding UTF-8") from error


def json_of(data: bytes) -> Any:  # noqa: ANN401 - JSON may hold anything
    """Return what a JSON document holds. Raises Refused where it is none."""
    try:
        return json.loads(text_of(data))
    except (ValueError, RecursionError) as error:
        raise Refused("is not JSON that can be read", "export it anew") from error
