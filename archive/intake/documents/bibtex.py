"""References in BibTeX. The only module that knows bibtexparser, and pylatexenc that it brings."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bibtexparser.library import Library
from bibtexparser.middlewares import (
    MonthIntMiddleware,
    RemoveEnclosingMiddleware,
    ResolveStringReferencesMiddleware,
)
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, String
from bibtexparser.splitter import Splitter

from archive.intake.documents.described import described
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records.citing import bibtex
from archive.text.tex import PLAIN

_LONGEST = 20_000
"""Characters of a value that is decoded; a longer one stays as it is written."""
_VERBATIM = {"url", "urldate", "date", "archived", "id", bibtex.OWN}
_PEOPLE = {"author", "editor", "translator", "contributor"}
_URL = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}.*", re.DOTALL)
_ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?")
_STANDS = re.compile("|".join(re.escape(command) for command in PLAIN))
_KEPT = {sign: chr(number) for number, sign in enumerate(PLAIN.values(), start=1)}
_SIGN = {stand_in: sign for sign, stand_in in _KEPT.items()}
_STAND_INS = re.compile("[\x01-\x08]")


_STEPS = (
    ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware(), MonthIntMiddleware(),
)  # fmt: skip


def read_bibtex(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the references of a BibTeX file. Raises Refused."""
    entries = _entries(text_of(data).replace("\r\n", "\n").replace("\r", "\n"))
    if not entries:
        raise Refused("holds no BibTeX entry that can be read", "export it anew as BibTeX")
    for entry in entries:
        fields = {field.key.casefold(): str(field.value) for field in entry.fields}
        ours, place = bibtex.OWN in fields, f"{origin}, entry {entry.key}"
        said = {name: _plain(name, value) for name, value in fields.items()} | {"id": entry.key}
        yield described(bibtex.facts_in(said), place, "a BibTeX file", ours=ours)


def _entries(text: str) -> list[Entry]:
    """Return the entries with their values as text; two of one key are both there."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # the import itself tells
    try:
        blocks = [_whole(block) for block in Splitter(text).split().blocks]
        entries = [block for block in blocks if isinstance(block, Entry)]
        keys = [entry.key for entry in entries]
        for number, entry in enumerate(entries):
            entry.key = str(number)
        library = Library([*(b for b in blocks if isinstance(b, String)), *entries])
        for step in _STEPS:
            library = step.transform(library)
    except Exception as error:  # the library raises what it likes on broken files
        raise Refused("is BibTeX that cannot be read", "export it anew as BibTeX") from error
    for entry in library.entries:
        entry.key = keys[int(entry.key)]
    return library.entries


def _whole(block: Any) -> Any:  # noqa: ANN401 - the library's blocks
    """Return what a block is, also where its key, or that of one of its fields, came before."""
    twice = isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock)
    return _whole(block.ignore_error_block) if twice else block


def _plain(name: str, value: str) -> str:
    """Return the plain text of a value; names stay apart, and codes as they are."""
    if name in _PEOPLE:
        return bibtex.braced(bibtex.names_in(value, decoded))
    if name in _VERBATIM:
        return _ESCAPED.sub(r"\1", _URL.sub(r"\1", value)) if "\\" in value else value
    return decoded(value)


def decoded(value: str) -> str:
    r"""Return what TeX would print.

    >>> decoded(r"{G}\"odel \& S\o{}n -{}- 5\%")
    'Gödel & Søn -- 5%'
    """
    if len(value) > _LONGEST or not any(sign in value for sign in "\\{}~$`'-<>,?!"):
        return value.strip()
    kept = _STANDS.sub(lambda found: _KEPT[PLAIN[found[0]]], _STAND_INS.sub("", value))
    try:
        text = str(_decoder().latex_to_text(kept))
    except (RecursionError, Exception):  # noqa: BLE001 - broken TeX is kept as it stands
        return value.strip()
    return _STAND_INS.sub(lambda found: _SIGN.get(found[0], ""), text).strip()


@cache
def _decoder() -> Any:  # noqa: ANN401 - pylatexenc has no types
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped] # noqa: PLC0415

    return LatexNodes2Text(math_mode="verbatim", keep_comments=True, strict_latex_spaces=False)
