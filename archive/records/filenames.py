"""Names of files that every machine can keep and that no two machines tell apart differently.

What Windows refuses follows "Naming Files, Paths, and Namespaces" of its documentation; what counts
as one name follows Unicode's NFKC_Casefold, which is stricter than any file system.
"""

import re
import unicodedata

DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""Pattern of the names that Windows, whatever their ending, takes for devices."""
_DEVICE = re.compile(rf"(?:{DEVICES})(?:[ ]*\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_LONGEST = 200
"""Bytes; file systems take 255, and what a build or a copy appends to a name must fit too."""


def unified(name: str) -> str:
    """Return what is the same for names that differ by case or Unicode form only."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def unfit(path: str) -> str | None:
    """Return why not every machine can keep a path, in words that follow it; None if each can."""
    for name in path.split("/"):
        if _DEVICE.fullmatch(name):
            return f"holds “{name}”, which Windows keeps for a device"
        if sign := _FORBIDDEN.search(name):
            return f"holds the sign {sign[0]}, which no file on Windows may have"
        if name[-1:] in {".", " "} or name[:1] == " ":
            return "has a name that begins or ends with a space, or ends with a full stop"
        if not name.isprintable():
            return "holds a sign that cannot be seen"
        if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
            return f"has a name of more than {_LONGEST} bytes"
    return None
