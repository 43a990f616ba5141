"""Real reports, read as if pasted: their paragraphs stay text."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from archive.intake.plain.zones import zones_of

pytestmark = pytest.mark.seeds


def signs(text: str) -> int:
    return len("".join(text.split()))


def lost_of(head: str, body: str) -> int:
    """Return how many signs of a body are furniture, a caption or the like."""
    text = f"{head}\n\n{body}" if head else body
    begin = len(text) - len(body)
    kept = {"body", "headline", "standfirst", "subhead", "embed", "embed_attribution"}
    others = (zone for zone in zones_of(text) if zone.end > begin and zone.zone not in kept)
    return sum(signs(text[max(begin, zone.start) : zone.end]) for zone in others)


def agency_reports(shared: Path) -> Iterator[dict[str, str]]:
    with gzip.open(shared / "corpora" / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@pytest.mark.parametrize("step", [60, pytest.param(9, marks=pytest.mark.deep)])
def test_paragraphs_of_agency_reports_stay_text(shared: Path, step: int) -> None:
    """Reuters-21578, Distribution 1.0 (D. Lewis); every report, or each so many."""
    rows = [*islice(agency_reports(shared), 0, None, step)]
    assert len(rows) > 300
    lost = sum(lost_of(row["title"], row["text"]) for row in rows)
    assert lost <= 0.0005 * sum(signs(row["text"]) for row in rows)


def test_paragraphs_of_web_pages_stay_text(shared: Path) -> None:
    """The true text of 91 saved news pages (Scrapinghub's article extraction benchmark)."""
    pages = json.loads((shared / "corpora/web-articles/ground-truth.json").read_text("utf-8"))
    bodies = [page["articleBody"] for page in pages.values()]
    lost = sum(lost_of("", body) for body in bodies)
    assert lost <= 0.003 * sum(map(signs, bodies))
