"""What a page puts around a report: bars, leads to other reports, notices, labels.

Each form is one that running text does not have. Three answers: a line that is furniture wherever
it stands; one that is only beside other furniture; and the heading of a list that follows.
"""

import re
from typing import Final, Literal, NamedTuple

from archive.intake.plain.date_lines import is_date_line, is_dated_notice
from archive.intake.plain.phrases import HEADINGS, LEADS, RULES, SENTENCES
from archive.intake.plain.vocabulary import FILLING, HOMES, NETWORKS, PAGES, SHARING

Strength = Literal["sure", "beside", "heading"]
_LONGEST: Final = 500  # code points of a notice
_LONGEST_LINE: Final = 220
_ENDS: Final = re.compile(r"[.;,:،؛۔]['\"”’»)\]]*\Z")


class Furniture(NamedTuple):
    """What a line is, and how sure that is by its form alone."""

    rule: str
    strength: Strength


_ARROWS: Final = r"\s*+[:：|>»›→▶…]*+\s*+"
_MARKS: Final = r"[\s>»›→▶•*#]*+"
_HEADING: Final = re.compile(rf"{_MARKS}{HEADINGS}{_ARROWS}", re.IGNORECASE)
_LED: Final = re.compile(
    rf"{_MARKS}[(\[]?{LEADS}\s*(?:[:：|>»›→]|\s[–—-]\s)\s*\S.{{2,}}", re.IGNORECASE | re.DOTALL
)
_NAMED_LIST: Final = re.compile(r"more\s+(?:from|in)\s", re.IGNORECASE)

_SEPARATOR: Final = re.compile(r"[/|>»›•·]")
_ADDRESS: Final = re.compile(
    r"(?:https?://\S+|(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18}(?:/\S*)?)[.,;]?",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 14


def furniture(text: str) -> Furniture | None:
    """Return what a line is if it has the form of furniture, None for words of the report."""
    if len(text) > _LONGEST:
        return None
    short = len(text) <= _LONGEST_LINE
    if short and (found := _short(text)):
        return found
    for rule, form in RULES.items():
        if form.fullmatch(text) and (rule in SENTENCES or not _ENDS.search(text)):
            return Furniture(rule, "sure")
    return None


def _short(text: str) -> Furniture | None:
    if _HEADING.fullmatch(text) and not text.endswith((".", ",", ";")):
        named = _NAMED_LIST.match(text) and text[0].islower()
        return None if named else Furniture("related posts", "heading")
    if _LED.fullmatch(text) and not _ENDS.search(text):
        return Furniture("read-next link", "sure")
    if _is_share_bar(text):
        return Furniture("share bar", "sure")
    if is_dated_notice(text):
        return Furniture("date of publication", "sure")
    return _beside(text)


def _beside(text: str) -> Furniture | None:
    """Return what a line would be if furniture stood beside it."""
    if _ADDRESS.fullmatch(text):
        return Furniture("address", "beside")
    if is_date_line(text):
        return Furniture("date line", "beside")
    if is_navigation(text):
        return Furniture("navigation line", "beside")
    return None


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w\u200c-]*", text.casefold())


def _is_share_bar(text: str) -> bool:
    words = _tokens(text)
    if not 0 < len(words) <= _MOST_WORDS or _ENDS.search(text):
        return False
    if not all(word in NETWORKS or word in SHARING or word in FILLING for word in words):
        return False
    networks = len({*words} & NETWORKS)
    return networks > 1 or (bool({*words} & SHARING) and words[0] not in FILLING)


def is_navigation(text: str) -> bool:
    """Tell whether a line leads through a site: "Home > World", "News / Politics", "Menu"."""
    words = _tokens(text)
    if words and len(words) <= _MOST_WORDS and all(w in PAGES | NETWORKS for w in words):
        return not _ENDS.search(text)
    parts = [*filter(None, map(str.strip, _SEPARATOR.split(text)))]
    if len(parts) < 2 or any(len(part.split()) > 4 for part in parts):  # noqa: PLR2004
        return False
    return parts[0].casefold() in HOMES or (
        len(parts) > 2 and all(part[0].isalpha() for part in parts)  # noqa: PLR2004
    )


def is_address(text: str) -> bool:
    """Tell whether a line is one web address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None
