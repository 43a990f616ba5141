"""Hostile text that two reports share stays text on every page that shows what they share."""

import json
from pathlib import Path

import markdown as python_markdown
import pytest

from archive.site.hook import split, to_html
from archive.site.pages import all_pages
from archive.text.escape import one_line
from tests.hostile.inspect_html import Page
from tests.hostile.payloads import OWN
from tests.hostile.planting import field
from tests.unit.shared_tree import FIRST, LATER, report, sharing

SHOWING = ("shared/copied/copying/", "discrepancies/", "timeline/", "events/gates/")


def tree(payload: str) -> dict[str, str | None]:
    """Return the tree with a payload in both texts, in their headlines and their sources."""
    value = json.dumps(field(payload), ensure_ascii=False)
    return {
        "sources/harbour-post.yml": f"name: {value}\nkind: newspaper\n",
        "sources/wire.yml": f"name: {value}\nkind: newspaper\n",
        "articles/2031/copied.md": report(
            "harbour-post", 5, f"{FIRST} {payload} {FIRST}", title=value
        ),
        "articles/2031/copying.md": report(
            "wire", 6, f"{LATER}\n\n{payload}\n\nx {payload} y {LATER}", title=value
        ),
        "events/gates.yml": (
            f"name: {value}\ndate: '2031-04'\ndate_basis: {value}\naccounts:\n"
            "  - {article: copied, as: main}\n  - {article: copying, as: main}\n"
        ),
    }


@pytest.mark.parametrize("payload", OWN)
def test_a_payload_in_two_reports_stays_text(tmp_path: Path, payload: str) -> None:
    pages = {p.address: p for p in all_pages(sharing(tmp_path, tree(payload)), "public")}
    for address in SHOWING:
        _, source = split(pages[address].text) or ({}, "")
        slow = python_markdown.markdown(source, extensions=["toc", "tables"])
        for html in (to_html(source), slow):
            page = Page(html)
            assert page.wrong == [], address
            assert one_line(field(payload)) in one_line(page.words), address
