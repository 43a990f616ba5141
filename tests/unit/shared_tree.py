"""An invented archive whose two reports share a passage, for the pages that show it."""

from collections.abc import Mapping
from pathlib import Path

from archive.analysis.archive import Archive
from archive.analysis.reuse.pairs import Aligned, Edit, Pair
from archive.site.pages import all_pages
from tests.unit.invented import archive_of

OWN = "Lena Morav spoke to nobody on the quay."
SAME = (
    "The council of the old harbour closed both gates of the northern basin "
    "after {} crates had fallen into the water on Monday."
)
FIRST, LATER = SAME.format("forty"), SAME.format("sixty")


def report(
    source: str, day: int, text: str, *, rights: str = "{display: full}", title: str = "Gates shut"
) -> str:
    """Return the record of a report from The Harbour Post or Elling Wire."""
    return (
        f"---\ntitle: {title}\nsource: {source}\nlanguage: en\nrights: {rights}\n"
        f'published: "2031-04-{day:02}"\n---\n{text}\n'
    )


SHARING: Mapping[str, str | None] = {
    "articles/2031/copied.md": report("harbour-post", 5, f"{OWN}\n\n{FIRST} It rained."),
    "articles/2031/copying.md": report("wire", 6, f"“{LATER}”\n\nNobody was hurt in Elling."),
    "events/gates.yml": (
        'name: Closing of the gates\ndate: "2031-04~"\ndate_basis: both reports\n'
        "accounts:\n  - {article: copied, as: main}\n  - {article: copying, as: main}\n"
        "questions:\n  - id: crates\n    ask: How many crates fell?\n    claims:\n"
        "      - article: copied\n        quote: {exact: forty crates}\n"
        "        value: {count: 40}\n        stance: asserts\n"
        "      - article: copying\n        quote: {exact: sixty crates}\n"
        "        value: {count: 60}\n        stance: reports\n"
        "        attributed_to: [a porter]\n"
    ),
}


def sharing(folder: Path, changes: Mapping[str, str | None] | None = None) -> Archive:
    """Return the archive of the tree in which two reports share a passage."""
    return archive_of(folder, dict(SHARING) | dict(changes or {}))


def pages(archive: Archive) -> dict[str, str]:
    """Return the Markdown of all pages by address."""
    return {page.address: page.text for page in all_pages(archive, "public")}


def row(
    kind: str = "verbatim", length: int = 80, *, formula: bool = False, edits: tuple[Edit, ...] = ()
) -> Aligned:
    """Return an aligned row at the beginning of two texts."""
    return Aligned(0, length, 0, length, kind, 1.0, 0, formula, edits)


def pair(*rows: Aligned, a: str = "a", b: str = "b", share: float = 0.0) -> Pair:
    """Return a pair of articles of which either has the same share."""
    return Pair(a, b, rows, share, share)
