"""Addresses compared: which two lead to the same report."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src", re.IGNORECASE)
_PORTS = {":80", ":443"}


def same_place(url: str) -> str:
    """Return what is the same for addresses of one page.

    Such differ by http or https, www, capitals of the host, a stroke at the end, what follows #,
    and marks by which readers are followed.
    """
    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return url
    host = parts.netloc.lower().rpartition("@")[2].removeprefix("www.")
    for port in _PORTS:
        host = host.removesuffix(port)
    kept = urlencode([(name, value) for name, value in query if not _TRACKING.fullmatch(name)])
    return f"{host}{parts.path.rstrip('/')}" + (f"?{kept}" if kept else "")
