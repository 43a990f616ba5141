"""Pages fetched from the web, politely and with care, where a person asked for the network.

One request at a time to a host, a second apart; no page larger or slower than agreed; and no
address of a private network, whatever name or redirect leads there: a list of addresses from a
stranger must not make this machine ask its own neighbours.
"""

import datetime as dt
import http.client
import ipaddress
import os
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from archive import __version__

PRIVATE: Final = "CUTTINGS_FETCH_PRIVATE"
"""The environment variable that, set to 1, allows addresses of private networks."""
_LARGEST = 32 << 20
_SECONDS, _ALL_SECONDS = 20, 90
_REDIRECTS = 8
_PAUSE = 1.0
_PART = 1 << 16
_MOVED = {301, 302, 303, 307, 308}
_OK = 200
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_TRANSLATED = ipaddress.ip_network("64:ff9b::/32")  # stands for any IPv4 address (RFC 8215)
_asked: dict[str, float] = {}


class Unfetched(Exception):  # noqa: N818 - what became of an address; the reader reports it
    """An address was not fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was found at last, and the day (UTC, EDTF)."""

    address: str
    data: bytes
    day: str


def fetch(address: str) -> Fetched:
    """Return what stands at an http or https address. Raises Unfetched."""
    until = time.monotonic() + _ALL_SECONDS
    try:
        for _ in range(_REDIRECTS):
            status, there, data = _ask(_parts(address), until)
            if status == _OK:
                return Fetched(address, data, dt.datetime.now(tz=dt.UTC).date().isoformat())
            if status not in _MOVED or not there:
                raise Unfetched(f"the server answers {status}")
            address = urljoin(address, there)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(str(error) or type(error).__name__) from error
    raise Unfetched("it leads from address to address")


def _parts(address: str) -> SplitResult:
    parts = urlsplit(quote(address, safe=_SAFE))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Unfetched("it is no address of the web")
    if parts.username or parts.password:
        raise Unfetched("it holds a name or a password")
    return parts


def _ask(parts: SplitResult, until: float) -> tuple[int, str | None, bytes]:
    """Ask once; return the status, where it leads, and of a page the bytes."""
    host = _encoded(parts.hostname or "")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    _wait(host)
    connection = _connected(parts.scheme, host, port)
    end = threading.Timer(max(0.0, until - time.monotonic()), _hang_up, [connection.sock])
    end.daemon = True
    end.start()  # a server that sends a sign now and then would never be waited for too long
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers=_headers())
        answer = connection.getresponse()
        data = _body(answer, until) if answer.status == _OK else b""
        return answer.status, answer.getheader("Location"), data
    finally:
        end.cancel()
        connection.close()


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _encoded(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _headers() -> dict[str, str]:
    name = f"cuttings/{__version__} (a library of press cuttings; one page at a person's request)"
    return {"User-Agent": name, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}


def _wait(host: str) -> None:
    """Leave a pause between two requests to one host."""
    passed = time.monotonic() - _asked.get(host, float("-inf"))
    if passed < _PAUSE:
        time.sleep(_PAUSE - passed)
    _asked[host] = time.monotonic()


def _connected(scheme: str, host: str, port: int) -> http.client.HTTPConnection:
    """Connect to an address that was looked at: asking for the name again could give another."""
    made = socket.create_connection((_public(host, port), port), timeout=_SECONDS)
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    if scheme == "https":
        try:
            made = ssl.create_default_context().wrap_socket(made, server_hostname=host)
        except OSError:
            made.close()
            raise
    connection.sock = made
    return connection


def _public(host: str, port: int) -> str:
    """Return a public address of a host. Raises Unfetched where any of its addresses is private."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(entry[4][0]) for entry in found]
    if os.environ.get(PRIVATE) != "1" and not all(map(_is_public, numbers)):
        raise Unfetched(f"{host} lies in a private network ({PRIVATE}=1 allows it)")
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if (inner is not None and not inner.is_global) or address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    parts, size = [], 0
    while part := answer.read1(_PART):
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise Unfetched(f"it is larger than {_LARGEST >> 20} MiB")
        if time.monotonic() > until:
            raise Unfetched(f"it takes more than {_ALL_SECONDS} seconds")
    return b"".join(parts)
