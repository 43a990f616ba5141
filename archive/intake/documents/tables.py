"""Tables of articles (CSV, TSV): our own export, CollectionBuilder's, Omeka's, Zotero's, a list."""

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest

from archive.intake.documents.described import described
from archive.intake.documents.told import LARGEST, text_of
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records.citing import table
from archive.text.cells import unguarded

_SEPARATORS = ",;\t|"
_MOST_COLUMNS = 500


def read_table(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the rows of a table as drafts. Raises Refused where no column is known."""
    text = text_of(data).lstrip("\ufeff")
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=False)
    header = [name.strip() for name in next(_records(rows), [])]
    if not (table.known(dict.fromkeys(header, "?")).keys() & {"title", "url", "id"}):
        said = "has no column that is known to name a title or an address"
        raise Refused(said, "call a column of the first row title or url, and run it again")
    if len(header) > _MOST_COLUMNS:
        raise Refused(f"has {len(header):,} columns", f"keep at most {_MOST_COLUMNS} of them")
    ours = table.OWN in header
    for cells in _records(rows):
        row = dict(zip_longest(header, cells[: len(header)], fillvalue=""))
        row = {name: unguarded(cell) for name, cell in row.items()} if ours else row
        place = f"{origin}, line {rows.line_num}"
        yield described(table.facts_in(row), place, "a table", table.text_of(row), ours=ours)


def _records(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows that hold anything."""
    try:
        yield from (cells for cells in rows if any(map(str.strip, cells)))
    except csv.Error as error:
        raise Refused(f"is no table: {error}", "save it as CSV with the encoding UTF-8") from error


def separator_of(text: str) -> str:
    """Return the sign that parts the columns of the first line, a comma where none does."""
    line = text.lstrip().partition("\n")[0]
    bare = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)
