"""The host of the archive that is being written: for one machine, and for no page of others.

Some page in the same browser may know a name that leads to this machine, and ask there under that
name (DNS rebinding). So a request is answered only under an address, or under the host's own name;
and no answer may be loaded into pages of others. What is served keeps the policy of the pages: the
script that loads a page again is a file of this host.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from archive.serve.desk import Desk, News
from archive.serve.edition import PAGE, with_script
from archive.site.headers import said as headers_said

OWN: Final = "_serve/"
"""Below this address stands what the host itself has to say."""
_HERE: Final = Path(__file__).parent
_ASSETS: Final = {OWN + name: _HERE / name for name in ("live.js", "live.css")}
_NEWS: Final = OWN + "news"
_BREATH: Final = 10.0
"""Seconds after which a browser that shows a page is told that nothing is new."""
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "cuttings", ""

    def __init__(self, *given: object, desk: Desk, name: str) -> None:
        self._desk, self._name = desk, name
        super().__init__(*given)  # type: ignore[arg-type]  # what the server gives

    def do_GET(self) -> None:
        """Answer a request."""
        asked, _, query = self.path.partition("?")
        path = unquote(asked, errors="replace").removeprefix("/")
        if not _may_ask(self.headers.get("Host", ""), self._name):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"this host has another name\n", ".txt")
        elif path == _NEWS:
            self._tell(parse_qs(query).get("page", [""])[0])
        elif path in _ASSETS:
            self._send(HTTPStatus.OK, _ASSETS[path].read_bytes(), Path(path).suffix)
        else:
            self._show(path + PAGE if path.endswith("/") or not path else path, query)

    do_HEAD = do_GET  # noqa: N815 - the name that the server asks for

    def _show(self, path: str, query: str) -> None:
        news = self._desk.news
        try:
            status, body, suffix = _answer(news, path)
        except Exception as error:  # noqa: BLE001 - a template that is being written may do anything
            said = f"{type(error).__name__}: {error}"
            status, suffix = HTTPStatus.INTERNAL_SERVER_ERROR, ".html"
            body = _bare("This page cannot be shown", said)
        if status is HTTPStatus.FOUND:
            self._lead_to("/" + quote(path) + "/" + (f"?{query}" if query else ""))
            return
        if suffix == ".html":
            body = with_script(body, f"/{OWN}live.js", news.state(path))
        self._send(status, body, suffix)

    def _send(self, status: HTTPStatus, body: bytes, suffix: str) -> None:
        self._begin(status, _TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _lead_to(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in headers_said().items():
            self.send_header(name, value)

    def _tell(self, page: str) -> None:
        """Tell a browser what is new about the page that it shows, for as long as it listens.

        Server-sent events (HTML standard, 9.2).
        """
        path = unquote(page).removeprefix("/")
        path += PAGE if path.endswith("/") or not path else ""
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        number = 0
        with self._desk.showing(path):
            while self.command != "HEAD":
                news = self._desk.news_after(number, _BREATH)
                self.wfile.write(_event(news, path) if news.number > number else b":\n\n")
                self.wfile.flush()
                number = news.number

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal tells what is wrong with the records."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # whoever listens for news does not keep the program from ending

    def handle_error(self, *_: object) -> None:
        """Pass over a browser that has gone; tell any other fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)  # type: ignore[arg-type]  # what the server gives


def _answer(news: News, path: str) -> tuple[HTTPStatus, bytes, str]:
    """Return what is to be answered, and of which kind it is. Raises what the making raises."""
    if news.edition is None:
        wait = _bare("Nothing can be shown yet", "The records have problems.")
        return HTTPStatus.SERVICE_UNAVAILABLE, wait, ".html"
    found = news.edition.file(path)
    if found is not None:
        return HTTPStatus.OK, found, Path(path).suffix
    if news.edition.state(f"{path}/{PAGE}"):
        return HTTPStatus.FOUND, b"", ""
    return HTTPStatus.NOT_FOUND, news.edition.file("404.html") or _bare("Not found", ""), ".html"


def _event(news: News, path: str) -> bytes:
    told = {"state": news.state(path), "problems": news.problems}
    return f"data: {json.dumps(told)}\n\n".encode()


def _bare(title: str, said: str) -> bytes:
    """Return a page that needs no theme."""
    head = f'<meta charset="utf-8"><title>{title}</title>'
    main = f"<main><h1>{title}</h1><p>{escape(said)}</p></main>"
    page = f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{main}</body></html>\n'
    return page.encode()


def _may_ask(host: str, name: str) -> bool:
    """Whether a request names this host as nobody else could: by an address, or by its own name."""
    try:
        asked = urlsplit(f"//{host}").hostname or ""
        return asked in {"localhost", name} or bool(ip_address(asked))
    except ValueError:
        return False


@contextmanager
def hosting(desk: Desk, name: str, port: int) -> Iterator[str]:
    """Answer for a desk until the block ends; yield the address. Raises OSError."""
    with _Server((name, port), partial(_Handler, desk=desk, name=name)) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://{name}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
