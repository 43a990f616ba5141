"""Scenes: an archive that was built and then changed, and a build of the change, disturbed.

What must hold whatever happens is said once, in `Scene.disturbed`.
"""

import hashlib
import shutil
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from archive.exchange.manifest import MANIFEST, read_manifest
from tests.conftest import ROOT
from tests.faults.builder import Result, Worker
from tests.faults.shim import Call, Strike

BASE = ROOT / "tests/golden/base"
READING = "list", "lock", "open", "read"
"""The kinds of operations that change nothing."""
Tree = dict[str, str]
"""What a folder holds: relative path -> mode and SHA-256, or where a link leads."""


def tree(folder: Path) -> Tree:
    """Return what a folder holds; nothing where there is none."""
    real = folder.resolve()
    return {path.relative_to(real).as_posix(): _stated(path) for path in real.rglob("*")}


def _stated(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    inner = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return f"{path.stat().st_mode:o} {inner}"


def is_as_its_manifest(site: Path) -> bool:
    """Whether a site holds the files that its manifest lists, byte for byte, and no others."""
    files = {path: said.split()[1] for path, said in tree(site).items() if path != MANIFEST}
    listed = read_manifest((site / MANIFEST).read_text("utf-8"))
    return listed == {path: digest for path, digest in files.items() if digest != "folder"}


@dataclass(frozen=True)
class Scene:
    """An archive on the way from one state to the next."""

    folder: Path
    """The archive before the build."""
    content: Tree
    old: Tree
    """Its records, and its site, if there is one."""
    renewed: Tree
    pages: Tree
    new: Tree
    beside: frozenset[str]
    """Records, pages and site after the build, and the names of all that stands there."""
    lacking: str = ""
    """A kind of operation that its file system has not."""

    def calls(self, worker: Worker, place: Path) -> list[Call]:
        """Return what a build asks that nothing disturbs."""
        return worker.run(self.set_up(place), lacking=self.lacking).calls

    def failures(self, worker: Worker, place: Path, strikes: Iterable[Strike]) -> list[str]:
        """Disturb a build by each strike, build again, and return what went wrong."""
        return [
            f"{strike.how} at {strike.at}{' and after' * strike.lasting}: {said}"
            for strike in strikes
            for said in self._tried(worker, place, strike)
        ]

    def _tried(self, worker: Worker, place: Path, strike: Strike) -> Iterator[str]:
        struck = worker.run(self.set_up(place), strike, self.lacking)
        if strike.how == "SIGKILL" and struck.code != -signal.SIGKILL:
            yield f"not killed: {struck.err}"
        yield from self.disturbed(place, struck)
        yield from self.mended(place, worker.run(place, lacking=self.lacking))

    def set_up(self, place: Path) -> Path:
        """Make ``place`` a copy of the scene before the build."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place, symlinks=True)
        return place

    def disturbed(self, place: Path, result: Result) -> Iterator[str]:
        """Yield what is wrong after a build that was disturbed."""
        site = tree(place / "site")
        if site not in (self.old, self.new):
            yield f"a mixture: {_unlike(site, self.new)} not new, {_unlike(site, self.old)} not old"
        elif site and not is_as_its_manifest(place / "site"):
            yield "the manifest says otherwise"
        if result.code == 2 and not _names_a_file(result.err, place):
            yield f"no file is named: {result.err}"
        if result.code == 0 and site != self.new:
            yield "done, it says"
        if result.code not in {0, 1, 2, 130, -signal.SIGKILL} or "Traceback" in result.err:
            yield f"exit code {result.code}: {result.err}"
        yield from self._records(place)

    def _records(self, place: Path) -> Iterator[str]:
        """Yield what happened to records; findings are as they were or as they become."""
        for name, said in tree(place / "content").items():
            hidden = name.rpartition("/")[2].startswith(".")
            if not hidden and said not in (self.content.get(name), self.renewed.get(name)):
                yield f"content/{name} is another"
        if gone := self.content.keys() - tree(place / "content").keys():
            yield f"of the content {gone} is gone"

    def mended(self, place: Path, result: Result) -> Iterator[str]:
        """Yield what is wrong after the next build, which nothing disturbed."""
        if (result.code, result.err) != (0, ""):
            yield f"the next build: {result.code} {result.err}"
        for name, wanted in (("site", self.new), ("pages", self.pages), ("content", self.renewed)):
            if (found := tree(place / name)) != wanted:
                yield f"{name} after the next build: {_unlike(found, wanted)} differ"
        if others := beside(place) ^ self.beside:
            yield f"beside the site: {others}"


def beside(place: Path) -> frozenset[str]:
    """Return what stands in a scene's folder; the two names of a moved site count as one."""
    return frozenset(path.name.replace(".site.b", ".site.a") for path in place.iterdir())


def _names_a_file(said: str, place: Path) -> bool:
    """Whether the last line is ours, and names a file or folder of the archive."""
    last = said.rstrip("\n").rpartition("\n")[2]
    return last.startswith("archive: ") and f"{place}" in last


def _unlike(one: Tree, other: Tree) -> list[str]:
    return sorted({path for path, _ in one.items() ^ other.items()})[:5]


GATE = """
name: Canal gate
kind: gate
about:
  - statement: Mara Teel opened it in 2030.
    reference: https://gate.example/
"""


def change(content: Path) -> None:
    """Change records so that pages come and go, many differ, findings too, and a name is out."""
    (content / "people/tomas-brill.yml").unlink()
    (content / "places/canal-gate.yml").write_text(GATE, "utf-8")
    redacted = "redacted: {as: Witness A, reason: she was threatened, date: 2031-05-01}\n"
    with (content / "people/mara-teel.yml").open("a", encoding="utf-8") as person:
        person.write(redacted)


def chosen(calls: Sequence[Call], many: int) -> list[int]:
    """Return the numbers of ``many`` operations, of all kinds in all folders.

    Of each kind in a folder the first and the last come first: there one state ends.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for number, call in enumerate(calls, 1):
        groups.setdefault((call.kind, call.path.partition("/")[0]), []).append(number)
    ranked: list[tuple[int, int, int]] = []
    for group in groups.values():
        inner = group[1:-1]
        Random(len(inner)).shuffle(inner)  # noqa: S311 - a sample, no secret
        edges = dict.fromkeys((group[0], group[-1]))
        ranked += ((rank, len(group), at) for rank, at in enumerate((*edges, *inner)))
    return sorted(at for *_, at in sorted(ranked)[:many])


def first_scene(worker: Worker, place: Path) -> Scene:
    """Return the scene of an archive's first build."""
    folder = place / "first"
    shutil.copytree(BASE, folder)
    return _scene(worker, folder, place / "done")


def next_scene(worker: Worker, place: Path, lacking: str = "") -> Scene:
    """Return the scene of an archive that was built, then changed.

    Where the file system cannot exchange two folders, the site is a link.
    """
    folder = place / "next"
    shutil.copytree(BASE, folder)
    (folder / "content/people/tomas-brill.yml").write_text("name: Tomas Brill\n", "utf-8")
    if lacking:
        (folder / ".site.b").mkdir()
        (folder / "site").symlink_to(".site.b")
    result = worker.run(folder, lacking=lacking)
    assert result.code == 0, result.err
    change(folder / "content")
    return _scene(worker, folder, place / "done", lacking)


def _scene(worker: Worker, folder: Path, done: Path, lacking: str = "") -> Scene:
    shutil.copytree(folder, done, symlinks=True)
    result = worker.run(done, lacking=lacking)
    assert result.code == 0, result.err
    return Scene(
        folder,
        old=tree(folder / "site"),
        new=tree(done / "site"),
        pages=tree(done / "pages"),
        content=tree(folder / "content"),
        renewed=tree(done / "content"),
        beside=beside(done),
        lacking=lacking,
    )
