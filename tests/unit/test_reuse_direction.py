"""Who may have taken from whom, and how many independent texts there are."""

import pytest

from archive.analysis.names import Name
from archive.analysis.reuse.direction import Direction, credit_lines, direction
from archive.analysis.reuse.independent import Copy, Group, independent
from archive.analysis.reuse.pairs import Pair
from archive.records.model import Article, Source
from tests.unit.invented import reading, record

NAMES = {"gazette": "Elling Gazette", "post": "Morav Post", "wire": "Sound Wire"}
NO_ORDER = "The dates do not tell which text came first."


def article(id_: str, source: str, published: str | None, more: str = "") -> Article:
    dated = f'published: "{published}"\n' if published else ""
    text = f"title: T\nsource: {source}\nlanguage: en\nrights: {{display: full}}\n{dated}{more}"
    made = record(Article, text, id=id_)
    assert made is not None
    return made


def pair(a_share: float = 0.2, b_share: float = 0.2, a: str = "a", b: str = "b") -> Pair:
    return Pair(a, b, (), a_share, b_share)


def judged(a: Article, b: Article, a_share: float = 0.2, b_share: float = 0.2) -> Direction:
    return direction(pair(a_share, b_share), a, b, NAMES)


class TestDirection:
    """A hypothesis with its reasons."""

    def test_follows_certain_dates_where_a_text_lies_in_the_other(self) -> None:
        a = article("a", "gazette", "2031-03-02")
        b = article("b", "post", "2031-03-05")
        assert judged(a, b, 0.9, 0.4) == Direction(
            "b-from-a",
            "rule",
            (
                "Morav Post is dated 5 March 2031, after Elling Gazette, 2 March 2031.",
                "90\N{NO-BREAK SPACE}% of the text in Elling Gazette stands in Morav Post too.",
            ),
        )

    def test_is_undetermined_by_dates_alone(self) -> None:
        a = article("a", "gazette", "2031-03-02")
        b = article("b", "post", "2031-03-05")
        assert judged(a, b).kind == "undetermined"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("2031-03-02", "2031-03-02"),
            ("2031-03-02", "2031-03-05~"),
            ("2031-03-02?", "2031-03-05"),
            ("2031-03", "2031-03-05"),
            ("2031-03-02", "2031-03-01/2031-03-05"),
            ("2031-03-02", "2031-03-05/.."),
            ("2031-03-02", None),
            (None, None),
        ],
    )
    def test_is_never_claimed_from_dates_that_tie_or_are_doubtful(
        self, one: str | None, other: str | None
    ) -> None:
        a, b = article("a", "gazette", one), article("b", "post", other)
        assert judged(a, b, 1.0, 1.0).kind == "undetermined"

    def test_follows_a_credit_even_on_one_day(self) -> None:
        a = article("a", "gazette", "2031-03-02", "agency: wire\n")
        b = article("b", "wire", "2031-03-02")
        said = "The report in Elling Gazette is credited to Sound Wire, which published the other."
        assert judged(a, b) == Direction("a-from-b", "rule", (said, NO_ORDER))
        assert judged(b, a).kind == "b-from-a"

    def test_follows_the_source_that_a_report_names(self) -> None:
        a = article("a", "gazette", "2031-03-02")
        b = article("b", "gazette", "2031-03-09", "based_on: [a]\n")
        found = judged(a, b)
        assert found.kind == "b-from-a"
        assert found.reasons[0] == (
            "The report in Elling Gazette of 9 March 2031 names that in Elling Gazette of"
            " 2 March 2031 as its source."
        )

    def test_follows_a_credit_line(self) -> None:
        a, b = article("a", "gazette", "2031-03-02"), article("b", "wire", "2031-03-02")
        found = direction(pair(), a, b, NAMES, {"a": {"wire"}})
        assert found.kind == "a-from-b"
        assert found.reasons[0].startswith("A credit line of the report in Elling Gazette names")

    def test_follows_who_republished_a_copy(self) -> None:
        a = article("a", "wire", "2031-03-02")
        b = article("b", "wire", "2031-03-02", "via: post\n")
        assert judged(a, b).kind == "b-from-a"

    def test_finds_the_agency_itself_no_common_source(self) -> None:
        a = article("a", "wire", "2031-03-02", "agency: wire\n")
        b = article("b", "post", "2031-03-05", "agency: wire\n")
        assert judged(a, b).kind == "b-from-a"

    def test_finds_a_common_source(self) -> None:
        a = article("a", "gazette", "2031-03-02", "agency: wire\n")
        b = article("b", "post", "2031-03-05", "agency: wire\n")
        assert judged(a, b, 0.9, 0.9).kind == "common-source"

    def test_is_undetermined_where_reasons_contradict(self) -> None:
        a = article("a", "gazette", "2031-03-02", "agency: wire\n")
        b = article("b", "wire", "2031-03-05")
        found = judged(a, b, 0.9, 0.9)
        assert found.kind == "undetermined"
        assert len(found.reasons) == 2

    def test_is_what_a_person_decided_from_either_side(self) -> None:
        a = article("a", "gazette", "2031-03-02")
        word = "reuse: [{with: a, decision: to-it, reason: The editor said so.}]\n"
        b = article("b", "post", "2031-03-05", word)
        assert judged(a, b, 0.9, 0.9) == Direction("a-from-b", "person", ("The editor said so.",))
        assert judged(b, a).kind == "b-from-a"

    @pytest.mark.parametrize("decision", ["common-source", "independent", "undetermined"])
    def test_is_what_a_person_decided_in_other_cases(self, decision: str) -> None:
        word = f"reuse: [{{with: b, decision: {decision}, reason: Seen both.}}]\n"
        a, b = article("a", "gazette", "2031-03-02", word), article("b", "post", "2031-03-05")
        assert judged(a, b, 0.9, 0.9) == Direction(decision, "person", ("Seen both.",))

    def test_is_undetermined_where_two_people_disagree(self) -> None:
        a = article("a", "gazette", None, "reuse: [{with: b, decision: from-it, reason: One.}]\n")
        b = article("b", "post", None, "reuse: [{with: a, decision: from-it, reason: Two.}]\n")
        assert judged(a, b) == Direction("undetermined", "person", ("One.", "Two."))


def test_credit_lines_name_sources() -> None:
    more = "zones:\n" + "".join(
        f"  - {{start: {start}, end: {end}, zone: {zone}, rule: by hand}}\n"
        for start, end, zone in ((0, 12, "body"), (13, 25, "agency_credit"))
    )
    text, name = "Crier spoke. By the Crier", Name("Crier", "crier-house")
    publishing = "name: The Crier\nkind: newspaper\norganization: crier-house\n"
    source = record(Source, publishing, id="crier")
    assert source is not None
    assert credit_lines(reading(text, name, more=more), {"crier": source}) == {"crier"}
    assert credit_lines(reading(text, name), {"crier": source}) == frozenset()


class TestIndependentTexts:
    """Copies collapse into the most complete text."""

    def test_are_all_articles_where_nothing_is_copied(self) -> None:
        pairs = {("a", "b"): pair(0.49, 0.3)}
        assert independent(["a", "b", "c"], pairs) == [Group("a"), Group("b"), Group("c")]

    def test_collapse_into_the_least_contained(self) -> None:
        pairs = {("a", "b"): pair(0.9, 0.5)}
        assert independent(["a", "b"], pairs) == [Group("b", (Copy("a", "b", 0.9),))]

    def test_keep_the_earlier_of_equals(self) -> None:
        pairs = {("a", "b"): pair(1.0, 1.0)}
        assert independent(["a", "b"], pairs)[0].articles == ("a", "b")

    def test_are_joined_by_copies_of_copies(self) -> None:
        pairs = {
            ("a", "b"): pair(0.7, 0.6),
            ("b", "c"): pair(0.6, 0.8, "b", "c"),
            ("c", "d"): pair(0.1, 0.1, "c", "d"),
        }
        (first, second) = independent(["a", "b", "c", "d"], pairs)
        assert first == Group("b", (Copy("a", "b", 0.7), Copy("c", "b", 0.8)))
        assert second == Group("d")

    def test_are_not_joined_by_a_short_text_that_stands_in_both(self) -> None:
        pairs = {("a", "b"): pair(0.9, 0.3), ("a", "c"): pair(0.95, 0.35, "a", "c")}
        assert independent(["a", "b", "c"], pairs) == [
            Group("b"), Group("c", (Copy("a", "c", 0.95),)),
        ]  # fmt: skip

    def test_are_joined_from_the_shorter_to_the_longer(self) -> None:
        pairs = {("a", "b"): pair(0.9, 0.3), ("b", "c"): pair(0.6, 0.4, "b", "c")}
        (only,) = independent(["a", "b", "c"], pairs)
        assert only == Group("c", (Copy("a", "b", 0.9), Copy("b", "c", 0.6)))

    @pytest.mark.parametrize("apart", [("a", "c"), ("c", "a")])
    def test_are_kept_apart_by_a_decision(self, apart: tuple[str, str]) -> None:
        pairs = {("a", "b"): pair(0.7, 0.6), ("b", "c"): pair(0.6, 0.8, "b", "c")}
        groups = independent(["a", "b", "c"], pairs, [apart])
        assert [group.articles for group in groups] == [("a",), ("b", "c")]

    def test_are_those_of_the_given_articles_only(self) -> None:
        assert independent(["a"], {("a", "b"): pair(1.0, 1.0)}) == [Group("a")]
