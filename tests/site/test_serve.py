"""The archive served while it is written: what a build gives, and sound after every mistake."""

import http.client
import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from archive.pipeline import Plan, build
from archive.serve.desk import Desk
from archive.serve.edition import with_script
from archive.serve.host import hosting
from archive.site.headers import said
from tests.site.building import DAY, replace
from tests.site.test_pictures import PAGE as PICTURE
from tests.site.test_pictures import archive, record
from tests.unit.invented import TREE, planted
from tests.unit.pictures import PNG

FIRST = "/articles/first/"
SCRIPT = b'<script src="/_serve/live.js" data-state="%s" defer></script>\n'


class Answer(NamedTuple):
    """The answer to a request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    """A served archive: its records, its desk, and questions to its host."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.plan, self.content, self.folder = plan, plan.content, folder
        self.desk = Desk(self.plan, folder / "served")
        self.desk.renew()
        self.port = 0

    def ask(self, path: str, **headers: str) -> Answer:
        """Return the answer to a request."""
        with closing(self._asked(path, headers)) as connection:
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def told(self, path: str) -> dict[str, object]:
        """Return what a browser that shows a page is told at first."""
        with closing(self._asked(f"/_serve/news?page={path}", {})) as connection:
            with connection.getresponse() as answer:
                told: dict[str, object] = json.loads(answer.readline().removeprefix(b"data: "))
            return told

    def _asked(self, path: str, headers: dict[str, str]) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers={"Host": f"127.0.0.1:{self.port}"} | headers)
        return connection

    def text(self, path: str) -> str:
        """Return a page."""
        return self.ask(path).body.decode()

    def write(self, name: str, text: str | bytes) -> None:
        """Save a file, and read everything again."""
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.desk.renew()

    def add(self, name: str, text: str) -> None:
        """Save a file with words more at its end."""
        self.write(name, (self.content / name).read_text("utf-8") + text)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Yield the invented archive, served."""
    with served(tmp_path) as site:
        yield site


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve the invented archive in a folder."""
    plan = Plan(content=planted(folder), vault=None, audience="private", day=DAY)
    site = Site(folder, plan)
    with hosting(site.desk, "127.0.0.1", 0) as address:
        site.port = urlsplit(address).port or 0
        yield site


def test_every_file_is_what_a_cold_build_gives_after_any_edits(site: Site) -> None:
    site.add("articles/2031/first.md", "\nA fourth line about Lena Morav. Morav was there.\n")
    site.write("places/quay.yml", "name: The Quay\naliases: [Old Quay]\n")
    site.add("articles/2030/second.md", "Lena Morav met them on the Old Quay in Elling.\n")
    compare(site)
    site.write("articles/2031/third.md", TREE["articles/2031/first.md"].replace("04-02", "04-03"))
    site.write("people/lena-morav.yml", "name: Lena Moravec\naliases: [Lena Morav]\n")
    (site.content / "articles/2031/third.md").unlink()
    site.write("people/ada-quill.yml", "name: Ada Quill\nformerly: [ada-q]\n")
    compare(site)


def test_so_it_is_with_a_vault_redactions_and_shared_texts(tmp_path: Path, root: Path) -> None:
    demo, content = root / "examples/demo", tmp_path / "content"
    shutil.copytree(demo / "content", content)
    plan = Plan(content=content, vault=demo / "vault", audience="public", day=DAY)
    site = Site(tmp_path, plan)
    for name, old, new in (
        ("places/tarve.yml", "misspellings: [Tarvay]", "misspellings: [Tarvay, Tarwey]"),
        ("people/lorry-driver.yml", "reason: ", "reason: At last, "),
        ("events/clearance-of-pier-4.yml", "name: ", "name: The "),
    ):
        replace(content / name, old, new)
        site.desk.renew()
    compare(site)


def compare(site: Site) -> None:
    """Compare all that is made with a cold build."""
    pages, built = site.folder / "pages", site.folder / "built"
    outcome = build(site.plan, pages, built)
    assert outcome.archive is not None, outcome.problems
    files = [file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file()]
    files.remove("manifest-sha256.txt")  # of the published site
    assert len(files) > 60
    edition = site.desk.news.edition
    assert edition is not None
    for name in sorted(files, key=lambda name: "manifest" not in name):
        assert edition.file(name) == (built / name).read_bytes(), name


def test_a_page_is_served_as_it_is_made_with_one_script_more(site: Site) -> None:
    edition = site.desk.news.edition
    assert edition is not None
    for path in ("", "articles/first/", "people/", "organizations/dock-board/"):
        made = edition.file(f"{path}index.html")
        assert made is not None
        state = site.desk.news.state(f"{path}index.html")
        shown = site.ask(f"/{path}").body
        assert shown == with_script(made, "/_serve/live.js", state)
        assert shown.replace(SCRIPT % state.encode(), b"") == made


def test_a_page_has_a_new_state_only_when_it_is_another(site: Site) -> None:
    first, second = site.told(FIRST), site.told("/articles/second/")
    site.add("articles/2031/first.md", "\nOne line more.\n")
    assert site.told(FIRST)["state"] != first["state"]
    assert site.told("/articles/second/") == second


def test_the_picture_of_a_page_is_served(tmp_path: Path) -> None:
    content, vault = archive(tmp_path, scan=record())
    desk = Desk(Plan(content=content, vault=vault, audience="public", day=DAY), tmp_path / "served")
    edition = desk.renew().edition
    assert edition is not None
    assert edition.file(PICTURE) == PNG
    assert b'src="page.png"' in (edition.file("articles/scan/index.html") or b"")


def test_a_page_that_is_gone_is_not_found(site: Site) -> None:
    (site.content / "articles/2031/third.md").write_text(
        TREE["articles/2031/first.md"].replace("04-02", "04-03"), "utf-8"
    )
    site.desk.renew()
    assert site.ask("/articles/third/").status == 200
    (site.content / "articles/2031/third.md").unlink()
    site.desk.renew()
    assert site.ask("/articles/third/").status == 404
    assert site.told("/articles/third/")["state"] == ""


def test_a_page_says_its_own_state(site: Site) -> None:
    assert f'data-state="{site.told(FIRST)["state"]}"' in site.text(FIRST)


BROKEN = {
    "half a list": b"---\ntitle: Strike\nsubjects: [strikes\n---\nA text.\n",
    "half a key": b"---\ntitle: Strike\nsour",
    "no text at all": b"",
    "no UTF-8": TREE["articles/2031/first.md"].encode().replace(b"Morav", b"Mor\xff"),
    "a nul": TREE["articles/2031/first.md"].encode().replace(b"harbour", b"har\0bour"),
    "an anchor": b"---\ntitle: &a Strike\nsource: *a\n---\n",
    "deep brackets": b"---\ntitle: " + b"[" * 5000 + b"\n---\n",
    "an unknown source": TREE["articles/2031/first.md"].encode().replace(b"harbour-post", b"harb"),
}


def test_whatever_is_half_typed_the_last_sound_page_stays(site: Site) -> None:
    before = site.text(FIRST)
    for kind, text in BROKEN.items():
        site.write("articles/2031/first.md", text)
        assert site.text(FIRST) == before, kind
        assert site.told(FIRST)["problems"], kind
    site.write("articles/2031/first.md", TREE["articles/2031/first.md"])
    assert site.text(FIRST) == before
    assert site.told(FIRST)["problems"] == []


def test_of_many_problems_the_first_are_shown(site: Site) -> None:
    (site.content / "articles").rename(site.content / "people/articles")
    for number in range(30):
        (site.content / f"people/p{number}.yml").write_text("kind: minister\n", "utf-8")
    site.desk.renew()
    problems = site.told(FIRST)["problems"]
    assert isinstance(problems, list)
    assert len(problems) == 22
    assert "more: archive check lists them all" in problems[-2]
    assert "Nothing was written" in problems[-1]


def test_folders_and_files_that_go_and_come_back_are_survived(site: Site) -> None:
    before, away = site.text(FIRST), site.folder / "away"
    for name in ("articles/2031", "sources", "subjects.yml", "."):
        (site.content / name).rename(away)
        site.desk.renew()
        assert site.text(FIRST) == before, name
        assert site.told(FIRST)["problems"], name
        away.rename(site.content / name)
        site.desk.renew()
        assert site.told(FIRST)["problems"] == [], name
    (site.content / "people/loop.yml").symlink_to("loop.yml")
    site.desk.renew()
    assert site.told(FIRST)["problems"]


def test_what_editors_put_beside_a_file_is_no_problem(site: Site) -> None:
    text = TREE["articles/2031/first.md"]
    for name in ("first.md~", "#first.md#", ".first.md.swp", ".#first.md"):
        site.write(f"articles/2031/{name}", text)
    assert site.told(FIRST)["problems"] == []


def test_an_archive_that_was_never_sound_says_so_on_every_page(tmp_path: Path) -> None:
    with served(tmp_path) as site:
        (site.content / "subjects.yml").write_text("work", "utf-8")
        site.desk = Desk(site.plan, tmp_path / "again")
        site.desk.renew()
        with hosting(site.desk, "127.0.0.1", 0) as address:
            site.port = urlsplit(address).port or 0
            answer = site.ask(FIRST)
            assert answer.status == 503
            assert b"live.js" in answer.body
            assert site.told(FIRST)["problems"]
            site.write("subjects.yml", TREE["subjects.yml"])
            assert site.ask(FIRST).status == 200


def test_a_fault_of_the_program_ends_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("archive.serve.desk.read", lambda _plan: 1 / 0)
        site.desk.renew()
    assert "ZeroDivisionError" in str(site.told(FIRST)["problems"])
    assert "ZeroDivisionError" in capsys.readouterr().err
    site.desk.renew()
    assert site.told(FIRST)["problems"] == []


def test_a_page_that_cannot_be_made_says_why(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("<b>disk</b>")

    monkeypatch.setattr("archive.serve.edition.publish", fail)
    answer = site.ask(FIRST)
    assert answer.status == 500
    assert b"&lt;b&gt;disk" in answer.body
    assert b"live.js" in answer.body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_name_of_this_machine_is_not_answered(site: Site, host: str) -> None:
    answer = site.ask(FIRST, Host=host)
    assert answer.status == 421
    assert b"Strike" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "[::1]:8000", "192.0.2.7:80"])
def test_an_address_or_localhost_is_answered(site: Site, host: str) -> None:
    assert site.ask(FIRST, Host=host).status == 200


def test_the_policy_of_the_pages_holds(site: Site) -> None:
    for path in (FIRST, "/_serve/live.js", "/not-there/", "/assets/cuttings.css"):
        answer = site.ask(path)
        wanted = said() | {"Cross-Origin-Resource-Policy": "same-origin"}
        assert {name: answer.headers[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    "path",
    ["/../content/subjects.yml", "/%2e%2e/content/subjects.yml", "//etc/passwd", "/a?b", "/%ff",
     "/articles/first.md", "/articles%00/", "/_serve/../live.js", "/_serve/host.py"],
)  # fmt: skip
def test_only_files_of_the_site_are_served(site: Site, path: str) -> None:
    assert site.ask(path).status == 404


def test_a_page_without_its_slash_leads_to_it(site: Site) -> None:
    answer = site.ask("/articles/first?q=1")
    assert (answer.status, answer.headers["Location"]) == (302, "/articles/first/?q=1")


def test_nothing_is_written_among_the_records(site: Site) -> None:
    before = sorted(site.content.rglob("*"))
    site.add("articles/2031/first.md", "\nMore.\n")
    site.text(FIRST)
    site.ask("/search/manifest.bin")
    assert sorted(site.content.rglob("*")) == before


def test_who_searches_with_an_older_index_finds_its_files(site: Site) -> None:
    edition = site.desk.news.edition
    assert edition is not None
    assert edition.file("search/manifest.bin")
    folder = next((site.folder / "served/search").glob("*/words")).parent.name
    site.add("articles/2031/first.md", "\nA word: zanzel.\n")
    newer = site.desk.news.edition
    assert newer is not None
    assert newer.file("search/manifest.bin")
    assert newer.file(f"search/{folder}/words/0.bin")


def test_a_theme_that_is_broken_leaves_the_pages_as_they_were(tmp_path: Path, root: Path) -> None:
    settings, theme = tmp_path / "mkdocs.yml", tmp_path / "theme"
    shutil.copytree(root / "theme", theme)
    text = f"INHERIT: {root}/mkdocs.yml\ntheme: {{custom_dir: {theme}}}\n"
    text += f"hooks: [{root}/archive/site/hook.py]\n"
    settings.write_text(text, "utf-8")
    with served(tmp_path) as site:
        site.text(FIRST)
        before = site.told(FIRST)
        for file, broken in ((settings, "site_name: [\n"), (theme / "light.html", "{% if %}")):
            sound = file.read_text("utf-8")
            file.write_text(broken + sound, "utf-8")
            site.desk.renew()
            assert site.told(FIRST)["state"] == before["state"]
            assert site.text(FIRST)
            assert "cannot be shown" in str(site.told(FIRST)["problems"])
            file.write_text(sound, "utf-8")
        settings.write_text(text + "site_name: Other Cuttings\n", "utf-8")
        site.desk.renew()
        assert site.told(FIRST)["state"] != before["state"]
        assert "Other Cuttings" in site.text(FIRST)
        assert site.told(FIRST)["problems"] == []
