"""The index holds what the audience may read, and every build and engine publishes the same."""

import re
from pathlib import Path

import pytest

from archive.pipeline import Plan, build
from archive.search.client import ENTRY, SOURCES, engine
from archive.search.readable import documents, values
from archive.site.addresses import address
from tests.site.building import DAY, Built, built, contents, replace
from tests.site.html_tree import words
from tests.site.searching import ask, found, given_away, held, run, shown_in

WITHHELD, EXCERPT = "saltmarsh-weekly-2031-03", "radio-veshkar-2031-03-14"
LISTED = "strait-freight-letter-2031-03-18"  # by its bibliographic data alone
NAME = re.compile(r"^(?:export )?(?:const|let|class|(?:async )?function) (\w+)", re.MULTILINE)
IMPORT = re.compile(r'^import (.*?) from "\./(.*?)";$', re.MULTILINE | re.DOTALL)

GIVEN = re.compile(r"^export (?:const|class|(?:async )?function) (\w+)", re.MULTILINE)


def sources_of(name: str = ENTRY) -> dict[str, str]:
    """Return a module of the engine and all that it imports, directly or not."""
    text = (SOURCES / name).read_text("utf-8")
    found = {name: text}
    for _, needed in IMPORT.findall(text):
        found |= sources_of(needed)
    return found


class TestWhatIsIndexed:
    """Is what the pages show, and nothing else."""

    def test_each_sentence_has_its_place_on_the_page(self, either: Built) -> None:
        for document in documents(either.archive, address):
            page = either.html[document.address]
            for sentence in document.sentences:
                assert sentence.text in words(
                    page.by_id[sentence.anchor] if sentence.anchor[:1] == "s" else page.main
                )
                assert not sentence.anchor or sentence.anchor in page.by_id

    def test_each_value_has_its_page_and_says_all_of_its_names(self, each: Built) -> None:
        held = {(value.field, value.id): value for value in values(each.archive, address)}
        for value in held.values():
            assert value.label in value.names
            assert value.address in each.html or value.field == "kind"
        for document in documents(each.archive, address):
            assert document.values.keys() <= held.keys()
        for entity in each.archive.entities.values():
            forms = [alias.form for alias in entity.aliases]
            names = {entity.name, *entity.names.values(), *forms, *entity.misspellings}
            assert set(held[entity.type, entity.id].names) == names

    def test_articles_come_by_date(self, each: Built) -> None:
        days = [document.day for document in documents(each.archive, address)]
        dated = [day for day in days if day is not None]
        assert days == sorted(dated) + [None] * (len(days) - len(dated))

    def test_a_headline_that_is_the_title_is_no_sentence_too(self, private: Built) -> None:
        for document in documents(private.archive, address):
            assert document.title not in {sentence.text for sentence in document.sentences}

    def test_a_translation_belongs_to_the_text(self, public: Built, private: Built) -> None:
        version = '"the voice of the dockworkers"'
        assert found(ask(private.pages, version)[0]) == {EXCERPT}
        assert found(ask(public.pages, version)[0]) == set()


class TestWhatMayNotBeRead:
    """Stands in no file of the index."""

    def test_gives_no_word_away(self, public: Built, private: Built) -> None:
        hidden = [private.archive.readings[id_].text or "" for id_ in (WITHHELD, EXCERPT, LISTED)]
        article = private.archive.articles[WITHHELD]
        hidden += [article.heading, article.abstract or ""]
        assert given_away(public.pages, hidden, shown_in(public)) == []
        groups = {
            found.split("/")[2] for found in given_away(private.pages, hidden, shown_in(public))
        }
        assert groups >= {"spelling", "texts", "words"}

    def test_a_withheld_report_is_in_no_answer(self, public: Built, private: Built) -> None:
        title = private.archive.articles[WITHHELD].heading
        everything, asked = ask(public.pages, "", f'"{title}"', limit=100)
        assert found(everything) == public.archive.articles.keys() - {WITHHELD}
        assert found(asked) == set()
        assert found(ask(private.pages, f'"{title}"')[0]) == {WITHHELD}
        assert not any(WITHHELD.encode() in data for data in held(public.pages).values())

    def test_an_excerpt_is_found_by_headline_summary_and_names(self, public: Built) -> None:
        answers = ask(public.pages, "dozens hurt by night", "1,200 people", "person:tamberin")
        assert all(EXCERPT in found(answer) for answer in answers)


class TestABuild:
    """Writes the index beside the pages, whatever publishes them."""

    def test_makes_the_same_files_again(self, demo: Path, private: Built, tmp_path: Path) -> None:
        again = built(demo / "content", demo / "vault", tmp_path, audience="private", site=False)
        assert contents(again.pages / "search") == contents(private.pages / "search")

    def test_publishes_the_index_as_it_stands_in_the_pages(self, each: Built) -> None:
        assert held(each.site) == held(each.pages)
        engines = [folder / "search/engine.js" for folder in (each.site, each.pages)]
        assert len({file.read_bytes() for file in engines}) == 1
        assert len(held(each.site)) > 10

    def test_leaves_nothing_of_an_older_index(self, demo: Path, tmp_path: Path) -> None:
        before = held(built(demo / "content", None, tmp_path, site=False).pages)
        pages, content = tmp_path / "pages", tmp_path / "content"
        stale = pages / "search/of-an-older-kind.md", pages / "search/.new/words.bin"
        for file in stale:
            file.parent.mkdir(exist_ok=True)
            file.write_text("what an interrupted build left")
        replace(content / "people/ilve-tamberin.yml", "name: Ilve", "name: Ilva")
        plan = Plan(content=content, vault=None, audience="public", day=DAY)
        assert build(plan, pages, None).archive
        after = held(pages)
        assert before.keys() & after.keys() == {"search/manifest.bin"}
        assert len({name.split("/")[1] for name in after}) == 2
        assert not any(file.exists() for file in stale)

    def test_that_finds_a_problem_leaves_the_index(self, demo: Path, tmp_path: Path) -> None:
        pages, content = (
            built(demo / "content", None, tmp_path, site=False).pages,
            tmp_path / "content",
        )
        before = contents(pages / "search")
        replace(content / "people/ilve-tamberin.yml", "name: Ilve", "nahme: Ilve")
        plan = Plan(content=content, vault=None, audience="public", day=DAY)
        assert build(plan, pages, None).archive is None
        assert contents(pages / "search") == before


class TestTheEngine:
    """Is one file, of modules that share a scope."""

    def test_no_two_modules_use_a_name_for_different_things(self) -> None:
        names = [name for text in sources_of().values() for name in NAME.findall(text)]
        assert sorted(names) == sorted(set(names))

    def test_modules_take_from_each_other_only_what_is_given(self) -> None:
        for text in sources_of().values():
            for names, module in IMPORT.findall(text):
                given = GIVEN.findall((SOURCES / module).read_text("utf-8"))
                assert {name.strip() for name in names.strip("{} ").split(",")} <= {*given}

    def test_holds_every_module_once_and_gives_the_two_functions(self, public: Built) -> None:
        text = engine()
        assert "import {" not in text
        assert all(text.count(f" {name} = ") == 1 for name in ("connect", "search", "openStore"))
        file = (public.pages / "search/engine.js").as_uri()
        keys = run("console.log(Object.keys(await import(process.argv[1])).sort().join())", file)
        assert keys.strip() == "connect,search"


@pytest.mark.parametrize("query", ["strike", '"the pier"', "tarv*", "-police", ""])
def test_public_and_private_answers_are_of_the_same_shape(
    public: Built, private: Built, query: str
) -> None:
    (one,), (other,) = ask(public.site, query), ask(private.site, query)
    assert one.keys() == other.keys()
    assert one["total"] <= other["total"]
