"""The Reuters-21578 corpus: 18,682 reports of 1987 with human labels, one JSON object a line.

Reuters-21578, Distribution 1.0, is for research only: its texts are read where they lie, written
to folders that the benchmark makes, and never committed.
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import labels

FILE: Final = Path("corpora", "reuters21578.jsonl.gz")

# The folder of records for each kind of entity -> the corpus' name for its labels.
KINDS: Final = {"people": "people", "organizations": "orgs", "places": "places"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of the corpus, with the labels that people gave it."""

    id: str
    title: str
    date: str
    dateline: str
    byline: str
    topics: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    text: str

    @property
    def year(self) -> str:
        """The year in which the report was sent, four digits."""
        return self.date[:4]

    @property
    def words(self) -> int:
        """How many words the text has, split at white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One person, organization or place that the chosen reports are labelled with."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]


def shared() -> Path:
    """Return the folder of shared corpora: $CUTTINGS_SHARED, else ``shared`` beside the project."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("CUTTINGS_SHARED") or beside)


def reports() -> Iterator[Report]:
    """Yield every report of the corpus in its own order; leave with a message if it is missing."""
    path = shared() / FILE
    if not path.is_file():
        sys.exit(f"{path} is missing: set CUTTINGS_SHARED to the folder that holds {FILE}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _report(json.loads(line))


def _report(raw: dict[str, str | list[str]]) -> Report:
    return Report(
        id=str(raw["id"]),
        title=str(raw["title"]),
        date=str(raw["date"]),
        dateline=str(raw["dateline"]),
        byline=str(raw["byline"]),
        topics=tuple(dict.fromkeys(raw["topics"])),
        labels={kind: tuple(dict.fromkeys(raw[key])) for kind, key in KINDS.items()},
        text=str(raw["text"]),
    )


def choose(size: int, at_least: int = 0) -> list[Report]:
    """Return *size* reports of *at_least* so many words, evenly spread over the corpus.

    The same arguments always choose the same reports. Leaves with a message if there are fewer.
    """
    long_enough = [report for report in reports() if report.words >= at_least]
    if len(long_enough) < size:
        sys.exit(f"the corpus has only {len(long_enough)} reports of {at_least} words or more")
    return [long_enough[index * len(long_enough) // size] for index in range(size)]


def named(chosen: Sequence[Report]) -> dict[tuple[str, str], Named]:
    """Return the entities that label the *chosen* reports, by kind and label.

    Ids are the labels; a label that two kinds share is followed by its kind in the later one.
    """
    found: dict[tuple[str, str], Named] = {}
    taken: set[str] = set()
    for kind in KINDS:
        for label in sorted({label for report in chosen for label in report.labels[kind]}):
            name, *aliases = labels.forms(label)
            id_ = f"{label}-{kind}" if label in taken else label
            taken.add(id_)
            found[kind, label] = Named(id=id_, kind=kind, name=name, aliases=tuple(aliases))
    return found


def topics(chosen: Sequence[Report]) -> dict[str, str]:
    """Return the readable name of each topic of the *chosen* reports, by label."""
    used = sorted({topic for report in chosen for topic in report.topics})
    return {topic: topic.replace("-", " ").capitalize() for topic in used}
