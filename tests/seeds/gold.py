"""The annotation of three seeds, read, and the measures by which a reading is compared with it."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from archive.analysis.names import Lexicon

MAIN = {"headline", "standfirst", "subhead", "body", "caption"}
UNSCORED = {"opinion-tv"}  # the one work of the annotation
Row = dict[str, Any]
Place = tuple[str, int, int]
"""A span: the capture's file, its first code point, the one after its last."""


@dataclass(frozen=True)  # without slots: what is read from files is kept
class Gold:
    """The folder of the annotation."""

    folder: Path

    @cached_property
    def mentions(self) -> list[Row]:
        """The annotated names, those of works left out."""
        lines = (self.folder / "mentions.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        return [row for row in rows if row["entity"] not in UNSCORED]

    @cached_property
    def captures(self) -> list[str]:
        """The captures that are annotated."""
        return sorted(self.zones)

    @cached_property
    def zones(self) -> dict[str, list[Row]]:
        """The zones of each capture."""
        seeds = self._yaml("zones.yaml")["seeds"]
        return {capture: seed["zones"] for capture, seed in seeds.items()}

    @cached_property
    def events(self) -> list[Row]:
        """The annotated events."""
        return list(self._yaml("events.yaml")["events"])

    @cached_property
    def passages(self) -> list[Row]:
        """The annotated passages that two texts share."""
        return list(self._yaml("reuse.yaml")["passages"])

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of each annotated entity, in the words of the records."""
        rows = yaml.safe_load((self.folder / "entities.yaml").read_text("utf-8"))
        return {row["id"]: row["type"].replace("organisation", "organization") for row in rows}

    def flagged(self, flag: str) -> list[Row]:
        """Return the mentions that carry a flag, or that have a key of this name."""
        return [row for row in self.mentions if flag in row.get("flags", ()) or flag in row]

    def _yaml(self, name: str) -> Any:  # noqa: ANN401 - what YAML holds
        return yaml.safe_load((self.folder / name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Score:
    """How well what was found agrees with what is right."""

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.expected) if self.right else 0.0


def score(found: Collection[object], expected: Collection[object]) -> Score:
    """Compare two collections of things that are either equal or not."""
    return Score(len(set(found) & set(expected)), len(set(found)), len(set(expected)))


def matched(ours: Mapping[Place, str], gold: Mapping[Place, str]) -> dict[str, str]:
    """Return our id for each id of the annotation, one to one, by the most places in common."""
    common = Counter((gold[place], ours[place]) for place in gold.keys() & ours.keys())
    pairs: dict[str, str] = {}
    for theirs, mine in sorted(common, key=lambda pair: (-common[pair], pair)):
        if theirs not in pairs and mine not in pairs.values():
            pairs[theirs] = mine
    return pairs


def by_character(zones: Iterable[Row], text: str) -> list[str]:
    """Return the zone of each character that is not white space; nothing where none is given."""
    zone_of = [""] * len(text)
    for zone in zones:
        zone_of[zone["start"] : zone["end"]] = [zone["zone"]] * (zone["end"] - zone["start"])
    return [zone for zone, sign in zip(zone_of, text, strict=True) if not sign.isspace()]


def named(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    """Return the names in an invented text, each with the one whom it means."""
    return [(text[start:end], ids[0]) for start, end, ids in lexicon.find(text) if len(ids) == 1]


def missed(found: Mapping[Place, str], rows: Iterable[Row]) -> list[Row]:
    """Return the annotated mentions that were not found."""
    return [row for row in rows if (row["seed"], row["start"], row["end"]) not in found]


def overlapping(found: Iterable[Place], capture: str, span: tuple[int, int]) -> list[Place]:
    """Return the places of a capture that a span touches."""
    return [p for p in found if p[0] == capture and p[1] < span[1] and p[2] > span[0]]
