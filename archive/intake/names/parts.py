"""Judging some words in a row: may they be a name, of what kind, with which country and noun."""

from typing import Final, Literal

from archive.intake.names.lands import code_of_nation, is_nation, lands
from archive.intake.names.tokens import Run, Token
from archive.intake.names.words import (
    BEFORE_PLACES,
    COMPANIES,
    DIRECTIONS,
    GENERIC,
    HONORIFICS,
    NO_NAMES,
    OPENERS,
    ORGANIZATIONS,
    PLACES,
    RANKS,
    WITH_CAPITALS_OR_NOT,
)
from archive.text.fold import fold_name

Type = Literal["person", "organization", "place"]
TITLES: Final = HONORIFICS | RANKS
CLASSES: Final = ORGANIZATIONS | PLACES
_COMMON: Final = GENERIC | CLASSES | NO_NAMES | TITLES | OPENERS | DIRECTIONS
"""Words of which alone no name consists."""
_LAND_WORDS: Final = 4
_OFFICE_WORDS: Final = 4
_OPENED, _CLOSED = frozenset('“"‘«'), frozenset('”"’»')
_SPACES: Final = " \u00a0"


def shouted(token: Token) -> bool:
    """Whether a word is all in capitals."""
    return len(token.text) > 1 and token.text.isupper()


def land(part: Run) -> str:
    """Return the code of the land that all of some words name, "" for none."""
    known = lands().get(fold_name(" ".join(token.text for token in part)))
    return known.code if known else ""


def land_at(part: Run) -> int:
    """Return how many words at the beginning name a country, region or city."""
    for length in range(min(_LAND_WORDS, len(part)), 0, -1):
        broken = any(token.owner or token.cut for token in part[: length - 1])
        if not broken and land(part[:length]):
            return length
    return 0


def institution(part: Run) -> tuple[str, str] | None:
    """Return country and institution where some words name a country's: Norland's Army.

    The country (ISO 3166) is "" for what is no country's, such as a continent's parliament.
    """
    length = land_at(part) or (1 if part and is_nation(part[0].text) else 0)
    rest = part[length:]
    if not length or not any(token.word in ORGANIZATIONS for token in rest):
        return None
    large = [token for token in rest if token.capital]
    if len(large) > _OFFICE_WORDS or not all(token.word in GENERIC for token in large):
        return None
    country = land(part[:length]) or code_of_nation(part[0].text) or ""
    return country, " ".join(token.text for token in rest)


def needs_nation(rest: Run) -> bool:
    """Whether a nation's adjective before some words is part of the name: Norlandic Airways."""
    if rest and rest[-1].word in COMPANIES:
        return True
    return len(rest) == 1 and rest[0].word in CLASSES


def keeps_land(rest: Run) -> bool:
    """Whether a land before some words is part of a longer name: Norland Airways."""
    return rest[-1].word in ORGANIZATIONS or not rest[0].capital


def may_name(text: str, part: Run) -> bool:
    """Whether some words of a text may be a name."""
    words = [token.word for token in part if token.capital]
    if len(words) > 1:
        if words[-1] in NO_NAMES and part[-2].capital:
            return False
        plain = all(word in _COMMON or is_nation(word) for word in words)
        return not plain or _region(words) or needs_nation(part[1:])
    return _may_name_alone(text, part[0])


def _may_name_alone(text: str, token: Token) -> bool:
    word = token.word
    if word == "west":
        return text[: token.start].rstrip().lower().endswith("the")
    if word in _COMMON and not (shouted(token) and word in OPENERS):
        return False
    quoted = text[max(token.start - 1, 0) : token.start] in _OPENED
    closed = text[token.end : token.end + 1] in _CLOSED
    return len(token.text) > 1 and not is_nation(token.text) and not (quoted and closed)


def type_of_words(part: Run) -> tuple[Type | None, str]:
    """Return what kind of name some words are, None where they do not say, and why."""
    words = [token.word for token in part]
    head = _head(part, words)
    if head in ORGANIZATIONS - PLACES:
        return "organization", f"ends in “{head}”" if head == words[-1] else f"begins “{head}”"
    if head in PLACES or words[0] in BEFORE_PLACES or _region(words):
        return "place", "its words say that it is a place"
    if words[0] in DIRECTIONS and len(words) > 1 and land_at(part[1:]):
        return "place", "a part of a place"
    return None, "capitals within a sentence"


def _head(part: Run, words: list[str]) -> str:
    """Return the noun that says what some words name: before "of", before "against", or last."""
    if "against" in words[1:]:
        return words[words.index("against") - 1]
    small = next((at for at, token in enumerate(part) if not token.capital), len(part))
    return words[small - 1] if words[small - 1] in CLASSES else words[-1]


def _region(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in DIRECTIONS and words[-1] in {"east", "west"}


def class_noun(text: str, part: Run, after: list[Token]) -> tuple[int, Type | None]:
    """Return where a name ends with the class noun in lower case that belongs to it, and its kind.

    ``after`` are the words behind the name; without such a noun the kind is None.
    """
    last, end = part[-1], part[-1].end
    if last.owner or last.cut or not after or text[end : end + 1] not in _SPACES:
        return end, None
    said = after[0].text
    if said == "news":
        agency = len(after) > 1 and after[1].text == "agency"
        return after[agency].end, "organization"
    if len(part) == 1 and shouted(last):
        return end, None
    kinds: list[Type] = ["organization", "place"]
    for kind in kinds:
        if said in WITH_CAPITALS_OR_NOT[kind] and after[0].start == end + 1:
            return after[0].end, kind
    return end, None
