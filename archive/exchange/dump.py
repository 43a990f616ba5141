"""All records in one file, for another archive of this program: JSON Lines, one record file a line.

Each line has the file's path below the content folder, its SHA-256 and its text. Captures and the
site are no part of it: see the bag. ``archive.intake.documents.dump`` puts the files back.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.analysis.findings import LARGEST_FINDINGS
from archive.exchange.release import RECORDS, Given, Kept, Stays
from archive.records.files import Unread, read_file
from archive.records.folder import DECISIONS, list_files
from archive.records.layout import holds_record
from archive.records.problems import Problems
from archive.records.vault import sha256

HEAD = {"dump": "cuttings", "version": 1}


def dumped(released: Iterable[Given | Kept | Stays], left: list[Stays]) -> Iterator[str]:
    """Yield the lines of a dump, by path; what stays is added to ``left``.

    Captures are neither: a dump has none.
    """
    given: list[Given] = []
    for one in released:
        if isinstance(one, Given):
            given.append(one)
        elif isinstance(one, Stays) and one.what != "capture":
            left.append(one)
    yield json.dumps(HEAD) + "\n"
    for file in sorted(given, key=lambda file: file.path):
        yield _line(file)


def everything(content: Path) -> Iterator[Given]:
    """Yield every record file as it is, for a person's own machine.

    Raises OSError for a file that cannot be read, or is no text in UTF-8, as a dump must be.
    """
    decided = [DECISIONS] if (content / DECISIONS).is_file() else []
    for name in (*list_files(content, Problems()), *decided):
        if holds_record(name):
            yield Given(f"{RECORDS}/{name}", _data(content, name))


def _data(content: Path, name: str) -> bytes:
    try:
        data = read_file(str(content), name, LARGEST_FINDINGS)
        data.decode()
    except Unread as why:
        raise OSError(f"{content}/{name} {why.said}") from why
    except UnicodeDecodeError as why:
        raise OSError(f"{content}/{name} is not stored in the encoding UTF-8") from why
    return data


def _line(file: Given) -> str:
    row = {
        "path": file.path.removeprefix(f"{RECORDS}/"),
        "sha256": sha256(file.data),
        "text": file.data.decode(),
    }
    return json.dumps(row, ensure_ascii=False) + "\n"
