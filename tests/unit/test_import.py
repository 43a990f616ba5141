"""The import of drafts: new records, what is known already, versions, near-duplicates."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.intake.accession.importing import Intake, Terms, open_intake
from archive.intake.addresses import same_place
from archive.intake.draft import Draft, Guess, Span
from archive.intake.refused import Refused
from archive.pipeline import Plan, check
from archive.records.model import Article
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.vault import sha256

SOURCES = {
    "harbour-post": "name: The Harbour Post\nalternate_names: [HPost]\nkind: newspaper\n"
    "url: https://harbour-post.example/\n",
    "wire": "name: Elling Wire\nkind: news agency\n",
}
TEXT = (
    "Share this\n\nLock gate gives way\n\nELLING, April 2 (Elling Wire)\n\n"
    "The upper gate of the lock gave way on Monday night, and the lower town stood under water.\n\n"
    "Nobody was hurt, said the keeper, who had closed the road an hour before the gate broke.\n"
)
URL = "https://harbour-post.example/lock"


def span(words: str, zone: str, rule: str = "paragraph") -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), zone, rule)


ZONES = (
    span("Share this", "chrome", "share bar"),
    span("Lock gate gives way", "headline", "first line"),
    span("ELLING, April 2 (Elling Wire)", "dateline", "place, date, agency"),
    span(TEXT[TEXT.index("The upper") : TEXT.index("\n\nNobody")], "body"),
    span(TEXT[TEXT.index("Nobody") :].rstrip(), "body"),
)
TITLE = Guess(
    field="title", value="Lock gate gives way", grade="stated", rule="first line", start=12, end=31
)
DRAFT = Draft(
    origin="lock.txt",
    capture=TEXT.encode(),
    suffix=".txt",
    text=TEXT,
    zones=ZONES,
    guesses=(
        TITLE,
        Guess(field="source", value="HPost", grade="derived", rule="name of the site"),
        Guess(field="agency", value="Elling Wire", grade="stated", rule="d", start=50, end=61),
        Guess(field="published", value="2031-04-02", grade="derived", rule="d", words="page"),
        Guess(field="language", value="en", grade="derived", rule="letters"),
        Guess(field="url", value=URL, grade="looked-up", rule="link rel=canonical"),
    ),
)  # fmt: skip
FILE = "articles/2031/harbour-post-2031-04-02.md"


def told(draft: Draft, **values: str | None) -> Draft:
    """Return a draft with other values for some fields, or (None) without them."""
    kept = tuple(guess for guess in draft.guesses if guess.field not in values)
    new = [
        Guess(field=name, value=value, grade="stated", rule="test")
        for name, value in values.items()
        if value is not None
    ]
    return replace(draft, guesses=(*kept, *new))


def worded(draft: Draft, text: str) -> Draft:
    return replace(draft, text=text, capture=text.encode(), zones=())


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for id_, text in SOURCES.items():
        file = tmp_path / f"content/sources/{id_}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "vault").mkdir()
    return tmp_path


def opened(archive: Path, terms: Terms | None = None, *, dry: bool = False) -> Intake:
    vault = archive / "vault"
    return open_intake(archive / "content", vault, terms or Terms(), Problems(), dry=dry)


def read(archive: Path) -> dict[str, Article]:
    """Return the reports of the archive, which must be without any problem."""
    plan = Plan(content=archive / "content", vault=archive / "vault", audience="public", day=None)
    problems = check(plan).problems
    assert [one for one in problems if one.code != "findings-stale"] == []  # as a build writes them
    return read_content(archive / "content", Problems()).articles


def imported(archive: Path, draft: Draft = DRAFT, terms: Terms | None = None) -> Article:
    """Take a draft in, and return the record as the archive reads it then."""
    taken = opened(archive, terms).take(draft)
    return read(archive)[taken.id]


def files(archive: Path) -> dict[str, bytes]:
    return {str(f.relative_to(archive)): f.read_bytes() for f in archive.rglob("*") if f.is_file()}


class TestNew:
    """A draft that nobody knew."""

    def test_record_reads_back_as_meant(self, archive: Path) -> None:
        taken = opened(archive).take(DRAFT, "2031-04-09")
        article = read(archive)[taken.id]
        assert (taken.outcome, taken.file) == ("new", FILE)
        assert article.title == "Lock gate gives way"
        assert (article.source, article.agency) == ("harbour-post", "wire")
        assert str(article.published) == "2031-04-02"
        assert (article.language, article.url, article.review) == ("en", URL, "pending")
        assert article.rights.display == "metadata-only"
        assert [zone.zone for zone in article.zones] == [zone.zone for zone in ZONES]

    def test_every_guess_keeps_its_evidence(self, archive: Path) -> None:
        article = imported(archive)
        title = article.basis["title"]
        assert (title.grade, title.rule, title.start, title.end) == ("stated", "first line", 12, 31)
        assert article.basis["published"].from_ == "page"
        assert set(article.basis) == {"title", "source", "agency", "published", "language", "url"}

    def test_capture_lies_in_the_vault_byte_for_byte(self, archive: Path) -> None:
        article = imported(archive)
        assert article.capture is not None
        assert article.capture.path == "2031/harbour-post-2031-04-02.txt"
        assert (archive / "vault" / article.capture.path).read_bytes() == TEXT.encode()
        assert article.capture.sha256 == sha256(TEXT)
        assert article.capture.transcript is None

    def test_transcript_stands_beside_what_is_no_plain_text(self, archive: Path) -> None:
        page = replace(DRAFT, capture=b"<p>\xff", suffix=".html", tool="reader 1.0")
        article = imported(archive, page)
        assert article.capture is not None
        made = article.capture.transcript
        assert made is not None
        assert (made.path, made.tool) == (
            "2031/harbour-post-2031-04-02.transcript.txt",
            "reader 1.0",
        )
        assert (archive / "vault" / made.path).read_text(encoding="utf-8") == TEXT
        assert (archive / "vault" / article.capture.path).read_bytes() == b"<p>\xff"

    @pytest.mark.parametrize(
        ("said", "given", "modified", "retrieved", "basis"),
        [
            ("2031-04-05", "2031-04-06", "2031-04-07", "2031-04-05", False),
            (None, "2031-04-06", "2031-04-07", "2031-04-06", False),
            (None, None, "2031-04-07", "2031-04-07", True),
            (None, None, None, "None", False),
        ],
    )
    def test_day_of_the_capture_is_never_the_clocks(
        self,
        archive: Path,
        said: str | None,
        given: str | None,
        modified: str | None,
        retrieved: str,
        basis: bool,  # noqa: FBT001 - a parameter of the test
    ) -> None:
        taken = opened(archive, Terms(retrieved=given)).take(
            replace(DRAFT, retrieved=said), modified
        )
        article = read(archive)[taken.id]
        assert article.capture is not None
        assert str(article.capture.retrieved) == retrieved
        assert ("capture" in article.basis) is basis
        assert ("day of the capture" in taken.unknown) is (retrieved == "None")

    def test_what_is_not_known_is_left_empty_and_told(self, archive: Path) -> None:
        bare = told(DRAFT, published=None, title=None, source=None, url=None)
        taken = opened(archive).take(bare)
        article = read(archive)[taken.id]
        assert taken.file == "articles/undated/unknown-undated.md"
        assert (article.title, article.published, article.source) == (None, None, "unknown")
        assert {"headline", "date", "source", "author", "address"} <= set(taken.unknown)
        assert "headline" in article.notes[0]

    def test_date_without_a_year_stays_without(self, archive: Path) -> None:
        taken = opened(archive).take(told(DRAFT, published="XXXX-04-02"))
        assert taken.file == "articles/undated/harbour-post-xxxx-04-02-lock-gate-gives-way.md"
        assert str(read(archive)[taken.id].published) == "XXXX-04-02"

    def test_unknown_but_named_source_gets_a_record(self, archive: Path) -> None:
        taken = opened(archive).take(told(DRAFT, source="Hill & Vale: News", url=None))
        source = read_content(archive / "content", Problems()).sources["hill-vale-news"]
        assert (source.name, source.kind) == ("Hill & Vale: News", "unknown")
        assert read(archive)[taken.id].source == source.id

    def test_source_is_found_by_the_host_of_the_address(self, archive: Path) -> None:
        url = "https://www.harbour-post.example/x"
        taken = opened(archive).take(told(DRAFT, source=None, url=url))
        article = read(archive)[taken.id]
        assert (article.source, article.basis["source"].grade) == ("harbour-post", "derived")

    def test_person_decides_source_and_rights(self, archive: Path) -> None:
        taken = opened(archive, Terms("wire", "full")).take(DRAFT)
        article = read(archive)[taken.id]
        assert (article.source, article.rights.display) == ("wire", "full")
        assert any("HPost" in remark for remark in taken.remarks)

    def test_second_report_of_a_day_gets_words_of_its_title(self, archive: Path) -> None:
        intake = opened(archive)
        intake.take(DRAFT)
        other = worded(told(DRAFT, url=None, title="Ferry: runs!"), "The ferry runs again. " * 9)
        assert intake.take(other).id == "harbour-post-2031-04-02-ferry-runs"
        third = worded(told(other, url="https://x.example/1"), "No boat at all came in. " * 9)
        assert intake.take(third).id == "harbour-post-2031-04-02-ferry-runs-2"

    @pytest.mark.parametrize(
        "value",
        ["no: NO", "'", '"', "# x", "{a: b}", "- a", "012", "12:30", "null", "é‌ي", "a\x00b",
         "x\u2028y", "&a", "*a", "!t", "…x", "\\", "a\tb", "\u202eabc"],
    )  # fmt: skip
    def test_hostile_values_read_back(self, archive: Path, value: str) -> None:
        odd = told(DRAFT, title=value, source=f"{value} s", url=None)
        people = ({"name": value, "role": value},)
        by = Guess(field="authors", value=people, grade="stated", rule=value, words=value)
        taken = opened(archive).take(replace(odd, guesses=(*odd.guesses, by)))
        assert taken.id in read(archive)

    def test_unusable_values_are_left_out_and_told(self, archive: Path) -> None:
        odd = told(DRAFT, url="no address", published="Monday", language="Elvish")
        taken = opened(archive).take(odd)
        article = read(archive)[taken.id]
        assert (article.url, article.published) == (None, None)
        assert {"url", "published"}.isdisjoint(article.basis)
        assert article.language == "en"  # derived from the words
        assert sum("no address" in one or "Monday" in one for one in taken.remarks) == 2

    def test_zones_are_put_in_order_and_lose_no_word(self, archive: Path) -> None:
        zones = (Span(31, 500, "body", "b"), Span(0, 40, "headline", "a"), Span(9, 3, "body", "c"))
        taken = opened(archive).take(replace(DRAFT, zones=zones))
        assert read(archive)[taken.id].zones  # check has found no gap and no overlap

    def test_more_passages_than_a_report_has_are_refused(self, archive: Path) -> None:
        text = "a\n" * 9000
        zones = tuple(
            Span(n, n + 1, "body" if n % 4 else "chrome", "x") for n in range(0, 18000, 2)
        )
        with pytest.raises(Refused, match="passages"):
            opened(archive).take(replace(worded(DRAFT, text), zones=zones))

    def test_empty_draft_is_refused(self, archive: Path) -> None:
        before = files(archive)
        with pytest.raises(Refused):
            opened(archive).take(Draft(origin="x", capture=b"\x00", suffix=".pdf", text=" "))
        assert files(archive) == before

    def test_dry_run_writes_nothing(self, archive: Path) -> None:
        before = files(archive)
        intake = opened(archive, dry=True)
        taken = intake.take(told(DRAFT, source="New Name", url=None))
        assert taken.fields["source"] == "new-name"
        assert intake.take(told(DRAFT, source="New Name", url=None)).outcome == "unchanged"
        assert files(archive) == before

    def test_id_is_the_one_that_a_person_gives(self, archive: Path) -> None:
        intake = opened(archive, Terms(id="the-lock"))
        assert intake.take(DRAFT).id == "the-lock"
        with pytest.raises(Refused, match="another report"):
            intake.take(worded(told(DRAFT, url=None, title="Other"), "Quite another text. " * 9))


class TestKnown:
    """A draft of a report that is there already."""

    def test_twice_changes_nothing(self, archive: Path) -> None:
        opened(archive).take(DRAFT, "2031-04-09")
        before = files(archive)
        assert opened(archive).take(DRAFT, "2031-05-01").outcome == "unchanged"
        assert files(archive) == before

    def test_same_words_at_the_same_address_change_nothing(self, archive: Path) -> None:
        opened(archive).take(DRAFT)
        before = files(archive)
        again = replace(DRAFT, capture=b"<p>other bytes", suffix=".html", tool="t")
        again = told(again, url="http://www.harbour-post.example/lock/?utm_source=x#top")
        assert opened(archive).take(again).outcome == "unchanged"
        assert files(archive) == before

    def test_reference_without_address_twice(self, archive: Path) -> None:
        bare = Draft(origin="a.ris", capture=None, suffix="", text="", guesses=DRAFT.guesses)
        bare = told(bare, url=None)
        assert opened(archive).take(bare).outcome == "new"
        before = files(archive)
        assert opened(archive).take(bare).outcome == "unchanged"
        assert files(archive) == before
        assert read(archive)

    def test_curated_fields_are_kept_and_differences_told(self, archive: Path) -> None:
        opened(archive).take(DRAFT)
        record = archive / "content" / FILE
        curated = record.read_text("utf-8").replace("title: Lock gate gives way", "title: Mine")
        record.write_text(curated.replace("review: pending\n", ""), "utf-8")
        before = files(archive)
        taken = opened(archive).take(DRAFT)
        assert taken.outcome == "unchanged"
        assert any("“Mine”" in one and "kept" in one for one in taken.remarks)
        assert files(archive) == before

    def test_absent_fields_of_a_pending_record_are_added(self, archive: Path) -> None:
        opened(archive).take(told(DRAFT, agency=None, published=None))
        bare = Draft(origin="a.csv", capture=None, suffix="", text="", guesses=DRAFT.guesses)
        taken = opened(archive).take(bare)
        article = read(archive)[taken.id]
        assert taken.outcome == "completed"
        assert (article.agency, str(article.published)) == ("wire", "2031-04-02")
        assert article.basis["agency"].start is None  # it counts in another text
        assert article.basis["agency"].from_ == "d"

    def test_absent_capture_is_added(self, archive: Path) -> None:
        opened(archive).take(
            Draft(origin="a.csv", capture=None, suffix="", text="", guesses=DRAFT.guesses)
        )
        taken = opened(archive).take(DRAFT)
        article = read(archive)[taken.id]
        assert taken.outcome == "completed"
        assert article.capture is not None
        assert len(article.zones) == len(ZONES)

    def test_reviewed_record_gets_nothing_unasked(self, archive: Path) -> None:
        opened(archive).take(told(DRAFT, agency=None))
        record = archive / "content" / FILE
        record.write_text(record.read_text("utf-8").replace("review: pending\n", ""), "utf-8")
        bare = Draft(origin="a.csv", capture=None, suffix="", text="", guesses=DRAFT.guesses)
        taken = opened(archive).take(bare)
        assert taken.outcome == "unchanged"
        assert any("lacks agency" in one for one in taken.remarks)
        assert opened(archive, Terms(adds=True)).take(bare).outcome == "completed"
        assert read(archive)[taken.id].agency == "wire"

    def test_other_words_at_a_known_address_are_a_version(self, archive: Path) -> None:
        opened(archive).take(DRAFT)
        first = read(archive)["harbour-post-2031-04-02"]
        later = TEXT.replace("Nobody was hurt", "Two people were hurt") + "\n\nA new paragraph.\n"
        taken = opened(archive).take(worded(DRAFT, later), "2031-04-12")
        article = read(archive)[taken.id]
        assert (taken.outcome, taken.id) == ("version", first.id)
        assert article.capture == first.capture
        version = article.versions[0]
        assert (version.capture.sha256, version.review) == (sha256(later), "pending")
        assert str(version.capture.retrieved) == "2031-04-12"
        assert (version.added, version.removed) == (3, 1)  # one holds what was chrome before
        before = files(archive)
        assert opened(archive).take(worded(DRAFT, later)).outcome == "unchanged"
        assert opened(archive).take(DRAFT).outcome == "unchanged"
        assert files(archive) == before

    def test_near_duplicate_is_told_and_linked(self, archive: Path) -> None:
        opened(archive).take(DRAFT)
        copy = worded(told(DRAFT, url="https://x.example/copy", source="X"), TEXT + "More words.\n")
        taken = opened(archive).take(copy)
        assert taken.outcome == "new"
        assert any("harbour-post-2031-04-02" in one for one in taken.remarks)
        assert "harbour-post-2031-04-02" in read(archive)[taken.id].notes[0]

    def test_other_text_is_no_near_duplicate(self, archive: Path) -> None:
        opened(archive).take(DRAFT)
        text = "A wholly different text stands here, and it is about no lock at all. " * 9
        other = worded(told(DRAFT, url=None, title="Y"), text)
        assert opened(archive).take(other).remarks == ()


def test_capture_that_would_take_the_place_of_another_gets_another_name(archive: Path) -> None:
    there = archive / "vault/2031/harbour-post-2031-04-02.txt"
    there.parent.mkdir()
    there.write_text("something else", encoding="utf-8")
    article = imported(archive)
    assert article.capture is not None
    assert article.capture.path == f"2031/harbour-post-2031-04-02.{sha256(TEXT)[:12]}.txt"
    assert there.read_text(encoding="utf-8") == "something else"


def test_failing_record_leaves_no_record(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    intake = opened(archive)
    monkeypatch.setattr(type(intake.store), "write", fail)
    with pytest.raises(OSError, match="No space"):
        intake.take(DRAFT)
    assert not (archive / "content" / FILE).exists()
    monkeypatch.undo()
    assert opened(archive).take(DRAFT).outcome == "new"
    assert len(list((archive / "vault").rglob("*.txt"))) == 1


def test_without_a_vault_no_words_are_compared(archive: Path) -> None:
    opened(archive).take(DRAFT)
    intake = open_intake(archive / "content", None, Terms(), Problems(), dry=True)
    taken = intake.take(worded(DRAFT, TEXT.replace("Nobody", "Somebody")))
    assert taken.outcome == "unchanged"
    assert any("vault" in remark for remark in taken.remarks)


def test_wholly_known_id_of_an_export_is_the_same_report(archive: Path) -> None:
    bare = Draft(origin="a.csv", capture=None, suffix="", text="", guesses=DRAFT.guesses)
    ours = told(bare, id="the-lock", url=None, published=None)
    assert opened(archive).take(ours).id == "the-lock"
    assert opened(archive).take(ours).outcome == "unchanged"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("the harbour post", "harbour-post"),
        ("HarbourPost", "harbour-post"),
        ("www.harbour-post.example", "harbour-post"),
        ("harbour-post.co.uk", "harbour-post"),
        ("wire", "wire"),
        ("Other", None),
    ],
)
def test_source_is_found_by_spellings_of_its_name(
    archive: Path, name: str, id_: str | None
) -> None:
    assert opened(archive).house.publishers.named(name) == id_


def test_name_of_two_sources_means_neither(archive: Path) -> None:
    other = archive / "content/sources/other.yml"
    other.write_text("name: HPost\nkind: newspaper\n", encoding="utf-8")
    assert opened(archive).house.publishers.named("HPost") is None


@pytest.mark.parametrize(
    "other",
    ["http://a.example/x", "https://www.a.example:443/x/", "https://A.example/x?utm_source=z#top"],
)
def test_addresses_of_one_place_are_the_same(other: str) -> None:
    assert same_place(other) == same_place("https://a.example/x")


@pytest.mark.parametrize(
    "other",
    ["https://a.example/X", "https://a.example/x?p=1", "https://b.a.example/x", "http://[x"],
)
def test_addresses_of_other_places_differ(other: str) -> None:
    assert same_place(other) != same_place("https://a.example/x")
