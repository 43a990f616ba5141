"""What reports share and where they differ has its pages, each linked from both ends."""

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from archive.analysis.reuse.pairs import Pair
from archive.site.shared import has_page
from tests.site.building import Built, built
from tests.site.html_tree import Page, words

PLACE = re.compile(r"(?<=/)#[sz]\d+(?=\")")
SHARED = re.compile(r"shared/([^/]+)/([^/]+)/")


def pairs(site: Built) -> dict[str, Pair]:
    """Return the pairs that have a page by its address."""
    found = (pair for pair in site.archive.pairs.values() if has_page(pair))
    return {f"shared/{pair.a}/{pair.b}/": pair for pair in found}


def by_class(page: Page, tag: str, name: str) -> list[Element]:
    return [e for e in page.main.iter(tag) if name in e.get("class", "").split()]


def test_every_pair_has_its_page_and_no_page_is_without_a_pair(each: Built) -> None:
    assert {address for address in each.html if SHARED.match(address)} == set(pairs(each))


def test_the_demonstration_shares_something(either: Built) -> None:
    assert len(pairs(either)) > 5


def test_an_article_and_each_pair_that_it_is_one_of_link_to_each_other(each: Built) -> None:
    for address, pair in pairs(each).items():
        for article in (f"articles/{pair.a}/", f"articles/{pair.b}/"):
            assert article in each.html[address].targets()
            assert address in each.html[article].targets()
    for address, page in each.html.items():
        for target in filter(SHARED.match, page.targets() if address[:9] == "articles/" else ()):
            assert address.split("/")[1] in SHARED.fullmatch(target).groups()  # type: ignore[union-attr]


def test_both_texts_stand_side_by_side_whole(private: Built) -> None:
    for address, pair in pairs(private).items():
        page = private.html[address]
        (aligned,) = (
            e for e in by_class(page, "ol", "aligned") if "formulas" not in e.get("class", "")
        )
        for id_, letter in ((pair.a, "a"), (pair.b, "b")):
            reading = private.archive.readings[id_]
            sides = (e for e in aligned.iter("div") if e.get("class") == f"side {letter}")
            quotes = [quote for side in sides for quote in side.iter("blockquote")]
            text = "\n".join((reading.text or "")[p.start : p.end] for p in reading.published)
            assert words_of(" ".join(quote.itertext()) for quote in quotes) == words_of([text])


def words_of(texts: Iterable[str]) -> list[str]:
    return sorted(word for text in texts for word in re.findall(r"\w+", text))


def test_an_edit_that_is_recorded_is_marked(private: Built) -> None:
    for address, pair in pairs(private).items():
        edits = sum(len(row.edits) for row in pair.rows)
        assert len(list(private.html[address].main.iter("mark"))) == 2 * edits


def test_no_word_is_shown_where_one_of_the_texts_may_not_be_read(public: Built) -> None:
    hidden = [
        (address, pair)
        for address, pair in pairs(public).items()
        if not (public.archive.may_read(pair.a) and public.archive.may_read(pair.b))
    ]
    assert hidden
    for address, pair in hidden:
        page = public.html[address]
        assert list(page.main.iter("blockquote")) == []
        assert list(page.main.iter("mark")) == []
        (table,) = by_class(page, "table", "places")
        assert len(list(table.iter("tr"))) == 1 + sum(not row.formula for row in pair.rows)


def test_without_the_vault_pages_of_unread_texts_are_the_same(demo: Path, tmp_path: Path) -> None:
    """But for the places in the other text, which without its words has an outline."""
    with_it = built(demo / "content", demo / "vault", tmp_path / "a")
    without = built(tmp_path / "a/content", None, tmp_path / "b")
    assert pairs(with_it).keys() == pairs(without).keys()
    for address, pair in pairs(with_it).items():
        if not (with_it.archive.may_read(pair.a) and with_it.archive.may_read(pair.b)):
            one, other = (made.pages / f"{address[:-1]}.md" for made in (with_it, without))
            assert PLACE.sub("", one.read_text("utf-8")) == PLACE.sub("", other.read_text("utf-8"))


def test_a_copy_says_whose_text_it_is(either: Built) -> None:
    assert either.archive.copies
    for copy, kept in either.archive.copies.items():
        addresses = {f"shared/{kept}/{copy}/", f"shared/{copy}/{kept}/"} & pairs(either).keys()
        said = words(either.html[f"articles/{copy}/"].main)
        assert ("the text of this report stands mostly in that one" in said) == bool(addresses)


def test_every_difference_stands_on_the_page_of_discrepancies(each: Built) -> None:
    page = each.html["discrepancies/"]
    targets = {target for target, _ in page.links(page.main)}
    asked = set()
    for (kind, id_), covered in each.archive.coverage.items():
        folder = {"person": "people", "organization": "organizations", "place": "places"}.get(
            each.archive.entities[id_].type if kind == "entity" else "", "events"
        )
        asked |= {
            f"{folder}/{id_}/#q-{row.question.id}"
            for row in covered.rows
            if row.status in {"differ", "overlap"}
        }
    assert {target for target in targets if "#q-" in target} == asked


def test_a_suggestion_leads_to_its_row(each: Built) -> None:
    page = each.html["discrepancies/"]
    for listed in by_class(page, "ol", "suggested"):
        for item in listed:
            target = page.links(item)[-1][0]
            address, _, row = target.partition("#")
            assert row in each.html[address].by_id


def test_every_event_stands_once_on_the_timeline_with_its_reports(each: Built) -> None:
    page = each.html["timeline/"]
    items = [item for listed in by_class(page, "ol", "spans") for item in listed]
    events = [link for item in items for link in page.links(item) if link[0].startswith("events/")]
    named = [target.split("/")[1] for target, words_ in events if "more" not in words_]
    assert sorted(named) == sorted(each.archive.events)
    for item in items:
        links = [target.split("/") for target, _ in page.links(item)]
        (event,) = {id_ for folder, id_, *_ in links if folder == "events"}
        shown = [id_ for folder, id_, *_ in links if folder == "articles"]
        told = [report.account.article for report in each.archive.reports_of.get(event, ())]
        assert shown == told[:12]


def test_a_graph_stands_where_reports_of_an_event_share_words(either: Built) -> None:
    drawn = 0
    for id_, covered in ((i, c) for (k, i), c in either.archive.coverage.items() if k == "event"):
        page = either.html[f"events/{id_}/"]
        ties = [p for p in pairs(either).values() if {p.a, p.b} <= set(covered.columns)]
        listed = {target for target in page.targets() if SHARED.match(target)}
        assert listed == {f"shared/{pair.a}/{pair.b}/" for pair in ties}
        assert len(list(page.main.iter("figure"))) == bool(ties)
        drawn += bool(ties)
    assert drawn


@pytest.mark.parametrize("address", ["timeline/", "discrepancies/"])
def test_a_door_leads_there_from_every_page(either: Built, address: str) -> None:
    for page in either.html.values():
        assert address in {target for target, _ in page.links()}


def test_a_drawing_is_hidden_from_those_who_hear_the_page_and_has_no_style(either: Built) -> None:
    drawings = [svg for page in either.html.values() for svg in page.main.iter("svg")]
    assert drawings
    for svg in drawings:
        assert svg.get("aria-hidden") == "true"
        assert not [
            e for e in svg.iter() if "style" in e.attrib or e.tag in {"style", "script", "a"}
        ]
