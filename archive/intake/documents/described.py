"""A report that a document describes (a reference, a row of a table): its facts as a draft."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archive.intake.draft import Draft, Grade, Guess, Span
from archive.records.citing.facts import Facts, Value
from archive.records.fields import DATE, LANGUAGE, URL, Desk, Reader
from archive.records.nodes import Scalar
from archive.records.problems import Mark, Problems
from archive.records.values import Unreadable
from archive.text.escape import showable

_FIELDS = (
    "id", "title", "derived_title", "source", "via", "agency", "authors", "dateline", "published",
    "language", "url", "archived", "rights", "subjects", "based_on", "abstract", "notes",
)  # fmt: skip
_LANGUAGES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "fre": "fr", "german": "de",
    "deu": "de", "ger": "de", "spanish": "es", "spa": "es", "persian": "fa", "farsi": "fa",
    "fas": "fa", "per": "fa", "arabic": "ar", "ara": "ar", "russian": "ru", "rus": "ru",
    "italian": "it", "ita": "it", "albanian": "sq", "sqi": "sq", "alb": "sq", "turkish": "tr",
    "tur": "tr", "portuguese": "pt", "por": "pt", "chinese": "zh", "zho": "zh", "chi": "zh",
    "ukrainian": "uk", "ukr": "uk", "polish": "pl", "pol": "pl", "dutch": "nl", "nld": "nl",
}  # fmt: skip
"""Languages as reference managers and catalogues (ISO 639-2, English names) write them."""

_CHECKED: Mapping[str, tuple[Reader[Any], str]] = {
    "language": (LANGUAGE, "its language"), "url": (URL, "its address"),
    "published": (DATE, "when it appeared"), "retrieved": (DATE, "when it was looked up"),
}  # fmt: skip
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_BLOCK = re.compile(r"[^\s][^\n]*(?:\n[ \t]*[^\s][^\n]*)*(?<=[^\s])|[^\s]")


def described(facts: Facts, origin: str, said_by: str, text: str = "", *, ours: bool) -> Draft:
    """Return a draft of facts that a document tells.

    ``said_by`` says which document ("a RIS file"); ``text`` is the report's own where the document
    holds it; ``ours``: an export of an archive like this one wrote it.
    """
    sound, unknown = _sound(facts if ours else _foreign(facts))
    capture = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if text else ""
    return Draft(
        origin=origin,
        capture=capture.encode() if capture else None,
        suffix=".txt" if capture else "",
        text=capture,
        zones=tuple(paragraphs(capture, f"text in {said_by}")),
        guesses=tuple(_guesses(sound, f"a field of {said_by}", ours=ours)),
        retrieved=str(sound["retrieved"]) if "retrieved" in sound else None,
        unknown=tuple(unknown),
    )


def paragraphs(text: str, rule: str) -> Iterator[Span]:
    """Yield the paragraphs of a text as body: what blank lines part, or line ends where none is."""
    for found in (_BLOCK if _BLANK.search(text.strip()) else _LINE).finditer(text):
        yield Span(found.start(), found.end(), "body", rule)


def _foreign(facts: Facts) -> Facts:
    """Return facts with the tag of a language that another program calls by a name."""
    tag = language_of(str(facts.get("language", "")))
    return {**facts, "language": tag} if tag else facts


def _guesses(facts: Facts, rule: str, *, ours: bool) -> Iterator[Guess]:
    for field in _FIELDS:
        if field in facts:
            grade: Grade = "curator" if ours and field == "rights" else "looked-up"
            yield Guess(field=field, value=facts[field], grade=grade, rule=rule, words=rule)


def _sound(facts: Facts) -> tuple[Facts, list[str]]:
    """Return the facts that a record can hold, and words on those that it cannot."""
    sound: Facts = {key: _clean(value) for key, value in facts.items()}
    unknown: list[str] = []
    for key, (reader, told) in _CHECKED.items():
        if key in sound and not _reads(reader, sound[key]):
            unknown.append(f"{told}, given as “{str(sound.pop(key))[:80]}”")
    return sound, unknown


def _reads(reader: Reader[Any], value: object) -> bool:
    """Whether a field of a record takes a value."""
    try:
        reader.read(Scalar(str(value), "", Mark("")), Desk(Problems()))
    except Unreadable:
        return False
    return True


def language_of(said: str) -> str | None:
    """Return the tag of BCP 47 that a language's English name or a tag of another form means.

    >>> language_of("Persian"), language_of("en_us"), language_of("ENG"), language_of("Elvish")
    ('fa', 'en-US', 'en', None)
    """
    name = said.strip().casefold()
    if name in _LANGUAGES:
        return _LANGUAGES[name]
    main, *rest = name.replace("_", "-").split("-")
    parts = [_LANGUAGES.get(main, main)]
    parts += [part.title() if len(part) == len("Latn") else part.upper() for part in rest]
    tag = "-".join(parts)
    return tag if _reads(LANGUAGE, tag) else None


def _clean(value: Value) -> Value:
    """Return a value with signs that no page may hold made visible."""
    if isinstance(value, str):
        return showable(value.replace("\r\n", "\n"))
    if isinstance(value, dict):
        return {key: showable(one) for key, one in value.items()}
    return tuple(_clean(one) for one in value)  # type: ignore[return-value]
