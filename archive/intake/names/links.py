"""Where a text itself says that two names mean one: brackets, "also known as", lists of names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from archive.intake.names.found import Found
from archive.intake.names.like import initials

_FAR: Final = 80
_BRACKET: Final = re.compile(
    r"\s*\((?:(?:formerly|once|or|abbreviated|also known as|known as)\s)?(?:the\s)?[\"“]?\Z"
)
_CLOSED: Final = re.compile(r"\A[\"”]?\s?(?:[),;]|\bor\b)")
_OTHERWISE: Final = (
    r"(?:its|his|her|their)\s(?:[\w-]+\s){0,2}(?:name|acronym|initials|abbreviation)"
)
_ALSO: Final = re.compile(
    r"\A\)?,?\s\(?(?:who is |which is )?"
    r"(?:(?:also|better|formerly|previously|officially|locally|commonly|sometimes)\s"
    r"(?:known|called|referred to|named|spelled)(?:\s(?:as|by|in \w+ as))?(?:\s{OTHERWISE})?"
    r"|(?:known|called)\s(?:as|by)\s{OTHERWISE})"
    r"\s(?:as\s)?(?:the\s)?[\"“]?\Z".replace("{OTHERWISE}", _OTHERWISE)
)
_AND: Final = re.compile(r"\A(?:,\s|,?\s(?:and|or)\s)(?:the\s)?[\"“]?\Z")
_SURNAME: Final = re.compile(r"\A\s\(\Z")
_OTHER_SCRIPT: Final = re.compile(r"\A\s?\(([^\W\da-zA-Z_][^\d()a-zA-Z]{1,60})\)")
_LATIN: Final = re.compile(r"[^\W\d_]")


class Link(NamedTuple):
    """Two names, by their places among those found, that mean one; a few words and a score."""

    one: int
    other: int
    why: str
    score: float
    kind: str


def links(text: str, found: Sequence[Found]) -> Iterator[Link]:
    """Yield what a text says of its names."""
    listed: int | None = None
    for at in range(len(found) - 1):
        before, after = found[at], found[at + 1]
        gap = text[before.end : after.start]
        follows = text[after.end : after.end + 3]
        said = len(gap) < _FAR and _said(text, before, after, gap, follows)
        if said:
            yield Link(at, at + 1, *said)
            listed = at if "known" in said[0] else None
        elif listed is not None and _AND.match(gap):
            yield Link(listed, at + 1, "in a list after “also known as”", 0.85, _kind(text, after))
        else:
            listed = None


def _said(
    text: str, before: Found, after: Found, gap: str, follows: str
) -> tuple[str, float, str] | None:
    kind = _kind(text, after)
    if _ALSO.match(gap):
        return "the text says that it is also known so", 0.95, kind
    if not (_BRACKET.match(gap) and _CLOSED.match(follows)):
        return None
    short, full = text[after.start : after.end], text[before.start : before.end]
    if kind == "acronym" and after.country == "":
        agree = short in initials(full) or _in_order(short, full)
        return "stands in brackets after the full name", 0.95 if agree else 0.7, kind
    same_class = after.type is not None and after.type == before.type and not after.country
    return ("stands in brackets after another name", 0.8, kind) if same_class else None


def _kind(text: str, name: Found) -> str:
    form = text[name.start : name.end]
    return "acronym" if form.isupper() and " " not in form else "name"


def _in_order(short: str, full: str) -> bool:
    """Whether the letters of a short form stand in the full one, in their order."""
    letters = iter(full.lower())
    return full[:1].lower() == short[:1].lower() and all(sign in letters for sign in short.lower())


def bracketed_surname(text: str, one: Found, other: Found) -> bool:
    """Whether two names are a person's, the second in brackets: Ada (Quill)."""
    return bool(
        _SURNAME.match(text[one.end : other.start])
        and text[other.end : other.end + 1] == ")"
        and not text[other.start : other.end].isupper()
        and " " not in text[one.start : one.end] + text[other.start : other.end]
    )


def other_script(text: str, name: Found) -> tuple[int, int] | None:
    """Return where the same name stands in another script, in brackets after a name."""
    held = _OTHER_SCRIPT.match(text[name.end : name.end + _FAR])
    if not held or any(sign.isascii() for sign in _LATIN.findall(held[1])):
        return None
    if max(map(ord, held[1])) < 0x250:  # noqa: PLR2004 - the first sign that is not Latin
        return None
    return name.end + held.start(1), name.end + held.end(1)
