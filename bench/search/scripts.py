"""The scripts of our search, as the site serves them."""

import gzip
import re
from pathlib import Path
from typing import Final

from archive.search import client
from bench.builds import ROOT
from bench.folders import put

ASSETS: Final = ROOT / "theme" / "assets"
PAGE: Final = ASSETS / "search" / "page.js"
IMPORT: Final = re.compile(r'^import .*? from "(\..*?)";$', re.MULTILINE)


def worker(folder: Path) -> Path:
    """Write the engine, which the page runs as its worker, to *folder*; return its file."""
    file = folder / "engine.js"
    put(file, client.engine())
    return file


def page() -> int:
    """Return the bytes, compressed, of the search page's script and of what it imports."""
    found, left = set[Path](), [PAGE]
    while left:
        file = left.pop()
        found.add(file)
        others = {(file.parent / name).resolve() for name in IMPORT.findall(file.read_text())}
        left += others - found
    return sum(len(gzip.compress(file.read_bytes())) for file in found)
