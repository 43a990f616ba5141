"""Hostile text in every field of a record stays text on every page."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import markdown as python_markdown
import pytest

from archive.analysis.archive import Archive
from archive.pipeline import build, check
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.validate import validate
from archive.site.catalogue import View
from archive.site.hook import split, to_html
from archive.site.lists import search_page
from archive.site.pages import all_pages
from archive.text.escape import one_line, showable
from archive.text.escape import title as plain_title
from tests.hostile.inspect_html import Page
from tests.hostile.payloads import OWN, shared_payloads
from tests.hostile.planting import ENTITIES, field, plant
from tests.unit.invented import checked, plan

SEARCH = "search/"  # a form, the same in every archive
RECORDS = ("articles", *ENTITIES, "events", "sources", "subjects")


def archive_with(folder: Path, payloads: list[str]) -> Archive:
    outcome = check(plan(plant(folder, payloads)))
    assert outcome.archive is not None, [p for p in outcome.problems if p.blocks][:3]
    return outcome.archive


def pages_of(archive: Archive) -> Iterator[tuple[str, dict[str, object], str]]:
    """Yield address, front matter and Markdown of every page that has words of records."""
    for page in all_pages(archive, "public"):
        if page.address == SEARCH:
            continue
        parts = split(page.text)
        assert parts, f"the front matter of {page.address} is not key: JSON"
        yield page.address, *parts


def check_pages(archive: Archive, payloads: list[str], *, slow_engine: bool) -> None:
    """Render all pages; nothing but our own elements may be in them, and texts are verbatim."""
    for address, meta, source in pages_of(archive):
        rendered = [to_html(source)]
        if slow_engine:
            rendered.append(python_markdown.markdown(source, extensions=["toc", "tables"]))
        for html in rendered:
            page = Page(html)
            assert page.wrong == [], (address, page.wrong)
            kind, _, id_ = address.strip("/").partition("/")
            if kind in RECORDS and id_:
                check_words(page, meta, kind, payloads[int(id_[1:])])
                if kind == "articles" and archive.may_read(id_):
                    check_report(page, archive, id_)


def check_words(page: Page, meta: dict[str, object], kind: str, payload: str) -> None:
    """Check that the heading is the payload, in one line; a headline in quotation marks."""
    wanted = one_line(field(payload))
    assert page.heading == (f"“{wanted}”" if kind == "articles" else wanted)
    assert plain_title(field(payload)) in str(meta["title"])


def check_report(page: Page, archive: Archive, id_: str) -> None:
    """Check that the report holds every passage of the text, sign by sign."""
    found = archive.readings[id_]
    passages = [showable((found.text or "")[p.start : p.end]) for p in found.published]
    assert page.report.strip("\n") == "\n".join(passages).strip("\n")


def test_our_own_payloads_stay_text_to_every_engine(tmp_path: Path) -> None:
    payloads = list(OWN)
    check_pages(archive_with(tmp_path, payloads), payloads, slow_engine=True)


def test_questions_and_answers_are_shown_as_the_words_that_they_are(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, list(OWN))
    pages = {address: Page(to_html(source)) for address, _, source in pages_of(archive)}
    for number, payload in enumerate(OWN):
        shown = pages[f"events/e{number}/"].words
        wanted = one_line(field(payload))
        parts = (f"denied: {wanted}", f"according to {wanted}, citing", f"Note: {wanted}")
        assert [part for part in parts if part not in shown] == []


def test_the_search_page_holds_no_word_of_any_record(tmp_path: Path) -> None:
    archives = [archive_with(tmp_path / str(at), [OWN[at]]) for at in range(2)]
    assert len({search_page(View(archive, "search/")).text for archive in archives}) == 1


def test_a_part_of_the_shared_vectors_stays_text(shared: Path, tmp_path: Path) -> None:
    payloads = [payload for _, payload in shared_payloads(shared)][::7]
    check_pages(archive_with(tmp_path, payloads), payloads, slow_engine=False)


@pytest.mark.deep
def test_every_shared_vector_stays_text_to_every_engine(shared: Path, tmp_path: Path) -> None:
    payloads = [payload for _, payload in shared_payloads(shared)]
    check_pages(archive_with(tmp_path, payloads), payloads, slow_engine=True)


@pytest.mark.parametrize("payload", OWN)
def test_a_tombstone_and_a_title_of_ours_are_text_too(tmp_path: Path, payload: str) -> None:
    value = json.dumps(field(payload), ensure_ascii=False)
    head = f"---\nderived_title: {value}\nsource: wire\nlanguage: en\nrights: "
    withheld = f"{{display: withheld, reason: {value}}}\n---\n{payload}\n"
    closed = f"{{display: metadata-only, holder: {value}}}\n---\n{payload}\n"
    outcome = checked(
        tmp_path,
        {"articles/2031/third.md": head + withheld, "articles/2031/fourth.md": head + closed},
    )
    assert outcome.archive is not None, outcome.problems
    pages = {address: Page(to_html(text)) for address, _, text in pages_of(outcome.archive)}
    assert [page.wrong for page in pages.values() if page.wrong] == []
    assert one_line(field(payload)) in pages["articles/third/"].words
    assert one_line(field(payload)) in pages["articles/fourth/"].words


def test_the_published_site_holds_no_element_of_a_text(tmp_path: Path) -> None:
    payloads = list(OWN)
    content = plant(tmp_path, payloads)
    outcome = build(plan(content), tmp_path / "pages", tmp_path / "site")
    assert outcome.archive is not None
    for file in {*(tmp_path / "site").rglob("index.html")} - {tmp_path / "site/search/index.html"}:
        page = Page(file.read_text("utf-8"), whole=True)
        assert page.wrong == [], (file, page.wrong)
        names = {script.rpartition("/")[2] for script in page.scripts}
        assert names <= {"keys.js", "passages.js"}, file
    for number, payload in enumerate(payloads):
        html = (tmp_path / f"site/articles/a{number}/index.html").read_text("utf-8")
        page = Page(html, whole=True)
        assert page.title.startswith(f"“{plain_title(field(payload))}” – ")
        check_report(page, outcome.archive, f"a{number}")


def test_the_search_page_is_the_same_whatever_the_records_say(tmp_path: Path) -> None:
    archives = [archive_with(tmp_path / name, list(OWN)[:n]) for name, n in (("a", 1), ("b", 9))]
    one, other = (
        [page.text for page in all_pages(archive, "public") if page.address == SEARCH]
        for archive in archives
    )
    assert one == other
    assert len(one) == 1


@pytest.mark.parametrize("name", ["people/x.yml", "events/x.yml", "articles/2031/x.md"])
def test_a_payload_in_place_of_a_record_is_a_problem_and_never_an_error(
    tmp_path: Path, name: str
) -> None:
    for number, payload in enumerate(OWN):
        text = f"---\n{payload}\n---\n{payload}" if name.endswith(".md") else payload
        outcome = checked(tmp_path / str(number), {name: text})
        assert outcome.archive is None


def test_the_shared_vectors_in_place_of_records_are_problems(shared: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "people").mkdir(parents=True)
    for number, (_, payload) in enumerate(shared_payloads(shared)):
        (content / f"people/p{number}.yml").write_text(payload, encoding="utf-8", newline="")
        value = payload.replace("\n", " ")
        (content / f"people/q{number}.yml").write_text(
            f"name: {value}\n", encoding="utf-8", newline=""
        )
    problems = Problems()
    begin = time.process_time()
    validate(read_content(content, problems), problems)
    assert time.process_time() - begin < 20
    assert {problem.mark.path for problem in problems.found} >= {
        f"people/p{number}.yml" for number in range(10)
    }


def test_the_shared_slugs_are_refused_as_ids(shared: Path, tmp_path: Path) -> None:
    slugs = [payload for context, payload in shared_payloads(shared) if context == "slug"]
    assert slugs
    for number, slug in enumerate(slugs):
        one = f"name: N\nkind: newspaper\ncountry: {slug!r}\nformerly: [{slug!r}]\n"
        outcome = checked(tmp_path / str(number), {"sources/x.yml": one})
        assert outcome.archive is None


def test_long_hostile_texts_take_a_time_in_proportion(tmp_path: Path) -> None:
    signs = ["[", "*", "_a", "&", "<", "`", "!", ". ", "\n", "a\n\n", "“", "(", "\\", "|", "<!["]
    payloads = [sign * (50_000 // len(sign)) for sign in signs]
    folder = tmp_path / "content"
    begin = time.process_time()
    plant(folder, [f"x{n}" for n in range(len(payloads))], zoned=False)
    for number, payload in enumerate(payloads):
        file = folder / f"content/articles/2031/a{number}.md"
        file.write_text(file.read_text("utf-8") + payload, encoding="utf-8")
    outcome = build(plan(folder / "content"), tmp_path / "pages", None)
    assert outcome.archive is not None
    for address, _, source in pages_of(outcome.archive):
        if address.startswith("articles/a"):
            assert Page(to_html(source)).wrong == []
    assert time.process_time() - begin < 30
