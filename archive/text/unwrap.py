"""A text as it is read in spite of encodings and breaks: what hides a word from a search.

Percent-encoded signs and character references are decoded; what may stand inside a word without a
meaning is left out: a hyphen at a line's end, a zero width non-joiner, a tatweel, a tag, a raised
letter that leads to a note.
"""

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

_HEX = "[0-9a-fA-F]"
_NEXT = f"%(?:25)*[89abAB]{_HEX}"
_ENCODED = (
    f"%(?:25)*(?:[cdCD]{_HEX}{_NEXT}|[eE]{_HEX}(?:{_NEXT}){{2}}|[fF]{_HEX}(?:{_NEXT}){{3}}"
    f"|{_HEX}{{2}})"
)
"""One sign in percent-encoded UTF-8 (RFC 3986), the per cent sign encoded any number of times."""
_REFERENCE = r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,8});"
_TAG = r"</?[A-Za-z][^<>]{0,200}>"
_BREAK = r"[-\u00ad\u2010][^\S\n]*\n\s*"
_MUTE = "[\u200c\u0640\u00aa\u00ba\u02b0-\u02b8\u1d2c-\u1d6a\u1d9b-\u1dbf\u2071\u207f\u2120\u2122]"
_WRAPPED = re.compile(f"({_ENCODED})|({_REFERENCE})|{_BREAK}|{_MUTE}|{_TAG}")
_AGAIN = re.compile(f"%(?:25)+(?={_HEX}{{2}})")


def unwrap(text: str) -> tuple[str, Sequence[int]]:
    """Return a text unwrapped, and for each of its signs the index that it has in ``text``.

    >>> unwrap("J%C3%A9 &amp; co")
    ('Jé & co', [0, 1, 7, 8, 13, 14, 15])
    """
    parts, places, reached = [], list[int](), 0
    for match in _WRAPPED.finditer(text):
        parts.append(text[reached : match.start()])
        places += range(reached, match.start())
        reached = match.end()
        said = _decoded(match)
        parts.append(said)
        places += range(match.start(), reached) if said == match[0] else [match.start()] * len(said)
    if not reached:
        return text, range(len(text))
    return "".join([*parts, text[reached:]]), [*places, *range(reached, len(text))]


def _decoded(match: re.Match[str]) -> str:
    """Return the sign that is encoded, nothing for what is left out; else what stands there."""
    encoded, reference = match.groups()
    if encoded:
        said = unquote(_AGAIN.sub("%", encoded), errors="replace")
    elif reference:
        said = unescape(reference.replace("&amp;", "&").replace("amp;", ""))
    else:
        return ""
    return said if len(said) == 1 else match[0]
