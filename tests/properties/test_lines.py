"""Plain lines are read as YAML reads them, or left to YAML.

The rule (``archive.records.lines``): "Only what YAML reads in one way is taken".
"""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from archive.records import yamldoc
from archive.records.lines import read_lines
from archive.records.nodes import Mapping
from archive.records.problems import Problems

KEYS = st.sampled_from(["title", "name", "rights", "display", "no", "y", "on_", "null"])
WORDS = st.sampled_from([
    "no", "12", "012", "12:30", "1.5", "1e3", "0x1F", "2031-03-12", "2031-03", "yes", "a b", "a  b",
    "http://a.example/b?c", "a: b", "a:b", "a #b", "a#b", "- a", "-", "~", "null", "a-", "=", "<<",
    "[a, no, 12]", "[a,b]", "[]", "[a, ]", '"a"', '"a: b # c"', '""', '"a\\n"', '"é“”"', "é", "a ",
    "|", ">", "&a", "*a", "!a", "1_000", "190:20:30", "2031-03-12 10:00:00", ".5", "a.", "(a)",
    "a)", "2001-12-14t21:59:43.10-05:00", "a,b", "a;b", "@a", "%a", "`a", "'a'", "{a: b}", "a:",
])  # fmt: skip
SIGNS = st.text("ab01 :#-._/[],\"\\'é", max_size=8)
VALUES = st.one_of(WORDS, st.text(max_size=8), SIGNS)
LINES = st.builds(
    lambda indent, key, value: f"{indent}{key}:{value}",
    st.sampled_from(["", "", "  ", " ", "    ", "- "]),
    KEYS,
    st.one_of(st.just(""), VALUES.map(lambda value: f" {value}")),
)
TEXTS = st.lists(LINES, max_size=5).map(lambda lines: "".join(f"{line}\n" for line in lines))


def both(text: str, first: int = 1) -> tuple[Mapping | None, Mapping | None, Problems]:
    """Return what plain reading says, what YAML says, and YAML's problems."""
    problems = Problems()
    quick = read_lines(text, "a.yml", first, yamldoc.silent_type)
    return quick, yamldoc.parse(text, "a.yml", problems, first), problems


@given(TEXTS)
@example("rights:\n  display: full\nname: a\n")
@example("rights:\n  display: full\n  name: b\nname: a\ntitle:\n  y: no\n")
@example("rights:\nname: a\n")
@example("  name: a\n")
@example("name: a\n  display: b\n")
@example("rights:\n  display: full\n  name:\n")
@example('title: "a"\nname: [a, b]\n')
def test_lines_are_read_as_yaml_reads_them(text: str) -> None:
    quick, slow, problems = both(text, first=2)
    if quick is not None:
        assert problems.in_order() == []
        assert quick == slow


def test_plain_lines_are_taken() -> None:
    text = 'title: "A: b"\nsource: tarve-courier\nrights:\n  display: full\nsubjects: [a, b-c]\n'
    quick, slow, _ = both(text)
    assert quick is not None
    assert quick == slow


def test_so_are_records_of_the_repository(root: Path) -> None:
    taken = 0
    for file in sorted(root.glob("*/**/content/**/*.yml")) + sorted(root.glob("content/**/*.yml")):
        quick, slow, _ = both(file.read_text(encoding="utf-8"))
        assert quick is None or quick == slow, file
        taken += quick is not None
    assert taken
