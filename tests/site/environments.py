"""Environments in which one archive must give one and the same site, to the last byte."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT
from tests.docs.console import workshop
from tests.site.building import contents

DAY = "2031-04-15"
_SECOND = 1_934_064_000 - 1  # of that day, the last
_RUN = """\
import os, runpy, sys
program, one_processor = sys.argv[1:3]
if one_processor == "True" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.argv[:3] = [program]
sys.path[0] = os.path.dirname(program)
runpy.run_path(program, run_name="__main__")
"""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What may differ from one machine to the next. A variable that is None is not set."""

    folder: str = "work"
    variables: Mapping[str, str | None] = field(default_factory=dict)
    umask: int = 0o022
    one_processor: bool = False
    backwards: bool = False
    """Whether the files were written in the other order, with other times."""
    own_program: bool = False
    """Whether the program lies elsewhere."""
    beside: bool = False
    """Whether the command is run in the archive's folder, with relative paths."""


ENVIRONMENTS = {
    "plain": Environment(variables={"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    "folder": Environment(folder="deep/er, wíth a space/\u05d5\u05e2\u05d3", beside=True),
    "time zone": Environment(variables={"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}),
    "locale": Environment(variables={"LC_ALL": None, "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr:fa"}),
    "no locale": Environment(variables={"LC_ALL": "POSIX", "LANG": None, "PYTHONUTF8": "0"}),
    "umask": Environment(umask=0o077, variables={"PYTHONHASHSEED": "424242"}),
    "source date": Environment(variables={"SOURCE_DATE_EPOCH": str(_SECOND), "TZ": "Asia/Tehran"}),
    "one processor": Environment(
        one_processor=True, variables={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    ),
    "order of files": Environment(backwards=True, variables={"PYTHONHASHSEED": "7"}),
    "no home": Environment(
        own_program=True, variables={"HOME": None, "USER": None, "PATH": "/nowhere", "CI": "1"}
    ),
    "all of it": Environment(
        folder="ô/ö", umask=0o027, one_processor=True, backwards=True, own_program=True,
        beside=True, variables={
            "PYTHONHASHSEED": "99", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.ISO8859-9",
            "LANG": "xx", "HOME": None, "SOURCE_DATE_EPOCH": str(_SECOND - 40_000),
            "PYTHONOPTIMIZE": "2", "PYTHONUTF8": "0", "PYTHONDONTWRITEBYTECODE": "1",
        },
    ),
}  # fmt: skip


def build(
    archive: Path, into: Path, there: Environment, python: Sequence[str] = (sys.executable,)
) -> dict[str, bytes]:
    """Build a copy of an archive in an environment; return every file: records, pages, site."""
    place = into / there.folder
    for name in ("content", "vault"):
        _copy(archive / name, place / name, backwards=there.backwards)
    program = _program(into) if there.own_program else ROOT
    base = Path() if there.beside else place
    folders = {name: base / name for name in ("content", "vault", "pages", "site")}
    options = [f"--{name}={folder}" for name, folder in folders.items()]
    options += ["--audience=private", f"--today={DAY}"]
    done = subprocess.run(
        [*python, "-c", _RUN, str(program / "build.py"), str(there.one_processor), *options],
        cwd=place if there.beside else into,
        env=_variables(there.variables),
        umask=there.umask,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        name: data
        for folder in ("content", "pages", "site")
        for name, data in contents(place / folder).items()
    }


def _variables(changes: Mapping[str, str | None]) -> dict[str, str]:
    known = {"SOURCE_DATE_EPOCH": None, "CUTTINGS_VAULT": None, **changes}
    own = {name: value for name, value in os.environ.items() if name not in known}
    return own | {name: value for name, value in known.items() if value is not None}


def _copy(source: Path, target: Path, *, backwards: bool) -> None:
    """Copy a folder, its files in their order or in the other one, with other times."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for number, file in enumerate(reversed(files) if backwards else files):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
        if backwards:
            os.utime(copy, (number, 10**9 - 86_400 * number))


def _program(into: Path) -> Path:
    """Return a copy of the program."""
    (into / "program").mkdir()
    return workshop(into / "program")


def other_pythons() -> list[Path]:
    """Return each other Python of this machine that is new enough, one for each version."""
    names = [f"python3.{minor}" for minor in range(11, 20)] + ["python3"]
    paths = [Path(folder) / name for folder in os.get_exec_path() for name in names]
    paths += sorted(Path.home().glob(".pyenv/versions/*/bin/python3"))
    paths += sorted(Path("/opt").glob("*python*/**/bin/python3"))
    found = {_version(path): path for path in reversed(paths) if os.access(path, os.X_OK)}
    own = ".".join(map(str, sys.version_info[:3]))
    return [path for version, path in sorted(found.items()) if version and version != own]


def _version(python: Path) -> str:
    """Return the version of a Python that is new enough and works, else nothing."""
    code = (
        "import sys, ssl, venv; assert sys.version_info >= (3, 11); print(sys.version.split()[0])"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
