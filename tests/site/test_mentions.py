"""Whom a name means: decisions of the record, names that two share, and how they are listed."""

from pathlib import Path

import pytest

from archive.pipeline import Plan, check
from tests.site.building import DAY, Built, built, replace
from tests.site.html_tree import words

RADIO = "radio-veshkar-2031-03-14"
COURIER = "tarve-courier-2031-03-12"


def said(site: Built, article: str, entity: str) -> list[str]:
    """Return the words by which an article names an entity."""
    text = site.archive.readings[article].text or ""
    mentions = site.archive.mentions.get(entity, {}).get(article, ())
    return [text[mention.start : mention.end] for mention in mentions]


class TestADecisionOfTheRecord:
    """A person's word goes before the matching of names."""

    def test_that_a_name_means_nobody_makes_no_mention(self, private: Built) -> None:
        text = private.archive.readings[RADIO].text or ""
        assert text[2183:2193] == "Port Emmel"  # a tug of that name
        assert said(private, RADIO, "port-emmel") == ["Port Emmel"]
        assert text.count("Port Emmel") == 2

    def test_that_a_name_means_somebody_makes_one(self, demo: Path, tmp_path: Path) -> None:
        def decide(content: Path) -> None:
            rule = "\nmentions: [{form: dockworkers, entity: national-dockers-council-of-ondrava}]"
            file = content / f"articles/2031/{COURIER}.md"
            replace(file, "\nlanguage: en", rule + "\nlanguage: en")

        site = built(demo / "content", demo / "vault", tmp_path, site=False, edit=decide)
        council = said(site, COURIER, "national-dockers-council-of-ondrava")
        assert council[0] == "dockworkers"


class TestASharedName:
    """Links to nothing until a person decides."""

    @staticmethod
    def share(content: Path) -> None:
        """Give another person the surname of the union's chair."""
        dreve = content / "people/pellan-dreve.yml"
        replace(dreve, "{form: Dreve,", "{form: Tamberin, kind: other}\n  - {form: Dreve,")

    def test_is_no_mention_and_is_noted_for_review(self, demo: Path, tmp_path: Path) -> None:
        site = built(demo / "content", demo / "vault", tmp_path, site=False, edit=self.share)
        assert said(site, COURIER, "ilve-tamberin") == ["Ilve Tamberin"]
        assert said(site, COURIER, "pellan-dreve") == ["Pellan Dreve"]
        doubts = site.archive.readings[COURIER].doubts
        assert [doubt.entities for doubt in doubts] == [("ilve-tamberin", "pellan-dreve")]
        plan = Plan(content=tmp_path / "content", vault=None, audience="public", day=DAY)
        notes = [problem for problem in check(plan).problems if problem.code == "ambiguous-alias"]
        assert [problem.mark.path for problem in notes] == ["people/pellan-dreve.yml"]
        assert not notes[0].blocks

    def test_is_decided_in_the_record_of_the_article(self, demo: Path, tmp_path: Path) -> None:
        def decide(content: Path) -> None:
            self.share(content)
            rule = "\nmentions: [{form: Tamberin, entity: ilve-tamberin}]\nlanguage: en"
            replace(content / f"articles/2031/{COURIER}.md", "\nlanguage: en", rule)

        site = built(demo / "content", demo / "vault", tmp_path, site=False, edit=decide)
        assert "Tamberin" in said(site, COURIER, "ilve-tamberin")
        assert site.archive.readings[COURIER].doubts == ()


class TestHazardsOfTheDemonstration:
    """Names that look like other names."""

    def test_a_word_is_not_the_acronym_that_it_spells(self, private: Built) -> None:
        assert set(said(private, COURIER, "ports-authority-for-cargo-and-transit")) == {
            "Ports Authority for Cargo and Transit", "PACT",
        }  # fmt: skip
        assert "Under the pact" in (private.archive.readings[COURIER].text or "")

    def test_a_street_is_not_the_person_whose_name_it_bears(self, private: Built) -> None:
        assert "Brennock Street" in (private.archive.readings[RADIO].text or "")
        assert said(private, RADIO, "joss-brennock") == []
        assert said(private, COURIER, "joss-brennock") == ["Joss Brennock", "Brennock"]

    def test_a_former_name_a_translation_and_a_spelling_mean_the_same(self, private: Built) -> None:
        assert said(private, RADIO, "national-dockers-council-of-ondrava") == [
            "Conseil national des dockers d’Ondrava", "CND", "Free Quay League", "crane-wreckers",
            "شورای ملی کارگران بارانداز اوندراوا",
        ]  # fmt: skip
        assert said(private, RADIO, "ilve-tamberin") == ["Ilvé Tambérin", "Tambérin"]

    def test_a_pejorative_name_stands_in_quotations_only(self, either: Built) -> None:
        page = either.html["organizations/national-dockers-council-of-ondrava/"]
        names = next(e for e in page.main.iter() if e.get("class") == "names")
        assert "Free Quay League" in words(names)
        assert "crane-wreckers" not in words(names)

    def test_a_place_is_not_the_organization_that_took_its_name(self, private: Built) -> None:
        assert said(private, COURIER, "free-quay") == ["Free Quay"]


class TestThePageOfAnEntity:
    """Shows each mention as a sentence in context, grouped by source and date."""

    @pytest.mark.parametrize("entity", ["people/ilve-tamberin/", "places/tarve/"])
    def test_groups_mentions_by_source_and_articles_by_date(
        self, private: Built, entity: str
    ) -> None:
        dated = {a.title: n for n, a in enumerate(private.archive.articles.values())}
        groups: dict[str, list[int]] = {}
        for heading in (e for e in private.html[entity].main.iter() if e.tag in {"h3", "h4"}):
            if heading.tag == "h3":
                assert words(heading) not in groups
                groups[words(heading)] = []
            else:
                groups[[*groups][-1]].append(dated[words(next(heading.iter("a"))).strip("“”")])
        assert all(order == sorted(order) for order in groups.values())
        firsts = [order[0] for order in groups.values()]
        assert firsts == sorted(firsts)
        assert len(firsts) > 1

    def test_shows_a_sentence_once_however_often_it_names(self, private: Built) -> None:
        page = private.html["organizations/national-dockers-council-of-ondrava/"]
        lists = [e for e in page.main.iter("ol") if e.get("class") == "cuttings"]
        links = [target for cuttings in lists for target, _ in page.links(cuttings)]
        assert len(links) == len(set(links)) > 10
        twice = [words(e) for e in page.main.iter("li") if "2 mentions" in words(e)]
        assert len(twice) >= 2

    def test_tells_the_place_in_the_report_where_the_words_may_not_be_read(
        self, public: Built
    ) -> None:
        page = public.html["people/mehrzad-kenarabi/"]
        cuttings = [e for e in page.main.iter("ol") if e.get("class") == "cuttings"]
        assert [words(item) for item in cuttings[0]] == [
            "paragraph 6", "embedded post", "attribution of the post", "paragraph 7",
        ]  # fmt: skip
        assert not list(cuttings[0].iter("q"))
