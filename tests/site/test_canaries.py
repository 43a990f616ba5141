"""Words that the public may not read reach no byte of its site: each of them is marked.

Every report below is written in nonsense. Each word of it stands nowhere else in the world, so that
a single one on the public site tells who let it out.
"""

import hashlib
import json
import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.site.building import Built, Row, built, contents
from tests.unit.invented import DAY, TREE, planted

LETTERS = "bcdfghjklmnpqrtvwxz"  # no vowel: no stemmer takes part of such a word away
DRAW = random.Random(4)  # noqa: S311 - nonsense, not secrets
GIVEN: dict[str, list[str]] = {}
"""The marked words by who may show them."""


def marked(of: str, template: str) -> str:
    """Return a template with a fresh word for each of its signs ``*``."""
    parts = template.split("*")
    words = ["".join(DRAW.choices(LETTERS, k=12)) for _ in parts[1:]]
    GIVEN.setdefault(of, []).extend(words)
    return parts[0] + "".join(word + part for word, part in zip(words, parts[1:], strict=True))


LONG = "* * * * * * 17 people * * * * Elling * * * * * on Tuesday * * * *."
"""A sentence that is long enough to be found in two reports."""
SHARED = {
    pair: marked(pair, LONG)
    for pair in (
        "open and closed", "open and gone", "closed and shut", "closed and gone",
        "quoted and closed",
    )
}  # fmt: skip
NOT_QUOTED = marked("quoted, not shown", "* * 9 people * on Friday * *.")
TEXTS = {
    "open": [
        marked("open", "* * 40 people * * met on Monday * * Morav * Elling *."),
        SHARED["open and closed"],
        SHARED["open and gone"],
    ],
    "quoted": [
        marked("quoted", "* * about 50 people * * met on Monday * * Morav * Elling *."),
        NOT_QUOTED,
        SHARED["quoted and closed"],
    ],
    "closed": [
        marked("closed", "* * 60 people * * met on Monday * * Morav * Elling * * Dock  BOARD *."),
        SHARED["open and closed"],
        SHARED["closed and shut"],
        SHARED["closed and gone"].replace("17 people", "19 people"),
        SHARED["quoted and closed"],
    ],
    "shut": [
        marked("shut", "* * dozens of people * * met yesterday * * Morav * Elling *."),
        SHARED["closed and shut"].replace("on Tuesday", "on Wednesday"),
    ],
    "gone": [
        marked("gone", "* * 70 people * * met on Monday * * Morav * Elling *."),
        SHARED["open and gone"],
        SHARED["closed and gone"],
    ],
    "lost": [
        marked("lost", "* * 80 people * * met on Monday * * Morav * Elling *."),
        SHARED["open and gone"],
    ],
}
SECRET = ("closed", "shut", "gone", "lost", "closed and shut", "closed and gone")
VAULTED = ("closed", "gone")
WITHHELD = ("gone", "lost")
DISPLAYS = {"open": "full", "quoted": "excerpt", "closed": "metadata-only", "shut": "metadata-only"}


def text_of(id_: str) -> str:
    """Return the text of a report: a line with names, then its sentences."""
    return "\n\n".join(["Morav and Lena Morav came.", *TEXTS[id_]]) + "\n"


def article(id_: str, day: int) -> str:
    """Return the record of a report, with its text unless that is in the vault."""
    display = DISPLAYS.get(id_, "withheld")
    told = marked("gone" if id_ in WITHHELD else "ours", "title: Report *\nabstract: It * says.\n")
    reason = ", reason: on request" if display == "withheld" else ""
    others = "".join(
        f"- {{with: {other}, decision: undetermined, reason: {marked(said, '* is open')}}}\n"
        for other, said in (("gone", "gone"), ("closed", "ours"))
        if id_ == "open"
    )
    word = TEXTS[id_][0].split()[1]  # by a person's decision a name in this text alone
    start = text_of(id_).index(word)
    rule = f"- {{start: {start}, end: {start + len(word)}, entity: dock-board, reason: known}}\n"
    held = text_of(id_).encode()
    digest = hashlib.sha256(held).hexdigest()
    capture = f"capture: {{path: {id_}.txt, sha256: {digest}, retrieved: 2031-04-09}}\n"
    return (
        f"---\n{told}source: wire\nlanguage: en\npublished: 2031-04-{day:02}\n"
        f"rights: {{display: {display}{reason}}}\nmentions:\n{rule}"
        f"{'reuse:' if others else ''}\n{others}"
        f"{capture if id_ in VAULTED else ''}---\n{'' if id_ in VAULTED else text_of(id_)}"
    )


def quote(id_: str, words: str) -> str:
    """Return a quotation as a record has it: by words, or by their place in the vault."""
    if id_ not in VAULTED:
        return f"{{exact: {words}}}"
    start = text_of(id_).index(words)
    digest = hashlib.sha256(words.encode()).hexdigest()
    return f"{{start: {start}, end: {start + len(words)}, sha256: {digest}}}"


NUMBERS = {
    "open": "40", "quoted": "about 50", "closed": "60", "shut": "dozens", "gone": "70",
    "lost": "80",
}  # fmt: skip
DATES = {"shut": "2031-04-10"}


def claims(value: Callable[[str], str], ids: Iterable[str]) -> str:
    """Return claims of reports, each with its first sentence as quotation."""
    return "".join(
        f"  - article: {id_}\n    quote: {quote(id_, TEXTS[id_][0])}\n    value: {value(id_)}\n"
        f"    attributed_to: [{{entity: lena-morav}}, {marked(shown(id_), 'a * club')}]\n"
        f"    stance: reports\n    note: {marked(shown(id_), 'A * note')}\n"
        for id_ in ids
    )


def shown(id_: str) -> str:
    """Return whose words our own words on a report are."""
    return "gone" if id_ in WITHHELD else "ours"


def read_from(id_: str) -> str:
    """Return words of a report from which an answer was read."""
    return " ".join(TEXTS[id_][0].split()[:2])


def label(id_: str) -> str:
    """Return the last word of a sentence that no record but this names."""
    return TEXTS[id_][0].split()[-1].rstrip(".")


def event(ids: Iterable[str]) -> str:
    """Return an event that all reports tell of, with questions of each kind."""
    told = "".join(
        f"- {{article: {id_}, as: main, passages: [{quote(id_, TEXTS[id_][0])}]}}\n" for id_ in ids
    )
    answers: dict[str, Callable[[str], str]] = {
        "number": lambda id_: f"{{count: {NUMBERS[id_]}}}",
        "day": lambda id_: f"{{date: {DATES.get(id_, '2031-04-07')}}}",
        "where": lambda _: "{place: elling}",
        "who": lambda _: "{agent: lena-morav}",
        "called": lambda id_: f"{{label: {label(id_)}}}",
        "how": lambda id_: (
            f"{{text: {marked(shown(id_), 'a * way')}, read_from: {read_from(id_)}}}"
        ),
    }
    asked = "".join(
        f"- id: {name}\n  ask: And {name}?\n  naming: {str(name == 'called').lower()}\n"
        f"  claims:\n{claims(value, ids)}"
        for name, value in answers.items()
    )
    head = "name: Meeting\ndate: 2031-04-07\ndate_basis: a report\ndate_from: [open]\n"
    return f"{head}accounts:\n{told}questions:\n{asked}"


def records(ids: Iterable[str]) -> dict[str, str | None]:
    """Return the invented archive with these reports in the place of its own."""
    own = {name: None for name in TREE if name.startswith(("articles/", "events/"))}
    texts = {f"articles/2031/{id_}.md": article(id_, 8 + n) for n, id_ in enumerate(ids)}
    return own | texts | {"events/meeting.yml": event(ids)}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("records"), records(TEXTS))


@pytest.fixture(scope="module")
def with_vault(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    vault = tmp_path_factory.mktemp("vault")
    for id_ in VAULTED:
        (vault / f"{id_}.txt").write_text(text_of(id_), encoding="utf-8", newline="")
    return built(content, vault, tmp_path_factory.mktemp("with"), day=DAY)


@pytest.fixture(scope="module")
def without_vault(with_vault: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site as it is made from the findings that the other build wrote."""
    renewed = with_vault.pages.parent / "content"
    return built(renewed, None, tmp_path_factory.mktemp("without"), day=DAY)


def probes(*of: str) -> dict[str, str]:
    """Return marked words by what of them is looked for: an index cuts off how a word begins."""
    named = {label(id_) for id_ in TEXTS if id_ not in WITHHELD}
    return {word[4:10]: word for name in of for word in GIVEN[name] if word not in named}


def unpacked(data: bytes) -> bytes:
    """Return the bytes of a file, and those that it holds compressed."""
    for window in (zlib.MAX_WBITS, zlib.MAX_WBITS | 16):  # zlib, gzip
        try:
            return data + zlib.decompress(data, window)
        except zlib.error:
            continue
    return data


def told(site: Built, *of: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield each file that holds a marked word, with the word."""
    sought = probes(*of)
    for name, data in site.files().items():
        if name.partition("/")[2].startswith(under):
            held = unpacked(data).decode("utf-8", "replace").casefold()
            yield from ((name, word) for probe, word in sought.items() if probe in held)


@pytest.mark.parametrize("built_as", ["with_vault", "without_vault"])
def test_no_word_that_may_not_be_read_is_anywhere(
    built_as: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(built_as)
    assert list(told(site, *SECRET, "quoted, not shown")) == []


def test_what_others_share_with_a_report_stands_with_that_report_only(with_vault: Built) -> None:
    both = told(with_vault, "open and closed", "open and gone")
    pages = {name for name, _ in both if "/search/" not in name}
    assert {name.partition("/")[2].rpartition(".")[0] for name in pages} == {
        "articles/open", "articles/open/index", "places/elling", "places/elling/index",
    }  # fmt: skip
    assert list(told(with_vault, "quoted and closed")) == []
    assert {address for address in with_vault.html if address.startswith("shared/")} == {
        "shared/open/closed/", "shared/quoted/closed/", "shared/closed/shut/",
    }  # fmt: skip


def test_what_may_be_read_is_found_by_the_same_means(with_vault: Built) -> None:
    found = {(name.partition("/")[0], word) for name, word in told(with_vault, "open")}
    assert {word for part, word in found if part == "site"} >= set(probes("open").values())
    index = {word for _, word in told(with_vault, "open", under="search/")}
    assert index >= set(probes("open").values())
    assert {word for _, word in told(with_vault, "quoted")} == set(probes("quoted").values())


def test_the_site_is_the_same_without_the_vault(with_vault: Built, without_vault: Built) -> None:
    one, other = with_vault.files(), without_vault.files()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_the_findings_hold_no_word(with_vault: Built) -> None:
    found = (with_vault.pages.parent / "content").rglob("*.findings.jsonl")
    held = "".join(file.read_text("utf-8") for file in found)
    assert held.count('"shares"') > 2
    assert [word for words in GIVEN.values() for word in words if word[4:10] in held] == []


def test_a_withheld_report_leaves_no_trace_in_what_is_told_of_others(
    with_vault: Built, tmp_path: Path
) -> None:
    """Build once more as if it had never been: only the lists that name it may tell the two."""
    less = built(
        with_vault.pages.parent / "content", None, tmp_path, day=DAY, edit=removed, site=False
    )
    one, other = contents(with_vault.pages), contents(less.pages)
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert sorted(name.removeprefix("pages/") for name in differing) == [
        "about/index.md", "articles/gone.md", "articles/index.md", "articles/lost.md",
        "data/articles.jsonl", "index.md", "languages/en.md", "languages/index.md",
        "sources/index.md", "sources/wire.md", "years/2031.md", "years/index.md",
    ]  # fmt: skip


def removed(content: Path) -> None:
    """Take the withheld reports out of the records, and all that the records say of them."""
    for id_ in WITHHELD:
        (content / f"articles/2031/{id_}.md").unlink()
        (content / f"articles/2031/{id_}.findings.jsonl").unlink(missing_ok=True)
    for name in ("events/meeting.yml", "articles/2031/open.md"):
        (content / name).write_text(without((content / name).read_text("utf-8")), encoding="utf-8")
    findings = content / "articles/2031/closed.findings.jsonl"
    findings.write_text(without_shares(findings.read_text("utf-8")), encoding="utf-8")


def without_shares(findings: str) -> str:
    """Return findings without what a text shares with withheld ones."""
    lines, of = [], ""
    for line in findings.splitlines(keepends=True):
        row: Row = json.loads(line)
        of = row["with"] if row["kind"] == "shares" else of if row["kind"] == "reuse" else ""
        if of not in WITHHELD:
            lines.append(line)
    return "".join(lines)


def without(record: str) -> str:
    """Return a record without the lines of claims, accounts and decisions on withheld reports."""
    lines, left, deep = [], False, 0
    for line in record.splitlines(keepends=True):
        inner = len(line) - len(line.lstrip(" ")) > deep
        if not (left and inner):
            left = any(f": {id_}" in line for id_ in WITHHELD) and line.lstrip().startswith("-")
            deep = len(line) - len(line.lstrip(" "))
        if not left:
            lines.append(line)
    return "".join(lines)
