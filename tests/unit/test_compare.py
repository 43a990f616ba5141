"""Two reports that share words stand side by side, and no word is shown that may not be."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from archive.analysis.reuse.direction import Direction
from archive.analysis.reuse.pairs import Edit
from archive.search.readable import documents, values
from archive.site.addresses import address
from archive.site.catalogue import View
from archive.site.compare import compare_page
from archive.site.graph import reuse_graph
from archive.site.markup import edited
from archive.site.shared import differences, has_page, kinds_of, per_cent, say_direction, shares
from tests.unit.invented import reading
from tests.unit.shared_tree import FIRST, LATER, OWN, pages, pair, report, row, sharing

SHARED = "shared/copied/copying/"
CLOSED = "{display: metadata-only, holder: Elling Wire}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(sharing(tmp_path_factory.mktemp("sharing")))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages where the later report may not be read."""
    later = report("wire", 6, f"{LATER} Nobody was hurt in Elling.", rights=CLOSED)
    tree = {"articles/2031/copying.md": later}
    return pages(sharing(tmp_path_factory.mktemp("closed"), tree))


def plain(page: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


class TestAPair:
    """Has a page when it shares more than formulas and a few words."""

    @pytest.mark.parametrize(
        ("made", "expected"),
        [
            (pair(row(length=150)), True),
            (pair(row(length=149)), False),
            (pair(row(length=149), share=0.05), True),
            (pair(row("paraphrase", length=30)), True),
            (pair(row(formula=True), share=0.5), False),
            (pair(row(formula=True), row(length=150)), True),
            (pair(share=0.9), False),
        ],
    )
    def test_has_a_page_if_it_tells_something(self, made: object, expected: object) -> None:
        assert has_page(made) is expected  # type: ignore[arg-type]

    def test_is_described_in_words(self) -> None:
        rows = [row(), row("paraphrase"), row(), row(formula=True)]
        assert kinds_of(rows) == "2 word for word, 1 rewritten"
        edits = [Edit(kind, 0, 1, 0, 1) for kind in ("hedge", "number", "number")]
        assert differences(edits) == "2 numbers, 1 hedge"
        assert [per_cent(share) for share in (0.0, 0.004, 0.466, 1.0)] == [
            "0 %", "under 1 %", "47 %", "100 %",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("kind", "by", "said"),
        [
            ("a-from-b", "rule", "A hypothesis, by rule: the text of A derives from that of B."),
            ("b-from-a", "person", "By a person’s decision: the text of B derives from that of A."),
            ("undetermined", "rule", "Undetermined."),
            ("undetermined", "person", "By a person’s decision: undetermined."),
        ],
    )
    def test_has_a_direction_only_as_someones_word(self, kind: str, by: str, said: str) -> None:
        assert say_direction(Direction(kind, by, ()), "A", "B") == said


class TestSideBySide:
    """Both texts from beginning to end."""

    def test_every_word_of_both_stands_there_once(self, site: dict[str, str]) -> None:
        shown = plain(site[SHARED].split("## Side by side")[1]).replace("  ", " ")
        for words in (OWN, "It rained.", "Nobody was hurt in Elling."):
            assert shown.count(words) == 1
        for text in (FIRST, LATER):
            assert shown.count(text.split()[-1]) == 2
            assert " ".join(text.split()[:8]) in shown

    def test_marks_what_differs_and_names_its_kind(self, site: dict[str, str]) -> None:
        assert '<mark title="number">forty</mark>' in site[SHARED]
        assert '<mark title="number">sixty</mark>' in site[SHARED]
        assert "differing: 1 number" in site[SHARED]

    def test_signs_stay_with_their_words(self, site: dict[str, str]) -> None:
        assert "on Monday.”</p>" in site[SHARED]
        assert ">“The council" in site[SHARED]

    def test_quotes_both_headlines_with_source_and_date(self, site: dict[str, str]) -> None:
        for source in ("The Harbour Post, 5 April 2031", "Elling Wire, 6 April 2031"):
            assert source in site[SHARED]
        assert site[SHARED].count("“Gates shut”</q>") == 2

    def test_leads_to_the_passages(self, site: dict[str, str]) -> None:
        for article in ("copied", "copying"):
            links = re.findall(rf'href="/articles/{article}/#(s\d+)"', site[SHARED])
            assert links
            assert all(f'id="{link}"' in site[f"articles/{article}/"] for link in links)

    def test_says_that_the_direction_is_not_known_and_why(self, tmp_path: Path) -> None:
        tied = report("wire", 5, f"{LATER} Nobody was hurt in Elling.")
        page = pages(sharing(tmp_path, {"articles/2031/copying.md": tied}))[SHARED]
        assert "Undetermined." in page
        assert "dates do not tell" in page

    def test_two_reports_of_one_source_are_told_apart(self, tmp_path: Path) -> None:
        for day, name in ((6, "Post, 6 April"), (5, "5 April 2031 (B)")):
            same = report("harbour-post", day, LATER)
            page = pages(sharing(tmp_path / str(day), {"articles/2031/copying.md": same}))[SHARED]
            assert page.count(name) > 2

    def test_formulas_stand_last_under_their_own_heading(self, tmp_path: Path) -> None:
        archive = sharing(tmp_path)
        (found,) = archive.pairs.values()
        formula = found.rows[0]._replace(formula=True)
        other = row("paraphrase", 20)
        page = compare_page(replace(found, rows=(formula, other)), View(archive, SHARED)).text
        before, after = page.split("## Formulas")
        assert f'id="r{formula.a_start}-{formula.b_start}"' not in before
        assert f'id="r{formula.a_start}-{formula.b_start}"' in after
        assert "say nothing about these two" in after


class TestATextThatMayNotBeRead:
    """Keeps its words, whatever the other one says."""

    def test_shows_places_and_kinds_and_no_word_of_either(self, closed: dict[str, str]) -> None:
        page = closed[SHARED]
        assert not {"council", "forty", "sixty", "crates", "nobody"} & set(plain(page).split())
        assert "paragraph 2" in page
        assert "1 number" in page
        assert "nearly word for word" in page
        assert "<mark" not in page

    def test_leads_to_places_that_are_there(self, closed: dict[str, str]) -> None:
        links = re.findall(r'href="/articles/copying/(?:#(\w+))?"', closed[SHARED])
        assert all(not link or f'id="{link}"' in closed["articles/copying/"] for link in links)

    @pytest.mark.parametrize(
        ("name", "source", "day", "text"),
        [("copied", "harbour-post", 5, FIRST), ("copying", "wire", 6, LATER)],
    )
    def test_keeps_them_in_suggestions_too(
        self, tmp_path: Path, name: str, source: str, day: int, text: str
    ) -> None:
        hidden = report(source, day, text, rights=CLOSED)
        changes = {f"articles/2031/{name}.md": hidden, "events/gates.yml": None}
        shown = pages(sharing(tmp_path, changes))
        suggested = shown["discrepancies/"].split("## Suggestions")[1]
        assert not {"forty", "sixty", "crates"} & set(plain(suggested + shown[SHARED]).split())
        assert "Elling Wire" in suggested


class TestTheArticle:
    """Lists what it shares, the most first."""

    def test_says_how_much_and_with_whom(self, site: dict[str, str]) -> None:
        section = site["articles/copied/"].split("## Shared with other reports")[1]
        assert re.search(r"shares \d\d % of its words with it", section)
        assert "Elling Wire, 6 April 2031" in section
        assert f'href="/{SHARED}"' in section

    def test_says_which_text_is_a_copy(self, site: dict[str, str]) -> None:
        assert (
            "its text stands mostly in this one"
            in site["articles/copied/"] + (site["articles/copying/"])
        )
        assert (
            "the text of this report stands mostly in that one"
            in site["articles/copied/"] + (site["articles/copying/"])
        )

    def test_says_nothing_where_nothing_is_shared(self, site: dict[str, str]) -> None:
        assert "Shared with other reports" not in site["articles/first/"]

    def test_lists_the_largest_share_first(self, tmp_path: Path) -> None:
        archive = sharing(tmp_path)
        small = pair(row(), a="copied", b="first", share=0.1)
        large = pair(row(), a="copied", b="copying", share=0.4)
        changed = replace(archive, shares_of={"copied": (small, large)})
        found = shares(archive.articles["copied"], View(changed, ""))
        assert [share.other.id for share in found] == ["copying", "first"]


class TestTheGraph:
    """Draws what the reports of an event share, and says it in words."""

    def test_draws_reports_lines_and_shares(self, tmp_path: Path) -> None:
        archive = sharing(tmp_path)
        graph = reuse_graph(archive.events["gates"], View(archive, "events/gates/"))
        assert graph is not None
        assert graph.drawing.count("<circle") == 2
        assert graph.drawing.count('class="copy"') == 1
        assert graph.drawing.count('class="arc"') == 1
        assert len(graph.ties) == 1
        assert "style=" not in graph.drawing

    def test_has_an_arrow_only_where_there_is_a_direction(self, tmp_path: Path) -> None:
        heads = []
        for day in (5, 6):
            later = report("wire", day, LATER)
            archive = sharing(tmp_path / str(day), {"articles/2031/copying.md": later})
            graph = reuse_graph(archive.events["gates"], View(archive, ""))
            assert graph is not None
            heads.append((graph.drawing.count('class="head"'), bool(graph.ties[0].direction)))
        assert heads == [(0, False), (1, True)]

    @pytest.mark.parametrize(("decision", "taker"), [("from-it", 1), ("to-it", 0)])
    def test_the_arrow_is_at_whoever_took(self, tmp_path: Path, decision: str, taker: int) -> None:
        decided = f"reuse: [{{with: copied, decision: {decision}, reason: A letter says so.}}]"
        later = report("wire", 6, LATER).replace("title:", f"{decided}\ntitle:")
        archive = sharing(tmp_path, {"articles/2031/copying.md": later})
        graph = reuse_graph(archive.events["gates"], View(archive, ""))
        assert graph is not None
        rows = re.findall(r'<circle class="\w+" cx="\d+" cy="(\d+)"', graph.drawing)
        assert re.findall(r'class="head" d="M\d+ (\d+)', graph.drawing) == [rows[taker]]
        assert "By a person’s decision" in graph.ties[0].direction

    def test_is_not_drawn_where_nothing_is_shared(self, tmp_path: Path) -> None:
        archive = sharing(tmp_path)
        for event in ("strike", "season"):
            assert reuse_graph(archive.events[event], View(archive, "")) is None


def test_a_copy_and_only_a_copy_can_be_hidden_in_the_search(tmp_path: Path) -> None:
    archive = sharing(tmp_path)
    marked = {d.article for d in documents(archive, address) if ("copy", "yes") in d.values}
    assert marked == set(archive.copies) != set()
    (value,) = (value for value in values(archive, address) if value.field == "copy")
    assert (value.id, value.label) == ("yes", "")


def test_an_edit_outside_of_the_words_is_not_marked() -> None:
    held = reading("one two <b> four")
    shown = edited(held, 4, 11, [(0, 3, "x"), (4, 7, "name"), (8, 8, "other"), (9, 16, "x")])
    assert shown == '<mark title="name">two</mark> <mark title="other"></mark>&lt;b&gt;'
