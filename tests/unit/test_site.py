"""The pages of a tiny archive, as the Markdown that a person may read."""

import json
from pathlib import Path

import pytest

from archive.pipeline import build
from archive.records.dates import parse
from archive.records.model import Basis, Statement
from archive.site.addresses import FOLDERS, address, root_of
from archive.site.folders import check_targets, fill
from archive.site.page import Fact, listed, outward, panel, statements
from archive.site.pages import all_pages
from archive.site.rendering import counted, inert, render, timed
from tests.unit.invented import TREE, archive_of, plan, planted, record


def pages_of(folder: Path, audience: str = "public", **changes: str) -> dict[str, str]:
    tree = {name.replace("__", "/"): text for name, text in changes.items()}
    held = archive_of(folder, tree, audience=audience)
    return {page.address: page.text for page in all_pages(held, audience)}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages_of(tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages_of(tmp_path_factory.mktemp("private"), "private")


class TestAddresses:
    """One folder a page; links work under any path."""

    @pytest.mark.parametrize("kind", FOLDERS)
    def test_end_with_a_slash(self, kind: str) -> None:
        assert address(kind, "one") == f"{FOLDERS[kind]}/one/"

    @pytest.mark.parametrize(
        ("of", "root"), [("", "./"), ("people/", "../"), ("people/ada/", "../../")]
    )
    def test_lead_back_to_the_root(self, of: str, root: str) -> None:
        assert root_of(of) == root


class TestTheSite:
    """Every record has a page, and every list."""

    def test_has_a_page_for_each_record_and_list(self, public: dict[str, str]) -> None:
        assert set(public) == {
            "", "about/", "articles/", "people/", "organizations/", "places/", "events/",
            "sources/", "subjects/", "years/", "languages/", "search/", "timeline/",
            "discrepancies/",
            "articles/first/", "articles/second/", "people/lena-morav/",
            "organizations/dock-board/", "places/elling/", "places/norland/",
            "events/strike/", "events/season/", "sources/harbour-post/", "sources/wire/",
            "subjects/work/", "subjects/strikes/", "years/2030/", "years/2031/", "languages/en/",
        }  # fmt: skip

    def test_begins_each_page_with_lines_of_key_and_json(self, public: dict[str, str]) -> None:
        for text in public.values():
            head = text.split("\n---\n")[0].removeprefix("---\n")
            for line in head.splitlines():
                key, _, value = line.partition(": ")
                assert key.isidentifier()
                json.loads(value)

    def test_quotes_a_headline_wherever_it_stands(self, public: dict[str, str]) -> None:
        shown = "Strike &#60;at&#62; &#42;Elling&#42;"
        places = [address for address, text in public.items() if shown in text]
        assert {"", "articles/", "years/2031/", "events/strike/", "places/elling/",
                "sources/wire/", "subjects/strikes/"} <= set(places)  # fmt: skip
        for place in places:
            assert public[place].count(shown) == public[place].count(f"“{shown}”</q>")

    def test_names_the_source_in_the_title_of_an_article(self, public: dict[str, str]) -> None:
        head = public["articles/first/"].split("\n---\n")[0]
        assert 'title: "“Strike <at> *Elling*” – The Harbour Post"' in head

    def test_puts_a_title_of_ours_in_no_quotation_marks(self, public: dict[str, str]) -> None:
        assert 'title: "A note on the docks – Elling Wire"' in public["articles/second/"]
        assert "“A note on the docks”" not in "".join(public.values())

    def test_shows_a_text_only_where_it_may_be_read(
        self, public: dict[str, str], private: dict[str, str]
    ) -> None:
        assert "Work stopped on Monday" in public["articles/first/"]
        assert not any("DBX agreed" in text for text in public.values())
        assert "DBX</a> agreed" in private["articles/second/"]
        assert "DBX</mark> agreed" in private["organizations/dock-board/"]

    def test_says_why_a_text_is_not_shown(self, public: dict[str, str]) -> None:
        assert "the rights belong to Elling Wire" in public["articles/second/"]

    def test_leads_from_an_entity_to_the_sentence_and_to_the_place(
        self, public: dict[str, str]
    ) -> None:
        page = public["organizations/dock-board/"]
        assert "articles/first/#s" in page
        assert "articles/second/#z0" in page
        assert 'id="z0"' in public["articles/second/"]

    def test_shows_pejorative_forms_in_no_list_of_names(self, public: dict[str, str]) -> None:
        assert not any("Lena the Loud" in text for text in public.values())

    def test_tells_how_an_event_is_dated_and_by_whom(self, public: dict[str, str]) -> None:
        page = public["events/strike/"]
        assert "31 March 2031" in page
        assert "“Monday” in first" in page
        assert "“Work stopped on Monday.”" in page

    def test_says_that_nobody_names_an_entity(self, public: dict[str, str]) -> None:
        assert "No report" in public["places/norland/"]

    def test_states_where_a_fact_comes_from(self, public: dict[str, str]) -> None:
        assert "stated" in public["articles/first/"]

    def test_groups_by_month_only_what_has_one(self, tmp_path: Path) -> None:
        ranged = TREE["articles/2031/first.md"].replace('"2031-04-02"', '"2031/2012"')
        ranged = ranged.replace("2031/2012", "2031/2031-12")
        page = pages_of(tmp_path, **{"articles__2031__first.md": ranged})["years/2031/"]
        assert "## " not in page

    def test_lists_subjects_as_deep_as_they_go(self, tmp_path: Path) -> None:
        deep = "".join(f"s{n}: {{name: N{n}, broader: s{n - 1}}}\n" for n in range(1, 1100))
        subjects = TREE["subjects.yml"] + "s0: {name: N0}\n"
        pages = pages_of(tmp_path, **{"subjects.yml": subjects + deep})
        rows = [line for line in pages["subjects/"].splitlines() if "- [" in line]
        assert [row.index("-") // 4 for row in rows[:3]] == [0, 1, 2]
        assert [row.split("]")[0].split("[")[1] for row in rows[-2:]] == ["Work", "Strikes"]

    def test_says_of_a_withheld_text_no_more_than_why(self, tmp_path: Path) -> None:
        hidden = TREE["articles/2031/first.md"].replace(
            "{display: full}", "{display: withheld, reason: A court ordered it.}"
        )
        pages = pages_of(tmp_path, **{"articles__2031__first.md": hidden})
        everything = "".join(pages.values())
        assert "A court ordered it." in pages["articles/first/"]
        for words in ("Strike &#60;at", "Work stopped", "The report says", "Ada Quill"):
            assert words not in everything


class TestParts:
    """What pages are made of is inert."""

    def test_what_a_template_prints_is_escaped_unless_it_is_markup(self) -> None:
        assert inert('<b> "x" *y*') == "&#60;b&#62; &#34;x&#34; &#42;y&#42;"
        assert inert(parse("2031-04")) == "April 2031"
        assert inert(outward("https://example.org/")).startswith("<a ")

    def test_numbers_have_their_noun(self) -> None:
        assert [counted(number, "report") for number in (0, 1, 1204)] == [
            "0 reports", "1 report", "1,204 reports",
        ]  # fmt: skip
        assert counted(2, "report tells", "reports tell") == "2 reports tell"

    def test_a_link_out_gives_no_hint_of_where_from(self) -> None:
        assert outward("https://example.org/?a=1&b=2") == (
            '<a href="https://example.org/?a=1&#38;b=2" rel="noopener noreferrer">'
            "https://example.org/?a=1&#38;b=2</a>"
        )

    def test_a_link_out_is_an_address_that_html_allows(self) -> None:
        shown = outward("https://example.org/a[1]?b=100%&c=%41#d#e")
        assert 'href="https://example.org/a%5B1%5D?b=100%25&#38;c=%41&#35;d%23e"' in shown
        assert ">https://example.org/a&#91;1&#93;?b=100%&#38;c=%41&#35;d&#35;e<" in shown
        assert 'href="https://&#91;2001:db8::1&#93;/"' in outward("https://[2001:db8::1]/")

    @pytest.mark.parametrize("reference", ["https://<b>", "https://a@b.example/", "http:/x", "//x"])
    def test_a_reference_that_names_no_host_is_no_link(self, reference: str) -> None:
        made = record(Statement, f"statement: s\nreference: {json.dumps(reference)}\n")
        assert made is not None
        assert "<a" not in statements([made])[0][1]

    def test_a_date_is_a_time_where_html_knows_its_form(self) -> None:
        assert timed(parse("2031-04")) == '<time datetime="2031-04">April 2031</time>'
        assert timed(parse("2031~")) == "about 2031"

    def test_a_sign_that_turns_the_direction_stands_alone(self) -> None:
        assert inert("a\u202eb") == 'a<bdi class="turn">\u202e</bdi>b'
        basis = record(Basis, 'grade: stated\nfrom: "a\\u202Eb"\n')
        assert 'title="a\ufffdb"' in panel(Fact("Kind", "x", basis))

    @pytest.mark.parametrize(
        "reference",
        ["https://example.org/\n\n[x](javascript:alert(1))", "a\n\n[x](y)", "<b>", "**a**"],
    )
    def test_a_reference_is_one_line_of_text(self, reference: str) -> None:
        made = record(Statement, f"statement: s\nreference: {json.dumps(reference)}\n")
        assert made is not None
        ((_, shown),) = statements([made])
        assert not set(shown) & set("\n<[*")

    def test_a_list_escapes_what_is_no_markup_once(self) -> None:
        assert listed(["A & B", inert("C")]) == "A &#38; B, C"

    def test_a_panel_holds_the_facts_that_have_a_value(self) -> None:
        assert panel(Fact("Kind", None), None, Fact("Dates", "")) == ""
        assert "<dt>Kind</dt><dd>&#60;b&#62;</dd>" in panel(Fact("Kind", "<b>"))

    def test_front_matter_is_json(self) -> None:
        text = render("about.md", {"title": 'a: "b"\n---'}, {"audience": "public", "counts": {
            "full": 1, "excerpt": 0, "metadata-only": 0, "withheld": 0}})  # fmt: skip
        assert text.startswith('---\ntitle: "a: \\"b\\"\\n---"\n---\n\n')


class TestFolders:
    """A folder holds what was made, and nothing of before."""

    def test_is_filled_and_emptied_of_what_is_no_more(self, tmp_path: Path) -> None:
        fill(tmp_path / "p", [("a/one.md", "1"), ("b.md", "2")])
        kept = (tmp_path / "p/b.md").stat().st_mtime_ns
        fill(tmp_path / "p", [("b.md", "2"), ("c.md", "é")])
        files = sorted(file.name for file in (tmp_path / "p").rglob("*"))
        assert files == ["b.md", "c.md"]
        assert (tmp_path / "p/b.md").stat().st_mtime_ns == kept
        assert (tmp_path / "p/c.md").read_bytes() == "é".encode()

    def test_keeps_files_that_others_look_after(self, tmp_path: Path) -> None:
        for name in ("search/1f/words.bin", "search/old.md"):
            (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "p" / name).write_text("what an older archive held")
        fill(tmp_path / "p", [("search/index.md", "1")], beside=".bin")
        files = sorted(file.name for file in (tmp_path / "p").rglob("*.*"))
        assert files == ["index.md", "words.bin"]

    def test_that_no_build_made_is_not_touched(self, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine/diary.md").write_text("dear", encoding="utf-8")
        with pytest.raises(FileExistsError, match="no build made"):
            check_targets([tmp_path / "mine"], [])
        content = planted(tmp_path)
        with pytest.raises(FileExistsError, match="no build made"):
            build(plan(content), tmp_path / "mine", None)
        assert (tmp_path / "mine/diary.md").read_text("utf-8") == "dear"
        assert not (tmp_path / "mine/index.md").exists()

    @pytest.mark.parametrize("inner", ["content", "content/people", "content/new", "."])
    def test_of_the_records_is_never_one_to_fill(self, tmp_path: Path, inner: str) -> None:
        with pytest.raises(FileExistsError, match="in one another"):
            build(plan(planted(tmp_path)), tmp_path / inner, None)

    def test_for_pages_is_not_the_one_for_the_site(self, tmp_path: Path) -> None:
        with pytest.raises(FileExistsError, match="in one another"):
            check_targets([tmp_path / "p", tmp_path / "p"], [])

    def test_that_a_build_made_is_filled_again(self, tmp_path: Path) -> None:
        content = planted(tmp_path)
        for _ in range(2):
            assert build(plan(content), tmp_path / "pages", None).archive
