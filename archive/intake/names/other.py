"""Names in passages of other languages: countries by CLDR, and what Persian puts before names.

Persian has no capitals. A class noun (camp, court, ministry …) is followed by what distinguishes
it; where that ends, another small word, a verb or a stop begins.
"""

import re
from collections.abc import Iterator
from typing import Final

from archive.intake.names.found import Found
from archive.intake.names.lands import lands_in
from archive.intake.names.parts import Type
from archive.intake.names.words import words
from archive.text.fold import fold_name

_WORD: Final = re.compile(r"[^\W_]+(?:\u200c[^\W_]+)*")
_LONGEST: Final = 3
_NOUNS: Final[dict[str, tuple[Type, str]]] = {
    "پادگان": ("place", "camp"), "اردوگاه": ("place", "camp"), "کمپ": ("place", "camp"),
    "قرارگاه": ("place", "camp"), "شهر": ("place", "city"), "استان": ("place", "province"),
    "بندر": ("place", "port"), "جزیره": ("place", "island"), "خلیج": ("place", "gulf"),
    "فرودگاه": ("place", "airport"), "دادگاه": ("organization", "court"),
    "وزارت": ("organization", "ministry"), "سازمان": ("organization", "organization"),
    "حزب": ("organization", "party"), "خبرگزاری": ("organization", "agency"),
    "نیروی": ("organization", "force"), "شورای": ("organization", "council"),
    "ارتش": ("organization", "army"), "دانشگاه": ("organization", "university"),
    "بانک": ("organization", "bank"), "شرکت": ("organization", "company"),
    "اتحادیه": ("organization", "union"),
}  # fmt: skip
"""Class nouns of Persian, what they are the nouns of, and the same in English."""
_SMALL: Final = words(
    "آن این از به در که را و تا بر هم نیز است شد شده می های جهت برای توسط اعلام نمود کرد گفت بود",
    "رفت رفتند آمد آمدند رسید رسیدند داد دادند کردند گفتند شدند دارد دارند داشت داشتند",
    "هستند باید خود وی او آنها یک هر همه",
)
_LINKED: Final = frozenset({"مبارزه", "مقابله", "همکاری"})
_WITH: Final = "با"
_AGENT: Final = "توسط"
"""Before whoever did what a passive verb says."""
_LONGEST_NAME: Final = 6


def names_in_other_script(text: str, start: int, end: int, lang: str) -> Iterator[Found]:
    """Yield the names of a sentence in another language, ``text[start:end]``, in order."""
    held = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(held):
        found, used = _at(text, held, at, lang)
        if found:
            yield found
        at += max(used, 1)


def _at(text: str, words: list[re.Match[str]], at: int, lang: str) -> tuple[Found | None, int]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        begin, end = words[at].start(), words[at + length - 1].end()
        land = lands_in(lang).get(fold_name(text[begin:end]))
        if land:
            rule = f"known as a {land.kind}"
            return Found(start=begin, end=end, type="place", rule=rule, country=land.code), length
    if not lang.startswith("fa"):
        return None, 1
    noun = _NOUNS.get(words[at][0])
    if noun:
        return _named(text, words, at, noun[0])
    if words[at][0] == _AGENT and at + 1 < len(words) and words[at + 1][0] not in _SMALL:
        agent = words[at + 1]
        follows = words[at + 2][0] if at + 2 < len(words) else ""
        if follows in _SMALL and agent[0] not in _NOUNS:
            rule = "who did what a verb in the passive says"
            return Found(start=agent.start(), end=agent.end(), type=None, rule=rule), 2
    return None, 1


def _named(text: str, words: list[re.Match[str]], at: int, noun: Type) -> tuple[Found | None, int]:
    """Return a class noun with what distinguishes it, and how many words it took."""
    last = at
    while last + 1 < len(words) and last - at < _LONGEST_NAME:
        word = words[last + 1]
        linked = word[0] == _WITH and words[last][0] in _LINKED
        if text[words[last].end() : word.start()].strip() or (word[0] in _SMALL and not linked):
            break
        last += 1
    if last == at:
        return None, 1
    rule = "a class noun, and what distinguishes it"
    found = Found(start=words[at].start(), end=words[last].end(), type=noun, rule=rule)
    return found, last - at + 1


def in_latin(form: str) -> str:
    """Return the consonants of a name in Arabic script, as those of a Latin one are compared.

    Class nouns are left out; "" where it is in another script.
    """
    letters = [_latin(word) for word in form.split() if word not in _NOUNS]
    return " ".join(letters) if all(letters) else ""


def noun_in_english(form: str) -> str:
    """Return the class noun with which a Persian name begins, in English; "" for none."""
    noun = _NOUNS.get(form.split(maxsplit=1)[0])
    return noun[1] if noun else ""


def _latin(word: str) -> str:
    if not all(sign in _LETTERS for sign in word):
        return ""
    first = "a" if word[0] in _VOWELS else _LETTERS[word[0]]
    return re.sub(r"(.)\1+", r"\1", first + "".join(_LETTERS[sign] for sign in word[1:]))


_IN_LATIN: Final = (
    "b", "p", "t", "t", "s", "s", "s", "j", "h", "h", "kh", "d", "z", "z", "z", "z", "r", "zh",
    "sh", "gh", "f", "k", "k", "k", "g", "l", "m", "n",
)  # fmt: skip
_VOWELS: Final = frozenset("اآعأإایو")
_LETTERS: Final = dict(
    zip(
        "بپتطثسصجحهخدذزضظرژشغفقکكگلمن",
        _IN_LATIN,
        strict=True,
    )
) | dict.fromkeys("اآعأإیيئؤوىةء\u200c", "")
"""What stands for each letter; vowels and what is silent for nothing, as in \u2018bones\u2019."""
