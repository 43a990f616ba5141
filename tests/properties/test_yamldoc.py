"""Whatever stands in a record's file, there is a record or a problem, and never an error."""

from hypothesis import given
from hypothesis import strategies as st

from archive.records.fields import Desk, read_record
from archive.records.model import Article, Entity, Event, Source
from archive.records.nodes import Listing, Mapping, Node
from archive.records.problems import Problems
from archive.records.yamldoc import load

SIGNS = st.sampled_from(
    ["a", "b: ", "c:\n", "\n", "  ", "    ", "- ", "? ", "[", "]", "{", "}", ",", ": ", "'", '"',
     "|\n", ">-\n", "#", "&a ", "*a", "!t ", "!!int ", "<<: ", "---\n", "...\n", "%YAML 1.1\n",
     "\t", "~", "NO", "012", "1:30", "2031-04-02", "\\", "\\x00", "\\ud800", "@", "`", "é", "نور",
     "\u2028", "\x85", "\ufeff", "\0", "\x07", "\r", "\r\n", "name: ", "title: ", "rights: ",
     "display: ", "accounts:\n", "aliases: ", "form: ", "start: ", "zones: "]
)  # fmt: skip
TEXTS = st.lists(SIGNS, max_size=25).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=40
)


def depth(node: Node) -> int:
    inner: list[Node] = []
    if isinstance(node, Listing):
        inner = node.items
    elif isinstance(node, Mapping):
        inner = list(node.items.values())
    return 1 + max(map(depth, inner), default=0)


@given(TEXTS)
def test_a_text_gives_a_record_or_a_problem(text: str) -> None:
    """Rule: "None after a problem was noted"."""
    problems = Problems()
    record = load(text, "a.yml", problems)
    assert (record is None) <= bool(problems.found)
    if record is not None:
        assert depth(record) < 60


@given(TEXTS, st.sampled_from([Source, Entity, Article, Event]))
def test_every_problem_stands_on_a_line_of_the_file(text: str, cls: type) -> None:
    """Rule: every problem is reported with file and line."""
    problems = Problems()
    node = load(text, "a.yml", problems)
    if node is not None:
        given_ = {"type": "place"} if cls is Entity else {}
        made: object = read_record(cls, node, Desk(problems), id="one", **given_)
        assert (made is None) <= bool(problems.found)
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + 2
    assert all(0 <= problem.mark.line <= lines for problem in problems.found)
    assert all(problem.fix and problem.message for problem in problems.found)


@given(
    st.integers(1, 400), st.sampled_from(["[", "{a: ", "- ", "? ", "a:\n", "[[],", "- - [", "-\t"])
)
def test_no_nest_is_too_deep_to_be_refused(levels: int, opening: str) -> None:
    """Rule: "no anchor, alias, tag or deep nest"."""
    nest = (
        "".join(" " * level + opening for level in range(levels))
        if opening.endswith("\n")
        else opening * levels
    )
    for text in (f"a: {nest}x\n", f"a:\n  {nest}x\n", f"{nest}x\n"):
        problems = Problems()
        record = load(text, "a.yml", problems)
        assert record is not None or problems.found
