"""What is proposed for a text: whom a form means, how it is written into a record, and why."""

from pathlib import Path

import pytest

from archive.intake.deciding.decisions import Decision, Decisions
from archive.records import edit
from tests.unit.suggesting import proposed, told

FORCE = {"organizations/quill-force.yml": "name: Quill Force\n"}
COURT = {"organizations/quill-court.yml": "name: Quill Court\naliases: [QC]\n"}


class TestANewEntity:
    """A name that nobody has."""

    def test_has_its_type_its_file_and_its_place(self, tmp_path: Path) -> None:
        text = "It was seen by the historian Ada Velm in Varn."
        made = {one.form: one for one in proposed(tmp_path, text)}
        assert made["Ada Velm"].record == "people/ada-velm.yml"
        assert made["Varn"].record == "places/varn.yml"
        assert made["Ada Velm"].change == {"name": "Ada Velm"}
        assert [text[one.start : one.end] for one in made.values()] == list(made)
        assert all(0 < one.score < 1 and one.evidence for one in made.values())

    def test_that_is_a_country_has_its_names_in_the_languages_of_the_archive(
        self, tmp_path: Path
    ) -> None:
        more = "zones:\n  - {start: 0, end: 21, zone: body, rule: r, lang: fa}\n"
        made = proposed(tmp_path, "They flew to the UAE.\n", more=more.replace(", lang: fa", ""))
        assert made[0].target == "united-arab-emirates"
        assert made[0].change == {
            "name": "United Arab Emirates",
            "kind": "country",
            "aliases": [{"form": "UAE", "kind": "acronym"}],
        }

    def test_is_one_for_two_reports(self, tmp_path: Path) -> None:
        made = proposed(tmp_path, "Varn is far. They saw Varn and left Varn.")
        assert told(made) == {"Varn": ("entity", "varn")}

    def test_takes_no_id_that_is_taken(self, tmp_path: Path) -> None:
        records = {"places/ada-velm.yml": "name: A hill\n"}
        made = proposed(tmp_path, "They met the historian Ada Velm.", records=records)
        assert [one.target for one in made] == ["ada-velm-person"]

    def test_is_not_made_of_a_known_name(self, tmp_path: Path) -> None:
        assert proposed(tmp_path, "Lena Morav of the Dock Board left Elling.") == []

    def test_is_not_made_of_an_ordinary_word(self, tmp_path: Path) -> None:
        assert proposed(tmp_path, "Guests came. Two guests sang. Guests left.") == []


class TestAnotherFormOfAKnownName:
    """A form that resembles a name on record."""

    @pytest.mark.parametrize(
        ("form", "kind"),
        [
            ("QUILL forces", "spelling"),
            ("Kuill Force", "spelling"),
            ("Quill force", "spelling"),
        ],
    )
    def test_is_told_by_its_letters(self, tmp_path: Path, form: str, kind: str) -> None:
        made = proposed(tmp_path, f"They joined the {form} in May.", records=FORCE)
        assert told(made) == {form: ("alias", "quill-force")}
        assert made[0].change == {"aliases": [{"form": form, "kind": kind}]}

    @pytest.mark.parametrize(
        ("short", "target"), [("NCVE", "known"), ("NCV", "national-council-of-velm")]
    )
    def test_is_told_by_its_initials_if_they_are_many(
        self, tmp_path: Path, short: str, target: str
    ) -> None:
        records = {"organizations/known.yml": f"name: {short}\n"}
        name = (
            "National Council of Velm Elders" if target == "known" else "National Council of Velm"
        )
        made = proposed(tmp_path, f"They met the {name} in May.", records=records)
        assert told(made)[name][1] == target

    def test_is_told_by_its_class_noun(self, tmp_path: Path) -> None:
        records = {"places/varn-3.yml": "name: Varn-3 camp\nkind: camp\n"}
        made = proposed(tmp_path, "They came to Varn-3 in May.", records=records)
        assert told(made) == {"Varn-3": ("alias", "varn-3")}

    def test_of_another_number_is_another_place(self, tmp_path: Path) -> None:
        records = {"places/varn-3.yml": "name: Varn-3 camp\nkind: camp\n"}
        made = proposed(tmp_path, "They came to Varn-2 camp in May.", records=records)
        assert told(made) == {"Varn-2 camp": ("entity", "varn-2-camp")}

    def test_is_an_institution_under_another_name(self, tmp_path: Path) -> None:
        name = "name: Foreign Ministry (Norway)\naliases: [Norway's Foreign Ministry]\n"
        records = {"organizations/mfa.yml": name, "places/norway.yml": "name: Norway\n"}
        made = proposed(
            tmp_path, "A clerk of the Norwegian Foreign Ministry rang.", records=records
        )
        assert told(made) == {"Norwegian Foreign Ministry": ("alias", "mfa")}

    def test_is_a_surname_after_the_full_name(self, tmp_path: Path) -> None:
        made = proposed(tmp_path, "They met the historian Ada Velm. Velm said so. So did Velm.")
        assert told(made) == {"Ada Velm": ("entity", "ada-velm"), "Velm": ("alias", "ada-velm")}
        assert made[1].change == {
            "aliases": [{"form": "Velm", "kind": "surname", "only_with": ["Ada Velm"]}]
        }

    def test_is_no_surname_that_two_bear(self, tmp_path: Path) -> None:
        text = "Police held Ada Velm and Tom Velm. They asked Velm twice."
        assert ("alias", "ada-velm") not in told(proposed(tmp_path, text)).values()

    def test_stands_in_brackets(self, tmp_path: Path) -> None:
        made = told(proposed(tmp_path, "They joined the Varn Harbour League (VHL) in May."))
        assert made["VHL"] == ("alias", "varn-harbour-league")

    def test_is_a_name_that_the_text_says_to_be_one(self, tmp_path: Path) -> None:
        text = "The Quill Court (QC), also known by its old name Varnhof Bench, met in May."
        assert told(proposed(tmp_path, text, records=COURT)) == {
            "Varnhof Bench": ("alias", "quill-court")
        }

    def test_is_a_list_after_also_known_as(self, tmp_path: Path) -> None:
        text = "The Quill Court (QC, also known as the VBX, VBY and VBZ) met in May."
        made = told(proposed(tmp_path, text, records=COURT))
        assert made == dict.fromkeys(("VBX", "VBY", "VBZ"), ("alias", "quill-court"))

    def test_stands_in_another_script(self, tmp_path: Path) -> None:
        made = proposed(tmp_path, "The Quill Court (دادگاه کویل) met.", records=COURT)
        assert told(made) == {"دادگاه کویل": ("alias", "quill-court")}

    def test_is_a_surname_in_brackets(self, tmp_path: Path) -> None:
        made = proposed(tmp_path, "They asked Sister Lena (Morav)’s office.")
        assert told(made) == {"Lena (Morav)": ("alias", "lena-morav")}

    def test_is_written_so_that_the_record_can_be_read(self, tmp_path: Path) -> None:
        made = proposed(tmp_path, "They asked Sister Lena (Morav)’s office.")
        text = edit.add_items("name: Lena Morav\n", "aliases", made[0].change["aliases"])
        assert edit.read_values(text)["aliases"] == made[0].change["aliases"]


class TestPersian:
    """A passage in a script without capitals."""

    def of(self, folder: Path, words: str, english: str) -> dict[str, tuple[str, str]]:
        text, end = f"{words}\n\n{english}", len(words)
        more = (
            f"zones:\n  - {{start: 0, end: {end}, zone: embed, rule: r, lang: fa, dir: rtl}}\n"
            f"  - {{start: {end + 2}, end: {len(text)}, zone: body, rule: r}}\n"
        )
        return told(proposed(folder, text, more=more))

    def test_names_countries(self, tmp_path: Path) -> None:
        made = self.of(tmp_path, "پلیس نروژ آمد", "They flew to Norway.")
        assert made["نروژ"][1] == made["Norway"][1] == "norway"

    def test_names_what_follows_a_class_noun(self, tmp_path: Path) -> None:
        made = self.of(tmp_path, "به پادگان الینگ رفت", "They flew to Elling.")
        assert made == {"پادگان الینگ": ("alias", "elling")}


class TestDecisions:
    """What a person decided is not proposed again."""

    def refused(self, kind: str, form: str, target: str) -> Decisions:
        said = Decision(decision="reject", kind=kind, target=target, article="x", form=form, id="")
        return Decisions([said])

    def test_refused_form_may_be_somebody_else(self, tmp_path: Path) -> None:
        held = self.refused("alias", "Kuill Force", "quill-force")
        text = "They joined the Kuill Force in May."
        made = proposed(tmp_path, text, records=FORCE, decisions=held)
        assert told(made) == {"Kuill Force": ("entity", "kuill-force")}

    def test_refused_entity_takes_its_forms_along(self, tmp_path: Path) -> None:
        held = self.refused("entity", "Ada Velm", "ada-velm")
        text = "They met the historian Ada Velm. Velm said so."
        assert "Ada Velm" not in told(proposed(tmp_path, text, decisions=held))

    def test_settles_capitals_too(self, tmp_path: Path) -> None:
        held = self.refused("entity", "VARN", "other-id")
        assert proposed(tmp_path, "They came to Varn in May.", decisions=held) == []


class TestTheSame:
    """No clock, no chance."""

    def test_comes_out_twice(self, tmp_path: Path) -> None:
        text = "The Varn League (VL) met Ada Velm in Norway and Oslo. Velm left for Chad."
        first, second = (proposed(tmp_path / name, text) for name in ("a", "b"))
        assert first == second
        assert [one.id for one in first] == [one.id for one in second]

    def test_quotes_no_more_than_names(self, tmp_path: Path) -> None:
        text = "The Varn League (VL) met the historian Ada Velm in Norway. Velm left for Chad."
        for one in proposed(tmp_path, text):
            assert len(one.form.split()) <= 3
            assert "left for" not in one.evidence
