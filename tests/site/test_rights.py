"""What the public may not read stands nowhere: not on a page, not in the data, not in Markdown."""

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.rights import allowances, display_for
from archive.records.dates import parse
from archive.records.fields import At
from archive.records.model import DISPLAYS, Article, Rights
from archive.records.nodes import Mapping
from archive.records.problems import Mark
from tests.seed_runs import SeedRuns
from tests.site.building import Built, built, replace
from tests.site.html_tree import words

WITHHELD, EXCERPT = "saltmarsh-weekly-2031-03", "radio-veshkar-2031-03-14"
LISTED = "strait-freight-letter-2031-03-18"  # by its bibliographic data alone
LAST, NEXT = dt.date(2041, 4, 2), dt.date(2041, 4, 3)
MOST = 40  # words of a passage, as the record of the excerpt says
AT = At(Mapping({}, {}, Mark("an-invented-record")))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.fixture(scope="module")
def later(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the archive on the day after the term: nothing withheld, one text without words."""
    folder = tmp_path_factory.mktemp("later")
    return built(demo / "content", demo / "vault", folder, day=NEXT)


def text_of(private: Built, article: str) -> str:
    return private.archive.readings[article].text or ""


def title_of(private: Built, article: str) -> str:
    return private.archive.articles[article].title or ""


def shared_with(site: Built, text: str, aside: Iterable[str] = ()) -> list[str]:
    """Return the runs of eight words of a text that any file of pages or site holds."""
    runs = SeedRuns.of([text], names=[], aside=aside)
    files = [*site.pages.rglob("*.*"), *site.site.rglob("*.html"), *site.site.rglob("*.jsonl")]
    assert runs.runs
    assert files
    return [line for file in files if file.is_file() for line in runs.found_in_file(file)]


def passages(site: Built, article: str) -> list[str]:
    """Return the quoted passages of an article; those without a word between as one."""
    text, archive = text_of(site, article), site.archive
    spans = {span for report in archive.reports_in[article] for span in report.spans}
    spans |= {answer.span for answer in archive.answers_in[article]}
    joined: list[tuple[int, int]] = []
    for span in sorted((span.start, span.end) for span in spans):
        if joined and not any(map(str.isalnum, text[joined[-1][1] : span[0]])):
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    return [text[start:end] for start, end in joined]


class TestAWithheldReport:
    """Leaves a page that says so, and nothing else."""

    def test_shows_none_of_its_words_anywhere(self, public: Built, private: Built) -> None:
        assert shared_with(public, text_of(private, WITHHELD)) == []

    def test_shows_none_of_its_sentences_its_headline_or_our_abstract_of_it(
        self, public: Built, private: Built
    ) -> None:
        text, reading = text_of(private, WITHHELD), private.archive.readings[WITHHELD]
        sentences = [text[s.start : s.end] for s in reading.sentences]
        hidden = [title_of(private, WITHHELD), *(s for s in sentences if s.count(" ") > 2)]
        hidden.append(" ".join((private.archive.articles[WITHHELD].abstract or "").split()))
        held = b"\n".join(public.files().values()).decode(errors="replace")
        assert [said for said in hidden if said in held] == []

    def test_gives_its_reason_on_its_page(self, public: Built) -> None:
        page = public.html[f"articles/{WITHHELD}/"]
        assert page.title.startswith("Report withheld")
        assert words(next(page.main.iter("aside"))).startswith("Withheld since 2 April 2031")
        assert page.targets() == set()

    def test_is_in_no_table_but_with_its_id_and_reason(self, public: Built) -> None:
        rows = {row["id"]: row for row in public.rows("articles")}
        assert rows[WITHHELD].keys() == {"id", "display", "reason"}
        others = [public.rows(table) for table in ("entities", "events", "mentions", "zones")]
        assert WITHHELD not in str(others)

    def test_counts_in_no_event_and_no_entity(self, public: Built, private: Built) -> None:
        event = "events/clearance-of-pier-4/"
        assert len(public.html[event].targets()) < len(private.html[event].targets())
        linking = {
            a for a, page in public.html.items() if f"articles/{WITHHELD}/" in page.targets()
        }
        lists = {
            "articles/", "languages/en/", "sources/saltmarsh-weekly/", "subjects/policing/",
            "years/2031/",
        }  # fmt: skip
        assert linking == lists

    def test_is_readable_in_private(self, private: Built) -> None:
        page = private.html[f"articles/{WITHHELD}/"]
        assert "What the crane cabin saw" in page.title
        assert shared_with(private, text_of(private, WITHHELD))


class TestBibliographicDataAlone:
    """Come with values and attributions in our words, and with no words of the text."""

    def test_show_no_words_but_the_headline(self, public: Built, private: Built) -> None:
        readable = [id_ for id_ in public.archive.articles if public.archive.may_read(id_)]
        others = [text_of(private, id_) for id_ in readable]  # a sentence stands in many reports
        ours = [title_of(private, LISTED), private.archive.articles[LISTED].abstract or ""]
        assert shared_with(public, text_of(private, LISTED), [*others, *ours]) == []

    def test_leave_no_cell_empty(self, public: Built) -> None:
        said = words(public.html["events/clearance-of-pier-4/"].main)
        assert "fewer than 500" in said
        assert "two pilots" in said


class TestAnExcerpt:
    """Shows quoted passages only, and of each no more words than the record allows."""

    def test_shows_no_words_but_the_quoted_ones_and_the_headline(
        self, public: Built, private: Built
    ) -> None:
        text = text_of(private, EXCERPT)
        ours = [title_of(private, EXCERPT), private.archive.articles[EXCERPT].abstract or ""]
        quoted = passages(private, EXCERPT)
        assert shared_with(public, text, [*quoted, *ours]) == []
        assert shared_with(public, text)

    def test_is_cut_after_the_words_that_the_record_allows(
        self, demo: Path, tmp_path: Path
    ) -> None:
        def fewer(content: Path) -> None:
            file = content / f"articles/2031/{EXCERPT}.md"
            replace(file, f"excerpt_words: {MOST}", "excerpt_words: 5")

        site = built(demo / "content", demo / "vault", tmp_path, edit=fewer)
        page = site.html[f"articles/{EXCERPT}/"]
        shown = [words(q).strip("“”").split() for q in page.main.iter("q") if q.get("id")]
        events = [page for address, page in site.html.items() if address.startswith("events/")]
        passages = [
            words(said).strip("“”").split()
            for event in events
            for item in event.main.iter("li")
            if any(EXCERPT in target for target, _ in event.links(item))
            for said in item.iter("blockquote")
        ]
        assert len(shown) > 5
        assert len(passages) > 5
        assert {len(said) for said in shown + passages} == {6}
        assert {said[-1] for said in shown + passages} == {"…"}

    def test_of_few_words_is_whole(self, public: Built) -> None:
        page = public.html[f"articles/{EXCERPT}/"]
        shown = [words(q) for q in page.main.iter("q") if q.get("id")]
        assert shown
        assert not any(said.endswith("…”") for said in shown)
        assert all(len(said.split()) <= MOST for said in shown)


class TestWithoutWords:
    """A report of which only data may be shown has its headline, our abstract, names and places."""

    def test_no_word_of_the_text_is_shown(self, later: Built, private: Built) -> None:
        shown = [title_of(private, WITHHELD), private.archive.articles[WITHHELD].abstract or ""]
        assert shared_with(later, text_of(private, WITHHELD), shown) == []
        text, reading = text_of(private, WITHHELD), private.archive.readings[WITHHELD]
        held = b"\n".join(later.files().values()).decode(errors="replace")
        sentences = [text[s.start : s.end] for s in reading.sentences[2:]]
        assert [said for said in sentences if said in held] == []

    def test_the_page_tells_what_is_known_and_why_no_more(self, later: Built) -> None:
        page = later.html[f"articles/{WITHHELD}/"]
        assert page.title.startswith("“What the crane cabin saw” – Saltmarsh Weekly")
        assert "the rights belong to Saltmarsh Weekly" in words(next(page.main.iter("aside")))
        assert "people/joss-brennock/" in page.targets()
        assert "events/clearance-of-pier-4/" in page.targets()

    def test_its_mentions_are_in_the_data_and_lead_to_their_place(self, later: Built) -> None:
        assert WITHHELD in {row["article"] for row in later.rows("mentions")}
        links = [target for target, _ in later.html["people/joss-brennock/"].links()]
        assert f"articles/{WITHHELD}/#z309" in links

    def test_nothing_changes_when_the_vault_is_away(
        self, demo: Path, later: Built, tmp_path: Path
    ) -> None:
        away = built(demo / "content", None, tmp_path, day=NEXT)
        address = f"articles/{WITHHELD}/index.html"
        assert (away.site / address).read_bytes() == (later.site / address).read_bytes()
        for table in ("articles", "entities", "events", "mentions", "zones"):
            assert away.rows(table) == later.rows(table)


class TestATerm:
    """Holds up to its last day; from the next day on the record says what follows."""

    @given(display=st.sampled_from(DISPLAYS), then=st.sampled_from(DISPLAYS), until=DAYS, day=DAYS)
    def test_ends_with_its_last_day(
        self, display: str, then: str, until: dt.date, day: dt.date
    ) -> None:
        rights = Rights(display=display, until=parse(until.isoformat()), then=then, at=AT)
        article = Article(id="a", source="s", language="en", rights=rights, at=AT)
        assert display_for(article, "public", day) == (then if day > until else display)
        assert display_for(article, "private", day) == "full"

    @pytest.mark.parametrize(
        ("until", "last"), [("2031-02", "2031-02-28"), ("2031", "2031-12-31"), ("2031/..", None)]
    )
    def test_of_a_month_or_a_year_ends_with_it_and_an_open_one_never(
        self, until: str, last: str | None
    ) -> None:
        rights = Rights(display="withheld", until=parse(until), then="full", at=AT)
        article = Article(id="a", source="s", language="en", rights=rights, at=AT)
        end = dt.date.fromisoformat(last) if last else dt.date.max
        assert display_for(article, "public", end) == "withheld"
        if last:
            assert display_for(article, "public", end + dt.timedelta(1)) == "full"

    @given(display=st.sampled_from(DISPLAYS), then=st.sampled_from(DISPLAYS), until=DAYS)
    def test_shows_the_less_of_the_two_where_no_day_is_known(
        self, display: str, then: str, until: dt.date
    ) -> None:
        rights = Rights(display=display, until=parse(until.isoformat()), then=then, at=AT)
        article = Article(id="a", source="s", language="en", rights=rights, at=AT)
        shown = display_for(article, "public", None)
        assert shown in {display, then}
        assert DISPLAYS.index(shown) == max(DISPLAYS.index(display), DISPLAYS.index(then))

    @given(display=st.sampled_from(DISPLAYS), day=DAYS)
    def test_without_an_end_never_ends(self, display: str, day: dt.date) -> None:
        rights = Rights(display=display, at=AT)
        article = Article(id="a", source="s", language="en", rights=rights, at=AT)
        assert display_for(article, "public", day) == display

    def test_is_judged_by_the_day_that_is_given(self, demo: Path, tmp_path: Path) -> None:
        last = built(demo / "content", None, tmp_path, day=LAST, site=False)
        assert last.archive.displays[WITHHELD] == "withheld"


class TestTheWordsOfAnExcerpt:
    """How many words of quoted passages are shown."""

    TEXT = "one two three four five six seven eight nine ten"

    def shown(self, *spans: tuple[int, int], most: int = 4, total: int = 6) -> list[int]:
        found = allowances(self.TEXT, spans, most, total)
        assert set(found) == set(spans)
        return list(found.values())

    def test_is_short_in_each_passage_and_in_all_together(self) -> None:
        assert self.shown((0, 27)) == [4]
        assert self.shown((0, 18), (19, 39), (40, 48)) == [4, 2, 0]

    def test_counts_a_word_once_however_often_it_is_quoted(self) -> None:
        assert self.shown((0, 18), (4, 18), (8, 27)) == [4, 3, 4]

    def test_counts_a_word_that_is_cut_off(self) -> None:
        assert self.shown((5, 18), total=2) == [2]

    @given(
        spans=st.lists(
            st.tuples(st.integers(0, 48), st.integers(1, 48)).map(lambda s: (s[0], s[0] + s[1]))
        ),
        most=st.integers(1, 12),
        total=st.integers(0, 12),
    )
    def test_never_shows_more(self, spans: list[tuple[int, int]], most: int, total: int) -> None:
        shown: set[int] = set()
        words_ = [word.span() for word in re.finditer(r"\S+", self.TEXT)]
        for (start, end), number in allowances(self.TEXT, spans, most, total).items():
            assert number <= most
            met = [n for n, (at, until) in enumerate(words_) if at < end and until > start]
            assert number <= len(met)
            shown.update(met[:number])
        assert len(shown) <= total
