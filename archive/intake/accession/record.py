"""A record as text, and what it says read back: nothing is written that would be a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from archive.intake.accession.entry import ORDER
from archive.intake.draft import Span
from archive.records import yamldoc
from archive.records.fields import Desk, read_record
from archive.records.model import Article, Zone
from archive.records.problems import Problem, Problems
from archive.records.quoting import dump, scalar
from archive.records.read import FRONT

_ZONES = "zones"
_END = "---\n"
_REQUIRED = frozenset({"source", "language", "rights"})


def record_text(fields: Mapping[str, Any]) -> str:
    """Return the text of an article's file, its fields in the usual order."""
    ordered = {name: fields[name] for name in ORDER if name in fields and name != _ZONES}
    return _with_zones(f"---\n{dump(ordered)}---\n", fields.get(_ZONES, ()))


def _with_zones(text: str, zones: Iterable[Mapping[str, Any]]) -> str:
    """Return a record's text with its zones, one a line, as its last field."""
    lines = (
        f"  - {{{', '.join(f'{name}: {_word(said)}' for name, said in zone.items())}}}\n"
        for zone in zones
    )
    listed = "".join(lines)
    return f"{text.removesuffix(_END)}{_ZONES}:\n{listed}{_END}" if listed else text


@lru_cache(maxsize=1024)  # a few rules, zones and languages come again and again
def _word(said: str | int) -> str:
    return scalar(said)


def zone_lines(zones: Iterable[Span]) -> list[dict[str, Any]]:
    """Return zones as a record has them."""
    return [
        {"start": zone.start, "end": zone.end, "zone": zone.zone, "rule": zone.rule}
        | ({"lang": zone.lang} if zone.lang else {})
        | ({"dir": zone.dir} if zone.dir else {})
        for zone in zones
    ]


def read_back(file: str, text: str) -> tuple[Article | None, list[Problem]]:
    """Read an article's file as the archive will; None where something in it is a problem.

    ``file`` is its path below the content folder.
    """
    problems = Problems()
    front = FRONT.match(text)
    node = yamldoc.load(front[1], file, problems, first_line=2) if front else None
    if not front or not node:
        return None, problems.in_order()
    body = text[front.end() :]
    given = {"id": PurePath(file).stem, "body": body if body.strip() else ""}
    return read_record(Article, node, Desk(problems), **given), problems.in_order()


def sound(file: str, fields: dict[str, Any]) -> tuple[str, Article, dict[str, Any], list[str]]:
    """Return a record's text, what it says, its fields, and why some had to be left out.

    A value that a document gives and that no record may hold, such as an address that is none, is
    left out with its basis. Raises ValueError where a record would not be sound even so.
    """
    zones = fields.get(_ZONES, [])
    said = {name: value for name, value in fields.items() if name != _ZONES}
    left: list[str] = []
    for _ in range(len(fields)):
        text = record_text(said)
        article, problems = read_back(file, text)
        if article is not None:
            # Zones are numbers, and words that were quoted: to read them back costs more than all.
            kept = tuple(Zone(**zone, at=article.at) for zone in zones)
            whole = said | ({_ZONES: zones} if zones else {})
            return _with_zones(text, zones), replace(article, zones=kept), whole, left
        said, told = _without(said, text, problems)
        left += told
    raise ValueError("; ".join(left))


def _without(
    fields: dict[str, Any], text: str, problems: Iterable[Problem]
) -> tuple[dict[str, Any], list[str]]:
    """Return fields without those in which there are problems, and what these are."""
    lines = text.split("\n")
    bad = {_field_at(lines, problem.mark.line): problem for problem in problems}
    if not bad or not bad.keys() <= fields.keys() - _REQUIRED - {"basis"}:
        said = "; ".join(f"{name}: {problem.message}" for name, problem in bad.items())
        raise ValueError(said or "its record cannot be read back")
    kept = {name: value for name, value in fields.items() if name not in bad}
    basis = {name: one for name, one in fields.get("basis", {}).items() if name not in bad}
    kept = {name: value for name, value in kept.items() if name != "basis"}
    told = [f"{name} is left out: {problem.message}" for name, problem in bad.items()]
    return kept | ({"basis": basis} if basis else {}), told


def _field_at(lines: list[str], line: int) -> str:
    """Return the field to which a line of a record belongs."""
    for index in range(min(line, len(lines)) - 1, -1, -1):
        if lines[index][:1].isalpha():
            return lines[index].partition(":")[0]
    return ""
