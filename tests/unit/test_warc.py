"""Web archives: each page is a report with the address and day of its record."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from archive.intake.draft import Draft
from archive.intake.page.warc import read_warc
from archive.intake.refused import Refused
from tests.unit.invented_pages import BLOG, DATA, PARAGRAPHS, TITLE, URL, page

OTHER = "https://harbour-post.example/2031/04/09/gate-mended"
FRAME = "https://ads.example/frame"
DAY = "2031-04-12T10:11:12Z"

Response = tuple[str, bytes, str, str]
"""Address, bytes, status line, content type."""


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio ships no types
    """Keeps what it measures in memory: warcio leaves its temporary files open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def response(url: str, data: bytes, status: str = "200 OK", kind: str = "text/html") -> Response:
    return url, data, status, kind


def warc(*responses: Response, packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = _Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("lock.warc", {"software": "made for a test"}))
    for url, data, status, kind in responses:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(data),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": DAY},
            )
        )
    return out.getvalue()


def wacz(archive: bytes, urls: Iterable[str] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr("archive/data.warc.gz", archive)
        lines = [
            json.dumps({"format": "json-pages-1.0"}),
            *(json.dumps({"url": url}) for url in urls),
        ]
        if urls:
            whole.writestr("pages/pages.jsonl", "\n".join([*lines, "{broken", "5"]))
    return out.getvalue()


def urls(drafts: Iterable[Draft]) -> list[object]:
    return [guess.value for draft in drafts for guess in draft.guesses if guess.field == "url"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_has_the_address_and_day_of_its_record(packed: bool) -> None:  # noqa: FBT001
    (draft,) = read_warc(warc(response(URL, BLOG), packed=packed), "lock.warc")
    assert (draft.capture, draft.retrieved) == (BLOG, "2031-04-12")
    assert draft.origin == f"lock.warc, {URL}"
    assert urls([draft]) == [URL]


def test_only_pages_that_were_served_and_hold_a_report_are_read() -> None:
    archive = warc(
        response(URL, BLOG),
        response(URL, BLOG),
        response(OTHER, DATA, status="404 Not Found"),
        response("https://harbour-post.example/gate.jpg", b"\xff\xd8", kind="image/jpeg"),
        response(FRAME, b"<p>Buy our boats.</p>"),
        response("https://harbour-post.example/data.json", b"{}", kind="application/json"),
    )
    assert urls(read_warc(archive, "lock.warc")) == [URL]


def test_two_states_of_one_address_are_two() -> None:
    archive = warc(response(URL, BLOG), response(URL, BLOG.replace(b"Nobody", b"One man")))
    assert len(list(read_warc(archive, "lock.warc"))) == 2


def test_the_encoding_that_the_server_names_counts() -> None:
    text = page(f"<h1>{TITLE}</h1>" + "".join(f"<p>Тихий шлюз. {one}</p>" for one in PARAGRAPHS))
    data = text.decode().replace('<meta charset="utf-8">', "").encode("cp1251")
    served = response(URL, data, kind="text/html; charset=windows-1251")
    (draft,) = read_warc(warc(served), "lock.warc")
    assert "Тихий шлюз" in draft.text


def test_of_a_wacz_the_pages_that_it_lists_are_read(tmp_path: Path) -> None:
    archive = warc(response(FRAME, DATA), response(URL, BLOG))
    assert urls(read_warc(wacz(archive, [URL]), "lock.wacz")) == [URL]
    assert len(urls(read_warc(wacz(archive), "lock.wacz"))) == 2
    file = tmp_path / "lock.wacz"
    file.write_bytes(wacz(archive, [URL]))
    assert urls(read_warc(file, "lock.wacz")) == [URL]


def test_what_can_be_read_comes_before_the_refusal_of_the_rest() -> None:
    archive = warc(response(OTHER, b"<div>" * 5_000), response(URL, BLOG))
    drafts = read_warc(archive, "lock.warc")
    assert urls([next(drafts)]) == [URL]
    with pytest.raises(Refused, match="deeply"):
        next(drafts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 nonsense", "damaged"),
        (wacz(b"")[:40], "damaged"),
        (b"WARC/1.0\r\nnonsense", "without a page"),
        (warc(response(FRAME, b"<p>Buy.</p>")), "without a page"),
        (b"nonsense", "damaged"),
        (b"", "without a page"),
    ],
)
def test_what_is_damaged_or_holds_no_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        list(read_warc(data, "lock.warc"))


@pytest.mark.parametrize("cut", [50, 400, 700, 1_000])
def test_an_archive_that_ends_too_early_never_fails_otherwise(cut: int) -> None:
    whole = warc(response(URL, BLOG), response(OTHER, DATA))
    with pytest.raises(Refused):
        list(read_warc(whole[:cut], "lock.warc"))


def test_a_zip_of_something_else_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr("word/document.xml", "<x/>")
    with pytest.raises(Refused, match="ZIP"):
        list(read_warc(out.getvalue(), "lock.docx"))


def test_a_wacz_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("archive/data.warc", b"WARC/1.1\r\n" + b"\0" * 20_000_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        next(read_warc(out.getvalue(), "lock.wacz"))
