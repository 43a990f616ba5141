"""Cells of a table that a spreadsheet program will open: none of them may begin a formula.

A cell that begins with = + - @, a tab or a carriage return is taken for a formula, or can become
one (CWE-1236). An apostrophe before it makes it a text. Cells that begin with apostrophes and such
a sign get one more, so that taking one away gives back every cell exactly.
"""

import re

_ACTIVE = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(cell: str) -> str:
    """Return a cell that no program takes for a formula.

    >>> guarded("=1+1"), guarded("'=1"), guarded("'Tis")
    ("'=1+1", "''=1", "'Tis")
    """
    return f"'{cell}" if _ACTIVE.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _ACTIVE.match(cell) else cell
