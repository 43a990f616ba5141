"""A draft: what an importer read of one report, before anything is written.

Every importer yields drafts; nothing else tells the rest of the program about formats.
"""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["stated", "derived", "looked-up", "curator"]
Value = str | tuple[str, ...] | dict[str, str] | tuple[dict[str, str], ...]
Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Span:
    """What a passage of a draft's text is: as a record's zone. Code points, half-open.

    ``zone`` is one of ``archive.records.model.ZONES``; ``rule`` says in a few words what decided
    it; ``lang`` (BCP 47) and ``dir`` (ltr, rtl) are given where they are not the report's own.
    """

    start: int
    end: int
    zone: str
    rule: str
    lang: str | None = None
    dir: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One value for one field of an article's record, and why it is proposed.

    ``field`` is a key of the record ("title", "authors", "dateline" …) and ``value`` what would be
    written there; of ``source``, ``via`` and ``agency`` it is the name, for which an id is sought
    later. ``start`` and ``end`` are the evidence: code points of the draft's text, half-open; None
    where the evidence stands elsewhere, and then ``words`` says where ("meta og:title").
    ``grade`` is that of a record's ``basis``: stated in the text, derived from it, looked-up in
    another document, or a person's word (curator).
    """

    field: str
    value: Value
    grade: Grade
    rule: str
    start: int | None = None
    end: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report as an importer read it.

    ``origin`` is the document as the user named it, with the place in it where it holds several
    ("list.csv, line 4"). ``capture`` holds the bytes exactly as they were found, None where a
    document only describes the report; ``suffix`` is how the name of its file will end. ``text``
    is the transcript, or the capture itself decoded (UTF-8, no newline translated) where ``tool``
    is empty. ``zones`` lie in ``text``, in order, and never overlap. ``retrieved`` is the day of
    the capture (EDTF) where the document says it. ``unknown`` says, in a few words
    each, what a reader would expect and the document does not tell.
    """

    origin: str
    capture: bytes | None
    suffix: str
    text: str
    tool: str = ""
    zones: tuple[Span, ...] = ()
    guesses: tuple[Guess, ...] = ()
    retrieved: str | None = None
    unknown: tuple[str, ...] = ()
