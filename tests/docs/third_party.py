"""The list of what others made: from the lock files, and what each library says of its licence.

``python -m tests.docs.third_party`` writes docs/third-party.md anew. It asks no network: a library
that is not installed here, or that names no licence in a known form, stands in ``STATED``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata

from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PAGE = ROOT / "docs/third-party.md"
STATED = {
    "axe-playwright-python": "MIT",
    "bagit": "public domain",
    "colorama": "BSD-3-Clause",
    "flit-core": "BSD-3-Clause",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "mergedeep": "MIT",
    "pyromark": "MIT",
}
"""Licences as the libraries' own licence files have them, where their metadata is not enough."""
_CLASSIFIED = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_SPDX = frozenset((
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python",
    "GPL-2.0-only", "LGPL-2.1-or-later", "MIT", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Zlib",
))  # fmt: skip
_ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)[^\n]*\n(?:    --hash[^\n]*\n)+"
    r"(?P<via>(?:    #[^\n]*\n)*)",
    re.MULTILINE,
)
_REMARK = re.compile(
    r'^(?:  |build = \[)"(?P<name>[\w-]+)[^"]*"[,\]] *# (?P<what>[^;\n]*)', re.MULTILINE
)
_TEXT = """\
# What others made

<!-- Generated from the lock files: python -m tests.docs.third_party -->

Every library is installed from `requirements/*.txt`: in one version, checked against its hash, as a
ready wheel, so that no code of a library runs while it is installed. Licences are given as
[SPDX](https://spdx.org/licenses/) expressions; what a wheel carries of others it lists itself.

## What reaches readers

A published site loads nothing from elsewhere. Of others' work it carries:

| file of the site | what | licence |
|---|---|---|
| `assets/search/lunr.js`, also in `search/engine.js` | the stemmer of lunr.js 2.3.9 | {lunr} |
| `assets/stylesheets/` | Material for MkDocs, with Material Design Icons | MIT; Apache-2.0 |

## To build a site

{site}
## To test and to check

The tests also drive the machine's own Chromium, and what libraries bring along: Node (MIT) in
Playwright's driver, and axe-core (MPL-2.0).

{dev}"""


@dataclass(frozen=True)
class Library:
    """A library of a lock file: its versions, and who asks for it."""

    name: str
    versions: tuple[str, ...]
    asked_by: tuple[str, ...]


def page() -> str:
    """Return the page as it should be."""
    site, dev = (_libraries(name) for name in ("site.txt", "dev.txt"))
    what = remarks()
    beyond = [library for name, library in dev.items() if name not in site]
    lunr = "MIT, in `assets/search/lunr.LICENSE.txt`"
    return _TEXT.format(lunr=lunr, site=_table(site.values(), what), dev=_table(beyond, what))


def _libraries(lock: str) -> dict[str, Library]:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    found: dict[str, Library] = {}
    for entry in _ENTRY.finditer(text):
        name = canonicalize_name(entry["name"])
        before = found.get(name, Library(name, (), ()))
        asked = dict.fromkeys((*before.asked_by, *_asked_by(entry["via"])))
        found[name] = Library(name, (*before.versions, entry["version"]), tuple(asked))
    return found


def _asked_by(via: str) -> Iterator[str]:
    for line in via.replace("# via", "#").splitlines():
        name = line.strip(" #")
        if name and not name.startswith(("-c ", "cuttings ")):
            yield name


def remarks() -> dict[str, str]:
    """Return what pyproject.toml says that each library is for."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return {
        canonicalize_name(said["name"]): said["what"].strip() for said in _REMARK.finditer(text)
    }


def _table(libraries: Iterable[Library], what: dict[str, str]) -> str:
    rows = "".join(
        f"| [{one.name}](https://pypi.org/project/{one.name}/) | {', '.join(one.versions)} "
        f"| {licence(one.name)} | {what.get(one.name) or 'for ' + ', '.join(one.asked_by)} |\n"
        for one in libraries
    )
    return f"| library | version | licence | what for |\n|---|---|---|---|\n{rows}"


def licence(name: str) -> str:
    """Return a library's licence. Raises LookupError where nobody says it."""
    if name in STATED:
        return STATED[name]
    said = metadata.metadata(name).json
    classifiers = said.get("classifier", [])
    given = said.get("license_expression") or said.get("license") or ""
    classified = [_CLASSIFIED[one] for one in classifiers if one in _CLASSIFIED]
    known = set(re.split(" AND | OR ", str(given))) <= _SPDX
    return str(given) if known else classified[0]


def direct() -> set[str]:
    """Return the libraries that pyproject.toml itself asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return {canonicalize_name(re.split(r"[<>=~! ]", one)[0]) for group in groups for one in group}


def main() -> None:
    """Write the page anew. Raises OSError."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
