"""A static host for tests: one folder under a sub-path, on this machine only."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path

# What any static host says, whatever types this machine knows.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".svg": "image/svg+xml",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a prefix; all else is not found, so that links from `/` show."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type] # the server's own

    def do_GET(self) -> None:
        """Answer with a file of the folder, or with its own 404 page."""
        if not self.path.startswith(self.prefix):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.path = self.path.removeprefix(self.prefix.rstrip("/"))
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test that fails shows what matters."""


@contextmanager
def serving(folder: Path, prefix: str = "/archive/") -> Iterator[str]:
    """Serve a folder until the block ends; yield its address, such as http://127.0.0.1:81/archive/."""
    with answering(partial(Handler, prefix=prefix, directory=str(folder))) as host:
        yield host + prefix


@contextmanager
def answering(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer until the block ends; yield the host, such as http://127.0.0.1:81."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
