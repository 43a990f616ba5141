"""The search for words of the seeds, tried on invented texts."""

from pathlib import Path

import pytest

from tests.seed_runs import SeedRuns

SEED = (
    "Harbour Workers’ Union calls a strike at the northern docks\n\n"
    "The Harbour Workers’ Union said on Monday that nobody had been told of the plan before dawn.\n"
)
RUNS = SeedRuns.of(
    [SEED],
    names=["Harbour Workers' Union"],
    aside=["Harbour Workers’ Union calls a strike at the northern docks"],
)


@pytest.mark.parametrize(
    "text",
    [
        "Said on Monday, that nobody had been told!",
        "of the\nplan BEFORE dawn; that nobody had been told of the plan",
        "Harbour Workers’ Union said on Monday that nobody had been",
    ],
)
def test_eight_words_in_a_row_are_found_whatever_stands_between(text: str) -> None:
    assert RUNS.found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "said on Monday that nobody had been",
        "the Harbour Workers' Union said on Monday that",
        "Harbour Workers' Union calls a strike at the northern docks",
        "said on Monday that nobody, it seems, had been told of the plan",
    ],
)
def test_seven_words_a_name_or_a_headline_are_no_run(text: str) -> None:
    assert RUNS.found_in(text) == []


def test_a_headline_is_aside_but_not_what_follows_it() -> None:
    assert RUNS.found_in("northern docks the Harbour Workers’ Union said on Monday that")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.txt", "one\ntwo\nnobody had been told of the plan before dawn", 3),
        ("a.html", "<p\n>nobody had <b>been</b> told of&nbsp;the plan before dawn", 2),
        ("a.jsonl", '{}\n{"a": ["nobody had been told"], "b": "of\\u0020the plan before"}', 2),
        ("a.json", '{"a": "nobody had been\\ntold of the plan before"}', 1),
    ],
)
def test_the_words_of_a_file_are_read_out_of_markup_and_escapes(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    first, *_ = RUNS.found_in_file(path)
    assert first.startswith(f"{path}:{line}: nobody had been told of the plan before")


def test_records_give_the_names_and_what_is_cited(tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(SEED + "Photo by somebody of the Example News Agency Ltd")
    content = tmp_path / "content"
    (content / "organizations").mkdir(parents=True)
    (content / "articles").mkdir()
    (content / "organizations/union.yml").write_text(
        "name: HWU\naliases: [{form: Harbour Workers' Union}]"
    )
    (content / "articles/strike.md").write_text(
        "---\ntitle: Harbour Workers’ Union calls a strike at the northern docks\n"
        f"capture: {{path: strike.txt}}\nzones: [{{start: {len(SEED)}, end: 999, "
        "zone: photo_credit}]\n---\n"
    )
    runs = SeedRuns.read(tmp_path, content)
    assert runs.names == {"harbour": [("harbour", "workers", "union")]}
    assert runs.runs == RUNS.runs | runs_over_the_credit(runs)


def runs_over_the_credit(runs: SeedRuns) -> set[tuple[str, ...]]:
    """Return those that begin before the credit; those wholly inside must not be there."""
    return {run for run in runs.runs if "photo" in run[1:]}
