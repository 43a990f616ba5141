"""The verb that starts an archive of one's own, with the program in it."""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

import archive
from archive.cli.common import DONE, UseError, Verbs
from archive.records.edit import set_key

_PROGRAM = (
    "archive", "theme", "requirements/install", "requirements/site.txt", "build.py",
    "pyproject.toml", "LICENSE",
)  # fmt: skip
"""What builds a site: all of it goes into the new archive, so that it needs nobody else's copy."""
_SETTINGS = "mkdocs.yml"
_STARTER = "examples/starter"
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*cache*")


def add_init(verbs: Verbs) -> None:
    """Add ``archive init``."""
    parser = verbs.add_parser(
        "init",
        help="start an archive of your own, or give it this version of the program",
        description="Make a folder with an empty content/, the program, and what checks and"
        " publishes it on GitHub or GitLab.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder")
    parser.add_argument("--name", default="Archive", help="the name of the site (Archive)")
    parser.add_argument(
        "--update",
        action="store_true",
        help="FOLDER is an archive: replace the program in it, and nothing else",
    )
    parser.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    root, folder = Path(archive.__file__).resolve().parents[1], options.folder
    if not (root / _STARTER).is_dir():
        raise UseError("this copy of the program is not whole: use a clone of its repository")
    if options.update:
        _update(root, folder)
        print(f"The program in {folder} is this version now. To see what changed: git diff")
        return DONE
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UseError(f"{folder} is not empty: name a new folder, or add --update")
    if Path.cwd().is_relative_to(folder.resolve()):
        raise UseError(f"{folder} is where you are: go to the folder above it, and name it there")
    _start(root, folder, options.name)
    print(f"Made {folder}. Next: cd {folder} && git init && make site")
    return DONE


def _start(root: Path, folder: Path, name: str) -> None:
    """Make the archive in a folder beside it, which then gets its name."""
    staging = folder.absolute().with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        shutil.copytree(root / _STARTER, staging, ignore=_LEFT_OUT)
        _copy(root, staging, _PROGRAM)
        settings = (root / _SETTINGS).read_text("utf-8")
        (staging / _SETTINGS).write_text(set_key(settings, "site_name", name), "utf-8")
        readme = staging / "README.md"
        readme.write_text(readme.read_text("utf-8").replace("SITE_NAME", name), "utf-8")
        (staging / "vault").mkdir()
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _update(root: Path, folder: Path) -> None:
    missing = [name for name in ("archive", "content", "build.py") if not (folder / name).exists()]
    if missing:
        raise UseError(f"{folder} is no archive that archive init made: it has no {missing[0]}")
    if (folder / "archive").resolve() == (root / "archive").resolve():
        raise UseError(f"{folder} is where this program itself stands")
    for name in _PROGRAM:
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)
    _copy(root, folder, _PROGRAM)


def _copy(root: Path, folder: Path, names: Iterable[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=_LEFT_OUT)
        else:
            shutil.copy2(root / name, folder / name)
