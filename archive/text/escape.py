"""Make text inert: what came from outside is shown, never interpreted.

One function for HTML, one for Markdown. Both keep every character visible: what no page may hold
(control characters, lone surrogates; see XML 1.0 ``Char`` and the HTML standard's
"noncharacter" and "control" terms) is replaced by a visible stand-in of the same length,
so that offsets in the page are offsets in the capture.
"""

import html as entities
import re
from functools import lru_cache
from typing import Final

# Control Pictures (U+2400 ff.) show C0 controls; anything else that no page may hold: U+FFFD.
_STAND_INS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x0D: " ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page may hold."""
TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that embed, override or isolate a direction (Unicode Standard Annex #9)."""
# Characters with a meaning in some Markdown dialect, anywhere in a line or only at its start.
_MARKDOWN_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~^$&\"]|\A(?:[-+=:!%@]|\d(?=\d*[.)]))")


def showable(text: str) -> str:
    """Return ``text`` with each character that no page may hold replaced by a visible one."""
    if text.isprintable():
        return text
    return UNSHOWABLE.sub(lambda found: _STAND_INS.get(ord(found[0]), "\ufffd"), text)


def html(text: str) -> str:
    """Return ``text`` as HTML character data, safe in elements and in quoted attributes."""
    return entities.escape(showable(text))


def title(text: str) -> str:
    """Return ``text`` as one line of plain text for a place that cannot isolate its direction.

    Signs that turn the direction of what follows (UAX #9, 2.1 and 2.4) are shown, not obeyed.
    """
    return TURNS.sub("\ufffd", one_line(showable(text)))


def one_line(text: str) -> str:
    """Return ``text`` with each run of white space as one space: nothing can end a line early."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)  # names, labels and dates come again and again
def markdown(text: str) -> str:
    """Return ``text`` as one line of Markdown that every dialect shows as these characters.

    Active characters become numeric references (CommonMark 0.31, section 2.5: a reference
    "cannot be used in place of symbols indicating structure"), so that it may stand in HTML too.
    A sign that turns the direction stands alone in an element: it turns nothing, and is seen.
    """
    line = _inactive(one_line(showable(text)))
    return line if line.isascii() else TURNS.sub(r'<bdi class="turn">\g<0></bdi>', line)


def attribute(text: str) -> str:
    """Return ``text`` as `markdown` does, for a place that holds no element.

    Such are a quoted attribute and a text within a drawing. Signs that turn the direction are
    replaced, as in a `title`.
    """
    return _inactive(title(text))


def _inactive(line: str) -> str:
    return _MARKDOWN_ACTIVE.sub(lambda found: f"&#{ord(found[0])};", line)
