"""Records and claims hold after a redaction or a takedown, and give nothing away."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from archive.pipeline import Outcome, build, check
from archive.records.blanks import MARK, SIGN
from archive.records.problems import Problems
from archive.records.read import read_content
from archive.records.shelf import Shelf
from tests.unit.invented import archive_of, checked, codes_of, plan, planted

NAME = "Jane Møller-Doe"
PERSON = (
    f"name: {NAME}\naliases: [JMD]\n"
    "redacted: {as: Witness A, reason: threats, date: 2031-05-01}\n"
)


def article(more: str = "", body: str = "", title: str = "A report") -> str:
    least = f"title: {title}\nsource: wire\nlanguage: en\nrights: {{display: full}}\n"
    return f"---\n{least}{more}---\n{body}"


def shelf_of(folder: Path, changes: Mapping[str, str | None]) -> tuple[Shelf, Problems]:
    problems = Problems()
    return read_content(planted(folder, changes), problems), problems


class TestARecord:
    """What is left of a record, and of those that name someone redacted."""

    def test_takes_an_id_that_is_free(self, tmp_path: Path) -> None:
        taken = "name: A witness\n"
        outcome = checked(tmp_path, {"people/j.yml": PERSON, "people/witness-a.yml": taken})
        assert codes_of(outcome.problems) == ["duplicate-id"]

    def test_may_hold_no_name_itself(self, tmp_path: Path) -> None:
        person = "redacted: {as: Witness A, reason: threats, date: 2031-05-01}\n"
        more = "authors: [{name: A nurse, entity: p-1}]\n"
        changes = {"people/p-1.yml": person, "articles/2031/a.md": article(more)}
        archive = archive_of(tmp_path, changes)
        assert archive.articles["a"].authors[0].entity == "witness-a"

    def test_of_a_redacted_name_says_nothing_else(self, tmp_path: Path) -> None:
        more = f"{PERSON}kind: nurse\nabout: [{{statement: s, reference: r}}]\ngeo: broken\n"
        shelf, problems = shelf_of(tmp_path, {"people/j-doe.yml": more})
        entity = shelf.entities["witness-a"]
        assert (entity.name, entity.kind, entity.about, entity.aliases) == (
            "Witness A",
            None,
            (),
            (),
        )
        assert codes_of(problems) == []

    def test_is_redacted_in_yaml_s_other_spellings_too(self, tmp_path: Path) -> None:
        title = '"J\\u0061ne M\\xf8ller\\u2010D\\x6fe held"'
        shelf, _ = shelf_of(
            tmp_path, {"people/j.yml": PERSON, "articles/2031/a.md": article(title=title)}
        )
        assert shelf.articles["a"].title == f"{MARK} held"

    def test_says_which_addresses_it_hides(self, tmp_path: Path) -> None:
        more = "url: https://x.example/Jane-Moller-Doe\narchived: [https://x.example/jmd, https://y.example]\n"
        shelf, _ = shelf_of(
            tmp_path, {"people/j.yml": PERSON, "articles/2031/a.md": article(more, "Text.\n")}
        )
        made = shelf.articles["a"]
        assert (made.url, made.archived) == (None, ("https://y.example",))
        assert made.concealed == {"url", "archived"}

    @pytest.mark.parametrize("words_", ["Witness Doe Jane Møller", "شاهد", "…"])
    def test_needs_words_that_can_stand_for_the_name(self, words_: str, tmp_path: Path) -> None:
        person = PERSON.replace("[JMD]", "[Doe]").replace("Witness A", words_)
        outcome = checked(tmp_path, {"people/j.yml": person})
        assert outcome.archive is None

    def test_shares_its_words_with_no_other_name(self, tmp_path: Path) -> None:
        other = "name: Mark Vex\nredacted: {as: witness a, reason: threats, date: 2031-05-01}\n"
        outcome = checked(tmp_path, {"people/j.yml": PERSON, "people/m.yml": other})
        assert codes_of(outcome.problems) == ["redaction-unsound"]
        assert "another name stands under these words" in outcome.problems[0].message

    def test_has_no_form_that_cannot_be_sought(self, tmp_path: Path) -> None:
        outcome = checked(tmp_path, {"people/j.yml": PERSON.replace("[JMD]", "[★★]")})
        assert codes_of(outcome.problems) == ["redaction-unsound"]

    def test_may_be_declared_behind_an_escape(self, tmp_path: Path) -> None:
        person = PERSON.replace("redacted:", '"redact\\u0065d":')
        shelf, _ = shelf_of(tmp_path, {"people/j.yml": person})
        assert shelf.entities["witness-a"].name == "Witness A"

    def test_names_by_what_stands_with_a_form_too(self, tmp_path: Path) -> None:
        alias = "[{form: Jay, only_with: [Jay Vexley], not_in: [Jay Quay]}]"
        changes = {
            "people/j.yml": PERSON.replace("[JMD]", alias),
            "articles/2031/a.md": article("", "Jay Vexley at Jay Quay.\n"),
        }
        shelf, _ = shelf_of(tmp_path, changes)
        dots = f"{SIGN * 3} {SIGN * 6} at {SIGN * 3} {SIGN * 4}.\n"
        assert shelf.articles["a"].body == dots

    def test_notes_a_whole_name_inside_a_longer_word(self, tmp_path: Path) -> None:
        changes = {"people/j.yml": PERSON.replace("JMD", "Tamsen"),
                   "articles/2031/a.md": article("", "The Tamsens met.\n")}  # fmt: skip
        assert codes_of(checked(tmp_path, changes).problems) == ["redaction-left"]

    @pytest.mark.parametrize("start", ["9" * 5000, "٣", "-1", "[1]", "{a: b}", "x"])
    def test_with_a_passage_that_is_none_is_a_problem(self, start: str, tmp_path: Path) -> None:
        more = f"redacted: [{{start: {start}, end: 9, reason: r, date: 2031}}]\n"
        outcome = checked(tmp_path, {"articles/2031/a.md": article(more, "Some words.\n")})
        assert outcome.archive is None

    def test_that_holds_a_word_of_the_name_is_noted(self, tmp_path: Path) -> None:
        changes = {
            "people/j.yml": PERSON,
            "articles/2031/a.md": article("notes: [by Jane]\n", "Møller.\n"),
        }
        outcome = checked(tmp_path, changes)
        assert outcome.archive is not None
        assert codes_of(outcome.problems) == ["redaction-left", "redaction-left"]


QUOTED = f"On Monday {NAME} and 12 others met at 5 Mill Row. The rest stayed.\n"


def event(claim: str) -> str:
    return (
        "name: A meeting\naccounts: [{article: a, as: main}]\nquestions:\n"
        f"- id: q\n  ask: What?\n  claims:\n  - article: a\n{claim}    stance: reports\n"
    )


class TestAClaim:
    """Quotations of a text in a record's own file."""

    def verify(self, folder: Path, claim: str, more: str = "") -> Outcome:
        changes = {
            "people/j.yml": PERSON,
            "articles/2031/a.md": article(more, QUOTED),
            "events/e.yml": event(claim),
        }
        return checked(folder, changes)

    @pytest.mark.parametrize(
        ("words_", "value"),
        [
            (f"{NAME} and 12 others", "{count: 12}"),
            ("Doe and 12 others met", "{count: 12}"),
            (f"{NAME} and", "{agent: j}"),
            (f"{NAME} and", f"{{label: {NAME}}}"),
            ("Møller-Doe and", "{label: Møller-Doe}"),
            ("others met at 5 Mill Row", "{label: 5 Mill Row}"),
            ("12 others met at 5 Mill", "{text: at a house, read_from: met at 5 Mill}"),
        ],
    )
    def test_holds_after_a_redaction(self, words_: str, value: str, tmp_path: Path) -> None:
        at = QUOTED.index("5 Mill Row")
        more = f"redacted: [{{start: {at}, end: {at + 10}, reason: r, date: 2031-05-02}}]\n"
        claim = f"    quote: {{exact: {words_}}}\n    value: {value}\n"
        outcome = self.verify(tmp_path, claim, more)
        assert codes_of(outcome.problems) == []
        assert outcome.archive is not None
        (answer,) = outcome.archive.answers_in["a"]
        assert QUOTED[answer.span.start : answer.span.end] == words_
        assert "Doe" not in repr(answer)
        assert "Mill" not in repr(answer)

    def test_on_another_text_follows_no_redaction(self, tmp_path: Path) -> None:
        claim = "    quote: {exact: The rest left}\n    value: {label: rest}\n"
        assert codes_of(self.verify(tmp_path, claim).problems) == ["quote-not-found"]


class TestADecision:
    """A person's decision that other words name someone."""

    def test_on_other_words_for_the_name_redacts_these(self, tmp_path: Path) -> None:
        body = "The widow spoke. The widow left, and the baker too.\n"
        at = body.index("baker")
        more = (
            "mentions:\n- {entity: j, form: widow}\n"
            f"- {{entity: j, start: {at}, end: {at + 5}, reason: she is}}\n"
        )
        shelf, problems = shelf_of(
            tmp_path,
            {"people/j.yml": PERSON, "articles/2031/a.md": article(more, body, "Widow speaks")},
        )
        made = shelf.articles["a"]
        five = SIGN * 5
        assert made.body == f"The {five} spoke. The {five} left, and the {five} too.\n"
        assert made.mentions == ()
        assert made.title == f"{MARK} speaks"
        assert {blank.by for blank in made.blanks} == {"witness-a"}
        assert codes_of(problems) == []


TEXT = f"{NAME} spoke at noon.\n\nShe lives in Mill Row, as all know. She has 3 cats.\n"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class TestAPassage:
    """Words redacted from a text in a record's own file."""

    def test_may_stand_in_no_record_that_names_the_text(self, tmp_path: Path) -> None:
        body = "She lives at 5 Mill Row now.\n"
        more = "redacted: [{start: 13, end: 23, reason: r, date: 2031-05-02}]\n"
        told = "name: A raid\ndate: 2031\ndate_basis: at 5 mill-row\n"
        changes = {
            "articles/2031/a.md": article(f"{more}abstract: At 5 Mill Row.\n", body),
            "events/e.yml": f"{told}accounts: [{{article: a, as: main}}]\n",
            "events/f.yml": f"{told}accounts: [{{article: first, as: main}}]\n",
        }
        outcome = checked(tmp_path, changes)
        assert [(p.code, p.mark.path) for p in outcome.problems] == [
            ("redacted-words", "events/e.yml"),
        ]  # fmt: skip


class TestATextOfTheVault:
    """Quotations and passages of a capture."""

    def changes(self, more: str = "", quote: tuple[int, int] = (0, 15)) -> dict[str, str | None]:
        start, end = quote
        capture = f"capture: {{path: a.txt, sha256: {sha(TEXT)}}}\n"
        claim = (
            f"    quote: {{start: {start}, end: {end}, sha256: {sha(TEXT[start:end])}}}\n"
            "    value: {agent: j}\n"
        )
        return {
            "people/j.yml": PERSON,
            "articles/2031/a.md": article(capture + more),
            "events/e.yml": event(claim),
        }

    def vault(self, folder: Path) -> Path:
        folder.mkdir()
        (folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
        return folder

    def test_is_quoted_by_the_hash_that_its_words_had(self, tmp_path: Path) -> None:
        content, vault = planted(tmp_path, self.changes()), self.vault(tmp_path / "vault")
        outcome = check(plan(content, vault=vault))
        assert codes_of(outcome.problems) == ["findings-stale"]

    def test_takes_no_words_of_a_passage_in_records(self, tmp_path: Path) -> None:
        at = TEXT.index("Mill Row")
        more = (
            f"redacted: [{{start: {at}, end: {at + 8}, reason: r, date: 2031-05-02}}]\n"
            "abstract: A house in MILL-ROW is named.\n"
        )
        content, vault = planted(tmp_path, self.changes(more)), self.vault(tmp_path / "vault")
        assert "redacted-words" in codes_of(check(plan(content, vault=vault)).problems)

    def test_takes_no_words_of_a_passage_in_other_records_that_name_it(
        self, tmp_path: Path
    ) -> None:
        at = TEXT.index("Mill Row")
        more = f"redacted: [{{start: {at}, end: {at + 8}, reason: r, date: 2031-05-02}}]\n"
        changes = self.changes(more)
        changes["events/e.yml"] = f"{changes['events/e.yml']}".replace(
            "ask: What", "ask: Mill%20Row"
        )
        content, vault = planted(tmp_path, changes), self.vault(tmp_path / "vault")
        problems = check(plan(content, vault=vault)).problems
        assert ("redacted-words", "events/e.yml") in [(p.code, p.mark.path) for p in problems]


class TestANameKeptInTheVault:
    """Forms of a name that stand in no record."""

    PERSON = (
        "name: Witness A\nredacted: {as: Witness A, reason: threats, date: 2031-05-01, "
        "names: names/a.txt}\n"
    )

    def outcome(self, folder: Path, title: str = "A report", body: str = "") -> Outcome:
        vault = folder / "vault"
        (vault / "names").mkdir(parents=True)
        (vault / "names/a.txt").write_text(f"\n{NAME}\n JMD \n", encoding="utf-8")
        (vault / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
        capture = f"capture: {{path: a.txt, sha256: {sha(TEXT)}}}\n"
        changes = {
            "people/witness-a.yml": self.PERSON,
            "articles/2031/a.md": article(capture, title=title),
            "articles/2031/b.md": article("", body or "Words.\n"),
        }
        content = planted(folder, changes)
        build(plan(content, vault=vault), folder / "pages", None)
        return check(plan(content, vault=vault))

    def test_vanishes_from_texts(self, tmp_path: Path) -> None:
        outcome = self.outcome(tmp_path)
        assert codes_of(outcome.problems) == []
        assert outcome.archive is not None
        assert (outcome.archive.readings["a"].text or "").startswith(f"{SIGN * 4} ")

    def test_stands_in_no_address(self, tmp_path: Path) -> None:
        outcome = self.outcome(tmp_path, "See https://x.example/j%61ne-M%C3%B8ller_doe")
        assert codes_of(outcome.problems) == ["redacted-words"]

    def test_stands_in_no_record(self, tmp_path: Path) -> None:
        outcome = self.outcome(tmp_path, "Jmd speaks", f"{NAME} came.\n")
        assert codes_of(outcome.problems) == ["redacted-words", "redacted-words"]
