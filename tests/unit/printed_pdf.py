"""Small PDF files for tests, made of lines of text (PDF 1.4, one font, no compression)."""

import io
from collections.abc import Sequence


def printed(
    pages: Sequence[Sequence[str]], title: str, author: str, *, stream: bytes | None = None
) -> bytes:
    """Return a PDF whose pages hold these lines; ``stream``: one deflated content for all."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        objects.append(_content(lines) if stream is None else _packed(stream))
        page = (
            f"<< /Type /Page /Parent PAGES 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 1 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    listed = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    number = len(objects) + 1
    objects += [listed.encode(), f"<< /Type /Catalog /Pages {number} 0 R >>".encode()]
    objects.append(f"<< /Title ({title}) /Author ({author}) >>".encode())
    return _file([one.replace(b"PAGES", str(number).encode()) for one in objects], number + 1)


def _content(lines: Sequence[str]) -> bytes:
    marks = str.maketrans({sign: f"\\{sign}" for sign in "()\\"})
    shown = " ".join(f"({line.translate(marks)}) Tj T*" for line in lines)
    data = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _packed(data: bytes) -> bytes:
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes], root: int) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, size = len(out), len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (size, root, root + 1)
    return out + head + table + tail + b"startxref\n%d\n%%%%EOF\n" % start


def encrypted() -> bytes:
    """Return a PDF that a password protects."""
    from pypdf import PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
