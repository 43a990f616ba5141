"""Printed lines as paragraphs: what OCR and the text layer of a PDF give as lines, put together.

Each line end within a paragraph becomes a space. A word that was divided at a line end is joined
where a sign says so (a soft hyphen), or where it stands whole elsewhere in the document; else the
hyphen stays with a space after it, for "long-" and "term" may be one word or two.
"""

import re
from collections.abc import Iterable, Sequence
from statistics import median

_DIVIDED = re.compile(r"([^\W\d_]{2,40})([-\u2010\u00ad\u00ac])$")
_SOFT = "\u00ad\u00ac"
_BEGIN = re.compile(r"[^\W\d_]{1,40}")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?:…؟۔。][\"'”’»)\]]*$")
_SHORT, _VERY_SHORT = 0.85, 0.7
"""Parts of the usual length: a shorter line that ends a sentence, and any much shorter one (a
heading, a byline) before a line that does not go on in small letters, ends a paragraph: there was
room on it."""


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that stand whole in some lines, in small letters."""
    whole: set[str] = set()
    for line in lines:
        words = _WORD.findall(line.casefold())
        divided = _DIVIDED.search(line.rstrip())
        whole.update(words[:-1] if divided else words)
    return frozenset(whole)


def joined(lines: Sequence[str], whole: frozenset[str]) -> str:
    """Return the lines of a paragraph as one; ``whole`` are the words that the document holds."""
    text: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        if text and line:
            text[-1] = _ended(text[-1], line, whole)
        text.append(line)
    return "".join(text).strip()


def _ended(line: str, following: str, whole: frozenset[str]) -> str:
    """Return a line with what belongs between it and the next."""
    divided, begin = _DIVIDED.search(line), _BEGIN.match(following)
    if divided and begin:
        word = f"{divided[1]}{begin[0]}".casefold()
        if divided[2] in _SOFT or (begin[0].islower() and word in whole):
            return line[:-1]
    return f"{line} " if line else line


def paragraphs_of(lines: Sequence[str]) -> list[list[str]]:
    """Return the paragraphs of a page: a blank line ends one, and so does a short line."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = median(lengths[len(lengths) // 2 :]) if lengths else 0
    found: list[list[str]] = [[]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.strip():
            found[-1].append(line)
        if _is_last(line.strip(), following.strip(), usual):
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _is_last(line: str, following: str, usual: float) -> bool:
    """Whether a line ends a paragraph, on a page with lines of a usual length."""
    if _DIVIDED.search(line):
        return False
    goes_on = following[:1].islower()
    enough = _SHORT if _ENDS.search(line) else (0 if goes_on else _VERY_SHORT)
    return not line or len(line) < enough * usual
