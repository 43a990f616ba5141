"""Feeds, lists of addresses and addresses are fetched, here from a server on this machine."""

import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from archive.intake.documents import fetch as fetching
from archive.intake.documents.feeds import read_feed
from archive.intake.documents.fetch import PRIVATE, Unfetched, fetch
from archive.intake.draft import Draft, Guess
from archive.intake.refused import Refused
from tests.unit.printed_pdf import printed

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>Docks &amp; sheds</title><link>{base}/a</link>
<author>ada@example.org (Ada Quill)</author>
<category>ports</category><pubDate>Wed, 02 Apr 2031 01:00:00 +0300</pubDate>
<description>&lt;p&gt;Short &lt;b&gt;words&lt;/b&gt;.&lt;/p&gt;
&lt;script&gt;x&lt;/script&gt;</description></item>
<item><title>Gone</title><link>{base}/missing</link><pubDate>Wed, 02 Apr</pubDate></item>
</channel></rss>"""
PDF = printed([["The docks stay shut, so the Board."]], "", "")


class Server(NamedTuple):
    """Where a server answers, and what it was asked."""

    base: str
    asked: list[tuple[str, Mapping[str, str]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server on this machine that serves the paths below."""
    asked: list[tuple[str, Mapping[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            PATHS.get(self.path, missing)(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield Server(f"http://127.0.0.1:{running.server_port}", asked)
    running.shutdown()
    running.server_close()


def missing(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


def says(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def leads(to: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


def feed(handler: BaseHTTPRequestHandler) -> None:
    host = handler.headers["Host"]
    says(FEED.format(base=f"http://{host}").encode())(handler)


PATHS: Mapping[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "/a": says(b"<html><title>Docks</title><p>Words of the page.</p></html>"),
    "/pdf": says(PDF), "/feed": feed, "/moved": leads("/a"), "/round": leads("/round"),
    "/out": leads("file:///etc/passwd"), "/inside": leads("http://169.254.169.254/latest/"),
    "/large": says(b"x" * 5_000), "/n%C3%A4h?a=%20b": says(b"<p>umlaut</p>"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fast_and_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PRIVATE, "1")
    monkeypatch.setattr(fetching, "_PAUSE", 0.0)
    monkeypatch.setattr("archive.intake.documents.feeds.page_of", as_page)


def as_page(data: bytes, origin: str, address: str) -> Draft:
    """Stand in for the reader of saved pages, which has its own tests."""
    guess = Guess(field="title", value="Of the page", grade="stated", rule="r", words="title")
    text = data.decode()
    return Draft(origin=f"{origin} @ {address}", capture=data, suffix=".html", text=text,
                 guesses=(guess,))  # fmt: skip


def facts(draft: Draft) -> dict[str, object]:
    return {guess.field: guess.value for guess in draft.guesses}


def test_an_address_is_fetched_and_read_as_a_saved_page(server: Server) -> None:
    (draft,) = read_feed(b"", f"{server.base}/moved")
    assert draft.capture == b"<html><title>Docks</title><p>Words of the page.</p></html>"
    assert facts(draft) == {"title": "Of the page", "url": f"{server.base}/a"}
    assert draft.retrieved is not None
    path, headers = server.asked[-1]
    assert path == "/a"
    assert headers["User-Agent"].startswith("cuttings/")
    assert "Cookie" not in headers


def test_a_feed_gives_what_its_pages_do_not_tell(server: Server) -> None:
    found, lost = read_feed(b"", f"{server.base}/feed")
    assert facts(found) == {
        "title": "Of the page",
        "url": f"{server.base}/a",
        "source": "The Harbour Post",
        "authors": ({"name": "Ada Quill"},),
        "published": "2031-04-02",
        "subjects": ("ports",),
        "abstract": "Short words.",
    }
    assert facts(lost) == {
        "title": "Gone",
        "source": "The Harbour Post",
        "url": f"{server.base}/missing",
    }
    assert lost.capture is None
    assert any("404" in said for said in lost.unknown)


def test_a_list_goes_on_after_an_address_that_gives_nothing(server: Server) -> None:
    lines = f"# ours\n{server.base}/missing\n\n{server.base}/pdf\n{server.base}/pdf\n"
    drafts = read_feed(lines.encode(), "list.txt")
    assert next(drafts).suffix == ".pdf"
    with pytest.raises(Refused, match=r"1 of 2 addresses.*404"):
        next(drafts)


def test_letters_beyond_ascii_are_asked_for_as_the_web_does(server: Server) -> None:
    assert fetch(f"{server.base}/näh?a=%20b").data == b"<p>umlaut</p>"


@pytest.mark.parametrize("path", ["/round", "/out", "/missing"])
def test_a_way_that_leads_nowhere_is_told(server: Server, path: str) -> None:
    with pytest.raises(Unfetched):
        fetch(server.base + path)


def test_a_page_beyond_the_limit_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_LARGEST", 4_000)
    with pytest.raises(Unfetched, match="larger"):
        fetch(f"{server.base}/large")


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/", "http://127.0.0.1:1/", "http://[::1]/", "http://10.0.0.1/",
        "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/", "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://2130706433/",
        "http://100.64.0.1/", "http://[64:ff9b:1::1]/", "http://224.0.0.1/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_no_private_address_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PRIVATE)
    monkeypatch.setattr("socket.create_connection", lambda *_a, **_k: pytest.fail("it was asked"))
    with pytest.raises(Unfetched):
        fetch(address)


def test_no_redirect_leads_to_a_private_address(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fetching._is_public  # noqa: SLF001
    monkeypatch.delenv(PRIVATE)
    monkeypatch.setattr(fetching, "_is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    with pytest.raises(Unfetched, match="private network"):
        fetch(f"{server.base}/inside")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "http://", "https://user:word@example.org/", "x",
     "http://exa mple.org:99999/", "http://[broken/", "http://a\r\nHost: b/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_not_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.create_connection", lambda *_a, **_k: pytest.fail("it was asked"))
    with pytest.raises(Unfetched):
        fetch(address)


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel><item><link>http", b"<rss></rss>", b"<feed>" + b"<a>" * 50_000,
        b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>",
        b"nothing", b"# only a remark\n", b"https://example.org/\n" * 2 + b"".join(
            b"https://example.org/%d\n" % n for n in range(600)),
    ],
)  # fmt: skip
def test_what_names_no_report_is_refused_without_asking(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.create_connection", lambda *_a, **_k: pytest.fail("it was asked"))
    with pytest.raises(Refused) as why:
        list(read_feed(data, "x"))
    assert why.value.fix
