"""What was redacted or taken down reaches no byte of pages, site, index, data or findings.

Every word that is to vanish is nonsense that stands nowhere else, so that one of them tells who let
it out. The names are planted in every field of every kind of record, in file names and ids.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.pipeline import build
from archive.records.blanks import MARK, SIGN
from tests.site.building import Built, built, contents
from tests.site.html_tree import words
from tests.site.test_canaries import unpacked
from tests.unit.invented import DAY, codes_of, plan, planted

NAME = "Zorvik Blenquast"
FORMS = ("zorvik", "blenquast", "quiddle", "trunvik", "ژورویک", "вжорвик", "zorvig")
PASSAGE = "at number 9 Frobnitz Mews"
SPAN = ("frobnitz", "mews")
OF_VAULT = "who keeps the Wexnut ledger"
GONE = ("plonkwert", "gribbleton", "snarfenholt")
REASON = "she was threatened"
SECRET = (*FORMS, *SPAN, "wexnut", *GONE)

BODY = (
    f"Elling, Monday. {NAME} spoke with Lena Morav {PASSAGE} on Tuesday.\n\n"
    "ZORVIK\n  BLENQUAST’s friends call her Quiddle. “We wait,” said Blenquast, Zorvik.\n\n"
    "Read more: https://example.org/zorvik%20blenquast?x=1 or #FreeZorvikBlenquast now.\n\n"
    f"Nobody lives {PASSAGE} any more, the 17 people of the Dock Board said, ژورویک too.\n"
)
VAULTED = (
    "The Dock Board met on Monday.\n\n"
    f"Zo\u0301rvik\u00a0Blenquast, {OF_VAULT}, told 40 people in Elling to wait. Trunvik nodded.\n"
)
START = VAULTED.index(OF_VAULT)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def claims() -> str:
    quote = f"{NAME} spoke with Lena Morav {PASSAGE}"
    start = VAULTED.index("told 40") - 30
    digest = sha(VAULTED[start : start + 44])
    return f"""\
- id: zorvik-blenquast-met-whom
  ask: Whom did {NAME} meet?
  naming: true
  claims:
  - article: the-zorvik-blenquast-story
    quote: {{exact: "{quote}", suffix: on Tuesday}}
    value: {{agent: z-blenquast}}
    attributed_to: [{{entity: z-blenquast}}, "friends of Quiddle"]
    stance: reports
    note: "Trunvik, as \\u005aorvik Blenquast is called"
  - article: the-zorvik-blenquast-story
    quote: {{exact: "{PASSAGE} on Tuesday", prefix: Lena Morav}}
    value: {{label: "9 Frobnitz Mews"}}
    stance: reports
- id: how-many
  ask: How many?
  claims:
  - article: vaulted
    quote: {{start: {start}, end: {start + 44}, sha256: {digest}}}
    value: {{count: 40}}
    stance: reports
"""


def article(more: str, body: str = "") -> str:
    return (
        f"---\ntitle: Report on {NAME}\nsource: quiddle-times\nlanguage: en\n"
        "published: 2031-04-07\n"
        f"rights: {{display: full, holder: Quiddle & sons}}\n{more}---\n{body}"
    )


def spans(text: str, words_: str, reason: str = REASON) -> str:
    at = text.index(words_)
    end = f"end: {at + len(words_)}, reason: {reason}, date: 2031-04-20"
    return f"redacted:\n- {{start: {at}, {end}}}\n"


RECORDS: dict[str, str | None] = {
    "people/z-blenquast.yml": (
        f"name: {NAME}\nkind: Snarfenholt clerk\nnames: {{fa: ژورویک, ru: Вжорвик}}\n"
        "aliases:\n- Blenquast\n- Quiddle\n- {form: Trunvik, case: exact, kind: pejorative}\n"
        "misspellings: [Zorvig]\nsame_as: [https://example.org/snarfenholt]\n"
        "about: [{statement: Plonkwert, reference: Gribbleton}]\nformerly: [snarfenholt]\n"
        f"redacted: {{as: Witness A, reason: {REASON}, date: 2031-04-20}}\n"
    ),
    "people/ada-quill.yml": (
        f"name: Ada Quill\naliases: [Ada of {NAME}, Ada]\nmisspellings: [Quiddle’s Ada]\n"
        "not_same_as: [z-blenquast]\nsame_as: [https://example.org/zorvik_blenquast]\n"
        f"about: [{{statement: Met {NAME}, reference: 'https://example.org/Zorvik-Blenquast'}}]\n"
    ),
    "sources/quiddle-times.yml": (
        "name: The Trunvik Times\nkind: newspaper\nalternate_names: [Blenquast Daily]\n"
        "url: https://blenquast.example/\nformerly: [old-quiddle-times]\n"
    ),
    "subjects.yml": (
        "strikes:\n  name: Strikes of Quiddle\n  broader: blenquast-case\n"
        f"blenquast-case:\n  name: The case of {NAME}\n  note: Trunvik again\n"
    ),
    "articles/2031/the-zorvik-blenquast-story.md": article(f"{spans(BODY, PASSAGE)}url: https://example.org/news/BLENQUAST,+Zorvik\n"
        "archived: [https://example.org/a, https://example.org/%D0%92%D0%B6%D0%BE%D1%80%D0%B2%D0%B8%D0%BA]\n"
        f"authors: [{{name: {NAME}, role: with Quiddle, entity: z-blenquast}}]\n"
        f"abstract: Zorvik\u200d Blenquast was seen {PASSAGE}.\nnotes: [a note on BLENQUAST]\n"
        "dateline: {text: 'Trunvik, Monday'}\nsubjects: [blenquast-case, strikes]\n"
        "formerly: [blenquast-story, an-old-story]\nbased_on: [vaulted, gribbleton-report]\n"
        "basis:\n  url: {grade: curator, from: by Quiddle}\n"
        "mentions: [{entity: z-blenquast, form: her}]\n", BODY,
    ),
    "articles/2031/vaulted.md": article(
        f"{spans(VAULTED, OF_VAULT)}reuse: [{{with: the-zorvik-blenquast-story, "
        "decision: independent, reason: says Quiddle}]\n"
        f"capture: {{path: 2031/zorvik-blenquast.txt, sha256: {sha(VAULTED)}, "
        "retrieved: 2031-04-09}\n"
        "translations:\n- {start: 0, end: 29, "
        f"sha256: {sha(VAULTED[:29])}, language: fa, translator: Quiddle, "
        "text: ژورویک آمد}\n",
    ).replace("Report on", "Ledger of"),
    "articles/2031/gribbleton-report.md": article(
        "takedown: {reason: by order of a court, date: 2031-04-21}\n"
        "abstract: Plonkwert\nformerly: [an-older-report]\n",
        "Snarfenholt met Plonkwert in Elling.\n",
    ).replace(f"Report on {NAME}", "Snarfenholt and Plonkwert"),
    "articles/2031/gribbleton-report.findings.jsonl": '{"kind": "text", "capture": "plonkwert"}\n',
    "articles/2031/least.md": (
        "---\nsource: wire\ntakedown: {reason: on request, date: 2031-04-22}\n---\n"
    ),
    "events/arrest-of-zorvik-blenquast.yml": (
        f"name: Arrest of {NAME}\ndate: 2031-04-07\ndate_basis: “Trunvik on Monday”\n"
        "date_from: [vaulted]\n"
        "participants: [{entity: z-blenquast, role: the Quiddle}]\nabout:\n"
        "- {statement: Known as Blenquast, reference: https://example.org/?q=Zorvik+Blenquast}\n"
        "accounts:\n- article: the-zorvik-blenquast-story\n  as: main\n"
        f"  passages: [{{exact: '{NAME} spoke with Lena Morav'}}]\n"
        "- {article: gribbleton-report, as: main, passages: [{exact: Snarfenholt met Plonkwert}]}\n"
        "- {article: least, as: background}\n- {article: vaulted, as: main}\n"
        f"questions:\n{claims()}"
    ),
}  # fmt: skip


def with_vault_folder(folder: Path) -> Path:
    file = folder / "2031/zorvik-blenquast.txt"
    file.parent.mkdir(parents=True)
    file.write_text(VAULTED, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def with_vault(tmp_path_factory: pytest.TempPathFactory) -> Built:
    content = planted(tmp_path_factory.mktemp("records"), RECORDS)
    vault = with_vault_folder(tmp_path_factory.mktemp("vault"))
    return built(content, vault, tmp_path_factory.mktemp("with"), day=DAY)


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Built:
    content = planted(tmp_path_factory.mktemp("records"), RECORDS)
    vault = with_vault_folder(tmp_path_factory.mktemp("vault"))
    return built(content, vault, tmp_path_factory.mktemp("own"), audience="private", day=DAY)


@pytest.fixture(scope="module")
def without_vault(with_vault: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    renewed = with_vault.pages.parent / "content"
    return built(renewed, None, tmp_path_factory.mktemp("without"), day=DAY)


def leaks(site: Built) -> Iterator[tuple[str, str]]:
    """Yield each file that holds a secret word, in its name or its bytes, with the word."""
    for name, data in site.files().items():
        held = f"{name} {unpacked(data).decode('utf-8', 'replace')}".casefold()
        yield from ((name, word) for word in SECRET if word in held and (word != "gribbleton"))


@pytest.mark.parametrize("built_as", ["with_vault", "without_vault", "private"])
def test_no_redacted_word_is_anywhere(built_as: str, request: pytest.FixtureRequest) -> None:
    site: Built = request.getfixturevalue(built_as)
    assert list(leaks(site)) == []


def findings(site: Built) -> str:
    files = sorted((site.pages.parent / "content").rglob("*.findings.jsonl"))
    return "".join(f"{file.name} {file.read_text('utf-8')}" for file in files)


def test_the_findings_hold_none_of_it(with_vault: Built) -> None:
    held = findings(with_vault).casefold()
    assert held.startswith("vaulted.findings.jsonl")
    assert [word for word in SECRET if word in held] == []
    assert "gribbleton" not in held


def test_the_site_is_the_same_without_the_vault(with_vault: Built, tmp_path: Path) -> None:
    """The text of the vault is withheld, so that both sites may show the same."""

    def withheld(content: Path) -> None:
        file = content / "articles/2031/vaulted.md"
        text = file.read_text("utf-8").replace("display: full", "display: metadata-only")
        file.write_text(text, encoding="utf-8")

    vault = with_vault_folder(tmp_path / "vault")
    content = with_vault.pages.parent / "content"
    one = built(content, vault, tmp_path / "one", day=DAY, edit=withheld, site=False)
    other = built(one.pages.parent / "content", None, tmp_path / "other", day=DAY, site=False)
    assert contents(one.pages) == contents(other.pages)
    assert list(leaks(one)) == []


def test_a_report_shows_where_words_are_missing_and_why(with_vault: Built) -> None:
    page = (with_vault.pages / "articles/the-witness-a-story.md").read_text("utf-8")
    why = "redacted on 20 April 2031: she was threatened"
    assert page.count(f'aria-label="{why}" title="{why}">{MARK}</span>') == 10
    assert SIGN * (len(MARK) + 1) not in page
    assert "not shown: it holds a redacted name" in page
    assert 'href="https://example.org/a"' in page


def test_the_page_of_the_name_lists_the_reports_without_it(with_vault: Built) -> None:
    page = with_vault.html["people/witness-a/"]
    assert {"articles/the-witness-a-story/", "articles/vaulted/"} <= page.targets()
    assert "Redacted on 20 April 2031: she was threatened" in words(page.main)


def test_no_page_shows_how_long_redacted_words_were(with_vault: Built) -> None:
    names = [n for n, data in contents(with_vault.pages).items() if (SIGN * 4).encode() in data]
    assert names == []


def test_a_capture_of_redacted_text_is_shown_by_no_hash(with_vault: Built) -> None:
    digest = sha(VAULTED).encode()
    assert [name for name, data in with_vault.files().items() if digest in unpacked(data)] == []
    (row,) = (row for row in with_vault.rows("articles") if row["id"] == "vaulted")
    assert row["capture"] == {"retrieved": "2031-04-09"}


def test_claims_on_redacted_words_stand(with_vault: Built) -> None:
    rows = [row["value"] for row in with_vault.rows("claims")]
    assert rows[:2] == [{"agent": "witness-a"}, {"label": MARK}]
    assert rows[2]["count"] == "40"


def test_a_tombstone_says_who_when_and_why(with_vault: Built) -> None:
    page = with_vault.html["articles/gribbleton-report/"]
    said = words(page.main)
    assert "Taken down on 21 April 2031: by order of a court" in said
    assert "Times, 7 April 2031" in said
    moved = with_vault.html["articles/an-older-report/"]
    assert "articles/gribbleton-report/" in moved.targets()


def test_a_report_taken_down_is_in_lists_by_its_tombstone_only(with_vault: Built) -> None:
    register = words(with_vault.html["articles/"].main)
    assert register.startswith("4 reports")
    assert register.count("Report taken down") == 2
    rows = [row for row in with_vault.rows("articles") if row["display"] == "taken-down"]
    assert [sorted(row) for row in rows] == [
        ["display", "id", "published", "reason", "source", "taken_down"],
        ["display", "id", "reason", "source", "taken_down"],
    ]
    others = contents(with_vault.pages / "data")
    held = {name for name, data in others.items() if b"gribbleton-report" in data}
    assert held == {"data/articles.jsonl"}
    assert b"gribbleton" not in b"".join(
        unpacked(data) for name, data in with_vault.files().items() if "/search/" in name
    )


def test_what_was_found_before_a_redaction_is_never_published(tmp_path: Path) -> None:
    """Findings of a text that was not redacted yet are refused, where the vault is not at hand."""
    before = {name: text for name, text in RECORDS.items() if name == "articles/2031/vaulted.md"}
    text = re.sub(r"redacted:\n.*\n|reuse:.*\n", "", before["articles/2031/vaulted.md"] or "")
    source = {"sources/quiddle-times.yml": "name: Times\nkind: newspaper\n"}
    content = planted(tmp_path, {**source, "articles/2031/vaulted.md": text})
    vault = with_vault_folder(tmp_path / "vault")
    build(plan(content, vault=vault), tmp_path / "pages", None)
    (content / "people/z.yml").write_text(RECORDS["people/z-blenquast.yml"] or "", "utf-8")
    outcome = build(plan(content), tmp_path / "later", None)
    assert set(codes_of(outcome.problems)) >= {"findings-stale"}
    assert not (tmp_path / "later").exists()
