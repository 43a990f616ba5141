"""Names of people in bylines and credits: taken by their form, and only where it is plain."""

import re
from typing import Final, NamedTuple

from archive.intake.plain.agencies import is_agency
from archive.intake.plain.vocabulary import NO_NAMES, OUTLETS, PARTICLES, STAFF

_AND: Final = re.compile(r",?\s+(?:and|&|et|y|und|e|و)\s+|\s*[;،,]\s*|\s+/\s+")
_LIST: Final = re.compile(r"\s(?:and|&|et|y|und|و)\s")
_ANY_OTHER: Final = OUTLETS | STAFF | NO_NAMES
_PLACED: Final = re.compile(r"\s+(?:in|at|from|à|en|aus)\s+(?P<place>[^\W\d_a-z][^,;()\d]{1,40})\Z")
_MOST_WORDS: Final = 6
_LONGEST: Final = 60


class Credited(NamedTuple):
    """Someone credited, and with what: "" for the writer."""

    name: str
    role: str = ""


def is_person(words: str) -> bool:
    """Whether words have the form of one person's name: two to six of them, with capitals."""
    parts = words.split()
    if not 1 < len(parts) <= _MOST_WORDS or len(words) > _LONGEST or is_agency(words):
        return False
    named = [part for part in parts if part not in PARTICLES]
    return len(named) > 1 and all(map(_names, named)) and parts[-1] not in PARTICLES


def _names(part: str) -> bool:
    """Whether a word may be part of a person's name."""
    bare = part.strip(".’'-,")
    letters = bare.replace("’", "").replace("'", "").replace("-", "").replace(".", "")
    letters = letters.replace("\u200c", "")
    if not letters.isalpha() or letters.casefold() in _ANY_OTHER:
        return False
    return not letters[0].islower()


def is_plain_name(words: str) -> bool:
    """Whether words alone on a line are a person's name: only where capitals tell it."""
    cased = words[:1].isupper() and not words.isupper()
    return cased and len(words.split()) < _MOST_WORDS - 1 and is_person(words)


def publishes(words: str) -> bool:
    """Whether words name a paper, a station or an agency, as far as their words tell."""
    parts = {part.casefold() for part in words.split()}
    return is_agency(words) or (bool(parts & OUTLETS) and not parts & STAFF)


def is_generic(words: str) -> bool:
    """Whether a word is of those that many papers' names share, and alone no name: "News"."""
    return words.casefold() in _ANY_OTHER


def is_staff(words: str) -> bool:
    """Whether words name nobody: "Staff Reporter", "Our Correspondent"."""
    return any(part.casefold() in STAFF for part in words.split())


def people_in(words: str) -> tuple[str, ...]:
    """Return the people that words list, none unless each item is a person's name."""
    names = tuple(name.strip() for name in _AND.split(words.strip()) if name.strip())
    return names if names and all(map(is_person, names)) else ()


def is_list(words: str) -> bool:
    """Whether words join two things with "and"."""
    return _LIST.search(words) is not None


def placed(words: str) -> tuple[str, str]:
    """Return a name without its place, and the place: "Ann Roe in Harwick"."""
    found = _PLACED.search(words)
    return (words[: found.start()], found["place"].strip()) if found else (words, "")


def credited_in(words: str, role: str) -> list[Credited]:
    """Return the people of a credit; where each is said to be is part of the role."""
    found: list[Credited] = []
    for item in filter(None, map(str.strip, _AND.split(words))):
        name, place = placed(item)
        if not is_person(name):
            return []
        found.append(Credited(name, f"{role}, {place}" if place else role))
    return found
