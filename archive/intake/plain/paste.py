"""Pasted text: a report as somebody copied it from a page, with whatever came along.

The bytes stay as they are; what is read of them is where each passage stands and what it is.
"""

import re
from typing import Final

from archive.intake.draft import Draft
from archive.intake.plain.statements import guesses_of, missing_in
from archive.intake.plain.zones import zones_of
from archive.intake.refused import Refused

_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OF_MANY: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")  # a sign of several bytes in UTF-8
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_FEW: Final = 0.15  # share of bytes: more of them is another alphabet
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS: Final = 0.02


def read_paste(data: bytes, origin: str) -> Draft:
    """Read pasted text. Raises Refused for what holds no text.

    ``origin`` is how the user named the document. Text that is not UTF-8 becomes a transcript.
    """
    text, tool, doubts = decoded(data)
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise Refused("holds no text", "paste the report's text into it")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise Refused("is not text", "save it as plain text in the encoding UTF-8")
    zones = zones_of(text)
    guesses = guesses_of(text, zones)
    return Draft(
        origin=origin,
        capture=data,
        suffix=".txt",
        text=text,
        tool=tool,
        zones=zones,
        guesses=tuple(guesses),
        unknown=(*doubts, *missing_in(text, zones, guesses)),
    )


def decoded(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of bytes, what made it unless they are plain UTF-8, and what is in doubt."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), f"decoded from {name.upper()}", ()
    try:
        return data.decode("utf-8"), "", ()
    except UnicodeDecodeError as error:
        return _otherwise(data, error.start)


def _otherwise(data: bytes, first: int) -> tuple[str, str, tuple[str, ...]]:
    """Return text that is not UTF-8: an older encoding of the West, or with its gaps shown."""
    high = len(_HIGH.findall(data))
    if not _OF_MANY.search(data) and high <= _FEW * len(data):
        doubt = f"it is not UTF-8 (byte {first}); it was read as Windows-1252, which may be wrong"
        return data.decode("cp1252", "replace"), "decoded from Windows-1252", (doubt,)
    doubt = f"it is not UTF-8 (first at byte {first}); what cannot be read is shown as U+FFFD"
    return data.decode("utf-8", "replace"), "decoded as UTF-8, gaps as U+FFFD", (doubt,)
