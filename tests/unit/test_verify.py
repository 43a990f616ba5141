"""A site compared with its manifest: on this machine, and as a host serves it."""

import hashlib
import http.server
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import cli
from archive.exchange import places
from archive.exchange.manifest import MANIFEST, write_manifest
from tests.browser.site_server import answering, serving

NAMES = ("index.html", "people/ada-quill/index.html", "_headers", "odd 100% #1?.txt")
Say = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a few files and their manifest."""
    folder = tmp_path / "site"
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    write_manifest(folder)
    return folder


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Return what `archive verify` says: its exit code, and the lines that it prints."""

    def said(*arguments: object) -> tuple[int, list[str]]:
        code = cli.main(["verify", *map(str, arguments)])
        printed = capsys.readouterr()
        assert not (printed.out and printed.err)
        return code, (printed.out or printed.err).splitlines()

    return said


def own(site: Path) -> str:
    return hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()


class TestFolder:
    """A folder is seen whole."""

    def test_that_is_as_it_was_is_identical(self, site: Path, say: Say) -> None:
        said = f"identical: 4 files, manifest SHA-256 {own(site)}"
        assert say(site) == (0, [said])
        assert say(f"{site}/") == (0, [said])

    def test_each_difference_is_named(self, site: Path, say: Say) -> None:
        (site / "index.html").write_text("other")
        (site / "_headers").unlink()
        (site / "people/.new").write_text("")
        code, lines = say(site)
        assert code == 1
        assert lines[:-1] == ["missing  _headers", "changed  index.html", "added    people/.new"]
        assert lines[-1].startswith("not identical: 1 missing, 1 changed, 1 added; 4 files, manif")

    def test_no_link_is_followed(self, site: Path, tmp_path: Path, say: Say) -> None:
        (site / "index.html").rename(tmp_path / "elsewhere")
        (site / "index.html").symlink_to(tmp_path / "elsewhere")
        (site / "more").symlink_to(tmp_path, target_is_directory=True)
        code, lines = say(site)
        assert code == 1
        assert [line.split()[:2] for line in lines[:-1]] == [
            ["unread", "index.html"],
            ["added", "more"],
        ]

    def test_a_pipe_is_not_waited_for(self, site: Path, say: Say) -> None:
        (site / "index.html").unlink()
        os.mkfifo(site / "index.html")
        code, lines = say(site)
        assert (code, lines[0].split()[:2]) == (1, ["unread", "index.html"])

    def test_a_link_to_the_site_is_the_site(self, site: Path, tmp_path: Path, say: Say) -> None:
        (tmp_path / "public").symlink_to(site)
        assert say(tmp_path / "public")[0] == 0

    @pytest.mark.parametrize("name", ["nowhere", "site/index.html", "", "\0"])
    def test_without_a_folder_nothing_can_be_said(
        self, site: Path, tmp_path: Path, say: Say, name: str
    ) -> None:
        assert site.exists()
        code, lines = say(tmp_path / name)
        assert (code, len(lines)) == (2, 1)

    def test_without_a_manifest_nothing_can_be_said(self, site: Path, say: Say) -> None:
        (site / MANIFEST).unlink()
        assert say(site) == (
            2,
            [f"archive: {site}/{MANIFEST} is not there; archive build writes it with the site"],
        )


class TestNoted:
    """Whoever can change a site can change its manifest; so one is kept elsewhere."""

    def test_by_its_hash_or_its_file(self, site: Path, tmp_path: Path, say: Say) -> None:
        kept = tmp_path / "kept.txt"
        kept.write_bytes((site / MANIFEST).read_bytes())
        for noted in (own(site), own(site).upper(), kept):
            assert say(site, "--manifest", noted)[0] == 0

    def test_shows_a_manifest_that_was_changed_with_its_site(
        self, site: Path, tmp_path: Path, say: Say
    ) -> None:
        before, kept = own(site), tmp_path / "kept.txt"
        kept.write_bytes((site / MANIFEST).read_bytes())
        (site / "index.html").write_text("other")
        write_manifest(site)
        assert say(site)[0] == 0
        changed = f"changed  {MANIFEST} (its SHA-256 is now {own(site)})"
        assert say(site, "--manifest", before)[1][0] == changed
        code, lines = say(site, "--manifest", kept)
        assert (code, lines[:-1]) == (1, [changed, "changed  index.html"])

    @pytest.mark.parametrize("noted", ["nowhere", "f" * 63, "g" * 64, ".", "a/b"])
    def test_that_is_neither_is_wrong_use(self, site: Path, say: Say, noted: str) -> None:
        code, lines = say(site, "--manifest", noted)
        assert (code, len(lines)) == (2, 1)


HASH = "0" * 64


class TestHostile:
    """A manifest may be a stranger's."""

    @pytest.mark.parametrize(
        "path", ["../secret", "/etc/hostname", "a/../../secret", "a//b", ".", "a\\b", "a\0b"]
    )
    def test_a_path_that_leads_out_is_refused(self, site: Path, say: Say, path: str) -> None:
        (site / MANIFEST).write_text(f"{HASH}  {path}\n")
        code, lines = say(site)
        assert (code, lines) == (
            2,
            ["archive: line 1 of the manifest is no hash and path of a file"],
        )

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\n", b"hello\n", b"0" * 64 + b" *a\n"])
    def test_what_is_no_manifest_is_refused(self, site: Path, say: Say, data: bytes) -> None:
        (site / MANIFEST).write_bytes(data)
        code, lines = say(site)
        assert (code, len(lines)) == (2, 1)

    def test_a_huge_one_is_refused(
        self, site: Path, say: Say, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(places, "LARGEST_MANIFEST", 100)
        assert say(site)[0] == 2
        with serving(site) as address:
            assert say(address)[0] == 2

    def test_no_name_has_an_effect_on_a_terminal(self, site: Path, say: Say) -> None:
        (site / MANIFEST).write_text(f"{HASH}  \x1b[2J\u202egone%0Aidentical: 4 files\n")
        code, lines = say(site)
        assert code == 1
        assert "missing  \ufffd[2J\ufffdgone\ufffdidentical: 4 files" in lines


class TestPublished:
    """A copy that a host serves: what its manifest names is asked for."""

    def test_an_identical_one(self, site: Path, say: Say) -> None:
        with serving(site) as address:
            for end in ("", "index.html"):
                code, (first, unseen) = say(address + end)
                assert (code, first) == (0, f"identical: 4 files, manifest SHA-256 {own(site)}")
                assert "cannot be seen" in unseen

    def test_each_difference_is_named(self, site: Path, say: Say) -> None:
        (site / "index.html").write_text("other")
        (site / NAMES[3]).unlink()
        (site / "added").write_text("")
        with serving(site) as address:
            code, lines = say(address)
        assert (code, lines[:2]) == (1, ["changed  index.html", f"missing  {NAMES[3]}"])
        assert lines[2].startswith("not identical: 1 changed, 1 missing; 4 files")

    def test_settings_that_the_host_keeps_to_itself_are_not_missed(
        self, site: Path, say: Say
    ) -> None:
        (site / "_headers").unlink()
        with serving(site) as address:
            assert say(address)[0] == 0
        assert say(site)[0] == 1

    def test_a_noted_manifest_counts_here_too(self, site: Path, say: Say) -> None:
        with serving(site) as address:
            assert say(address, "--manifest", own(site))[0] == 0
            assert say(address, "--manifest", HASH)[0] == 1

    @pytest.mark.parametrize(
        "address", ["http://", "https:///a", "http://127.0.0.1:1/", "http://[", "http://a:b/"]
    )
    def test_a_host_that_does_not_answer(self, say: Say, address: str) -> None:
        code, lines = say(address)
        assert (code, len(lines)) == (2, 1)
        assert lines[0].startswith("archive: ")

    def test_a_host_without_a_manifest(self, site: Path, say: Say) -> None:
        (site / MANIFEST).unlink()
        with serving(site) as address:
            assert say(address)[1] == [
                f"archive: {address}{MANIFEST} cannot be read: the host answers 404"
            ]


class Odd(http.server.BaseHTTPRequestHandler):
    """A host of many moods: by the file's name it leads away, fails, goes silent or lies."""

    lines = "".join(f"{HASH}  {name}\n" for name in ("away", "broken", "file", "short", "round"))

    def do_GET(self) -> None:
        """Answer by the last part of the path."""
        name = self.path.rpartition("/")[2]
        if name == MANIFEST:
            self.answer(200, self.lines.encode())
        elif name in {"away", "file", "round"}:
            self.send_response(302)
            to = {"away": "http://other.invalid/", "file": "file:///etc/hostname", "round": "round"}
            self.send_header("Location", to[name])
            self.end_headers()
        elif name == "short":
            self.answer(200, b"half", claimed=8)
        else:
            self.answer(503, b"")

    def answer(self, status: int, data: bytes, claimed: int | None = None) -> None:
        """Send a body, and say how long it is."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if claimed is None else claimed))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def odd() -> Iterator[str]:
    """Return the address of a host of many moods."""
    with answering(Odd) as host:
        yield f"{host}/"


def test_a_host_that_misbehaves_is_no_reason_to_stop(odd: str, say: Say) -> None:
    code, lines = say(odd)
    assert code == 1
    kinds = {line.split()[1]: line for line in lines[:-2]}
    assert kinds["away"] == "unread   away (it leads to another host)"
    assert kinds["broken"] == "unread   broken (the host answers 503)"
    assert kinds["file"].startswith("unread")
    assert kinds["round"].startswith("unread")
    assert kinds["short"].split()[0] in {"changed", "unread"}
