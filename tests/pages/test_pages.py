"""91 saved pages of the article extraction benchmark, read as an import reads them.

The floors are pinned together with the hash of the pages, so that a change of either is seen.
"""

import hashlib
import json
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from archive.intake.draft import Draft
from archive.intake.page.saved import read_page
from tests.pages.shingles import Score, compared, score

PAGES_SHA256 = "e6618c5d67294bcc9ace4c13da5576f36115729a7695c7276eb453e81fad2dd2"
"""Of the names and bytes of all pages and of their true texts, in order."""
BODY_F1 = 0.9835
TRAFILATURA_F1 = 0.9751
"""trafilatura 2.3.1's own text of these pages, without comments, in its best way (precision)."""
REPORT = ("body", "subhead", "dateline")
"""The zones that make up the benchmark's articleBody; its embedded posts are zones of their own."""
MOST_WRONG, LEAST_FOUND = 0.03, 0.85


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    folder = shared / "corpora" / "web-articles"
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: the benchmark's pages are no part of the repository")
    return folder


@pytest.fixture(scope="session")
def true(corpus: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((corpus / "ground-truth.json").read_bytes())
    return read


@pytest.fixture(scope="session")
def drafts(corpus: Path) -> dict[str, Draft]:
    files = sorted((corpus / "html").glob("*.html.gz"))
    return {
        file.name.removesuffix(".html.gz"): read_page(file.read_bytes(), file.name)
        for file in files
    }


@pytest.fixture(scope="session")
def labels(root: Path) -> dict[str, dict[str, str | None]]:
    """Return the headline and day of each page, as a person read them there."""
    read: dict[str, dict[str, str | None]] = json.loads(
        (root / "tests/pages/labels.json").read_bytes()
    )
    return read


def test_these_are_the_pages_that_the_floors_were_measured_on(corpus: Path) -> None:
    digest = hashlib.sha256()
    for file in [*sorted((corpus / "html").glob("*.gz")), corpus / "ground-truth.json"]:
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    assert digest.hexdigest() == PAGES_SHA256


def test_the_report_is_told_from_its_page_better_than_the_library_alone_does(
    drafts: dict[str, Draft], true: dict[str, Any]
) -> None:
    found = body(drafts, true)
    assert found.f1 >= BODY_F1 > TRAFILATURA_F1, found


def body(drafts: dict[str, Draft], true: dict[str, Any]) -> Score:
    return score(
        compared(true[name]["articleBody"], report(draft)) for name, draft in drafts.items()
    )


def report(draft: Draft) -> str:
    return "\n".join(
        draft.text[zone.start : zone.end] for zone in draft.zones if zone.zone in REPORT
    )


@pytest.mark.parametrize("field", ["title", "published"])
def test_headlines_and_days_are_right_or_left_out(
    field: str, drafts: dict[str, Draft], labels: dict[str, dict[str, str | None]]
) -> None:
    assert drafts.keys() == labels.keys()
    outcome = Counter(
        judged(value(draft, field), labels[name][field]) for name, draft in drafts.items()
    )
    stated = sum(label[field] is not None for label in labels.values())
    assert outcome["wrong"] <= MOST_WRONG * len(drafts), outcome
    assert outcome["found"] >= LEAST_FOUND * stated, outcome


def value(draft: Draft, field: str) -> str | None:
    return next((str(guess.value) for guess in draft.guesses if guess.field == field), None)


def judged(found: str | None, stated: str | None) -> str:
    if found is None:
        return "left out"
    return "found" if stated is not None and plain(found) == plain(stated) else "wrong"


def plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).split())


def test_zones_hold_every_word_of_each_page_once_and_in_order(drafts: dict[str, Draft]) -> None:
    for draft in drafts.values():
        places = [(zone.start, zone.end) for zone in draft.zones]
        assert places == sorted(places)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
        held = "".join(draft.text[start:end] for start, end in places)
        assert "".join(held.split()) == "".join(draft.text.split())


def test_evidence_stands_where_a_guess_says(drafts: dict[str, Draft]) -> None:
    for draft in drafts.values():
        for guess in draft.guesses:
            if guess.field == "title":
                assert plain(draft.text[guess.start : guess.end]) == plain(str(guess.value))
            assert guess.start is not None or guess.words or guess.rule
