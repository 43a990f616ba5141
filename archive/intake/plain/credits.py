"""Credits: who wrote, who edited, who took the picture; each by a form that prose does not have."""

import re
from dataclasses import dataclass
from typing import Final

from archive.intake.plain.agencies import NAMED, is_agency
from archive.intake.plain.date_lines import is_date_line
from archive.intake.plain.people import (
    Credited,
    credited_in,
    is_list,
    is_person,
    is_plain_name,
    is_staff,
    people_in,
    placed,
    publishes,
)

_LONGEST_LINE: Final = 160  # code points of a byline
_LONGEST_CREDITS: Final = 600
_LEAD: Final = re.compile(
    r"(?:(?i:(?:(?:words|text|story|written|reported)\s+)?by|par|por|von)\s+(?=[^\W\d_a-z])"
    r"|(?i:by|author|authors|auteur|autor|autora|reporter)\s*:\s*"
    r"|(?:نویسنده|نویسندگان|خبرنگار|گزارشگر|به\s+قلم|نوشته|گزارش\s+از|بقلم|كتب|كتبت|الكاتب)\s*:?\s+)"
)
_APART: Final = re.compile(r"\s*[|•·–—\n\t]\s*|\s+-\s+|\s{2,}")
_DIGITS: Final = re.compile(r"\s+(?=\(?\d)")
_FOR: Final = re.compile(r"\s+(?:for|avec|with|mit|con)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. ``doubtful`` may be another author or a publisher."""

    people: tuple[str, ...]
    agency: str = ""
    publisher: str = ""
    doubtful: str = ""


def byline_of(text: str) -> Byline | None:
    """Read a line such as "By Ann Roe and Max Poe, Harwick Herald | 3 April 2031".

    Without its first word it is read only if a paper, a post or a day stands behind the name.
    """
    lead = _LEAD.match(text)
    if len(text) > _LONGEST_LINE or text.endswith(("!", "?", ":")):
        return None
    rest = text[lead.end() if lead else 0 :].rstrip("., ")
    first, *others = _APART.split(rest, maxsplit=3)
    first, *dated = _DIGITS.split(first, maxsplit=1)
    others = [*dated, *others]
    if lead is None and not _tells_more(first, others):
        return None
    first, *ordered = _FOR.split(first, maxsplit=1)
    found = _names(placed(first)[0].strip(" ,."))
    if found is None:
        return None
    named = [*ordered, *(other for other in others if publishes(other))]
    return found if found.publisher or not named else _published(found, named[0])


def _tells_more(first: str, others: list[str]) -> bool:
    """Whether a post, a paper or a day stands behind a name, and nothing else does."""
    name, *beside = (part.strip() for part in first.split(","))
    more = [*filter(None, beside), *others]
    return (
        is_plain_name(name)
        and bool(more)
        and all(publishes(one) or is_staff(one) or is_date_line(one) for one in more)
    )


def _published(found: Byline, name: str) -> Byline:
    if is_agency(name):
        return Byline(found.people, name.strip(" ()"), "", found.doubtful)
    return Byline(found.people, found.agency, name.strip(" ,."), found.doubtful)


def _names(words: str) -> Byline | None:
    first, *others = (part.strip() for part in words.split(","))
    if others and is_list(others[-1]) and people_in(words):
        return Byline(people_in(words))
    if is_agency(first):
        return Byline((), agency=first)
    people = people_in(first)
    if not people:
        return Byline(()) if is_staff(first) or publishes(first) else None
    return _beside(Byline(people), others[0] if others else "")


def _beside(found: Byline, words: str) -> Byline:
    """Return a byline with what stands behind the comma after its names."""
    if publishes(words):
        return _published(found, words)
    return Byline(found.people, doubtful=words if is_person(words) else "")


_ROLES: Final = {
    r"additional reporting|reportage complémentaire|información adicional": "additional reporting",
    r"reporting and writing": "reporting and writing",
    r"reporting and editing": "reporting and editing",
    r"writing and editing": "writing and editing",
    r"writing|written|rédigé|rédaction|escrito|redacción|geschrieben": "writing",
    r"editing|edited|édité|édition|editado|edición|redigiert|redaktion": "editing",
    r"compiled|compilation": "compiling",
    r"translation|translated|traduit|traduction|traducido|traducción|übersetzt": "translation",
    r"research|recherche": "research",
    r"graphics?": "graphics",
    r"fact-checking|fact-checked": "fact-checking",
    r"reporting|reported|report|reportage|reporte|información|reportado|bericht": "reporting",
}
_CREDIT: Final = re.compile(
    "(?:"
    + "|".join(f"(?P<r{at}>{words})" for at, words in enumerate(_ROLES))
    + r")\s+(?:by|from|par|de|por|von)\s+(?P<names>(?-i:[^\W\d_a-z]).+)",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENTS: Final = re.compile(
    r"\s*;\s*|\.\s+(?=[^\W\d_a-z])|,\s+(?=(?:édité|editado|edited|redigiert|rédigé|written)\s)"
)
_CONTRIBUTED: Final = re.compile(
    rf"(?:{NAMED}\s+)?(?:(?i:staff\s+)?(?i:writers?|reporters?|journalists?|correspondents?)\s+)?"
    r"(?P<names>[^\W\d_a-z].{3,250}?),?\s+(?:also\s+)?contributed(?:\s+reporting)?"
    r"(?:\s+to\s+this\s+(?:report|story|article))?(?:\s+from\s+[^\W\d_a-z][^.;]{1,40})?"
)
_SIGNED: Final = re.compile(
    rf"[(\[–—-]*\s*(?:(?:with|avec|mit|con)\s+)?(?P<agency>{NAMED})(?:/\w{{2,5}})*\s*[)\]]*"
)
_WITH: Final = re.compile(
    r"[(\[]?\s*(?i:(?:with\s+(?:reporting|files|inputs?|information|additional\s+reporting)\s+"
    r"(?:by|from)|with\s+agency\s+inputs?|con\s+información\s+de|mit\s+material\s+von"
    rf"|source|sources|quelle|fuente|منبع|المصدر)\s*:?)\s+(?P<agency>{NAMED})"
    rf"(?:(?:\s*,\s*|\s+and\s+|/)(?:{NAMED}))*\s*[)\]]?"
)


def credits_of(text: str) -> list[Credited] | None:
    """Read credits as they stand below a report; None unless the whole text is credits."""
    if len(text) > _LONGEST_CREDITS:
        return None
    bare = text.strip().strip("()[]").strip().rstrip(".")
    told = _CONTRIBUTED.fullmatch(bare)
    if told:
        return credited_in(told["names"], "contributing") or None
    found: list[Credited] = []
    for segment in filter(None, _SEGMENTS.split(bare)):
        credit = _CREDIT.fullmatch(segment)
        people = _of_credit(credit) if credit else []
        if not people:
            return None
        found += people
    return found


def _of_credit(credit: re.Match[str]) -> list[Credited]:
    return credited_in(credit["names"].rstrip("."), _role_of(credit))


def _role_of(credit: re.Match[str]) -> str:
    groups = credit.groupdict()
    return next(role for at, role in enumerate(_ROLES.values()) if groups[f"r{at}"])


def agency_signed(text: str) -> str:
    """Return the agency that a line of nothing else names below a report, "" for none."""
    bare = text.strip().rstrip(".")
    found = _SIGNED.fullmatch(bare) or _WITH.fullmatch(bare)
    return found["agency"] if found else ""


_PICTURE: Final = (
    r"(?i:(?:file\s+|handout\s+)?(?:photo(?:graph|grapher)?s?|pictures?|images?|pic|illustration)"
    r"|fotos?|bild|bilder|crédits?\s+photo|photographie|imagen)|عکاس|عکس|تصویر|صورة|تصوير"
)
_WORD: Final = r"[\w.’'&@-]*+"
_NAMES: Final = (
    rf"[^\W\d_a-z]{_WORD}(?:(?:\s*[/,|]\s*|\s+(?:[&-]\s+)?)(?:©\s*)?[^\W\d_]{_WORD}){{0,9}}"
)
_BY: Final = (
    r"(?:\s*(?i:credits?|courtesy(?:\s+of)?))?\s*"
    r"(?:[:：/]|(?i:\bby\b|\bvia\b|\bpar\b|\bvon\b)\s*:?)"
)
_LABELLED: Final = rf"(?:{_PICTURE}){_BY}\s*(?:©\s*)?{_NAMES}"
_COURTESY: Final = (
    rf"(?:(?i:(?:photo\s+|image\s+)?credits?\s*:|courtesy\s+of|image\s+source\s*[,:])|©)\s*{_NAMES}"
)
_SLASHED: Final = (
    rf"{NAMED}(?:\s+(?:Photo|Images?))?\s*/\s*{_NAMES}|{_NAMES}\s*/\s*{NAMED}(?:\s+via\s+{_NAMES})?"
)
_BY_AGENCY: Final = (
    rf"(?:{NAMED}\s+via\s+)?(?:Getty Images|{NAMED}\s+(?:file\s+)?(?i:photo|images?))"
)
_ANY: Final = f"(?:{_LABELLED}|{_COURTESY}|{_SLASHED}|{_BY_AGENCY})"
_LINE: Final = re.compile(rf"[(\[]\s*{_ANY}\s*[)\]]\.?|{_ANY}\.?|[(\[](?i:file\s+photo|file)[)\]]")
_AT_END: Final = re.compile(
    rf"(?:[(\[]\s*(?:{_ANY}|(?i:file)\b[^()\[\]]{{0,40}})\s*[)\]]"
    rf"|(?:(?<=[.!?”\"’|])|(?<=[.!?”\"’|]\s))\s?(?:{_LABELLED}|{_COURTESY}|(?-i:[A-Z]{{2,8}})(?:\s+Photo)?/{_NAMES}))\.?\Z"
)
_OPENS: Final = re.compile(
    rf"[(\[]|{_PICTURE}|(?i:credit|courtesy|image)|©|(?<=[.!?”\"’])\s?[A-Z]{{2}}"
)
_LONGEST_CREDIT: Final = 140  # code points
_MOST_WORDS: Final = 12


def is_picture_credit(text: str) -> bool:
    """Whether a line is nothing but the credit of a picture."""
    if len(text) > _LONGEST_CREDIT or len(text.split()) > _MOST_WORDS:
        return False
    return _LINE.fullmatch(text) is not None


def credit_in(text: str) -> int:
    """Return where the credit at the end of a caption begins; its length where there is none."""
    begin = max(0, len(text) - _LONGEST_CREDIT)
    for opening in _OPENS.finditer(text, begin):
        found = _AT_END.match(text, opening.start())
        if found:
            return found.end() - len(found[0].lstrip())
    return len(text)
