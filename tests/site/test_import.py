"""Documents taken in from the command line, reviewed, and published: the way from end to end."""

import json
import os
from pathlib import Path

import pytest

from archive.cli import main
from archive.pipeline import build
from archive.records.vault import sha256
from tests.unit.invented import plan, planted

TEXT = (
    "Ferry kept in port\n\nBy Ada Quill\n\nELLING, April 2 - The ferry stayed in port on Wednesday,"
    " and the Dock Board gave no reason.\n\nA sailor said that a pump had failed.\n"
)
LATER = TEXT.replace("gave no reason", "named a failed pump") + "\nThe pump is Zwergzebu-made.\n"
URL = "https://example.org/ferry"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an archive and a vault in it, and documents beside them."""
    monkeypatch.delenv("CUTTINGS_VAULT", raising=False)
    monkeypatch.chdir(tmp_path)
    planted(tmp_path)
    (tmp_path / "vault").mkdir()
    return tmp_path


def table(folder: Path, text: str) -> Path:
    """Write a table of one report, as a library's list may hold it."""
    file = folder / "list.csv"
    quoted = text.replace('"', '""')
    row = f'Ferry kept in port,The Harbour Post,{URL},2031-04-02,en,"{quoted}"\n'
    file.write_text(f"title,source,url,date,language,text\n{row}", encoding="utf-8", newline="")
    os.utime(file, (1_933_000_000, 1_933_000_000))
    return file


def run(*arguments: str | Path) -> int:
    return main(["import", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    found = [*folder.glob("content/**/*"), *folder.glob("vault/**/*")]
    return {str(one): one.read_bytes() for one in found if one.is_file()}


def site(folder: Path, *, audience: str = "public") -> str:
    """Build, and return all pages as one text."""
    outcome = build(
        plan(folder / "content", vault=folder / "vault", audience=audience), folder / "p", None
    )
    assert outcome.archive is not None, outcome.problems
    return "\n".join(one.read_text("utf-8") for one in sorted((folder / "p").rglob("*.md")))


def record(folder: Path) -> Path:
    return folder / "content/articles/2031/harbour-post-2031-04-02.md"


def test_document_is_published_only_after_review(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(table(at, TEXT), "--vault", "vault") == 0
    said = capsys.readouterr().out
    assert "new: content/articles/2031/harbour-post-2031-04-02.md" in said
    assert "1 report: 1 new." in said
    assert "Ferry kept in port" not in site(at)
    text = record(at).read_text(encoding="utf-8")
    record(at).write_text(text.replace("review: pending\n", ""), encoding="utf-8")
    pages = site(at)
    assert "“Ferry kept in port”" in pages
    assert "a pump had failed" not in pages  # metadata-only: no word of the text
    assert sha256(TEXT) in pages


def test_json_tells_each_draft_and_writes_nothing(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(at)
    assert run(table(at, TEXT), "--dry-run", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert {"record", "text", "zones", "guesses"} <= found.keys()
    assert found["record"]["id"] == "harbour-post-2031-04-02"
    assert found["record"]["source"] == "harbour-post"
    assert found["text"] == TEXT
    assert {"start", "end", "zone", "rule"} <= found["zones"][0].keys()
    wanted = {"field", "value", "start", "end", "rule", "grade", "from"}
    assert all(guess.keys() == wanted for guess in found["guesses"])
    assert files(at) == before


def test_one_refused_document_keeps_no_other_out(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "empty.txt").write_bytes(b"")
    assert run(at / "empty.txt", table(at, TEXT), "missing.txt", "--vault", "vault") == 1
    said = capsys.readouterr()
    assert "1 report: 1 new, 2 refused" in said.out
    assert "empty.txt: it is empty" in said.err
    assert said.err.count("fix: ") == 2
    assert record(at).exists()


def test_twice_changes_nothing_and_says_so(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(table(at, TEXT), "--vault", "vault")
    before = files(at)
    assert run(table(at, TEXT), "--vault", "vault") == 0
    assert "1 report: 1 unchanged." in capsys.readouterr().out
    assert files(at) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the vault"),
        (["--vault", "nowhere"], "there is no folder nowhere"),
        (["--vault", "content"], "two folders"),
        (["--vault", "vault", "--source", "harbour-pots"], "did you mean harbour-post?"),
    ],
)
def test_wrong_use_is_told_and_nothing_written(
    at: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = files(at)
    assert run(table(at, TEXT), *arguments) == 2
    assert said in capsys.readouterr().err
    assert files(at) == before


class TestVersions:
    """What stood at a known address with other words."""

    def reviewed(self, at: Path, *, rights: str) -> Path:
        """Take two versions of a report in, and review the record."""
        run(table(at, TEXT), "--vault", "vault", "--rights", rights)
        run(table(at, LATER), "--vault", "vault", "--retrieved", "2031-04-12")
        text = record(at).read_text(encoding="utf-8")
        record(at).write_text(text.replace("\nreview: pending\n", "\n", 1), encoding="utf-8")
        return record(at)

    def test_version_is_not_shown_before_review(
        self, at: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.reviewed(at, rights="full")
        assert "changed after publication: 2 passages are new, 1" in capsys.readouterr().out
        pages = site(at)
        assert "“Ferry kept in port”" in pages
        assert "Changed after publication" not in pages
        assert "Zwergzebu" not in pages

    @pytest.mark.parametrize(("rights", "shown"), [("full", True), ("metadata-only", False)])
    def test_words_are_shown_to_who_may_read_them(
        self,
        at: Path,
        rights: str,
        shown: bool,  # noqa: FBT001 - a parameter of the test
    ) -> None:
        file = self.reviewed(at, rights=rights)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("    review: pending\n", ""), encoding="utf-8")
        pages = site(at)
        assert "on 12 April 2031" in pages
        assert "it lacked 1 passage, and had 2 passages of its own" in pages
        assert ("Zwergzebu" in pages) is shown

    def test_damaged_version_stops_the_build(self, at: Path) -> None:
        self.reviewed(at, rights="full")
        (version,) = (at / "vault/2031").glob("*.????????.txt")
        version.write_bytes(b"damaged")
        damaged = plan(at / "content", vault=at / "vault")
        assert {one.code for one in build(damaged, at / "p", None).problems} == {"capture-changed"}

    def test_one_command_accepts_a_report_with_its_versions(self, at: Path) -> None:
        run(table(at, TEXT), "--vault", "vault", "--rights", "full")
        run(table(at, LATER), "--vault", "vault")
        assert main(["accept", "harbour-post-2031-04-02"]) == 0
        assert "review: pending" not in record(at).read_text(encoding="utf-8")
        assert "Zwergzebu" in site(at)


def test_saved_page_is_taken_in(at: Path) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in TEXT.split("\n\n")[2:] * 3)
    page = (
        '<html lang="en"><head><title>Ferry kept in port</title>'
        f'<link rel="canonical" href="{URL}">'
        '<meta property="og:title" content="Ferry kept in port"></head><body><nav>Home</nav>'
        f"<article><h1>Ferry kept in port</h1>{paragraphs}</article></body></html>"
    )
    (at / "page.html").write_text(page, encoding="utf-8")
    assert run("page.html", "--vault", "vault", "--source", "harbour-post") == 0
    (file,) = (at / "content/articles").glob("undated/harbour-post-*.md")
    text = file.read_text(encoding="utf-8")
    assert "title: Ferry kept in port\n" in text
    assert f"url: {URL}\n" in text
    assert "zone: headline" in text
    assert sha256(page) in text
    site(at)  # builds without a problem


def answer(day: str, body: str) -> bytes:
    """Return a record of a WARC file: what the address gave on a day (ISO 28500, 6.3)."""
    html = f"<html><body><article><h1>Ferry kept in port</h1>{body}</article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{day}>\r\n"
        f"WARC-Date: {day}T10:00:00Z\r\nWARC-Target-URI: {URL}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_two_states_of_a_page_in_a_web_archive_are_versions(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(f"<p>{line * 3}</p>" for line in TEXT.split("\n\n"))
    later = f"{lines}<p>Since then the pump has been mended, said the owner.</p>"
    states = answer("2031-04-03", lines) + answer("2031-04-04", later)
    (at / "ferry.warc").write_bytes(states)
    assert run("ferry.warc", "--vault", "vault", "--source", "harbour-post") == 0
    assert "2 reports: 1 new, 1 with another version" in capsys.readouterr().out
    (file,) = (at / "content/articles").glob("*/harbour-post-*.md")
    text = file.read_text(encoding="utf-8")
    assert 'retrieved: "2031-04-03"' in text
    assert 'retrieved: "2031-04-04"' in text
    assert "added: 1" in text
    before = files(at)
    assert run("ferry.warc", "--vault", "vault", "--source", "harbour-post") == 0
    assert files(at) == before
