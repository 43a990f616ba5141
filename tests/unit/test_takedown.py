"""What is left of a report that was taken down, and of what was said of its date."""

from pathlib import Path

from tests.unit.invented import archive_of, checked, codes_of
from tests.unit.test_redacted_records import article


class TestATakedown:
    """A report that was taken down."""

    LEFT = (
        "---\nsource: wire\ntakedown: {reason: on request, date: 2031-05-02}\n"
        "formerly: [old]\n---\n"
    )

    def test_leaves_records_sound_that_name_it(self, tmp_path: Path) -> None:
        archive = archive_of(tmp_path, {"articles/2031/first.md": self.LEFT})
        assert list(archive.taken_down) == ["first"]
        assert "first" not in archive.articles
        assert "strike" not in archive.reports_in
        assert [r.account.article for r in archive.reports_of["strike"]] == ["second"]

    def test_reads_nothing_else_of_the_record(self, tmp_path: Path) -> None:
        more = "takedown: {reason: on request, date: 2031-05-02}\nabstract: 12:30\nno field: x\n"
        outcome = checked(tmp_path, {"articles/2031/third.md": article(more, "Words.\n")})
        assert codes_of(outcome.problems) == []
        assert outcome.archive is not None
        made = outcome.archive.taken_down["third"]
        assert (made.title, made.abstract, made.body) == (None, None, "")
        assert made.takedown is not None
        assert made.takedown.reason == "on request"

    def test_needs_a_reason_and_a_source(self, tmp_path: Path) -> None:
        left = "---\ntakedown: {date: 2031-05-02}\n---\n"
        outcome = checked(tmp_path, {"articles/2031/first.md": left})
        assert codes_of(outcome.problems) == ["missing-key", "missing-key"]

    def test_keeps_its_old_ids_taken(self, tmp_path: Path) -> None:
        again = article("formerly: [old]\n", "Words.\n")
        changes = {"articles/2031/first.md": self.LEFT, "articles/2031/x.md": again}
        assert codes_of(checked(tmp_path, changes).problems) == ["formerly-taken"]


class TestTheBasisOfADate:
    """What is said of an event's date."""

    def test_is_not_said_where_it_may_repeat_a_report_that_is_not_shown(
        self, tmp_path: Path
    ) -> None:
        more = article("", "Words.\n").replace("display: full", "display: withheld, reason: r")
        for number, (given, shown) in enumerate(
            [("", False), ("date_from: [a]\n", False), ("date_from: [first]\n", True)]
        ):
            event_ = (
                f"name: E\ndate: 2031\ndate_basis: “so it was”\n{given}"
                "accounts: [{article: a, as: main}, {article: first, as: main}]\n"
            )
            archive = archive_of(
                tmp_path / f"{number}", {"articles/2031/a.md": more, "events/e.yml": event_}
            )
            assert bool(archive.date_basis(archive.events["e"])) == shown
