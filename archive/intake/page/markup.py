"""The bytes of a saved page as markup that is safe to read: unpacked, decoded, without ballast.

Gzip (RFC 1952), a browser's single file (MHTML, RFC 2557) and the encodings of the WHATWG's
Encoding Standard. What would cost a reader of markup more than time in proportion to its length
is refused here, by counts made in one pass.
"""

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from archive.intake.refused import Refused

MAX_BYTES = 64_000_000
"""The most bytes of a page, unpacked; a page saved with all its pictures in it has some ten."""
MAX_MARKUP = 1_500_000
"""The most characters of its markup, without scripts, styles and pictures."""
MAX_TAGS = 20_000
_TOO_MUCH = "save the report alone, as text or as a simpler page"
_MAX_PARTED, _MAX_PARTS, _MAX_LINES, _MAX_HEADERS = 40, 5_000, 1_000_000, 64_000
"""The most of a single file (MHTML): parts that hold parts, parts, lines, bytes of its headers."""
_MAX_VALUE = 4_000  # no attribute that we read is longer
_MAX_DATA = 1_000_000

_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
_ENCODINGS = {
    "big5": "big5hkscs", "euc-jp": "euc_jp", "euc-kr": "cp949", "gb18030": "gb18030",
    "gb2312": "gb18030", "gbk": "gb18030", "iso-2022-jp": "iso2022_jp", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "ks_c_5601-1987": "cp949", "macintosh": "mac_roman",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874",
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{n}": f"cp{n}" for n in (874, *range(1250, 1259))},
}  # fmt: skip
"""Names that pages give for what is not UTF-8; all others are read as windows-1252."""

_TOKEN = re.compile(
    r"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>script|style)(?=[\s/>]) (?P<kind>[^>]*) (?:>|\Z)
      (?P<data>.*?) (?:</(?P=raw)(?=[\s/>])[^>]*(?:>|\Z)|\Z)
    | </?(?P<tag>[a-z][^\s/>]*)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""[^=>]*+(?:=[\s=]*+(?:"[^"]*+"?|'[^']*+'?)?)?""")
"""To the end of an attribute or of the tag: only after = does a quotation mark open a value."""
_VALUE = re.compile(
    rf"""=\s*("[^"]{{{_MAX_VALUE},}}"|'[^']{{{_MAX_VALUE},}}'|[^\s"'>]{{{_MAX_VALUE},}})"""
)
_PARTED = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\"\s;]{1,200})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})(?:\s+saved date:\s*([^\n]{1,80}))?"
)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTED_DAY = re.compile(
    rf"(?P<m>{'|'.join(_MONTHS)}) (?P<d>[0-3]\d) (?P<y>20\d\d)"  # as JavaScript writes it
    rf"|(?P<d2>[0-3]?\d) (?P<m2>{'|'.join(_MONTHS)}) (?P<y2>20\d\d)"  # as in mail (RFC 5322)
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup without ballast, and what its packing tells: address and day of saving.

    ``suffix`` is how the name of its file ends.
    """

    text: str
    suffix: str = ".html"
    address: str | None = None
    saved: str | None = None


def markup_of(data: bytes, *, charset: str | None = None) -> Markup:
    """Return the markup of a saved page.

    ``charset`` is the encoding that the server named. Raises ``Refused`` for what is too large
    or damaged.
    """
    plain = _unpacked(data)
    packed = "" if plain is data else ".gz"
    if _is_mhtml(plain):
        return replace(_from_mhtml(plain), suffix=f".mhtml{packed}")
    text = decoded(plain, charset)
    address, saved = _noted(text[:_HEAD])
    return Markup(_lean(text), f".html{packed}", address, _day(saved))


def _unpacked(data: bytes) -> bytes:
    """Return bytes without their gzip packing, however often packed, up to the limit."""
    for _ in range(3):
        if not data.startswith(b"\x1f\x8b"):
            break
        data = _inflated(data)
    if len(data) > MAX_BYTES:
        raise Refused(f"holds more than {MAX_BYTES // 1_000_000} MB", _TOO_MUCH)
    return data


def _inflated(data: bytes) -> bytes:
    packed = zlib.decompressobj(wbits=31)
    try:
        found = packed.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise Refused("is packed with gzip, and damaged", "save the page anew") from error
    return found


def decoded(data: bytes, charset: str | None = None) -> str:
    """Return the text of a page's bytes.

    A byte order mark decides, then bytes that are UTF-8 throughout, then what the server or the
    page names, then windows-1252. Nothing makes it fail: what stands for no sign becomes U+FFFD.
    """
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = _named(data, charset)
    if named == "iso2022_jp":
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(named, "replace")


def _named(data: bytes, charset: str | None) -> str:
    found = _CHARSET.search(data[:_HEAD])
    name = (charset or (found[1].decode("ascii") if found else "")).strip().lower()
    return "utf-8" if name in {"utf-8", "utf8"} else _ENCODINGS.get(name, "cp1252")


def _is_mhtml(data: bytes) -> bool:
    head = data[:2_000].lstrip().lower()
    return head.startswith((b"from:", b"mime-version:", b"snapshot-content", b"subject:")) and (
        b"multipart/related" in head
    )


def _from_mhtml(data: bytes) -> Markup:
    if _is_costly(data):
        raise Refused("is a web archive (MHTML) of too many parts or lines", "save the page anew")
    message = message_from_bytes(data, policy=policy.default)
    parts = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(parts, None)
    if not isinstance(page, EmailMessage):
        raise Refused("is a web archive (MHTML) without a page", "save the page anew")
    held = page.get_payload(decode=True)
    text = decoded(held if isinstance(held, bytes) else b"", page.get_content_charset())
    address = message["Snapshot-Content-Location"] or page["Content-Location"]
    return Markup(_lean(text), ".mhtml", address and str(address), _day(str(message["Date"])))


def _is_costly(data: bytes) -> bool:
    """Whether a single file would take longer to divide into its parts than any page is worth."""
    headers = data.lstrip()[: _MAX_HEADERS + 1]
    bound = _BOUNDARY.search(headers)
    return (
        not re.search(rb"\n\r?\n", headers)
        or len(_PARTED.findall(data)) > _MAX_PARTED
        or data.count(b"\n") > _MAX_LINES
        or (bound is not None and data.count(b"\n--" + bound[1]) > _MAX_PARTS)
    )


def _noted(head: str) -> tuple[str | None, str | None]:
    """Return the address and the day that the program which saved a page noted in it."""
    if found := _SINGLE_FILE.search(head):
        return found[1], found[2]
    found = _SAVED_FROM.search(head)
    return (found[1] if found else None), None


def _day(words: str | None) -> str | None:
    """Return the day (EDTF) in what a program noted of the time, as "Tue Apr 08 2031 09:12:03"."""
    found = _NOTED_DAY.search(words or "")
    if not found:
        return None
    month = _MONTHS.index(found["m"] or found["m2"]) + 1
    return f"{found['y'] or found['y2']}-{month:02}-{int(found['d'] or found['d2']):02}"


def _lean(page: str) -> str:
    """Return markup without comments, scripts (but for data), styles and long attributes."""
    lean = "".join(_pieces(page.replace("\0", "")))
    if len(lean) > MAX_MARKUP:
        raise Refused(f"has more than {MAX_MARKUP:,} characters of markup", _TOO_MUCH)
    return lean


def _pieces(page: str) -> Iterator[str]:
    reached = tags = 0
    while found := _TOKEN.search(page, reached):
        yield page[reached : found.start()]
        reached = _tag_end(page, found.end()) if found["tag"] else found.end()
        yield _kept(found, page[found.start() : reached])
        tags += bool(found["tag"])
        if tags > MAX_TAGS:
            raise Refused(f"has more than {MAX_TAGS:,} tags", _TOO_MUCH)
    yield page[reached:]


def _tag_end(page: str, at: int) -> int:
    """Return where a tag ends that has been read up to a place: behind its >, or with the page."""
    while at < len(page) and page[at] != ">":
        found = _ATTRIBUTE.match(page, at)
        at = found.end() if found else len(page)
    return min(at + 1, len(page))


def _kept(found: re.Match[str], whole: str) -> str:
    """Return what is kept of a tag, a comment or a script."""
    if found["tag"]:
        return _VALUE.sub('=""', whole) if len(whole) > _MAX_VALUE else whole
    is_data = found["raw"] and "ld+json" in found["kind"] and len(whole) < _MAX_DATA
    return whole if is_data else " "
