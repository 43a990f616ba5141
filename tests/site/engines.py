"""The engines that publish the generated pages, each run as a person would run it."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

from tests.site.html_tree import Page, read_page, words

HOOKS = re.compile(r"^hooks:.*\n(?:[ \t].*\n)*", re.MULTILINE)
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Engine:
    """A command that publishes ``mkdocs.yml`` in the folder where it is run."""

    name: str
    command: tuple[str, ...]
    hooks: bool = False


ENGINES = (
    Engine("mkdocs", ("mkdocs", "build", "-q"), hooks=True),
    Engine("mkdocs without hooks", ("mkdocs", "build", "-q")),
    Engine("properdocs", ("properdocs", "build", "-q", "-f", "mkdocs.yml")),
    Engine("zensical", ("zensical", "build", "-f", "mkdocs.yml")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says to a reader: its title, the words and links of its main content, its ids."""

    title: str
    words: str
    links: list[tuple[str, str]]
    ids: list[str]


def publish(engine: Engine, root: Path, pages: Path, into: Path) -> Path:
    """Publish pages in a folder that holds what the repository holds; return the site."""
    into.mkdir()
    config = (root / "mkdocs.yml").read_text("utf-8")
    (into / "mkdocs.yml").write_text(config if engine.hooks else HOOKS.sub("", config), "utf-8")
    shutil.copytree(root / "theme", into / "theme")
    shutil.copytree(pages, into / "pages")
    (into / "archive/site").mkdir(parents=True)
    if engine.hooks:
        shutil.copy(root / "archive/site/hook.py", into / "archive/site")
    tool = Path(sys.executable).with_name(engine.command[0])
    command = [str(tool), *engine.command[1:]]
    done = subprocess.run(
        command, cwd=into, env=os.environ | QUIET, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{engine.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return into / "site"


def said_by(site: Path) -> dict[str, Said]:
    """Return what each page of a site says, by address."""
    files = (file for file in sorted(site.rglob("*.html")) if file.name == "index.html")
    return {page.address: said(page) for file in files for page in [read_page(site, file)]}


def said(page: Page) -> Said:
    """Return what a page says."""
    ids = [element.attrib["id"] for element in page.main.iter() if "id" in element.attrib]
    return Said(page.title, words(page.main), page.links(page.main), ids)


def differences(sites: dict[str, dict[str, Said]]) -> list[str]:
    """Return where two sites differ: the addresses, and what a page says."""
    found = []
    for (one, first), (other, second) in pairwise(sites.items()):
        found += [f"{one} | {other}: {address}" for address in first.keys() ^ second.keys()]
        for address in first.keys() & second.keys():
            if first[address] != second[address]:
                found.append(f"{one} | {other}: {address}: {first[address]} | {second[address]}")
    return found


def linked(pages: dict[str, Said]) -> set[str]:
    """Return all addresses in the site to which its pages link."""
    targets = (target for page in pages.values() for target, _ in page.links)
    return {urldefrag(target).url for target in targets if "://" not in target}
